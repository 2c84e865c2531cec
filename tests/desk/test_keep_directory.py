# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the directory right at the desk: every change is signed, none is lost, none is made twice."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue, can_go_by
from kiosk.domain.errors import OnwardError, ResourceNotFound, ResourceNotOffered, TextMissing
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import ADDED_HERE, CHECK_EVERY_DAYS, CareAction, CareLine, ResourceDetails
from kiosk.domain.resource_rules import (
    AlreadyRetired,
    ChangedMeanwhile,
    ClosingDayOver,
    EmployerMissing,
    FieldNotEditable,
    HowToApplyMissing,
    NobodyToAskFor,
    NoWayToReach,
    PhoneWithoutDigits,
    ResourceWithoutName,
)
from tests.desk.front_office import (
    DIRECTORY,
    FORKLIFT_JOB,
    LEGAL_AID,
    OFFICE,
    OLD_CLINIC,
    PANTRY,
    SHELTER,
    SOURCE,
    TODAY,
    FrontOffice,
    unknown,
)

NEW_PHONE = (Phone(number="(555) 010-9999"),)
WELDER = {
    "name": "Welder",
    "organization": "Riverside Yards",
    "application_process": "Come to gate 3 with your papers.",
    "phones": NEW_PHONE,
    "closes_on": TODAY + timedelta(days=9),
}


def kept(office: FrontOffice, resource: Resource) -> Resource:
    with office.store.reading() as work:
        return work.resources.get(resource.id)


def history(office: FrontOffice, resource_id: UUID) -> list[CareLine]:
    """What happened to it since it was brought in."""
    return [line for line in office.keep_directory.history(resource_id) if line.action is not CareAction.IMPORTED]


def details(kind: ResourceKind, **fields: object) -> ResourceDetails:
    return ResourceDetails(kind=kind, fields=fields)


def test_an_edit_is_held_and_says_who_changed_what(office: FrontOffice) -> None:
    changed = office.keep_directory.edit(PANTRY.id, {"phones": NEW_PHONE, "fees": " Free \n"}, office.sam)
    assert changed == replace(PANTRY, phones=NEW_PHONE, fees="Free") == kept(office, PANTRY)
    fees, phones = sorted(history(office, PANTRY.id), key=lambda line: line.field_name)
    assert (phones.action, phones.previous_value, phones.replacement_value) == (
        CareAction.EDITED, "(555) 010-4420", "(555) 010-9999",
    )  # fmt: skip
    assert (phones.at, phones.by_id, phones.by_name) == (office.clock(), office.sam.staff_id, "Sam Ortega")
    assert (phones.office_id, phones.station_id, fees.field_name) == (OFFICE, office.station, "fees")
    opened = office.keep_directory.open(PANTRY.id, OFFICE)
    assert (opened.resource, opened.said) == (changed, PANTRY)
    assert [(edit.field_name, edit.source_value) for edit in opened.edits] == [
        ("fees", ""),
        ("phones", PANTRY.phones),
    ]


def test_the_very_same_value_is_no_edit(office: FrontOffice) -> None:
    before = office.store.revision()
    assert (
        office.keep_directory.edit(PANTRY.id, {"name": " Food  Pantry", "phones": PANTRY.phones}, office.dana) == PANTRY
    )
    assert (office.store.revision(), history(office, PANTRY.id)) == (before, [])


