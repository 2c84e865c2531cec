# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk.ports import ResourceWish
from kiosk.domain.category import Category
from kiosk.domain.opening_hours import Schedule
from kiosk.domain.resource import Address, Contact, Resource, ResourceKind, ResourceMatch, ResourceStatus
from kiosk.store.search.resources.resource_index import ResourceIndex

FRIDAY_TEN = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
OFFICE = (40.1, -88.2)
CATEGORIES = (
    Category(id="rent", name="Rent and bills", words=("rent", "can't pay the rent", "房租", "оренда", "alquiler")),
    Category(id="legal", name="Legal help", words=("lawyer", "court", "abogado")),
    Category(id="food", name="Food", words=("food", "hungry", "nothing to eat")),
)
RELATED = (("lawyer", "attorney", "legal aid"), ("food stamps", "snap", "ebt"), ("résumé", "cv"))
WEEKDAYS = tuple(
    Schedule(freq="WEEKLY", byday=(day,), opens_at=time(9), closes_at=time(17))
    for day in ("MO", "TU", "WE", "TH", "FR")
)


def made(number: int, name: str, **facts: object) -> Resource:
    plain = Resource(id=UUID(int=number), source="test", source_id=str(number), name=name)
    return replace(plain, **facts)  # type: ignore[arg-type]  # each test names the facts it is about


def index_of(*resources: Resource) -> ResourceIndex:
    index = ResourceIndex(CATEGORIES, RELATED, language_name={"es": "Español"}.get)  # type: ignore[arg-type]
    for resource in resources:
        index.put(resource)
    return index


def wish(words: str = "", **facts: object) -> ResourceWish:
    return replace(ResourceWish(words=words, moment=FRIDAY_TEN), **facts)  # type: ignore[arg-type]  # as above


def names(found: Sequence[ResourceMatch]) -> list[str]:
    return [match.resource.name for match in found]


FILLING = tuple(made(900 + number, f"Chess evening {number}", description="Play with others.") for number in range(20))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("evicted", "Eviction defense"),
        ("EVICTIONS", "Eviction defense"),
        ("evic", "Eviction defense"),
        ("evicton", "Eviction defense"),
        ("attorney", "Lawyer desk"),
        ("legal aid", "Lawyer desk"),
        ("food stamps", "SNAP sign-up"),
        ("cv", "Résumé class"),
        ("resume", "Résumé class"),
        ("wage theft", "Wage claims"),
        ("Перекладач", "Послуги перекладача"),
        ("找工作", "帮你找工作"),
        ("Priya", "Intake"),
        ("Springfield", "Town hall"),
    ],
)
def test_words_find_through_stems_beginnings_typos_and_related_words(typed: str, name: str) -> None:
    index = index_of(
        *FILLING,
        made(1, "Eviction defense"),
        made(2, "Lawyer desk"),
        made(3, "SNAP sign-up"),
        made(4, "Résumé class"),
        made(5, "Wage claims", description="Wage theft, tips and overtime."),
        made(6, "Послуги перекладача"),
        made(7, "帮你找工作"),
        made(8, "Intake", contacts=(Contact(name="Priya Nair"),)),
        made(9, "Town hall", address=Address(address_1="1 Main Street", city="Springfield")),
    )
    assert names(index.find(wish(typed), 3))[0] == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("farm worker rights", "Farmworker rights"), ("childcare", "Child care"), ("адвокатом", "Адвокат")],
)
def test_words_are_found_however_they_are_joined_or_inflected(typed: str, name: str) -> None:
    index = index_of(*FILLING, made(1, "Farmworker rights"), made(2, "Child care"), made(3, "Адвокат"))
    assert names(index.find(wish(typed), 1)) == [name]


def test_known_words_are_not_taken_for_misspelt_ones() -> None:
    index = ResourceIndex(CATEGORIES, [("swallowed bleach", "poison")])
    for each in (*FILLING, made(1, "Rainier Beach"), made(2, "Poison line")):
        index.put(each)
    assert names(index.find(wish("swallowed bleach"), 3)) == ["Poison line"]


def test_what_to_bring_is_not_what_is_offered() -> None:
    index = index_of(
        *FILLING,
        made(1, "Pantry", description="Food for all. Documents required: photo ID card, proof of address."),
        made(2, "Office", description="Applications for many things, among them a new photo ID card for you."),
    )
    assert names(index.find(wish("photo ID card"), 2))[0] == "Office"


