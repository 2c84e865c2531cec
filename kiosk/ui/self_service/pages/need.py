# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking what we can help with."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.category import Category
from kiosk.domain.text import WORDS_LIMIT
from kiosk.ui.self_service.field import TouchField
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.answer_card import AnswerCard, is_tight
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words

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
        self._words.typed.connect(self._on_typed)
        if stage.measures.is_low and stage.measures.text is TextSize.BIGGEST and not stage.lowered:
            self._words.setPlaceholderText(
                self.question.text()
            )  # there is room for no more than two lines and a choice
            self.question.hide()
        self.words.addWidget(self._words)
        self._missing = Words(_("What you need, in your own words"), "touch-strong", self, wraps=True)
        self._missing.setVisible(False)
        self.words.addWidget(self._missing)
        self._shown: tuple[Help, ...] | None = None
        self._cards: list[AnswerCard] = []
        self._tiles, self._common = QWidget(self), self._make_tiles(tiles)
        flow = FlowLayout(self._tiles, spacing=stage.measures.gap)
        for tile in self._common:
            flow.addWidget(tile)
        self._might = Words(_("This might be it. Tap one, or keep typing."), "touch-small", self, wraps=True)
        self._answers = QWidget(self)
        upright = stage.measures.is_portrait or stage.measures.text > 100 or stage.lowered
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
        """The question, their words, and the common needs, or what answers them, which tells what they need."""
        words = Spoken(self._words.text, private=True)
        before = (
            Spoken(self.question.accessibleName()),
            *([words] if words.text.strip() else ()),
            *aloud(self._missing),
        )
        if not self._cards:
            return (*before, *aloud(*self._common))
        cards = (Spoken(card.accessibleName(), private=True) for card in self._cards)
        return (*before, Spoken(self._might.text()), *cards)

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
        tight = self.stage.lowered or is_tight(self.stage.measures)
        self._might.setVisible(bool(answers) and not tight)
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

    def _make_tiles(self, tiles: Sequence[Category]) -> Sequence[TouchButton]:
        made = []
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
            made.append(tile)
        return made

    @Slot(str)
    def _on_typed(self, words: str) -> None:
        self._missing.setVisible(False)
        self.words_changed.emit(words)

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        if tile is not None:
            self.tile_chosen.emit(str(tile.property("category")))
