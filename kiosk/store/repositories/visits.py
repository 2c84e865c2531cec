# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrivals, and what is being typed in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from kiosk.domain.draft import Draft
from kiosk.domain.errors import VisitNotFound
from kiosk.domain.visit import OPEN_STATES, Visit
from kiosk.store.batches import in_batches
from kiosk.store.need_records import VisitNeedRecord
from kiosk.store.records import DraftRecord, VisitorRecord, VisitRecord
from kiosk.store.translate import overwrite, to_domain, to_record


@dataclass(frozen=True, slots=True)
class SqlVisits:
    """Arrivals. `touched` collects the needs of visits in which somebody changed what they call themselves."""

    session: Session
    next_revision: int
    touched: set[UUID] = field(default_factory=set)

    def get(self, visit_id: UUID) -> Visit:
        """Return a visit; raises VisitNotFound."""
        return to_domain(self._record(visit_id), Visit)

    def several(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Visit]:
        """Return those of these visits that are there."""
        found: dict[UUID, Visit] = {}
        for ids in in_batches(visit_ids):
            records = self.session.scalars(select(VisitRecord).where(VisitRecord.id.in_(ids)))
            found |= {record.id: to_domain(record, Visit) for record in records}
        return found

    def add(self, visit: Visit) -> None:
        """Keep a new visit; the look-up learns that its visitor was here."""
        self.session.add(to_record(visit, VisitRecord))
        self.session.flush()
        if visit.visitor_id is not None:
            seen = update(VisitorRecord).where(VisitorRecord.id == visit.visitor_id)
            self.session.execute(seen.values(revision=self.next_revision))

    def save(self, visit: Visit) -> None:
        """Keep what changed about a visit; raises VisitNotFound."""
        record = self._record(visit.id)
        if record.said_name != visit.said_name:
            spoken_of = select(VisitNeedRecord.need_id).where(VisitNeedRecord.visit_id == visit.id)
            self.touched.update(self.session.scalars(spoken_of))
        overwrite(record, visit)

    def lobby(self, office_id: UUID) -> Sequence[Visit]:
        """List who is here now, who came first at the top."""
        here = (
            select(VisitRecord)
            .where(
                VisitRecord.office_id == office_id,
                VisitRecord.state.in_(OPEN_STATES),
            )
            .order_by(VisitRecord.arrived_at, VisitRecord.id)
        )
        return [to_domain(record, Visit) for record in self.session.scalars(here)]

    def of_visitor(self, visitor_id: UUID) -> Sequence[Visit]:
        """List a visitor's visits, the latest first."""
        visits = select(VisitRecord).where(VisitRecord.visitor_id == visitor_id)
        latest_first = visits.order_by(VisitRecord.arrived_at.desc(), VisitRecord.id.desc())
        return [to_domain(record, Visit) for record in self.session.scalars(latest_first)]

    def last_helper(self, office_id: UUID, since: datetime) -> UUID | None:
        """Say who was with the visitor who came last since a moment."""
        helped = select(VisitRecord.helper_id).where(
            VisitRecord.office_id == office_id, VisitRecord.arrived_at >= since, VisitRecord.helper_id.is_not(None)
        )
        return self.session.scalars(helped.order_by(VisitRecord.arrived_at.desc(), VisitRecord.id.desc())).first()

    def last_visits(self, visitor_ids: Iterable[UUID]) -> Mapping[UUID, datetime]:
        """Say when these visitors came last."""
        last: dict[UUID, datetime] = {}
        for ids in in_batches(visitor_ids):
            latest = (
                select(VisitRecord.visitor_id, func.max(VisitRecord.arrived_at))
                .where(VisitRecord.visitor_id.in_(ids))
                .group_by(VisitRecord.visitor_id)
            )
            last |= {visitor_id: at for visitor_id, at in self.session.execute(latest) if visitor_id}
        return last

    def _record(self, visit_id: UUID) -> VisitRecord:
        record = self.session.get(VisitRecord, visit_id)
        if record is None:
            raise VisitNotFound
        return record


@dataclass(frozen=True, slots=True)
class SqlDrafts:
    """Unfinished words."""

    session: Session

    def get(self, visit_id: UUID) -> Draft | None:
        """Return what is being typed for a visit."""
        record = self.session.get(DraftRecord, visit_id)
        return to_domain(record, Draft) if record else None

    def of_visits(self, visit_ids: Iterable[UUID]) -> Mapping[UUID, Draft]:
        """Return what is being typed for these visits."""
        drafts: dict[UUID, Draft] = {}
        for ids in in_batches(visit_ids):
            typed = self.session.scalars(select(DraftRecord).where(DraftRecord.visit_id.in_(ids)))
            drafts |= {record.visit_id: to_domain(record, Draft) for record in typed}
        return drafts

    def put(self, draft: Draft) -> None:
        """Keep the words as they stand now."""
        self.session.merge(to_record(draft, DraftRecord))

    def clear(self, visit_id: UUID) -> None:
        """Forget the draft: its words are a need now, or were taken back."""
        self.session.execute(delete(DraftRecord).where(DraftRecord.visit_id == visit_id))
