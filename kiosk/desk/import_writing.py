# SPDX-License-Identifier: GPL-3.0-or-later
"""How an import is compared with what is kept, and how what differs is written."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from uuid import UUID

from kiosk.desk.ports import UnitOfWork
from kiosk.desk.set_aside import SetAside
from kiosk.desk.set_up import COMMAND_LINE, station_called
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.office import StationKind
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import CareLine, KeptResource, Source, SourceFile
from kiosk.domain.resource_rules import ImportCancelled
from kiosk.domain.resource_update import Signed, brought_in, updated, vanished
from kiosk.domain.staff import Actor

AT_ONCE = 500
"""Resources between two questions whether to go on."""

Cancelled = Callable[[], bool]
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class DirectoryImported:
    """How many resources came new, changed, or are no longer in their source."""

    added: int
    updated: int
    removed: int


@dataclass(slots=True, kw_only=True)
class Compared:
    """What differs between a source and what is kept of it. `known_at` is the source as it was kept then."""

    known_at: Source | None
    gone: set[UUID]
    seen: set[UUID] = field(default_factory=set)
    new: set[UUID] = field(default_factory=set)
    changed: set[UUID] = field(default_factory=set)

    @property
    def counts(self) -> DirectoryImported:
        """How much differs."""
        return DirectoryImported(added=len(self.new), updated=len(self.changed), removed=len(self.gone))

    def sort(
        self, pile: Sequence[Resource], kept: Mapping[UUID, KeptResource]
    ) -> tuple[Sequence[Resource], Sequence[Resource]]:
        """Pick from a pile what is new, and what differs from what its source said before."""
        new = [resource for resource in pile if resource.id not in kept]
        changed = [resource for resource in pile if resource.id in kept and kept[resource.id].said != resource]
        self.new.update(resource.id for resource in new)
        self.changed.update(resource.id for resource in changed)
        return new, changed


@dataclass(frozen=True, slots=True)
class GoingOn:
    """Asks between batches whether to go on, and tells how far it is; raises ImportCancelled."""

    cancelled: Cancelled | None = None
    progress: Progress | None = None

    def __call__(self, done: int = 0, total: int = 0) -> None:
        """Ask and tell."""
        if self.cancelled is not None and self.cancelled():
            raise ImportCancelled
        if total and self.progress is not None:
            self.progress(done, total)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who brings a source in, and from where; the duty desk of the first office where nobody is named."""

    actor: Actor | None
    file: SourceFile | None

    def signed(self, work: UnitOfWork, moment: datetime) -> Signed:
        """Sign what is written; raises StoreUnusable where there is no office."""
        actor = self.actor or _duty_actor(work)
        return Signed(actor.acting_at(moment), work.staff.get(actor.staff_id).name)


@dataclass(frozen=True, slots=True)
class ImportWriting:
    """Writes an import into a unit of work, batch by batch."""

    work: UnitOfWork
    signed: Signed

    def keep(self, aside: SetAside) -> Iterator[int]:
        """Keep what is new or differs; gives how many for each batch."""
        for pile in aside.piles():
            kept = self.work.resources.kept_of(resource.id for resource in pile)
            self._put(
                updated(kept[each.id], each, self.signed) if each.id in kept else brought_in(each, self.signed)
                for each in pile
            )
            yield len(pile)

    def mark_vanished(self, gone: Collection[UUID]) -> Iterator[int]:
        """Mark what the source has no longer; gives how many for each batch."""
        ids = iter(sorted(gone))
        while batch := list(islice(ids, AT_ONCE)):
            self._put(vanished(kept, self.signed) for kept in self.work.resources.kept_of(batch).values())
            yield len(batch)

    def close(self, name: str, known: Source | None, counts: DirectoryImported, file: SourceFile) -> None:
        """Keep that the source was brought in."""
        source = Source(
            name=name,
            file=file,
            imports=known.imports + 1 if known else 1,
            imported_at=self.signed.act.at,
            imported_by=self.signed.act.by,
            imported_by_name=self.signed.by_name,
            added=counts.added,
            changed=counts.updated,
            vanished=counts.removed,
        )
        self.work.sources.put(source)

    def _put(self, outcomes: Iterable[tuple[KeptResource, Sequence[CareLine]]]) -> None:
        resources: list[KeptResource] = []
        lines: list[CareLine] = []
        for kept, of_it in outcomes:
            resources.append(kept)
            lines += of_it
        self.work.resources.put_all(resources)
        self.work.resource_care.record(lines)


def piles_of(resources: Iterable[Resource], seen: set[UUID]) -> Iterator[Sequence[Resource]]:
    """Split resources into piles, each resource as it comes first; `seen` collects their ids."""
    coming = iter(resources)
    while batch := list(islice(coming, AT_ONCE)):
        fresh = {resource.id: resource for resource in reversed(batch) if resource.id not in seen}
        seen.update(fresh)
        yield list(reversed(fresh.values()))


def _duty_actor(work: UnitOfWork) -> Actor:
    office = work.offices.first()
    if office is None:
        raise StoreUnusable(reason="There is no office yet. Run: onward setup")
    station = station_called(work, office.id, COMMAND_LINE, StationKind.COMMAND_LINE)
    return Actor(staff_id=work.staff.duty_desk(office.id).id, office_id=office.id, station_id=station.id)
