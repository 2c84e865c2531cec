# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page needs from whoever can read other people's directories."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kiosk.domain.resource import Resource
from kiosk.ui.reception.directory.importing.watch import Watch


class Weight(StrEnum):
    """How much a fault in somebody's file matters."""

    LOST = "error"
    TO_CHECK = "warning"
    TIDIED = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Faults of one kind in one column of one file. `places` are lines and what was said of each, as far as listed."""

    weight: Weight
    file: str
    column: str
    words: str
    count: int
    places: tuple[tuple[int | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of somebody's own table, what it is taken for ("" to leave it out), how sure that is and why."""

    file: str
    heading: str
    meaning: str
    is_sure: bool
    why: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One of somebody's own tables: what each of its rows is, and its columns."""

    file: str
    rows: str
    columns: tuple[Column, ...]


class Choices(Protocol):
    """What all columns mean, as guessed, remembered and corrected. It is never changed: a correction makes another."""

    def chosen(self, file: str, column: str, target: str) -> "Choices":
        """Take a column for something else."""
        ...

    def with_rows(self, file: str, rows: str) -> "Choices":
        """Take the rows of a table for something else."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """A source that was read to its end. `resources` can be gone through again and again, and holds little memory.

    `tables`, `choices` and `choices_text` (TOML) are there for tables that follow no standard. `whole` is False when a
    part could not be read; `is_readable` is False when nothing can be read as the columns are taken now, so that
    somebody has to say what they mean. `write_report` saves the check report, as CSV where the name says so, and
    raises FileNotSaved.
    """

    format: str
    count: int
    resources: Iterable[Resource]
    faults: tuple[Fault, ...]
    write_report: Callable[[Path], Path]
    whole: bool = True
    tables: tuple[Table, ...] = ()
    choices: Choices | None = None
    choices_text: str = ""
    is_readable: bool = True


class DirectoryFiles(Protocol):
    """Reads files, folders and archives. Everything blocks and is called on a worker."""

    @property
    def meanings(self) -> Mapping[str, str]:
        """What a column can be, and the plain words for it, in the order in which it is offered."""
        ...

    @property
    def row_kinds(self) -> Mapping[str, str]:
        """What a table's rows can be, and the plain words for it."""
        ...

    def read(self, path: Path, source: str, choices: Choices | None, watch: Watch) -> SourceRead:
        """Read a source; without `choices` columns are guessed. Raises FileUnreadable, and ImportCancelled."""
        ...

    def remembered(self, text: str) -> Choices | None:
        """Take up what was chosen at an earlier import; None when nothing can be made of it."""
        ...

    def load_choices(self, path: Path) -> Choices:
        """Read a file of choices; raises FileUnreadable."""
        ...
