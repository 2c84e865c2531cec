# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers by the names that printers know (PWG 5101.1)."""

import re
from collections.abc import Collection

from kiosk.domain.slip import Paper
from kiosk.printing.printers.document import Document

_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_SIZE = re.compile(r"_([\d.]+)x([\d.]+)(mm|in)$")
_MILLIMETRES_A_POINT = 25.4 / 72
_LONGEST_RECEIPT = 297
_SHORTEST_RECEIPT = 150  # anything shorter of a roll's width is a card or a label
_SHEETS = {
    Paper.A4: "iso_a4_210x297mm",
    Paper.LETTER: "na_letter_8.5x11in",
    Paper.A5: "iso_a5_148x210mm",
}
_ROLLS = {Paper.RECEIPT_80: (70, 82), Paper.RECEIPT_58: (46, 60)}
"""Widths in millimetres, from what a printer's head reaches to the roll with its tolerance."""


def media_name(document: Document) -> str:
    """Name the document's paper; a receipt's has the length of its text, in whole millimetres."""
    match document.paper:
        case Paper.A4 | Paper.LETTER | Paper.A5:
            return _SHEETS[document.paper]
        case Paper.RECEIPT_80:
            return _receipt(80, document.content)
        case Paper.RECEIPT_58:
            return _receipt(58, document.content)


def is_offered(name: str, offered: Collection[str]) -> bool:
    """Tell whether a printer that offers these papers takes this one, by name or among its custom sizes.

    One that doesn't say what it offers is taken at its word only when it refuses.
    """
    if not offered or name in offered:
        return True
    least, most = (_size_of(paper) for paper in (_custom(offered, "custom_min_"), _custom(offered, "custom_max_")))
    size = _size_of(name)
    if size is None or least is None or most is None or not name.startswith("custom_"):
        return False
    return least[0] <= size[0] <= most[0] and least[1] <= size[1] <= most[1]


def papers_among(offered: Collection[str]) -> tuple[Paper, ...]:
    """Tell which of our papers a printer surely takes, by the names it offers.

    The range of its custom sizes counts for nothing here: every office printer says it takes 80 mm somehow.
    """
    sizes = [
        size for name in offered if not name.startswith(("custom_min_", "custom_max_")) and (size := _size_of(name))
    ]
    rolls = [
        paper
        for paper, (least, most) in _ROLLS.items()
        if any(least <= width <= most and length >= _SHORTEST_RECEIPT for width, length in sizes)
    ]
    return (*(paper for paper, name in _SHEETS.items() if name in offered), *rolls)


def _custom(offered: Collection[str], start: str) -> str:
    return next((paper for paper in offered if paper.startswith(start)), "")


def _size_of(name: str) -> tuple[float, float] | None:
    """Width and length in millimetres, which stand at the end of a paper's name."""
    found = _SIZE.search(name)
    if found is None:
        return None
    unit = 25.4 if found[3] == "in" else 1.0
    return float(found[1]) * unit, float(found[2]) * unit


def _receipt(width: int, pdf: bytes) -> str:
    found = _MEDIA_BOX.search(pdf)
    length = round(float(found[2]) * _MILLIMETRES_A_POINT) if found else _LONGEST_RECEIPT
    return f"custom_slip_{width}x{length}mm"
