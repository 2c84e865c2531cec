# SPDX-License-Identifier: GPL-3.0-or-later
"""A resource as its source says it, with what the office settled laid over it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest

from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceStatus
from kiosk.domain.resource_care import (
    ADDED_HERE,
    CHECKED_ON,
    EDITABLE,
    STATUS,
    KeptResource,
    OwnEdit,
    in_words,
    overlaid,
)
from kiosk.domain.resource_update import Signed, change_of, updated
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Act

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACT = Act(by=UUID(int=1), office_id=UUID(int=2), station_id=UUID(int=3), at=NOON)
SAID = Resource(id=UUID(int=9), source="county", source_id="9", name="Food Pantry", fees="Free")
KEPT = KeptResource(said=SAID)
SAM = "Sam, Intake, 311, s@x.org"
ACTIVE, INACTIVE, VANISHED = ResourceStatus


def own(field_name: str, value: object, source_value: object = "") -> OwnEdit:
    return OwnEdit(field_name=field_name, value=value, source_value=source_value, at=NOON, by=ACT.by)


def test_what_may_be_edited_are_fields_of_a_resource() -> None:
    names = {each.name for each in fields(Resource)}
    never = {"id", "source", "source_id", "kind", "status", "taxonomy_terms", "timezone", "checked_on", "note"}
    assert set(EDITABLE) == names - never
    assert len(set(EDITABLE)) == len(EDITABLE)


def test_nothing_settled_leaves_the_source_its_say() -> None:
    assert overlaid(SAID, ()) is SAID
    assert KEPT.held is SAID


def test_the_latest_word_of_the_office_about_a_field_counts() -> None:
    once = KEPT.settled("fees", "5 dollars", ACT)
    twice = once.settled("fees", "6 dollars", ACT).settled("alert", "Closed", ACT)
    assert twice.held == replace(SAID, fees="6 dollars", alert="Closed")
    assert [edit.source_value for edit in twice.edits] == ["Free", ""]
    assert twice.settled("fees", "Free", ACT).held == replace(SAID, alert="Closed")


def test_what_was_added_at_the_desk_has_no_other_source() -> None:
    ours = KeptResource(said=replace(SAID, source=ADDED_HERE)).settled("fees", "5 dollars", ACT)
    assert (ours.edits, ours.held.fees, ours.is_our_own, KEPT.is_our_own) == ((), "5 dollars", True, False)


@pytest.mark.parametrize(
    ("said", "edit", "held"),
    [
        (ACTIVE, own(STATUS, INACTIVE, ACTIVE), INACTIVE),
        (INACTIVE, own(STATUS, ACTIVE, INACTIVE), ACTIVE),
        (VANISHED, own(STATUS, INACTIVE, ACTIVE), VANISHED),
        (VANISHED, own(STATUS, ACTIVE, INACTIVE), VANISHED),
        (VANISHED, own(STATUS, ACTIVE, VANISHED), ACTIVE),
    ],
)
def test_what_vanished_is_gone_unless_that_was_known(said: ResourceStatus, edit: OwnEdit, held: ResourceStatus) -> None:
    assert overlaid(replace(SAID, status=said), [edit]).status is held


@pytest.mark.parametrize(
    ("said", "ours", "held"),
    [(None, 2, 2), (1, 2, 2), (3, 2, 3), (2, 2, 2)],
)
def test_of_two_checks_the_later_one_counts(said: int | None, ours: int, held: int) -> None:
    source = replace(SAID, checked_on=date(2026, 11, said) if said else None)
    assert overlaid(source, [own(CHECKED_ON, date(2026, 11, ours))]).checked_on == date(2026, 11, held)


def test_what_the_source_changed_is_to_be_looked_at_until_it_was() -> None:
    kept, _ = updated(KEPT.settled("fees", "5 dollars", ACT), replace(SAID, fees="6 dollars"), Signed(ACT, "Dana"))
    assert [edit.field_name for edit in kept.to_look_at] == ["fees"]
    assert (kept.looked_at().to_look_at, kept.looked_at().held.fees) == ((), "5 dollars")
    assert kept.settled("fees", "7 dollars", ACT).to_look_at == ()


def test_a_change_names_the_fields_that_differ() -> None:
    change = change_of(KEPT, replace(SAID, name="Big Pantry", email="a@example.org"))
    assert (change.fields, change.kept_own, change.before) == (("name", "email"), (), SAID)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (False, ""),
        (True, "True"),
        (18, "18"),
        ("Side door", "Side door"),
        (date(2026, 11, 9), "2026-11-09"),
        (ResourceStatus.VANISHED, "vanished"),
        (("Photo ID", "A letter"), "Photo ID; A letter"),
        (Address(address_1="2 Elm St", city="Riverside"), "2 Elm St, Riverside"),
        ((Phone(number="311", extension="4", description="night"), Phone(number="211")), "311 ext. 4 night; 211"),
        (Contact(name="Sam", title="Intake", phones=(Phone(number="311"),), email="s@x.org"), SAM),
        ((Schedule(description="by appointment"),), "by appointment"),
        (
            (Schedule(freq="WEEKLY", byday=("MO", "TU"), opens_at=time(9), closes_at=time(17, 30)),),
            "weekly MO TU 09:00-17:30",
        ),
        (Schedule(dtstart=date(2026, 12, 24), until=date(2026, 12, 26), closed=True), "2026-12-24..2026-12-26 closed"),
        ((Schedule(freq="MONTHLY", bymonthday=(1, 15)),), "monthly 1 15"),
    ],
)  # fmt: skip
def test_every_value_can_be_said_in_words(value: object, words: str) -> None:
    assert in_words(value) == words