def test_the_same_said_twice_in_other_words_counts_once() -> None:
    index = ResourceIndex(CATEGORIES, [("winter coat", "clothes", "shoes")])
    for each in (*FILLING, made(1, "Shoes"), made(2, "Clothes and more", description="A winter coat for you.")):
        index.put(each)
    assert names(index.find(wish("winter coat and clothes"), 2))[0] == "Clothes and more"


def test_a_name_outweighs_a_description() -> None:
    index = index_of(*FILLING, made(1, "Library", description="Also a dentist on Mondays."), made(2, "Dentist"))
    assert names(index.find(wish("dentist"), 3)) == ["Dentist", "Library"]


def test_what_everybody_says_does_not_dominate() -> None:
    index = index_of(
        *FILLING,
        made(1, "Letter writing", description="A letter for you, a letter for all. Phone us."),
        made(2, "Phone repair", description="Your phone, any phone."),
        made(3, "Benefits appeals", description="When benefits stop."),
    )
    found = index.find(wish("They sent me this letter, my benefits stop on Friday and nobody picks up the phone."), 3)
    assert names(found)[0] == "Benefits appeals"
    assert "benefits" in found[0].why


def test_a_short_search_for_a_common_word_finds_it() -> None:
    assert names(index_of(*FILLING, made(1, "Phone repair")).find(wish("phone"), 3)) == ["Phone repair"]


@pytest.mark.parametrize("words", ["", "   ", "I need help", "???", "\x00\u202e\ud800", "zzzzqqqq"])
def test_nothing_is_found_for_nothing(words: str) -> None:
    assert index_of(*FILLING, made(1, "Help desk")).find(wish(words), 5) == []


def test_categories_bring_other_languages_to_resources() -> None:
    index = index_of(*FILLING, made(1, "Emergency fund", categories=("rent",)), made(2, "Chess", categories=("food",)))
    for words in ("没钱付房租", "потрібна оренда", "no puedo pagar el alquiler"):
        found = index.find(wish(words), 3)
        assert names(found) == ["Emergency fund"], words
        assert "Rent and bills" in found[0].why


def test_resources_without_categories_are_filed_by_what_they_say() -> None:
    index = index_of(*FILLING, made(1, "Help to pay the rent"), made(2, "Court help"))
    assert names(index.find(wish("没钱付房租"), 3)) == ["Help to pay the rent"]
    assert names(index.find(wish(categories=("rent",)), 3)) == ["Help to pay the rent"]


def test_chosen_categories_alone_find_resources_and_unknown_ones_do_not() -> None:
    index = index_of(*FILLING, made(1, "Emergency fund", categories=("rent",)))
    assert names(index.find(wish(categories=("rent",)), 3)) == ["Emergency fund"]
    assert index.find(wish(categories=("no-such",)), 3) == []


def test_fit_comes_before_open_and_near() -> None:
    near_and_open = {"schedules": WEEKDAYS, "latitude": 40.1, "longitude": -88.2}
    index = index_of(
        *FILLING,
        made(1, "Tax return help", description="Taxes and refunds."),
        made(2, "Reading room", description="Newspapers, and a tax form.", **near_and_open),
    )
    assert names(index.find(wish("tax return", near=OFFICE), 3))[0] == "Tax return help"


def test_of_equals_the_open_one_comes_first() -> None:
    weekend = (Schedule(freq="WEEKLY", byday=("SA",), opens_at=time(9), closes_at=time(17)),)
    index = index_of(*FILLING, made(1, "Dentist", schedules=weekend), made(2, "Dentist", schedules=WEEKDAYS))
    on_friday = index.find(wish("dentist"), 2)
    assert [match.resource.id.int for match in on_friday] == [2, 1]
    assert "open now" in on_friday[0].why
    assert "open now" not in on_friday[1].why
    on_saturday = index.find(wish("dentist", moment=FRIDAY_TEN + timedelta(days=1)), 2)
    assert [match.resource.id.int for match in on_saturday] == [1, 2]


def test_open_now_leaves_out_the_closed_and_the_unknown() -> None:
    night = (Schedule(freq="WEEKLY", byday=("FR",), opens_at=time(22), closes_at=time(2)),)
    index = index_of(
        *FILLING, made(1, "Dentist A", schedules=WEEKDAYS), made(2, "Dentist B"), made(3, "Dentist C", schedules=night)
    )
    assert names(index.find(wish("dentist", open_now=True), 5)) == ["Dentist A"]
    after_midnight = FRIDAY_TEN.replace(hour=1) + timedelta(days=1)
    assert names(index.find(wish("dentist", open_now=True, moment=after_midnight), 5)) == ["Dentist C"]
    assert index.find(wish("dentist", open_now=True, moment=FRIDAY_TEN + timedelta(days=2)), 5) == []


