# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips as they were made, and their prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import NeedNotFound
from kiosk.domain.slip import Slip
from kiosk.domain.spool import SlipPrint
from kiosk.store.records import SlipNeedRecord, SlipPrintRecord, SlipRecord
from kiosk.store.translate import overwrite, read_document, to_domain, to_record, write_document


@dataclass(frozen=True, slots=True)
class SqlSlips:
    """Slips and their prints."""

    session: Session

    def get(self, slip_id: UUID) -> Slip:
        """Return a slip as it was made; raises NeedNotFound."""
        record = self.session.get(SlipRecord, slip_id)
        if record is None:
            raise NeedNotFound(reference=slip_id)
        return read_document(Slip, record.document)

    def of_reference(self, reference: str) -> Slip | None:
        """Return the slip with this reference (six letters and digits, as kept)."""
        record = self.session.scalars(select(SlipRecord).where(SlipRecord.reference == reference)).first()
        return read_document(Slip, record.document) if record else None

    def of_visit(self, visit_id: UUID) -> Slip | None:
        """Return the latest slip of a visit."""
        made = select(SlipRecord).where(SlipRecord.visit_id == visit_id)
        record = self.session.scalars(made.order_by(SlipRecord.made_at.desc(), SlipRecord.id.desc())).first()
        return read_document(Slip, record.document) if record else None

    def needs_of(self, slip_id: UUID) -> Sequence[UUID]:
        """List the needs that a slip is about, in their order on it."""
        about = select(SlipNeedRecord.need_id).where(SlipNeedRecord.slip_id == slip_id)
        return list(self.session.scalars(about.order_by(SlipNeedRecord.position)))

    def reference_taken(self, reference: str) -> bool:
        """Tell whether some slip has this reference."""
        return self.session.scalars(select(SlipRecord.id).where(SlipRecord.reference == reference)).first() is not None

    def add(self, slip: Slip, need_ids: Sequence[UUID]) -> None:
        """Keep a new slip and what it is about."""
        self.session.add(
            SlipRecord(
                id=slip.id,
                visit_id=slip.visit_id,
                reference=slip.reference,
                made_at=slip.printed_at,
                document=write_document(slip),
            )
        )
        self.session.flush()
        self._about(slip.id, need_ids)

    def replace(self, slip: Slip, need_ids: Sequence[UUID]) -> None:
        """Put new content in place of a slip that never reached paper; raises NeedNotFound."""
        record = self.session.get(SlipRecord, slip.id)
        if record is None:
            raise NeedNotFound(reference=slip.reference)
        record.made_at, record.document = slip.printed_at, write_document(slip)
        self.session.execute(delete(SlipNeedRecord).where(SlipNeedRecord.slip_id == slip.id))
        self._about(slip.id, need_ids)

    def add_print(self, slip_print: SlipPrint) -> None:
        """Keep a print that is about to be sent."""
        self.session.add(to_record(slip_print, SlipPrintRecord))

    def save_print(self, slip_print: SlipPrint) -> None:
        """Keep what became of a print; raises NeedNotFound."""
        record = self.session.get(SlipPrintRecord, slip_print.id)
        if record is None:
            raise NeedNotFound(reference=slip_print.slip_id)
        overwrite(record, slip_print)

    def prints(self, slip_id: UUID) -> Sequence[SlipPrint]:
        """List the prints of a slip, oldest first."""
        prints = select(SlipPrintRecord).where(SlipPrintRecord.slip_id == slip_id)
        in_order = prints.order_by(SlipPrintRecord.at, SlipPrintRecord.id)
        return [to_domain(record, SlipPrint) for record in self.session.scalars(in_order)]

    def _about(self, slip_id: UUID, need_ids: Sequence[UUID]) -> None:
        for position, need_id in enumerate(need_ids):
            self.session.add(SlipNeedRecord(slip_id=slip_id, need_id=need_id, position=position))
