# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found wrong in somebody's file, and what was done about it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

KEPT_OF_A_KIND = 500
"""Of problems alike in the same file and column this many are listed one by one; the rest are counted."""


_SINGLE_LINE = "The whole file is a single line. Where a line is named for it, that is the number of the object."


class Severity(StrEnum):
    """How much it matters to whoever uses the directory."""

    INFO = "info"  # tidied, nothing lost
    WARNING = "warning"  # something may be missing or was read with care
    ERROR = "error"  # something that people need was lost


class Place(NamedTuple):
    """Where in a source something stands; `line` counts from 1, the header included, and is None for a whole file."""

    file: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. `kind` is the message before its facts were filled in, to group by."""

    file: str
    line: int | None
    column: str
    severity: Severity
    message: str
    kind: str


class ProblemList:
    """Collects problems while a source is read, bounded in memory however dirty the source is."""

    def __init__(self, kept_of_a_kind: int = KEPT_OF_A_KIND) -> None:
        self._kept = kept_of_a_kind
        self._listed: list[Problem] = []
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._severities: dict[tuple[str, str, str], Severity] = {}
        self._known: set[int] = set()
        self._headings: dict[str, Mapping[str, str]] = {}
        self._single_lines: list[str] = []

    def call_columns(self, file: str, headings: Mapping[str, str]) -> None:
        """Say under which headings HSDS's columns stand in a file; problems found in it name those."""
        self._headings[file] = headings

    def count_objects(self, file: str) -> None:
        """Say that a file is one single line; the lines that problems in it name are the numbers of its objects."""
        self._single_lines.append(file)

    def info(self, place: Place, column: str, message: str, /, **facts: object) -> None:
        """Note something that was tidied."""
        self._add(Severity.INFO, place, column, message, facts)

    def warning(self, place: Place, column: str, message: str, /, **facts: object) -> None:
        """Note something that may be missing now."""
        self._add(Severity.WARNING, place, column, message, facts)

    def error(self, place: Place, column: str, message: str, /, **facts: object) -> None:
        """Note something that was lost."""
        self._add(Severity.ERROR, place, column, message, facts)

    @property
    def listed(self) -> list[Problem]:
        """All problems in the order found, with one line more for each kind of which only a part is listed."""
        return (
            self._listed
            + [self._rest(key, count - self._kept) for key, count in self._seen.items() if count > self._kept]
            + [
                self._single(file)
                for file in self._single_lines
                if any(each.file == file and each.line for each in self._listed)
            ]
        )

    def taken(self) -> list[Problem]:
        """Hand out what is listed, and start anew."""
        listed = self.listed
        self._listed, self._known = [], set()
        self._seen.clear()
        self._severities.clear()
        return listed

    def _add(self, severity: Severity, place: Place, column: str, message: str, facts: dict[str, object]) -> None:
        column = self._headings.get(place.file, {}).get(column, column)
        said = message.format(**{name: _shown(fact) for name, fact in facts.items()})
        mark = hash((place, column, said))
        if mark in self._known:  # a row that several resources share is looked at several times
            return
        self._known.add(mark)
        key = (place.file, column, message)
        self._seen[key] += 1
        self._severities[key] = severity
        if self._seen[key] <= self._kept:
            self._listed.append(Problem(place.file, place.line, column, severity, said, message))

    def _single(self, file: str) -> Problem:
        return Problem(file, None, "", Severity.INFO, _SINGLE_LINE, _SINGLE_LINE)

    def _rest(self, key: tuple[str, str, str], count: int) -> Problem:
        file, column, message = key
        said = f"{count} more rows in this file have the same problem as the {self._kept} listed before."
        return Problem(file, None, column, self._severities[key], said, message)


def _shown(fact: object) -> object:
    if not isinstance(fact, str):
        return fact
    text = " ".join(fact.split())
    return text if len(text) <= 80 else text[:79] + "…"
