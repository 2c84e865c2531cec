# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to the directory, and what in it is to be checked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from kiosk.domain.referral import Outcome
from kiosk.domain.resource import ResourceStatus
from kiosk.domain.resource_care import CHECK_EVERY_DAYS, NEVER_CHECKED_DAYS, CareLine, WrongReport
from kiosk.domain.staff import Act
from kiosk.store.batches import in_batches
from kiosk.store.directory_records import (
    CareLineRecord,
    FavouriteRecord,
    OwnEditRecord,
    ResourceRecord,
    WrongReportRecord,
)
from kiosk.store.need_records import ReferralRecord
from kiosk.store.translate import to_domain, to_record, values_of


@dataclass(frozen=True, slots=True)
class SqlResourceCare:
    """What happened to resources, what is said to be wrong about them, what an office likes to offer."""

    session: Session

    def record(self, lines: Iterable[CareLine]) -> None:
        """Write down what happened."""
        if rows := [values_of(line) for line in lines]:
            self.session.execute(insert(CareLineRecord), rows)

    def history(self, resource_id: UUID) -> Sequence[CareLine]:
        """Say everything that happened to a resource, oldest first."""
        of_it = select(CareLineRecord).where(CareLineRecord.resource_id == resource_id)
        in_order = of_it.order_by(CareLineRecord.at, CareLineRecord.id)
        return [to_domain(record, CareLine) for record in self.session.scalars(in_order)]

    def add_report(self, report: WrongReport) -> None:
        """Keep a new report."""
        self.session.add(to_record(report, WrongReportRecord))
        self.session.flush()

    def open_reports(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[WrongReport]]:
        """List what is said to be wrong about each of these resources, oldest first."""
        reports: dict[UUID, list[WrongReport]] = defaultdict(list)
        for ids in in_batches(resource_ids):
            of_them = select(WrongReportRecord).where(WrongReportRecord.resource_id.in_(ids), _is_open())
            for record in self.session.scalars(of_them.order_by(WrongReportRecord.at, WrongReportRecord.id)):
                reports[record.resource_id].append(to_domain(record, WrongReport))
        return reports

    def close_reports(self, resource_id: UUID, act: Act) -> None:
        """Close what is said to be wrong about a resource."""
        of_it = update(WrongReportRecord).where(WrongReportRecord.resource_id == resource_id, _is_open())
        self.session.execute(of_it.values(closed_at=act.at, closed_by=act.by))

    def set_favourite(self, resource_id: UUID, act: Act, *, on: bool) -> None:
        """Make it a favourite of the office where this is done, or no longer."""
        key = (FavouriteRecord.office_id == act.office_id, FavouriteRecord.resource_id == resource_id)
        self.session.execute(delete(FavouriteRecord).where(*key))
        if on:
            liked = {"office_id": act.office_id, "resource_id": resource_id, "at": act.at, "by": act.by}
            self.session.execute(insert(FavouriteRecord), [liked])

    def favourites(self, office_id: UUID) -> frozenset[UUID]:
        """Name an office's favourites."""
        of_office = select(FavouriteRecord.resource_id).where(FavouriteRecord.office_id == office_id)
        return frozenset(self.session.scalars(of_office))

    def due(self, today: date, first: int, count: int) -> Sequence[UUID]:
        """List what is to be checked, the most pressing first."""
        times = _referrals_counted().subquery()
        not_checked_for = today.toordinal() - ResourceRecord.checked_day
        age = case((ResourceRecord.checked_day == 0, NEVER_CHECKED_DAYS), else_=not_checked_for)
        pressing = case((_is_reported(), 0), (_is_changed(), 1), else_=2)
        listed = (
            select(ResourceRecord.id)
            .outerjoin(times, times.c.resource_id == ResourceRecord.id)
            .where(_is_due(today))
            .order_by(pressing, (age * (1 + func.coalesce(times.c.times, 0))).desc(), ResourceRecord.id)
        )
        return self.session.scalars(listed.offset(first).limit(count)).all()

    def count_due(self, today: date) -> int:
        """Count what is to be checked."""
        return self.session.scalars(select(func.count()).select_from(ResourceRecord).where(_is_due(today))).one()

    def referrals(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, int]:
        """Count how often anybody was sent to each of these resources; those to whom nobody was are left out."""
        counts: dict[UUID, int] = {}
        for ids in in_batches(resource_ids):
            rows = self.session.execute(_referrals_counted().where(ReferralRecord.resource_id.in_(ids)))
            counts |= {row.resource_id: row.times for row in rows}
        return counts

    def outcomes(self) -> Mapping[UUID, Mapping[Outcome, int]]:
        """Count how the referrals to each resource went, as far as that is known."""
        by = (ReferralRecord.resource_id, ReferralRecord.outcome)
        known = select(*by, func.count()).where(ReferralRecord.outcome.is_not(None)).group_by(*by)
        went: dict[UUID, dict[Outcome, int]] = defaultdict(dict)
        for resource_id, outcome, count in self.session.execute(known):
            if outcome is not None:
                went[resource_id][outcome] = count
        return went


def _is_open() -> ColumnElement[bool]:
    return WrongReportRecord.closed_at.is_(None)


def _is_reported() -> ColumnElement[bool]:
    return ResourceRecord.id.in_(select(WrongReportRecord.resource_id).where(_is_open()))


def _is_changed() -> ColumnElement[bool]:
    return ResourceRecord.id.in_(select(OwnEditRecord.resource_id).where(OwnEditRecord.source_changed_at.is_not(None)))


def _is_due(today: date) -> ColumnElement[bool]:
    """Pick what is reported or has changed under an own edit, and what is offered and was not checked for long."""
    offered = and_(
        ResourceRecord.status == ResourceStatus.ACTIVE,
        or_(ResourceRecord.closes_on.is_(None), ResourceRecord.closes_on >= today),
    )
    long_ago = ResourceRecord.checked_day <= today.toordinal() - CHECK_EVERY_DAYS
    return or_(_is_reported(), _is_changed(), and_(offered, long_ago))


def _referrals_counted() -> Select[UUID, int]:
    return select(ReferralRecord.resource_id, func.count().label("times")).group_by(ReferralRecord.resource_id)
