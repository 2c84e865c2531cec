# SPDX-License-Identifier: GPL-3.0-or-later
"""What another reader of HSDS finds in an export, and what is nobody else's business."""

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from kiosk.directory.export.whole_service import ExportWishes
from kiosk.directory.export.writers import write_hsds_csv, write_hsds_json
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Address, Resource, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule
from tests.directory.export.packages import rows_in
from tests.directory.export.test_round_trip import FULL

PANTRY = Resource(
    id=UUID(int=1), source="here", source_id="1", name="Food pantry", organization="Mill Church", location="Mill House",
    address=Address(address_1="48 Mill Street", city="Riverside"), accessibility="Lift", categories=("food",),
    taxonomy_terms=("Pantries",),
)  # fmt: skip
CLOTHES = replace(PANTRY, id=UUID(int=2), name="Clothes", categories=())


def services(tmp_path: Path, wishes: ExportWishes, *resources: Resource) -> list[dict[str, Any]]:
    write_hsds_json(resources, tmp_path / "out.json", wishes)
    found: list[dict[str, Any]] = json.loads((tmp_path / "out.json").read_text("utf-8"))
    return found


def schedule(tmp_path: Path, wishes: ExportWishes, rule: Schedule) -> dict[str, Any]:
    told: dict[str, Any] = services(tmp_path, wishes, replace(PANTRY, schedules=(rule,)))[0]["schedules"][0]
    return {column: cell for column, cell in told.items() if column != "id"}


def test_what_is_shared_is_told_once(tmp_path: Path, wishes: ExportWishes) -> None:
    done = write_hsds_csv([PANTRY, CLOTHES], tmp_path / "out", wishes)
    assert (done.organizations, done.services, done.locations) == (1, 2, 1)
    counts = {
        name: len(rows_in(tmp_path / "out", f"{name}.csv")) for name in ("addresses", "accessibility", "taxonomies")
    }
    assert counts == {"addresses": 1, "accessibility": 1, "taxonomies": 2}


def test_json_counts_the_same(tmp_path: Path, wishes: ExportWishes) -> None:
    done = write_hsds_json([PANTRY, CLOTHES], tmp_path / "out.json", wishes)
    assert (done.organizations, done.services, done.locations) == (1, 2, 1)


def test_the_same_resource_has_the_same_ids_each_time(tmp_path: Path, wishes: ExportWishes) -> None:
    first = services(tmp_path, wishes, FULL, PANTRY)
    again = services(tmp_path, wishes, PANTRY, FULL)
    assert again == [first[1], first[0]]
    assert services(tmp_path, wishes, replace(PANTRY, name="Other"))[0]["id"] == first[1]["id"]


def test_categories_are_tagged_with_their_names(tmp_path: Path, wishes: ExportWishes) -> None:
    tags = [each["taxonomy_term"] for each in services(tmp_path, wishes, PANTRY)[0]["attributes"]]
    assert [(tag["taxonomy"], tag["name"], tag.get("code")) for tag in tags] == [
        ("here", "Pantries", None),
        ("Onward needs", "Food", "food"),
    ]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_confidential_site_stays_one(form: str, tmp_path: Path, wishes: ExportWishes) -> None:
    hidden = replace(
        FULL, confidential_site=True, location="48 Mill Street",
        address=Address(address_1="48 Mill Street", city="Mudville"),
        mailing_address=Address(address_1="PO Box 77", city="Mudville"), latitude=40.123, longitude=-88.321,
        transportation="Bus 3 to the mill",
    )  # fmt: skip
    out = tmp_path / f"out.{form}"
    (write_hsds_json if form == "json" else write_hsds_csv)([hidden], out, wishes)
    files = [out] if out.is_file() else list(out.iterdir())
    written = "".join(file.read_text("utf-8") for file in files)
    assert not [word for word in ("Mill Street", "Mudville", "Box 77", "40.123", "88.321", "Bus 3") if word in written]
    back = read_directory(out, "again").resources[0]
    assert back.confidential_site
    assert (back.address, back.mailing_address, back.latitude) == (None, None, None)
    assert back.contacts == hidden.contacts


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_offices_own_notes_stay_here(form: str, tmp_path: Path, wishes: ExportWishes) -> None:
    out = tmp_path / f"out.{form}"
    write = write_hsds_json if form == "json" else write_hsds_csv
    write([FULL], out, wishes)
    files = [out] if out.is_file() else list(out.iterdir())
    assert "cousin" not in "".join(file.read_text("utf-8") for file in files)


