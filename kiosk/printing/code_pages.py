# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters that a receipt printer has: its code pages, and what a line of text becomes in one of them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NO_BREAK = "\u00a0"
"""A space that keeps its words together; it is sent as a common one."""

_SPACES = str.maketrans({"\u202f": NO_BREAK, "\u2007": NO_BREAK, "\u2009": " ", "\u2002": " ", "\u2003": " "})
_UNSEEN = str.maketrans({"\u00ad": None, "\u2060": None})
"""The soft hyphen, which printers print, and the word joiner."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "…": "...",
}
"""Marks that say the same when they are plain. Letters have no equivalent: a name without its accents is another."""

_FROM_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_FIRST_PRINTED, _DELETE = 0x20, 0x7F


@dataclass(frozen=True, slots=True)
class CodePage:
    """A table of 256 characters: the name of its Python codec, and its number after ESC t."""

    codec: str
    number: int

    def shown(self, text: str) -> str | None:
        """Write text in this page's characters, marks it lacks plainly; None where a character is missing.

        Spaces that don't break stay what they are.
        """
        shown = [self._shown(character) for character in text]
        return None if None in shown else "".join(filter(None, shown))

    def encoded(self, shown: str) -> bytes:
        """Turn what `shown` gave into bytes: all of them are printed, none is a command."""
        return shown.replace(NO_BREAK, " ").encode(self.codec)

    def _shown(self, character: str) -> str | None:
        return character if character == NO_BREAK or self._has(character) else _PLAIN.get(character)

    def _has(self, character: str) -> bool:
        try:
            [byte] = character.encode(self.codec)
        except UnicodeEncodeError:
            return False
        return byte >= _FIRST_PRINTED and byte != _DELETE


def page_with(text: str, pages: Sequence[CodePage]) -> CodePage | None:
    """Find the first page that can show all of a composed text; None for one that has to be drawn.

    Text from right to left always has to: printers set one letter after another and join none.
    """
    if any(unicodedata.bidirectional(character) in _FROM_RIGHT_TO_LEFT for character in text):
        return None
    return next((page for page in pages if page.shown(text) is not None), None)


def composed(text: str) -> str:
    """Write text with one character a letter where there is one, and two kinds of spaces: common and unbroken."""
    return unicodedata.normalize("NFC", text).translate(_SPACES).translate(_UNSEEN)
