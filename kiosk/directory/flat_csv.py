# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads somebody's own tables through a column mapping: a spreadsheet saved as CSV, or the files of a publisher."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kiosk.directory.csv_door import CsvTable, as_written, open_table
from kiosk.directory.flat_cells import by_target, first_misfit
from kiosk.directory.flat_rows import RowTaker
from kiosk.directory.hsds_tables import LEFT_ASIDE
from kiosk.directory.joining import join_by_organization, report_joins
from kiosk.directory.mapping import (
    LOCATION,
    ROWS,
    SAMPLE_ROWS,
    SERVICE,
    ColumnMapping,
    MappedColumn,
    Sample,
    guess_together,
    is_list_of_people,
)
from kiosk.directory.package import Entry, Package
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf
from kiosk.directory.targets import NEEDED, kind_and_column
from kiosk.directory.telling import Telling
from kiosk.domain.errors import FileUnreadable

FORMAT = "CSV with a column mapping"

_REACHED_BY = frozenset({
    "phone.number", "phone.toll_free", "phone.cell", "phone.text", "organization.phone", "address.whole",
    "address.address_1", "service.url", "service.email", "location.url", "organization.website", "organization.email",
})  # fmt: skip

_SHIFTED = (
    "This row has more cells than its header has names, so from “{column}” on its cells stand under the wrong names. "
    "They were left out; what stands before was kept."
)
_SHIFTED_WHOLLY = "This row has cells under no name, so it cannot be told which is which. It was left out."
_MISSING = "The column “{column}” of the mapping is not in this file."
_NEW = "These columns are not in the mapping and were left aside: {columns}."
_NO_FILE = "The mapping speaks of this file, but it is not there."
_NOT_MAPPED = "The mapping does not speak of this file. It was left aside."
_NOT_TABLE = "{reason} The file was left aside."
_LEFT = "These columns were left aside: {columns}."


