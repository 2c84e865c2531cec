# SPDX-License-Identifier: GPL-3.0-or-later
"""What each field of a resource takes from a person: bad input is refused with one sentence, the rest is kept."""

from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.errors import LineTooLong, NameTooLong, OnwardError
from kiosk.domain.resource import Address, Contact, Phone, Resource
from kiosk.domain.resource_care import EDITABLE
from kiosk.domain.resource_fields import cleaned
from kiosk.domain.resource_rules import (
    AddressUnclear,
    AgesUnclear,
    ClosingDayOver,
    ClosingDayTooFar,
    ContactWithoutName,
    EmailUnclear,
    FieldNotEditable,
    OpeningHoursUnclear,
    PhoneWithoutDigits,
    PlaceUnclear,
    ResourceWithoutName,
    TooMany,
    WebsiteUnclear,
)
from kiosk.domain.schedule import Schedule

TODAY = date(2026, 11, 23)
MONDAYS = Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9), closes_at=time(17))


def clean(field_name: str, value: object, current: object = None) -> object:
    return cleaned(field_name, value, current=current, today=TODAY)


@pytest.mark.parametrize(
    ("field_name", "value", "kept"),
    [
        ("name", " Food \n Pantry ", "Food Pantry"),
        ("name", "王", "王"),
        ("description", "One\r\ntwo\x00 ", "One\ntwo"),
        ("description", "x" * 20_000, "x" * 20_000),
        ("email", " a@example.org ", "a@example.org"),
        ("email", "", ""),
        ("website", "example.org/a?b=c", "example.org/a?b=c"),
        ("website", "HTTPS://Example.org:8443", "HTTPS://Example.org:8443"),
        ("documents", ["Photo ID", " Photo  ID ", "", "A letter"], ("Photo ID", "A letter")),
        ("phones", (Phone(number=" 1-800-FLOWERS "), Phone(number="")), (Phone(number="1-800-FLOWERS"),)),
        ("phones", (Phone(number="211"),), (Phone(number="211"),)),
        ("phones", (Phone(number="٠١٢٣٤"),), (Phone(number="٠١٢٣٤"),)),
        ("contacts", (Contact(name=" Sam "), Contact(name="")), (Contact(name="Sam"),)),
        ("address", Address(address_1=" 2  Elm St"), Address(address_1="2 Elm St")),
        ("address", Address(address_1=" ", country="US"), None),
        ("address", None, None),
        ("latitude", 41, 41.0),
        ("longitude", None, None),
        ("confidential_site", True, True),
        ("minimum_age", 0, 0),
        ("maximum_age", None, None),
        ("closes_on", TODAY, TODAY),
        ("closes_on", None, None),
        ("schedules", (MONDAYS, Schedule()), (MONDAYS,)),
        ("schedules", (Schedule(description="by appointment"),), (Schedule(description="by appointment"),)),
        ("schedules", [replace(MONDAYS, closed=True)], (replace(MONDAYS, closed=True),)),
        (
            "schedules",
            (Schedule(dtstart=TODAY, until=TODAY, closed=True),),
            (Schedule(dtstart=TODAY, until=TODAY, closed=True),),
        ),
    ],
)
def test_what_makes_sense_is_kept(field_name: str, value: object, kept: object) -> None:
    assert clean(field_name, value) == kept


