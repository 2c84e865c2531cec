# SPDX-License-Identifier: GPL-3.0-or-later
"""Needs, their history, and their next steps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from kiosk.desk.ports import BoardWish
from kiosk.domain.errors import NeedNotFound, StepNotFound
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import HistoryLine, Need, NeedState
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet
from kiosk.domain.referral import Attempt, Outcome, Referral
from kiosk.domain.spoken_words import folded
from kiosk.domain.staff import Role
from kiosk.domain.standing import WaitsFor
from kiosk.store.batches import in_batches
from kiosk.store.found_by import has, is_filed_under
from kiosk.store.need_records import (
    AnswerRecord,
    AttemptRecord,
    HandOffRecord,
    HistoryRecord,
    NeedRecord,
    PromiseRecord,
    ReferralRecord,
    UnmetRecord,
    VisitNeedRecord,
)
from kiosk.store.records import OfficeRecord, StaffRecord, VisitorRecord, VisitRecord
from kiosk.store.translate import overwrite, to_domain, to_record

StepRecord = AnswerRecord | ReferralRecord | PromiseRecord | HandOffRecord | UnmetRecord

STEP_TABLES: Mapping[type[NextStep], type[StepRecord]] = {
    Answer: AnswerRecord,
    Referral: ReferralRecord,
    Promise: PromiseRecord,
    HandOff: HandOffRecord,
    Unmet: UnmetRecord,
}
"""Where each kind of next step is kept."""


@dataclass(frozen=True, slots=True)
class SqlNeeds:
    """Needs and what happened to them. `touched` collects those that were added or changed."""

    session: Session
    touched: set[UUID] = field(default_factory=set)

    def get(self, need_id: UUID) -> Need:
        """Return a need; raises NeedNotFound."""
        return to_domain(self._record(need_id), Need)

    def add(self, need: Need) -> None:
        """Keep a new need."""
        self.touched.add(need.id)
        self.session.add(to_record(need, NeedRecord))
        self.session.flush()

    def save(self, need: Need) -> None:
        """Keep what changed about a need. Its words never change (rule 2)."""
        record = self._record(need.id)
        if record.words != need.words:
            raise ValueError("The words of a need are the visitor's own and stay as they are.")
        self.touched.add(need.id)
        overwrite(record, need)

    def bring_into(self, visit_id: UUID, need_id: UUID) -> None:
        """Note that a need was spoken of in a visit."""
        self.session.merge(VisitNeedRecord(visit_id=visit_id, need_id=need_id))

    def of_visit(self, visit_id: UUID) -> Sequence[Need]:
        """List the needs spoken of in a visit, in the order they first came up."""
        return self.of_visits([visit_id]).get(visit_id, ())

    def of_visits(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Need]]:
        """List the needs of several visits."""
        needs: dict[UUID, list[Need]] = defaultdict(list)
        for ids in in_batches(visit_ids):
            spoken_of = (
                select(VisitNeedRecord.visit_id, NeedRecord)
                .join(NeedRecord, NeedRecord.id == VisitNeedRecord.need_id)
                .where(VisitNeedRecord.visit_id.in_(ids))
                .order_by(NeedRecord.created_at, NeedRecord.id)
            )
            for visit_id, record in self.session.execute(spoken_of):
                needs[visit_id].append(to_domain(record, Need))
        return needs

    def of_visitor(self, visitor_id: UUID) -> Sequence[Need]:
        """List everything a visitor ever asked for, oldest first."""
        asked = select(NeedRecord).where(NeedRecord.visitor_id == visitor_id)
        return self._in_order(asked)

    def open_needs(self, office_id: UUID) -> Sequence[Need]:
        """List what an office still owes, oldest first."""
        still_open = NeedRecord.state == NeedState.OPEN
        return self._in_order(select(NeedRecord).where(NeedRecord.office_id == office_id, still_open))

    def board(self, wish: BoardWish, first: int, count: int) -> Sequence[Need]:
        """List a stretch of the needs that fit: what is due first at the top, of settled ones the latest."""
        soonest = NeedRecord.settled_at.desc() if wish.waits_for is WaitsFor.SETTLED else NeedRecord.due_at
        order = (soonest, NeedRecord.created_at, NeedRecord.id)
        stretch = _fitting(select(NeedRecord.id), wish).order_by(*order).offset(first).limit(count)
        ids = self.session.scalars(stretch).all()  # from the index alone: the rows are fetched for what is shown
        needs = {need.id: need for batch in in_batches(ids) for need in self._of_ids(batch)}
        return [needs[need_id] for need_id in ids]

    def count_on_board(self, wish: BoardWish) -> int:
        """Count the needs that fit."""
        return int(self.session.scalars(_fitting(select(func.count()).select_from(NeedRecord), wish)).one())

    def count_due(self, owner_id: UUID, before: datetime) -> int:
        """Count somebody's open needs that are due before a moment."""
        due = select(func.count()).where(
            NeedRecord.owner_id == owner_id, NeedRecord.state == NeedState.OPEN, NeedRecord.due_at < before
        )
        return int(self.session.scalars(due).one())

    def settled_since(self, office_id: UUID, moment: datetime) -> Sequence[Need]:
        """List what an office has settled since a moment, the latest first."""
        settled = select(NeedRecord).where(NeedRecord.office_id == office_id, NeedRecord.settled_at >= moment)
        latest_first = settled.order_by(NeedRecord.settled_at.desc(), NeedRecord.id)
        return [to_domain(record, Need) for record in self.session.scalars(latest_first)]

    def owned_wrongly(self) -> Sequence[Need]:
        """List the open needs of every office whose owner is not of that office, or left, or nobody; oldest first."""
        may_own = or_(StaffRecord.active, StaffRecord.role == Role.DUTY_DESK)
        fits = and_(StaffRecord.id == NeedRecord.owner_id, StaffRecord.office_id == NeedRecord.office_id, may_own)
        without = select(NeedRecord).outerjoin(StaffRecord, fits).where(StaffRecord.id.is_(None))
        return self._in_order(without.where(NeedRecord.state == NeedState.OPEN))

    def promised_by(self, staff_id: UUID) -> Sequence[Need]:
        """List the open needs about which somebody made a promise that is still open, oldest first."""
        promised = select(PromiseRecord.need_id).where(
            PromiseRecord.by == staff_id, PromiseRecord.state == PromiseState.OPEN
        )
        return self._in_order(select(NeedRecord).where(NeedRecord.id.in_(promised), NeedRecord.state == NeedState.OPEN))

    def record(self, line: HistoryLine) -> None:
        """Add a line to a need's history."""
        self.session.add(to_record(line, HistoryRecord))

    def history(self, need_id: UUID) -> Sequence[HistoryLine]:
        """Return a need's whole history, oldest line first."""
        lines = select(HistoryRecord).where(HistoryRecord.need_id == need_id)
        in_order = lines.order_by(HistoryRecord.at, HistoryRecord.id)
        return [to_domain(record, HistoryLine) for record in self.session.scalars(in_order)]

    def add_attempt(self, attempt: Attempt) -> None:
        """Keep an avenue that was tried."""
        self.session.add(to_record(attempt, AttemptRecord))

    def attempts(self, need_id: UUID) -> Sequence[Attempt]:
        """List the avenues tried for a need, oldest first."""
        return self.attempts_of([need_id]).get(need_id, ())

    def attempts_of(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Attempt]]:
        """List the avenues tried for each of these needs, oldest first."""
        attempts: dict[UUID, list[Attempt]] = defaultdict(list)
        for ids in in_batches(need_ids):
            tried = select(AttemptRecord).where(AttemptRecord.need_id.in_(ids))
            for record in self.session.scalars(tried.order_by(AttemptRecord.at, AttemptRecord.id)):
                attempts[record.need_id].append(to_domain(record, Attempt))
        return attempts

    def _of_ids(self, need_ids: list[UUID]) -> list[Need]:
        records = self.session.scalars(select(NeedRecord).where(NeedRecord.id.in_(need_ids)))
        return [to_domain(record, Need) for record in records]

    def _in_order(self, needs: Any) -> Sequence[Need]:  # noqa: ANN401 - SQLAlchemy's select of one entity
        in_order = needs.order_by(NeedRecord.created_at, NeedRecord.id)
        return [to_domain(record, Need) for record in self.session.scalars(in_order)]

    def _record(self, need_id: UUID) -> NeedRecord:
        record = self.session.get(NeedRecord, need_id)
        if record is None:
            raise NeedNotFound(reference=need_id)
        return record


