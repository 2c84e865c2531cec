# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads HSDS 1.1, 2.x and 3.x from CSV: a folder, a zip archive, a data package or one file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kiosk.directory.column_words import target_of_heading
from kiosk.directory.csv_door import CsvTable, folded, open_table
from kiosk.directory.hsds_tables import LEFT_ASIDE, TABLES, Table, table_for
from kiosk.directory.joining import join_by_organization, report_joins
from kiosk.directory.loading import Loader
from kiosk.directory.package import Entry, Package
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf
from kiosk.directory.telling import Telling
from kiosk.domain.errors import FileUnreadable

_CORE = frozenset({"organization", "service", "location"})
_MAKE_RESOURCES = _CORE | {"service_at_location"}
_OLD_FILES = frozenset({"regular_schedules", "holiday_schedules", "services_taxonomy", "taxonomy"})
_MIDDLE_FILES = frozenset({"service_attributes", "other_attributes", "physical_addresses", "postal_addresses"})

_NOT_READ = "This file is not part of what Onward reads. It was left aside."
_NEW_COLUMNS = "These columns are not known and were left aside: {columns}."
_NOT_TABLE = "{reason} The file was left aside."
_OTHER_NAME = "This file has no column “{meant}”. “{column}” was taken for it."
_NO_TIMES = (
    "There are no columns for opening and closing times (HSDS 2.0 had none), so hours are only known where the "
    "description says them. Visitors are told to call first."
)
_MISSING = "Other tables refer to this one, but nothing in it could be read, or it is not there."


@dataclass(frozen=True, slots=True)
class _Found:
    entry: Entry
    table: Table


class HsdsCsv:
    """HSDS in tables. One reader for all versions: the older ones are put into the words of 3.x."""

    def recognises(self, package: Package) -> str:
        """Name the version when these are HSDS tables, "" otherwise."""
        found = _tables(package)
        if not any(each.table.kind in _CORE and _looks_right(each.entry) for each in found):
            return ""
        stems = {_stem(each.entry.name) for each in found}
        if stems & _OLD_FILES:
            return "HSDS 1.1 CSV"
        return "HSDS 2.x CSV" if stems & _MIDDLE_FILES else "HSDS 3.x CSV"

    def shelve(self, package: Package, shelf: Shelf, problems: ProblemList, telling: Telling) -> bool:
        """Put every row of every table onto the shelf; False when one is lost, or one of the core not whole."""
        found = _tables(package)
        loader, reading = Loader(shelf, problems), _Reading()
        for table in TABLES:
            for each in found:
                if each.table == table:
                    _read(each, loader, problems, telling, reading)
        _name_the_rest(package, found, problems)
        missing = [kind for kind in sorted(reading.referred) if not shelf.count(kind)]
        for kind in missing:
            problems.warning(Place(f"{kind}s.csv"), "", _MISSING)
        if not reading.placed and not any(each.table.kind == "service_at_location" for each in found):
            grounds = join_by_organization(shelf, shelf.organizations_named())
            report_joins(grounds, "services_at_location.csv", shelf, problems)
        return not missing and not reading.damaged & _MAKE_RESOURCES and not reading.lost


@dataclass(slots=True)
class _Reading:
    """The kinds of tables that are damaged or lost, the core kinds that rows refer to; whether services are placed."""

    damaged: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)
    placed: bool = False

    def note(self, kind: str, cells: Mapping[str, str]) -> None:
        self.referred.update(each for each in _CORE - {kind} if cells.get(f"{each}_id"))
        self.placed = self.placed or (kind == "service" and bool(cells.get("location_id")))
        if cells.get("link_entity") in _CORE:
            self.referred.add(cells["link_entity"])


def _tables(package: Package) -> list[_Found]:
    described = _described(package)
    if described:
        return described
    named = [entry for entry in package.entries if entry.is_table and table_for(_stem(entry.name)) is not None]
    if package.single and not named:
        return _by_header(package.entries[0])
    found = ((entry, table_for(_stem(entry.name))) for entry in package.shallowest(named))
    return [_Found(entry, table) for entry, table in found if table is not None]


def _described(package: Package) -> list[_Found]:
    """Find the tables as a datapackage.json names them, where it is one and its files are there."""
    for entry in package.shallowest([each for each in package.entries if each.path.name == "datapackage.json"]):
        found = list(_resources(package, entry))
        if any(each.table.kind in _CORE for each in found):
            return found
    return []


