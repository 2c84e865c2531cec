# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a text as they compare: without case, accents, apostrophes and contractions, in any script."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u200c\u200d"
)
_UNSPACED_SCRIPTS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_APOSTROPHES = "'’ʼ`´‘＇"
_LETTERS = rf"(?:[^\W_]|[{_WORD_MARKS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
_UNSPACED = re.compile(f"[{_UNSPACED_SCRIPTS}]+")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")

_UNDECOMPOSED = str.maketrans(
    {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "œ": "oe", "æ": "ae", "ð": "d", "þ": "th", "ى": "ي", "ة": "ه",
     "ک": "ك", "ی": "ي", "ـ": None, "\u200c": None, "\u200d": None}
)  # fmt: skip
_SHORTENED = {
    "ll": "will", "d": "would", "ve": "have", "re": "are", "m": "am", "em": "them",
}  # fmt: skip
_RUN_TOGETHER = {
    "cannot": ("can", "not"), "cant": ("can", "not"), "wont": ("will", "not"), "dont": ("do", "not"),
    "didnt": ("did", "not"), "doesnt": ("does", "not"), "isnt": ("is", "not"), "arent": ("are", "not"),
    "wasnt": ("was", "not"), "werent": ("were", "not"), "havent": ("have", "not"), "hasnt": ("has", "not"),
    "hadnt": ("had", "not"), "couldnt": ("could", "not"), "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"), "aint": ("is", "not"), "im": ("i", "am"), "ive": ("i", "have"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("have", "to"),
}  # fmt: skip
_ELIDED = frozenset(("j", "d", "l", "n", "s", "m", "t", "c", "qu"))

_CYRILLIC_ENDINGS = (
    "иями", "ення", "ання", "іями", "ями", "ами", "ові", "еві", "ого", "ому", "ими", "ыми", "ння", "ієм", "ією",
    "іях", "ів", "ов", "ев", "ах", "ях", "ам", "ям", "ом", "ем", "ою", "ею", "ія", "ої", "оі", "ей", "еи", "ии",
    "ый", "ыи", "ій", "іи", "ая", "яя", "ое", "ее", "ые", "ие", "их", "ых", "им", "ым", "ия", "ію", "ії", "іі",
    "ью", "а", "я", "у", "ю", "и", "ы", "і", "ї", "о", "е", "є", "ь", "й",
)  # fmt: skip
_ARABIC_BEGINNINGS = ("وال", "بال", "فال", "كال", "لل", "ال")
_ARABIC_ENDINGS = ("ات", "ين", "ون", "ها", "هم", "تي", "ه", "ي")


class SpokenWord(NamedTuple):
    """One word as it compares, and where it stands in the composed text. `unspaced` runs hold several words."""

    text: str
    start: int
    end: int
    unspaced: bool = False


def composed(text: str) -> str:
    """The text in Unicode's composed form, in which the places of its words are counted."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def spoken_words(text: str) -> list[SpokenWord]:
    """List the words of a text, contractions taken apart ("can't" is "can", "not"); any text is welcome."""
    found: list[SpokenWord] = []
    for match in _WORD.finditer(composed(text)):
        word, (start, end) = match.group(), match.span()
        if word.isascii():
            found += [SpokenWord(said, start, end) for said in _apart(word)]
        else:
            found += _words_in_any_script(word, start)
    return found


def folded(text: str) -> str:
    """A word as it compares: lower case, without accents, vowel signs and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    flat = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).casefold())
    kept = "".join(c for c in flat if unicodedata.category(c) != "Mn" or "\u0900" <= c <= "\u109f")
    return kept.translate(_UNDECOMPOSED)


def without_ending(word: str) -> str:
    """The part of a folded Cyrillic or Arabic word that stays when it is inflected; other words as they are."""
    if "\u0400" <= word[:1] <= "\u052f":
        return _without_cyrillic_ending(word)
    if "\u0600" <= word[:1] <= "\u06ff":
        return _without_arabic_affixes(word)
    return word


def _words_in_any_script(word: str, start: int) -> Iterator[SpokenWord]:
    at = 0
    for run in _UNSPACED.finditer(word):
        yield from _spaced(word[at : run.start()], start + at)
        yield SpokenWord(folded(run.group()), start + run.start(), start + run.end(), unspaced=True)
        at = run.end()
    yield from _spaced(word[at:], start + at)


def _spaced(word: str, start: int) -> Iterator[SpokenWord]:
    for text in _apart(_APOSTROPHE.sub("'", word)):
        if text:
            yield SpokenWord(text, start, start + len(word))


def _apart(word: str) -> tuple[str, ...]:
    if "'" not in word and "`" not in word:
        text = word.lower() if word.isascii() else folded(word)
        return _RUN_TOGETHER.get(text, (text,))
    head, _, tail = word.lower().replace("`", "'").rpartition("'")
    if tail == "t" and head.endswith("n"):
        return _RUN_TOGETHER.get(folded(head) + "t", (folded(head[:-1]), "not"))
    if tail in _SHORTENED and head:
        return (folded(head), _SHORTENED[tail])
    if head in _ELIDED:
        return (head, folded(tail))
    text = folded(word)
    return _RUN_TOGETHER.get(text, (text,))


def _without_cyrillic_ending(word: str) -> str:
    for ending in _CYRILLIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (2 if len(ending) == 1 else 3):
            return word[: -len(ending)]
    return word


def _without_arabic_affixes(word: str) -> str:
    for beginning in _ARABIC_BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= 3:
            word = word[len(beginning) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
