# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables. A record never leaves this package: repositories translate.

Fields that a domain object has too carry the same name and meaning, so that translation is by name.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, LargeBinary, MetaData, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, ORMExecuteState, Session, mapped_column

from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOffState
from kiosk.domain.need import HistoryEvent, NeedState
from kiosk.domain.next_step import PromiseState, UnmetReason
from kiosk.domain.office import StationKind
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import ResourceKind, ResourceStatus
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.staff import Role
from kiosk.domain.visit import CallReason, Feedback, VisitState
from kiosk.domain.visitor import ContactPreference
from kiosk.store.columns import NOTHING_SAID, SHORT, Texts, UtcDateTime, word_of

CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    Avenue,
    CallReason,
    ContactPreference,
    Feedback,
    HandOffState,
    HistoryEvent,
    NeedState,
    Outcome,
    Paper,
    PromiseState,
    ResourceKind,
    ResourceStatus,
    Role,
    SlipState,
    StationKind,
    UnmetReason,
    VisitState,
)

COLUMN_TYPES: dict[Any, Any] = {
    str: SHORT,
    datetime: UtcDateTime,
    date: Date,
    tuple[str, ...]: Texts,
    dict[str, Any]: JSON,
    **{words: word_of(words) for words in CLOSED_LISTS},
}


class Record(DeclarativeBase):
    """A row. Constraints are named by one rule, so that migrations can address them on every engine."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = COLUMN_TYPES


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


class NeedRecord(Record):
    """What somebody asked for. The database itself refuses a need without an owner (rule 5)."""

    __tablename__ = "need"
    __table_args__ = (Index("ix_need_office_id_state", "office_id", "state"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"))
    visitor_id: Mapped[UUID | None] = mapped_column(ForeignKey("visitor.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    categories: Mapped[tuple[str, ...]]
    deadline: Mapped[date | None]
    state: Mapped[NeedState]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    review_on: Mapped[date | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]


class VisitNeedRecord(Record):
    """A need that was spoken of in a visit: the one it came up in, and those it came back in."""

    __tablename__ = "visit_need"
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), primary_key=True, index=True)


class HistoryRecord(Record):
    """A line of a need's history: added once, then only read."""

    __tablename__ = "need_history"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"))
    event: Mapped[HistoryEvent]
    facts: Mapped[dict[str, Any]]


@event.listens_for(HistoryRecord, "before_update")
@event.listens_for(HistoryRecord, "before_delete")
def _refuse_to_rewrite_history(_mapper: Mapper[HistoryRecord], _connection: object, record: HistoryRecord) -> None:
    raise RuntimeError(f"History line {record.id} cannot be changed or deleted.")


@event.listens_for(Session, "do_orm_execute")
def _refuse_to_rewrite_history_at_once(statement: ORMExecuteState) -> None:
    mapper = statement.bind_mapper
    if (statement.is_update or statement.is_delete) and mapper is not None and mapper.class_ is HistoryRecord:
        raise RuntimeError("The history of needs cannot be changed or deleted.")


class AttemptRecord(Record):
    """An avenue tried for a need."""

    __tablename__ = "need_attempt"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    avenue: Mapped[Avenue]
    resource_id: Mapped[UUID | None] = mapped_column(ForeignKey("resource.id"))
    result: Mapped[Outcome]
    note: Mapped[str] = mapped_column(Text)


class StepColumns:
    """What every next step has."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))


class AnswerRecord(StepColumns, Record):
    """A need answered here and then."""

    __tablename__ = "answer"
    text: Mapped[str] = mapped_column(Text)


class ReferralRecord(StepColumns, Record):
    """A visitor sent to a resource."""

    __tablename__ = "referral"
    resource_id: Mapped[UUID] = mapped_column(ForeignKey("resource.id"), index=True)
    resource_name: Mapped[str] = mapped_column(Text)
    avenue: Mapped[Avenue]
    ask_for: Mapped[str] = mapped_column(Text)
    expected: Mapped[bool]
    call_result: Mapped[str] = mapped_column(Text)
    check_on: Mapped[date | None]
    outcome: Mapped[Outcome | None]
    outcome_at: Mapped[datetime | None]


class PromiseRecord(StepColumns, Record):
    """What somebody will do by a stated time."""

    __tablename__ = "promise"
    text: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[PromiseState]


class HandOffRecord(StepColumns, Record):
    """A need offered to a colleague."""

    __tablename__ = "hand_off"
    to_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"), index=True)
    done: Mapped[str] = mapped_column(Text)
    not_done: Mapped[str] = mapped_column(Text)
    must_not: Mapped[str] = mapped_column(Text)
    by_when: Mapped[datetime | None]
    state: Mapped[HandOffState]
    answered_at: Mapped[datetime | None]
    decline_reason: Mapped[str] = mapped_column(Text)


class UnmetRecord(StepColumns, Record):
    """A need we could not meet yet."""

    __tablename__ = "unmet"
    reason: Mapped[UnmetReason]
    note: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date]


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


class ResourceRecord(Record):
    """A resource, kept whole as one document; the columns are what the store itself asks for."""

    __tablename__ = "resource"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(index=True)
    status: Mapped[ResourceStatus]
    document: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(BigInteger, index=True)
