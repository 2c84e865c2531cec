# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody is sent to what is meant for others, too young or too old, or for people from elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kiosk.desk.ports import ResourceWish
from kiosk.domain.category import Category
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.store.search.resources.resource_index import ResourceIndex

FRIDAY_TEN = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
CATEGORIES = (Category(id="housing", name="Housing", words=("shelter", "nowhere to sleep")),)


def made(number: int, name: str, **facts: object) -> Resource:
    plain = Resource(id=UUID(int=number), source="test", source_id=str(number), name=name)
    return replace(plain, **facts)  # type: ignore[arg-type]  # each test names the facts it is about


FILLING = tuple(made(900 + number, f"Chess evening {number}") for number in range(20))


def find(words: str, *resources: Resource, **facts: object) -> list[str]:
    index = ResourceIndex(CATEGORIES, ())
    for resource in (*FILLING, *resources):
        index.put(resource)
    wish = replace(ResourceWish(words=words, moment=FRIDAY_TEN), **facts)  # type: ignore[arg-type]  # as above
    return names(index.find(wish, 5))


def names(found: Sequence[ResourceMatch]) -> list[str]:
    return [match.resource.name for match in found]


def test_what_is_for_women_alone_stands_back_for_a_man() -> None:
    for_women = made(1, "A shelter", description="A shelter at night. Serves women, 18 and older.")
    for_men = made(2, "B shelter", description="A shelter at night. Serves men, 18 and older.")
    assert find("I am a man, I need a shelter", for_women, for_men)[0] == "B shelter"
    assert find("I am a woman, I need a shelter", for_women, for_men)[0] == "A shelter"


def test_what_is_for_both_is_for_either() -> None:
    for_both = made(1, "A shelter", description="A shelter. Serves homeless men and women.")
    plain = made(2, "B shelter", description="A shelter. Serves homeless people and pets.")
    assert find("shelter for a homeless man", for_both, plain)[0] == "A shelter"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("legal help", "Legal help desk"),
        ("legal help, I was in the army", "Legal help for veterans"),
        ("legal help for my grandmother", "Legal help for seniors"),
        ("legal help, I am 72", "Legal help for seniors"),
        ("tengo 70 años, legal help", "Legal help for seniors"),
    ],
)
def test_what_is_for_a_group_comes_first_for_that_group_alone(words: str, first: str) -> None:
    desks = (made(1, "Legal help for veterans"), made(2, "Legal help for seniors"), made(3, "Legal help desk"))
    assert find(words, *desks)[0] == first


def test_serves_everyone_is_for_everyone() -> None:
    open_to_all = made(1, "A clinic", description="Doctors. Focuses on veterans. Serves everyone.")
    for_veterans = made(2, "AA clinic", description="Doctors. Focuses on veterans. Serves King County.")
    assert find("clinic", for_veterans, open_to_all)[0] == "A clinic"


def test_an_age_in_the_words_counts() -> None:
    for_teens, for_adults = made(1, "Job club", maximum_age=21), made(2, "Job club plus", minimum_age=25)
    assert find("I am 17 and want a job", for_teens, for_adults)[0] == "Job club"
    assert find("I'm 40 and want a job", for_teens, for_adults)[0] == "Job club plus"
    assert find("I am 17 dollars short, job", for_adults)[0] == "Job club plus"


def test_the_visitors_age_counts_unless_they_ask_for_somebody_else() -> None:
    lunch, lunch_for_all = (
        made(1, "A lunch", minimum_age=60),
        made(2, "B lunch", description="Lunch, a walk, and talk."),
    )
    assert find("lunch", lunch, lunch_for_all, age=30)[0] == "B lunch"
    assert find("lunch", lunch, lunch_for_all, age=66)[0] == "A lunch"
    assert find("lunch for my grandmother", lunch, lunch_for_all, age=30)[0] == "A lunch"


def test_a_grown_up_may_ask_for_what_is_for_children() -> None:
    preschool = made(1, "A preschool", maximum_age=4)
    other = made(2, "Talk", description="About preschool.")
    assert find("preschool", preschool, other, age=30)[0] == "A preschool"


def test_ages_are_read_from_who_it_is_for() -> None:
    old, young = made(1, "A lunch", eligibility="People 60 and older"), made(2, "B lunch", eligibility="Ages 13 to 21")
    assert find("lunch, I am 70", old, young)[0] == "A lunch"
    assert find("lunch, I am 15", old, young)[0] == "B lunch"


def test_other_counties_and_postal_codes_are_left_out_where_somebody_says_theirs() -> None:
    cook = made(1, "Eviction desk Cook", service_area="Cook County; Lake County")
    orange = made(2, "Eviction desk Orange", service_area="Orange County")
    anywhere = made(3, "Eviction desk", service_area="Statewide")
    assert set(find("eviction in Orange County", cook, orange, anywhere)) == {"Eviction desk Orange", "Eviction desk"}
    assert len(find("eviction", cook, orange, anywhere)) == 3


def test_a_pantry_for_other_postal_codes_is_left_out() -> None:
    here = made(1, "Pantry A", description="Food pantry. Serves ZIP codes 98103, 98107.")
    there = made(2, "Pantry B", description="Food pantry. Serves ZIP codes 98118 and 98144.")
    for_all = made(3, "Pantry C", description="Food pantry. Serves ZIP code 98118 and anyone who is homeless.")
    assert set(find("pantry 98107", here, there, for_all)) == {"Pantry A", "Pantry C"}