_WAITING = tuple(outcome for outcome in Outcome if outcome.waits)


def _fitting(needs: Select[Any], wish: BoardWish) -> Select[Any]:
    of_all = NeedRecord.office_id.in_(select(OfficeRecord.id))  # said for the sake of the board's index
    of_office = of_all if wish.office_id is None else NeedRecord.office_id == wish.office_id
    is_over = wish.waits_for is WaitsFor.SETTLED
    fitting = needs.where(of_office, NeedRecord.state == (NeedState.SETTLED if is_over else NeedState.OPEN))
    if wish.whose is not None:
        fitting = fitting.where(or_(NeedRecord.owner_id == wish.whose, NeedRecord.offered_to_id == wish.whose))
    if wish.offered_to:
        fitting = fitting.where(NeedRecord.offered_to_id.in_(wish.offered_to))
    if wish.due_before is not None:
        fitting = fitting.where(NeedRecord.due_at < wish.due_before)
    if is_over:
        return fitting.where(*_said_in_settled(wish))
    if wish.waits_for is not None:
        fitting = fitting.where(NeedRecord.waits_for == wish.waits_for)
    if wish.category:
        fitting = fitting.where(is_filed_under(wish.category))
    for word in folded(wish.words).split():
        fitting = fitting.where(has(word))
    return fitting


