# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory's repositories, on the embedded file and on PostgreSQL."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import CHECKED_ON, EDITABLE, NOTE, STATUS, KeptResource, OwnEdit
from kiosk.domain.schedule import Schedule
from tests.desk.front_office import DIRECTORY, LEGAL_AID, OFFICE, PANTRY, SHELTER, FrontOffice, unknown

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

OTHERWISE: dict[str, object] = {
    "categories": ("food",),
    "address": Address(address_1="2 Elm St", country="US"),
    "mailing_address": Address(address_1="PO Box 7"),
    "confidential_site": True,
    "latitude": 41.5,
    "longitude": -87.25,
    "phones": (Phone(number="211", languages=("es",)), Phone(number="(555) 010-1111", extension="3")),
    "contacts": (Contact(name="Sam", phones=(Phone(number="311"),)),),
    "schedules": (
        Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9), closes_at=time(17), valid_to=date(2027, 1, 1)),
        Schedule(description="by appointment"),
    ),
    "languages": ("es", "en"),
    "documents": ("Photo ID", "A letter"),
    "minimum_age": 18,
    "maximum_age": None,
    "closes_on": date(2027, 1, 1),
    STATUS: ResourceStatus.INACTIVE,
    CHECKED_ON: date(2026, 12, 1),
}
"""Something else for each field that is no text."""


def keep(here: FrontOffice, *resources: KeptResource) -> None:
    with here.store.writing() as work:
        work.resources.put_all(resources)
        work.commit()


def test_an_own_edit_of_any_field_comes_back_as_it_went_in(here: FrontOffice) -> None:
    edits = tuple(
        OwnEdit(
            field_name=name,
            value=OTHERWISE.get(name, "Something else"),
            source_value=getattr(PANTRY, name),
            at=NOON,
            by=here.dana.staff_id,
            source_changed_at=NOON if name == "fees" else None,
        )
        for name in sorted((*EDITABLE, NOTE, STATUS, CHECKED_ON))
    )
    keep(here, KeptResource(said=PANTRY, edits=edits))
    with here.store.reading() as work:
        kept = work.resources.kept(PANTRY.id)
        assert kept == KeptResource(said=PANTRY, edits=edits)
        held = work.resources.get(PANTRY.id)
        assert work.resource_care.due(date(2026, 11, 23), 0, 9) == [PANTRY.id]
    assert held == kept.held
    same = {each.name for each in fields(Resource) if getattr(held, each.name) == getattr(PANTRY, each.name)}
    assert same == {"id", "source", "source_id", "kind", "taxonomy_terms", "timezone", "maximum_age"}
    keep(here, KeptResource(said=PANTRY))
    with here.store.reading() as work:
        assert (work.resources.kept(PANTRY.id).edits, work.resources.get(PANTRY.id)) == ((), PANTRY)


def test_more_than_a_batch_goes_in_and_streams_out_by_id(here: FrontOffice) -> None:
    many = {UUID(int=n): replace(PANTRY, id=UUID(int=n), name=f"Place {n:04}") for n in range(1, 1101)}
    keep(here, *(KeptResource(said=each) for each in many.values()))
    with here.store.reading() as work:
        streamed = list(work.resources.stream())
        assert streamed == sorted((*many.values(), *DIRECTORY), key=lambda resource: resource.id)
        assert work.resources.several(many) == many
        page = work.resources.page(DirectoryWish(words="108"), 1, 3)
        assert [each.name for each in page] == ["Place 1080", "Place 1081", "Place 1082"]
        assert work.resources.count(DirectoryWish(words="place")) == 1100


def test_signs_of_patterns_are_looked_for_as_they_are(here: FrontOffice) -> None:
    keep(here, KeptResource(said=replace(PANTRY, name="100 % Food", organization="")))
    with here.store.reading() as work:
        assert [each.id for each in work.resources.page(DirectoryWish(words="%"), 0, 9)] == [PANTRY.id]
        assert work.resources.count(DirectoryWish(words="o_d")) == 0


