# SPDX-License-Identifier: GPL-3.0-or-later
"""Is it about the same as last time? For the holder of a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.domain.text import shortened
from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage

_MOST_LETTERS = 160


class AgainPage(TouchPage):
    """Only ever shown to whoever scanned the card."""

    same_need = Signal()
    something_else = Signal()

    def __init__(self, stage: Stage, *, called: str, last_words: str, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _("Welcome back, {name}.", name=called), "again-page", parent)
        last = shortened(last_words, _MOST_LETTERS)
        asked = _("Last time you asked about “{words}”. Is it about that?", words=last)
        self._last = LongWords(asked, "touch-lead", self)
        self.words.addWidget(self._last)
        same = TouchButton(stage, _("Yes, it is about that"), "same-need", icon_name="check", role="primary")
        other = TouchButton(stage, _("No, something else"), "something-else", icon_name="message-circle")
        same.clicked.connect(self.same_need)
        other.clicked.connect(self.something_else)
        self._ways = (same, other)
        for way in self._ways:
            self.controls.addWidget(way, 0, Qt.AlignmentFlag.AlignLeading)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The likelier answer."""
        return self._ways[0]

    def spoken(self) -> Sequence[Spoken]:
        """What is about them, to them alone; then both answers."""
        return (*aloud(self.question, self._last, private=True), *aloud(*self._ways))
