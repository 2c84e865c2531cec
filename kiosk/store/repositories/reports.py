# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures: each one look at the tables, counted by the database wherever engines count alike."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from kiosk.desk.ports import Arrived, ReferralsGone, Stretch, VisitFigures
from kiosk.domain.call_back import CallBackState
from kiosk.domain.need import NeedState
from kiosk.domain.next_step import PromiseState, UnmetReason
from kiosk.domain.office import StationKind
from kiosk.domain.visit import Feedback, VisitState
from kiosk.store.need_records import CallBackRecord, NeedRecord, PromiseRecord, ReferralRecord, UnmetRecord
from kiosk.store.records import StationRecord, VisitRecord

Columns = TypeVarTuple("Columns")
Office = InstrumentedAttribute[UUID]
Moment = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]


@dataclass(frozen=True, slots=True)
class SqlReports:
    """Figures of some offices, each within its own stretch of time."""

    session: Session

    def arrivals(self, stretch: Stretch) -> Sequence[Arrived]:
        """List when each visit began, and when somebody turned to it. Days and medians differ from engine to engine."""
        columns = (_plain(VisitRecord.arrived_at), _plain(VisitRecord.first_helped_at))
        wanted = select(*columns).where(_within(VisitRecord.office_id, VisitRecord.arrived_at, (stretch,)))
        return [
            Arrived(at if at.tzinfo else at.replace(tzinfo=UTC), helped - at if helped else None)
            for at, helped in self.session.execute(wanted)
            if at is not None
        ]

    def visits(self, within: Sequence[Stretch]) -> VisitFigures:
        """Count visits in every way that one look can."""
        at_screen = StationRecord.kind == StationKind.SELF_SERVICE
        counted = select(
            func.count(),
            _sum(VisitRecord.visitor_id.is_(None)),
            func.count(VisitRecord.visitor_id.distinct()),
            _sum(at_screen),
            _sum(VisitRecord.state == VisitState.FINISHED),
            _sum(VisitRecord.state == VisitState.LEFT),
            *(_sum(and_(at_screen, VisitRecord.feedback == said)) for said in Feedback),
        )
        joined = counted.join_from(VisitRecord, StationRecord, StationRecord.id == VisitRecord.station_id)
        row = self.session.execute(joined.where(_within(VisitRecord.office_id, VisitRecord.arrived_at, within))).one()
        visits, anonymous, visitors, touch_screen, finished, left, *said = (int(figure or 0) for figure in row)
        return VisitFigures(
            visits=visits,
            anonymous=anonymous,
            visitors=visitors,
            touch_screen=touch_screen,
            finished=finished,
            left=left,
            feedback=dict(zip(Feedback, said, strict=True)),
        )

    def returning(self, within: Sequence[Stretch]) -> int:
        """Count the visitors who had been at any of our offices before the first stretch."""
        if not within:
            return 0
        earlier = aliased(VisitRecord)
        before = select(earlier.visitor_id).where(earlier.arrived_at < min(stretch.start for stretch in within))
        counted = select(func.count(VisitRecord.visitor_id.distinct())).where(
            _within(VisitRecord.office_id, VisitRecord.arrived_at, within),
            VisitRecord.visitor_id.in_(before.where(earlier.visitor_id.is_not(None))),
        )
        return self.session.scalars(counted).one()

    def needs_filed(self, within: Sequence[Stretch]) -> Mapping[tuple[str, ...], int]:
        """Count needs by all the kinds of help that each was filed under."""
        filed = select(cast(NeedRecord.categories, String(4000)))
        kept = filed.where(_within(NeedRecord.office_id, NeedRecord.created_at, within))
        figures = Counter[tuple[str, ...]]()
        for kinds, count in Counter(self.session.scalars(kept)).items():  # faster than any engine sorts them
            figures[tuple(sorted(set(json.loads(kinds or "[]"))))] += count
        return figures

    def settled(self, within: Sequence[Stretch]) -> Sequence[timedelta]:
        """List how long each need took that was settled and still is."""
        lasted = select(_plain(NeedRecord.created_at), _plain(NeedRecord.settled_at)).where(
            NeedRecord.state == NeedState.SETTLED
        )
        rows = self.session.execute(lasted.where(_within(NeedRecord.office_id, NeedRecord.settled_at, within)))
        return [settled - created for created, settled in rows if created and settled]

    def open_now(self, office_ids: Iterable[UUID]) -> int:
        """Count the needs that are open."""
        here = and_(NeedRecord.office_id.in_(tuple(office_ids)), NeedRecord.state == NeedState.OPEN)
        return self.session.scalars(select(func.count()).select_from(NeedRecord).where(here)).one()

    def promises(self, within: Sequence[Stretch], now: datetime) -> Mapping[tuple[PromiseState, bool], int]:
        """Count promises by their state and whether they were due by now."""
        past = case((PromiseRecord.due_at < now, 1), else_=0)
        counted = _of_needs(select(PromiseRecord.state, past, func.count()), PromiseRecord)
        counted = counted.where(_within(NeedRecord.office_id, PromiseRecord.due_at, within))
        rows = self.session.execute(counted.group_by(PromiseRecord.state, past))
        return {(state, bool(is_past)): count for state, is_past, count in rows}

    def referrals(self, within: Sequence[Stretch]) -> Sequence[ReferralsGone]:
        """Count referrals by resource and outcome."""
        by = (ReferralRecord.resource_id, ReferralRecord.outcome)
        name = func.max(ReferralRecord.resource_name)
        counted = _of_needs(select(by[0], name, by[1], func.count()), ReferralRecord)
        counted = counted.where(_within(NeedRecord.office_id, ReferralRecord.at, within))
        return [ReferralsGone(*row) for row in self.session.execute(counted.group_by(*by))]

    def unmet(self, within: Sequence[Stretch]) -> Mapping[UnmetReason, int]:
        """Count the needs that were marked unmet, by the last reason that each was given."""
        later = aliased(UnmetRecord)
        again = and_(
            later.need_id == UnmetRecord.need_id,
            or_(later.at > UnmetRecord.at, and_(later.at == UnmetRecord.at, later.id > UnmetRecord.id)),
            or_(*(and_(_at(NeedRecord.office_id, s), later.at < s.end) for s in within), false()),
        )
        counted = _of_needs(select(UnmetRecord.reason, func.count()), UnmetRecord)
        counted = counted.where(_within(NeedRecord.office_id, UnmetRecord.at, within), ~exists().where(again))
        return dict(self.session.execute(counted.group_by(UnmetRecord.reason)).all())

    def call_backs(self, within: Sequence[Stretch]) -> Mapping[CallBackState, int]:
        """Count whom we were to call back, by what came of it."""
        counted = select(CallBackRecord.state, func.count())
        counted = counted.where(_within(CallBackRecord.office_id, CallBackRecord.at, within))
        return dict(self.session.execute(counted.group_by(CallBackRecord.state)).all())


def _of_needs(wanted: Select[*Columns], step: type[PromiseRecord | ReferralRecord | UnmetRecord]) -> Select[*Columns]:
    """Join the needs that steps are about: these know the office."""
    return wanted.join_from(step, NeedRecord, NeedRecord.id == step.need_id)


def _within(office: Office, moment: Moment, within: Sequence[Stretch]) -> ColumnElement[bool]:
    inside = (and_(_at(office, stretch), moment >= stretch.start, moment < stretch.end) for stretch in within)
    return or_(*inside, false())


def _at(office: Office, stretch: Stretch) -> ColumnElement[bool]:
    """Ask for no office where all are meant: the whole table is then read at once, not jumped through by an index."""
    return true() if stretch.office_ids is None else office.in_(stretch.office_ids)


def _plain(moment: Moment) -> ColumnElement[datetime | None]:
    """Leave a moment as its engine gives it, naive or aware: for ten thousands of them the care takes a while."""
    return type_coerce(moment, DateTime(timezone=True))


def _sum(holds: ColumnElement[bool]) -> ColumnElement[int | None]:
    return func.sum(case((holds, 1), else_=0))
