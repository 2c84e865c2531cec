# SPDX-License-Identifier: GPL-3.0-or-later
"""The readers of other people's directories, as the reception's import page needs them."""

import logging
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from kiosk.directory.check_report import ProblemGroup, as_csv, as_text, grouped
from kiosk.directory.mapping import ColumnMapping, MappedColumn
from kiosk.directory.mapping_toml import mapping_as_toml, mapping_from_toml
from kiosk.directory.problem import Problem
from kiosk.directory.targets import TARGETS
from kiosk.domain.errors import FileUnreadable
from kiosk.domain.resource import Resource
from kiosk.domain.resource_rules import ImportCancelled
from kiosk.spreadsheet import save_whole
from kiosk.ui.reception.directory.importing.files import Choices, Column, Fault, SourceRead, Table, Weight
from kiosk.ui.reception.directory.importing.watch import Watch
from kiosk.windows.directory_reading import Ending, Passing, Pile, ReadWish, Refused, Said, unpacked

SURE = 0.6
"""From this confidence on a guess need not be looked at."""

_LOG = logging.getLogger(__name__)
_READING = "from kiosk.windows.directory_reading import main; main()"
_PLACES = 40
_LARGEST_CHOICES = 1_000_000
_FIRST_OFFERED = ("service", "phone", "address", "schedule", "contact", "organization", "location")
_ROW_KINDS = {"service": "a service", "organization": "an organization", "location": "a place"}


@dataclass(frozen=True, slots=True)
class PackedResources:
    """Resources in compressed piles: what was looked at can be taken in later, without its files and in little room."""

    piles: tuple[bytes, ...]

    def __iter__(self) -> Iterator[Resource]:
        for pile in self.piles:
            yield from unpacked(pile)


class ReadableDirectories:
    """Every format that the readers know, and tables of any kind through a mapping of their columns."""

    @property
    def meanings(self) -> Mapping[str, str]:
        """What a column can be, what most tables have first."""
        rank = {kind: at for at, kind in enumerate(_FIRST_OFFERED)}
        return dict(sorted(TARGETS.items(), key=lambda each: rank.get(each[0].split(".")[0], len(rank))))

    @property
    def row_kinds(self) -> Mapping[str, str]:
        """What a table's rows can be."""
        return _ROW_KINDS

    def read(self, path: Path, source: str, choices: Choices | None, watch: Watch) -> SourceRead:
        """Read a source in a process of its own; raises FileUnreadable, and ImportCancelled."""
        wish = ReadWish(path, source, choices if isinstance(choices, ColumnMapping) else None)
        piles: list[Pile] = []
        for said in _hear(wish, watch):
            match said:
                case Passing():
                    watch.tell(said.what, said.done, said.total)
                case Pile():
                    piles.append(said)
                case Refused():
                    if said.trace:
                        _LOG.error("Reading a directory: %s", said.trace)
                    raise FileUnreadable(file=said.file, reason=said.reason)
                case Ending():
                    return _source_read(said, piles, source)
        if watch.is_stopped():
            raise ImportCancelled
        raise FileUnreadable(file=path.name, reason="it could not be read to its end.")

    def remembered(self, text: str) -> Choices | None:
        """Take up what was chosen at an earlier import."""
        try:
            return mapping_from_toml(text) if text else None
        except FileUnreadable:  # kept by another version: columns are guessed again
            return None

    def load_choices(self, path: Path) -> Choices:
        """Read a file of choices; raises FileUnreadable."""
        try:
            if path.stat().st_size > _LARGEST_CHOICES:
                raise FileUnreadable(file=path.name, reason="it is far too large for a list of columns.")
            return mapping_from_toml(path.read_text(encoding="utf-8-sig"), path.name)
        except UnicodeDecodeError as failure:
            raise FileUnreadable(file=path.name, reason="this is not text.") from failure
        except OSError as failure:
            raise FileUnreadable(file=path.name, reason=f"it cannot be read ({failure.strerror}).") from failure


def _hear(wish: ReadWish, watch: Watch) -> Iterator[Said]:
    """Start the reading and pass on what it says, until it ends or somebody wants it to stop."""
    command = [sys.executable, "-c", _READING]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reading:  # noqa: S603 - our own
        watch.when_stopped(reading.kill)
        try:
            if reading.stdin is not None and reading.stdout is not None:  # always, with pipes
                with reading.stdin as door:
                    pickle.dump(wish, door)
                yield from _said(reading.stdout)
        except BrokenPipeError:  # it was stopped before it heard what to do
            return
        finally:
            reading.kill()


def _said(heard: IO[bytes]) -> Iterator[Said]:
    """Go through what the other process says, until it has ended or was ended."""
    while True:
        try:
            said: Said = pickle.load(heard)  # noqa: S301 - from the process started above
        except (EOFError, pickle.UnpicklingError):
            return
        yield said


def _source_read(ending: Ending, piles: Sequence[Pile], source: str) -> SourceRead:
    mapping = ending.mapping
    return SourceRead(
        format=ending.format,
        count=sum(pile.count for pile in piles),
        resources=PackedResources(tuple(pile.packed for pile in piles)),
        faults=tuple(map(_fault, grouped(ending.problems))),
        write_report=partial(_write_report, source, ending.format, ending.problems),
        whole=ending.whole,
        tables=_tables(mapping),
        choices=mapping,
        choices_text=mapping_as_toml(mapping) if mapping is not None else "",
        is_readable=ending.is_readable,
    )


def _tables(mapping: ColumnMapping | None) -> tuple[Table, ...]:
    if mapping is None:
        return ()
    return tuple(
        Table(file=file, rows=mapping.rows_of(file), columns=tuple(map(_column, mapping.of(file))))
        for file in mapping.files
    )


def _column(mapped: MappedColumn) -> Column:
    return Column(
        file=mapped.file,
        heading=mapped.column,
        meaning=mapped.target,
        is_sure=mapped.confidence >= SURE,
        why=mapped.reason,
        samples=mapped.samples,
    )


def _fault(group: ProblemGroup) -> Fault:
    with_lines = sorted(group.problems, key=lambda problem: problem.line is None)
    return Fault(
        weight=Weight(group.severity.value),
        file=group.file,
        column=group.column,
        words=with_lines[0].message,
        count=len(group.problems),
        places=tuple((problem.line, problem.message) for problem in with_lines[:_PLACES]),
    )


def _write_report(source: str, form: str, problems: Sequence[Problem], path: Path) -> Path:
    if path.suffix.lower() == ".csv":
        return save_whole(path, as_csv(problems).encode("utf-8-sig"))
    return save_whole(path, as_text(source, form, problems).encode())
