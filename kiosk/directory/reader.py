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
from kiosk.directory.hsds_csv import HsdsCsv
from kiosk.directory.hsds_json import HsdsJson
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
    in `resources` may still be offered.
    """

    format: str
    read: Mapping[str, int]
    resources: tuple[Resource, ...]
    problems: tuple[Problem, ...]
    whole: bool = True


class DirectoryStream:
    """A source that is being read: go through `resources` once; `problems` are complete after that.

    `whole` is as in `DirectoryRead`.
    """

    def __init__(
        self, form: str, shelf: Shelf, source: str, problems: ProblemList, telling: Telling, *, whole: bool = True
    ) -> None:
        self.format = form
        self.whole = whole
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
        return self._telling.each(self._composer.resources(), "", max(self.read.values()))


def readers() -> tuple[DirectoryReader, ...]:
    """List the readers in the order in which they are asked."""
    return (HsdsCsv(), HsdsJson())


@contextmanager
def open_directory(path: Path, source: str, *, progress: Progress = silent) -> Iterator[DirectoryStream]:
    """Open a folder, zip, CSV or JSON of resources; raises FileUnreadable, one sentence, when it is none."""
    problems, telling = ProblemList(), Telling(progress)
    with open_package(path) as package, Shelf() as shelf:
        reader, form = _reader_for(package)
        whole = reader.shelve(package, shelf, problems, telling)
        stream = DirectoryStream(form, shelf, source, problems, telling, whole=whole)
        if not any(stream.read.values()):
            raise why_not(package, tuple(problems.listed))
        report_statuses(shelf, problems)
        yield stream


def read_directory(path: Path, source: str, *, progress: Progress = silent) -> DirectoryRead:
    """Read a source whole; `source` names it, and with a resource's id there makes the id that lasts.

    Raises FileUnreadable, one sentence naming file, line where possible and reason, when nothing in it is known.
    """
    with open_directory(path, source, progress=progress) as stream:
        resources = tuple(stream.resources)
        return DirectoryRead(stream.format, stream.read, resources, stream.problems, stream.whole)


def _reader_for(package: Package) -> tuple[DirectoryReader, str]:
    for reader in readers():
        form = reader.recognises(package)
        if form:
            return reader, form
    raise why_not(package, ())
