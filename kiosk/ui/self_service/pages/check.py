# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading everything back before it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.long_reading import LongReading
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.working import show_working
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import FlowLayout

_LONG = 300


class CheckPage(TouchPage):
    """Reads everything back before it is kept; `name` is "" for whoever stays anonymous, `chosen` a place or ""."""

    right = Signal()
    words_change_chosen = Signal()
    name_change_chosen = Signal()

    def __init__(self, stage: Stage, *, name: str, words: str, chosen: str, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _("Did I get that right?"), "check-page", parent)
        self._facts = [
            LongWords(name or _("You stay anonymous."), "touch-strong", self),
            LongReading(_("“{words}”", words=words.strip()), "touch-body", stage, self),
        ]
        if chosen:
            self._facts.append(LongWords(_("You go to {place}.", place=chosen), "touch-strong", self))
        self._right = TouchButton(stage, _("Yes, that is right"), "right", icon_name="check", role="primary")
        self._other_words = TouchButton(stage, _("Change what I need"), "change-words", icon_name="pencil")
        self._other_name = TouchButton(stage, _("Change my name"), "change-name", icon_name="user-round")
        self._right.clicked.connect(self.right)
        self._other_words.clicked.connect(self.words_change_chosen)
        self._other_name.clicked.connect(self.name_change_chosen)
        self.words.addWidget(self._on_paper())
        self._add_ways(long=stage.measures.is_crowded or len(words) > _LONG)

    @property
    def first(self) -> QWidget:
        """The likelier answer."""
        return self._right

    def spoken(self) -> Sequence[Spoken]:
        """The question, what they told, and the answers."""
        ways = (self._right, self._other_words, self._other_name)
        return (*aloud(self.question), *aloud(*self._facts, private=True), *aloud(*ways))

    @Slot()
    def show_busy(self) -> None:
        """Show that it is being kept."""
        show_working(self, self._right, (self._right, self._other_words, self._other_name))

    def _on_paper(self) -> QWidget:
        paper = QFrame(self)
        set_role(paper, "touch-paper")
        column = QVBoxLayout(paper)
        gap = self.stage.measures.gap
        column.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        column.setSpacing(gap)
        for fact in self._facts:
            column.addWidget(fact)
        return paper

    def _add_ways(self, *, long: bool) -> None:
        """Keep the likelier answer in sight where the words have to scroll."""
        flow = FlowLayout(spacing=self.stage.measures.gap)
        column = self.layout()
        if long and column is not None and not self.stage.lowered:
            column.addWidget(self._right)
        else:
            flow.addWidget(self._right)
        for way in (self._other_words, self._other_name):
            flow.addWidget(way)
        self.controls.addLayout(flow)
        self.controls.addStretch(1)