@pytest.mark.parametrize(
    ("field_name", "value", "error"),
    [
        ("name", "  ", ResourceWithoutName),
        ("name", "…", ResourceWithoutName),
        ("name", "x" * 201, NameTooLong),
        ("organization", "x" * 201, LineTooLong),
        ("description", "x" * 20_001, LineTooLong),
        ("website", f"example.org/{'x' * 2000}", LineTooLong),
        ("documents", ("x" * 1001,), LineTooLong),
        ("documents", [f"Paper {n}" for n in range(61)], TooMany),
        ("email", "ask at the desk", EmailUnclear),
        ("email", "a@b", EmailUnclear),
        ("website", "see our page", WebsiteUnclear),
        ("website", "javascript:alert(1)", WebsiteUnclear),
        ("website", "file:///etc/passwd", WebsiteUnclear),
        ("website", "https://", WebsiteUnclear),
        ("website", "http://[", WebsiteUnclear),
        ("website", "example", WebsiteUnclear),
        ("phones", (Phone(number="call us"),), PhoneWithoutDigits),
        ("phones", (Phone(number="", extension="12"),), PhoneWithoutDigits),
        ("phones", (Phone(number="5" * 201),), LineTooLong),
        ("contacts", (Contact(name="", title="Intake"),), ContactWithoutName),
        ("contacts", (Contact(name="Sam", email="x"),), EmailUnclear),
        ("contacts", (Contact(name="Sam", phones=(Phone(number="x"),)),), PhoneWithoutDigits),
        ("address", Address(address_1="", city="Riverside"), AddressUnclear),
        ("latitude", 90.5, PlaceUnclear),
        ("latitude", float("nan"), PlaceUnclear),
        ("longitude", -181, PlaceUnclear),
        ("minimum_age", -1, AgesUnclear),
        ("maximum_age", 131, AgesUnclear),
        ("closes_on", TODAY - timedelta(days=1), ClosingDayOver),
        ("closes_on", date(2062, 1, 1), ClosingDayTooFar),
        ("schedules", (replace(MONDAYS, closes_at=None),), OpeningHoursUnclear),
        ("schedules", (replace(MONDAYS, byday=("XX",)),), OpeningHoursUnclear),
        ("schedules", (replace(MONDAYS, closes_at=time(9)),), OpeningHoursUnclear),
        ("name", None, FieldNotEditable),
        ("minimum_age", "18", FieldNotEditable),
        ("minimum_age", True, FieldNotEditable),
        ("latitude", "41", FieldNotEditable),
        ("confidential_site", "yes", FieldNotEditable),
        ("closes_on", datetime(2026, 12, 1), FieldNotEditable),  # noqa: DTZ001 - the kind of it is what is wrong
        ("phones", "211", FieldNotEditable),
        ("phones", ("211",), FieldNotEditable),
        ("documents", (7,), FieldNotEditable),
        ("address", "2 Elm St", FieldNotEditable),
        ("status", "active", FieldNotEditable),
        ("id", None, FieldNotEditable),
    ],
)  # fmt: skip
def test_what_does_not_is_refused_with_a_sentence(field_name: str, value: object, error: type[OnwardError]) -> None:
    with pytest.raises(error) as told:
        clean(field_name, value)
    assert told.value.facts["field_name"] == field_name
    assert str(told.value).endswith(".")


def test_hours_round_the_clock_can_be_said() -> None:
    whole_day = replace(MONDAYS, opens_at=time(0), closes_at=time(0))
    assert clean("schedules", (whole_day,)) == (whole_day,)


def test_what_a_source_wrote_stays_as_it_is() -> None:
    odd = (Phone(number="see website"), Phone(number=" 211 "))
    assert clean("phones", (*odd, Phone(number=" 311 ")), odd) == (*odd, Phone(number="311"))
    many = tuple(f"Paper {n}" for n in range(70))
    assert clean("documents", many[1:], many) == many[1:]
    with pytest.raises(TooMany):
        clean("documents", (*many, "One more"), many)
    long = "x" * 900
    assert clean("organization", long, long) == long


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.datetimes(),
    st.lists(st.text()), st.tuples(st.builds(Phone, number=st.text(), extension=st.text())),
    st.tuples(st.builds(Contact, name=st.text(), email=st.text())),
    st.tuples(st.builds(Schedule, freq=st.sampled_from(("", "WEEKLY", "X")), byday=st.tuples(st.text(max_size=3)))),
    st.builds(Address, address_1=st.text(), city=st.text()),
)  # fmt: skip
"""What a form, or somebody's script, may hand over."""


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.sampled_from((*EDITABLE, "status", "no_such_field")), ANYTHING)
def test_whatever_is_typed_is_kept_the_same_twice_or_refused(field_name: str, value: object) -> None:
    with suppress(OnwardError):  # and nothing else
        once = clean(field_name, value)
        assert clean(field_name, once) == once
        assert field_name in {each.name for each in fields(Resource)}
