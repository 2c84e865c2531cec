# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets of places: from what is listed, or from a search."""

from datetime import date

import pytest

from kiosk.desk.find_help import FindHelp
from kiosk.desk.make_sheet import Listed, ListedKind, MakeSheet, SheetWishes
from kiosk.desk.ports import ResourceWish
from kiosk.domain.category import Category
from kiosk.domain.resource import Phone, Resource, ResourceMatch
from kiosk.domain.sheet import MOST_PLACES, HelpSheet, NothingToList
from kiosk.domain.slip import SlipReferral
from tests.desk.fakes import NOW
from tests.desk.front_office import (
    FORKLIFT_JOB,
    HOTLINE,
    LEGAL_AID,
    OLD_CLINIC,
    PANTRY,
    RIVERSIDE,
    SHELTER,
    FrontOffice,
    resource,
    unknown,
)

FOOD = Category(id="food", name="Food", words=("food",))
WORK = Category(id="work", name="Work", words=("job",))
SAFETY = Category(id="safety-at-home", name="Safety at home", words=("hits me",))
CATEGORIES = (FOOD, WORK, SAFETY)
WISH = ResourceWish(words="he hits me and I need food", moment=NOW)


@pytest.fixture
def make(office: FrontOffice) -> MakeSheet:
    return MakeSheet(store=office.store, find_help=office.find_help, categories=CATEGORIES, clock=office.clock)


def filed(name: str, *categories: str) -> Resource:
    return resource(name, categories=categories)


def names(sheet: HelpSheet) -> list[tuple[str, list[str]]]:
    return [(group.name, [place.name for place in group.places]) for group in sheet.groups]


def sheet_of(make: MakeSheet, *resources: Resource) -> HelpSheet:
    return make.of(Listed(kinds=(ListedKind(resources=resources),)), RIVERSIDE, SheetWishes())


def place_of(make: MakeSheet, resource_: Resource) -> SlipReferral:
    [group] = sheet_of(make, resource_).groups
    [place] = group.places
    return place


def test_what_is_listed_is_on_the_sheet_in_its_order(make: MakeSheet) -> None:
    sheet = make.of_listed([LEGAL_AID.id, PANTRY.id, HOTLINE.id], RIVERSIDE, SheetWishes())
    assert names(sheet) == [("", ["Legal Aid", "Food Pantry", "Utility Help Line"])]
    assert (sheet.office, sheet.phone, sheet.language) == ("Riverside Job Center", "(555) 010-4400", "en")
    assert sheet.printed_at.isoformat() == "2026-11-23T09:42:00-06:00"
    assert not sheet.more


def test_it_is_as_somebody_wished_it(make: MakeSheet) -> None:
    sheet = make.of_listed([PANTRY.id], RIVERSIDE, SheetWishes(language="ar", large_print=True))
    assert (sheet.language, sheet.large_print) == ("ar", True)


def test_what_is_not_offered_any_more_is_left_out(make: MakeSheet, office: FrontOffice) -> None:
    listed = [OLD_CLINIC.id, unknown(), FORKLIFT_JOB.id, PANTRY.id]
    assert names(make.of_listed(listed, RIVERSIDE, SheetWishes())) == [("", ["Forklift driver", "Food Pantry"])]
    office.clock.move(days=1)  # the job lead has closed
    assert names(make.of_listed(listed, RIVERSIDE, SheetWishes())) == [("", ["Food Pantry"])]


def test_an_empty_list_is_no_sheet(make: MakeSheet, office: FrontOffice) -> None:
    with pytest.raises(NothingToList):
        make.of_listed([OLD_CLINIC.id, unknown()], RIVERSIDE, SheetWishes())
    with pytest.raises(NothingToList):
        make.of(make.search(WISH, RIVERSIDE), RIVERSIDE, SheetWishes())


def test_more_than_fit_are_counted_as_more(make: MakeSheet, office: FrontOffice) -> None:
    office.resources.offered = [resource(f"Pantry {number}") for number in range(MOST_PLACES + 5)]
    listed = make.search(WISH, RIVERSIDE, 1000)
    assert (len(listed.resources), listed.more) == (MOST_PLACES, True)
    few = make.search(WISH, RIVERSIDE, 3)
    assert ([each.name for each in few.resources], few.more) == (["Pantry 0", "Pantry 1", "Pantry 2"], True)
    office.resources.offered = office.resources.offered[:3]
    assert not make.search(WISH, RIVERSIDE, 3).more
    assert make.of(few, RIVERSIDE, SheetWishes()).more


def test_what_was_searched_for_is_never_on_the_sheet(make: MakeSheet, office: FrontOffice) -> None:
    office.resources.offered = [PANTRY]
    sheet = make.of(make.search(WISH, RIVERSIDE), RIVERSIDE, SheetWishes())
    assert "hits" not in repr(sheet)
    assert office.resources.asked[-1].words == WISH.words


