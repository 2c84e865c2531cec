# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: come on in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.self_service.greeting import at_this_hour
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.language_row import LanguageRow
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import Words


class WelcomePage(TouchPage):
    """Greets whoever comes near; `moment` is the office's wall clock."""

    been_before = Signal()
    first_time = Signal()
    language_chosen = Signal(str)

    def __init__(
        self, stage: Stage, *, moment: datetime, languages: Sequence[str], parent: QWidget | None = None
    ) -> None:
        _ = stage.translate
        super().__init__(stage, welcome_words(moment, _), "welcome-page", parent)
        set_role(self.question, "touch-welcome")
        self._lead = Words(
            _("Tell us what you need, and leave with someone who can help."), "touch-lead", self, wraps=True
        )
        self.words.addWidget(self._lead)
        stacked = stage.measures.text is TextSize.USUAL and not stage.measures.is_low
        before = TouchButton(
            stage,
            _("I’ve been here before"),
            "been-before",
            icon_name="door-open",
            role="primary",
            stacked=stacked,
            large=True,
        )
        first = TouchButton(
            stage, _("It’s my first time"), "first-time", icon_name="sparkles", role="tile", stacked=stacked, large=True
        )
        before.clicked.connect(self.been_before)
        first.clicked.connect(self.first_time)
        self._ways = (before, first)
        ways = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if stage.measures.is_portrait else QBoxLayout.Direction.LeftToRight
        )
        ways.setSpacing(stage.measures.gap * 2)
        for way in self._ways:
            way.setMinimumHeight(self._way_height())
            ways.addWidget(way, 1)
        self.controls.addLayout(ways)
        self._row = LanguageRow(stage, languages)
        self._row.language_chosen.connect(self._on_language)
        self.controls.addWidget(self._row)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The way of those who come back."""
        return self._ways[0]

    def spoken(self) -> Sequence[Spoken]:
        """Greeting, lead, both ways, and each language's name."""
        return (*aloud(self.question, self._lead, *self._ways), *self._row.spoken())

    def _way_height(self) -> int:
        measures = self.stage.measures
        if self.stage.lowered or measures.is_low:
            return round(measures.target * 1.3)
        return round(min(measures.room.width(), measures.room.height()) * 0.26 * TextSize.USUAL / measures.text)

    @Slot(str)
    def _on_language(self, language: str) -> None:
        self.language_chosen.emit(language)


def welcome_words(moment: datetime, _: Translator) -> str:
    """Greet by the time of day."""
    return at_this_hour(
        moment, _("Good morning. Come on in."), _("Good afternoon. Come on in."), _("Good evening. Come on in.")
    )
