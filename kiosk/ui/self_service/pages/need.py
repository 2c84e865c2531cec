# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking what we can help with."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.category import Category
from kiosk.domain.text import WORDS_LIMIT
from kiosk.ui.self_service.measures import Measures
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.parts import TouchButton, TouchField
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words

_LINE = 1.2
"""How much higher a line is than its type."""
_ICONS = {
    "food": "utensils",
    "housing": "house",
    "rent-bills": "banknote",
    "work": "briefcase",
    "benefits": "wallet",
    "health": "heart-pulse",
    "legal-help": "scale",
    "documents": "id-card",
}


class NeedPage(TouchPage):
    """A large field for their own words; below it common needs, and what fits as soon as something does."""

    words_changed = Signal(str)
    tile_chosen = Signal(str)
    answer_chosen = Signal(object)
    told = Signal()

    def __init__(
        self,
        stage: Stage,
        *,
        words: str,
        tiles: Sequence[Category],
        country: str,
        moment: datetime,
        parent: QWidget | None = None,
    ) -> None:
        _ = stage.translate
        super().__init__(stage, _("What can we help with today?"), "need-page", parent)
        self._country, self._moment = country, moment
        self._words = TouchField(
            stage, _("What you need, in your own words"), "need", text=words, lines=2, longest=WORDS_LIMIT
        )
        if stage.measures.is_low or stage.lowered:  # as low as one line, yet it takes several
            self._words.setMinimumHeight(_height_of_a_line(stage.measures))
        self._words.typed.connect(self._on_typed)
        self.words.addWidget(self._words)
        self._missing = Words(_("What you need, in your own words"), "touch-strong", self, wraps=True)
        self._missing.setVisible(False)
        self.words.addWidget(self._missing)
        self._shown: tuple[Help, ...] | None = None
        self._cards: list[AnswerCard] = []
        self._tiles = self._make_tiles(tiles)
        self._might = Words(_("This might be it. Tap one, or keep typing."), "touch-small", self, wraps=True)
        self._answers = QWidget(self)
        upright = stage.measures.is_portrait or stage.measures.text > 100
        self._row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight, self._answers
        )
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(stage.measures.gap)
        for part in (self._might, self._answers, self._tiles):
            self.controls.addWidget(part)
        self.controls.addStretch(1)
        self.show_answers(())

    @property
    def field(self) -> QWidget:
        """Their words."""
        return self._words

    def spoken(self) -> Sequence[Spoken]:
        """The question, their words, and what answers them, which tells what they need."""
        cards = [Spoken(card.accessibleName(), private=True) for card in self._cards]
        might = [Spoken(self._might.text())] if cards else []
        return (Spoken(self.question.text()), Spoken(self._words.text, private=True), *might, *cards)

    @Slot()
    def go_on(self) -> None:
        """They have said it, or hear what is asked for."""
        if self._words.text.strip():
            self.told.emit()
        else:
            self._missing.setVisible(True)

    @Slot(object)
    def show_answers(self, answers: Sequence[Help]) -> None:
        """Show what fits the words so far in place of the common needs.

        Cards that stay the same stay where they are, under the finger that is about to touch them.
        """
        if self._shown == tuple(answers):
            return
        self._take_away_cards()
        self._shown = tuple(answers)
        for answer in answers:
            card = AnswerCard(self.stage, answer, country=self._country, moment=self._moment, large=False)
            card.picked.connect(self.answer_chosen)
            self._row.addWidget(card, 1)
            self._cards.append(card)
        self._might.setVisible(bool(answers) and not self.stage.measures.is_low)
        self._answers.setVisible(bool(answers))
        self._tiles.setVisible(not answers)

    def _take_away_cards(self) -> None:
        """Whoever stands on a card that goes stands in the field again, not on whatever comes next."""
        for card in self._cards:
            if self.window().focusWidget() is card.button:
                self._words.setFocus()
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards.clear()

    def _make_tiles(self, tiles: Sequence[Category]) -> QWidget:
        held = QWidget(self)
        flow = FlowLayout(held, spacing=self.stage.measures.gap)
        for category in tiles:
            name = self.stage.translate(category.name)
            tile = TouchButton(
                self.stage,
                name,
                f"tile-{category.id}",
                icon_name=_ICONS.get(category.id, "circle-question-mark"),
                role="tile",
            )
            tile.setProperty("category", category.id)
            tile.clicked.connect(self._on_tile)
            flow.addWidget(tile)
        return held

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        self._missing.setVisible(False)
        self.words_changed.emit(words)

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        if tile is not None:
            self.tile_chosen.emit(str(tile.property("category")))


def _height_of_a_line(measures: Measures) -> int:
    """The height of a field with one line of running text in it, in pixels."""
    return max(measures.target, round(measures.body * _LINE) + 3 * measures.gap)
