# SPDX-License-Identifier: GPL-3.0-or-later
"""Look-up of visitors and resources that always knows the last save of every window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from kiosk.desk.ports import ResourceWish
from kiosk.domain.matching import VisitorMatch
from kiosk.domain.opening_hours import OpenStatus, Schedule, status_at
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.domain.visitor import Visitor
from kiosk.domain.working_time import ALWAYS_OPEN
from kiosk.store.database import Database
from kiosk.store.directory_records import ResourceRecord
from kiosk.store.records import VisitorRecord, VisitRecord
from kiosk.store.repositories.offices import SqlOffices
from kiosk.store.repositories.resource_care import SqlResourceCare
from kiosk.store.search.resources.experience import share_that_worked
from kiosk.store.search.resources.hours import StatusAt
from kiosk.store.search.resources.resource_index import ResourceIndex
from kiosk.store.search.visitors.visitor_index import VisitorEntry, VisitorIndex
from kiosk.store.translate import read_document

ROWS_AT_ONCE = 5_000
AT_ONCE = 500
"""Changes of the directory that one who looks something up takes in: a third of a second at most."""

_FIRST = UUID(int=0)
SAVES_BETWEEN_OUTCOMES = 500


class StoredVisitorLookUp:
    """The name index over the visitors of the database; used by one thread at a time."""

    def __init__(self, database: Database, office_id: UUID | None = None) -> None:
        self._database = database
        self._office_id = office_id
        self._index = VisitorIndex()
        self._read_up_to = 0

    def find(self, query: str, limit: int) -> Sequence[VisitorMatch]:
        """Find whom somebody means, best first."""
        self.catch_up()
        return self._index.find(query, limit)

    def likely_duplicates(self, visitor: Visitor) -> Sequence[VisitorMatch]:
        """Find who may be this very person."""
        self.catch_up()
        return self._index.likely_duplicates(_entry(visitor))

    def catch_up(self) -> None:
        """Take in what any window has saved since the last look."""
        now_at = self._database.revision()
        if now_at == self._read_up_to:
            return
        with self._database.looking() as session:
            self._take_in(session)
        self._read_up_to = now_at

    def _take_in(self, session: Session) -> None:
        last_seen = (
            select(func.max(VisitRecord.arrived_at))
            .where(VisitRecord.visitor_id == VisitorRecord.id)
            .scalar_subquery()  # asked for each changed visitor alone, by the index, not of all visits at every save
        )
        columns = (
            VisitorRecord.id,
            VisitorRecord.name,
            VisitorRecord.preferred_name,
            VisitorRecord.phone,
            VisitorRecord.birth_date,
            VisitorRecord.office_id,
            last_seen.label("last_seen"),
        )
        changed = select(*columns).where(VisitorRecord.revision > self._read_up_to)
        rows = session.execute(changed.execution_options(yield_per=ROWS_AT_ONCE))
        entries = (
            replace(_entry(row), last_seen=row.last_seen, of_this_office=self._office_id in {None, row.office_id})
            for row in rows
        )
        if len(self._index) == 0:
            self._index = VisitorIndex(entries)
            return
        for entry in entries:
            self._index.put(entry)


def _entry(visitor: Any) -> VisitorEntry:  # noqa: ANN401 - a visitor, or a row with a visitor's fields
    return VisitorEntry(
        visitor_id=visitor.id,
        names=(visitor.name, visitor.preferred_name) if visitor.preferred_name else (visitor.name,),
        phone=visitor.phone,
        birth_date=visitor.birth_date,
    )


class StoredResourceLookUp:
    """The resource index over the directory of the database.

    Nobody who looks something up waits for a large import of somebody else's: once all was read, each takes in
    AT_ONCE changes at most. While one thread takes in what is new, the others find what is taken in so far.
    """

    def __init__(
        self, database: Database, make_index: Callable[[StatusAt], ResourceIndex], office_id: UUID | None = None
    ) -> None:
        self._database = database
        self._make_index = make_index
        self._office_id = office_id
        self._read_up_to = (0, _FIRST)
        self._complete_at = 0
        self._outcomes_of = -SAVES_BETWEEN_OUTCOMES
        self._calendar = ALWAYS_OPEN
        self._making, self._catching_up = Lock(), Lock()
        self._made: ResourceIndex | None = None

    @property
    def _index(self) -> ResourceIndex:
        with self._making:
            if self._made is None:
                self._made = self._make_index(self._status_at)
            return self._made

    def _status_at(self, schedules: Sequence[Schedule], moment: datetime) -> OpenStatus:
        return status_at(schedules, moment, is_holiday=self._calendar.is_public_holiday)

    def find(self, wish: ResourceWish, limit: int) -> Sequence[ResourceMatch]:
        """Find what fits a need, best first."""
        if self._catching_up.acquire(blocking=False):
            try:
                if self._complete_at:
                    self._take_in(AT_ONCE)
                else:
                    self._take_in_all()
            finally:
                self._catching_up.release()
        return self._index.find(wish, limit)

    def catch_up(self) -> None:
        """Take in all that any window has saved since the last look, however long that takes."""
        with self._catching_up:
            self._take_in_all()

    def _take_in_all(self) -> None:
        while not self._take_in(ROWS_AT_ONCE):
            pass

    def _take_in(self, at_most: int) -> bool:
        """Take in so many changes, oldest first; returns whether that was all."""
        now_at = self._database.revision()
        if now_at == self._complete_at:
            return True
        with self._database.looking() as session:
            rows = session.execute(_changed_since(*self._read_up_to).limit(at_most)).all()
            for row in rows:
                self._index.put(read_document(Resource, row.document))
                self._read_up_to = (row.revision, row.id)
            if len(rows) == at_most:
                return False
            self._learn(session, now_at)
        self._complete_at = now_at
        return True

    def _learn(self, session: Session, now_at: int) -> None:
        """Hear of favourites at once; of how referrals went now and then: it changes slowly, and all are counted."""
        care = SqlResourceCare(session)
        if self._office_id is not None:
            self._index.set_favourites(care.favourites(self._office_id))
            self._calendar = SqlOffices(session, self._database.holidays).calendar(self._office_id)
        if now_at - self._outcomes_of >= SAVES_BETWEEN_OUTCOMES:
            self._index.set_worked_out({each: share_that_worked(went) for each, went in care.outcomes().items()})
            self._outcomes_of = now_at


def _changed_since(revision: int, resource_id: UUID) -> Select[int, UUID, str]:
    """Select what was saved after a resource, in the order in which it was saved."""
    record = ResourceRecord
    later = or_(record.revision > revision, and_(record.revision == revision, record.id > resource_id))
    return select(record.revision, record.id, record.document).where(later).order_by(record.revision, record.id)
