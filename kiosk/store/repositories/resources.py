# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, true, update
from sqlalchemy.orm import Session

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.domain.resource_care import KeptResource, OwnEdit
from kiosk.domain.spoken_words import folded
from kiosk.store.batches import BATCH, in_batches
from kiosk.store.directory_records import FavouriteRecord, OwnEditRecord, ResourceRecord
from kiosk.store.found_by import is_called, names_found_by
from kiosk.store.translate import read_document, read_value, write_document, write_value

Counted = TypeVar("Counted", bound=Select[tuple[UUID]] | Select[tuple[int]])


@dataclass(frozen=True, slots=True)
class SqlResources:
    """What we refer to. Whatever changes is stamped with the revision of this save, for the search."""

    session: Session
    next_revision: int

    def get(self, resource_id: UUID) -> Resource:
        """Return a resource, also one that is not offered any more; raises ResourceNotFound."""
        document = self.session.scalars(select(ResourceRecord.document).where(ResourceRecord.id == resource_id)).first()
        if document is None:
            raise ResourceNotFound
        return read_document(Resource, document)

    def several(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, Resource]:
        """Return those of these resources that there are."""
        found: dict[UUID, Resource] = {}
        for ids in in_batches(resource_ids):
            rows = self.session.execute(
                select(ResourceRecord.id, ResourceRecord.document).where(ResourceRecord.id.in_(ids))
            )
            found |= {row.id: read_document(Resource, row.document) for row in rows}
        return found

    def kept(self, resource_id: UUID) -> KeptResource:
        """Return a resource with what the office settled about it; raises ResourceNotFound."""
        try:
            return self.kept_of([resource_id])[resource_id]
        except KeyError:
            raise ResourceNotFound from None

    def kept_of(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, KeptResource]:
        """Return those of these resources that there are, each with what the office settled about it."""
        found: dict[UUID, KeptResource] = {}
        said = func.coalesce(ResourceRecord.source_document, ResourceRecord.document)
        for ids in in_batches(resource_ids):
            edits = self._edits(ids)
            for resource_id, document in self.session.execute(
                select(ResourceRecord.id, said).where(ResourceRecord.id.in_(ids))
            ):
                own = tuple(edits.get(resource_id, ()))
                found[resource_id] = KeptResource(said=read_document(Resource, document), edits=own)
        return found

    def ids_of_source(self, source: str) -> set[UUID]:
        """List what came from a source and has not vanished from it."""
        there = ResourceRecord.said_status != ResourceStatus.VANISHED
        return set(self.session.scalars(select(ResourceRecord.id).where(ResourceRecord.source == source, there)))

    def put_all(self, resources: Iterable[KeptResource]) -> None:
        """Keep resources with all that the office settled about them, whether they are new or not."""
        for batch in _batches(resources):
            ids = [kept.id for kept in batch]
            there = set(self.session.scalars(select(ResourceRecord.id).where(ResourceRecord.id.in_(ids))))
            new = [self._row(kept) for kept in batch if kept.id not in there]
            changed = [self._row(kept) for kept in batch if kept.id in there]
            if new:
                self.session.execute(insert(ResourceRecord), new)
            if changed:
                self.session.execute(update(ResourceRecord), changed)
                self.session.execute(delete(OwnEditRecord).where(OwnEditRecord.resource_id.in_(there)))
            if edits := [_edit_row(kept.id, edit) for kept in batch for edit in kept.edits]:
                self.session.execute(insert(OwnEditRecord), edits)

    def page(self, wish: DirectoryWish, first: int, count: int) -> Sequence[Resource]:
        """List what fits a wish, by name."""
        fitting = select(ResourceRecord.id).where(*_fits(wish)).order_by(ResourceRecord.found_by, ResourceRecord.id)
        ids = self.session.scalars(fitting.offset(first).limit(count)).all()
        found = self.several(ids)
        return [found[resource_id] for resource_id in ids]

    def count(self, wish: DirectoryWish) -> int:
        """Count what fits a wish."""
        return self.session.scalars(select(func.count()).select_from(ResourceRecord).where(*_fits(wish))).one()

    def stream(self) -> Iterator[Resource]:
        """Go through the whole directory by id, what is not offered any more among it, without holding it."""
        last: ColumnElement[bool] = true()
        in_order = select(ResourceRecord.id, ResourceRecord.document).order_by(ResourceRecord.id).limit(BATCH)
        while rows := self.session.execute(in_order.where(last)).all():
            for row in rows:
                yield read_document(Resource, row.document)
            last = ResourceRecord.id > rows[-1].id

    def _edits(self, ids: Sequence[UUID]) -> Mapping[UUID, Sequence[OwnEdit]]:
        edits: dict[UUID, list[OwnEdit]] = defaultdict(list)
        of_them = select(OwnEditRecord).where(OwnEditRecord.resource_id.in_(ids))
        in_order = of_them.order_by(OwnEditRecord.resource_id, OwnEditRecord.at, OwnEditRecord.field_name)
        for row in self.session.execute(in_order.with_only_columns(*OwnEditRecord.__table__.columns)):
            edits[row.resource_id].append(
                OwnEdit(
                    field_name=row.field_name,
                    value=read_value(Resource, row.field_name, row.value),
                    source_value=read_value(Resource, row.field_name, row.source_value),
                    at=row.at,
                    by=row.by,
                    source_changed_at=row.source_changed_at,
                )
            )
        return edits

    def _row(self, kept: KeptResource) -> dict[str, object]:
        held = kept.held
        document = write_document(held, brief=True)
        said = document if held is kept.said else write_document(kept.said, brief=True)
        return {
            "id": held.id,
            "source": held.source,
            "kind": held.kind,
            "status": held.status,
            "said_status": kept.said.status,
            "document": document,
            "source_document": said if said != document else None,
            "found_by": names_found_by((held.name, held.alternate_name, held.organization, held.location)),
            "checked_day": held.checked_on.toordinal() if held.checked_on else 0,
            "closes_on": held.closes_on,
            "revision": self.next_revision,
        }


def _batches(resources: Iterable[KeptResource]) -> Iterator[list[KeptResource]]:
    """Split them, each resource once, as it comes last."""
    batch: dict[UUID, KeptResource] = {}
    for kept in resources:
        batch[kept.id] = kept
        if len(batch) == BATCH:
            yield list(batch.values())
            batch = {}
    if batch:
        yield list(batch.values())


def _edit_row(resource_id: UUID, edit: OwnEdit) -> dict[str, object]:
    return {
        "resource_id": resource_id,
        "field_name": edit.field_name,
        "value": write_value(Resource, edit.field_name, edit.value),
        "source_value": write_value(Resource, edit.field_name, edit.source_value),
        "at": edit.at,
        "by": edit.by,
        "source_changed_at": edit.source_changed_at,
    }


def _fits(wish: DirectoryWish) -> Iterator[ColumnElement[bool]]:
    for word in folded(wish.words).split():
        yield is_called(word)
    if wish.kind is not None:
        yield ResourceRecord.kind == wish.kind
    if wish.status is not None:
        yield ResourceRecord.status == wish.status
    if wish.source is not None:
        yield ResourceRecord.source == wish.source
    if wish.favourites_of is not None:
        liked = select(FavouriteRecord.resource_id).where(FavouriteRecord.office_id == wish.favourites_of)
        yield ResourceRecord.id.in_(liked)
