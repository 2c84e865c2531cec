# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds who can help from the words of a need: fit first, then open now, near, in the visitor's language, fresh.

How a resource's words count is BM25F: every field has a weight and a usual length. A word of the need counts
through itself, what it is the beginning or a misspelling of, or what stands for it; of these the strongest. On
top comes how well the resource fits the categories that the words speak of, or that were chosen.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from kiosk.desk.ports import ResourceWish
from kiosk.domain.category import Category, CategorySuggester
from kiosk.domain.opening_hours import status_at
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.store.search.resources.analysis import Analysis, ResourceAnalyst
from kiosk.store.search.resources.audience import Audiences
from kiosk.store.search.resources.columns import Columns
from kiosk.store.search.resources.hours import OpenNow, StatusAt
from kiosk.store.search.resources.postings import TermPostings
from kiosk.store.search.resources.query import Ask, Asked, AskedCategory, NeedReader, Sought
from kiosk.store.search.resources.ranking import Ranked, Ranking
from kiosk.store.search.resources.service_area import areas_of, areas_said
from kiosk.store.search.resources.text import Stems
from kiosk.store.search.resources.vocabulary import Vocabulary

Rows = NDArray[np.int32]
Numbers = NDArray[np.float32]

_MOST_ASKS = 32
_MOST_REMEMBERED = 48
_CHOSEN_WEIGHT = 3.0
_SUGGESTED_WEIGHT = 1.6
_OUTSIDE_CATEGORIES = 0.6
_LEAST_SHARE_OF_BEST = 0.22
_MOST_REASONED_WORDS = 3
_MOST_REASONED_CATEGORIES = 2
_LEAST_TELLING = 0.2
_CONCEPT_BY_BREADTH = 0.4


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for which rows: a word of the need, or (then `named` is true) a category by its name."""

    said: str
    named: bool
    rows: Rows
    points: Numbers


class ResourceIndex:
    """The whole directory in memory, ready to be asked at every keystroke. Safe to use from several threads.

    `language_name` says a language's name for the reasons of a match, from the code that the wish gives.
    """

    def __init__(
        self,
        categories: Iterable[Category],
        related_words: Iterable[Sequence[str]],
        *,
        language_name: Callable[[str], str] = str,
        status_at: StatusAt = status_at,
    ) -> None:
        self._lock = Lock()
        suggester = CategorySuggester(categories)
        self._category_names = {category.id: category.name for category in suggester.categories}
        stems = Stems()
        self._audiences = Audiences()
        self._analyst = ResourceAnalyst(suggester, stems)
        self._vocabulary = Vocabulary()
        self._needs = NeedReader(suggester, related_words, stems, self._vocabulary, self._audiences)
        self._terms = TermPostings()
        self._in_category = TermPostings()
        self._in_area = TermPostings()
        self._columns = Columns()
        self._resources: dict[int, Resource] = {}
        self._row_of: dict[UUID, int] = {}
        self._free_rows: list[int] = []
        self._worked_out: Mapping[UUID, float] = {}
        self._favourites: frozenset[UUID] = frozenset()
        self._asked_before: dict[tuple[float, tuple[Sought, ...]], tuple[Rows, Numbers]] = {}
        self._ranking = Ranking(self._columns, OpenNow(status_at), language_name)

    def __len__(self) -> int:
        return len(self._row_of)

    def put(self, resource: Resource) -> None:
        """Takes in a resource, or its latest version."""
        with self._lock:
            row = self._row_of.get(resource.id)
            if row is None:
                row = self._free_rows.pop() if self._free_rows else len(self._row_of)
            elif self._resources[row] == resource:
                return
            else:
                self._take_out(row)
            self._take_in(row, resource)

    def remove(self, resource_id: UUID) -> None:
        """Forgets a resource; nothing happens when it is not here."""
        with self._lock:
            row = self._row_of.get(resource_id)
            if row is not None:
                self._take_out(row)
                self._free_rows.append(row)

    def set_worked_out(self, shares: Mapping[UUID, float]) -> None:
        """Takes in, instead of what was known, how referrals went: -1 never helped, 0 nobody knows, 1 always."""
        with self._lock:
            self._worked_out = shares
            self._note_experience(self._row_of)

    def set_favourites(self, favourites: frozenset[UUID]) -> None:
        """Takes in what the office likes to offer, in place of what was known."""
        with self._lock:
            changed = favourites ^ self._favourites
            self._favourites = favourites
            self._note_experience(each for each in changed if each in self._row_of)

    def find(self, wish: ResourceWish, limit: int) -> list[ResourceMatch]:
        """List what fits the wish, best first; nothing where neither words nor categories say anything.

        Left out are resources that are not offered on that day, and those that were tried. The score is 1 for
        the best and less for the others; `why` holds words as they were said, names of categories,
        `ResourceReason`s and names of languages, in this order.
        """
        if limit <= 0:
            return []
        with self._lock:
            asked = self._needs.read(wish.words, wish.categories, wish.age)
            evidence = self._evidence(asked)
            rows, fits = self._fitting(evidence, asked, wish)
            ranked = self._ranking.best(rows, fits, self._resources, wish, limit)
            return self._matches(ranked, evidence)

    def _take_in(self, row: int, resource: Resource) -> None:
        self._asked_before.clear()
        analysis = self._analyst.analyse(resource)
        for term, strength in analysis.terms.items():
            self._terms.put(term, row, strength)
        for category, strength in analysis.categories.items():
            self._in_category.put(category, row, strength)
        for word, stem in analysis.words.items():
            self._vocabulary.add(word, stem)
        for area in _with_kinds(areas_of(resource)):
            self._in_area.put(area, row, 1.0)
        self._columns.put(row, resource, self._audiences.of(resource))
        self._resources[row] = resource
        self._row_of[resource.id] = row
        self._note_experience([resource.id])

    def _note_experience(self, resource_ids: Iterable[UUID]) -> None:
        for each in resource_ids:
            share, is_favourite = self._worked_out.get(each, 0.0), each in self._favourites
            self._columns.set_experience(self._row_of[each], share, is_favourite=is_favourite)

    def _take_out(self, row: int) -> None:
        self._asked_before.clear()
        resource = self._resources.pop(row)
        analysis: Analysis = self._analyst.analyse(resource)
        for term in analysis.terms:
            self._terms.remove(term, row)
        for category in analysis.categories:
            self._in_category.remove(category, row)
        for word in analysis.words:
            self._vocabulary.drop(word)
        for area in _with_kinds(areas_of(resource)):
            self._in_area.remove(area, row)
        self._columns.remove(row)
        self._ranking.forget(row)
        del self._row_of[resource.id]

    # Fit

    def _evidence(self, asked: Asked) -> list[_Evidence]:
        """What speaks for any row; a sentence of which nothing but faint words is known says nothing."""
        asks = sorted((ask for ask in asked.asks if self._promise_of(ask) > 0), key=self._promise_of, reverse=True)
        spoken = [(ask.faint, each) for ask in asks[:_MOST_ASKS] if len((each := self._spoken(ask)).rows)]
        of_categories = [each for category in asked.categories if len((each := self._categorised(category)).rows)]
        if not of_categories and not asked.is_term and all(faint for faint, _ in spoken):
            return []
        return [*(each for _, each in spoken), *of_categories]

    def _promise_of(self, ask: Ask) -> float:
        """At most what an ask can bring, but for the strength in single resources; 0 where nothing is known."""
        counted = [(sought.share, min(map(self._terms.count, sought.terms))) for sought in ask.sought]
        return ask.weight * max(share * float(self._rarity(count)) if count else 0.0 for share, count in counted)

    def _spoken(self, ask: Ask) -> _Evidence:
        key = (ask.weight, tuple(ask.sought))
        known = self._asked_before.pop(key, None)
        if known is None:
            if len(self._asked_before) >= _MOST_REMEMBERED:
                del self._asked_before[next(iter(self._asked_before))]
            rows, points = self._strongest([self._sought(sought) for sought in ask.sought])
            known = (rows, points * (np.float32(ask.weight) * self._breadth(ask, len(rows))))
        self._asked_before[key] = known
        return _Evidence(ask.said, named=False, rows=known[0], points=known[1])

    def _breadth(self, ask: Ask, found: int) -> np.float32:
        """How telling all that an ask stands for is beside its rarest word: "legal" is everywhere, "attorney" not."""
        counts = [min(map(self._terms.count, sought.terms)) for sought in ask.sought]
        rarest = min((count for count in counts if count), default=found)
        return np.float32((self._rarity(found) / self._rarity(rarest)) ** _CONCEPT_BY_BREADTH)

    def _strongest(self, found: Sequence[tuple[Rows, Numbers]]) -> tuple[Rows, Numbers]:
        """The rows of all lists, ascending, each with the highest of its points."""
        filled = [(rows, points) for rows, points in found if len(rows)]
        if len(filled) == 1:
            return filled[0][0].copy(), filled[0][1]
        highest = np.zeros(self._columns.rows, dtype=np.float32)
        for rows, points in filled:
            highest[rows] = np.maximum(highest[rows], points)
        rows = np.flatnonzero(highest).astype(np.int32)
        return rows, highest[rows]

    def _sought(self, sought: Sought) -> tuple[Rows, Numbers]:
        rows, points = self._of_term(sought.terms[0])
        for term in sought.terms[1:]:
            others, other_points = self._of_term(term)
            there = np.zeros(self._columns.rows, dtype=np.float32)
            there[others] = other_points
            points = np.minimum(points, there[rows])
            rows, points = rows[points > 0], points[points > 0]
        return rows, points * np.float32(sought.share)

    def _of_term(self, term: str) -> tuple[Rows, Numbers]:
        rows, strengths = self._terms.of(term)
        return rows, strengths * self._rarity(len(rows))

    def _categorised(self, category: AskedCategory) -> _Evidence:
        rows, strengths = self._in_category.of(category.id)
        weight = _CHOSEN_WEIGHT if category.chosen else _SUGGESTED_WEIGHT * category.share
        points = strengths * (np.float32(weight) * self._rarity(len(rows)))
        name = self._category_names.get(category.id, category.id)
        return _Evidence(name, named=True, rows=rows.copy(), points=points)

    def _rarity(self, count: int) -> np.float32:
        return np.float32(math.log1p((len(self._row_of) - count + 0.5) / (count + 0.5)))

    def _fitting(self, evidence: Sequence[_Evidence], asked: Asked, wish: ResourceWish) -> tuple[Rows, Numbers]:
        """The rows that may be suggested, and how well each fits."""
        total = np.zeros(self._columns.rows, dtype=np.float32)
        for each in evidence:
            total[each.rows] += each.points
        if asked.categories:
            self._hold_back_others(total, asked.categories)
        rows = np.flatnonzero(total).astype(np.int32)
        rows = rows[self._columns.offered_on(rows, wish.moment.date())]
        rows = self._within_area(rows, areas_said(wish.words))
        tried = [self._row_of[each] for each in wish.tried if each in self._row_of]
        if tried:
            rows = rows[~np.isin(rows, tried)]
        fits = total[rows] * self._columns.suits(rows, asked.who, self._audiences.opposed(asked.who.groups))
        enough = fits >= _LEAST_SHARE_OF_BEST * fits.max(initial=0.0)
        return rows[enough], fits[enough]

    def _hold_back_others(self, total: Numbers, categories: Sequence[AskedCategory]) -> None:
        inside = np.zeros(len(total), dtype=np.bool_)
        for category in categories:
            inside[self._in_category.of(category.id)[0]] = True
        if inside.any():
            total[~inside] *= np.float32(_OUTSIDE_CATEGORIES)

    def _within_area(self, rows: Rows, said: Collection[str]) -> Rows:
        """The rows that do not surely serve other counties or postal codes alone."""
        for kind in {each.partition(" ")[0] for each in said}:
            served = [self._in_area.of(each)[0] for each in said if each.startswith(kind)]
            here = np.concatenate(served) if served else np.empty(0, dtype=np.int32)
            rows = rows[~np.isin(rows, self._in_area.of(kind)[0]) | np.isin(rows, here)]
        return rows

    # Reasons

    def _matches(self, ranked: Sequence[Ranked], evidence: Sequence[_Evidence]) -> list[ResourceMatch]:
        said = _reasons([each.row for each in ranked], evidence)
        best = ranked[0].score if ranked else 1.0
        return [
            ResourceMatch(
                resource=self._resources[each.row],
                score=round(each.score / best, 4),
                why=tuple(dict.fromkeys((*words, *each.reasons))),
                distance_km=each.distance_km,
            )
            for each, words in zip(ranked, said, strict=True)
        ]


def _with_kinds(areas: frozenset[str]) -> frozenset[str]:
    return areas | {each.partition(" ")[0] for each in areas}


def _reasons(rows: Sequence[int], evidence: Sequence[_Evidence]) -> list[list[str]]:
    """For each row the words that found it and then the categories, strongest first, nothing said twice."""
    wanted = np.asarray(rows, dtype=np.int32)
    words: list[list[tuple[float, str]]] = [[] for _ in rows]
    names: list[list[tuple[float, str]]] = [[] for _ in rows]
    for each in evidence:
        at = np.minimum(np.searchsorted(each.rows, wanted), len(each.rows) - 1)
        for index in np.flatnonzero(each.rows[at] == wanted).tolist():
            (names if each.named else words)[index].append((float(each.points[at[index]]), each.said))
    return [
        _telling(said, _MOST_REASONED_WORDS) + _telling(belongs, _MOST_REASONED_CATEGORIES)
        for said, belongs in zip(words, names, strict=True)
    ]


def _telling(found: list[tuple[float, str]], most: int) -> list[str]:
    """The strongest; those within another ("rent" in "behind on rent") and far weaker ones are left out."""
    chosen: list[str] = []
    least = _LEAST_TELLING * max((points for points, _ in found), default=0.0)
    for points, said in sorted(found, key=lambda pair: (-pair[0], pair[1])):
        if points >= least and not any(said.casefold() in each.casefold() for each in chosen):
            chosen.append(said)
    return chosen[:most]
