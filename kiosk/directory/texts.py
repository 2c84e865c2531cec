# SPDX-License-Identifier: GPL-3.0-or-later
"""Longer texts of a source: made plain, and told of where they hold markup, are cut off or go on for pages."""

import re

from kiosk.directory.cells import has_markup, plain
from kiosk.directory.problem import ProblemList
from kiosk.directory.shelf import Shelved

_LONG = 5_000
_ENDS = re.compile(r"[.!?:;)\]”\"'’…*•\d]\s*$")
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_LIMITS = frozenset({100, 120, 128, 140, 150, 160, 200, 250, 254, 255, 256, 300, 400, 500, 511, 512, 999, 1000, 1023,
                     1024, 2000, 2047, 2048, 3000, 4000, 4095, 4096, 8000, 8191, 8192, 32767, 65535})  # fmt: skip
"""Lengths at which tables and forms cut texts off."""

_MARKUP = "This text holds markup (HTML). It was made plain."
_CUT_OFF = "This text ends in the middle of a sentence after {count} characters, so it was probably cut off."
_VERY_LONG = "This text has {count} characters. It was kept whole."


def text_of(row: Shelved, column: str, problems: ProblemList) -> str:
    """Take a row's text, plain, line breaks kept; what is odd about it goes to the problems."""
    cell = row[column]
    text = plain(cell)
    if has_markup(cell):
        problems.info(row.place, column, _MARKUP)
    if _is_cut_off(cell.strip()):
        problems.warning(row.place, column, _CUT_OFF, count=len(cell.strip()))
    if len(text) > _LONG:
        problems.info(row.place, column, _VERY_LONG, count=len(text))
    return text


def _is_cut_off(cell: str) -> bool:
    if len(cell) < min(_LIMITS):
        return False
    return _CUT.search(cell) is not None or (len(cell) in _LIMITS and not _ENDS.search(cell))
