# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of needs, of everything that happened to them, and of the people to call back."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, event, false
from sqlalchemy.orm import Mapped, Mapper, ORMExecuteState, Session, mapped_column

from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBackReason, CallBackState
from kiosk.domain.hand_off import HandOffState
from kiosk.domain.need import HistoryEvent, NeedState
from kiosk.domain.next_step import PromiseState, UnmetReason
from kiosk.domain.question import Ruling
from kiosk.domain.referral import Outcome
from kiosk.domain.standing import WaitsFor
from kiosk.store.columns import NOTHING_SAID
from kiosk.store.record import Record

NOTHING_DUE = datetime(9999, 12, 31, tzinfo=UTC)
"""When a need is due for which nothing is: behind everything else."""

BOARD = (
    "office_id", "state", "due_at", "created_at", "id",
    "waits_for", "owner_id", "offered_to_id", "filed_under", "found_by",
)  # fmt: skip
"""What the board is ordered by and what it is looked through for; an entry stays below PostgreSQL's 2,704 bytes."""


class NeedRecord(Record):
    """What somebody asked for. The database itself refuses a need without an owner (rule 5).

    `due_at`, `due_by_day`, `waits_for` and `offered_to_id` say where it stands (see kiosk.domain.standing); `due_at` is
    NOTHING_DUE where nothing is. `filed_under` are its categories, `found_by` its visitor's names and its words,
    folded; of a long need they are the beginning, and `found_by_more` is the whole. The store works all of these out
    anew in each unit that touches the need, so that a board of any length is one look at an index.
    """

    __tablename__ = "need"
    __table_args__ = (
        Index("ix_need_board", *BOARD),
        Index("ix_need_owner_id", "owner_id", "state", "due_at"),
        Index("ix_need_offered_to_id", "offered_to_id", "state", "due_at"),
        Index("ix_need_settled_at", "office_id", "settled_at"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    visit_id: Mapped[UUID] = mapped_column(ForeignKey("visit.id"))
    visitor_id: Mapped[UUID | None] = mapped_column(ForeignKey("visitor.id"), index=True)
    words: Mapped[str] = mapped_column(Text)
    categories: Mapped[tuple[str, ...]]
    deadline: Mapped[date | None]
    state: Mapped[NeedState]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    review_on: Mapped[date | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    due_by_day: Mapped[bool] = mapped_column(server_default=false())
    waits_for: Mapped[WaitsFor] = mapped_column(server_default=WaitsFor.NEXT_STEP.value)
    offered_to_id: Mapped[UUID | None]
    filed_under: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    found_by: Mapped[str] = mapped_column(server_default=NOTHING_SAID)
    found_by_more: Mapped[str] = mapped_column(Text, server_default=NOTHING_SAID)


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
    ended_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(Text, server_default=NOTHING_SAID)
    visitor_told: Mapped[bool] = mapped_column(server_default=false())
    instead_of: Mapped[UUID | None]


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
    answered_by: Mapped[UUID | None]
    answer_by: Mapped[datetime | None] = mapped_column(index=True)
    stalled_at: Mapped[datetime | None]


class UnmetRecord(StepColumns, Record):
    """A need we could not meet yet."""

    __tablename__ = "unmet"
    reason: Mapped[UnmetReason]
    note: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date]


class QuestionRecord(Record):
    """A question to the supervisors about a need."""

    __tablename__ = "question"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    need_id: Mapped[UUID] = mapped_column(ForeignKey("need.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(Text)
    ruling: Mapped[Ruling | None] = mapped_column(index=True)
    answer: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class CallBackRecord(Record):
    """Somebody to call back."""

    __tablename__ = "call_back"
    __table_args__ = (Index("ix_call_back_office_id_state", "office_id", "state"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    office_id: Mapped[UUID] = mapped_column(ForeignKey("office.id"))
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[CallBackReason]
    visitor_id: Mapped[UUID | None] = mapped_column(ForeignKey("visitor.id"))
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"))
    need_id: Mapped[UUID | None] = mapped_column(ForeignKey("need.id"), index=True)
    name: Mapped[str]
    phone: Mapped[str]
    about: Mapped[str] = mapped_column(Text)
    state: Mapped[CallBackState]
    over_at: Mapped[datetime | None]
    over_by: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    why_over: Mapped[str] = mapped_column(Text)


class CallBackTryRecord(Record):
    """One try to reach somebody."""

    __tablename__ = "call_back_try"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    call_back_id: Mapped[UUID] = mapped_column(ForeignKey("call_back.id"), index=True)
    at: Mapped[datetime]
    by: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    station_id: Mapped[UUID] = mapped_column(ForeignKey("station.id"))
    reached: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
