# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that are gathered until a word is chosen for them."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.self_service.keyboard.pinyin import Candidate, PinyinWords
from kiosk.ui.self_service.keyboard.writing import Writing

_MOST_LETTERS = 48


class Composing(QObject):
    """Shows the letters in the field while they are gathered; `offered` carries the words they may mean."""

    offered = Signal(object)

    def __init__(self, words: PinyinWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._letters = ""
        self._writing: Writing | None = None
        self._candidates: list[Candidate] = []

    @property
    def is_under_way(self) -> bool:
        """Whether letters wait for a word."""
        return bool(self._letters)

    def add(self, letter: str, writing: Writing) -> None:
        """Gather one more letter; a sentence's worth is enough at a time."""
        self._writing = writing
        self._gather((self._letters + letter)[:_MOST_LETTERS])

    def take_back(self) -> None:
        """Let the last letter go."""
        self._gather(self._letters[:-1])

    @Slot(object)
    def choose(self, word: Candidate) -> None:
        """Write a word; the letters it does not stand for stay."""
        if self._writing is not None:
            rest = self._letters[word.letters :].lstrip("'")
            self._writing.write(word.text)
            self._gather(rest)

    def choose_first(self) -> None:
        """Write the likeliest word; letters that mean nothing as they are."""
        if self._candidates:
            self.choose(self._candidates[0])
        else:
            self.give_up()

    def give_up(self) -> None:
        """Write the letters as they are: what was seen in the field stays in it."""
        if self._writing is not None and self._letters:
            self._writing.write(self._letters)
            self._gather("")

    def forget(self) -> None:
        """Let everything go: the field is not there any more."""
        self._letters, self._writing = "", None
        self._offer()

    def _gather(self, letters: str) -> None:
        self._letters = letters
        if self._writing is not None:
            self._writing.compose(letters)
        self._offer()

    def _offer(self) -> None:
        self._candidates = self._words.candidates(self._letters) if self._letters else []
        self.offered.emit(self._candidates)
