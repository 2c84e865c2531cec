# SPDX-License-Identifier: GPL-3.0-or-later
"""A worded slip as the typesetter takes it: measures of the paper, and all words as JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.domain.slip import Paper
from kiosk.printing.qr import QUIET_ZONE, Code
from kiosk.printing.worded_slip import Line, WordedSlip

_POINTS_A_MILLIMETRE = 72 / 25.4
_LATIN = "Atkinson Hyperlegible Next"
_OTHER_SCRIPTS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Ethiopic", "Noto Sans Symbols2")
_WHOLLY_OTHER = frozenset({"vi", "uk"})
"""Languages near enough to Latin that words of two fonts would stand beside each other in a line."""

_SMALLEST_PRINT = 12.0
_LARGE_PRINT = 16.0
_CODE_SIDE = 30.0  # millimetres, without the quiet zone


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper's measures in millimetres; `height` is None for a receipt, which is as long as its text.

    `margin` leaves what common printers can't reach: receipt heads print 72 of 80 mm and 48 of 58 mm.
    `module` is the least width of a QR module that reads well after this kind of printing.
    """

    width: float
    height: float | None
    margin: float
    module: float
    title: float
    phone: float


def sheet_of(paper: Paper) -> Sheet:
    """Tell a paper's measures; `title` and `phone` are type sizes relative to the text's."""
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


def typeset_words(worded: WordedSlip, code: Code, paper: Paper, *, large_print: bool) -> str:
    """Write the slip as JSON for the template `slip.typ`; lengths in points."""
    return json.dumps(
        {
            "lang": worded.language,
            "rtl": worded.right_to_left,
            "title": worded.title,
            "fonts": _fonts(worded.language),
            "other_fonts": _OTHER_SCRIPTS,
            "paper": _paper(sheet_of(paper), large_print=large_print),
            "code": _code(code, worded.code_caption, sheet_of(paper)),
            "office": _line(worded.office),
            "dates": [_line(line) for line in worded.dates],
            "heading": _line(worded.heading),
            "steps": [
                {
                    "sentence": _line(step.sentence),
                    "notes": [_line(line) for line in step.notes],
                    "facts": [
                        asdict(fact) | {"title": _line(fact.title), "lines": [_line(line) for line in fact.lines]}
                        for fact in step.facts
                    ],
                }
                for step in worded.steps
            ],
            "come_back": [_line(line) for line in worded.come_back],
            "reference": _line(worded.reference),
            "checked": _line(worded.checked),
            "page_of": worded.page_of,
        }
    )


def _fonts(language: str) -> tuple[str, ...]:
    return (*_OTHER_SCRIPTS, _LATIN) if language in _WHOLLY_OTHER else (_LATIN, *_OTHER_SCRIPTS)


def _paper(sheet: Sheet, *, large_print: bool) -> dict[str, float | None]:
    base = _LARGE_PRINT if large_print else _SMALLEST_PRINT
    return {
        "width": sheet.width * _POINTS_A_MILLIMETRE,
        "height": None if sheet.height is None else sheet.height * _POINTS_A_MILLIMETRE,
        "margin": sheet.margin * _POINTS_A_MILLIMETRE,
        "base": base,
        "title": base * sheet.title,
        "phone": base * sheet.phone,
    }


def _code(code: Code, caption: str, sheet: Sheet) -> dict[str, Any]:
    """`side` includes the quiet zone; `shown` is the dark part."""
    module = max(sheet.module, _CODE_SIDE / code.modules)
    return {
        "svg": code.svg(),
        "side": module * (code.modules + 2 * QUIET_ZONE) * _POINTS_A_MILLIMETRE,
        "shown": module * code.modules * _POINTS_A_MILLIMETRE,
        "caption": [[{"text": caption, "strong": False, "dir": "auto", "whole": False}]],
        "alt": caption,
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [
        {"text": run.text, "strong": run.strong, "dir": run.direction or "auto", "whole": run.whole} for run in line
    ]