def test_notes_go_along_when_they_are_asked_for(tmp_path: Path, wishes: ExportWishes) -> None:
    write_hsds_json([FULL], tmp_path / "out.json", replace(wishes, with_notes=True))
    assert read_directory(tmp_path / "out.json", "again").resources[0].note == FULL.note


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "active"),
        ({"status": ResourceStatus.INACTIVE}, "inactive"),
        ({"status": ResourceStatus.VANISHED}, "defunct"),
        ({"kind": ResourceKind.JOB_LEAD, "closes_on": date(2026, 11, 22)}, "active"),
        ({"kind": ResourceKind.JOB_LEAD, "closes_on": date(2026, 11, 21)}, "inactive"),
    ],
)
def test_others_are_told_what_they_may_refer_to(
    changes: dict[str, Any], told: str, tmp_path: Path, wishes: ExportWishes
) -> None:
    assert services(tmp_path, wishes, replace(PANTRY, **changes))[0]["status"] == told


def test_what_the_office_offers_itself_is_the_offices(tmp_path: Path, wishes: ExportWishes) -> None:
    printing = Resource(
        id=UUID(int=3),
        source="",
        source_id="",
        name="Print here",
        description="Ask for Sam",
        kind=ResourceKind.IN_HOUSE,
    )
    assert services(tmp_path, wishes, printing)[0]["organization"]["name"] == "Riverside Job Center"
    read = read_directory(tmp_path / "out.json", "again")
    back = read.resources[0]
    assert (back.kind, back.status, back.organization) == (ResourceKind.IN_HOUSE, ResourceStatus.ACTIVE, "")
    assert [problem.message for problem in read.problems if "Print here" in problem.message] == []


def test_usual_hours_are_columns(tmp_path: Path, wishes: ExportWishes) -> None:
    rule = Schedule(freq="WEEKLY", byday=("MO", "FR"), opens_at=time(9), closes_at=time(17), valid_to=date(2027, 1, 1))
    assert schedule(tmp_path, wishes, rule) == {
        "freq": "WEEKLY", "interval": 1, "byday": "MO,FR", "opens_at": "09:00:00", "closes_at": "17:00:00",
        "valid_to": "2027-01-01",
    }  # fmt: skip


def test_every_day_is_every_day_of_the_week(tmp_path: Path, wishes: ExportWishes) -> None:
    told = schedule(tmp_path, wishes, Schedule(freq="DAILY", opens_at=time(9), closes_at=time(17)))
    assert (told["freq"], told["byday"]) == ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Schedule(closed=True, dtstart=date(2026, 12, 25)), "Closed on these days"),
        (
            Schedule(closed=True, dtstart=date(2026, 12, 24), opens_at=time(9), closes_at=time(12)),
            "Open only 09:00 – 12:00 on these days",
        ),
        (
            Schedule(freq="DAILY", interval=3, dtstart=date(2026, 11, 1), opens_at=time(9), closes_at=time(10)),
            "every 3 daily 09:00 – 10:00 from 2026-11-01",
        ),
        (Schedule(opens_at=time(0), description="mornings"), "mornings"),
    ],
)
def test_what_hsds_has_no_columns_for_is_said_in_words_and_looks_like_no_hours(
    rule: Schedule, words: str, tmp_path: Path, wishes: ExportWishes
) -> None:
    told = schedule(tmp_path, wishes, rule)
    assert told["description"] == words
    assert not {"freq", "byday", "opens_at", "closes_at"} & told.keys()


@pytest.mark.parametrize(
    ("website", "told"),
    [
        ("www.mill.example.org", "http://www.mill.example.org"),
        ("HTTPS://mill.example.org/a b", "HTTPS://mill.example.org/a"),
        ("https://mill.example.org/é", "https://mill.example.org/%C3%A9"),
        ("ü.example.org", None),
        ("see the flyer", None),
    ],
)
def test_a_website_is_told_as_a_uri(website: str, told: str | None, tmp_path: Path, wishes: ExportWishes) -> None:
    assert services(tmp_path, wishes, replace(PANTRY, website=website))[0].get("url") == told