def test_the_kind_that_all_share_is_named(make: MakeSheet, office: FrontOffice) -> None:
    office.resources.offered = [filed("A", "food", "work"), filed("B", "food")]
    assert [kind.name for kind in make.search(WISH, RIVERSIDE).kinds] == ["Food"]
    office.resources.offered.append(filed("C", "work"))
    assert [kind.name for kind in make.search(WISH, RIVERSIDE).kinds] == [""]


def test_a_kind_that_tells_on_somebody_is_not_named(make: MakeSheet, office: FrontOffice) -> None:
    office.resources.offered = [filed("A", "safety-at-home"), filed("B", "safety-at-home")]
    sheet = make.of(make.search(WISH, RIVERSIDE), RIVERSIDE, SheetWishes())
    assert names(sheet) == [("", ["A", "B"])]
    assert "Safety" not in repr(sheet)


class FiledLookUp:
    """Finds what is filed under the one category asked for."""

    def __init__(self, *resources: Resource) -> None:
        self._resources = resources

    def find(self, wish: ResourceWish, limit: int) -> list[ResourceMatch]:
        [category] = wish.categories
        filed_there = [each for each in self._resources if category in each.categories]
        return [ResourceMatch(resource=each, score=1.0) for each in filed_there[:limit]]

    def catch_up(self) -> None:
        """Nothing is ever behind."""


def by_category(office: FrontOffice, *resources: Resource) -> MakeSheet:
    find_help = FindHelp(store=office.store, resources=FiledLookUp(*resources), clock=office.clock)
    return MakeSheet(store=office.store, find_help=find_help, categories=CATEGORIES, clock=office.clock)


def test_several_kinds_stand_apart_and_each_place_once(office: FrontOffice) -> None:
    both, food, work = filed("Both", "food", "work"), filed("Food", "food"), filed("Work", "work")
    safe = filed("Safe", "safety-at-home")
    make = by_category(office, both, food, work, safe)
    wish = ResourceWish(words="", moment=NOW, categories=("safety-at-home", "work", "food"))
    listed = make.search(wish, RIVERSIDE)
    assert [(kind.name, [each.name for each in kind.resources]) for kind in listed.kinds] == [
        ("Work", ["Both", "Work"]),
        ("Food", ["Food"]),
        ("", ["Safe"]),
    ]
    assert names(make.of(listed, RIVERSIDE, SheetWishes()))[-1] == ("", ["Safe"])


def test_each_kind_has_its_share(office: FrontOffice) -> None:
    make = by_category(office, *(filed(f"Food {n}", "food") for n in range(9)), filed("Work", "work"))
    wish = ResourceWish(words="", moment=NOW, categories=("food", "work"))
    listed = make.search(wish, RIVERSIDE, 4)
    assert [each.name for each in listed.resources] == ["Food 0", "Food 1", "Work"]
    assert listed.more


def test_a_confidential_site_has_no_address(make: MakeSheet) -> None:
    told = repr(sheet_of(make, SHELTER))
    assert "Harbor House" in told
    assert "Court Street" not in told
    assert "Riverside, IL" not in told
    assert "Court Street" in repr(sheet_of(make, PANTRY))


def test_a_place_tells_what_helps_to_get_there(make: MakeSheet) -> None:
    phones = (Phone(number="555-1", extension="7"), Phone(number="555-2"))
    place = place_of(
        make,
        resource(
            "Food Pantry",
            phones=phones,
            email="x@example.org",
            fees="Free",
            languages=("es",),
            application_process="Just come.",
            closes_on=date(2026, 12, 4),
        ),
    )
    assert [(phone.number, phone.extension) for phone in place.phones] == [("555-1", "7")]
    assert (place.street, place.town) == ("120 Court Street", "Riverside, IL 60546")
    assert place.hours.known
    assert place.hours.open_until is not None
    assert (place.bring, place.cost, place.languages) == (("Photo ID",), "Free", ("es",))
    assert (place.how_to_apply, place.closes_on) == ("Just come.", date(2026, 12, 4))
    assert (place.website, place.checked_on) == ("https://legalaid.example/intake", date(2026, 11, 9))
    assert place.email == ""  # there are better ways


def test_an_e_mail_address_is_told_where_it_is_the_only_way(make: MakeSheet) -> None:
    only = resource("Advice", phones=(), contacts=(), website="", confidential_site=True, email="x@example.org")
    assert place_of(make, only).email == "x@example.org"


def test_an_organization_of_the_same_name_is_not_said_twice(make: MakeSheet) -> None:
    assert place_of(make, resource("Riverside County")).organization == ""
