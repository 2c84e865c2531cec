# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out is HSDS 3.1 by its own schemas, whatever came in."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from jsonschema import Draft202012Validator

from kiosk.directory.export.tables import OUT_TABLES, datapackage
from kiosk.directory.export.whole_service import ExportWishes
from kiosk.directory.export.writers import write_hsds_csv, write_hsds_json
from kiosk.directory.reader import read_directory
from kiosk.domain.resource import Resource
from tests.directory.export.conftest import Faults
from tests.directory.export.made_resources import directories
from tests.directory.export.packages import described, faults_in, rows_in
from tests.directory.export.test_round_trip import FULL, REAL

PLAIN = ExportWishes(day=date(2026, 11, 22), needs={})
NOT_TABLES_WITH_IDS = {"service_capacity", "unit"}
"""HSDS's own package describes these two without an id, so that no tool can read it; we have nothing for them."""


def facts(table: dict[str, Any]) -> dict[str, Any]:
    """What a description of a table says, examples and titles left out."""
    fields = [
        (field["name"], field["type"], field.get("format", ""), field["constraints"]["required"],
         tuple(field["constraints"].get("enum", ())))
        for field in table["schema"]["fields"]
    ]  # fmt: skip
    keys = {(key["fields"], key["reference"]["resource"]) for key in table["schema"].get("foreignKeys", ())}
    return {"path": table["path"], "fields": fields, "keys": keys}


def test_our_tables_are_those_of_hsds(hsds: Path) -> None:
    theirs = json.loads((hsds / "datapackage.json").read_text("utf-8"))["resources"]
    wanted = {table["name"]: facts(table) for table in theirs if table["name"] not in NOT_TABLES_WITH_IDS}
    assert {table["name"]: facts(table) for table in datapackage()["resources"]} == wanted


@given(held=directories)
@given_settings(max_examples=25, deadline=None)
def test_whatever_was_typed_becomes_valid_services(faults_of_services: Faults, held: list[Resource]) -> None:
    with TemporaryDirectory() as folder:
        write_hsds_json(held, Path(folder) / "out.json", PLAIN)
        services = json.loads((Path(folder) / "out.json").read_text("utf-8"))
    assert len(services) == len(held)
    assert faults_of_services(services) == []


@given(held=directories)
@given_settings(max_examples=10, deadline=None)
def test_whatever_was_typed_becomes_a_valid_package(held: list[Resource]) -> None:
    with TemporaryDirectory() as folder:
        write_hsds_csv(held, Path(folder) / "out", PLAIN)
        assert faults_in(Path(folder) / "out") == []


@pytest.mark.parametrize("source", REAL)
def test_a_real_directory_becomes_valid(
    source: str, tmp_path: Path, shared_folder: Path, wishes: ExportWishes, faults_of_services: Faults
) -> None:
    held = read_directory(shared_folder / "data" / "directories" / source, "real").resources
    write_hsds_csv(held, tmp_path / "out", wishes)
    write_hsds_json(held, tmp_path / "out.json", wishes)
    assert faults_in(tmp_path / "out") == []
    assert faults_of_services(json.loads((tmp_path / "out.json").read_text("utf-8"))) == []


def test_the_tables_fit_the_compiled_schema(tmp_path: Path, hsds: Path, wishes: ExportWishes) -> None:
    write_hsds_csv([FULL], tmp_path / "out", wishes)
    schema = json.loads((hsds / "schema" / "compiled" / "tabular.json").read_text("utf-8"))
    tables = {table["name"]: typed_rows(table, tmp_path / "out") for table in described(tmp_path / "out")}
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(tables)] == []
    assert all(tables[name] for name in ("service", "schedule", "phone", "contact", "attribute", "accessibility"))


def typed_rows(table: dict[str, Any], folder: Path) -> list[dict[str, str | float]]:
    numbers = {field["name"] for field in table["schema"]["fields"] if field["type"] == "number"}
    return [
        {name: float(cell) if name in numbers else cell for name, cell in row.items() if cell}
        for row in rows_in(folder, table["path"])
    ]


def test_the_schemas_would_notice(faults_of_services: Faults) -> None:
    assert faults_of_services([{"id": "1", "name": "x", "status": "maybe"}]) != []


def test_every_table_of_the_package_is_there(tmp_path: Path, wishes: ExportWishes) -> None:
    write_hsds_csv([], tmp_path / "out", wishes)
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "datapackage.json",
        *(each.file for each in OUT_TABLES),
    }
    assert faults_in(tmp_path / "out") == []
