# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Referral UK: services with everything inside, in its own words, alone, in lists and in pages."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.reader import DirectoryRead, read_directory
from kiosk.domain.opening_hours import Span, week_of

SERVICE: dict[str, Any] = {
    "id": "s1",
    "name": "Warm room",
    "description": "Tea &amp; company.<br/>Everybody welcome.",
    "url": "www.warm.example.org",
    "email": "hello@warm.example.org",
    "status": "active",
    "fees": None,
    "deliverable_type": "Service",
    "assured_date": "2026-05-01T00:00:00Z",
    "attending_type": "drop in",
    "organization": {"id": "o1", "name": "Helping Hands", "url": "https://hands.example.org", "logo": None},
    "contacts": [
        {"id": "c1", "name": "", "title": "", "phones": [{"id": "h1", "number": "01632 960 001", "language": "en"}]},
        {"id": "c2", "name": "Sam", "title": "Host", "phones": [{"id": "h2", "number": "01632 960 002"}]},
    ],
    "cost_options": [{"id": "k1", "option": "Lunch", "amount": 2.5, "amount_description": "pounds"}],
    "eligibilitys": [{"id": "e1", "eligibility": "Adults", "minimum_age": 18, "maximum_age": 99, "taxonomys": []}],
    "languages": [{"id": "g1", "language": "English"}],
    "regular_schedules": [
        {"id": "r1", "freq": "WEEKLY", "byday": "MO", "opens_at": "10:00:00", "closes_at": "12:30:00", "interval": "1"}
    ],
    "holiday_schedules": [],
    "service_areas": [{"id": "a1", "service_area": "Leeds", "extent": None}],
    "service_at_locations": [
        {
            "id": "p1",
            "location": {
                "id": "l1",
                "name": "Mill House",
                "latitude": 53.8,
                "longitude": -1.55,
                "physical_addresses": [
                    {"id": "d1", "address_1": "1 Mill Street", "city": "Leeds", "postal_code": "LS1 1AA"}
                ],
                "accessibility_for_disabilities": [{"id": "x1", "accessibility": "Step-free"}],
            },
            "regular_schedule": [
                {"id": "r2", "freq": "WEEKLY", "byday": "TU,TH", "opens_at": "09:00", "closes_at": "17:00"}
            ],
        }
    ],
    "service_taxonomys": [
        {"id": "t1", "taxonomy": {"id": "esd:1", "name": "Social isolation", "vocabulary": "esdServiceTypes"}}
    ],
}  # fmt: skip


def read_json(tmp_path: Path, value: object) -> DirectoryRead:
    path = tmp_path / "services.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_directory(path, "council")


def test_everything_inside_a_service(tmp_path: Path) -> None:
    read = read_json(tmp_path, [SERVICE])
    (resource,) = read.resources
    assert read.format == "Open Referral UK JSON"
    assert (resource.name, resource.organization, resource.location) == ("Warm room", "Helping Hands", "Mill House")
    assert resource.description == "Tea & company.\nEverybody welcome."
    assert str(resource.address) == "1 Mill Street, Leeds, LS1 1AA"
    assert (resource.website, resource.email) == ("www.warm.example.org", "hello@warm.example.org")
    assert (resource.eligibility, resource.minimum_age, resource.maximum_age) == ("Adults", 18, 99)
    assert (resource.fees, resource.languages, resource.service_area) == ("Lunch: 2.5 pounds", ("English",), "Leeds")
    assert (resource.accessibility, resource.taxonomy_terms) == ("Step-free", ("Social isolation",))
    assert resource.checked_on == date(2026, 5, 1)


def test_the_number_of_a_contact_without_a_name_is_the_resource_s_own(tmp_path: Path) -> None:
    (resource,) = read_json(tmp_path, [SERVICE]).resources
    assert [phone.number for phone in resource.phones] == ["01632 960 001"]
    assert [(contact.name, contact.phones[0].number) for contact in resource.contacts] == [("Sam", "01632 960 002")]


def test_hours_at_the_place_outweigh_those_of_the_service(tmp_path: Path) -> None:
    (resource,) = read_json(tmp_path, [SERVICE]).resources
    week = week_of(resource.schedules, date(2026, 11, 23))
    assert week == ((), (Span(time(9), time(17)),), (), (Span(time(9), time(17)),), (), (), ())
    (alone,) = read_json(tmp_path, [{**SERVICE, "service_at_locations": []}]).resources
    assert week_of(alone.schedules, date(2026, 11, 23))[0] == (Span(time(10), time(12, 30)),)


@pytest.mark.parametrize(
    "page",
    [
        {"totalElements": 2, "totalPages": 1, "number": 1, "size": 50, "first": True, "last": True, "empty": False},
        {"totalPages": 1},
    ],
)
def test_a_page_of_services(tmp_path: Path, page: dict[str, object]) -> None:
    second = {**SERVICE, "id": "s2", "name": "Lunch club", "service_at_locations": []}
    for value in ({**page, "content": [SERVICE, second]}, {"content": [SERVICE, second], **page}):
        read = read_json(tmp_path, value)
        assert read.format == "Open Referral UK JSON"
        assert [each.name for each in read.resources] == ["Warm room", "Lunch club"]
        assert read.whole


def test_one_service_alone_and_a_service_with_little_in_it(tmp_path: Path) -> None:
    assert [each.name for each in read_json(tmp_path, SERVICE).resources] == ["Warm room"]
    bare = {
        "id": "s9",
        "name": "Phone line",
        "status": "active",
        "contacts": [{"id": "c", "phones": [{"number": "111"}]}],
    }
    (resource,) = read_json(tmp_path, [bare]).resources
    assert [phone.number for phone in resource.phones] == ["111"]


def test_a_resting_service_is_not_offered(tmp_path: Path) -> None:
    (resource,) = read_json(tmp_path, [{**SERVICE, "status": "inactive"}]).resources
    assert resource.status.value == "inactive"
