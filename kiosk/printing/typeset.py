# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers' measures."""

from dataclasses import dataclass
from math import ceil

from kiosk.domain.slip import Paper

_SHEET_CODE = 30.0
_RECEIPT_CODE = 26.0
"""Millimetres that a code's side has at the least, without the quiet zone: phones read 25."""

_RECEIPT_DOT = 0.125
"""Millimetres: receipt heads have 8 dots on each. A module of uneven dots is hard to read."""

_LONGEST_RECEIPT = 2000.0
"""Millimetres: less than the longest page that receipt printers' queues take; a longer text becomes several."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper's measures in millimetres; `height` is None for a receipt, which is as long as its text.

    `margin` leaves what common printers can't reach: receipt heads print 72 of 80 mm and 48 of 58 mm.
    `module` is the least width of a QR module that reads well after this kind of printing.
    `title` and `phone` are type sizes relative to the text's.
    """

    width: float
    height: float | None
    margin: float
    module: float
    title: float
    phone: float

    @property
    def dot(self) -> float:
        """The width of a receipt head's dot."""
        return _RECEIPT_DOT

    @property
    def longest(self) -> float:
        """How long a receipt may be before it becomes several."""
        return _LONGEST_RECEIPT

    def module_of(self, modules: int) -> float:
        """How wide each module of a code with so many a side is drawn: whole dots on a receipt."""
        if self.height is not None:
            return max(self.module, _SHEET_CODE / modules)
        return ceil(max(self.module, _RECEIPT_CODE / modules) / _RECEIPT_DOT) * _RECEIPT_DOT


def sheet_of(paper: Paper) -> Sheet:
    """Tell a paper's measures."""
    match paper:
        case Paper.A4:
            return Sheet(210, 297, 15, 0.5, 1.9, 1.45)
        case Paper.LETTER:
            return Sheet(215.9, 279.4, 15, 0.5, 1.9, 1.45)
        case Paper.A5:
            return Sheet(148, 210, 9.5, 0.5, 1.8, 1.35)
        case Paper.RECEIPT_80:
            return Sheet(80, None, 4, 0.375, 1.5, 1.3)
        case Paper.RECEIPT_58:
            return Sheet(58, None, 5, 0.375, 1.35, 1.25)