def test_hours_are_those_of_the_places_own_clock() -> None:
    index = index_of(*FILLING, made(1, "Dentist", schedules=WEEKDAYS, timezone="Asia/Tokyo"))
    assert index.find(wish("dentist", open_now=True), 5) == []
    assert names(index.find(wish("dentist", open_now=True, moment=FRIDAY_TEN.replace(hour=1)), 5)) == ["Dentist"]


def test_new_hours_count_at_once() -> None:
    index = index_of(*FILLING, made(1, "Dentist", schedules=WEEKDAYS))
    assert index.find(wish("dentist", open_now=True), 5)
    index.put(
        made(1, "Dentist", schedules=(Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9), closes_at=time(17)),))
    )
    assert index.find(wish("dentist", open_now=True), 5) == []


def test_of_equals_the_nearer_one_comes_first_and_says_how_far() -> None:
    far, close = {"latitude": 40.6, "longitude": -88.2}, {"latitude": 40.11, "longitude": -88.2}
    index = index_of(*FILLING, made(1, "Dentist", **far), made(2, "Dentist", **close))
    found = index.find(wish("dentist", near=OFFICE), 2)
    assert [match.resource.id.int for match in found] == [2, 1]
    assert found[0].distance_km == pytest.approx(1.11, abs=0.02)
    assert found[1].distance_km == pytest.approx(55.6, abs=0.2)
    assert "near" in found[0].why
    assert "near" not in found[1].why
    assert all(match.distance_km is None for match in index.find(wish("dentist"), 2))


def test_a_confidential_site_gives_no_distance_and_is_not_found_by_its_street() -> None:
    street = Address(address_1="7 Quince Lane")
    hidden = made(1, "Safe house", confidential_site=True, latitude=40.1, longitude=-88.2, address=street)
    index = index_of(*FILLING, hidden)
    found = index.find(wish("safe house", near=OFFICE), 1)
    assert found[0].distance_km is None
    assert "near" not in found[0].why
    assert index.find(wish("Quince Lane"), 1) == []


@pytest.mark.parametrize("spoken", ["es", "es-MX", "Spanish", "Español"])
def test_the_visitors_language_counts_and_is_named(spoken: str) -> None:
    index = index_of(*FILLING, made(1, "Dentist"), made(2, "Dentist", languages=("en", spoken)))
    found = index.find(wish("dentist", languages=("es", "en")), 2)
    assert [match.resource.id.int for match in found] == [2, 1]
    assert "Español" in found[0].why
    assert "en" not in found[0].why


def test_of_equals_the_lately_checked_one_comes_first() -> None:
    old, new = date(2023, 1, 1), date(2026, 11, 1)
    index = index_of(
        *FILLING, made(1, "Dentist", checked_on=old), made(2, "Dentist", checked_on=new), made(3, "Dentist")
    )
    assert [match.resource.id.int for match in index.find(wish("dentist"), 3)] == [2, 1, 3]


def test_what_is_in_this_office_says_so() -> None:
    index = index_of(*FILLING, made(1, "Printing", kind=ResourceKind.IN_HOUSE))
    assert "in this office" in index.find(wish("printing", near=OFFICE), 1)[0].why


@pytest.mark.parametrize(
    "facts",
    [
        {"status": ResourceStatus.INACTIVE},
        {"status": ResourceStatus.VANISHED},
        {"closes_on": date(2026, 11, 19)},
    ],
)
def test_what_is_not_offered_is_never_listed(facts: dict[str, object]) -> None:
    index = index_of(*FILLING, made(1, "Dentist", **facts))
    assert index.find(wish("dentist"), 5) == []


def test_a_job_lead_is_listed_on_its_last_day() -> None:
    index = index_of(*FILLING, made(1, "Forklift driver", kind=ResourceKind.JOB_LEAD, closes_on=date(2026, 11, 20)))
    assert index.find(wish("forklift"), 5)
    assert index.find(wish("forklift", moment=FRIDAY_TEN + timedelta(days=1)), 5) == []