def test_editing_back_to_the_sources_value_gives_the_own_edit_up(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": NEW_PHONE, "alert": "Closed"}, office.dana)
    assert office.keep_directory.edit(PANTRY.id, {"phones": PANTRY.phones}, office.dana).phones == PANTRY.phones
    assert [edit.field_name for edit in office.keep_directory.open(PANTRY.id, OFFICE).edits] == ["alert"]
    assert office.keep_directory.take_the_sources(PANTRY.id, "alert", office.dana) == PANTRY
    assert office.keep_directory.open(PANTRY.id, OFFICE).edits == ()
    assert [line.field_name for line in history(office, PANTRY.id)] == ["phones", "alert", "phones", "alert"]
    assert office.keep_directory.take_the_sources(PANTRY.id, "alert", office.dana) == PANTRY
    assert len(history(office, PANTRY.id)) == 4


def test_two_desks_that_edit_the_same_field_hear_of_each_other(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": NEW_PHONE}, office.sam, seen=PANTRY)
    with pytest.raises(ChangedMeanwhile, match=r"Sam Ortega has just changed this to “.555. 010-9999”") as told:
        office.keep_directory.edit(PANTRY.id, {"phones": (Phone(number="555"),), "fees": "5"}, office.dana, seen=PANTRY)
    assert told.value.facts["field_name"] == "phones"
    assert (kept(office, PANTRY).phones, kept(office, PANTRY).fees) == (NEW_PHONE, "")
    assert len(history(office, PANTRY.id)) == 1


def test_two_desks_that_edit_different_fields_or_the_same_alike_do_not_disturb_each_other(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"phones": NEW_PHONE}, office.sam, seen=PANTRY)
    office.keep_directory.edit(PANTRY.id, {"fees": "Free", "phones": NEW_PHONE}, office.dana, seen=PANTRY)
    assert kept(office, PANTRY) == replace(PANTRY, phones=NEW_PHONE, fees="Free")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": " "}, ResourceWithoutName),
        ({"fees": "Free", "phones": (Phone(number="call us"),)}, PhoneWithoutDigits),
        ({"closes_on": TODAY - timedelta(days=1)}, ClosingDayOver),
        ({"status": ResourceStatus.INACTIVE}, FieldNotEditable),
        ({"no_such_field": ""}, FieldNotEditable),
    ],
)
def test_what_is_wrong_changes_nothing(
    office: FrontOffice, changes: dict[str, object], error: type[OnwardError]
) -> None:
    before = office.store.revision()
    with pytest.raises(error) as told:
        office.keep_directory.edit(PANTRY.id, changes, office.dana)
    assert told.value.facts["field_name"] == list(changes)[-1]
    assert (kept(office, PANTRY), office.store.revision(), history(office, PANTRY.id)) == (PANTRY, before, [])


def test_ages_are_looked_at_together(office: FrontOffice) -> None:
    office.keep_directory.edit(PANTRY.id, {"minimum_age": 18}, office.dana)
    with pytest.raises(OnwardError, match="check the ages"):
        office.keep_directory.edit(PANTRY.id, {"maximum_age": 17}, office.dana)
    with pytest.raises(OnwardError, match="check the coordinates"):
        office.keep_directory.edit(PANTRY.id, {"latitude": 41.0}, office.dana)
    assert office.keep_directory.edit(PANTRY.id, {"latitude": 41.0, "longitude": -87}, office.dana).longitude == -87.0


def test_a_source_may_say_what_nobody_at_the_desk_could_write(office: FrontOffice) -> None:
    odd = replace(PANTRY, phones=(Phone(number="see website"),), closes_on=TODAY - timedelta(days=9))
    office.import_directory(SOURCE, [odd, *DIRECTORY[1:]])
    more = (*odd.phones, *NEW_PHONE)
    assert office.keep_directory.edit(PANTRY.id, {"phones": more, "closes_on": None}, office.dana).phones == more
    assert office.keep_directory.edit(PANTRY.id, {"closes_on": odd.closes_on}, office.dana).closes_on == odd.closes_on


def test_a_note_of_six_thousand_characters_is_kept_and_taken_away_again(office: FrontOffice) -> None:
    long = "Ask for Sam at the side door.\n" * 200
    assert office.keep_directory.note(PANTRY.id, long, office.sam).note == long.strip()
    assert office.keep_directory.note(PANTRY.id, long, office.dana).note == long.strip()
    assert office.keep_directory.note(PANTRY.id, "", office.dana) == PANTRY
    first, second = history(office, PANTRY.id)
    assert (first.action, first.by_name, first.replacement_value) == (CareAction.NOTED, "Sam Ortega", long.strip())
    assert (second.previous_value, second.replacement_value) == (long.strip(), "")
    with pytest.raises(OnwardError, match="there is room for 20000"):
        office.keep_directory.note(PANTRY.id, "x" * 20_001, office.dana)


