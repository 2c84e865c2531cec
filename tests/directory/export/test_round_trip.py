# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing our own export gives the same directory."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import settings as given_settings

from kiosk.directory.export.told import Exported
from kiosk.directory.export.whole_service import ExportWishes
from kiosk.directory.export.writers import write_hsds_csv, write_hsds_json
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule
from tests.directory.export.made_resources import as_told, bare, directories

Write = Callable[[Iterable[Resource], Path, ExportWishes], Exported]
FORMATS = ((write_hsds_csv, "out"), (write_hsds_csv, "out.zip"), (write_hsds_json, "out.json"))
REAL = (
    "ilao-legal-aid-hsds1", "ohana-san-mateo-sample", "florida-legal-aid-flat", "seattle-emerald-city-flat",
    "hsds-3.1-spec-examples/examples/csv", "hsds-3.1-spec-examples/examples/service_full.json",
)  # fmt: skip

FULL = Resource(
    id=UUID(int=7), source="here", source_id="1", kind=ResourceKind.JOB_LEAD, status=ResourceStatus.ACTIVE,
    name="Night porter", alternate_name="Porter", organization="Mill Hotel", location="Mill House",
    description="Three nights a week.\n\nAsk for Sam.", categories=("work", "food"), taxonomy_terms=("Jobs",),
    address=Address(address_1="48 Mill Street", address_2="Room 4", city="Riverside"),
    mailing_address=Address(address_1="PO Box 9", city="Riverside", country="US"),
    latitude=40.1, longitude=-88.2, transportation="Bus 3", accessibility="Lift",
    phones=(
        Phone(number="898211", type="text"),
        Phone(number="(555) 010-4400", extension="012", languages=("es", "Tagalog")),
    ),
    contacts=(Contact(name="Sam", title="Owner", email="sam@example.org", phones=(Phone(number="(555) 010-4401"),)),),
    email="hello@example.org", website="www.mill.example.org",
    schedules=(
        Schedule(freq="WEEKLY", byday=("MO", "FR"), opens_at=time(9), closes_at=time(17)),
        Schedule(freq="MONTHLY", byday=("2MO", "-1FR"), opens_at=time(18), closes_at=time(2), description="Late"),
        Schedule(freq="DAILY", interval=3, dtstart=date(2026, 11, 1), opens_at=time(9), closes_at=time(10)),
        Schedule(closed=True, dtstart=date(2026, 12, 25), until=date(2026, 12, 26)),
        Schedule(opens_at=time(0), description="mornings, call first"),
    ),
    timezone="America/Chicago", languages=("en", "zh-Hans", "Tagalog"), interpretation="By phone",
    eligibility="Over 18", minimum_age=18, maximum_age=99, application_process="Bring a résumé",
    documents=("ID", "Résumé"), fees="Free", wait_time="None", service_area="Riverside County", alert="Side door",
    checked_on=date(2026, 11, 2), closes_on=date(2026, 12, 1), note="He is the mayor's cousin",
)  # fmt: skip


def carried(write: Write, resources: Iterable[Resource], path: Path, wishes: ExportWishes) -> tuple[Resource, ...]:
    write(resources, path, wishes)
    return read_directory(path, "again").resources


@pytest.mark.parametrize(("write", "name"), FORMATS[1:])
@given(held=directories.filter(bool))
@given_settings(max_examples=25, deadline=None)
def test_whatever_was_typed_comes_back(write: Write, name: str, held: list[Resource]) -> None:
    wishes = ExportWishes(day=date(2026, 11, 22), needs={})
    with TemporaryDirectory() as folder:
        back = carried(write, held, Path(folder) / name, wishes)
    assert Counter(map(bare, back)) == Counter(map(as_told, held))


@pytest.mark.parametrize(("write", "name"), FORMATS)
def test_every_field_comes_back(write: Write, name: str, tmp_path: Path, wishes: ExportWishes) -> None:
    back = carried(write, [FULL], tmp_path / name, replace(wishes, with_notes=True))
    assert [bare(each) for each in back] == [bare(FULL)]


@pytest.mark.parametrize(("write", "name"), FORMATS)
@pytest.mark.parametrize("source", REAL)
def test_a_real_directory_comes_back(
    write: Write, name: str, source: str, tmp_path: Path, shared_folder: Path, wishes: ExportWishes
) -> None:
    held = read_directory(shared_folder / "data" / "directories" / source, "real").resources
    back = carried(write, held, tmp_path / name, wishes)
    assert Counter(map(bare, back)) == Counter(map(bare, held))


def test_the_sample_directory_comes_back_by_its_columns_alone(tmp_path: Path, wishes: ExportWishes) -> None:
    with as_file(files("kiosk.resources.sample") / "directory") as sample:
        held = read_directory(sample, "sample").resources
    back = carried(write_hsds_csv, held, tmp_path / "out", wishes)
    assert Counter(map(bare, back)) == Counter(map(bare, held))
    assert "Onward record" not in (tmp_path / "out" / "taxonomies.csv").read_text("utf-8")


def test_a_second_export_of_the_import_says_the_same(tmp_path: Path, wishes: ExportWishes) -> None:
    first = carried(write_hsds_csv, [FULL], tmp_path / "first", wishes)
    second = carried(write_hsds_json, first, tmp_path / "second.json", wishes)
    assert [bare(each) for each in second] == [bare(each) for each in first]


def test_who_corrects_the_columns_is_believed(tmp_path: Path, wishes: ExportWishes) -> None:
    write_hsds_csv([FULL], tmp_path / "out", wishes)
    phones = tmp_path / "out" / "phones.csv"
    phones.write_text(phones.read_text("utf-8").replace("010-4401", "010-9999"), "utf-8", newline="")
    schedules = tmp_path / "out" / "schedules.csv"
    schedules.write_text(
        schedules.read_text("utf-8").replace("09:00:00,17:00:00", "10:00:00,17:00:00"), "utf-8", newline=""
    )
    back = read_directory(tmp_path / "out", "again").resources[0]
    assert back.contacts[0].phones == (Phone(number="(555) 010-9999"),)
    assert back.phones == FULL.phones
    assert back.schedules[0].opens_at == time(10)
    assert back.website == FULL.website
