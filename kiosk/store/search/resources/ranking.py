# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the fitting come first: open now, near, in the visitor's language, proven, a favourite, lately checked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from kiosk.desk.ports import ResourceWish
from kiosk.domain.opening_hours import OpenState, OpenStatus
from kiosk.domain.resource import Resource
from kiosk.domain.resource_reason import ResourceReason
from kiosk.store.search.resources.columns import Columns
from kiosk.store.search.resources.hours import OpenNow, local_moment

Rows = NDArray[np.int32]
Numbers = NDArray[np.float32]

NEAR_KM = 5.0
"""Up to here a place is called near."""

_SOURCE_LANGUAGE = "en"
_OPEN = 0.1
_OPENS_TODAY = 0.04
_CLOSE_BY = 0.15
_NO_PLACE = 0.06
_DISTANCE_HALVES_AT_KM = 5.0
_IN_LANGUAGE = 0.12
_FRESH = 0.06
_WORKED_OUT = 0.12
_FAVOURITE = 0.07
_OFTEN_WORKED_OUT = 0.3
_ANOTHER_PLACE = 0.85
_STALE_AFTER_DAYS = 730.0
_MOST_GAINED = (
    (1.0 + _CLOSE_BY + _IN_LANGUAGE + _FRESH + _WORKED_OUT + _FAVOURITE) * (1.0 + _OPEN) / (1.0 - _WORKED_OUT)
)
_LOOKED_AT_CLOSELY = 40


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row in its place, and why it stands there."""

    row: int
    score: float
    reasons: tuple[str, ...]
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known about all fitting rows at once; the arrays run alike."""

    rows: Rows
    scores: Numbers
    distance: Numbers
    speaks: NDArray[np.bool_]
    in_house: NDArray[np.bool_]
    worked_out: Numbers
    favourite: NDArray[np.bool_]
    may_be_open: NDArray[np.bool_]


class Ranking:
    """Puts rows in order. Opening hours are worked out exactly for those that may come to the top alone."""

    def __init__(self, columns: Columns, open_now: OpenNow, language_name: Callable[[str], str]) -> None:
        self._columns = columns
        self._open_now = open_now
        self._language_name = language_name

    def forget(self, row: int) -> None:
        """Drops what was remembered of a row."""
        self._open_now.forget(row)

    def best(
        self, rows: Rows, fits: Numbers, resources: Mapping[int, Resource], wish: ResourceWish, limit: int
    ) -> list[Ranked]:
        """Rank rows by fit and circumstances; of equals, by name and id."""
        if not wish.open_now:
            rows, fits = _within_reach(rows, fits, limit)
        facts = self._facts(rows, fits, wish)
        looked_at = self._open_rows(facts, resources, wish, limit) if wish.open_now else _top(facts, limit)
        ranked = [
            (self._ranked(facts, index, resources[int(facts.rows[index])], wish), resources[int(facts.rows[index])])
            for index in looked_at
        ]
        ranked.sort(key=lambda pair: (-pair[0].score, pair[1].name, pair[1].id))
        return _without_crowding(ranked)[:limit]

    def _facts(self, rows: Rows, fits: Numbers, wish: ResourceWish) -> _Facts:
        day = wish.moment.date()
        in_house = self._columns.in_house(rows)
        distance = np.full(len(rows), np.nan, dtype=np.float32)
        if wish.near is not None:
            distance = self._columns.distance_km(rows, wish.near)
            distance[in_house] = 0.0
        speaks = self._columns.speak(rows, _foreign(wish.languages))
        fresh = 1.0 - np.minimum(self._columns.days_since_check(rows, day) / _STALE_AFTER_DAYS, 1.0)
        closeness = np.where(np.isnan(distance), _NO_PLACE, _CLOSE_BY / (1.0 + distance / _DISTANCE_HALVES_AT_KM))
        extra = closeness * (wish.near is not None) + _IN_LANGUAGE * speaks + _FRESH * fresh
        worked_out, favourite = self._columns.worked_out(rows), self._columns.favourite(rows)
        extra += _WORKED_OUT * worked_out + _FAVOURITE * favourite
        may_be_open = self._columns.may_be_open(rows, wish.moment)
        scores = (fits * (1.0 + extra)).astype(np.float32)
        return _Facts(rows, scores, distance, speaks, in_house, worked_out, favourite, may_be_open)

    def _ranked(self, facts: _Facts, index: int, resource: Resource, wish: ResourceWish) -> Ranked:
        status = self._open_now.status(int(facts.rows[index]), resource, wish.moment)
        distance = float(facts.distance[index])
        known = None if np.isnan(distance) else round(distance, 2)
        score = float(facts.scores[index]) * (1.0 + _worth_of_hours(status, resource, wish.moment))
        return Ranked(int(facts.rows[index]), round(score, 4), tuple(self._reasons(facts, index, status, wish)), known)

    def _reasons(self, facts: _Facts, index: int, status: OpenStatus, wish: ResourceWish) -> Iterator[str]:
        if status.state is OpenState.OPEN:
            yield ResourceReason.OPEN_NOW.value
        if facts.in_house[index]:
            yield ResourceReason.IN_THIS_OFFICE.value
        elif facts.distance[index] <= NEAR_KM:
            yield ResourceReason.NEAR.value
        if facts.speaks[index]:
            row = facts.rows[index : index + 1]
            for language in _foreign(wish.languages):
                if self._columns.speak(row, (language,))[0]:
                    yield self._language_name(language)
        if facts.worked_out[index] >= _OFTEN_WORKED_OUT:
            yield ResourceReason.WORKED_OUT.value
        if facts.favourite[index]:
            yield ResourceReason.FAVOURITE.value

    def _open_rows(self, facts: _Facts, resources: Mapping[int, Resource], wish: ResourceWish, limit: int) -> list[int]:
        """The best rows that are open, looked at one by one from the top until there are enough."""
        possible = np.flatnonzero(facts.may_be_open)
        order = possible[np.argsort(-facts.scores[possible], kind="stable")]
        found: list[int] = []
        for index in order.tolist():
            row = int(facts.rows[index])
            if self._open_now.status(row, resources[row], wish.moment).state is OpenState.OPEN:
                found.append(index)
                if len(found) >= limit:
                    break
        return found


