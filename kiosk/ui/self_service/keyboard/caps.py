# SPDX-License-Identifier: GPL-3.0-or-later
"""Which keys lie where, for each kind of field."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.ui.self_service.keyboard.letters import Letters, Rows
from kiosk.ui.self_service.page import KeyboardKind


class Does(StrEnum):
    """What a key does."""

    WRITE = "write"
    SHIFT = "shift"
    DELETE = "delete"
    SPACE = "space"
    SIGNS = "signs"
    LETTERS = "letters"
    LATIN = "latin"
    DONE = "done"


class Face(StrEnum):
    """Which keys are shown."""

    LETTERS = "letters"
    LATIN = "latin"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True)
class Cap:
    """One key. `units` is its width in letter keys; 0 takes what is left of the row."""

    does: Does
    writes: str = ""
    units: float = 1.0


CapRow = tuple[Cap, ...]

_SHIFT = Cap(Does.SHIFT, units=1.3)
_DELETE = Cap(Does.DELETE, units=1.3)
_SPACE = Cap(Does.SPACE, units=0)
_DONE = Cap(Does.DONE, units=1.9)
_SIGNS = Cap(Does.SIGNS, units=1.3)


def letter_rows(letters: Letters, rows: Rows) -> list[CapRow]:
    """Lay out letters, or the same keys with shift, with shift and delete around the last row."""
    written = [tuple(Cap(Does.WRITE, key) for key in row) for row in rows]
    shift = () if letters.by_pinyin else (_SHIFT,)
    return [*written[:-1], (*shift, *written[-1], _DELETE)]


def sign_rows(rows: Rows) -> list[CapRow]:
    """Lay out digits and signs, with delete at the end."""
    written = [tuple(Cap(Does.WRITE, key) for key in row) for row in rows]
    return [*written[:-1], (*written[-1], _DELETE)]


def last_row(kind: KeyboardKind, face: Face, punctuation: tuple[str, ...], *, two_scripts: bool) -> CapRow:
    """Lay out the row of the space key; an address has no spaces, and a name needs other signs than a sentence."""
    way_back = _SIGNS if face is not Face.SIGNS else Cap(Does.LETTERS, units=1.3)
    other = Does.LETTERS if face is Face.LATIN else Does.LATIN
    script = (Cap(other, units=1.3),) if two_scripts and face is not Face.SIGNS else ()
    match kind:
        case KeyboardKind.EMAIL:
            signs = tuple(Cap(Does.WRITE, sign) for sign in "_-.")
            return (way_back, Cap(Does.WRITE, "@", 0), *signs, _DONE)
        case KeyboardKind.NAME:
            signs = tuple(Cap(Does.WRITE, sign) for sign in "-’")
        case _:
            signs = tuple(Cap(Does.WRITE, sign) for sign in punctuation)
    return (way_back, *script, _SPACE, *signs, _DONE)


def phone_rows() -> list[CapRow]:
    """Lay out a telephone's keys, with what else stands in a number beside them."""
    first, second, third = (tuple(Cap(Does.WRITE, key) for key in row) for row in ("123", "456()", "789-"))
    return [
        (*first, Cap(Does.DELETE, units=2)),
        second,
        (*third, Cap(Does.SPACE)),
        (Cap(Does.WRITE, "+"), Cap(Does.WRITE, "0"), Cap(Does.DONE, units=3)),
    ]
