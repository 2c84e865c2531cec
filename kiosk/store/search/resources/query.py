# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked for when somebody says a need: which terms, instead of which words, how strongly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.domain.category import CategorySuggester
from kiosk.domain.phrase_book import Finding, PhraseBook
from kiosk.domain.spoken_words import SpokenWord, composed, spoken_words
from kiosk.store.search.resources.audience import Audiences, Who
from kiosk.store.search.resources.fillers import FAINT, SILENT
from kiosk.store.search.resources.text import Stems, pairs_in
from kiosk.store.search.resources.vocabulary import Vocabulary

LONGEST_READ = 6_000
"""Characters of a need that are looked at: its beginning and its end, where somebody is typing."""

_FAINT_SHARE = 0.3
_RELATED_SHARE = 0.65
_BEGINNING_SHARE = 0.8
_MISSPELT_SHARE = 0.7
_IN_PHRASE_SHARE = 0.6
_PARTED_SHARE = 0.9
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 4
_DIGITS_OF_AN_AGE = 2
_MOST_COMPLETIONS = 6
_MOST_CORRECTIONS = 3
_MOST_WORDS_OF_A_TERM = 3
_MOST_SUGGESTED = 4
_LEAST_SUGGESTED = 0.3


@dataclass(frozen=True, slots=True)
class Sought:
    """Terms that a resource must hold all of, and how much that counts (1 for the very word)."""

    terms: tuple[str, ...]
    share: float