def test_what_is_retired_is_not_offered_and_stays_readable(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.needs(visit, "food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    with pytest.raises(TextMissing):
        office.keep_directory.retire(PANTRY.id, " ", office.dana)
    assert office.keep_directory.retire(PANTRY.id, "Burnt down", office.dana).status is ResourceStatus.INACTIVE
    assert office.find_help.show(PANTRY.id).name == "Food Pantry"
    with pytest.raises(ResourceNotOffered):
        office.needs(visit, "food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    with pytest.raises(AlreadyRetired, match="Food Pantry is not offered"):
        office.keep_directory.retire(PANTRY.id, "Burnt down", office.sam)
    (line,) = history(office, PANTRY.id)
    assert (line.action, line.text, line.by_name) == (CareAction.RETIRED, "Burnt down", "Dana Whitfield")
    assert (
        office.keep_directory.restore(PANTRY.id, office.sam)
        == PANTRY
        == office.keep_directory.restore(PANTRY.id, office.sam)
    )
    assert [line.action for line in history(office, PANTRY.id)] == [CareAction.RETIRED, CareAction.RESTORED]
    assert office.keep_directory.restore(OLD_CLINIC.id, office.sam).is_offered_on(TODAY)


def test_in_house_help_needs_somebody_to_ask_for_and_has_the_offices_place(office: FrontOffice) -> None:
    with pytest.raises(NobodyToAskFor, match="whom to ask for"):
        office.keep_directory.add(details(ResourceKind.IN_HOUSE, name="Print here"), office.dana)
    added = office.keep_directory.add(
        ResourceDetails(
            kind=ResourceKind.IN_HOUSE,
            fields={"name": "Print here", "fees": "Free", "contacts": (Contact(name="Sam"),)},
            note="Ten pages at most",
        ),
        office.dana,
    )
    assert (added.kind, added.source, added.note) == (ResourceKind.IN_HOUSE, ADDED_HERE, "Ten pages at most")
    assert (added.address, added.phones) == (
        Address(address_1="Riverside Job Center"),
        (Phone(number="(555) 010-4400"),),
    )
    assert (added.latitude, added.timezone, added.checked_on) == (41.88, "America/Chicago", TODAY)
    assert can_go_by(Avenue.OFFICE, added)
    assert kept(office, added) == added
    assert [line.action for line in office.keep_directory.history(added.id)] == [CareAction.ADDED]
    placed = office.keep_directory.add(
        details(ResourceKind.IN_HOUSE, name="Resume clinic", address=Address(address_1="2 Elm St")), office.dana
    )
    assert (placed.address, placed.latitude) == (Address(address_1="2 Elm St"), None)


@pytest.mark.parametrize(
    ("missing", "error"),
    [
        ("name", ResourceWithoutName),
        ("organization", EmployerMissing),
        ("application_process", HowToApplyMissing),
        ("phones", NoWayToReach),
    ],
)
def test_a_job_lead_says_whose_job_it_is_and_how_to_apply(
    office: FrontOffice, missing: str, error: type[OnwardError]
) -> None:
    with pytest.raises(error) as told:
        office.keep_directory.add(
            details(ResourceKind.JOB_LEAD, **{name: said for name, said in WELDER.items() if name != missing}),
            office.dana,
        )
    assert told.value.facts["field_name"] == missing
    added = office.keep_directory.add(details(ResourceKind.JOB_LEAD, **WELDER), office.dana)
    emptied: object = () if missing == "phones" else ""
    with pytest.raises(error):
        office.keep_directory.edit(added.id, {missing: emptied}, office.dana)
    assert kept(office, added) == added


def test_a_job_lead_is_gone_by_itself_when_it_has_closed(office: FrontOffice) -> None:
    added = office.keep_directory.add(details(ResourceKind.JOB_LEAD, **WELDER), office.dana)
    assert added.is_offered_on(TODAY + timedelta(days=9))
    assert not added.is_offered_on(TODAY + timedelta(days=10))
    office.clock.move(days=10)
    with pytest.raises(ResourceNotOffered):
        office.needs(office.arrives().visit, "work", ReferTo(resource_id=added.id, avenue=Avenue.PHONE))
    with pytest.raises(ClosingDayOver):
        office.keep_directory.add(details(ResourceKind.JOB_LEAD, **WELDER), office.dana)


def test_a_service_needs_one_way_to_reach_it(office: FrontOffice) -> None:
    with pytest.raises(NoWayToReach):
        office.keep_directory.add(details(ResourceKind.SERVICE, name="Shoes"), office.dana)
    way = {"email": "shoes@example.org"}
    assert (
        office.keep_directory.add(details(ResourceKind.SERVICE, name="Shoes", **way), office.dana).email == way["email"]
    )
    with pytest.raises(FieldNotEditable):
        office.keep_directory.add(details(ResourceKind.SERVICE, name="Shoes", source="county", **way), office.dana)


def test_what_was_added_here_is_simply_changed(office: FrontOffice) -> None:
    added = office.keep_directory.add(details(ResourceKind.JOB_LEAD, **WELDER), office.dana)
    office.keep_directory.edit(added.id, {"fees": "None"}, office.sam)
    office.keep_directory.note(added.id, "Ask for Ruth", office.sam)
    opened = office.keep_directory.open(added.id, OFFICE)
    assert (opened.edits, opened.said, opened.resource.fees, opened.resource.note) == (
        (), opened.resource, "None", "Ask for Ruth",
    )  # fmt: skip
    assert [line.action for line in opened.history] == [CareAction.ADDED, CareAction.EDITED, CareAction.NOTED]


def test_one_click_says_that_something_is_wrong_and_a_check_closes_it(office: FrontOffice) -> None:
    first = office.keep_directory.report_wrong(LEGAL_AID.id, "", office.sam)
    assert office.keep_directory.report_wrong(LEGAL_AID.id, "", office.sam) == first
    office.clock.move(minutes=1)
    second = office.keep_directory.report_wrong(LEGAL_AID.id, "Number is wrong", office.dana)
    (due,) = office.keep_directory.due_checks(OFFICE, 10)
    assert (due.resource, due.reports, due.checked_on) == (LEGAL_AID, (first, second), date(2026, 11, 9))
    assert (second.by_name, second.at, office.keep_directory.due_check_count(OFFICE)) == (
        "Dana Whitfield", office.clock(), 1,
    )  # fmt: skip
    assert office.keep_directory.checked(LEGAL_AID.id, office.lee) == replace(LEGAL_AID, checked_on=TODAY)
    assert office.keep_directory.due_checks(OFFICE, 10) == []
    assert [(line.action, line.by_name, line.text) for line in history(office, LEGAL_AID.id)] == [
        (CareAction.REPORTED_WRONG, "Sam Ortega", ""),
        (CareAction.REPORTED_WRONG, "Dana Whitfield", "Number is wrong"),
        (CareAction.CHECKED, "Lee Chen", ""),
    ]
    office.keep_directory.report_wrong(LEGAL_AID.id, "", office.sam)
    office.keep_directory.retire(LEGAL_AID.id, "Gone", office.dana)
    assert office.keep_directory.due_check_count(OFFICE) == 0


def test_a_check_counts_from_the_day_at_the_office(office: FrontOffice) -> None:
    office.clock.move(hours=9)  # after midnight in UTC, still Monday in Chicago
    assert office.keep_directory.checked(PANTRY.id, office.dana).checked_on == TODAY


def test_what_is_oldest_and_most_referred_to_is_checked_first(office: FrontOffice) -> None:
    for times, resource in ((2, LEGAL_AID), (1, SHELTER)):
        for _ in range(times):
            office.needs(office.arrives().visit, "x", ReferTo(resource_id=resource.id, avenue=Avenue.PHONE))
    office.clock.move(days=CHECK_EVERY_DAYS)
    older = replace(PANTRY, checked_on=TODAY - timedelta(days=1000))
    unchecked = replace(SHELTER, checked_on=None)
    fresh = [
        replace(each, checked_on=office.clock().date())
        for each in DIRECTORY
        if each not in (PANTRY, LEGAL_AID, SHELTER)
    ]
    office.import_directory(SOURCE, [older, LEGAL_AID, unchecked, *fresh])
    due = office.keep_directory.due_checks(OFFICE, 10)
    assert [(each.resource.name, each.referrals) for each in due] == [
        ("Harbor House", 1),  # nobody knows since when: two years, times two
        ("Food Pantry", 0),  # more than three years, times one
        ("Legal Aid", 2),  # half a year, times three
    ]
    assert office.keep_directory.due_checks(OFFICE, 1, 1) == due[1:2]
    assert office.keep_directory.due_check_count(OFFICE) == 3
    office.keep_directory.checked(PANTRY.id, office.dana)
    assert [each.resource.name for each in office.keep_directory.due_checks(OFFICE, 10)] == [
        "Harbor House",
        "Legal Aid",
    ]


def test_what_has_closed_is_not_checked_any_more(office: FrontOffice) -> None:
    office.clock.move(days=CHECK_EVERY_DAYS)
    names = {each.resource.name for each in office.keep_directory.due_checks(OFFICE, 10)}
    assert FORKLIFT_JOB.name not in names
    assert names == {each.name for each in DIRECTORY if each.is_offered_on(TODAY + timedelta(days=1))}


def test_an_office_has_its_own_favourites(office: FrontOffice) -> None:
    for _ in range(2):
        office.keep_directory.favourite(PANTRY.id, office.dana, on=True)
    office.keep_directory.favourite(LEGAL_AID.id, office.sam, on=True)
    assert office.keep_directory.favourites(OFFICE) == {PANTRY.id, LEGAL_AID.id}
    assert office.keep_directory.open(PANTRY.id, OFFICE).favourite
    assert not office.keep_directory.open(PANTRY.id, unknown()).favourite
    liked = office.keep_directory.page(DirectoryWish(favourites_of=OFFICE), 0, 10)
    assert [each.name for each in liked.rows] == ["Food Pantry", "Legal Aid"]
    office.keep_directory.favourite(PANTRY.id, office.sam, on=False)
    assert office.keep_directory.favourites(OFFICE) == {LEGAL_AID.id}


def test_the_directory_lists_by_name_what_is_wished_for(office: FrontOffice) -> None:
    def names(**wish: object) -> list[str]:
        page = office.keep_directory.page(DirectoryWish(**wish), 0, 10)  # type: ignore[arg-type]  # whatever is asked
        assert page.total == len(page.rows)
        return [each.name for each in page.rows]

    assert names() == sorted(each.name for each in DIRECTORY)
    assert names(words="RIVERSIDE áid") == ["Legal Aid"]
    assert names(kind=ResourceKind.JOB_LEAD) == ["Forklift driver"]
    assert names(status=ResourceStatus.INACTIVE) == ["Old Clinic"]
    assert names(source=ADDED_HERE) == []
    office.keep_directory.edit(LEGAL_AID.id, {"name": "Court help"}, office.dana)
    assert names(words="court") == ["Court help"]
    assert names()[0] == "Court help"
    page = office.keep_directory.page(DirectoryWish(), 4, 1)
    assert ([each.name for each in page.rows], page.total) == (["Old Clinic"], 6)


def test_nobody_hears_twice_and_a_fault_elsewhere_takes_nothing_back(office: FrontOffice) -> None:
    told: list[UUID] = []

    def after(ids: object) -> None:
        told.extend(ids)  # type: ignore[arg-type]  # a collection
        raise RuntimeError

    keep = KeepDirectory(store=office.store, clock=office.clock, after=after)
    keep.edit(PANTRY.id, {"fees": "Free"}, office.dana)
    keep.edit(PANTRY.id, {"fees": "Free"}, office.dana)
    keep.note(PANTRY.id, "Side door", office.dana)
    assert (told, kept(office, PANTRY).fees) == ([PANTRY.id], "Free")
    added = keep.add(details(ResourceKind.JOB_LEAD, **WELDER), office.dana)
    keep.retire(added.id, "Filled", office.dana)
    keep.restore(added.id, office.dana)
    assert told == [PANTRY.id, added.id, added.id]


def test_what_is_not_there_cannot_be_kept(office: FrontOffice) -> None:
    keep = office.keep_directory
    for act in (
        lambda: keep.edit(unknown(), {}, office.dana),
        lambda: keep.note(unknown(), "x", office.dana),
        lambda: keep.retire(unknown(), "x", office.dana),
        lambda: keep.restore(unknown(), office.dana),
        lambda: keep.checked(unknown(), office.dana),
        lambda: keep.report_wrong(unknown(), "", office.dana),
        lambda: keep.favourite(unknown(), office.dana, on=True),
        lambda: keep.open(unknown(), OFFICE),
    ):
        with pytest.raises(ResourceNotFound):
            act()