class FlatCsv:
    """Reads tables by a mapping; rows of organizations and places first, then the services that point to them."""

    def __init__(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping

    def recognises(self, package: Package) -> str:
        """Name the format when the mapping gives what a directory needs: names, and a way to whoever is named."""
        return FORMAT if is_directory(self._mapping) and self._files(package) else ""

    def shelve(self, package: Package, shelf: Shelf, problems: ProblemList, telling: Telling) -> bool:
        """Put every row of every mapped table onto the shelf; False when one is damaged or missing."""
        files = self._files(package)
        places_apart = LOCATION in dict(self._mapping.rows).values()
        taker, whole = RowTaker(shelf, problems, places_apart=places_apart), True
        for kind in ROWS:
            for name, entry in files.items():
                if self._mapping.rows_of(name) == kind:
                    whole = self._read(name, entry, taker, problems, telling) and whole
        for name in (name for name in self._mapping.files if name not in files):
            problems.warning(Place(name), "", _NO_FILE)
        _name_the_rest(package, files, problems)
        self._join(shelf, problems)
        return whole and len(files) == len(self._mapping.files)

    def _join(self, shelf: Shelf, problems: ProblemList) -> None:
        """Where services and places come in tables of their own and nothing says which is where, reason it out."""
        services = [name for name in self._mapping.files if self._mapping.rows_of(name) == SERVICE]
        places = LOCATION in dict(self._mapping.rows).values()
        if places and not any("location.id" in self._mapping.targets(name) for name in services):
            report_joins(join_by_organization(shelf, shelf.organizations_named()), services[0], shelf, problems)

    def _files(self, package: Package) -> dict[str, Entry]:
        """Find the files that the mapping speaks of; a new edition may have another name."""
        tables = tables_of(package)
        found = {name: entry for name in self._mapping.files for entry in tables if entry.name == name}
        rest = [entry for entry in tables if entry not in found.values()]
        for name in (name for name in self._mapping.files if name not in found):
            alike = [entry for entry in rest if _stem(entry.name) == _stem(name)]
            if len(alike) == 1 or (len(self._mapping.files) == len(rest) == 1):
                found[name] = (alike or rest)[0]
        return found

    def _read(self, name: str, entry: Entry, taker: RowTaker, problems: ProblemList, telling: Telling) -> bool:
        rows, prefix = self._mapping.rows_of(name), self._prefix(name)
        try:
            with entry.open() as stream:
                table = open_table(entry, stream, problems, naming=as_written)
                columns = self._columns(name, table, problems)
                problems.call_columns(entry.name, _headings(columns, rows))
                for line, cells in telling.each_row(table.cells(problems), entry):
                    place = Place(entry.name, line)
                    row = _in_step(table, columns, cells, place, problems)
                    if row:
                        taker.take(rows, place, by_target(columns, row), prefix=prefix)
                return table.whole
        except FileUnreadable as failure:
            reason = str(failure.facts.get("reason", ""))
            problems.error(Place(entry.name), "", _NOT_TABLE, reason=reason[:1].upper() + reason[1:])
            return False

    def _prefix(self, name: str) -> str:
        several = [file for file in self._mapping.files if self._mapping.rows_of(file) == SERVICE]
        return f"{_stem(name)}:" if len(several) > 1 else ""

    def _columns(self, name: str, table: CsvTable, problems: ProblemList) -> list[MappedColumn]:
        """List what each column of the table means, in the table's order; say what does not agree."""
        meant = {each.column: each for each in self._mapping.of(name)}
        place = Place(table.file, 1)
        for column in (column for column in meant if column not in table.columns and meant[column].target):
            problems.warning(place, column, _MISSING, column=column)
        new = [column for column in table.columns if column and column not in meant]
        if new:
            problems.warning(place, "", _NEW, columns=", ".join(new))
        left = [column for column, each in meant.items() if not each.target]
        if left:
            problems.info(place, "", _LEFT, columns=", ".join(left))
        return [meant.get(column, MappedColumn(name, column)) for column in table.columns]


def tables_of(package: Package) -> list[Entry]:
    """List the tables of the topmost folder that has any, those that say nothing to visitors left aside."""
    if package.single:
        return [entry for entry in package.entries if not entry.is_json]
    return package.shallowest([entry for entry in package.entries if entry.is_table and entry.path.suffix != ".txt"])


def guess_for(package: Package) -> ColumnMapping:
    """Guess what the columns of a package's tables mean; an empty mapping where there are no such tables."""
    samples = [sample for entry in tables_of(package) if (sample := _sample(entry)) is not None]
    return guess_together(samples) if samples else ColumnMapping()


def is_directory(mapping: ColumnMapping) -> bool:
    """Tell whether there are names in it, and a way to whoever is named."""
    targets = {each.target for each in mapping.columns}
    named = {f"{kind}.name" for kind in ROWS} & targets
    people = any(is_list_of_people([each.column for each in mapping.of(file)]) for file in mapping.files)
    return bool(named) and bool(_REACHED_BY & targets) and not people


def _sample(entry: Entry) -> Sample | None:
    try:
        with entry.open() as stream:
            table = open_table(entry, stream, ProblemList(), naming=as_written)
            rows = [cells for _, (_, cells) in zip(range(SAMPLE_ROWS), table.cells(ProblemList()), strict=False)]
    except FileUnreadable:
        return None
    return Sample(entry.name, table.columns, rows) if len(table.columns) > 1 else None


def _stem(name: str) -> str:
    """Take the dates and numbers off a file's name: "export 2026-11" and "export 2026-12" are one source's."""
    return re.sub(r"[\W\d_]+", " ", name.rpartition("/")[2].rpartition(".")[0]).strip().casefold()


def _in_step(
    table: CsvTable, columns: Sequence[MappedColumn], cells: Sequence[str], place: Place, problems: ProblemList
) -> Mapping[str, str]:
    """Name a row's cells; where text stands under no name, only those before the first that does not fit count."""
    end = len(columns)
    if any(cell.strip() for name, cell in zip(table.columns, cells, strict=False) if not name):
        misfit = first_misfit(columns, cells)
        if misfit is None:
            problems.error(place, "", _SHIFTED_WHOLLY)
            return {}
        problems.error(place, columns[misfit].column, _SHIFTED, column=columns[misfit].column)
        end = misfit
    named = list(zip(table.columns, cells, strict=False))[:end]
    return {name: cell for name, cell in named if name and cell and not cell.isspace()}


def _headings(columns: Sequence[MappedColumn], rows: str) -> dict[str, str]:
    """Say by which heading a column of HSDS goes in a table whose rows are these."""
    found: dict[str, list[str]] = {}
    for each in columns:
        for column in _hsds_columns(each.target, rows):
            found.setdefault(column, []).append(each.column)
    return {column: ", ".join(names) for column, names in found.items()}


def _hsds_columns(target: str, rows: str) -> Iterator[str]:
    """Name the columns under which problems with a target are found; descriptions are only looked into for hours."""
    kind, column = kind_and_column(target)
    if NEEDED.get(target) == "phone":
        yield "number"
    elif kind == "schedule":
        yield from ("description", "opens_at", "weekday") if column == "description" else ("opens_at", "weekday")
    elif column in {"whole", "position"}:
        yield {"whole": "address_1", "position": "latitude"}[column]
    elif column == "id":
        yield "id" if kind == rows else f"{kind}_id"
    elif column not in {"", "name", "description"} or (column == "name" and kind == rows):
        yield column


def _name_the_rest(package: Package, files: Mapping[str, Entry], problems: ProblemList) -> None:
    read = {entry.name for entry in files.values()}
    for entry in tables_of(package):
        if entry.name not in read and _stem(entry.name) not in LEFT_ASIDE:
            problems.info(Place(entry.name), "", _NOT_MAPPED)