def _within_reach(rows: Rows, fits: Numbers, limit: int) -> tuple[Rows, Numbers]:
    """The rows that circumstances can still bring to the top; the others need no closer look."""
    most = max(_LOOKED_AT_CLOSELY, 2 * limit)
    if len(rows) <= most:
        return rows, fits
    reach = np.partition(fits, len(fits) - most)[len(fits) - most] / _MOST_GAINED
    enough = fits >= reach
    return rows[enough], fits[enough]


def _top(facts: _Facts, limit: int) -> list[int]:
    hopeful = facts.scores * (1.0 + _OPEN * facts.may_be_open)
    most = max(_LOOKED_AT_CLOSELY, 2 * limit)
    if len(hopeful) > most:
        threshold = np.partition(hopeful, len(hopeful) - most)[len(hopeful) - most]
        above = np.flatnonzero(hopeful >= threshold)
        best: list[int] = above[np.argsort(-hopeful[above], kind="stable")][: 2 * most].tolist()
        return best
    return list(range(len(hopeful)))


def _without_crowding(ranked: Sequence[tuple[Ranked, Resource]]) -> list[Ranked]:
    """Let the same service at its second and third place stand back a little for other services."""
    seen: dict[tuple[str, str], int] = {}
    varied: list[Ranked] = []
    for each, resource in ranked:
        service = (resource.name.casefold(), resource.organization.casefold())
        places_before = seen.get(service, 0)
        seen[service] = places_before + 1
        varied.append(replace(each, score=round(each.score * _ANOTHER_PLACE**places_before, 4)))
    return sorted(varied, key=lambda each: -each.score)


def _worth_of_hours(status: OpenStatus, resource: Resource, moment: datetime) -> float:
    if status.state is OpenState.OPEN:
        return _OPEN
    if status.next_open is not None:
        there = local_moment(moment, resource.timezone)
        if status.next_open.date() == there.date():
            return _OPENS_TODAY
    return 0.0


def _foreign(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The visitor's languages but for the one that everybody at the desk speaks."""
    return tuple(each for each in languages if not each.lower().startswith(_SOURCE_LANGUAGE))
