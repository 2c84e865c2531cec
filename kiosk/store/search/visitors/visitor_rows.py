# SPDX-License-Identifier: GPL-3.0-or-later
"""The visitors as rows of numbers: a million of them fit in some 200 MB."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import repeat
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from kiosk.store.search.visitors.growing import Column, Floats, HashedPostings, Ints, Postings, ranges
from kiosk.store.search.visitors.name_parts import SpokenName, exact_key, taken_apart
from kiosk.store.search.visitors.nicknames import Nicknames
from kiosk.store.search.visitors.phones import Phones, as_number, phone_digits
from kiosk.store.search.visitors.vocabulary import Vocabulary

_LOW = 2**64 - 1
# In the list of a row's parts: what follows is the same name joined; what follows is the next name.
JOINED, NEXT_NAME = -2, -1
_NEVER = float("-inf")
_FAR_FUTURE = 2.0**33


@dataclass(frozen=True, slots=True)
class VisitorEntry:
    """What the look-up knows of a visitor. `names` are all they go by: full name, preferred name, former names."""

    visitor_id: UUID
    names: tuple[str, ...]
    phone: str = ""
    birth_date: date | None = None
    last_seen: datetime | None = None
    of_this_office: bool = True


def _signed(unsigned: int) -> int:
    return unsigned - 2**64 if unsigned >= 2**63 else unsigned


def day_number(birth_date: date | None) -> int:
    """9 January 1979 as 19790109; 0 for no date."""
    return birth_date.year * 10_000 + birth_date.month * 100 + birth_date.day if birth_date else 0


def _seconds(last_seen: datetime | None) -> float:
    return last_seen.timestamp() if last_seen else _NEVER


def _standing(of_this_office: NDArray[np.bool_], seconds: NDArray[np.float64]) -> NDArray[np.float64]:
    """From 0 to 1, larger for this office's own and for those seen lately; only breaks ties."""
    standing: NDArray[np.float64] = 0.5 * of_this_office + 0.5 * np.clip(seconds / _FAR_FUTURE, 0.0, 1.0)
    return standing


