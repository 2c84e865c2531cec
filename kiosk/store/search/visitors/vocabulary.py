# SPDX-License-Identifier: GPL-3.0-or-later
"""The distinct parts of all names, and which of them a typed word may mean."""

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cdist

from kiosk.domain.matching import MatchReason
from kiosk.store.search.visitors.growing import Column, Floats, HashedPostings, Ints, Postings, distinct
from kiosk.store.search.visitors.name_parts import contracted, fold, is_vowel_poor
from kiosk.store.search.visitors.nicknames import Nicknames
from kiosk.store.search.visitors.sounds import consonants, skeletons, sound_keys

REASONS = (
    MatchReason.SPELLED_LIKE,
    MatchReason.SOUNDS_LIKE,
    MatchReason.STARTS_WITH,
    MatchReason.NICKNAME,
    MatchReason.NAME,
)
_SPELLED, _SOUNDS, _STARTS, _NICKNAME, _NAME = range(len(REASONS))

FAINTEST = 0.66
_SAME_FOLD, _SAME_CONTRACTED = 0.985, 0.97
_CANDIDATES = 500
_SHORTEST_FUZZY = 3
_REMEMBERED_WORDS = 256
_BIGRAM_KEYS = 27 * 27


@dataclass(frozen=True, slots=True)
class WordMatches:
    """The parts that one typed word may mean: ids without repeats, with likeness 0 to 1 and index into REASONS."""

    ids: Ints
    likeness: Floats
    reasons: NDArray[np.uint8]


