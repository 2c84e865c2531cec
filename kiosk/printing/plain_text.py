# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's text, made fit for a page: every character literal, nothing that steers the page."""

import unicodedata
from enum import StrEnum

_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b")
"""Bidirectional controls, whose reach goes beyond the text they come with, and invisible spaces."""

_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


class Direction(StrEnum):
    """Which way a stretch of text runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


def literal(text: str) -> str:
    """Put text on one line: controls gone, runs of white space made one space, all else as it was."""
    return " ".join("".join(_seen(character) for character in text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Split text at its line ends into literal lines; empty ones are left out."""
    lines = (literal(line) for line in text.replace("\r\n", "\n").translate(_LINE_ENDS).split("\n"))
    return tuple(line for line in lines if line)


def direction_of(text: str) -> Direction | None:
    """Tell which way text runs by its first letter; None for text without letters."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return Direction.LEFT_TO_RIGHT
            case "R" | "AL":
                return Direction.RIGHT_TO_LEFT
            case _:
                continue
    return None


def _seen(character: str) -> str:
    if character in _STEERING:
        return ""
    match unicodedata.category(character):
        case "Cc" | "Zs" | "Zl" | "Zp":
            return " "
        case "Cs" | "Co" | "Cn":
            return "\ufffd"
        case _:
            return character
