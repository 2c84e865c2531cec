# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of a resource, how much each part counts, and how its words are brought to their stems."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from kiosk.domain.resource import Resource
from kiosk.domain.spoken_words import SpokenWord, spoken_words, without_ending

LONGEST_READ = 8_000
"""Characters read of one field; longer texts repeat themselves."""


_SENTENCE_END = re.compile(r"(?<=[.!?;])\s*(?=[A-ZÀ-Þ$])|\n+")
_ASIDE = re.compile(
    r"\b(?:documents?|documentation|photo id|identification|proof of \w+)\b[^.]{0,40}\b(?:required|needed)\b"
    r"|\brequired documents?\b|\bdocumentos requeridos\b|\bmust (?:have|bring|show|present|provide)\b"
    r"|^(?:please )?bring\b|^accepts?\b|^(?:no|sliding(?:[ -]scale)?) fees?\b|^fees?\b|^service animals\b"
    r"|^agency provides\b"
)
"""Looked for in lower case, which is three times as fast as telling letters of both cases alike."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a resource: its weight, its usual length in words, and how much longer ones are discounted."""

    weight: float
    usual_length: float
    discount: float


_NAME = Field(4.0, 5.0, 0.35)
_ALTERNATE_NAME = Field(2.5, 4.0, 0.3)
_TERMS = Field(2.5, 6.0, 0.4)
_ORGANIZATION = Field(1.2, 4.0, 0.3)
_DESCRIPTION = Field(1.0, 40.0, 0.6)
_ASIDES = Field(0.2, 15.0, 0.5)
_ELIGIBILITY = Field(0.6, 15.0, 0.5)
_PLACE = Field(0.7, 8.0, 0.4)
_AREA = Field(0.6, 4.0, 0.5)
_CONTACTS = Field(0.4, 6.0, 0.5)


def fields_of(resource: Resource, category_names: Container[str]) -> Iterator[tuple[Field, str]]:
    """Yield the parts of a resource that are searched, empty ones left out.

    Terms that are names of our categories are none of its words: they count as categories.
    """
    offered, asides = apart(resource.description)
    parts = (
        (_NAME, resource.name),
        (_ALTERNATE_NAME, resource.alternate_name),
        (_TERMS, " / ".join(term for term in resource.taxonomy_terms if term not in category_names)),
        (_ORGANIZATION, resource.organization),
        (_DESCRIPTION, offered),
        (_ASIDES, asides),
        (_ELIGIBILITY, resource.eligibility),
        (_PLACE, f"{resource.location} {_public_place(resource)}"),
        (_AREA, resource.service_area),
        (_CONTACTS, " / ".join(f"{contact.name} {contact.title}" for contact in resource.contacts)),
    )
    return ((field, text[:LONGEST_READ]) for field, text in parts if text and not text.isspace())


@lru_cache(maxsize=8)  # of each resource it is asked twice
def apart(description: str) -> tuple[str, str]:
    """Tell what a description says is offered from its asides: what to bring, what it costs, how to get in."""
    offered: list[str] = []
    asides: list[str] = []
    for sentence in _SENTENCE_END.split(description):
        (asides if _ASIDE.search(sentence.lower()) else offered).append(sentence)
    return " ".join(offered), " ".join(asides)


def _public_place(resource: Resource) -> str:
    if resource.address is None or resource.confidential_site:
        return ""
    return f"{resource.address.address_1} {resource.address.city} {resource.address.postal_code}"


class Stems:
    """Brings words to stems; remembers those it has seen. For one thread at a time."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of one folded word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stem(word)
        return known

    def _stem(self, word: str) -> str:
        if not word.isascii():
            return without_ending(word)
        if not word.isalpha() or len(word) > 40:
            return word
        return str(self._stemmer.stemWord(word))


def pairs_in(run: str) -> list[str]:
    """The neighbouring pairs of a run of a script without spaces; the character itself when it stands alone."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


class Reader:
    """Splits texts of resources into stems, fast: whole words seen before are not taken apart again."""

    def __init__(self, stems: Stems) -> None:
        self._stems = stems
        self._seen: dict[str, tuple[tuple[str, str], ...]] = {}

    def read(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield (stem, word as it compares) for each word of a text."""
        for chunk in text.split():
            known = self._seen.get(chunk)
            if known is None:
                known = tuple(pair for word in spoken_words(chunk) for pair in self._stemmed(word))
                if len(chunk) <= 24:
                    self._seen[chunk] = known
            yield from known

    def _stemmed(self, word: SpokenWord) -> Iterator[tuple[str, str]]:
        if word.unspaced:
            for pair in pairs_in(word.text):
                yield pair, pair
        elif word.text:
            yield self._stems.stem(word.text), word.text
