# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading everything back before it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import FlowLayout, Words


class CheckPage(TouchPage):
    """Reads everything back before it is kept; `name` is "" for whoever stays anonymous, `chosen` a place or ""."""

    right = Signal()
    words_change_chosen = Signal()
    name_change_chosen = Signal()

    def __init__(self, stage: Stage, *, name: str, words: str, chosen: str, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _("Did I get that right?"), "check-page", parent)
        self._facts = [
            Words(name or _("You stay anonymous."), "touch-strong", self, wraps=True),
            Words(_("“{words}”", words=words.strip()), "touch-body", self, wraps=True),
        ]
        if chosen:
            self._facts.append(Words(_("You go to {place}.", place=chosen), "touch-strong", self, wraps=True))
        self._right = TouchButton(stage, _("Yes, that is right"), "right", icon_name="check", role="primary")
        self._right.clicked.connect(self.right)
        if stage.lowered:
            self.words.addWidget(self._on_paper())
            self._add_ways()
        else:
            self.controls.addWidget(self._on_paper())
            self._add_ways()

    @property
    def first(self) -> QWidget:
        """The likelier answer."""
        return self._right

    def spoken(self) -> Sequence[Spoken]:
        """The question, and what they told."""
        return (Spoken(self.question.text()), *(Spoken(fact.text(), private=True) for fact in self._facts))

    def private_parts(self) -> Sequence[QWidget]:
        """What they told."""
        return tuple(self._facts)

    @Slot()
    def show_busy(self) -> None:
        """Show that it is being kept."""
        self._right.setEnabled(False)
        self._right.setText(self.stage.translate("One moment …"))

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

    def _add_ways(self) -> None:
        _, flow = self.stage.translate, FlowLayout(spacing=self.stage.measures.gap)
        words = TouchButton(self.stage, _("Change what I need"), "change-words", icon_name="pencil")
        name = TouchButton(self.stage, _("Change my name"), "change-name", icon_name="user-round")
        words.clicked.connect(self.words_change_chosen)
        name.clicked.connect(self.name_change_chosen)
        for way in (self._right, words, name):
            flow.addWidget(way)
        self.controls.addLayout(flow)
        self.controls.addStretch(1)
