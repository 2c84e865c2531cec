# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the office, its people, visits and slips.

A record never leaves this package: repositories translate. Fields that a domain object has too carry the same name and
meaning, so that translation is by name.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.office import StationKind
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.staff import Role
from kiosk.domain.visit import CallReason, Feedback, VisitState
from kiosk.domain.visitor import ContactPreference
from kiosk.store.columns import NOTHING_SAID
from kiosk.store.record import Record


class RevisionRecord(Record):
    """One row that counts committed saves; a save holds it until its commit, so numbers come in commit order."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)


class OfficeRecord(Record):
    """A place with a front desk."""

    __tablename__ = "office"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str]
    address: Mapped[str]
    country: Mapped[str]
    language: Mapped[str]
    timezone: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    sample: Mapped[bool]


class OfficeRulesRecord(Record):
    """What an office has settled for itself, as one document; who settled it and when."""

    __tablename__ = "office_rules"
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    settled_at: Mapped[datetime]
    settled_by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))


class StationRecord(Record):
    """A screen in an office, or its command line."""

    __tablename__ = "station"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str]
    kind: Mapped[StationKind]


class StationPrintersRecord(Record):
    """What a station prints on, as one document; who chose it and when."""

    __tablename__ = "station_printers"
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    chosen_at: Mapped[datetime]
    chosen_by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))


class StaffRecord(Record):
    """Who works here, and each office's duty desk."""

    __tablename__ = "staff"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"), index=True)
    name: Mapped[str]
    called: Mapped[str]
    role: Mapped[Role]
    speaks: Mapped[tuple[str, ...]]
    active: Mapped[bool]
    away_from: Mapped[date | None]
    away_until: Mapped[date | None]


class StaffPinRecord(Record):
    """A PIN's hash and its wrong tries."""

    __tablename__ = "staff_pin"
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    pin_hash: Mapped[str]
    wrong_in_a_row: Mapped[int]


class VisitorRecord(Record):
    """A person we know. `revision` is the save that changed them last, or their last visit."""

    __tablename__ = "visitor"
    __table_args__ = (Index("ix_visitor_office_id_external_id", "office_id", "external_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str]
    preferred_name: Mapped[str]
    pronunciation: Mapped[str]
    languages: Mapped[tuple[str, ...]]
    phone: Mapped[str]
    birth_date: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)
    external_id: Mapped[str]
    confidential: Mapped[bool]
    large_print: Mapped[bool]
    contact_preference: Mapped[ContactPreference]
    consented_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(BigInteger, index=True)


class CardRecord(Record):
    """A visitor's card, by the hash of its token."""

    __tablename__ = "visitor_card"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    revoked_at: Mapped[datetime | None]


class VisitRecord(Record):
    """One arrival."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_office_id_state", "office_id", "state"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"))
    visitor_id: Mapped[UUID | None] = mapped_column(ForeignKey("visitor.id"), index=True)
    state: Mapped[VisitState]
    arrived_at: Mapped[datetime]
    helper_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    finished_at: Mapped[datetime | None]
    finished_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    said_name: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    said_contact: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    said_birthday: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    language: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    called_at: Mapped[datetime | None]
    called_for: Mapped[CallReason | None]
    feedback: Mapped[Feedback | None]
    helped_at: Mapped[datetime | None]
    first_helped_at: Mapped[datetime | None]
    back_by: Mapped[datetime | None]


class SlipRecord(Record):
    """A slip as it was made. `document` is the whole slip, so that it stays as printed."""

    __tablename__ = "slip"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), index=True)
    reference: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    document: Mapped[str] = mapped_column(Text)


class SlipNeedRecord(Record):
    """A need that a slip is about."""

    __tablename__ = "slip_need"
    slip_id: Mapped[UUID] = mapped_column(ForeignKey("slip.id"), primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), primary_key=True)
    position: Mapped[int]


class SlipPrintRecord(Record):
    """One print of a slip."""

    __tablename__ = "slip_print"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    slip_id: Mapped[UUID] = mapped_column(ForeignKey("slip.id"), index=True)
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"))
    copy: Mapped[int]
    target: Mapped[str] = mapped_column(Text)
    paper: Mapped[Paper | None]
    language: Mapped[str]
    large_print: Mapped[bool | None]
    state: Mapped[SlipState]
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    tries: Mapped[int]
    printed_on: Mapped[str] = mapped_column(Text)
    job: Mapped[str]
    path: Mapped[str] = mapped_column(Text)
    problem: Mapped[str] = mapped_column(Text)
    cleared_at: Mapped[datetime | None] = mapped_column(index=True)


class RenderingRecord(Record):
    """A print's page as its printer takes it, until it is known what became of it."""

    __tablename__ = "slip_print_rendering"
    print_id: Mapped[UUID] = mapped_column(ForeignKey("slip_print.id"), primary_key=True)
    target: Mapped[str] = mapped_column(Text)
    paper: Mapped[Paper]
    form: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DraftRecord(Record):
    """What is being typed for a visit."""

    __tablename__ = "draft"
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    words: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
