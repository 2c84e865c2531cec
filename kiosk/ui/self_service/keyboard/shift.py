# SPDX-License-Identifier: GPL-3.0-or-later
"""When letters are capital."""

import re
from enum import StrEnum

from kiosk.ui.self_service.page import KeyboardKind

_SENTENCE_BEGINS = re.compile(r"(^|[.!?…。？！]\s+|\n)[\s¿¡«“\"(]*$")
_NAME_BEGINS = re.compile(r"(^|[\s\-’'.])$")


class Shift(StrEnum):
    """`BEGINNING` is set by itself where a sentence or a name begins; `ONCE` and `LOCKED` by hand."""

    OFF = "off"
    BEGINNING = "beginning"
    ONCE = "once"
    LOCKED = "locked"


def after_tap(shift: Shift, *, twice: bool) -> Shift:
    """What a tap on the shift key does. Two quick taps lock it, and so do two slow ones from small letters."""
    if twice:
        return Shift.LOCKED
    match shift:
        case Shift.OFF:
            return Shift.ONCE
        case Shift.ONCE:
            return Shift.LOCKED
        case Shift.BEGINNING | Shift.LOCKED:
            return Shift.OFF


def begins(before: str, kind: KeyboardKind) -> bool:
    """Whether a capital letter belongs after the text, for what is typed."""
    match kind:
        case KeyboardKind.WORDS:
            return bool(_SENTENCE_BEGINS.search(before))
        case KeyboardKind.NAME:
            return bool(_NAME_BEGINS.search(before))
        case KeyboardKind.PHONE | KeyboardKind.EMAIL:
            return False
