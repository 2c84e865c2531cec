# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip: on paper, or on the screen where paper fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.picture import Picture
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import Words

_MILLIMETRES_WIDE = 150


class SlipStage(StrEnum):
    """How far a slip has come."""

    PRINTING = "printing"
    PRINTED = "printed"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipShowing:
    """What the page says. `sentence` is the next step; `keeper` will be in touch by `due`; `picture` is a PNG."""

    state: SlipStage
    sentence: str = ""
    picture: bytes = b""
    keeper: str = ""
    due: str = ""


class SlipPage(TouchPage):
    """Nobody has to wait for paper: the way on is open all the time."""

    done = Signal()

    def __init__(self, stage: Stage, *, showing: SlipShowing, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _heading(showing.state, stage), "slip-page", parent)
        self._lines = [Words(line, role, self, wraps=True) for line, role in _lines(showing, stage) if line]
        for line in self._lines:
            self.words.addWidget(line)
        self._done = TouchButton(
            stage,
            _("I have it") if showing.state is SlipStage.PRINTED else _("Go on"),
            "slip-done",
            icon_name="check" if showing.state is SlipStage.PRINTED else "arrow-right",
            role="primary",
        )
        self._done.clicked.connect(self.done)
        self._picture = self._made(showing)
        self.controls.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeading)
        if self._picture is not None:
            self.show_beside(self._picture)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The way on."""
        return self._done

    def spoken(self) -> Sequence[Spoken]:
        """The heading, and the next step."""
        return (Spoken(self.question.text()), *(Spoken(line.text(), private=True) for line in self._lines))

    def _made(self, showing: SlipShowing) -> Picture | None:
        if not showing.picture:
            return None
        measures = self.stage.measures
        wide = min(round(_MILLIMETRES_WIDE * measures.millimetre), measures.room.width() - 4 * measures.margin)
        return Picture(showing.picture, wide, "slip-picture", self.stage.translate("Your slip"))


def _heading(state: SlipStage, stage: Stage) -> str:
    _ = stage.translate
    match state:
        case SlipStage.PRINTING:
            return _("Your slip is printing …")
        case SlipStage.PRINTED:
            return _("Here is your slip. Please take it.")
        case SlipStage.SHOWN:
            return _("The printer can’t print right now.")


def _lines(showing: SlipShowing, stage: Stage) -> list[tuple[str, str]]:
    _ = stage.translate
    told = _("Take a photo of this, or ask at the desk. We have told them.") if showing.state is SlipStage.SHOWN else ""
    touch = _("{name} will be in touch by {time}.", name=showing.keeper, time=showing.due) if showing.keeper else ""
    return [(told, "touch-lead"), (showing.sentence, "touch-strong"), (touch, "touch-strong")]