def test_names_of_any_length_and_script_are_listed(here: FrontOffice) -> None:
    names = ("𝕏" * 200, "王" * 200, "ß" * 200, "")
    made = [replace(PANTRY, id=UUID(int=n), name=name, organization=name) for n, name in enumerate(names, 1)]
    keep(here, *(KeptResource(said=each) for each in made))
    with here.store.reading() as work:
        assert work.resources.count(DirectoryWish(source=PANTRY.source)) == len(DIRECTORY) + len(made)
        assert work.resources.page(DirectoryWish(words="王"), 0, 9) == [made[1]]


def test_the_latest_of_two_in_one_batch_is_kept(here: FrontOffice) -> None:
    keep(here, *(KeptResource(said=replace(PANTRY, name=name)) for name in ("First", "Second")))
    with here.store.reading() as work:
        assert work.resources.get(PANTRY.id).name == "Second"


def test_how_referrals_went_is_counted_for_each_resource(here: FrontOffice) -> None:
    for outcome, resource in (
        (Outcome.GOT_HELP, PANTRY), (Outcome.GOT_HELP, PANTRY), (Outcome.NO_CAPACITY, PANTRY), (None, LEGAL_AID),
    ):  # fmt: skip
        need = here.needs(here.arrives().visit, "x", ReferTo(resource_id=resource.id, avenue=Avenue.PHONE))
        if outcome:
            here.follow_up.referral_went(here.step(need).id, outcome, here.dana)
    with here.store.reading() as work:
        assert work.resource_care.outcomes() == {PANTRY.id: {Outcome.GOT_HELP: 2, Outcome.NO_CAPACITY: 1}}
        assert work.resource_care.referrals([PANTRY.id, LEGAL_AID.id, SHELTER.id]) == {PANTRY.id: 3, LEGAL_AID.id: 1}


def test_what_is_due_stands_in_order_on_both_engines(here: FrontOffice) -> None:
    today = date(2028, 1, 1)
    reported, changed, never = (
        replace(PANTRY, id=UUID(int=n), name=f"Place {n}", checked_on=today) for n in range(1, 4)
    )
    edit = OwnEdit(
        field_name="fees", value="1", source_value="", at=NOON, by=here.dana.staff_id, source_changed_at=NOON
    )
    keep(
        here,
        KeptResource(said=reported),
        KeptResource(said=changed, edits=(edit,)),
        KeptResource(said=replace(never, checked_on=None)),
        *(KeptResource(said=replace(each, checked_on=today)) for each in DIRECTORY),
    )
    here.keep_directory.report_wrong(reported.id, "", here.dana)
    with here.store.reading() as work:
        assert work.resource_care.due(today, 0, 9) == [reported.id, changed.id, never.id]
        assert work.resource_care.due(today, 1, 1) == [changed.id]
        assert work.resource_care.count_due(today) == 3


def test_what_is_not_there_is_not_found(here: FrontOffice) -> None:
    with here.store.reading() as work:
        assert (work.resources.several([unknown()]), work.resources.kept_of([unknown()])) == ({}, {})
        assert work.sources.get("nothing") is None
        with pytest.raises(ResourceNotFound):
            work.resources.kept(unknown())
        with pytest.raises(ResourceNotFound):
            work.resources.get(unknown())


def test_leaving_without_commit_takes_all_of_it_back(here: FrontOffice) -> None:
    act = here.dana.acting_at(NOON)
    with here.store.writing() as work:
        work.resources.put_all([work.resources.kept(PANTRY.id).settled("fees", "5", act)])
        work.resource_care.set_favourite(PANTRY.id, act, on=True)
    with here.store.reading() as work:
        assert (work.resources.kept(PANTRY.id), work.resource_care.favourites(OFFICE)) == (
            KeptResource(said=PANTRY),
            frozenset(),
        )
        assert work.resources.page(DirectoryWish(kind=ResourceKind.IN_HOUSE), 0, 9) == []
