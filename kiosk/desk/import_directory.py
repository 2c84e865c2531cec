# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in a source of resources: all of it or nothing, and a second time as an update."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.desk.ports import Store
from kiosk.domain.errors import SourceNotWhole
from kiosk.domain.resource import Resource


@dataclass(frozen=True, slots=True)
class DirectoryImported:
    """How many resources came new, changed, or are no longer in their source."""

    added: int
    updated: int
    removed: int


@dataclass(frozen=True, slots=True)
class ImportDirectory:
    """Puts a source's resources into the directory; what vanished from it is marked and stays readable."""

    store: Store

    def __call__(
        self, source: str, resources: Sequence[Resource], *, whole: bool = True, dry_run: bool = False
    ) -> DirectoryImported:
        """Keep them in one go; with `dry_run`, only say what would change.

        `whole` false says that a part of the source could not be read: raises SourceNotWhole when something that we
        have is not in the rest, because it may be in the part that is missing.
        """
        with self.store.writing() as work:
            gone = work.resources.ids_of_source(source) - {resource.id for resource in resources}
            if gone and not whole:
                raise SourceNotWhole(source=source)
            put = work.resources.put_all(resources)
            removed = work.resources.mark_vanished(gone)
            if not dry_run:
                work.commit()
        return DirectoryImported(added=put.added, updated=put.updated, removed=removed)
