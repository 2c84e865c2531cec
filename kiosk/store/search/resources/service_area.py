# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom a resource serves by where they live, as far as its data says so in counties or postal codes."""

import re

from kiosk.domain.resource import Resource
from kiosk.domain.spoken_words import folded

COUNTY, CODE = "county", "code"

_COUNTY = re.compile(r"((?:[A-Z][\w.'’-]*\s+){1,3}?)(?:County|Parish)\b")
_COUNTY_SAID = re.compile(r"\b([^\W\d_]+(?:[ -][^\W\d_]+)?) (?:county|parish)\b", re.IGNORECASE)
_POSTAL_CODE = re.compile(r"(?<![\d-])\d{5}(?![\d-])")
_BY_POSTAL_CODE = re.compile(r"\bzip[ -]?codes?\b[^.]{0,160}", re.IGNORECASE)
_EVERYWHERE = re.compile(
    r"\b(?:state-?wide|nation-?wide|national|all counties|everyone|no restrictions?)\b", re.IGNORECASE
)
_ALSO_ELSEWHERE = re.compile(r"\bhomeless\b|\banyone\b|\beveryone\b", re.IGNORECASE)
_LITTLE_WORDS = frozenset(("in", "of", "the", "from", "my", "our", "this", "a", "live", "to", "near", "around"))


def areas_of(resource: Resource) -> frozenset[str]:
    """The counties and postal codes that a resource is limited to; none where it is open to all or nobody knows.

    A description limits by postal code alone, and only where it does not open to others in the same breath.
    """
    text = resource.service_area
    if _EVERYWHERE.search(text):
        return frozenset()
    named = frozenset(f"{COUNTY} {_county(name)}" for name in _COUNTY.findall(text))
    codes = frozenset(f"{CODE} {code}" for code in _POSTAL_CODE.findall(text))
    return named | (codes or _codes_told(resource.description))


def _codes_told(description: str) -> frozenset[str]:
    if _ALSO_ELSEWHERE.search(description):
        return frozenset()
    told = " ".join(_BY_POSTAL_CODE.findall(description))
    return frozenset(f"{CODE} {code}" for code in _POSTAL_CODE.findall(told))


def areas_said(words: str) -> frozenset[str]:
    """The counties and postal codes that somebody names."""
    named = frozenset(f"{COUNTY} {name}" for name in map(_county, _COUNTY_SAID.findall(words)) if name)
    return named | {f"{CODE} {code}" for code in _POSTAL_CODE.findall(words)}


def _county(said: str) -> str:
    words = [word for word in folded(said).replace("-", " ").split() if word not in _LITTLE_WORDS]
    return " ".join(words)
