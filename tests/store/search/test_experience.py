# SPDX-License-Identifier: GPL-3.0-or-later
"""What worked out for others before, and what the office likes to offer, come first among equals."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kiosk.desk.ports import ResourceWish
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Resource
from kiosk.store.search.resources.experience import share_that_worked
from kiosk.store.search.resources.resource_index import ResourceIndex

WISH = ResourceWish(words="dentist", moment=datetime(2026, 11, 20, 10, 0, tzinfo=UTC))


@pytest.fixture
def index() -> ResourceIndex:
    index = ResourceIndex((), ())
    for number in range(1, 4):
        index.put(Resource(id=UUID(int=number), source="test", source_id=str(number), name="Dentist"))
    return index


def order(index: ResourceIndex) -> list[int]:
    return [match.resource.id.int for match in index.find(WISH, 3)]


def test_of_equals_what_worked_out_comes_first_and_what_failed_last(index: ResourceIndex) -> None:
    assert order(index) == [1, 2, 3]
    index.set_worked_out({UUID(int=3): 0.7, UUID(int=1): -0.7, UUID(int=99): 1.0})
    assert order(index) == [3, 2, 1]
    assert "worked out for others" in index.find(WISH, 1)[0].why
    index.set_worked_out({})
    assert order(index) == [1, 2, 3]


def test_of_equals_a_favourite_comes_first_and_says_so(index: ResourceIndex) -> None:
    index.set_favourites(frozenset({UUID(int=2), UUID(int=99)}))
    assert order(index) == [2, 1, 3]
    assert "a favourite here" in index.find(WISH, 1)[0].why
    index.set_favourites(frozenset())
    assert order(index) == [1, 2, 3]


def test_what_is_known_stays_with_a_resource_that_changes(index: ResourceIndex) -> None:
    index.set_favourites(frozenset({UUID(int=3)}))
    index.set_worked_out({UUID(int=3): 0.7})
    changed = replace(index.find(WISH, 1)[0].resource, note="side door")
    index.put(changed)
    assert {"a favourite here", "worked out for others"} <= set(index.find(WISH, 1)[0].why)


def test_a_place_in_the_index_that_is_used_again_knows_nothing_of_the_last(index: ResourceIndex) -> None:
    index.set_favourites(frozenset({UUID(int=3)}))
    index.remove(UUID(int=3))
    index.put(Resource(id=UUID(int=4), source="test", source_id="4", name="Dentist"))
    assert order(index) == [1, 2, 4]


@pytest.mark.parametrize(
    ("outcomes", "least", "most"),
    [
        ({}, 0, 0),
        ({Outcome.NOT_YET: 9, Outcome.NO_LONGER_NEEDED: 9}, 0, 0),
        ({Outcome.GOT_HELP: 1}, 0.01, 0.3),
        ({Outcome.GOT_HELP: 40}, 0.9, 1),
        ({Outcome.NO_CAPACITY: 40}, -1, -0.9),
        ({Outcome.GOT_HELP: 5, Outcome.COULD_NOT_GET_HELP: 5}, 0, 0),
    ],
)
def test_few_outcomes_say_little_and_many_much(outcomes: dict[Outcome, int], least: float, most: float) -> None:
    assert least <= share_that_worked(outcomes) <= most