def _bigrams(folds: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The bigram codes of words, and for each code the position of its word; words begin and end with a mark."""
    text = np.frombuffer(("`" + "`".join(folds) + "`").encode("ascii"), dtype=np.uint8).astype(np.int64) - 96
    owners = np.cumsum(text == 0) - 1
    return text[:-1] * 27 + text[1:], owners[:-1]


def _filed(keys: Iterable[Iterable[int]]) -> HashedPostings:
    hashes, numbers = array("q"), array("i")
    for number, own in enumerate(keys):
        for key in own:
            hashes.append(key)
            numbers.append(number)
    return HashedPostings(hashes, numbers)


def _prefix_likeness(typed: int) -> float:
    return 0.78 + 0.04 * min(typed, 4)


class Vocabulary:
    """Every distinct part once, numbered from 0, with ways to find it: by spelling, sound, start and kinship.

    `visitors[id]` counts the visitors who have the part; whoever files visitors keeps it true.
    """

    def __init__(self, surfaces: Iterable[str], nicknames: Nicknames) -> None:
        self._nicknames = nicknames
        self.surfaces = list(dict.fromkeys(surfaces))
        self._ids = {surface: number for number, surface in enumerate(self.surfaces)}
        self._folds = [fold(surface) for surface in self.surfaces]
        self.visitors = Column(np.int32, np.zeros(len(self.surfaces), dtype=np.int32))
        self._lengths = Column(np.int32, [len(folded) for folded in self._folds])
        self._poor = Column(np.bool_, [is_vowel_poor(surface) for surface in self.surfaces])
        self._remembered: OrderedDict[str, WordMatches] = OrderedDict()
        self._file_all()

    def __len__(self) -> int:
        return len(self.surfaces)

    def _file_all(self) -> None:
        numbers = range(len(self.surfaces))
        codes, owners = _bigrams(self._folds) if self._folds else (None, None)
        self._by_bigram = Postings(codes, owners, _BIGRAM_KEYS)
        self._by_start = array("i", sorted(numbers, key=self._folds.__getitem__))
        self._starts = [self._folds[number] for number in self._by_start]
        self._by_fold = _filed([hash(folded)] for folded in self._folds)
        self._by_contracted = _filed([hash(contracted(folded))] for folded in self._folds)
        self._by_sound = _filed(map(hash, sound_keys(folded)) for folded in self._folds)
        self._by_skeleton = _filed(map(hash, self._skeletons(number)) for number in numbers)

    def _skeletons(self, number: int) -> Iterable[str]:
        return skeletons(self._folds[number], vowel_poor=bool(self._poor[number]))

    def known(self, surface: str) -> int | None:
        """The number of a part, or None."""
        return self._ids.get(surface)

    def number(self, surface: str) -> int:
        """The number of a part, which is added when it is new."""
        known = self._ids.get(surface)
        return self._add(surface) if known is None else known

    def _add(self, surface: str) -> int:
        number, folded = len(self.surfaces), fold(surface)
        self.surfaces.append(surface)
        self._ids[surface] = number
        self._folds.append(folded)
        self.visitors.append(0)
        self._lengths.append(len(folded))
        self._poor.append(is_vowel_poor(surface))
        self._file(number, folded)
        self._remembered.clear()
        return number

    def _file(self, number: int, folded: str) -> None:
        for code in _bigrams([folded])[0].tolist():
            self._by_bigram.add(code, number)
        at = bisect_right(self._starts, folded)
        self._starts.insert(at, folded)
        self._by_start.insert(at, number)
        self._by_fold.add(hash(folded), number)
        self._by_contracted.add(hash(contracted(folded)), number)
        for key in sound_keys(folded):
            self._by_sound.add(hash(key), number)
        for key in self._skeletons(number):
            self._by_skeleton.add(hash(key), number)

    def recount(self, number: int, change: int) -> None:
        """One visitor more or less has the part."""
        self.visitors.values[number] += change

    def phrases(self, folded: str) -> list[tuple[str, ...]]:
        """Names of several words that this one is short for."""
        return self._nicknames.phrases(folded)

    def written(self, folded: str) -> Ints:
        """The parts that are exactly this, accents and script aside."""
        found = self._by_fold.rows(hash(folded))
        return found[self.visitors.values[found] > 0] if len(found) else found

    def matches(self, word: str) -> WordMatches:
        """The parts that a word may mean; remembered, as the next keystroke asks for most words again."""
        found = self._remembered.get(word)
        if found is None:
            found = self._remembered[word] = self._search(word)
            if len(self._remembered) > _REMEMBERED_WORDS:
                self._remembered.popitem(last=False)
        else:
            self._remembered.move_to_end(word)
        return found

    def _search(self, word: str) -> WordMatches:
        folded = fold(word)
        found = [*self._same(word, folded), *self._starting(folded), *self._kin(word, folded)]
        if len(folded) >= _SHORTEST_FUZZY:
            found.append(self._alike(folded))
        if len(folded) > 1:
            found += self._across_scripts(word, folded)
        ids = np.concatenate([ids for ids, _, _ in found])
        likeness = np.concatenate([_spread(likeness, len(ids)) for ids, likeness, _ in found])
        reasons = np.concatenate([_spread_reasons(reason, len(ids)) for ids, _, reason in found])
        return _best_of_each(ids, likeness, reasons)

    def _same(self, word: str, folded: str) -> Iterable["_Found"]:
        yield self._by_contracted.rows(hash(contracted(folded))), _SAME_CONTRACTED, _NAME
        yield self._by_fold.rows(hash(folded)), _SAME_FOLD, _NAME
        number = self._ids.get(word)
        yield np.array([] if number is None else [number], dtype=np.int32), 1.0, _NAME

    def _starting(self, folded: str) -> Iterable["_Found"]:
        if folded:
            first, last = bisect_left(self._starts, folded), bisect_left(self._starts, folded + "{")
            yield np.array(self._by_start[first:last], dtype=np.int32), _prefix_likeness(len(folded)), _STARTS

    def _kin(self, word: str, folded: str) -> Iterable["_Found"]:
        kin = self._nicknames.related(folded) | (self._nicknames.related(word) if word != folded else {})
        for name, likeness in kin.items():
            yield self._by_fold.rows(hash(fold(name))), likeness, _NICKNAME

    def _alike(self, folded: str) -> "_Found":
        """Parts whose letters or sounds come near; likeness from Jaro-Winkler and Damerau's edits."""
        sounding = [self._by_sound.rows(hash(key)) for key in sound_keys(folded)]
        heard = distinct(np.concatenate(sounding))
        ids = distinct(np.concatenate((self._sharing_bigrams(folded), heard)))
        words = [self._folds[number] for number in ids.tolist()]
        likeness = _spelling_likeness(folded, words)
        sounds = np.zeros(len(ids), dtype=np.bool_)
        sounds[np.searchsorted(ids, heard)] = True
        likeness = np.where(sounds, likeness + (0.97 - likeness) * 0.4, likeness)
        kept = likeness >= FAINTEST
        return ids[kept], likeness[kept], np.where(sounds[kept], _SOUNDS, _SPELLED).astype(np.uint8)

    def _sharing_bigrams(self, folded: str) -> Ints:
        codes = distinct(_bigrams([folded])[0])
        shared = np.bincount(self._by_bigram.rows_of(codes), minlength=len(self))
        ids = np.flatnonzero(shared >= max(1, round(len(codes) * 0.25)))
        dice = 2.0 * shared[ids] / (len(codes) + self._lengths.values[ids] + 1)
        if len(ids) > _CANDIDATES:
            best = np.argpartition(-dice, _CANDIDATES)[:_CANDIDATES]
            ids, dice = ids[best], dice[best]
        found: Ints = ids[dice >= 0.2].astype(np.int32)
        return found

    def _across_scripts(self, word: str, folded: str) -> Iterable["_Found"]:
        """Parts with the same consonants where one of the two scripts leaves vowels out."""
        poor = is_vowel_poor(word)
        keys = sorted(skeletons(folded, vowel_poor=poor))
        ids = distinct(np.concatenate([self._by_skeleton.rows(hash(key)) for key in keys] or [np.empty(0, np.int32)]))
        ids = ids[self._poor.values[ids] != poor]
        if len(ids):
            bones = [consonants(self._folds[number]) for number in ids.tolist()]
            likeness = cdist([consonants(folded)], bones, scorer=JaroWinkler.similarity, dtype=np.float32)[0]
            yield ids, (0.62 + 0.3 * likeness).astype(np.float32), _SOUNDS


_Found = tuple[Ints, Floats | float, NDArray[np.uint8] | int]


def _spread(likeness: Floats | float, length: int) -> Floats:
    return np.full(length, likeness, dtype=np.float32) if isinstance(likeness, float) else likeness


def _spread_reasons(reason: NDArray[np.uint8] | int, length: int) -> NDArray[np.uint8]:
    return np.full(length, reason, dtype=np.uint8) if isinstance(reason, int) else reason


def _spelling_likeness(folded: str, words: list[str]) -> Floats:
    if not words:
        return np.empty(0, dtype=np.float32)
    jaro = cdist([folded], words, scorer=JaroWinkler.similarity, dtype=np.float32)[0]
    edits = cdist([folded], words, scorer=OSA.normalized_similarity, dtype=np.float32)[0]
    likeness: Floats = 0.5 * jaro + 0.5 * edits
    if len(folded) < 4:
        return likeness
    starts = cdist(
        [folded], [word[: len(folded)] for word in words], scorer=OSA.normalized_similarity, dtype=np.float32
    )[0]
    started: Floats = np.maximum(likeness, 0.9 * starts)
    return started


def _best_of_each(ids: Ints, likeness: Floats, reasons: NDArray[np.uint8]) -> WordMatches:
    order = np.lexsort((reasons, likeness, ids))
    ids, likeness, reasons = ids[order], likeness[order], reasons[order]
    last = np.append(ids[1:] != ids[:-1], True)[: len(ids)]
    return WordMatches(ids[last].astype(np.int32), likeness[last].astype(np.float32), reasons[last])
