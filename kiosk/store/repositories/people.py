# SPDX-License-Identifier: GPL-3.0-or-later
"""Visitors with their cards, and staff with their PINs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from kiosk.domain.errors import StaffNotFound, VisitorNotFound
from kiosk.domain.need import NeedState
from kiosk.domain.staff import PinRecord, Role, Staff
from kiosk.domain.visitor import Card, Visitor
from kiosk.store.batches import in_batches
from kiosk.store.need_records import NeedRecord
from kiosk.store.records import CardRecord, StaffPinRecord, StaffRecord, VisitorRecord
from kiosk.store.translate import overwrite, to_domain, to_record, values_of


@dataclass(frozen=True, slots=True)
class SqlVisitors:
    """The visitors we know. Who changes one stamps it with the revision of this save, for the look-up.

    `touched` collects the open needs of those who were changed: the board finds needs by their visitor's name.
    """

    session: Session
    next_revision: int
    touched: set[UUID] = field(default_factory=set)

    def get(self, visitor_id: UUID) -> Visitor:
        """Return a visitor; raises VisitorNotFound."""
        return to_domain(self._record(visitor_id), Visitor)

    def several(self, visitor_ids: Iterable[UUID]) -> Mapping[UUID, Visitor]:
        """Return those of these visitors that are there."""
        found: dict[UUID, Visitor] = {}
        for ids in in_batches(visitor_ids):
            records = self.session.scalars(select(VisitorRecord).where(VisitorRecord.id.in_(ids)))
            found |= {record.id: to_domain(record, Visitor) for record in records}
        return found

    def add(self, visitor: Visitor) -> None:
        """Keep a new visitor."""
        self.session.add(to_record(visitor, VisitorRecord, revision=self.next_revision))

    def add_all(self, visitors: Sequence[Visitor]) -> None:
        """Keep many new visitors at once."""
        rows = [values_of(visitor) | {"revision": self.next_revision} for visitor in visitors]
        if rows:
            self.session.execute(insert(VisitorRecord), rows)

    def save(self, visitor: Visitor) -> None:
        """Keep what changed about a visitor; raises VisitorNotFound."""
        record = self._record(visitor.id)
        overwrite(record, visitor)
        record.revision = self.next_revision
        theirs = select(NeedRecord.id).where(NeedRecord.visitor_id == visitor.id, NeedRecord.state == NeedState.OPEN)
        self.touched.update(self.session.scalars(theirs))

    def of_external_ids(self, office_id: UUID, external_ids: Iterable[str]) -> Mapping[str, Visitor]:
        """Return the office's visitors by the ids that another system gave them."""
        found: dict[str, Visitor] = {}
        for ids in in_batches(external_ids):
            wanted = select(VisitorRecord).where(
                VisitorRecord.office_id == office_id, VisitorRecord.external_id.in_(ids)
            )
            found |= {record.external_id: to_domain(record, Visitor) for record in self.session.scalars(wanted)}
        return found

    def add_card(self, card: Card) -> None:
        """Keep a card."""
        self.session.add(to_record(card, CardRecord))

    def of_card(self, token_hash: str) -> Visitor | None:
        """Return the holder of a card that has not been revoked."""
        held = (
            select(VisitorRecord)
            .join(CardRecord, CardRecord.visitor_id == VisitorRecord.id)
            .where(CardRecord.token_hash == token_hash, CardRecord.revoked_at.is_(None))
        )
        record = self.session.scalars(held).first()
        return to_domain(record, Visitor) if record else None

    def move_cards(self, visitor_id: UUID, to_visitor_id: UUID) -> None:
        """Give a visitor's cards to another visitor, who is the same person."""
        theirs = update(CardRecord).where(CardRecord.visitor_id == visitor_id)
        self.session.execute(theirs.values(visitor_id=to_visitor_id))

    def revoke_cards(self, visitor_id: UUID, at: datetime) -> None:
        """Make the visitor's earlier cards useless."""
        valid = update(CardRecord).where(CardRecord.visitor_id == visitor_id, CardRecord.revoked_at.is_(None))
        self.session.execute(valid.values(revoked_at=at))

    def _record(self, visitor_id: UUID) -> VisitorRecord:
        record = self.session.get(VisitorRecord, visitor_id)
        if record is None:
            raise VisitorNotFound
        return record


@dataclass(frozen=True, slots=True)
class SqlStaffList:
    """Who works here."""

    session: Session

    def get(self, staff_id: UUID) -> Staff:
        """Return a member of staff; raises StaffNotFound."""
        record = self.session.get(StaffRecord, staff_id)
        if record is None:
            raise StaffNotFound(name=staff_id)
        return to_domain(record, Staff)

    def add(self, staff: Staff) -> None:
        """Keep a new member of staff."""
        self.session.add(to_record(staff, StaffRecord))

    def save(self, staff: Staff) -> None:
        """Keep what changed about a member of staff; raises StaffNotFound."""
        record = self.session.get(StaffRecord, staff.id)
        if record is None:
            raise StaffNotFound(name=staff.name)
        overwrite(record, staff)

    def of_office(self, office_id: UUID) -> Sequence[Staff]:
        """List everybody of an office, by name."""
        of_office = select(StaffRecord).where(StaffRecord.office_id == office_id).order_by(StaffRecord.called)
        return [to_domain(record, Staff) for record in self.session.scalars(of_office)]

    def duty_desk(self, office_id: UUID) -> Staff:
        """Return the office's duty desk; raises StaffNotFound."""
        for staff in self.of_office(office_id):
            if staff.role is Role.DUTY_DESK:
                return staff
        raise StaffNotFound(name="duty desk")

    def pin(self, staff_id: UUID) -> PinRecord | None:
        """Return what is kept of a PIN."""
        record = self.session.get(StaffPinRecord, staff_id)
        return to_domain(record, PinRecord) if record else None

    def set_pin(self, record: PinRecord) -> None:
        """Keep a PIN's hash and wrong tries."""
        self.session.merge(to_record(record, StaffPinRecord))
