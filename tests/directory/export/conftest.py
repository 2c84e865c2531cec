# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the export needs."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from kiosk.directory.export.whole_service import ExportWishes

Faults = Callable[[Iterable[Any]], list[str]]


@pytest.fixture(scope="session")
def wishes() -> ExportWishes:
    return ExportWishes(day=date(2026, 11, 22), house="Riverside Job Center", needs={"food": "Food"})


@pytest.fixture(scope="session")
def hsds(shared_folder: Path) -> Path:
    return shared_folder / "data" / "directories" / "hsds-3.1-spec-examples"


@pytest.fixture(scope="session")
def faults_of_services(hsds: Path) -> Faults:
    """Says what the schemas of HSDS find wrong with whole services."""
    schemas = ((file.name, json.loads(file.read_text("utf-8"))) for file in (hsds / "schema").glob("*.json"))
    known: Registry[Any] = Registry().with_resources(
        (name, DRAFT202012.create_resource(each)) for name, each in schemas
    )
    checker = Draft202012Validator({"$ref": "service.json"}, registry=known, format_checker=FormatChecker())
    return lambda services: [
        f"{fault.json_path}: {fault.message}" for each in services for fault in checker.iter_errors(each)
    ]
