# SPDX-License-Identifier: GPL-3.0-or-later
"""What kind of help somebody asks for, suggested from their own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiosk.domain.phrase_book import Finding, PhraseBook
from kiosk.domain.spoken_words import SpokenWord, spoken_words

_LEAST_SCORE = 0.5
_LEAST_SHARE_OF_BEST = 0.4
_PART_OF_LONGER = 0.2
_MOST_WORDS = 2_000
_LONGEST_PHRASE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of need in plain words; `words` are those that people say it with, phrases among them.

    `name` is source text for translation.
    """

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoryFit:
    """How well a text fits a category: a score above zero, and what in the text says so."""

    category: Category
    score: float
    findings: tuple[Finding, ...]


class CategorySuggester:
    """Suggests categories from verbatim words; made once, then fast enough for every keystroke."""

    def __init__(self, categories: Iterable[Category]) -> None:
        self._categories = tuple(categories)

    @cached_property
    def _book(self) -> PhraseBook:
        """Filed at the first suggestion: some thousand phrases take a fifth of a second."""
        return PhraseBook({index: (each.name, *each.words) for index, each in enumerate(self._categories)})

    @property
    def categories(self) -> tuple[Category, ...]:
        """All categories, in their own order."""
        return self._categories

    def suggest(self, words: str, most: int = 3) -> tuple[Category, ...]:
        """Name the categories that these words speak of, best first; none when nothing fits."""
        fits = self.fits(spoken_words(words)[:_MOST_WORDS], typos=True)
        if not fits:
            return ()
        least = max(_LEAST_SCORE, fits[0].score * _LEAST_SHARE_OF_BEST)
        return tuple(fit.category for fit in fits if fit.score >= least)[: max(0, most)]

    def fits(self, words: Sequence[SpokenWord], *, typos: bool = False) -> list[CategoryFit]:
        """List every category that any of the words speaks of, best first."""
        by_category: dict[int, list[tuple[Finding, float]]] = {}
        findings = self._book.find(words, typos=typos)
        sharing = _owners_of_phrases(findings)
        lightest = min((finding.weight for finding in findings), default=0.0)
        longer = _by_first_word(finding for finding in findings if finding.weight > lightest)
        for finding in findings:
            weight = finding.weight / sharing[finding.phrase] ** 0.5
            if longer and _is_part_of_longer(finding, longer):
                weight *= _PART_OF_LONGER
            by_category.setdefault(finding.owner, []).append((finding, weight))
        fits = [_fit(self._categories[owner], found) for owner, found in by_category.items()]
        order = {category.id: index for index, category in enumerate(self._categories)}
        return sorted(fits, key=lambda fit: (-round(fit.score, 6), fit.findings[0].first, order[fit.category.id]))


def _fit(category: Category, found: list[tuple[Finding, float]]) -> CategoryFit:
    """Add up what speaks for a category; a place in the text counts once, by its strongest phrase."""
    if len(found) == 1:  # as of most categories, and there are some at every keystroke
        ((finding, weight),) = found
        return CategoryFit(category, weight, (finding,))
    taken: set[int] = set()
    said: set[str] = set()
    score = 0.0
    for finding, weight in sorted(found, key=lambda pair: (-pair[1], pair[0].first)):
        covered = set(range(finding.start, finding.end))
        if finding.phrase not in said and not covered & taken:
            score += weight
        taken |= covered
        said.add(finding.phrase)
    return CategoryFit(category, score, tuple(sorted((each for each, _ in found), key=lambda each: each.first)))


def _owners_of_phrases(findings: Iterable[Finding]) -> dict[str, int]:
    owners: dict[str, set[int]] = {}
    for finding in findings:
        owners.setdefault(finding.phrase, set()).add(finding.owner)
    return {phrase: len(held) for phrase, held in owners.items()}


def _by_first_word(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    beginning: dict[int, list[Finding]] = {}
    for finding in findings:
        beginning.setdefault(finding.first, []).append(finding)
    return beginning


def _is_part_of_longer(finding: Finding, beginning: dict[int, list[Finding]]) -> bool:
    return any(
        other.start <= finding.start and finding.end <= other.end and other.weight > finding.weight
        for first in range(finding.first - _LONGEST_PHRASE, finding.first + 1)
        for other in beginning.get(first, ())
    )
