# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads an exported package as somebody does who knows nothing but its datapackage.json."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

Rows = list[dict[str, str]]
PARSERS: dict[str, Callable[[str], object]] = {
    "number": float,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "string": str,
    "datetime": str,
}


def described(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    return found


def rows_in(folder: Path, name: str) -> Rows:
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def faults_in(folder: Path) -> list[str]:
    """Say where a package breaks its own description: header, types, required cells, keys."""
    tables = {table["name"]: (table, rows_in(folder, table["path"])) for table in described(folder)}
    ids = {name: {row["id"] for row in rows} for name, (_, rows) in tables.items()}
    return [fault for table, rows in tables.values() for fault in _faults(folder, table, rows, ids)]


def _faults(folder: Path, table: dict[str, Any], rows: Rows, ids: dict[str, set[str]]) -> Iterator[str]:
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    with (folder / table["path"]).open(encoding="utf-8", newline="") as stream:
        if next(csv.reader(stream)) != list(fields):
            yield f"{table['path']}: header"
    if len(ids[table["name"]]) != len(rows):
        yield f"{table['path']}: an id comes twice"
    for key in table["schema"].get("foreignKeys", ()):
        known = ids[key["reference"]["resource"]] | {""}
        yield from (
            f"{table['path']}: {key['fields']} {row[key['fields']]}" for row in rows if row[key["fields"]] not in known
        )
    yield from (
        f"{table['path']}: {name} “{cell}”"
        for row in rows
        for name, cell in row.items()
        if not _fits(fields[name], cell)
    )


def _fits(field: dict[str, Any], cell: str) -> bool:
    constraints = field["constraints"]
    if not cell:
        return not constraints["required"]
    try:
        PARSERS[field["type"]](cell)
        if field.get("format") == "uuid":
            UUID(cell)
    except ValueError:
        return False
    return cell in constraints.get("enum", [cell])
