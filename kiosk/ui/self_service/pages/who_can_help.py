# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can help."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.pages.working import show_working
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Words


class WhoCanHelpPage(TouchPage):
    """Up to three places, and a person here as the choice of the same weight; with no place, the person alone."""

    answer_chosen = Signal(object)
    none_chosen = Signal()

    def __init__(
        self,
        stage: Stage,
        *,
        answers: Sequence[Help],
        country: str,
        moment: datetime,
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        _ = stage.translate
        question = _("Who can help") if answers else _("A person here will look for help.")
        super().__init__(stage, question, "who-can-help-page", parent)
        self._lead = _("Choose one. Your slip says where to go and whom to ask for.") if answers else ""
        if self._lead and not stage.measures.is_low:
            self.words.addWidget(Words(self._lead, "touch-lead", self, wraps=True))
        beside = not stage.measures.is_portrait and stage.measures.text == 100
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(stage.measures.gap)
        self._cards: list[AnswerCard] = []
        for answer in answers:
            card = AnswerCard(stage, answer, country=country, moment=moment, large=True, language=language)
            card.picked.connect(self.answer_chosen)
            row.addWidget(card, 1)
            self._cards.append(card)
        self.controls.addLayout(row)
        none = _("None of these: ask a person here") if answers else _("Leave it with a person here")
        self._none = TouchButton(
            stage, none, "none-of-these", icon_name="hand-helping", role="tile" if answers else "primary"
        )
        self._none.clicked.connect(self.none_chosen)
        if answers:
            self._add_none()
        else:
            self.controls.addWidget(self._none, 0, Qt.AlignmentFlag.AlignLeading)
        self.controls.addStretch(1)

    def _add_none(self) -> None:
        """Keep the person in sight where the places have to scroll."""
        column = self.layout()
        if self.stage.measures.is_crowded and column is not None and not self.stage.lowered:
            column.addWidget(self._none)
        else:
            self.controls.addWidget(self._none)

    @property
    def first(self) -> QWidget:
        """The first place, else the person."""
        return self._cards[0].button if self._cards else self._none

    def spoken(self) -> Sequence[Spoken]:
        """The places with all that stands on their cards, and the person."""
        before = [Spoken(text) for text in (self.question.text(), self._lead) if text]
        places = [Spoken(card.said, private=True) for card in self._cards]
        return (*before, *places, *aloud(self._none))

    @Slot()
    def show_busy(self) -> None:
        """Show that the choice is being kept."""
        show_working(self, self._none, (*self._cards, self._none))