@dataclass(slots=True)
class Ask:
    """One word or phrase of a need, as it stands there, and what is sought for it: the best of it counts.

    `faint` words say little by themselves ("letter", "phone", "today").
    """

    said: str
    weight: float = 1.0
    faint: bool = False
    sought: list[Sought] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AskedCategory:
    """A category that was chosen (`share` 1) or that the words speak of, in proportion to the best."""

    id: str
    share: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A need as it is looked for; `is_term` when it is too short to be a sentence ("phone", "food bank")."""

    asks: tuple[Ask, ...]
    categories: tuple[AskedCategory, ...]
    is_term: bool
    who: Who


class NeedReader:
    """Reads needs for one index, whose stems and vocabulary it shares."""

    def __init__(
        self,
        suggester: CategorySuggester,
        related_words: Iterable[Sequence[str]],
        stems: Stems,
        vocabulary: Vocabulary,
        audiences: Audiences,
    ) -> None:
        self._suggester = suggester
        self._stems = stems
        self._vocabulary = vocabulary
        self._audiences = audiences
        groups = [tuple(group) for group in related_words]
        self._related = PhraseBook(dict(enumerate(groups)))
        self._group_terms = [[(_compared(phrase), self._terms_of(phrase)) for phrase in group] for group in groups]

    def read(self, words: str, chosen: Sequence[str], age: int | None = None) -> Asked:
        """Find out what a need asks for; nothing for words that say nothing. `age` is the visitor's, where known."""
        text = composed(_outer_parts(words))
        said = spoken_words(text)
        asks = self._asks(said, text)
        is_term = len(said) <= _MOST_WORDS_OF_A_TERM
        who = self._audiences.heard(text, said, age)
        return Asked(tuple(asks), tuple(self._categories(said, chosen)), is_term, who)

    def _categories(self, said: Sequence[SpokenWord], chosen: Sequence[str]) -> list[AskedCategory]:
        if chosen:
            return [AskedCategory(each, 1.0, chosen=True) for each in dict.fromkeys(chosen)]
        fits = self._suggester.fits(said, typos=True)[:_MOST_SUGGESTED]
        return [
            AskedCategory(fit.category.id, fit.score / fits[0].score, chosen=False)
            for fit in fits
            if fit.score >= _LEAST_SUGGESTED * fits[0].score
        ]

    def _asks(self, said: Sequence[SpokenWord], text: str) -> list[Ask]:
        findings = self._related.find(said, typos=True)
        known = {index for finding in findings for index in range(finding.first, finding.last + 1)}
        single: dict[int, Ask] = {}
        by_term: dict[str, Ask] = {}
        for index, word in enumerate(said):
            if word.unspaced or word.text not in SILENT:
                is_typed = word.end == len(text) and index == len(said) - 1
                for ask in self._word_asks(word, text, is_typed=is_typed, is_known=index in known):
                    first = by_term.setdefault(ask.sought[0].terms[0] if ask.sought else word.text, ask)
                    single[index] = first
        phrases = self._relate(findings, text, single)
        asks = [*by_term.values(), *phrases, *self._joined(said, text)]
        return [ask for ask in asks if ask.sought]

    def _word_asks(self, word: SpokenWord, text: str, *, is_typed: bool, is_known: bool) -> list[Ask]:
        spoken = text[word.start : word.end]
        if word.unspaced:
            return [Ask(spoken, sought=[Sought((pair,), 1.0)]) for pair in pairs_in(word.text)]
        is_faint = word.text in FAINT or (word.text.isdigit() and len(word.text) <= _DIGITS_OF_AN_AGE)
        ask = Ask(spoken, weight=_FAINT_SHARE if is_faint else 1.0, faint=is_faint)
        stem = self._stems.stem(word.text)
        ask.sought.append(Sought((stem,), 1.0))
        if word.text not in self._vocabulary and not is_known:
            ask.sought += self._instead_of(word.text, is_typed=is_typed)
        return [ask]

    def _instead_of(self, word: str, *, is_typed: bool) -> list[Sought]:
        if is_typed and len(word) >= 2:
            completed = self._vocabulary.beginning_with(word, _MOST_COMPLETIONS)
            if completed:
                return [Sought((stem,), _BEGINNING_SHARE) for stem in completed]
        parted = self._parted(word)
        if parted:
            return parted
        return [Sought((stem,), _MISSPELT_SHARE) for stem in self._vocabulary.close_to(word, _MOST_CORRECTIONS)]

    def _joined(self, said: Sequence[SpokenWord], text: str) -> list[Ask]:
        """Two words that the directory writes as one: "farm worker" is "farmworker"."""
        pairs = ((one, other) for one, other in pairwise(said) if not (one.unspaced or other.unspaced))
        return [
            Ask(text[one.start : other.end], sought=[Sought((self._stems.stem(one.text + other.text),), 1.0)])
            for one, other in pairs
            if len(one.text + other.text) >= _SHORTEST_COMPOUND and one.text + other.text in self._vocabulary
        ]

    def _parted(self, word: str) -> list[Sought]:
        """One word that the directory writes as two: "foodbank" is "food bank"."""
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1) if len(word) >= _SHORTEST_COMPOUND else ()
        parts = ((word[:cut], word[cut:]) for cut in cuts)
        return [
            Sought((self._stems.stem(one), self._stems.stem(other)), _PARTED_SHARE)
            for one, other in parts
            if one in self._vocabulary and other in self._vocabulary
        ]

    def _relate(self, findings: Sequence[Finding], text: str, single: dict[int, Ask]) -> list[Ask]:
        """Adds what stands for the words of the need, and returns asks for its known phrases."""
        phrases: dict[tuple[int, int], Ask] = {}
        used: set[int] = set()
        for finding in findings:
            place = (finding.first, finding.last)
            ask = single.get(finding.first) if finding.first == finding.last else phrases.get(place)
            if ask is None:
                ask = phrases[place] = Ask(text[finding.start : finding.end])
                for index in range(finding.first, finding.last + 1):
                    if index in single:
                        single[index].weight *= _IN_PHRASE_SHARE
            ask.sought += self._standing_for(finding, repeated=finding.owner in used)
            used.add(finding.owner)
        return list(phrases.values())

    def _standing_for(self, finding: Finding, *, repeated: bool) -> list[Sought]:
        """What is sought for a phrase; what is said a second time in other words is sought by these words alone."""
        return [
            Sought(terms, 1.0 if phrase == finding.phrase else _RELATED_SHARE)
            for phrase, terms in self._group_terms[finding.owner]
            if terms and (phrase == finding.phrase or not repeated)
        ]

    def _terms_of(self, phrase: str) -> tuple[str, ...]:
        """The terms that all must be there; none for a phrase of which too little is left ("out of work")."""
        words = spoken_words(phrase)
        kept = [word for word in words if word.unspaced or word.text not in SILENT]
        if len(kept) == 1 < len(words) or not kept:
            return ()
        terms = [pairs_in(word.text) if word.unspaced else [self._stems.stem(word.text)] for word in kept]
        return tuple(dict.fromkeys(term for each in terms for term in each))


def _compared(phrase: str) -> str:
    return " ".join(word.text for word in spoken_words(phrase))


def _outer_parts(text: str) -> str:
    if len(text) <= LONGEST_READ:
        return text
    half = LONGEST_READ // 2
    return f"{text[:half]} {text[-half:]}"
