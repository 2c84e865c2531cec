# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole services, each read back before it goes out, so that nothing is lost that an import can keep."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kiosk.directory.composing import Composer
from kiosk.directory.export.flat_rows import SHARED, rows_of
from kiosk.directory.export.record_marks import marks_for
from kiosk.directory.export.whole_service import ExportWishes, Whole, whole_service, with_marks
from kiosk.directory.loading import Loader
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf
from kiosk.domain.resource import Resource

_BATCH = 100  # whatever shares a place is read back with all that it shares it with
_NOWHERE = Place("")


def whole_services(resources: Iterable[Resource], wishes: ExportWishes) -> Iterator[Whole]:
    """Write each resource in the columns of HSDS, and mark beside it what these alone would not give back."""
    waiting = iter(resources)
    while batch := list(islice(waiting, _BATCH)):
        services = [whole_service(resource, wishes) for resource in batch]
        read = _read_back(services)
        for held, service in zip(batch, services, strict=True):
            yield with_marks(service, marks_for(held, read[_source_id(service)], with_notes=wishes.with_notes))


def _read_back(services: Sequence[Whole]) -> dict[str, Resource]:
    """Read services as an import does, by their id there."""
    problems = ProblemList()
    rows = [each for service in services for each in rows_of(service)]
    shared = {(kind, row["id"]): row for kind, row in rows if kind in SHARED}
    with Shelf() as shelf:
        loader = Loader(shelf, problems)
        for kind, row in rows:
            if kind not in SHARED or shared.pop((kind, row["id"]), None) is not None:
                loader.put(kind, _NOWHERE, {column: str(cell) for column, cell in row.items()}, repeats=True)
        return {read.source_id: read for read in Composer("", shelf, problems).resources()}


def _source_id(service: Whole) -> str:
    places = service.get("service_at_locations", ())
    return str(places[0]["id"]) if places else f"{service['id']}/"