def _said_in_settled(wish: BoardWish) -> Iterator[ColumnElement[bool]]:
    """Pick settled needs, which are kept without what open ones are found by, from what they are made of."""
    if wish.category:
        yield cast(NeedRecord.categories, String).contains(f'"{wish.category}"', autoescape=True)
    for word in wish.words.split():
        called = or_(
            *(name.icontains(word, autoescape=True) for name in (VisitorRecord.name, VisitorRecord.preferred_name))
        )
        said = select(VisitRecord.id).where(VisitRecord.said_name.icontains(word, autoescape=True))
        yield or_(
            NeedRecord.words.icontains(word, autoescape=True),
            NeedRecord.visitor_id.in_(select(VisitorRecord.id).where(called)),
            NeedRecord.visit_id.in_(said),
        )


@dataclass(frozen=True, slots=True)
class SqlNextSteps:
    """Next steps of all five kinds. `touched` collects the needs that they are for."""

    session: Session
    touched: set[UUID] = field(default_factory=set)

    def get(self, step_id: UUID) -> NextStep:
        """Return a next step of whatever kind; raises StepNotFound."""
        for kind, table in STEP_TABLES.items():
            record = self.session.get(table, step_id)
            if record is not None:
                return to_domain(record, kind)
        raise StepNotFound

    def add(self, step: NextStep) -> None:
        """Keep a new next step."""
        self.touched.add(step.need_id)
        self.session.add(to_record(step, STEP_TABLES[type(step)]))

    def save(self, step: NextStep) -> None:
        """Keep what became of a next step; raises StepNotFound."""
        record = self.session.get(STEP_TABLES[type(step)], step.id)
        if record is None:
            raise StepNotFound
        self.touched.add(step.need_id)
        overwrite(record, step)

    def to_ask_about(self, office_id: UUID, today: date, whose: UUID | None, count: int) -> Sequence[Referral]:
        """List the referrals of open needs whose day to ask has come, what is due first at the top."""
        nobody_knows = or_(ReferralRecord.outcome.is_(None), ReferralRecord.outcome.in_(_WAITING))
        due = select(ReferralRecord).join(NeedRecord, NeedRecord.id == ReferralRecord.need_id)
        due = due.where(ReferralRecord.check_on <= today, nobody_knows)
        due = due.where(NeedRecord.office_id == office_id, NeedRecord.state == NeedState.OPEN)
        if whose is not None:
            due = due.where(or_(NeedRecord.owner_id == whose, NeedRecord.offered_to_id == whose))
        in_order = due.order_by(NeedRecord.due_at, NeedRecord.created_at, ReferralRecord.at, ReferralRecord.id)
        return [to_domain(record, Referral) for record in self.session.scalars(in_order.limit(count))]

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[NextStep]]:
        """List the next steps of several needs, oldest first for each."""
        steps: dict[UUID, list[NextStep]] = defaultdict(list)
        for ids in in_batches(need_ids):
            for kind, table in STEP_TABLES.items():
                for record in self.session.scalars(select(table).where(table.need_id.in_(ids))):
                    step = to_domain(record, kind)
                    steps[step.need_id].append(step)
        for of_need in steps.values():
            of_need.sort(key=lambda step: (step.at, step.id))
        return steps
