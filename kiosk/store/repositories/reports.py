# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures: each one look at the tables, counted by the database wherever engines count alike."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, false, func, or_, select
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

    def arrivals(self, within: Sequence[Stretch]) -> Sequence[Arrived]:
        """List when each visit began, and when somebody turned to it. Days and medians differ from engine to engine."""
        columns = (VisitRecord.office_id, VisitRecord.arrived_at, VisitRecord.first_helped_at)
        wanted = select(*columns).where(_within(VisitRecord.office_id, VisitRecord.arrived_at, within))
        return [Arrived(*row) for row in self.session.execute(wanted)]

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
        """Count the visitors who had been at any of our offices before its stretch."""
        earlier = aliased(VisitRecord)
        before = (and_(VisitRecord.office_id.in_(s.office_ids), earlier.arrived_at < s.start) for s in within)
        was_here = exists().where(earlier.visitor_id == VisitRecord.visitor_id, or_(*before, false()))
        counted = select(func.count(VisitRecord.visitor_id.distinct())).where(
            _within(VisitRecord.office_id, VisitRecord.arrived_at, within), was_here
        )
        return self.session.scalars(counted).one()

    def needs_filed(self, within: Sequence[Stretch]) -> Mapping[tuple[str, ...], int]:
        """Count needs by all the kinds of help that each was filed under."""
        filed = cast(NeedRecord.categories, String(4000))
        counted = select(filed, func.count()).where(_within(NeedRecord.office_id, NeedRecord.created_at, within))
        figures: dict[tuple[str, ...], int] = {}
        for kept, count in self.session.execute(counted.group_by(filed)):
            kinds = tuple(sorted(set(json.loads(kept or "[]"))))
            figures[kinds] = figures.get(kinds, 0) + count
        return figures

    def settled(self, within: Sequence[Stretch]) -> Sequence[timedelta]:
        """List how long each need took that was settled and still is."""
        lasted = select(NeedRecord.created_at, NeedRecord.settled_at).where(NeedRecord.state == NeedState.SETTLED)
        rows = self.session.execute(lasted.where(_within(NeedRecord.office_id, NeedRecord.settled_at, within)))
        return [settled - created for created, settled in rows if settled is not None]

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
            or_(*(and_(NeedRecord.office_id.in_(s.office_ids), later.at < s.end) for s in within), false()),
        )
        counted = _of_needs(select(UnmetRecord.reason, func.count()), UnmetRecord)
        counted = counted.where(_within(NeedRecord.office_id, UnmetRecord.at, within), ~exists().where(again))
        return dict(self.session.execute(counted.group_by(UnmetRecord.reason)).tuples().all())

    def call_backs(self, within: Sequence[Stretch]) -> Mapping[CallBackState, int]:
        """Count whom we were to call back, by what came of it."""
        counted = select(CallBackRecord.state, func.count())
        counted = counted.where(_within(CallBackRecord.office_id, CallBackRecord.at, within))
        return dict(self.session.execute(counted.group_by(CallBackRecord.state)).tuples().all())


def _of_needs(wanted: Select[*Columns], step: type[PromiseRecord | ReferralRecord | UnmetRecord]) -> Select[*Columns]:
    """Join the needs that steps are about: these know the office."""
    return wanted.join_from(step, NeedRecord, NeedRecord.id == step.need_id)


def _within(office: Office, moment: Moment, within: Sequence[Stretch]) -> ColumnElement[bool]:
    inside = (and_(office.in_(s.office_ids), moment >= s.start, moment < s.end) for s in within)
    return or_(*inside, false())


def _sum(holds: ColumnElement[bool]) -> ColumnElement[int | None]:
    return func.sum(case((holds, 1), else_=0))
