# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for next time, for whoever wants one."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.picture import Picture
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import FlowLayout, Words

_MILLIMETRES_WIDE = 70


class CardStage(StrEnum):
    """How far a card has come."""

    OFFERED = "offered"
    PRINTING = "printing"
    PRINTED = "printed"
    SHOWN = "shown"
    FAILED = "failed"


class CardPage(TouchPage):
    """Says plainly what a card means before there is one. `picture` is its code as PNG while it is shown."""

    print_chosen = Signal()
    show_chosen = Signal()
    declined = Signal()
    done = Signal()

    def __init__(self, stage: Stage, *, picture: bytes, state: CardStage, parent: QWidget | None = None) -> None:
        super().__init__(stage, _heading(state, stage), "card-page", parent)
        self._lead = _lead(state, stage)
        if self._lead:
            self.words.addWidget(Words(self._lead, "touch-lead", self, wraps=True))
        self._picture: Picture | None = None
        if picture:
            wide = round(min(_MILLIMETRES_WIDE * stage.measures.millimetre, stage.measures.room.height() * 0.4))
            self._picture = Picture(picture, wide, "card-code", stage.translate("The code of your card"))
        self._ways = self._add_ways(state)
        if self._picture is not None:
            self.show_beside(self._picture)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """What most people choose."""
        return self._ways[0]

    def spoken(self) -> Sequence[Spoken]:
        """The heading, what a card means, and the answers."""
        return (*(Spoken(text) for text in (self.question.text(), self._lead) if text), *aloud(*self._ways))

    def _add_ways(self, state: CardStage) -> Sequence[TouchButton]:
        _, stage = self.stage.translate, self.stage
        flow = FlowLayout(spacing=stage.measures.gap)
        paper = TouchButton(stage, _("Print a card"), "print-card", icon_name="id-card", role="primary")
        show = TouchButton(stage, _("Show it to photograph"), "show-card", icon_name="smartphone")
        no = TouchButton(stage, _("No, thank you"), "no-card")
        on = TouchButton(stage, _("Go on"), "card-done", icon_name="arrow-right", role="primary")
        paper.clicked.connect(self.print_chosen)
        show.clicked.connect(self.show_chosen)
        no.clicked.connect(self.declined)
        on.clicked.connect(self.done)
        ways = {
            CardStage.OFFERED: [paper, show, no],
            CardStage.FAILED: [show, no],
        }.get(state, [on])
        for way in (paper, show, no, on):
            if way in ways:
                flow.addWidget(way)
            else:
                way.deleteLater()
        self.controls.addLayout(flow)
        return ways


def _heading(state: CardStage, stage: Stage) -> str:
    _ = stage.translate
    match state:
        case CardStage.OFFERED:
            return _("Next time, just scan this.")
        case CardStage.PRINTING:
            return _("Your card is being made …")
        case CardStage.PRINTED:
            return _("Here is your card. Please take it.")
        case CardStage.SHOWN:
            return _("Take a photo of this code.")
        case CardStage.FAILED:
            return _("The card could not be printed.")


def _lead(state: CardStage, stage: Stage) -> str:
    _ = stage.translate
    match state:
        case CardStage.OFFERED:
            return _(
                "With a card we greet you by name and remember what you asked. "
                "We keep your name for that. Lost it? Tell us, and it stops working."
            )
        case CardStage.PRINTED | CardStage.SHOWN:
            return _("Keep it safe: whoever has it is greeted with your name.")
        case CardStage.PRINTING:
            return ""
        case CardStage.FAILED:
            return _("We can show its code instead, for you to photograph.")
