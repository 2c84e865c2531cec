# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a source came whole: only then may what is not in it be taken for vanished."""

import json
from pathlib import Path

import pytest

from kiosk.directory.problem import Severity
from kiosk.directory.reader import DirectoryRead, read_directory
from tests.directory.conftest import LOCATIONS, ORGANIZATIONS, PLACES, SERVICES, ReadTables

MORE = SERVICES + "s2,o1,Food,active\ns3,o1,Beds,active\n"


def read(folder: Path, services: bytes) -> DirectoryRead:
    tables = {"organizations": ORGANIZATIONS, "locations": LOCATIONS, "service_at_location": PLACES}
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "services.csv").write_bytes(services)
    return read_directory(folder, "test")


def test_sound_tables_are_whole(tmp_path: Path) -> None:
    assert read(tmp_path, MORE.encode()).whole
    assert read(tmp_path, MORE.encode().rstrip()).whole


def test_a_nul_costs_its_own_row_only(tmp_path: Path) -> None:
    found = read(tmp_path, MORE.encode().replace(b"Food", b"Fo\0od"))
    assert {resource.name for resource in found.resources} == {"Rent help", "Beds"}
    (problem,) = [each for each in found.problems if each.severity is Severity.ERROR]
    assert (problem.file, problem.line) == ("services.csv", 3)
    assert not found.whole


@pytest.mark.parametrize(
    "services",
    [b"", b"\0" * 900, b"id,organization_id,name,status\n", MORE.encode()[:-9], MORE.encode() + b's4,o1,"Rent and'],
    ids=["empty", "no text", "header only", "cut off in a row", "cut off in a cell"],
)
def test_a_damaged_core_table_is_told(tmp_path: Path, services: bytes) -> None:
    assert not read(tmp_path, services).whole


@pytest.mark.parametrize("missing", ["services", "organizations", "locations"])
def test_a_missing_table_that_others_refer_to_is_told(read_tables: ReadTables, missing: str) -> None:
    found = read_tables({missing: ""})
    assert not found.whole
    assert f"{missing}.csv" in {problem.file for problem in found.problems}


def test_a_table_that_nothing_refers_to_may_be_absent(read_tables: ReadTables) -> None:
    assert read_tables({"services": "id,name\ns1,Rent help\n", "organizations": "", "locations": "", **NO_PLACES}).whole


NO_PLACES = {"service_at_location": ""}


def test_a_table_of_particulars_that_cannot_be_read_is_missed(read_tables: ReadTables) -> None:
    phones = "id,service_id,number\nn1,s1,555 010 4400\n"
    assert read_tables({"phones": phones}).whole
    assert not read_tables({"phones": "\0\0\0"}).whole


def objects(tmp_path: Path, text: str) -> DirectoryRead:
    path = tmp_path / "feed.json"
    path.write_text(text, encoding="utf-8")
    return read_directory(path, "test")


def test_json_is_whole_unless_it_breaks_off(tmp_path: Path) -> None:
    feed = [{"id": f"s{number}", "name": f"Service {number}", "status": "active"} for number in range(3)]
    lines = "\n".join(map(json.dumps, feed))
    for text in (json.dumps(feed), json.dumps({"contents": feed}), lines):
        assert objects(tmp_path, text).whole
        assert not objects(tmp_path, text[: len(text) * 3 // 4]).whole
    between = json.dumps(feed[:2])[:-1] + ", "
    assert not objects(tmp_path, between).whole
    assert len(objects(tmp_path, between).resources) == 2


def test_an_unreadable_file_among_json_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "organizations.json").write_text('[{"id": "o1", "name": "Hands", "website": "x.org"}]')
    assert read_directory(tmp_path, "test").whole
    (tmp_path / "services.json").write_bytes(b"\0\0\0")
    assert not read_directory(tmp_path, "test").whole
