# SPDX-License-Identifier: GPL-3.0-or-later
"""A dirty directory, alike in every form: nothing stops it, and nothing wrong gets onto a slip."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory
from kiosk.domain.opening_hours import Span, days_in_doubt, status_at, week_of
from kiosk.domain.resource import Resource, ResourceStatus
from tests.directory.conftest import ReadTables
from tests.directory.dirt import FORMS, LONG, OFFERS, Offer, write_feed

MONDAY = date(2026, 11, 23)
DAY = (Span(time(9), time(17)),)


@pytest.fixture(scope="module", params=FORMS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DirectoryRead:
    return read_directory(write_feed(tmp_path_factory.mktemp("feed"), request.param), "dirty")


def one(read: DirectoryRead, name: str) -> Resource:
    (found,) = [resource for resource in read.resources if resource.name == name]
    return found


def line_of(name: str) -> int:
    return 2 + [offer.name for offer in OFFERS].index(name)


def told(read: DirectoryRead, words: str) -> list[tuple[int | None, Severity]]:
    return [(each.line, each.severity) for each in read.problems if words in each.message]


def test_nothing_stops_it(read: DirectoryRead) -> None:
    assert len(read.resources) == len(OFFERS)
    assert read.whole
    assert [each for each in read.problems if each.severity is Severity.ERROR] == []
    assert all(each.file and each.message.endswith(".") for each in read.problems)


def test_who_is_not_plainly_active_is_never_referred_to(read: DirectoryRead) -> None:
    resting = {each.name for each in read.resources if each.status is not ResourceStatus.ACTIVE}
    assert resting == {"Status 3", "Not referred to"}
    assert told(read, "do not refer") == [(line_of("Not referred to"), Severity.WARNING)]


@pytest.mark.parametrize(
    ("name", "numbers", "said"),
    [
        ("By text", [("898-211", "", "text")], "number for text messages"),
        ("Three digits", [("211", "", "voice")], "short number"),
        ("Letters", [("1-800-555-HELP", "", "voice")], ""),
        ("Two numbers", [("555-010-4401", "1234", "voice"), ("(555) 010-4402", "", "voice")], "holds 2 telephone"),
        ("No number", [], "is no telephone number"),
    ],
)
def test_numbers(read: DirectoryRead, name: str, numbers: list[tuple[str, str, str]], said: str) -> None:
    assert [(each.number, each.extension, each.type) for each in one(read, name).phones] == numbers
    assert not said or told(read, said) == [(line_of(name), Severity.INFO)]


@pytest.mark.parametrize("name", ["Time in date", "Words", "Rent help"])
def test_hours_that_are_sure(read: DirectoryRead, name: str) -> None:
    assert week_of(one(read, name).schedules, MONDAY)[0] == DAY


@pytest.mark.parametrize("name", ["Day in time", "More words"])
def test_hours_that_are_not_sure_are_in_doubt_and_told(read: DirectoryRead, name: str) -> None:
    resource = one(read, name)
    assert week_of(resource.schedules, MONDAY)[0] == ()
    assert 0 in days_in_doubt(resource.schedules, MONDAY)
    assert any(rule.description for rule in resource.schedules)
    assert line_of(name) in {line for line, _ in told(read, "call first")}


def test_minutes_since_midnight_are_read_or_in_doubt(read: DirectoryRead) -> None:
    schedules = one(read, "Minutes").schedules
    known = week_of(schedules, MONDAY)[0] == (Span(time(12, 30), time(17)),)
    assert known or 0 in days_in_doubt(schedules, MONDAY)
    assert line_of("Minutes") in {line for line, _ in told(read, "750")}


@pytest.mark.parametrize("name", ["Rent help", "Exchanged", "Web Mercator"])
def test_positions_are_set_right(read: DirectoryRead, name: str) -> None:
    resource = one(read, name)
    assert resource.latitude == pytest.approx(41.9, abs=0.01)
    assert resource.longitude == pytest.approx(-87.6, abs=0.01)


def test_what_was_done_to_positions_is_told(read: DirectoryRead) -> None:
    assert one(read, "Nowhere").latitude is None
    for words, name in (("wrong way round", "Exchanged"), ("Mercator", "Web Mercator"), ("not a position", "Nowhere")):
        assert told(read, words) == [(line_of(name), Severity.WARNING)]


def test_texts(read: DirectoryRead) -> None:
    assert one(read, "Rent help").description == "Rent & bills.\nBring letters."
    assert one(read, "Long").description == LONG.strip()
    assert one(read, "No-one’s café – naïve").description == "Entrée à côté, übermorgen"
    assert told(read, "markup") == [(line_of("Rent help"), Severity.INFO)]
    assert told(read, "kept whole") == [(line_of("Long"), Severity.INFO)]


def test_nobody_is_sent_to_letters_screens_and_hidden_places(read: DirectoryRead) -> None:
    for name in ("Safe house", "Letters only", "On a screen"):
        assert one(read, name).address is None
    house = one(read, "Safe house")
    assert (house.confidential_site, house.latitude, house.mailing_address) == (True, None, None)
    assert "Hidden" not in repr(house)


@pytest.mark.parametrize("form", FORMS)
def test_latin_1_is_read_and_told(tmp_path: Path, form: str) -> None:
    offers = [Offer(id="s1", name="Café"), Offer(id="s2", name="Food")]
    read = read_directory(write_feed(tmp_path / "feed", form, offers, encoding="latin-1"), "dirty")
    assert {each.name for each in read.resources} == {"Café", "Food"}
    assert Severity.WARNING in {severity for _, severity in told(read, "Latin-1")}


@pytest.mark.parametrize("form", FORMS)
def test_a_mark_at_the_start_of_a_file_changes_nothing(tmp_path: Path, form: str) -> None:
    plain = read_directory(write_feed(tmp_path / "plain", form), "dirty")
    marked = read_directory(write_feed(tmp_path / "marked", form, encoding="utf-8-sig"), "dirty")
    assert marked.resources == plain.resources


@pytest.mark.parametrize("form", FORMS)
def test_every_service_at_rest_is_an_error_in_the_report(tmp_path: Path, form: str) -> None:
    offers = [Offer(id=f"s{number}", name=f"Service {number}", status="inactive") for number in range(3)]
    read = read_directory(write_feed(tmp_path / "feed", form, offers), "dirty")
    assert {each.status for each in read.resources} == {ResourceStatus.INACTIVE}
    assert [severity for _, severity in told(read, "Every one of the 3 services")] == [Severity.ERROR]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_id_twice(tmp_path: Path, form: str) -> None:
    offers = [Offer(id="s1", name="Rent help"), Offer(id="s1", name="Rent help"), Offer(id="s1", name="Food")]
    read = read_directory(write_feed(tmp_path / "feed", form, offers), "dirty")
    rent = one(read, "Rent help")
    assert [phone.number for phone in rent.phones] == ["(555) 010-4400"]
    assert {line for line, _ in told(read, "used before")} >= {4}


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_ends_where_a_form_cut_it_off_is_told(tmp_path: Path, form: str) -> None:
    offers = [Offer(id="s1", name="Cut", description=("Help with the rent and the heating " * 9)[:255])]
    read = read_directory(write_feed(tmp_path / "feed", form, offers), "dirty")
    assert told(read, "cut off") == [(2, Severity.WARNING)]


@pytest.mark.parametrize("form", ["1.1", "2.x", "3.x"])
def test_lists_and_strangers_in_cells_that_point_to_other_rows(tmp_path: Path, form: str) -> None:
    offers = [Offer(id="s1", name="Rent help"), Offer(id="s2", name="Food", organization="o99")]
    folder = write_feed(tmp_path / "feed", form, offers)
    phones = 'id,service_id,number\r\nh1,"s1,s2",(555) 010-4400\r\nh2,s99,(555) 010-4499\r\n'
    (folder / "phones.csv").write_text(phones, newline="")
    read = read_directory(folder, "dirty")
    assert [[phone.number for phone in each.phones] for each in read.resources] == [["(555) 010-4400"]] * 2
    assert told(read, "s99") == [(3, Severity.WARNING)]
    assert told(read, "o99") == [(3, Severity.WARNING)]


def test_schedules_of_2_0_have_no_times_and_it_says_so(tmp_path: Path) -> None:
    folder = write_feed(tmp_path / "feed", "2.x", [Offer(id="s1", name="Rent help")])
    (folder / "schedules.csv").write_text("id,location_id,freq,byday\nc1,ls1,WEEKLY,MO\n")
    read = read_directory(folder, "dirty")
    assert 0 in days_in_doubt(read.resources[0].schedules, MONDAY)
    assert told(read, "HSDS 2.0 had none") == [(1, Severity.WARNING)]


@pytest.mark.parametrize(
    ("status", "offered"), [("aktiv", True), ("Activo", True), ("geschlossen", False), ("2", False)]
)
def test_statuses_in_other_languages(status: str, offered: bool, read_tables: ReadTables) -> None:
    services = f"id,organization_id,name,status\ns1,o1,Rent help,{status}\ns2,o1,Food,active\n"
    read = read_tables({"services": services})
    found = {each.name: each.status is ResourceStatus.ACTIVE for each in read.resources}
    assert found == {"Rent help": offered, "Food": True}
    assert [each.message for each in read.problems if "does not say plainly" in each.message] == [
        f"The status “{status}” does not say plainly that the service is active, so nobody is sent there."
    ] * (status == "2")


def test_a_number_spelled_in_letters_is_no_short_one(read_tables: ReadTables) -> None:
    read = read_tables({"phones": "id,service_id,number\nn1,s1,(888) FOR-FOOD\n"})
    assert [phone.number for phone in read.resources[0].phones] == ["(888) FOR-FOOD"]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("words", "expected"), [("By appointment only", "unknown"), ("Walk in, or by appointment", "open")]
)
def test_by_appointment_is_not_open_to_who_walks_in(words: str, expected: str, read_tables: ReadTables) -> None:
    row = f'c1,s1,WEEKLY,MO,09:00,17:00,"{words}"\n'
    read = read_tables({"schedules": "id,service_id,freq,byday,opens_at,closes_at,description\n" + row})
    (resource,) = read.resources
    monday = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert status_at(resource.schedules, monday).state.value == expected
    assert words in resource.schedules[0].description
