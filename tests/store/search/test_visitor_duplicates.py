# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a new visitor is made: is it somebody who is on file already?"""

from datetime import date
from uuid import UUID

import pytest

from kiosk.domain.matching import MatchReason
from kiosk.store.search.visitors.visitor_index import VisitorEntry, VisitorIndex

ON_FILE = (
    VisitorEntry(UUID(int=1), ("Marya Alvarez",), "555-013-0199", date(1979, 1, 9)),
    VisitorEntry(UUID(int=2), ("John Smith",), "555-017-0100", date(1950, 3, 4)),
    VisitorEntry(UUID(int=3), ("Joan Smith",), "555-017-0100", date(1952, 8, 14)),
    VisitorEntry(UUID(int=4), ("Robert Neumann",)),
    *(VisitorEntry(UUID(int=100 + n), ("Maria Garcia",), f"555-018-{n:04}", date(1960 + n, 2, 3)) for n in range(20)),
)


@pytest.fixture(scope="module")
def index() -> VisitorIndex:
    return VisitorIndex(ON_FILE)


def likely(index: VisitorIndex, name: str, phone: str = "", birth_date: date | None = None) -> list[int]:
    newcomer = VisitorEntry(UUID(int=999), (name,), phone, birth_date)
    return [match.visitor_id.int for match in index.likely_duplicates(newcomer)]


@pytest.mark.parametrize(
    ("name", "phone", "birth_date", "expected"),
    [
        ("Maria Alvarez", "", None, 1),
        ("Maria Alvares", "(555) 013 0199", None, 1),
        ("Alvarez, Marya", "", date(1979, 9, 1), 1),
        ("Marya Alvarez-Ruiz", "", date(1979, 1, 9), 1),
        ("Marya Ruiz", "5550130199", date(1979, 1, 9), 1),
        ("Bob Neumann", "", None, 4),
        ("Maria Garcia", "555-018-0007", None, 107),
        ("Maria Garcia", "", date(1965, 2, 3), 105),
    ],
)
def test_the_same_person_is_noticed(
    index: VisitorIndex, name: str, phone: str, birth_date: date | None, expected: int
) -> None:
    assert likely(index, name, phone, birth_date)[:1] == [expected]


@pytest.mark.parametrize(
    ("name", "phone", "birth_date"),
    [
        ("Marya Novak", "", None),
        ("Jane Smith", "555-017-0100", None),
        ("John Smith", "555-099-9999", date(1988, 12, 1)),
        ("Maria Garcia", "555-099-9999", None),
        ("Robin Neumeister", "", None),
        ("", "", None),
    ],
)
def test_another_person_is_left_alone(index: VisitorIndex, name: str, phone: str, birth_date: date | None) -> None:
    assert likely(index, name, phone, birth_date) == []


def test_a_visitor_is_no_duplicate_of_themselves(index: VisitorIndex) -> None:
    assert index.likely_duplicates(ON_FILE[0]) == []


def test_the_reasons_are_told(index: VisitorIndex) -> None:
    newcomer = VisitorEntry(UUID(int=999), ("Marya Alvarez",), "5550130199", date(1979, 1, 9))
    first = index.likely_duplicates(newcomer)[0]
    assert first.why == (MatchReason.NAME, MatchReason.PHONE, MatchReason.BIRTH_DATE)
    assert first.score == 1.0
