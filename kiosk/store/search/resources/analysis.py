# SPDX-License-Identifier: GPL-3.0-or-later
"""What a resource is found by: its terms with their strengths, and the categories it belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.domain.category import CategorySuggester
from kiosk.domain.resource import Resource
from kiosk.domain.spoken_words import spoken_words
from kiosk.store.search.resources.fillers import SILENT
from kiosk.store.search.resources.text import Field, Reader, Stems, apart, fields_of

_SATURATION = 1.2
_NAMED_PLACE = re.compile(r"\b[A-Z]\w+(?= (?:County|Township|Parish|Avenue|Street|Road)\b)")  # "Union County"
_TITLE_SHARE = 0.45
_TEXT_SHARE = 0.15
_LEAST_BELONGING = 0.15
_MOST_BELONGING = 0.9
_GIVEN = 0.75
_READ_FOR_CATEGORIES = 1_200
_MOST_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True)
class Analysis:
    """Terms and categories with strengths, and each word with its stem."""

    terms: Mapping[str, float]
    words: Mapping[str, str]
    categories: Mapping[str, float]


class ResourceAnalyst:
    """Reads resources; the same resource always gives the same analysis."""

    def __init__(self, suggester: CategorySuggester, stems: Stems) -> None:
        self._suggester = suggester
        self._names = frozenset(category.name for category in suggester.categories)
        self._reader = Reader(stems)
        self._belonging: dict[tuple[str, str], dict[str, float]] = {}

    def analyse(self, resource: Resource) -> Analysis:
        """Find out what a resource is found by."""
        weighed: dict[str, float] = {}
        words: dict[str, str] = {}
        for part, text in fields_of(resource, self._names):
            self._weigh(part, text, weighed, words)
        terms = {term: weight * (_SATURATION + 1) / (weight + _SATURATION) for term, weight in weighed.items()}
        return Analysis(terms, words, self._categories(resource))

    def _weigh(self, part: Field, text: str, weighed: dict[str, float], words: dict[str, str]) -> None:
        counts: dict[str, int] = {}
        length = 0
        for stem, word in self._reader.read(text):
            length += 1
            if word not in SILENT:
                counts[stem] = counts.get(stem, 0) + 1
                words[word] = stem
        weight = part.weight / (1.0 - part.discount + part.discount * length / part.usual_length)
        for stem, count in counts.items():
            weighed[stem] = weighed.get(stem, 0.0) + weight * count

    def _categories(self, resource: Resource) -> dict[str, float]:
        """The categories that the source gives, those first that the words speak of too; else these alone."""
        spoken_of = self._spoken_of(resource)
        if not resource.categories:
            return spoken_of
        return {each: _GIVEN + (1.0 - _GIVEN) * spoken_of.get(each, 0.0) for each in resource.categories}

    def _spoken_of(self, resource: Resource) -> dict[str, float]:
        title = " / ".join(
            (
                resource.name,
                resource.alternate_name,
                *(term for term in resource.taxonomy_terms if term not in self._names or not resource.categories),
            )
        )
        key = (title[:_READ_FOR_CATEGORIES], apart(resource.description)[0][:_READ_FOR_CATEGORIES])
        known = self._belonging.get(key)
        if known is None:
            if len(self._belonging) >= _MOST_REMEMBERED:
                self._belonging.clear()
            known = self._belonging[key] = self._belongs(*key)
        return known

    def _belongs(self, title: str, description: str) -> dict[str, float]:
        belonging: dict[str, float] = {}
        for text, share in ((title, _TITLE_SHARE), (description, _TEXT_SHARE)):
            for fit in self._suggester.fits(spoken_words(_NAMED_PLACE.sub("", text))):
                belonging[fit.category.id] = belonging.get(fit.category.id, 0.0) + share * fit.score
        return {each: min(points, _MOST_BELONGING) for each, points in belonging.items() if points >= _LEAST_BELONGING}
