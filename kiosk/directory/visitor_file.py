# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a CSV of visitors whom an office knows: good rows are kept, bad ones named with line and reason."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kiosk.directory.cells import day_of, plain_line
from kiosk.directory.csv_door import OPEN_QUOTE, CsvTable, Row, open_table
from kiosk.directory.package import open_package
from kiosk.directory.problem import ProblemList, Severity
from kiosk.directory.spoken import SpokenLanguages
from kiosk.domain.errors import FileUnreadable, OnwardError
from kiosk.domain.text import clean_name

_OTHER_NAMES = {
    "full_name": "name", "visitor_name": "name", "id": "external_id", "visitor_id": "external_id",
    "first_name": "given_name", "given": "given_name", "last_name": "family_name", "surname": "family_name",
    "family": "family_name", "nickname": "preferred_name", "called": "preferred_name", "telephone": "phone",
    "phone_number": "phone", "dob": "birth_date", "date_of_birth": "birth_date", "birthday": "birth_date",
    "birthdate": "birth_date", "lang": "language", "preferred_language": "language",
}  # fmt: skip
_WANTED = "external_id and name, or given_name and family_name"
_EARLIEST = date(1900, 1, 1)
_LONGEST_PHONE = 40
_OPEN_QUOTE = "A quotation mark on this line is never closed."


@dataclass(frozen=True, slots=True)
class VisitorRow:
    """One visitor as the file has it; "" where nothing is said. `name` is the whole name on one line.

    `language` is a BCP 47 tag, "" where none is written or it is not sure which is meant.
    """

    line: int
    external_id: str
    name: str
    preferred_name: str = ""
    phone: str = ""
    birth_date: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that was left out, and why, in one sentence."""

    line: int
    reason: str


class _Rejected(Exception):
    """Carries the reason for which a row is left out."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rows are held against."""

    today: date
    languages: SpokenLanguages


def read_visitors(path: Path, today: date | None = None) -> Iterator[VisitorRow | RejectedRow]:
    """Stream the rows of a visitors' CSV, good and rejected, in the order of the file, each line once.

    Nobody is born after `today`, which is this machine's day when it is not given.

    Raises FileUnreadable, one sentence naming file, line and reason, when it is no such file.
    """
    with open_package(path) as package:
        if not package.single:
            raise FileUnreadable(file=path.name, reason="a single CSV file is expected here.")
        entry, problems = package.entries[0], ProblemList(sys.maxsize)
        reading = _Reading(today or datetime.now(UTC).astimezone().date(), SpokenLanguages())
        with entry.open() as stream:
            yield from _rows(open_table(entry, stream, problems), problems, reading)


def _rows(table: CsvTable, problems: ProblemList, reading: _Reading) -> Iterator[VisitorRow | RejectedRow]:
    columns = {_OTHER_NAMES.get(column, column) for column in table.columns}
    if "name" not in columns and not {"given_name", "family_name"} <= columns:
        found = ", ".join(column for column in table.columns[:8] if column) or "none"
        reason = f"the columns are {found}; needed are {_WANTED}."
        raise FileUnreadable(file=f"{table.file}, line 1", reason=reason)
    seen: dict[str, int] = {}
    for row in table.rows(problems):
        rejected = _left_out(problems)
        yield from rejected
        if all(each.line != row.line for each in rejected):
            yield _checked(row, seen, reading)
    yield from _left_out(problems)


def _left_out(problems: ProblemList) -> list[RejectedRow]:
    """Hand on what the CSV door found wrong since last time, each line once."""
    reasons: dict[int, str] = {}
    for problem in problems.taken():
        if problem.severity is Severity.ERROR:
            reason = _OPEN_QUOTE if problem.kind == OPEN_QUOTE else problem.message
            reasons.setdefault(problem.line or 0, reason)
    return [RejectedRow(line, reason) for line, reason in reasons.items()]


def _checked(row: Row, seen: dict[str, int], reading: _Reading) -> VisitorRow | RejectedRow:
    try:
        visitor = _visitor(row, reading)
    except (_Rejected, OnwardError) as reason:
        return RejectedRow(row.line, str(reason))
    if visitor.external_id and visitor.external_id in seen:
        first = seen[visitor.external_id]
        return RejectedRow(row.line, f"The external_id {visitor.external_id} was used before, in line {first}.")
    if visitor.external_id:
        seen[visitor.external_id] = row.line
    return visitor


def _visitor(row: Row, reading: _Reading) -> VisitorRow:
    cells = {_OTHER_NAMES.get(column, column): plain_line(cell) for column, cell in row.cells.items()}
    whole = cells.get("name") or " ".join(filter(None, (cells.get("given_name"), cells.get("family_name"))))
    return VisitorRow(
        line=row.line,
        external_id=cells.get("external_id", ""),
        name=clean_name(whole),
        preferred_name=clean_name(cells["preferred_name"]) if cells.get("preferred_name") else "",
        phone=_phone(cells.get("phone", "")),
        birth_date=_birth_date(cells.get("birth_date", ""), reading.today),
        language=reading.languages.tag(cells.get("language", "")),
    )


def _phone(cell: str) -> str:
    if cell and (not re.search(r"\d{2}", cell) or len(cell) > _LONGEST_PHONE):
        raise _Rejected(f"“{cell[:40]}” is no telephone number.")
    return cell


def _birth_date(cell: str, today: date) -> date | None:
    if not cell:
        return None
    day = day_of(cell)
    if day is None:
        raise _Rejected(f"“{cell[:40]}” is no birth date that can be told for sure; please write it as 1980-12-31.")
    if day > today:
        raise _Rejected(f"“{cell[:40]}” is in the future, so it is no birth date.")
    if day < _EARLIEST:
        raise _Rejected(f"“{cell[:40]}” is before {_EARLIEST.year}, so it is no birth date.")
    return day
