# SPDX-License-Identifier: GPL-3.0-or-later
"""Real directories that no reader knows by name, read by the guess alone and held against their rows by hand."""

import csv
import re
from datetime import date, time
from pathlib import Path

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory
from kiosk.domain.opening_hours import Span, days_in_doubt, is_known, week_of
from kiosk.domain.resource import Resource

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def seattle(shared_folder: Path) -> DirectoryRead:
    return read_directory(shared_folder / "data" / "directories" / "seattle-emerald-city-flat", "seattle")


@pytest.fixture(scope="module")
def florida(shared_folder: Path) -> DirectoryRead:
    return read_directory(shared_folder / "data" / "directories" / "florida-legal-aid-flat", "florida")


@pytest.fixture(scope="module")
def ohana(shared_folder: Path) -> DirectoryRead:
    return read_directory(shared_folder / "data" / "directories" / "ohana-san-mateo-sample", "ohana")


def by_id(read: DirectoryRead) -> dict[str, Resource]:
    return {resource.source_id: resource for resource in read.resources}


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def test_every_number_of_seattle_is_the_publishers(seattle: DirectoryRead, shared_folder: Path) -> None:
    found = by_id(seattle)
    path = shared_folder / "data" / "directories" / "seattle-emerald-city-flat" / "export.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(found) == len(rows) == 392
    for row in rows:
        said = {digits(number) for number in re.findall(r"\(\d{3}\)[ -]*\d{3}-\d{4}", row["phone_number"])}
        assert {digits(phone.number) for phone in found[row["organization_id"]].phones} >= said


def test_seattle_numbers_places_and_hours(seattle: DirectoryRead) -> None:
    found = by_id(seattle)
    assert (found["176"].name, str(found["176"].address)) == (
        "Church By the Side of the Road",
        "3455 S. 148th St., Tukwila",
    )
    assert week_of(found["176"].schedules, MONDAY)[1] == (Span(time(12), time(13)),)
    assert [(phone.number, phone.description) for phone in found["50"].phones] == [
        ("(206) 788-3757", "Dental"),
        ("(206) 788-3505", "Vision"),
    ]
    assert not is_known(found["50"].schedules)
    assert len(days_in_doubt(found["50"].schedules, MONDAY)) == 7
    assert sum(is_known(each.schedules) for each in found.values()) >= 170


def test_seattle_hides_what_is_confidential(seattle: DirectoryRead) -> None:
    hidden = [each for each in seattle.resources if each.confidential_site]
    assert len(hidden) == 5
    assert not [each for each in hidden if each.address or each.latitude]


def test_florida_joins_its_three_files(florida: DirectoryRead) -> None:
    found = by_id(florida)
    assert florida.read == {"organizations": 20, "services": 135, "locations": 378}
    office = next(each for key, each in found.items() if key.endswith("5bd38bd5-b2bc-4883-869d-0f1ed0502002"))
    assert office.organization == "Americans for Immigrant Justice"
    assert str(office.address) == "2400 S. Dixie Highway, Suite #104, Miami, FL 33133"
    assert [phone.number for phone in office.phones] == ["305-285-5922"]
    assert not [each for each in florida.resources if each.address and "State:" in str(each.address)]


def test_a_row_of_florida_that_is_out_of_step_is_told(florida: DirectoryRead) -> None:
    lost = [(each.file, each.line) for each in florida.problems if each.severity is Severity.ERROR]
    assert sorted(lost) == [("locations.csv", 316), ("services.csv", 65)]
    birth = next(each for each in florida.resources if each.name == "Birth Certificate Program")
    assert (birth.organization, birth.minimum_age) == ("Gulfcoast Legal Services, Inc.", None)
    assert "Homeless" not in birth.email + birth.website


def test_ohana_finds_what_it_keeps_in_cells(ohana: DirectoryRead) -> None:
    center = by_id(ohana)["1/1"]
    assert (center.name, center.organization) == ("Fair Oaks Adult Activity Center", "Peninsula Family Service")
    assert [(phone.number, phone.type) for phone in center.phones] == [
        ("650 780-7525", "voice"),
        ("650 701-0856", "fax"),
    ]
    assert str(center.mailing_address) == "2600 Middlefield Road, Redwood City, CA 94063"
    assert (center.languages, center.service_area) == (("Spanish", "Tagalog"), "Colma")
    assert "Age 55 or over for most programs" in center.eligibility
    assert "wheelchair" in center.accessibility
    assert days_in_doubt(center.schedules, MONDAY) == (0, 1, 2, 3, 4, 5, 6)  # "9am" to "03:00"