class VisitorRows:
    """Every visitor one row, in the order they came; a changed visitor gets a new row and the old one is dropped."""

    def __init__(self, entries: Iterable[VisitorEntry], nicknames: Nicknames) -> None:
        latest = {entry.visitor_id: entry for entry in entries}
        filed = list(latest.values())
        size = len(filed)
        self._high = Column(np.uint64, np.fromiter((entry.visitor_id.int >> 64 for entry in filed), np.uint64, size))
        self._low = Column(np.uint64, np.fromiter((entry.visitor_id.int & _LOW for entry in filed), np.uint64, size))
        self._by_id = HashedPostings(self._low.values.view(np.int64), np.arange(size))
        self.birth_days = Column(np.int32, np.fromiter((day_number(e.birth_date) for e in filed), np.int32, size))
        self.seen = Column(np.float64, np.fromiter((_seconds(entry.last_seen) for entry in filed), np.float64, size))
        self.own = Column(np.bool_, np.fromiter((entry.of_this_office for entry in filed), np.bool_, size))
        self.alive = Column(np.bool_, np.ones(size, dtype=np.bool_))
        self.standing = Column(np.float32, _standing(self.own.values, self.seen.values))
        self.phones = Phones(np.fromiter((as_number(phone_digits(entry.phone)) for entry in filed), np.int64, size))
        self.living = size
        self._file_names(filed, nicknames)

    def _file_names(self, filed: Sequence[VisitorEntry], nicknames: Nicknames) -> None:
        names, named = array("q"), array("i")
        numbers: dict[str, int] = {}
        parts, ends = array("i"), array("q", [0])
        for row, entry in enumerate(filed):
            names.extend(map(exact_key, entry.names))
            named.extend(repeat(row, len(entry.names)))
            parts.extend([_numbered(part, numbers) for part in _sequence(entry.names)])
            ends.append(len(parts))
        self._by_name = HashedPostings(names, named)
        self._parts, self._ends = Column(np.int32, parts), Column(np.int64, ends)
        self.vocabulary = Vocabulary(numbers, nicknames)
        self._by_part = self._filed_by_part()

    def _filed_by_part(self) -> Postings:
        parts, ends = self._parts.values, self._ends.values
        rows = np.repeat(np.arange(len(ends) - 1, dtype=np.int32), np.diff(ends))
        named = parts >= 0
        filed = Postings(parts[named], rows[named], len(self.vocabulary))
        counts = np.bincount(parts[named], minlength=len(self.vocabulary))
        self.vocabulary.visitors.values[:] = counts
        return filed

    def __len__(self) -> int:
        return len(self.alive)

    def append(self, entry: VisitorEntry) -> None:
        """Adds a visitor as the last row."""
        row = len(self)
        self._high.append(entry.visitor_id.int >> 64)
        self._low.append(entry.visitor_id.int & _LOW)
        self._by_id.add(_signed(entry.visitor_id.int & _LOW), row)
        self.birth_days.append(day_number(entry.birth_date))
        self.seen.append(_seconds(entry.last_seen))
        self.own.append(entry.of_this_office)
        self.alive.append(True)
        self.standing.extend(_standing(self.own.values[row:], self.seen.values[row:]))
        self.phones.append(phone_digits(entry.phone))
        self.living += 1
        self._append_names(entry.names, row)

    def _append_names(self, names: tuple[str, ...], row: int) -> None:
        for name in names:
            self._by_name.add(exact_key(name), row)
        sequence = [self.vocabulary.number(p) if isinstance(p, str) else p for p in _sequence(names)]
        self._parts.extend(sequence)
        self._ends.append(len(self._parts))
        for number in sequence:
            if number >= 0:
                self._by_part.add(number, row)
                self.vocabulary.recount(number, 1)

    def refresh(self, row: int, entry: VisitorEntry) -> bool:
        """Notes when and where the visitor was seen, if nothing else changed; says whether that was all."""
        same_names = self.parts(row) == [self._known(part) for part in _sequence(entry.names)]
        if not same_names or not all(row in self._by_name.rows(exact_key(name)) for name in entry.names):
            return False
        if self.phones.digits(row) != phone_digits(entry.phone) or self.birth_days[row] != day_number(entry.birth_date):
            return False
        self.seen[row] = _seconds(entry.last_seen)
        self.own[row] = entry.of_this_office
        self.standing.values[row:][:1] = _standing(self.own.values[row:][:1], self.seen.values[row:][:1])
        return True

    def _known(self, part: str | int) -> int | None:
        return self.vocabulary.known(part) if isinstance(part, str) else part

    def drop(self, row: int) -> None:
        """Takes a row out of everything that is found."""
        self.alive[row] = False
        self.living -= 1
        for number in self.parts(row):
            if number >= 0:
                self.vocabulary.recount(number, -1)

    def row_of(self, visitor_id: UUID) -> int | None:
        """The living row of a visitor, or None."""
        for row in self._by_id.rows(_signed(visitor_id.int & _LOW)).tolist():
            if self.alive[row] and self.visitor_id(row) == visitor_id:
                return int(row)
        return None

    def visitor_id(self, row: int) -> UUID:
        """Whose row it is."""
        return UUID(int=int(self._high[row]) << 64 | int(self._low[row]))

    def parts(self, row: int) -> list[int]:
        """The numbers of a row's parts, name after name, with JOINED and NEXT_NAME between."""
        found: list[int] = self._parts.values[self._ends[row] : self._ends[row + 1]].tolist()
        return found

    def named_exactly(self, text: str) -> Ints:
        """Living rows with this very name, case and blanks aside."""
        return self.only_living(self._by_name.rows(exact_key(text)))

    def with_parts(self, numbers: Ints) -> Ints:
        """The rows that have any of these parts, with repeats, the dropped among them."""
        return self._by_part.rows_of(numbers)

    def only_living(self, rows: Ints) -> Ints:
        """Those of the rows that were not dropped."""
        living: Ints = rows[self.alive.values[rows]]
        return living

    def best_likeness(self, rows: Ints, words: Sequence[Floats]) -> list[Floats]:
        """For each word the likeness of a row's likest part.

        A word is an array by part number, with two zeros at the end for the marks between names.
        """
        starts, ends = self._ends.values[rows], self._ends.values[rows + 1]
        lengths = ends - starts
        parts = self._parts.values[ranges(starts, lengths)]
        offsets = np.cumsum(lengths) - lengths
        return [np.maximum.reduceat(word[parts], offsets) for word in words]

    def born(self, first_day: int, last_day: int) -> Ints:
        """The rows born from one day to another, both given as 19790109."""
        days = self.birth_days.values
        return np.flatnonzero((days >= first_day) & (days <= last_day)).astype(np.int32)


def _numbered(part: str | int, numbers: dict[str, int]) -> int:
    return numbers.setdefault(part, len(numbers)) if isinstance(part, str) else part


def _sequence(names: tuple[str, ...]) -> Iterator[str | int]:
    for name in names:
        spoken: SpokenName = taken_apart(name)
        yield from spoken.parts
        if spoken.joined:
            yield JOINED
            yield from spoken.joined
        yield NEXT_NAME
    if not names:
        yield NEXT_NAME
