# SPDX-License-Identifier: GPL-3.0-or-later
"""A column mapping as a TOML file that a person can read and change."""

import textwrap
import tomllib

import tomlkit
from tomlkit.items import Table

from kiosk.directory.mapping import ROWS, SERVICE, ColumnMapping, MappedColumn
from kiosk.directory.targets import TARGETS
from kiosk.domain.errors import FileUnreadable

_HEAD = (
    "What the columns of this source mean, in the words of HSDS 3.x.",
    'Change what stands behind the "=" and import with --mapping. "" leaves a column out.',
)
_SURE = 0.9
_SHOWN = 60
_WIDTH = 110


def mapping_as_toml(mapping: ColumnMapping) -> str:
    """Write a mapping; behind a guess that is not sure stand its reason and a cell."""
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    for line in textwrap.wrap("Choose from: " + ", ".join(_plain_targets()), _WIDTH):
        document.add(tomlkit.comment(line))
    for file, rows in mapping.rows:
        table = tomlkit.table()
        table.add("rows", rows)
        table.add("columns", _columns(mapping.of(file)))
        document.add(file or tomlkit.key([""]), table)
    return tomlkit.dumps(document)


def mapping_from_toml(text: str, name: str = "mapping") -> ColumnMapping:
    """Read a mapping; raises FileUnreadable, one sentence that names the file and what is wrong in it."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        raise FileUnreadable(file=name, reason=f"this is no valid TOML ({failure}).") from failure
    columns: list[MappedColumn] = []
    rows: list[tuple[str, str]] = []
    for file, table in said.items():
        rows.append((file, _rows(name, file, table)))
        columns += _read_columns(name, file, table)
    if not columns:
        raise FileUnreadable(file=name, reason="it names no columns.")
    return ColumnMapping(tuple(columns), tuple(rows))


def _columns(columns: tuple[MappedColumn, ...]) -> Table:
    table = tomlkit.table()
    for each in columns:
        target = tomlkit.string(each.target)
        if each.confidence < _SURE:
            example = f" For example: {_short(each.samples[0])}" if each.samples else ""
            target.comment(f"{each.reason}{example}")
        table.add(each.column, target)
    return table


def _short(cell: str) -> str:
    return cell if len(cell) <= _SHOWN else cell[: _SHOWN - 1] + "…"


def _plain_targets() -> list[str]:
    return [target for target in TARGETS if not target.startswith("schedule.") or target == "schedule.description"]


def _rows(name: str, file: str, table: object) -> str:
    if not isinstance(table, dict):
        raise FileUnreadable(file=name, reason=f"“{file}” is no table of columns.")
    rows = table.get("rows", SERVICE)
    if rows not in ROWS:
        raise FileUnreadable(file=name, reason=f"the rows of “{file}” are “{rows}”; they can be {', '.join(ROWS)}.")
    return str(rows)


def _read_columns(name: str, file: str, table: dict[str, object]) -> list[MappedColumn]:
    columns = table.get("columns", {})
    if not isinstance(columns, dict):
        raise FileUnreadable(file=name, reason=f"“columns” of “{file}” is no table.")
    for column, target in columns.items():
        if target and target not in TARGETS:
            reason = f"“{target}”, said of the column “{column}” of “{file}”, is nothing that a column can be."
            raise FileUnreadable(file=name, reason=reason)
    return [MappedColumn(file, column, str(target)) for column, target in columns.items()]
