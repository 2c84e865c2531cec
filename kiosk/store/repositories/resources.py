# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kiosk.desk.ports import Put
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.store.batches import in_batches
from kiosk.store.records import ResourceRecord
from kiosk.store.translate import read_document, write_document


@dataclass(frozen=True, slots=True)
class SqlResources:
    """What we refer to. Whoever changes a resource stamps it with the revision of this save, for the search."""

    session: Session
    next_revision: int

    def get(self, resource_id: UUID) -> Resource:
        """Return a resource, also one that is not offered any more; raises ResourceNotFound."""
        record = self.session.get(ResourceRecord, resource_id)
        if record is None:
            raise ResourceNotFound
        return read_document(Resource, record.document)

    def ids_of_source(self, source: str) -> set[UUID]:
        """List what came from a source and has not vanished from it."""
        there = ResourceRecord.status != ResourceStatus.VANISHED
        return set(self.session.scalars(select(ResourceRecord.id).where(ResourceRecord.source == source, there)))

    def put_all(self, resources: Iterable[Resource]) -> Put:
        """Add resources, or change those that differ from what is kept."""
        added = updated = 0
        for batch in in_batches(resources):
            kept = self._records(resource.id for resource in batch)
            new = {resource.id: resource for resource in batch if resource.id not in kept}
            if new:
                self.session.execute(insert(ResourceRecord), [self._row(resource) for resource in new.values()])
            added += len(new)
            updated += sum(self._change(kept[r.id], r) for r in batch if r.id in kept)
            self.session.flush()
            self.session.expunge_all()
        return Put(added=added, updated=updated)

    def mark_vanished(self, resource_ids: Iterable[UUID]) -> int:
        """Mark resources that their source no longer has; referrals to them stay readable."""
        count = 0
        for ids in in_batches(resource_ids):
            for record in self._records(ids).values():
                gone = replace(read_document(Resource, record.document), status=ResourceStatus.VANISHED)
                count += self._change(record, gone)
        return count

    def _records(self, ids: Iterable[UUID]) -> dict[UUID, ResourceRecord]:
        wanted = select(ResourceRecord).where(ResourceRecord.id.in_(list(ids)))
        return {record.id: record for record in self.session.scalars(wanted)}

    def _change(self, record: ResourceRecord, resource: Resource) -> bool:
        document = write_document(resource, brief=True)
        if record.document == document:
            return False
        record.document, record.status, record.revision = document, resource.status, self.next_revision
        return True

    def _row(self, resource: Resource) -> dict[str, object]:
        return {
            "id": resource.id,
            "source": resource.source,
            "status": resource.status,
            "document": write_document(resource, brief=True),
            "revision": self.next_revision,
        }
