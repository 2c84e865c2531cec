# SPDX-License-Identifier: GPL-3.0-or-later
"""Very long words in large type, which would be wider than the screen."""

import re
import unicodedata

from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets import Words

_WRITTEN_WITHOUT_SPACES = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uffef"
"""Chinese and its neighbours, whose lines end after any character by themselves."""
_LONG = re.compile(rf"[^\s{_WRITTEN_WITHOUT_SPACES}]{{21,}}")
_PART = 10
_BREAK = "\u200b"


class LongWords(Words):
    """Wrapped text whose very long words go on in the next line. It is read aloud and found as it was written."""

    def __init__(self, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(breakable(text), role, parent, wraps=True)
        self.setAccessibleName(text)


def breakable(text: str) -> str:
    """Let words of more than 20 characters be broken where a line ends: for the eye, not to be kept.

    An accent or a joiner stays with its letter.
    """
    return _LONG.sub(lambda found: _in_parts(found[0]), text)


def _in_parts(word: str) -> str:
    parts = [""]
    for character in word:
        if len(parts[-1]) >= _PART and not _holds_on(character) and unicodedata.category(parts[-1][-1]) != "Cf":
            parts.append("")
        parts[-1] += character
    return _BREAK.join(parts)


def _holds_on(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
