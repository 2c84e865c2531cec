# SPDX-License-Identifier: GPL-3.0-or-later
"""Names taken apart: from what stands on a form, in any script, to the parts that are looked up."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

LONGEST_TEXT = 400
MOST_WORDS = 16
LONGEST_WORD = 40

_PLAIN_WORD = re.compile(r"[a-z]+(?:['\-.][a-z]+)*")
_PIECE = re.compile(r"['\-.]+")
_JOINERS = str.maketrans(dict.fromkeys("’‘ʼʻ`´׳״ʹ", "'") | dict.fromkeys("‐‑‒–—―−־", "-") | {"・": " ", "·": " "})
_DOUBLED_VOWEL = re.compile(r"(?<=[aou])e|(?<=a)a|(?<=s)s")

# Small words that many names share; they say little, and are often written together with the next one.
PARTICLES = frozenset((
    "abd", "abdul", "abu", "ad", "af", "al", "an", "ap", "as", "ash", "at", "av", "bar", "bat", "beit",
    "ben", "bin", "bint", "binti", "da", "das", "de", "degli", "del", "dela", "della", "delle", "dem", "den",
    "der", "des", "di", "do", "dos", "du", "e", "el", "fitz", "hadj", "haj", "het", "i", "ibn", "la", "las",
    "le", "les", "lo", "los", "mac", "mc", "ni", "nic", "of", "op", "saint", "san", "santa", "st", "te",
    "ten", "ter", "till", "ua", "ui", "ul", "umm", "und", "van", "vom", "von", "y", "zu", "zum", "zur", "בן",
    "בת", "آل", "أبو", "ابن", "ابو", "بن", "عبد",
))  # fmt: skip
TITLES = frozenset((
    "brother", "dhr", "doctor", "dr", "esq", "fr", "frau", "fraulein", "fru", "g-n", "g-zha", "gospodin",
    "gospozha", "herr", "hr", "ii", "iii", "iv", "jr", "junior", "madam", "madame", "mevr", "mevrouw",
    "miss", "missus", "mister", "mlle", "mme", "monsieur", "mr", "mrs", "ms", "mx", "pan", "pani", "prof",
    "professor", "rev", "reverend", "sayin", "senior", "senor", "senora", "senorita", "sheikh", "shri",
    "sig", "signor", "signora", "sir", "sister", "smt", "sr", "sra", "srta", "ustad",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpokenName:
    """One name in parts: `parts` as they stand, `joined` for those also written together."""

    parts: tuple[str, ...]
    joined: tuple[str, ...]


def plain(text: str) -> str:
    """Text in lower case, composed, without control or format characters, blanks single."""
    if text.isascii():
        return " ".join(text.lower().split()) if text.isprintable() else _plain_unicode(text)
    return _plain_unicode(text)


def _plain_unicode(text: str) -> str:
    compatible = unicodedata.normalize("NFKC", text.casefold()).casefold()  # 𝑨 is a small a only after both
    kept = "".join(
        " " if c.isspace() else c for c in compatible if unicodedata.category(c) not in _UNSEEN or c.isspace()
    )
    return " ".join(unicodedata.normalize("NFC", kept.replace("i̇", "i")).split())


_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def exact_key(text: str) -> int:
    """A signed 64-bit hash of the whole text, case and blanks aside; equal texts have equal keys."""
    return hash(plain(text))


def _is_word_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def words_of(text: str) -> list[str]:
    """The words of text made plain; an apostrophe, hyphen or full stop inside a word stays in it."""
    if text.isascii():
        return _PLAIN_WORD.findall(text)
    text = text.translate(_JOINERS)
    if text.isascii():
        return _PLAIN_WORD.findall(text)
    spaced = "".join(c if c in "'-." or _is_word_letter(c) else " " for c in text)
    return [word for raw in spaced.split() if (word := raw.strip("'-."))]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The word in the letters a to z, read as anyascii reads it; empty where it has no letters."""
    if word.isascii():
        return word if word.isalpha() and word.islower() else "".join(filter(str.isalpha, word.lower()))
    return "".join(c for c in anyascii(word).lower() if "a" <= c <= "z")


def contracted(folded: str) -> str:
    """The folded word with ae, oe, ue, aa and ss made single: Mueller and Müller, Aase and Åse become one."""
    return _DOUBLED_VOWEL.sub("", folded)


def is_syllabic(word: str) -> bool:
    """Whether the word is written in signs that stand for syllables (Han, Hangul)."""
    first = word[0]
    return (
        "㐀" <= first <= "鿿" or "가" <= first <= "힣" or "豈" <= first <= "﫿" or "\U00020000" <= first <= "\U0003ffff"
    )


_SPELLED_OUT = (
    "LATIN",
    "CYRILLIC",
    "GREEK",
    "ARMENIAN",
    "GEORGIAN",
    "ETHIOPIC",
    "CJK",
    "HANGUL",
    "HIRAGANA",
    "KATAKANA",
)


@lru_cache(maxsize=20_000)
def is_vowel_poor(word: str) -> bool:
    """Whether the word's script leaves vowels out, or anyascii does (Hebrew, Arabic, Devanagari, Thai)."""
    if word.isascii():
        return False
    letter = next((c for c in word if ord(c) > 127), "")
    return not unicodedata.name(letter, "LATIN").startswith(_SPELLED_OUT)


def _syllables(word: str) -> list[str]:
    return [folded for sign in word if (folded := fold(sign))]


def pieces(word: str) -> tuple[list[str], list[str]]:
    """The parts of one word, and how they are also written.

    O'Brien is (o, brien), also obrien; 王小明 is (wang, xiao, ming), also 王小 and 小明.
    """
    if not word.isascii() and is_syllabic(word):
        syllables = _syllables(word)
        also = [word, *[half for at in range(1, min(len(word), 4)) for half in (word[:at], word[at:])]]
        return syllables, also
    if word.isalpha():
        return [word], [word[2:]] if word.startswith("ال") and len(word) > 4 else []
    parts = [piece[:LONGEST_WORD] for piece in _PIECE.split(word) if piece]
    return parts, ["".join(parts)[:LONGEST_WORD]] if len(parts) > 1 else []


def taken_apart(name: str) -> SpokenName:
    """The parts of a name; at most 16 of them, of at most 40 letters each."""
    words = words_of(plain(name[:LONGEST_TEXT]))[:MOST_WORDS]
    parts: list[str] = []
    joined: list[str] = []
    for word in words:
        own, also = pieces(word[:LONGEST_WORD])
        parts += own
        joined += also
    if len(words) > 1:
        joined += _run_together(words)
    return SpokenName(tuple(parts[:MOST_WORDS]), tuple(dict.fromkeys(joined)))


def _run_together(words: list[str]) -> list[str]:
    """Small words with the one after them: de la cruz gives lacruz and delacruz."""
    made: list[str] = []
    run = ""
    for word, following in pairwise(words):
        run = run + word if word in PARTICLES else ""
        if run:
            made.append((run + following)[:LONGEST_WORD])
    return made
