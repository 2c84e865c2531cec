# SPDX-License-Identifier: GPL-3.0-or-later
"""What people type, made safe to keep without changing what they said."""

import re
import unicodedata

from kiosk.domain.errors import LineTooLong, NameMissing, NameTooLong, TextMissing, WordsMissing, WordsTooLong

NAME_LIMIT = 200
LINE_LIMIT = 200
WORDS_LIMIT = 20_000

_KEPT_CONTROLS = "\n\t"
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def without_controls(text: str) -> str:
    """Drop control characters, lone surrogates and direction overrides: they are nobody's words.

    Joiners and direction marks, which Persian, Hindi and emoji need, stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c in _KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cs"})
    return _BIDI_OVERRIDES.sub("", "".join(kept))


def one_line(text: str) -> str:
    """Put text on one line, with single spaces, in Unicode's composed form."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", without_controls(text))).strip()


def clean_name(text: str) -> str:
    """Take a name in any script as one line; raises NameMissing or NameTooLong."""
    name = one_line(text)
    if not any(unicodedata.category(c)[0] in "LNS" for c in name):
        raise NameMissing
    if len(name) > NAME_LIMIT:
        raise NameTooLong(length=len(name), limit=NAME_LIMIT)
    return name


def clean_line(text: str) -> str:
    """Take a short fact, such as a phone number, as one line, which may be empty; raises LineTooLong."""
    line = one_line(text)
    if len(line) > LINE_LIMIT:
        raise LineTooLong(length=len(line), limit=LINE_LIMIT)
    return line


def clean_words(text: str) -> str:
    """Take a need verbatim, line breaks and all; raises WordsMissing or WordsTooLong."""
    words = without_controls(text).strip()
    if not any(unicodedata.category(c)[0] in "LNSP" for c in words):
        raise WordsMissing
    if len(words) > WORDS_LIMIT:
        raise WordsTooLong(length=len(words), limit=WORDS_LIMIT)
    return words


def clean_text(text: str) -> str:
    """Take an answer, promise or note; raises TextMissing or WordsTooLong."""
    try:
        return clean_words(text)
    except WordsMissing:
        raise TextMissing from None


def shortened(text: str, length: int = 60) -> str:
    """Cut a text at a word for a line of limited room, with an ellipsis where something is left out."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"