def _resources(package: Package, description: Entry) -> Iterator[_Found]:
    try:
        with description.open() as stream:
            said = json.load(stream)
    except (ValueError, RecursionError, FileUnreadable):
        return
    resources = said.get("resources") if isinstance(said, dict) else None
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            path, name = resource["path"], str(resource.get("name", ""))
            entry = package.named(str(description.path.parent / PurePosixPath(path)))
            table = table_for(_stem(path)) or table_for(folded(name))
            if entry is not None and table is not None:
                yield _Found(entry, table)


def _by_header(entry: Entry) -> list[_Found]:
    """Tell from its columns which table a single file of another name is."""
    if not entry.is_table:
        return []
    columns = set(_columns(entry))
    for kind, wanted in (
        ("service", {"id", "name", "organization_id"}),
        ("organization", {"id", "name", "tax_status"}),
    ):
        table = next(table for table in TABLES if table.kind == kind)
        if wanted <= columns and len(columns & table.columns) * 2 > len(columns):
            return [_Found(entry, table)]
    return []


def _stem(name: str) -> str:
    return folded(PurePosixPath(name).stem)


def _looks_right(entry: Entry) -> bool:
    return "name" in _columns(entry) and "id" in _columns(entry)


def _columns(entry: Entry) -> tuple[str, ...]:
    try:
        with entry.open() as stream:
            return open_table(entry, stream, ProblemList()).columns
    except FileUnreadable:
        return ()


def _read(found: _Found, loader: Loader, problems: ProblemList, telling: Telling, reading: _Reading) -> None:
    name, kind = found.entry.name, found.table.kind
    try:
        with found.entry.open() as stream:
            table = open_table(found.entry, stream, problems)
            other_names = _other_names(table, kind)
            _name_columns(table, found.table, problems, other_names)
            for row in telling.each_row(table.rows(problems), found.entry):
                cells = found.table.translated(_with_id(_renamed(row.cells, other_names), kind))
                reading.note(kind, cells)
                loader.put(kind, Place(name, row.line), cells)
            if not table.whole:
                reading.damaged.add(kind)
    except FileUnreadable as failure:
        reading.lost.add(kind)
        where, _, line = str(failure.facts.get("file", name)).partition(", line ")
        number = int(line) if line.isdigit() else None
        problems.error(Place(name, number), "", _NOT_TABLE, reason=_sentence(failure.facts.get("reason", where)))


def _other_names(table: CsvTable, kind: str) -> dict[str, str]:
    """Where a core table calls its id or its name something else, say which columns are meant."""
    found: dict[str, str] = {}
    for wanted in ("id", "name") if kind in _CORE else ():
        meant = [each for each in table.columns if target_of_heading(each) in {f"row.{wanted}", f"{kind}.{wanted}"}]
        if wanted not in table.columns and meant:
            found[meant[0]] = wanted
    return found


def _renamed(cells: dict[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {names.get(column, column): cell for column, cell in cells.items()} if names else cells


def _with_id(cells: dict[str, str], kind: str) -> dict[str, str]:
    """Take a term's id from where Ohana's table of terms has it."""
    if kind == "taxonomy_term" and "id" not in cells and "taxonomy_id" in cells:
        return {**cells, "id": cells["taxonomy_id"]}
    return cells


def _sentence(reason: object) -> str:
    text = str(reason)
    return text[:1].upper() + text[1:]


def _name_columns(table: CsvTable, expected: Table, problems: ProblemList, other_names: Mapping[str, str]) -> None:
    for column, meant in other_names.items():
        problems.warning(Place(table.file, 1), column, _OTHER_NAME, column=column, meant=meant)
    unknown = [
        column
        for column in table.columns
        if column and column not in expected.columns | expected.renamed.keys() | other_names.keys()
    ]
    if expected.kind == "schedule" and not {"opens_at", "closes_at"} & set(table.columns):
        problems.warning(Place(table.file, 1), "opens_at", _NO_TIMES)
    if unknown:
        problems.info(Place(table.file, 1), "", _NEW_COLUMNS, columns=", ".join(unknown))


def _name_the_rest(package: Package, found: list[_Found], problems: ProblemList) -> None:
    read = {each.entry.name for each in found}
    folders = {each.entry.path.parent for each in found}
    for entry in package.entries:
        beside = entry.path.suffix.lower() == ".csv" and entry.path.parent in folders
        if beside and entry.name not in read and _stem(entry.name) not in LEFT_ASIDE:
            problems.info(Place(entry.name), "", _NOT_READ)
