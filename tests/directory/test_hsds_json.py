# SPDX-License-Identifier: GPL-3.0-or-later
"""HSDS in nested objects: every wrapping, and faults in the middle."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory


def service(number: int = 1) -> dict[str, Any]:
    return {
        "id": f"s{number}",
        "name": f"Service {number}",
        "status": "active",
        "organization": {"id": "o1", "name": "Helping Hands", "website": "https://hands.example.org"},
        "phones": [{"number": "555 010 4400", "extension": 12, "languages": [{"code": "es"}]}],
        "languages": ["en", {"name": "Spanish", "code": "es"}],
        "attributes": [
            {"taxonomy_term": {"id": "t1", "code": "food", "name": "Food", "taxonomy_detail": {"name": "Onward needs"}}}
        ],
        "service_at_locations": [
            {
                "id": f"p{number}",
                "location": {
                    "id": "l1",
                    "name": "Mill House",
                    "latitude": 41.9,
                    "longitude": -87.6,
                    "addresses": [{"address_1": "1 Mill Street", "city": "Riverside", "address_type": "physical"}],
                    "schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}],
                },
                "contacts": [{"name": "Sam", "phones": [{"number": "555 010 4401"}]}],
            }
        ],
    }


def read_text(tmp_path: Path, text: str, name: str = "feed.json") -> DirectoryRead:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_directory(path, "test")


def names(read: DirectoryRead) -> list[str]:
    return [resource.name for resource in read.resources]


def test_one_object_with_everything_inside(tmp_path: Path) -> None:
    read = read_text(tmp_path, json.dumps(service()))
    (resource,) = read.resources
    assert (read.format, read.problems) == ("HSDS 3.x JSON", ())
    assert (resource.organization, resource.location, resource.source_id) == ("Helping Hands", "Mill House", "p1")
    assert str(resource.address) == "1 Mill Street, Riverside"
    assert (resource.phones[0].number, resource.phones[0].extension) == ("555 010 4400", "12")
    assert resource.phones[0].languages == ("es",)
    assert resource.languages == ("en", "es")
    assert resource.categories == ("food",)
    assert resource.contacts[0].phones[0].number == "555 010 4401"
    assert resource.schedules[0].byday == ("MO",)


@pytest.mark.parametrize("wrap", ["list", "page", "lines", "organization", "at location"])
def test_every_wrapping_gives_the_same_services(tmp_path: Path, wrap: str) -> None:
    both = [service(1), service(2)]
    texts = {
        "list": json.dumps(both),
        "page": json.dumps({"total_items": 2, "contents": both}),
        "lines": "\n".join(map(json.dumps, both)),
        "organization": json.dumps({"id": "o1", "name": "Helping Hands", "website": "x.org", "services": both}),
        "at location": json.dumps([{**each["service_at_locations"][0], "service": each} for each in both]),
    }
    read = read_text(tmp_path, texts[wrap])
    assert names(read) == ["Service 1", "Service 2"]
    assert {str(each.address) for each in read.resources} == {"1 Mill Street, Riverside"}
    assert [len(each.all_phones) for each in read.resources] == [2, 2]
    assert read.problems == ()


def test_pages_in_a_folder_are_read_together(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"services_{number}.json").write_text(json.dumps({"contents": [service(number)]}))
    (tmp_path / "other.json").write_text('{"openapi": "3.1"}')
    assert names(read_directory(tmp_path, "test")) == ["Service 1", "Service 2"]


def test_a_list_that_was_cut_off_keeps_the_whole_objects(tmp_path: Path) -> None:
    for whole in (json.dumps([service(1), service(2)], indent=1), json.dumps({"contents": [service(1), service(2)]})):
        read = read_text(tmp_path, whole[:-200])
        assert names(read) == ["Service 1"]
        assert [each.severity for each in read.problems if each.line] == [Severity.ERROR]


def test_a_broken_line_is_left_out_and_named(tmp_path: Path) -> None:
    read = read_text(tmp_path, f"{json.dumps(service(1))}\n{{broken\n{json.dumps(service(2))}\n", "feed.jsonl")
    assert names(read) == ["Service 1", "Service 2"]
    assert [each.line for each in read.problems] == [2]


def test_a_summary_that_comes_first_is_filled_in_later(tmp_path: Path) -> None:
    summary = {"id": "s1", "name": "Service 1", "status": "active"}
    read = read_text(tmp_path, json.dumps([summary, service(1)]))
    assert names(read) == ["Service 1"]
    assert read.resources[0].phones[0].number == "555 010 4400"


def at_places(*locations: dict[str, Any]) -> dict[str, Any]:
    return {**service(), "service_at_locations": [{"location": location} for location in locations]}


def street(read: DirectoryRead) -> list[str]:
    return [str(resource.address) for resource in read.resources]


def test_places_without_id_or_name_keep_their_own_addresses(tmp_path: Path) -> None:
    office = {"name": "Office", "addresses": [{"address_1": "1 Mill Street"}]}
    other = {"name": "Office", "addresses": [{"address_1": "2 Mill Street"}]}
    nameless = {"id": "", "name": None, "addresses": [{"address_1": "3 Mill Street"}]}
    read = read_text(tmp_path, json.dumps([at_places(office, other, nameless)]))
    assert street(read) == ["1 Mill Street", "2 Mill Street", "3 Mill Street"]
    assert [problem for problem in read.problems if problem.severity is not Severity.INFO] == []
    assert len({resource.id for resource in read.resources}) == 3


def test_a_place_without_an_id_is_known_again_by_what_leads_there(tmp_path: Path) -> None:
    place = {"id": "p1", "location": {"name": "", "addresses": [{"address_1": "1 Mill Street"}]}}
    first = read_text(tmp_path, json.dumps([{**service(), "service_at_locations": [place]}]))
    moved = {"id": "p1", "location": {"name": "", "addresses": [{"address_1": "9 Mill Street"}]}}
    second = read_text(tmp_path, json.dumps([{**service(), "service_at_locations": [moved]}]))
    assert [each.id for each in first.resources] == [each.id for each in second.resources]
    assert street(second) == ["9 Mill Street"]


def test_two_services_at_one_address_keep_their_own_hours(tmp_path: Path) -> None:
    def there(number: int, opens: str) -> dict[str, Any]:
        hours = [{"freq": "WEEKLY", "byday": "MO", "opens_at": opens, "closes_at": "17:00"}]
        place = {"name": "Office", "addresses": [{"address_1": "1 Mill Street"}], "schedules": hours}
        return {**service(number), "service_at_locations": [{"location": place}]}

    read = read_text(tmp_path, json.dumps([there(1, "09:00"), there(2, "13:00")]))
    assert [str(each.schedules[0].opens_at) for each in read.resources] == ["09:00:00", "13:00:00"]


def test_a_place_that_nobody_could_recognise_is_lost_aloud(tmp_path: Path) -> None:
    read = read_text(tmp_path, json.dumps([{"id": "l9", "name": "", "addresses": []}, service()]))
    assert names(read) == ["Service 1"]
    told = [problem.message for problem in read.problems if problem.severity is Severity.ERROR]
    assert told == ["This location has no name, and no service is known there. The row was left out."]


def bad_phone(number: int) -> dict[str, Any]:
    return {**service(number), "phones": [{"number": "ask inside"}]}


@pytest.mark.parametrize("page", [{}, {"total_items": 2, "page_number": 1, "first_page": True, "note": "a\\"}])
def test_problems_on_a_page_name_the_line_of_their_object(page: dict[str, Any], tmp_path: Path) -> None:
    text = json.dumps({**page, "contents": [bad_phone(1), bad_phone(2)]}, indent=1)
    starts = [number for number, line in enumerate(text.splitlines(), start=1) if line == "  {"]
    read = read_text(tmp_path, text)
    assert names(read) == ["Service 1", "Service 2"]
    assert [problem.line for problem in read.problems] == starts


def test_in_a_file_of_one_line_the_objects_are_counted(tmp_path: Path) -> None:
    read = read_text(tmp_path, json.dumps([service(1), bad_phone(2), bad_phone(3)]))
    told = {problem.line: problem.message for problem in read.problems}
    assert told[2] == told[3] == "“ask inside” is no telephone number. It was left out."
    assert "single line" in told[None]
