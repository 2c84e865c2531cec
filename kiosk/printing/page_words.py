# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page's template is told: its language, its fonts, its paper's measures, and words as runs."""

import re
from typing import Any

from kiosk.domain.slip import Paper
from kiosk.messages import Translator
from kiosk.printing.typeset import sheet_of
from kiosk.printing.worded_slip import Fact, Line, Run

POINTS_A_MILLIMETRE = 72 / 25.4
_LATIN = "Atkinson Hyperlegible Next"
_OTHER_SCRIPTS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Sans Ethiopic", "Noto Sans Symbols2")
_WHOLLY_OTHER = frozenset({"vi", "uk"})
"""Languages near enough to Latin that words of two fonts would stand beside each other in a line."""

_LACKING = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u036f]")
"""Vietnamese letters, which the Latin font lacks: a word with one is set in one font, not in a mixture."""

_LAST_SHORT_WORD = re.compile(r" (\S{1,2}[.,]?)$")

_SMALLEST_PRINT = 12.0
_LARGE_PRINT = 16.0


def page_words(said_by: Translator, title: str, paper: Paper, *, large_print: bool) -> dict[str, Any]:
    """Say what `words.typ` needs of any page; lengths in points. `title` is the document's."""
    language = said_by.language
    return {
        "lang": language,
        "rtl": said_by.right_to_left,
        "title": title,
        "fonts": (*_OTHER_SCRIPTS, _LATIN) if language in _WHOLLY_OTHER else (_LATIN, *_OTHER_SCRIPTS),
        "other_fonts": _OTHER_SCRIPTS,
        "paper": _paper(paper, large_print=large_print),
    }


def line_words(line: Line) -> list[dict[str, Any]]:
    """Write a line as its template takes it."""
    return [_run_words(run) for run in line]


def fact_words(fact: Fact) -> dict[str, Any]:
    """Write a fact as its template takes it."""
    return {
        "icon": fact.icon,
        "title": line_words(fact.title),
        "lines": [line_words(line) for line in fact.lines],
        "big": fact.big,
        "plain": fact.plain,
    }


def _run_words(run: Run) -> dict[str, Any]:
    """`longest` is how many characters may not part without need; `lacking` that some need the other fonts."""
    text = _bound(run.text)
    return {
        "text": text,
        "strong": run.strong,
        "dir": run.direction or "auto",
        "whole": run.whole,
        "longest": len(text) if run.whole else max(map(len, text.split(" "))),
        "lacking": bool(_LACKING.search(text)),
    }


def _bound(text: str) -> str:
    """Keep a last short word with the one before it: "5:00 pm", "Room 4"."""
    return _LAST_SHORT_WORD.sub("\u00a0\\1", text)


def _paper(paper: Paper, *, large_print: bool) -> dict[str, float | None]:
    sheet = sheet_of(paper)
    base = _LARGE_PRINT if large_print else _SMALLEST_PRINT
    return {
        "width": sheet.width * POINTS_A_MILLIMETRE,
        "height": None if sheet.height is None else sheet.height * POINTS_A_MILLIMETRE,
        "margin": sheet.margin * POINTS_A_MILLIMETRE,
        "base": base,
        "title": base * sheet.title,
        "phone": base * sheet.phone,
    }
