# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking what we can help with."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.category import Category
from kiosk.domain.text import WORDS_LIMIT
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.answer_card import AnswerCard
from kiosk.ui.self_service.parts import TouchButton, TouchField
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
        lines = 1 if stage.measures.is_low or stage.lowered else 2
        self._words = TouchField(
            stage, _("What you need, in your own words"), "need", text=words, lines=lines, longest=WORDS_LIMIT
        )
        self._words.typed.connect(self._on_typed)
        self.words.addWidget(self._words)
        self._tiles = self._make_tiles(tiles)
        self._might = Words(_("This might be it. Tap one, or keep typing."), "touch-small", self, wraps=True)
        self._answers = QWidget(self)
        self._answers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
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
        """The question, and their words."""
        return (Spoken(self.question.text()), Spoken(self._words.text, private=True))

    def private_parts(self) -> Sequence[QWidget]:
        """Their words, and what answers them."""
        return (self._words, self._answers)

    @Slot()
    def go_on(self) -> None:
        """They have said it."""
        self.told.emit()

    @Slot(object)
    def show_answers(self, answers: Sequence[Help]) -> None:
        """Show what fits the words so far in place of the common needs."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for answer in answers:
            card = AnswerCard(self.stage, answer, country=self._country, moment=self._moment, large=False)
            card.picked.connect(self.answer_chosen)
            self._row.addWidget(card, 1)
        self._might.setVisible(bool(answers))
        self._answers.setVisible(bool(answers))
        self._tiles.setVisible(not answers)

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
        self.words_changed.emit(words)

    @Slot()
    def _on_tile(self) -> None:
        tile = self.sender()
        if tile is not None:
            self.tile_chosen.emit(str(tile.property("category")))
