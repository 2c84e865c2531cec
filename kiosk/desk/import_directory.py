# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in a source of resources: all of it or nothing, and a second time as an update."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Store, UnitOfWork
from kiosk.domain.errors import SourceNotWhole
from kiosk.domain.resource import Resource

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DirectoryImported:
    """How many resources came new, changed, or are no longer in their source."""

    added: int
    updated: int
    removed: int


@dataclass(frozen=True, slots=True)
class ImportDirectory:
    """Puts a source's resources into the directory; what vanished from it is marked and stays readable.

    `after` is told the ids of the resources that came new or changed, once they are kept. The import is done by then,
    whatever becomes of that.
    """

    store: Store
    after: Callable[[Collection[UUID]], object] | None = None

    def __call__(
        self, source: str, resources: Sequence[Resource], *, whole: bool = True, dry_run: bool = False
    ) -> DirectoryImported:
        """Keep them in one go; with `dry_run`, only say what would change.

        `whole` false says that a part of the source could not be read: raises SourceNotWhole when something that we
        have is not in the rest, because it may be in the part that is missing.
        """
        with self.store.writing() as work:
            known = work.resources.ids_of_source(source)
            gone = known - {resource.id for resource in resources}
            if gone and not whole:
                raise SourceNotWhole(source=source)
            news = self._news(work, resources, known) if not dry_run else set()
            put = work.resources.put_all(resources)
            removed = work.resources.mark_vanished(gone)
            if not dry_run:
                work.commit()
        self._tell(news)
        return DirectoryImported(added=put.added, updated=put.updated, removed=removed)

    def _news(self, work: UnitOfWork, resources: Sequence[Resource], known: Collection[UUID]) -> set[UUID]:
        """List what is new or differs from what is kept, where anybody wants to know."""
        if self.after is None:
            return set()
        return {each.id for each in resources if each.id not in known or work.resources.get(each.id) != each}

    def _tell(self, news: Collection[UUID]) -> None:
        if self.after is None or not news:
            return
        try:
            self.after(news)
        except Exception as error:  # noqa: BLE001 - what is imported is imported, whatever went wrong afterwards
            _LOG.error("After an import: %s", type(error).__name__)  # its text may hold a need's words
