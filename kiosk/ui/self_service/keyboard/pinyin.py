# SPDX-License-Identifier: GPL-3.0-or-later
"""Chinese words for what is typed in pinyin.

Words and how often they are used come from jieba's dictionary, their readings from pypinyin.
"""

import io
import math
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.ui.self_service.keyboard import readings

_LONGEST_LOADING_S = 60
_LONGEST_SYLLABLE = 6
_MOST_AT_ONE_PLACE = 40
_RARE = 1e-9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, and how many of the typed letters it stands for."""

    text: str
    letters: int


@dataclass(frozen=True, slots=True)
class _Path:
    """The likeliest way to write some letters."""

    text: str
    likelihood: float


class PinyinWords:
    """Knows which words a reading may mean, the most used first.

    It takes words, their syllables in one text ("nv er", v for ü) and how often they are used, the most used first.
    """

    def __init__(self, words: Iterable[tuple[str, str, int]]) -> None:
        self._used: dict[str, int] = {}
        self._syllables: set[str] = set()
        at: dict[str, str] = {}
        for text, reading, used in words:
            at[reading] = f"{at[reading]} {text}" if reading in at else text
            self._used[text] = max(used, 1)
            self._syllables.update(reading.split(" "))
        self._at = at
        self._all = float(sum(self._used.values())) or 1.0

    def candidates(self, letters: str) -> list[Candidate]:
        """List what the letters may mean: the likeliest whole first, then words that they begin with, longest first.

        An apostrophe parts syllables. The last syllable may be unfinished. At most some 150 of them.
        """
        found: dict[str, Candidate] = {}
        whole = self._whole(letters)
        if whole:
            found[whole] = Candidate(whole, len(letters))
        for end, texts in self._beginnings(letters):
            for text in texts[:_MOST_AT_ONE_PLACE]:
                found.setdefault(text, Candidate(text, end))
        return list(found.values())

    def _whole(self, letters: str) -> str:
        """Write all letters in the likeliest way; nothing when they do not make syllables."""
        best: dict[int, _Path] = {0: _Path("", 0.0)}
        for start in range(len(letters)):
            if start not in best:
                continue
            for end, texts in self._words_from(letters, start):
                likelihood = best[start].likelihood + math.log(max(self._used[texts[0]] / self._all, _RARE))
                if end not in best or best[end].likelihood < likelihood:
                    best[end] = _Path(best[start].text + texts[0], likelihood)
        return best[len(letters)].text if len(letters) in best else ""

    def _beginnings(self, letters: str) -> list[tuple[int, list[str]]]:
        return sorted(self._words_from(letters, 0), key=lambda found: -found[0])

    def _words_from(self, letters: str, start: int) -> Iterator[tuple[int, list[str]]]:
        for syllables, end in self._readings(letters, start, readings.LONGEST_WORD):
            reading = " ".join(syllables)
            if reading in self._at:
                yield end, self._at[reading].split(" ")
        for syllables, rest in self._unfinished(letters, start):
            texts = [text for syllable in rest for text in self._at.get(" ".join((*syllables, syllable)), "").split()]
            if texts:
                yield len(letters), sorted(texts, key=lambda text: -self._used[text])

    def _readings(self, letters: str, start: int, most: int) -> Iterator[tuple[tuple[str, ...], int]]:
        """Part letters into syllables in every way, as far as one word may reach."""
        while letters[start : start + 1] == "'":
            start += 1
        if not most:
            return
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1):
            syllable = letters[start:end]
            if syllable in self._syllables:
                yield (syllable,), end
                for further, last in self._readings(letters, end, most - 1):
                    yield (syllable, *further), last

    def _unfinished(self, letters: str, start: int) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """List whole syllables up to a last one that is not finished, with the syllables that it may become."""
        for syllables, end in (((), start), *self._readings(letters, start, readings.LONGEST_WORD - 1)):
            part = letters[end:].strip("'")
            if part and part not in self._syllables:
                completed = [syllable for syllable in self._syllables if syllable.startswith(part)]
                if completed:
                    yield syllables, completed


def load_pinyin_words() -> PinyinWords:
    """Let another process read the two packages, and take only what it found.

    Their tables would stay in memory, four times as large, and reading them would hold up the window's thread.
    Raises OSError or subprocess.SubprocessError when that process fails or takes longer than a minute.
    """
    command = [sys.executable, "-m", readings.__name__]
    said = subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST_LOADING_S)  # noqa: S603  our own
    lines = (line.decode("utf-8").split("\t") for line in io.BytesIO(said.stdout))
    return PinyinWords((text, syllables, int(used)) for text, syllables, used in lines)
