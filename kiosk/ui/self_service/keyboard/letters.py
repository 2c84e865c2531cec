# SPDX-License-Identifier: GPL-3.0-or-later
"""Which letters a language's keyboard has. They are messages, so that a new language needs its one file and no code."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kiosk.messages import Translator, translator

Rows = tuple[tuple[str, ...], ...]

_BY_PINYIN = "pinyin"
_DOTTED_CIRCLE, _TATWEEL = "\u25cc", "\u0640"


@dataclass(frozen=True)
class Letters:
    """One script's keys. `shifted` has the shape of `rows`; `others` are what a long press on a key offers.

    `name` stands on the key that leads to them. `by_pinyin` letters are gathered, and chosen words written for them.
    """

    rows: Rows
    shifted: Rows
    others: Mapping[str, tuple[str, ...]]
    name: str
    by_pinyin: bool = False

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every letter that can be written with them, in small letters."""
        keys = {key for rows in (self.rows, self.shifted) for row in rows for key in row}
        offered = {other for key in keys for other in self.others.get(key, ())}
        return frozenset(letter.lower() for letter in keys | offered)

    @property
    def carrier(self) -> str:
        """What a mark is shown on where it stands alone: Arabic has a line for it."""
        return _TATWEEL if _TATWEEL in self.alphabet else _DOTTED_CIRCLE

    @property
    def has_capitals(self) -> bool:
        """Whether shift gives capital letters, and not other signs."""
        return self.shifted == _capitals(self.rows)

    @property
    def has_latin(self) -> bool:
        """Whether names and addresses in Latin letters can be written with them."""
        return not self.by_pinyin and {"a", "e", "m", "z"} <= self.alphabet

    def in_ascii(self) -> "Letters":
        """Keep the letters that e-mail addresses are made of."""
        rows = tuple(
            kept for row in self.rows if (kept := tuple(key for key in row if key.isascii() and key.isalpha()))
        )
        return Letters(rows, _capitals(rows), {}, self.name)

    def offered_at(self, key: str) -> tuple[str, ...]:
        """List what a long press on a key offers; on a capital, capitals."""
        if key in self.others:
            return self.others[key]
        return tuple(other.upper() for other in self.others.get(key.lower(), ()) if len(other.upper()) == 1)

    def marked(self, before: str, mark: str) -> tuple[str, str] | None:
        """Put a mark on the nearest letter of the word that takes it, in place of the mark it had.

        Returns the end of `before` that changes, and what it becomes; both are empty when no letter takes the mark.
        None means that the mark is written as it is: no letter of this script is made with it.
        """
        word = _last_word(before)
        for index in range(len(word) - 1, -1, -1):
            made = unicodedata.normalize("NFC", self._without_mark(word[index]) + mark)
            if made.lower() in self.alphabet:
                return word[index:], made + word[index + 1 :]
        return ("", "") if any(self._takes(letter, mark) for letter in self.alphabet) else None

    def _takes(self, letter: str, mark: str) -> bool:
        return unicodedata.normalize("NFC", letter + mark) in self.alphabet

    def _without_mark(self, letter: str) -> str:
        parts = unicodedata.normalize("NFD", letter)
        return unicodedata.normalize(
            "NFC", "".join(part for part in parts if part not in self.alphabet or part.isalpha())
        )


def is_mark(key: str) -> bool:
    """Tell whether a key is an accent or a vowel sign that goes on a letter."""
    return unicodedata.category(key[0]) == "Mn"


def _last_word(text: str) -> str:
    return "" if text[-1:].isspace() else "".join(text.split()[-1:])


def letters_of(translate: Translator) -> Letters:
    """Lay out a language's keyboard; a language that says nothing about it has the English one."""
    in_context = translate.in_context
    # In the order of the language's own keyboard, from left to right; a key is what stands between two spaces.
    rows = _rows(in_context("keyboard", "q w e r t y u i o p\na s d f g h j k l\nz x c v b n m"))
    # What the same keys give with shift; only for a script that has no capital letters.
    shifted = _rows(in_context("keyboard", "Q W E R T Y U I O P\nA S D F G H J K L\nZ X C V B N M"))
    others = in_context(
        "keyboard",
        "a á à â ä ã å æ ā ă ą\nc ç ć č\nd đ ð ď\ne é è ê ë ē ę ě\ng ğ\ni í ì î ï ī ı\nl ł ľ\nn ñ ń ň\n"
        "o ó ò ô ö õ ø œ ō ő\nr ř\ns ß ś š ş\nt ť þ ţ\nu ú ù û ü ū ů ű ư\ny ý ÿ\nz ź ż ž\n"
        ". ? ! : ;\n’ ' \" “ ”\n- – _ /",
    )
    # “pinyin” where Chinese words are chosen for what is typed.
    way = in_context("keyboard", "as typed")
    own_shift = len(shifted) == len(rows) and [len(row) for row in shifted] == [len(row) for row in rows]
    cased = own_shift and shifted[0][0].lower() != "q"
    # The first letters of the alphabet, on the key that leads back to them.
    name = in_context("keyboard", "abc")
    return Letters(rows, shifted if cased else _capitals(rows), _others(others), name, by_pinyin=way == _BY_PINYIN)


def latin_letters() -> Letters:
    """The Latin letters for languages with another script."""
    return letters_of(translator())


def signs_of(translate: Translator) -> Rows:
    """Lay out digits and signs."""
    return _rows(translate.in_context("keyboard", '1 2 3 4 5 6 7 8 9 0\n- / : ; ( ) $ € & @\n? ! # % + = * " ’'))


def punctuation_of(translate: Translator) -> tuple[str, ...]:
    """The two signs beside the space key."""
    return tuple(translate.in_context("keyboard", ", .").split())


def _rows(message: str) -> Rows:
    return tuple(tuple(line.split()) for line in message.splitlines() if line.strip())


def _others(message: str) -> Mapping[str, tuple[str, ...]]:
    return {line.split()[0]: tuple(line.split()[1:]) for line in message.splitlines() if line.strip()}


def _capitals(rows: Rows) -> Rows:
    return tuple(tuple(key.upper() if len(key.upper()) == len(key) else key for key in row) for row in rows)
