# SPDX-License-Identifier: GPL-3.0-or-later
"""The door into the directory room: other people's resource data in, resources and a list of problems out.

A new format is a new `DirectoryReader` in `readers()`: it puts what it reads onto a shelf in the words of
HSDS 3.x, and everything behind the shelf is the same for all formats.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.directory.composing import Composer
from kiosk.directory.flat_csv import FlatCsv, guess_for
from kiosk.directory.hsds_csv import HsdsCsv
from kiosk.directory.hsds_json import HsdsJson
from kiosk.directory.mapping import ColumnMapping
from kiosk.directory.mapping_toml import mapping_as_toml
from kiosk.directory.package import Package, open_package
from kiosk.directory.problem import Problem, ProblemList
from kiosk.directory.shelf import Shelf
from kiosk.directory.statuses import report_statuses
from kiosk.directory.telling import Progress, Telling, silent
from kiosk.directory.unrecognised import why_not
from kiosk.domain.resource import Resource


class DirectoryReader(Protocol):
    """Reads one family of formats."""

    def recognises(self, package: Package) -> str:
        """Name the format as people know it when this reader can read the package, "" otherwise. Never raises."""
        ...

    def shelve(self, package: Package, shelf: Shelf, problems: ProblemList, telling: Telling) -> bool:
        """Put everything onto the shelf in HSDS 3.x terms; what is wrong goes to the problems, nothing is raised.

        Says whether the source was whole: False when a part that resources are made from could not be read,
        was cut off or is missing, so that nothing may be concluded from what is not on the shelf.
        """
        ...


@dataclass(frozen=True, slots=True)
class DirectoryRead:
    """What a source held. `read` counts "organizations", "services" and "locations".

    `whole` is False when a part of the source was damaged, cut off or missing: then a resource that is not
    in `resources` may still be offered. `mapping` is the column mapping that was used, as TOML, "" where the
    format needs none.
    """

    format: str
    read: Mapping[str, int]
    resources: tuple[Resource, ...]
    problems: tuple[Problem, ...]
    whole: bool = True
    mapping: str = ""


class DirectoryStream:
    """A source that is being read: go through `resources` once; `problems` are complete after that.

    `whole` and `mapping` are as in `DirectoryRead`; `composed` counts the resources that have come so far.
    """

    def __init__(
        self, using: "_Using", shelf: Shelf, source: str, problems: ProblemList, telling: Telling, *, whole: bool = True
    ) -> None:
        self.format = using.format
        self.mapping = using.mapping
        self.whole = whole
        self.composed = 0
        self.read = {f"{kind}s": shelf.count(kind) for kind in ("organization", "service", "location")}
        self._composer = Composer(source, shelf, problems)
        self._problems = problems
        self._telling = telling

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found wrong so far."""
        return tuple(self._problems.listed)

    @property
    def resources(self) -> Iterator[Resource]:
        """Put the resources together one after the other, without holding them all."""
        for resource in self._telling.each(self._composer.resources(), "", max(self.read.values())):
            self.composed += 1
            yield resource


def readers() -> tuple[DirectoryReader, ...]:
    """List the readers that need no mapping, in the order in which they are asked."""
    return (HsdsCsv(), HsdsJson())


@contextmanager
def open_directory(
    path: Path, source: str, *, mapping: ColumnMapping | None = None, progress: Progress = silent
) -> Iterator[DirectoryStream]:
    """Open a folder, zip, CSV or JSON of resources; raises FileUnreadable, one sentence, when it is none.

    With a `mapping` its tables are read by that; without one, tables that are not HSDS are read by a guess.
    """
    problems, telling = ProblemList(), Telling(progress)
    with open_package(path) as package, Shelf() as shelf:
        using = _reader_for(package, mapping)
        whole = using.reader.shelve(package, shelf, problems, telling)
        stream = DirectoryStream(using, shelf, source, problems, telling, whole=whole)
        if not any(stream.read.values()):
            raise why_not(package, tuple(problems.listed))
        report_statuses(shelf, problems)
        yield stream


def read_directory(
    path: Path, source: str, *, mapping: ColumnMapping | None = None, progress: Progress = silent
) -> DirectoryRead:
    """Read a source whole; `source` names it, and with a resource's id there makes the id that lasts.

    Raises FileUnreadable, one sentence naming file, line where possible and reason, when nothing in it is known.
    """
    with open_directory(path, source, mapping=mapping, progress=progress) as stream:
        resources = tuple(stream.resources)
        return DirectoryRead(stream.format, stream.read, resources, stream.problems, stream.whole, stream.mapping)


def mapping_for(path: Path) -> ColumnMapping | None:
    """Guess the column mapping for a source, None where its format needs none.

    Raises FileUnreadable when there is nothing in it that a directory can be made of.
    """
    with open_package(path) as package:
        if any(reader.recognises(package) for reader in readers()):
            return None
        guess = guess_for(package)
        if not guess.columns:
            raise why_not(package, ())
        return guess


@dataclass(frozen=True, slots=True)
class _Using:
    """The reader for a package, what people call the format, and the mapping as TOML."""

    reader: DirectoryReader
    format: str
    mapping: str = ""


def _reader_for(package: Package, mapping: ColumnMapping | None) -> _Using:
    for reader in readers() if mapping is None else ():
        form = reader.recognises(package)
        if form:
            return _Using(reader, form)
    meant = mapping if mapping is not None else guess_for(package)
    flat = FlatCsv(meant)
    form = flat.recognises(package)
    if form:
        return _Using(flat, form, mapping_as_toml(meant))
    raise why_not(package, ())
