# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether somebody about to be added is on file already: few and sure rather than many."""

from typing import NamedTuple

from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.store.search.visitors.close_look import agreement
from kiosk.store.search.visitors.evidence import Evidence, gathered
from kiosk.store.search.visitors.phones import phone_digits
from kiosk.store.search.visitors.scoring import weigh
from kiosk.store.search.visitors.typed_query import read_query
from kiosk.store.search.visitors.visitor_rows import VisitorEntry, VisitorRows, day_number

_LOOKED_AT = 40
_LOCAL_DIGITS = 7
_SAME_NAME, _CLOSE_NAME, _SOME_NAME = 0.92, 0.78, 0.45
_COMMON = 3


class _Compared(NamedTuple):
    """How an entry and a row agree, each from 0 to 1; None where one of them has no phone or no birth date."""

    names: float
    phone: float | None
    born: float | None


def same_person(rows: VisitorRows, entry: VisitorEntry, limit: int) -> list[VisitorMatch]:
    """The visitors on file who are probably this one, surest first."""
    readings = [gathered(rows, read_query(name)) for name in entry.names]
    compared = {row: _compare(rows, entry, readings, row) for row in _candidates(rows, entry)}
    alike = sum(found.names >= _SAME_NAME for found in compared.values())
    judged = [(_sureness(found, alike), row, found) for row, found in compared.items()]
    matches = [
        VisitorMatch(rows.visitor_id(row), round(sureness, 3), _reasons(found))
        for sureness, row, found in judged
        if sureness
    ]
    return sorted(matches, key=lambda match: (-match.score, match.visitor_id.int))[: max(limit, 0)]


def _candidates(rows: VisitorRows, entry: VisitorEntry) -> list[int]:
    found = {weighed.row for name in entry.names for weighed in weigh(rows, name, _LOOKED_AT)}
    digits = phone_digits(entry.phone)
    if len(digits) >= _LOCAL_DIGITS:
        found.update(rows.only_living(rows.phones.having(digits[-_LOCAL_DIGITS:])[0]).tolist())
    if entry.birth_date:
        day = day_number(entry.birth_date)
        found.update(rows.only_living(rows.born(day, day)).tolist())
    return sorted(row for row in found if rows.visitor_id(row) != entry.visitor_id)


def _compare(rows: VisitorRows, entry: VisitorEntry, readings: list[Evidence], row: int) -> _Compared:
    names = max((agreement(rows, reading, row) for reading in readings), default=0.0)
    return _Compared(
        names, _same_phone(phone_digits(entry.phone), rows.phones.digits(row)), _same_birth(rows, entry, row)
    )


def _same_phone(one: str, other: str) -> float | None:
    if min(len(one), len(other)) < _LOCAL_DIGITS:
        return None
    return float(one[-_LOCAL_DIGITS:] == other[-_LOCAL_DIGITS:])


def _same_birth(rows: VisitorRows, entry: VisitorEntry, row: int) -> float | None:
    """Half where day and month changed places or one digit differs: that may be a slip of the pen."""
    one, other = day_number(entry.birth_date), int(rows.birth_days[row])
    if not one or not other:
        return None
    (one_year, one_rest), (other_year, other_rest) = divmod(one, 10_000), divmod(other, 10_000)
    swapped = one_year == other_year and divmod(one_rest, 100) == divmod(other_rest, 100)[::-1]
    wrong = sum(a != b for a, b in zip(str(one), str(other), strict=True))
    if wrong == 0:
        return 1.0
    return 0.5 if swapped or wrong == 1 else 0.0


def _sureness(found: _Compared, alike: int) -> float:
    """From 0, another person, to 1, surely the same. One household shares a phone, so that asks for the same name."""
    confirmed = (found.phone or 0.0) + (found.born or 0.0)
    same_birth = found.born == 1.0
    if (found.names >= _SAME_NAME and confirmed) or (found.names >= _CLOSE_NAME and same_birth):
        doubt = 0.15 if found.born == 0.0 else 0.0
        return min(1.0, 0.6 * found.names + 0.2 * confirmed + 0.2) - doubt
    if found.names >= _SOME_NAME and found.phone and same_birth:
        return 0.5 + 0.4 * found.names
    if found.names >= _SAME_NAME and found.born is None and alike <= _COMMON:
        return (0.8 if found.phone is None else 0.6) * found.names
    return 0.0


def _reasons(found: _Compared) -> tuple[MatchReason, ...]:
    known = (
        (found.names >= _SAME_NAME, MatchReason.NAME),
        (_SAME_NAME > found.names >= _SOME_NAME, MatchReason.SPELLED_LIKE),
        (bool(found.phone), MatchReason.PHONE),
        (bool(found.born), MatchReason.BIRTH_DATE),
    )
    return tuple(reason for holds, reason in known if holds)
