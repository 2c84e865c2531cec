# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the directory: which begin with what is being typed, and which are meant by a misspelt one."""

from bisect import bisect_left

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_SHORTEST_MISSPELT = 4
_MOST_LOOKED_AT = 400
_MOST_REMEMBERED = 5_000


class Vocabulary:
    """Words as they compare, each with its stem and the number of resources that hold it."""

    def __init__(self) -> None:
        self._stem_of: dict[str, str] = {}
        self._uses: dict[str, int] = {}
        self._sorted: list[str] = []
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        self._is_stale = False
        self._close: dict[str, list[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._uses

    def add(self, word: str, stem: str) -> None:
        """Takes in one resource's use of a word."""
        uses = self._uses.get(word, 0)
        self._uses[word] = uses + 1
        if not uses:
            self._stem_of[word] = stem
            self._is_stale = True

    def drop(self, word: str) -> None:
        """Takes back one resource's use of a word."""
        uses = self._uses.get(word, 0)
        if uses > 1:
            self._uses[word] = uses - 1
        elif uses:
            del self._uses[word], self._stem_of[word]
            self._is_stale = True

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The stems of the most used words that begin so, best first."""
        self._refresh()
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, prefix + "\U0010ffff", first)
        found = self._sorted[first : min(last, first + _MOST_LOOKED_AT)]
        return self._stems(sorted(found, key=lambda word: (-self._uses[word], word)), most)

    def close_to(self, word: str, most: int) -> list[str]:
        """The stems of the words that a misspelt one may mean, closest and most used first."""
        if len(word) < _SHORTEST_MISSPELT or not word.isalpha() or len(word) > 30:
            return []
        self._refresh()
        known = self._close.get(word)
        if known is None:
            if len(self._close) >= _MOST_REMEMBERED:
                self._close.clear()
            known = self._close[word] = self._look_for(word)
        return self._stems(known, most)

    def _look_for(self, word: str) -> list[str]:
        allowed = 1 if len(word) < 7 else 2
        found = self._within(word, (word[0],), allowed)
        if not found and len(word) >= 6:
            found = self._within(word, sorted({first for first, _ in self._by_shape} - {word[0]}), 1)
        return found

    def _within(self, word: str, beginnings: tuple[str, ...] | list[str], allowed: int) -> list[str]:
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        shapes = [(first, length) for first in beginnings for length in lengths]
        choices = [each for shape in shapes for each in self._by_shape.get(shape, ())]
        close = process.extract(word, choices, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=12)
        return [each for each, _, _ in sorted(close, key=lambda hit: (hit[1], -self._uses[hit[0]], hit[0]))]

    def _stems(self, words: list[str], most: int) -> list[str]:
        return list(dict.fromkeys(self._stem_of[word] for word in words))[:most]

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._sorted = sorted(self._uses)
        self._by_shape = {}
        for word in self._sorted:
            if word.isalpha():
                self._by_shape.setdefault((word[0], len(word)), []).append(word)
        self._close.clear()
        self._is_stale = False
