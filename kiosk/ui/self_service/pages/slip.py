# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip: on paper, or on the screen where paper fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.slip import Slip
from kiosk.messages import Translator
from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.measures import TextSize
from kiosk.ui.self_service.page import Spoken, TouchPage
from kiosk.ui.self_service.pages.aloud import aloud
from kiosk.ui.self_service.pages.picture import Picture
from kiosk.ui.self_service.parts import TouchButton
from kiosk.ui.self_service.slip_facts import slip_facts
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import Words, named

_MILLIMETRES_WIDE, _LEAST_MILLIMETRES = 150, 70
"""How wide a slip of 80 mm is on the screen: as wide as lets one photo have it whole, where its code still scans."""
_TARGETS_AROUND, _TARGETS_ABOVE = 1.6, 4.6
"""What the header and the margins take of the screen's height, and what stands above the slip on an upright screen."""


class SlipStage(StrEnum):
    """How far a slip has come."""

    PRINTING = "printing"
    PRINTED = "printed"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipShowing:
    """What the page says. `sentence` is the next step; `keeper` will be in touch by `due`; `picture` is a PNG.

    `slip` is there as soon as it is saved: its facts are shown where there is no picture of it.
    """

    state: SlipStage = SlipStage.PRINTING
    sentence: str = ""
    picture: bytes = b""
    keeper: str = ""
    due: str = ""
    slip: Slip | None = None


class SlipInWords(QFrame):
    """What the slip says on white, to be photographed as its picture would be. `lines` are in reading order."""

    def __init__(self, lines: Sequence[str], width: int, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "slip-in-words", stage.translate("Your slip"))
        set_role(self, "touch-paper")
        self._wide = width
        gap = stage.measures.gap
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * gap, 2 * gap, 2 * gap, 2 * gap)
        self._column.setSpacing(gap)
        for line in lines:
            self._column.addWidget(LongWords(line, "touch-strong", self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """Its width does not depend on its room, so neither does its height."""
        return False

    def sizeHint(self) -> QSize:
        """The width it was given, and what the words need at it."""
        return QSize(self._wide, self._column.totalHeightForWidth(self._wide))


class SlipPage(TouchPage):
    """Nobody has to wait for paper: the way on is open all the time."""

    done = Signal()

    def __init__(self, stage: Stage, *, showing: SlipShowing, parent: QWidget | None = None) -> None:
        _ = stage.translate
        super().__init__(stage, _heading(showing.state, stage), "slip-page", parent)
        self._theirs = tuple(line for line in _next_step(showing, _) if line)
        is_shown = showing.state is SlipStage.SHOWN
        told = _("Take a photo of this, or ask at the desk. We have told them.")
        self._lead = (told,) if is_shown else ()
        for line in self._lead:
            self.words.addWidget(Words(line, "touch-lead", self, wraps=True))
        if not is_shown:
            self._say(self._theirs)
        self._done = TouchButton(
            stage,
            _("I have it") if showing.state is SlipStage.PRINTED else _("Go on"),
            "slip-done",
            icon_name="check" if showing.state is SlipStage.PRINTED else "arrow-right",
            role="primary",
        )
        self._done.clicked.connect(self.done)
        self.controls.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeading)
        if is_shown:
            self._theirs += slip_facts(showing.slip, _) if showing.slip is not None else ()
            self._show_slip(showing.picture)
        self.controls.addStretch(1)

    @property
    def first(self) -> QWidget:
        """The way on."""
        return self._done

    def spoken(self) -> Sequence[Spoken]:
        """The heading, the next step, what stands on the slip where it is shown, and the way on."""
        private = (Spoken(text, private=True) for text in (*self._lead, *self._theirs))
        return (Spoken(self.question.text()), *private, *aloud(self._done))

    def _say(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.words.addWidget(LongWords(line, "touch-strong", self))

    def _show_slip(self, png: bytes) -> None:
        """Show the picture, which says all that it says to screen readers, too; without one, the words themselves."""
        measures = self.stage.measures
        wide = min(round(_MILLIMETRES_WIDE * measures.millimetre), measures.room.width() - 4 * measures.margin)
        picture = Picture(png, wide, "slip-picture", self.stage.translate("Your slip"))
        if picture.is_blank:
            self.show_beside(SlipInWords(self._theirs, wide, self.stage))
            return
        around = _TARGETS_AROUND + (_TARGETS_ABOVE if measures.is_portrait else 0)
        high = measures.room.height() - measures.footer_height - round(around * measures.target) - 2 * measures.ring
        least = round(_LEAST_MILLIMETRES * measures.millimetre * measures.text / TextSize.USUAL)
        if picture.fit(high, least) and not measures.is_portrait:
            self._say(self._theirs)  # there is room to read it large, too
        picture.setAccessibleDescription("\n".join(self._theirs))
        self.show_beside(picture)


def _heading(state: SlipStage, stage: Stage) -> str:
    _ = stage.translate
    match state:
        case SlipStage.PRINTING:
            return _("Your slip is printing …")
        case SlipStage.PRINTED:
            return _("Here is your slip. Please take it.")
        case SlipStage.SHOWN:
            return _("The printer can’t print right now.")


def _next_step(showing: SlipShowing, _: Translator) -> tuple[str, str]:
    touch = _("{name} will be in touch by {time}.", name=showing.keeper, time=showing.due) if showing.keeper else ""
    return showing.sentence, touch
