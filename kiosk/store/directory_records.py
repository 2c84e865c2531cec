# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the directory: resources, what the office settled about them, and what happened to them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.resource import ResourceKind, ResourceStatus
from kiosk.domain.resource_care import CareAction
from kiosk.store.columns import NOTHING_SAID
from kiosk.store.record import Record

OF_SOURCE = ("source", "said_status", "id", "found_by", "kind", "status")
"""What a source is counted and listed by without reading its documents.

An entry stays below PostgreSQL's 2,704 bytes, and no index begins with the status: so many resources share one that
reading them by it takes longer than reading them all.
"""


class ResourceRecord(Record):
    """A resource, kept whole as one document; the columns are what the store itself asks for.

    `document` is what everybody gets, `source_document` what the source says, None where that is the same. `found_by`
    begins with its name and has no case or accents. `checked_day` is a proleptic ordinal, 0 for never.
    """

    __tablename__ = "resource"
    __table_args__ = (
        Index("ix_resource_source", *OF_SOURCE),
        Index("ix_resource_found_by", "found_by", "id", "kind", "status"),
        Index("ix_resource_checked_day", "checked_day", "status", "closes_on", "id"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str]
    status: Mapped[ResourceStatus]
    document: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(BigInteger, index=True)
    kind: Mapped[ResourceKind] = mapped_column(server_default=ResourceKind.SERVICE.value)
    said_status: Mapped[ResourceStatus] = mapped_column(server_default=ResourceStatus.ACTIVE.value)
    source_document: Mapped[str | None] = mapped_column(Text)
    found_by: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    checked_day: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    closes_on: Mapped[date | None]


class OwnEditRecord(Record):
    """What the office says of a field instead of the source; values as JSON."""

    __tablename__ = "resource_own_edit"
    resource_id: Mapped[UUID] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    field_name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    source_value: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    source_changed_at: Mapped[datetime | None] = mapped_column(index=True)


class CareLineRecord(Record):
    """One thing that happened to a resource."""

    __tablename__ = "resource_care"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    resource_id: Mapped[UUID] = mapped_column(ForeignKey("resource.id"), index=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    by_name: Mapped[str]
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"))
    action: Mapped[CareAction]
    field_name: Mapped[str]
    previous_value: Mapped[str] = mapped_column(Text)
    replacement_value: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class WrongReportRecord(Record):
    """Somebody says that something about a resource is wrong."""

    __tablename__ = "resource_report"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    resource_id: Mapped[UUID] = mapped_column(ForeignKey("resource.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    by_name: Mapped[str]
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    text: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class FavouriteRecord(Record):
    """A resource that an office likes to offer."""

    __tablename__ = "resource_favourite"
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"), primary_key=True)
    resource_id: Mapped[UUID] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))


class SourceRecord(Record):
    """A source at its latest import."""

    __tablename__ = "resource_source"
    name: Mapped[str] = mapped_column(primary_key=True)
    format: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    mapping: Mapped[str] = mapped_column(Text)
    problems: Mapped[str] = mapped_column(Text)
    imports: Mapped[int] = mapped_column(Integer)
    imported_at: Mapped[datetime | None]
    imported_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    imported_by_name: Mapped[str]
    added: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    vanished: Mapped[int] = mapped_column(Integer)
