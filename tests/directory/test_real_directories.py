# SPDX-License-Identifier: GPL-3.0-or-later
"""Real directories, held against their sources by hand."""

import csv
from collections import Counter
from datetime import date, datetime, time
from importlib.resources import as_file, files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory
from kiosk.domain.opening_hours import OpenState, Span, is_known, status_at, week_of
from kiosk.domain.resource import Phone, Resource, ResourceStatus

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def illinois(shared_folder: Path) -> DirectoryRead:
    return read_directory(shared_folder / "data" / "directories" / "ilao-legal-aid-hsds1", "illinois")


def by_source_id(read: DirectoryRead) -> dict[str, Resource]:
    return {resource.source_id: resource for resource in read.resources}


def test_illinois_is_read_whole(illinois: DirectoryRead) -> None:
    assert illinois.format == "HSDS 1.1 CSV"
    # 430 rows of services, the last of which is empty but for its organization
    assert illinois.read == {"organizations": 33, "services": 429, "locations": 520}
    assert len(by_source_id(illinois)) == len(illinois.resources) == 648
    lost = [(each.file, each.line) for each in illinois.problems if each.severity is Severity.ERROR]
    assert lost == [("services.csv", 651)]


def test_illinois_services_without_organization_are_reported_and_kept(illinois: DirectoryRead) -> None:
    orphans = [each for each in illinois.problems if each.column == "organization_id"]
    assert Counter(each.file for each in orphans) == {"services.csv": 340, "locations.csv": 448}
    assert by_source_id(illinois)["106706/106701"].organization == ""


def test_illinois_joins_agree_with_the_publisher(illinois: DirectoryRead, shared_folder: Path) -> None:
    raw = shared_folder / "data" / "directories" / "ilao-legal-aid-hsds1" / "raw-input" / "services.csv"
    with raw.open(encoding="utf-8", newline="") as stream:
        truth = {row["Services-ID"]: row["Location ID"] for row in csv.DictReader(stream)}
    joined = [resource.source_id.split("/") for resource in illinois.resources]
    joined = [pair for pair in joined if all(pair)]
    assert len(joined) == 342
    assert [pair for pair in joined if truth[pair[0]] != pair[1]] == []


def test_illinois_phones(illinois: DirectoryRead) -> None:
    found = by_source_id(illinois)
    assert found["127461/127456"].phones == (Phone(number="(347) 850-2656"),)  # Upsolve
    assert found["68066/27616"].phones == (Phone(number="(708) 633-9700"),)  # South Suburban Bar Association
    assert found["106706/106701"].phones == (Phone(number="(309) 676-3832"),)  # METEC, Peoria
    everyone = [phone for resource in illinois.resources for phone in resource.phones]
    assert Phone(number="(312) 773-1068", extension="321") in everyone
    assert {"(618) 453-3217", "(618) 536-7711"} <= {phone.number for phone in everyone}
    assert not [phone for phone in everyone if "no phone" in phone.number]


def test_illinois_hours(illinois: DirectoryRead) -> None:
    found = by_source_id(illinois)
    upsolve = found["127461/127456"].schedules
    assert week_of(upsolve, MONDAY) == ((Span(time(8), time(16)),),) * 5 + ((), ())
    peoria = found["106706/106701"].schedules
    assert week_of(peoria, MONDAY)[1] == (Span(time(9), time(19, 30)),)
    assert week_of(peoria, MONDAY)[4] == ()
    thursday = datetime(2026, 11, 26, 12, tzinfo=CHICAGO)
    outreach = found["/129431"].schedules
    assert status_at(outreach, thursday).state is OpenState.OPEN
    assert status_at(outreach, thursday.replace(day=24)).next_open == thursday.replace(hour=9)


def test_illinois_hours_that_close_before_they_open_are_not_guessed(illinois: DirectoryRead) -> None:
    unclear = [each for each in illinois.problems if each.column == "opens_at" and each.severity is Severity.WARNING]
    assert len(unclear) == 21
    assert {each.file for each in unclear} == {"regular_schedules.csv"}
    assert 644 in {each.line for each in unclear}  # "8:30" to "4:30"


def test_illinois_letters_are_not_sent_visitors_after(illinois: DirectoryRead) -> None:
    assert not [resource for resource in illinois.resources if resource.address is not None]
    upsolve = by_source_id(illinois)["127461/127456"]
    assert upsolve.mailing_address is not None
    assert str(upsolve.mailing_address) == "150 Court Street2nd FloorBrooklyn, NY 11201"
    assert (upsolve.organization, upsolve.website) == ("Upsolve", "https://upsolve.org/")


def test_illinois_offers_only_what_can_be_reached_and_recognised(illinois: DirectoryRead) -> None:
    resting = [resource for resource in illinois.resources if resource.status is not ResourceStatus.ACTIVE]
    assert len(resting) == 36
    assert all(not resource.all_phones or not resource.organization for resource in resting)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("csv", "HSDS 3.x CSV"),
        ("service_full.json", "HSDS 3.x JSON"),
        ("organization_full.json", "HSDS 3.x JSON"),
        ("service_at_location_full.json", "HSDS 3.x JSON"),
        ("tabular.json", "HSDS 3.x JSON"),
    ],
)
def test_the_examples_of_the_specification(shared_folder: Path, name: str, form: str) -> None:
    examples = shared_folder / "data" / "directories" / "hsds-3.1-spec-examples" / "examples"
    read = read_directory(examples / name, "examples")
    (resource,) = read.resources
    assert read.format == form
    assert read.read == {"organizations": 1, "services": 1, "locations": 1}
    assert (resource.name, resource.organization) == ("Community Counselling", "Example Organization Inc.")
    assert resource.location == "MyCity Civic Center"
    assert (resource.minimum_age, resource.maximum_age, resource.checked_on) == (12, 100, date(2005, 1, 1))
    assert {(phone.number, phone.extension) for phone in resource.all_phones} == {("+44 1234 234567", "100")}
    assert resource.address is None
    assert resource.mailing_address is not None
    assert resource.mailing_address.address_1 == "1-30 Main Street"
    assert resource.latitude is None
    assert resource.languages == ("ur",)
    assert not is_known(resource.schedules, MONDAY)
    assert resource.schedules[0].description.startswith("The service is available from 10 am to 6pm weekdays.")


@pytest.mark.parametrize(
    "name", ["service_list.json", "service_at_location_list.json", "organization_list.json", "location.json"]
)
def test_pages_and_single_objects_of_the_specification(shared_folder: Path, name: str) -> None:
    examples = shared_folder / "data" / "directories" / "hsds-3.1-spec-examples" / "examples"
    assert len(read_directory(examples / name, "examples").resources) == 1


def test_the_sample_office_has_no_problems_and_one_service_at_rest() -> None:
    with as_file(files("kiosk.resources") / "sample" / "directory") as folder:
        read = read_directory(folder, "sample")
    assert {problem.severity for problem in read.problems} <= {Severity.INFO}
    assert len(read.resources) >= 60
    assert all(resource.categories for resource in read.resources)
    assert sum(resource.confidential_site for resource in read.resources) >= 2
    assert not [each for each in read.resources if each.confidential_site and (each.address or each.latitude)]