def test_what_was_tried_is_left_out() -> None:
    index = index_of(*FILLING, made(1, "Dentist A"), made(2, "Dentist B"))
    tried = frozenset({UUID(int=1), UUID(int=77)})
    assert names(index.find(wish("dentist", tried=tried), 5)) == ["Dentist B"]


def test_changes_and_removals_show_at_once() -> None:
    index = index_of(*FILLING, made(1, "Dentist"))
    index.put(made(1, "Barber"))
    assert index.find(wish("dentist"), 5) == []
    assert names(index.find(wish("barber"), 5)) == ["Barber"]
    index.remove(UUID(int=1))
    index.remove(UUID(int=1))
    assert index.find(wish("barber"), 5) == []
    assert len(index) == len(FILLING)


def test_rows_of_removed_resources_are_used_again() -> None:
    index = index_of(*(made(number, f"Place {number}") for number in range(10)))
    index.remove(UUID(int=3))
    index.remove(UUID(int=9))
    index.put(made(20, "Bakery"))
    index.put(made(21, "Brewery"))
    index.put(made(22, "Butchery"))
    assert len(index) == 11
    for name in ("Bakery", "Brewery", "Butchery"):
        assert names(index.find(wish(name), 1)) == [name]
    assert names(index.find(wish("Place 8"), 1)) == ["Place 8"]


def test_the_answer_does_not_depend_on_the_order_of_arrival() -> None:
    resources = [*FILLING, made(1, "Dentist A"), made(2, "Dentist B", description="teeth"), made(3, "Teeth cleaning")]
    one, other = index_of(*resources), index_of(*reversed(resources), made(50, "Gone"))
    other.remove(UUID(int=50))
    assert one.find(wish("dentist for my teeth"), 5) == other.find(wish("dentist for my teeth"), 5)


def test_scores_fall_from_one_and_the_limit_is_obeyed() -> None:
    index = index_of(*FILLING)
    found = index.find(wish("chess evening"), 7)
    assert len(found) == 7
    assert found[0].score == 1
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert index.find(wish("chess"), 0) == []


def test_an_empty_index_finds_nothing() -> None:
    index = index_of()
    assert index.find(wish("anything", near=OFFICE, open_now=True, categories=("rent",)), 5) == []


def test_impossible_coordinates_are_no_place() -> None:
    index = index_of(*FILLING, made(1, "Dentist", latitude=4_500_000.0, longitude=-9_800_000.0))
    assert index.find(wish("dentist", near=OFFICE), 1)[0].distance_km is None


@pytest.fixture(scope="module")
def small_index() -> ResourceIndex:
    return index_of(
        *FILLING, made(1, "Dentist", description="<b>Tooth</b> pain"), made(2, "找工作"), made(3, "\x00"), made(4, "")
    )


@given(st.text(max_size=120))
def test_any_words_are_welcome(small_index: ResourceIndex, words: str) -> None:
    assert small_index.find(wish(words), 3) == small_index.find(wish(words), 3)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_resource_is_welcome(name: str, description: str) -> None:
    index = index_of(made(1, name, description=description))
    index.put(made(1, description, description=name))
    index.remove(UUID(int=1))
    assert len(index) == 0


@pytest.mark.parametrize("piece", ["dentist ", "a", "工作", "tooth pain and the rent ", "\u202e\x00 "])
def test_ten_thousand_characters_are_taken(small_index: ResourceIndex, piece: str) -> None:
    small_index.find(wish((piece * 10_000)[:10_000]), 3)


def test_one_service_at_many_places_leaves_room_for_others() -> None:
    index = index_of(
        *FILLING,
        *(made(number, "Eviction help desk", organization="Court") for number in range(1, 6)),
        made(9, "Eviction defense", description="A lawyer for you."),
    )
    assert "Eviction defense" in names(index.find(wish("eviction"), 3))


def test_the_name_of_a_category_does_not_make_all_its_resources_alike() -> None:
    index = index_of(
        *FILLING,
        made(1, "Budget talk", categories=("rent",), taxonomy_terms=("Rent and bills",)),
        made(2, "Emergency rent help", categories=("rent",), taxonomy_terms=("Rent and bills",)),
    )
    found = index.find(wish("rent"), 2)
    assert names(found) == ["Emergency rent help", "Budget talk"]
    assert "rent" not in found[1].why


def test_a_county_is_no_need() -> None:
    index = index_of(*FILLING, made(1, "Free forms in Rent County"), made(2, "Help with rent"))
    assert names(index.find(wish("没钱付房租"), 3)) == ["Help with rent"]
