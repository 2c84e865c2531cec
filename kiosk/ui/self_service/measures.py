# SPDX-License-Identifier: GPL-3.0-or-later
"""How large everything on the touch screen is: in millimetres from the screen's real density, as far as it has room."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QSize

PIXELS_PER_MILLIMETRE = 3.61
"""1920×1080 on 24 inches, for which the look was drawn."""

_PLAUSIBLE = (2.2, 8.0)
_BODY, _SMALL, _QUESTION, _WELCOME = 7.2, 6.0, 15.0, 23.3
_TARGET, _GAP, _MARGIN, _CORNER = 20.0, 4.4, 17.5, 7.0
_LOW, _CROWDED, _ROOMY = 700, 1100, 900
_LOWEST = 0.4
_MOST_OF_LOWEST = 0.185
"""Five rows of keys and the footer share the lowest part of a low screen."""
_MORE_FOR_ICON, _MORE_FOR_LARGE = 0.5, 0.5
"""Targets by which a row at the bottom is higher, with icons above the words, and where large words have room."""
_LEAD = 1.25
_NARROW = 1.6
"""Widths to a height, under which the footer takes two rows."""
_MOST_OF_SIDE = {"question": 0.075, "welcome": 0.1, "target": 0.13, "margin": 0.035, "body": 0.09}


class TextSize(IntEnum):
    """How much larger than usual the text is, in per cent."""

    USUAL = 100
    BIGGER = 150
    BIGGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Lengths in pixels. `body` and the other sizes of type are font heights; `target` is a touch target's side.

    `room` is the whole window's. `lowered` ones let everything that is touched share the lowest part.
    """

    room: QSize
    millimetre: float
    text: TextSize = TextSize.USUAL
    lowered: bool = False

    @property
    def body(self) -> int:
        """Running text, whose capitals are 4.8 mm high at the usual size (two thirds of the type)."""
        return self._type(_BODY, "body")

    @property
    def small(self) -> int:
        """What only accompanies: dates, distances, chips."""
        return self._type(_SMALL, "body")

    @property
    def lead(self) -> int:
        """The sentence below a question: larger than running text while the question stays larger still."""
        return max(self.body, min(round(self.body * _LEAD), round(self.question * 0.6)))

    @property
    def question(self) -> int:
        """The question of a page; never smaller than running text."""
        return max(self.body, self._type(_QUESTION, "question"))

    @property
    def welcome(self) -> int:
        """The greeting on the first page."""
        return max(self.body, self._type(_WELCOME, "welcome"))

    @property
    def usual_body(self) -> int:
        """Running text at the usual size: the least to which a button shrinks its words."""
        return round(_BODY * self.millimetre)

    @property
    def target(self) -> int:
        """A touch target: 20 mm, where the screen has room for it."""
        most = self.lowest_part * _MOST_OF_LOWEST if self.lowered else self._side * _MOST_OF_SIDE["target"]
        return round(min(_TARGET * self.millimetre, most))

    @property
    def gap(self) -> int:
        """Between two targets."""
        return round(min(_GAP * self.millimetre, self._side * 0.014))

    @property
    def air(self) -> int:
        """What sets apart what belongs apart, where there is room; nothing where there is not."""
        return 0 if self.is_low else round(self._side * 0.03 * TextSize.USUAL / self.text)

    @property
    def margin(self) -> int:
        """From the screen's edge."""
        return round(min(_MARGIN * self.millimetre, self._side * _MOST_OF_SIDE["margin"] * 1.3))

    @property
    def corner(self) -> int:
        """The radius of a large corner."""
        return round(min(_CORNER * self.millimetre, self.target / 3))

    @property
    def ring(self) -> int:
        """The width of the line around what has the focus."""
        return max(4, round(self.millimetre))

    @property
    def is_portrait(self) -> bool:
        """Whether the screen stands upright."""
        return self.room.height() > self.room.width()

    @property
    def is_low(self) -> bool:
        """Whether there is room for the most necessary only."""
        return self.room.height() < _LOW

    @property
    def is_crowded(self) -> bool:
        """Whether a page and a keyboard leave no room for anything else."""
        return self.is_low or (self.text > TextSize.USUAL and self.room.height() < _CROWDED)

    @property
    def lowest_part(self) -> int:
        """The height of the part that everybody reaches: the lower two fifths."""
        return round(self.room.height() * _LOWEST)

    @property
    def is_narrow(self) -> bool:
        """Whether what stands on every page needs more rows, with icons above the words."""
        return self.room.width() < self.room.height() * _NARROW

    @property
    def footer_rows(self) -> int:
        """Rows of what stands on every page: one more for larger words, where the height allows it."""
        roomy = self.is_portrait or (self.room.height() >= _ROOMY and not self.is_narrow)
        return 1 + self.is_narrow + (roomy and self.text > TextSize.USUAL)

    @property
    def footer_row(self) -> int:
        """The height of each of these rows, but of the last of a narrow screen, which is one target high."""
        large = self.text > TextSize.USUAL and self.is_portrait and not self.lowered
        return round(self.target * (1 + _MORE_FOR_ICON * self.is_narrow + _MORE_FOR_LARGE * large))

    @property
    def footer_height(self) -> int:
        """The height of what stands on every page."""
        last = self.target if self.is_narrow else self.footer_row
        return (self.footer_rows - 1) * (self.footer_row + self.gap) + last

    @property
    def bottom(self) -> int:
        """What is free below it."""
        return self.gap if self.lowered else self.margin // 2

    @property
    def low_part(self) -> int:
        """What is left of the lowest part above what stands on every page."""
        return max(2 * self.target, self.lowest_part - self.footer_height - self.gap - self.bottom)

    @property
    def _side(self) -> int:
        return min(self.room.width(), self.room.height())

    def _type(self, millimetres: float, kind: str) -> int:
        wished = millimetres * self.millimetre
        most = self._side * _MOST_OF_SIDE[kind]
        return round(min(wished * self.text / 100, max(most * self.text / 100, wished) if kind == "body" else most))


def millimetre_of(pixels_wide: int, millimetres_wide: float) -> float:
    """Return the pixels in a millimetre; screens that give themselves no plausible size count as the one drawn for."""
    density = pixels_wide / millimetres_wide if millimetres_wide > 0 else 0.0
    least, most = _PLAUSIBLE
    return density if least <= density <= most else PIXELS_PER_MILLIMETRE
