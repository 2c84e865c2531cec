# SPDX-License-Identifier: GPL-3.0-or-later
"""What ranking asks of every resource at once, a column each."""

from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from kiosk.domain.resource import Resource, ResourceKind
from kiosk.store.search.resources.audience import ForWhom, Who
from kiosk.store.search.resources.hours import HOURS_A_WEEK, hour_of_week, local_moment, possible_hours
from kiosk.store.search.resources.languages import Languages

Rows = NDArray[np.int32]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.float32]

_EARTH_RADIUS_KM = 6371.0088
_NEVER_CLOSES = date.max.toordinal()
_MOST_LANGUAGES = 63
_FOR_THEIR_KIND = 1.15
_FOR_OTHERS = 0.85
_NOT_FOR_THEM = 0.25
_GROWN_UP = 18
_COLUMNS = (
    "_offered",
    "_in_house",
    "_closes_on",
    "_checked_on",
    "_place",
    "_spoken",
    "_zone",
    "_hours",
    "_groups",
    "_ages",
    "_worked_out",
    "_favourite",
)


class Columns:
    """One row a resource; rows are numbers that the caller gives out."""

    def __init__(self) -> None:
        self._languages = Languages()
        self._language_bits: dict[str, int] = {}
        self._zones: dict[str, int] = {}
        self._offered = np.zeros(0, dtype=np.bool_)
        self._in_house = np.zeros(0, dtype=np.bool_)
        self._closes_on = np.zeros(0, dtype=np.int32)
        self._checked_on = np.zeros(0, dtype=np.int32)
        self._place = np.zeros((0, 2), dtype=np.float64)
        self._spoken = np.zeros(0, dtype=np.int64)
        self._zone = np.zeros(0, dtype=np.int16)
        self._hours = np.zeros((0, HOURS_A_WEEK // 8), dtype=np.uint8)
        self._groups = np.zeros(0, dtype=np.int32)
        self._ages = np.zeros((0, 2), dtype=np.uint8)
        self._worked_out = np.zeros(0, dtype=np.float32)
        self._favourite = np.zeros(0, dtype=np.bool_)

    @property
    def rows(self) -> int:
        """How many rows there is room for."""
        return len(self._offered)

    def put(self, row: int, resource: Resource, for_whom: ForWhom) -> None:
        """Notes the facts of a resource in its row."""
        if row >= self.rows:
            self._grow(max(64, row + 1 + row // 2))
        self._offered[row] = resource.is_offered_on(date.min)
        self._in_house[row] = resource.kind is ResourceKind.IN_HOUSE
        self._closes_on[row] = resource.closes_on.toordinal() if resource.closes_on else _NEVER_CLOSES
        self._checked_on[row] = resource.checked_on.toordinal() if resource.checked_on else 0
        self._place[row] = _place_of(resource)
        self._spoken[row] = sum({1 << self._bit_of(language) for language in resource.languages})
        self._zone[row] = self._zones.setdefault(resource.timezone, len(self._zones) % 32_000)
        mask = np.frombuffer(possible_hours(resource.schedules), dtype=np.uint8)
        self._hours[row] = np.packbits(mask)
        self._groups[row] = for_whom.groups
        self._ages[row] = (for_whom.youngest, for_whom.oldest)

    def set_experience(self, row: int, worked_out: float, *, is_favourite: bool) -> None:
        """Notes how referrals to a row went (-1 to 1), and whether it is one of the office's favourites."""
        self._worked_out[row] = worked_out
        self._favourite[row] = is_favourite

    def remove(self, row: int) -> None:
        """Takes a row out of every answer."""
        self._offered[row] = False

    def offered_on(self, rows: Rows, day: date) -> Marks:
        """Which rows we may send somebody to on a day."""
        return np.asarray(self._offered[rows] & (self._closes_on[rows] >= day.toordinal()))

    def in_house(self, rows: Rows) -> Marks:
        """Which rows are offered in this office."""
        return np.asarray(self._in_house[rows])

    def may_be_open(self, rows: Rows, moment: datetime) -> Marks:
        """Which rows may be open at a moment; the others certainly are not known to be."""
        hours = np.array([hour_of_week(local_moment(moment, zone)) for zone in self._zones], dtype=np.int64)
        hour = hours[self._zone[rows]]
        return np.asarray((self._hours[rows, hour // 8] >> (7 - hour % 8).astype(np.uint8)) & 1, dtype=np.bool_)

    def suits(self, rows: Rows, who: Who, opposed: int) -> Numbers:
        """How far each row is meant for somebody: 1 where it is for all, more for their kind, less for others."""
        groups = self._groups[rows]
        suits = np.ones(len(rows), dtype=np.float32)
        suits[(groups & who.groups) != 0] = _FOR_THEIR_KIND
        suits[(groups & ~who.groups) != 0] = _FOR_OTHERS
        suits[(groups & opposed) != 0] = _NOT_FOR_THEM
        if who.age is not None:
            youngest, oldest = self._ages[rows, 0], self._ages[rows, 1]
            too_old = (who.age > oldest) & (who.is_told | (oldest >= _GROWN_UP))  # who is grown up may ask for a child
            suits[(who.age < youngest) | too_old] = _NOT_FOR_THEM
        return suits

    def worked_out(self, rows: Rows) -> Numbers:
        """How referrals to each row went before, -1 to 1; 0 where nobody knows."""
        return self._worked_out[rows]

    def favourite(self, rows: Rows) -> Marks:
        """Which rows are the office's favourites."""
        return np.asarray(self._favourite[rows])

    def days_since_check(self, rows: Rows, day: date) -> Numbers:
        """How many days ago the details were checked; huge where nobody knows."""
        days: Numbers = np.maximum(day.toordinal() - self._checked_on[rows], 0).astype(np.float32)
        return days

    def speak(self, rows: Rows, languages: tuple[str, ...]) -> Marks:
        """Which rows offer one of the languages."""
        bits = 0
        for language in languages:
            bit = self._language_bits.get(self._languages.key(language))
            bits |= 0 if bit is None else 1 << bit
        return np.asarray(self._spoken[rows] & bits, dtype=np.bool_)

    def distance_km(self, rows: Rows, near: tuple[float, float]) -> Numbers:
        """The straight line to each row in kilometres; NaN where the place is not known or not to be known."""
        here = np.radians(np.asarray(near, dtype=np.float64))
        there = np.radians(self._place[rows])
        half = (there - here) / 2.0
        chord = np.sin(half[:, 0]) ** 2 + np.cos(here[0]) * np.cos(there[:, 0]) * np.sin(half[:, 1]) ** 2
        kilometres: Numbers = (2.0 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))).astype(np.float32)
        return kilometres

    def _bit_of(self, language: str) -> int:
        key = self._languages.key(language)
        # All languages beyond the sixty-second share a bit: they would be the rarest of a directory.
        return self._language_bits.setdefault(key, min(len(self._language_bits), _MOST_LANGUAGES - 1))

    def _grow(self, rows: int) -> None:
        for name in _COLUMNS:
            column = getattr(self, name)
            room = np.zeros((rows, *column.shape[1:]), dtype=column.dtype)
            room[: len(column)] = column
            setattr(self, name, room)


def _place_of(resource: Resource) -> tuple[float, float]:
    latitude, longitude = resource.latitude, resource.longitude
    if latitude is None or longitude is None or resource.confidential_site:
        return (np.nan, np.nan)  # also of a confidential site: a distance gives it away
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return (np.nan, np.nan)
    return (latitude, longitude)
