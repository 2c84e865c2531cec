# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in a source of resources: all of it or nothing, and a second time as an update."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kiosk.desk.directory_news import After, tell
from kiosk.desk.import_writing import (
    Cancelled,
    Compared,
    DirectoryImported,
    GoingOn,
    ImportWriting,
    Progress,
    Sender,
    piles_of,
)
from kiosk.desk.ports import Clock, Store
from kiosk.desk.set_aside import SetAside
from kiosk.domain.errors import SourceNotWhole
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import ADDED_HERE, SourceFile
from kiosk.domain.resource_rules import ImportedMeanwhile, SourceNameTaken
from kiosk.domain.resource_update import ResourceChange, change_of
from kiosk.domain.staff import Actor
from kiosk.domain.text import LINE_LIMIT, shortened

__all__ = ["DirectoryImported", "ImportDirectory", "ImportPreview", "ResourceChange"]

LISTED = 500
"""As many of each as a preview lists; it counts all of them."""

Found = Callable[[Sequence[Resource], Sequence[Resource]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do. The lists hold the first LISTED of each, the counts are whole."""

    added: Sequence[Resource]
    changed: Sequence[ResourceChange]
    vanished: Sequence[Resource]
    added_count: int
    changed_count: int
    vanished_count: int


@dataclass(frozen=True, slots=True)
class ImportDirectory:
    """Puts a source's resources into the directory; what vanished from it is marked and stays readable.

    What the office edited, noted and checked itself stays. `after` is told the ids of the resources that came new or
    changed, once they are kept. The import is done by then, whatever becomes of that.
    """

    store: Store
    clock: Clock
    after: After | None = None

    def __call__(
        self,
        source: str,
        resources: Iterable[Resource],
        *,
        whole: bool = True,
        dry_run: bool = False,
        actor: Actor | None = None,
        file: SourceFile | Callable[[], SourceFile] | None = None,
        cancelled: Cancelled | None = None,
        progress: Progress | None = None,
    ) -> DirectoryImported:
        """Keep them in one go; with `dry_run`, only say what would change.

        The resources are gone through once, and nobody's saving waits meanwhile; only then is anything written. Where
        what is to be kept of the `file` is known only then, as what was wrong with it, let it be asked for.
        `whole` false says that a part of the source could not be read: raises SourceNotWhole when something that we
        have is not in the rest, or is different there, because the missing part may say it as it was. Without an
        `actor`, the duty desk of the first office stands behind it. `cancelled` is asked between batches: raises
        ImportCancelled. `progress` is told how many changes of how many are written. Raises ImportedMeanwhile when
        somebody else took in the same source since this began, SourceNameTaken for the name of what was added here.
        Whatever is raised, nothing was changed.
        """
        going_on = GoingOn(cancelled, progress)
        with SetAside() as aside:
            compared = self._compare(_sound(source), resources, going_on, lambda new, old: aside.put([*new, *old]))
            _check_whole(source, compared, whole=whole)
            if not dry_run:
                self._write(source, aside, compared, going_on, Sender(actor, file() if callable(file) else file))
        if not dry_run:
            tell(self.after, compared.new | compared.changed)
        return compared.counts

    def preview(
        self, source: str, resources: Iterable[Resource], *, whole: bool = True, cancelled: Cancelled | None = None
    ) -> ImportPreview:
        """Say what an import of these would change, and change nothing; raises as the import does."""
        added: list[Resource] = []
        changed: list[ResourceChange] = []

        def listen(new: Sequence[Resource], old: Sequence[Resource]) -> None:
            added.extend(new[: LISTED - len(added)])
            if listed := old[: LISTED - len(changed)]:
                with self.store.reading() as work:
                    kept = work.resources.kept_of(resource.id for resource in listed)
                changed.extend(change_of(kept[resource.id], resource) for resource in listed)

        compared = self._compare(_sound(source), resources, GoingOn(cancelled), listen)
        _check_whole(source, compared, whole=whole)
        with self.store.reading() as work:
            gone = work.resources.several(islice(sorted(compared.gone), LISTED))
        counts = compared.counts
        return ImportPreview(
            added=added,
            changed=changed,
            vanished=sorted(gone.values(), key=lambda resource: resource.name.casefold()),
            added_count=counts.added,
            changed_count=counts.updated,
            vanished_count=counts.removed,
        )

    def _compare(self, source: str, resources: Iterable[Resource], going_on: GoingOn, found: Found) -> Compared:
        """Go through the resources once; `found` is told what is new and what differs from what its source said."""
        with self.store.reading() as work:
            compared = Compared(known_at=work.sources.get(source), gone=work.resources.ids_of_source(source))
        for pile in piles_of(resources, compared.seen):
            going_on()
            with self.store.reading() as work:
                kept = work.resources.kept_of(resource.id for resource in pile)
            found(*compared.sort(pile, kept))
        compared.gone -= compared.seen
        return compared

    def _write(self, source: str, aside: SetAside, compared: Compared, going_on: GoingOn, sender: Sender) -> None:
        with self.store.writing() as work:
            known = work.sources.get(source)
            if known != compared.known_at:
                raise ImportedMeanwhile(name=known.imported_by_name if known else "", source=source)
            writing = ImportWriting(work, sender.signed(work, self.clock()))
            done, total = 0, aside.count + len(compared.gone)
            for count in chain(writing.keep(aside), writing.mark_vanished(compared.gone)):
                done += count
                going_on(done, total)
            writing.close(source, known, compared.counts, sender.file or SourceFile())
            work.commit()


def _check_whole(source: str, compared: Compared, *, whole: bool) -> None:
    if not whole and (compared.gone or compared.changed):
        raise SourceNotWhole(source=source)


def _sound(source: str) -> str:
    """Take the name of a source; raises SourceNameTaken."""
    if not source.strip() or len(source) > LINE_LIMIT or source.strip().casefold() == ADDED_HERE:
        raise SourceNameTaken(source=shortened(source))
    return source
