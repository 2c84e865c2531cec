# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the directory came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from kiosk.domain.resource import ResourceStatus
from kiosk.domain.resource_care import Source, SourceFile
from kiosk.store.directory_records import ResourceRecord, SourceRecord
from kiosk.store.translate import values_of


@dataclass(frozen=True, slots=True)
class SqlSources:
    """Each source at its latest import."""

    session: Session

    def get(self, name: str) -> Source | None:
        """Return a source by its name."""
        row = self.session.execute(_with_count().where(SourceRecord.name == name)).first()
        return _source(row) if row else None

    def put(self, source: Source) -> None:
        """Keep a source as it is after an import; what is held from it is counted when it is asked for."""
        said = values_of(source) | values_of(source.file)
        names = (column.name for column in SourceRecord.__table__.columns)
        self.session.merge(SourceRecord(**{name: said[name] for name in names}))
        self.session.flush()

    def all(self) -> Sequence[Source]:
        """List every source by name."""
        return [_source(row) for row in self.session.execute(_with_count().order_by(SourceRecord.name))]


def _with_count() -> Select[SourceRecord, int]:
    there = (
        select(func.count())
        .select_from(ResourceRecord)
        .where(ResourceRecord.source == SourceRecord.name, ResourceRecord.said_status != ResourceStatus.VANISHED)
    )
    return select(SourceRecord, there.scalar_subquery())


def _source(row: Row[SourceRecord, int]) -> Source:
    record, resources = row
    file = SourceFile(format=record.format, path=record.path, mapping=record.mapping, problems=record.problems)
    return Source(
        name=record.name,
        file=file,
        imports=record.imports,
        imported_at=record.imported_at,
        imported_by=record.imported_by,
        imported_by_name=record.imported_by_name,
        resources=resources,
        added=record.added,
        changed=record.changed,
        vanished=record.vanished,
    )
