# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips as they were made, and their prints."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import NeedNotFound
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import Rendering, SlipPrint
from kiosk.store.batches import in_batches
from kiosk.store.records import RenderingRecord, SlipNeedRecord, SlipPrintRecord, SlipRecord, StationRecord
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

    def several(self, slip_ids: Iterable[UUID]) -> Mapping[UUID, Slip]:
        """Return these slips as they were made."""
        found: dict[UUID, Slip] = {}
        for ids in in_batches(slip_ids):
            records = self.session.scalars(select(SlipRecord).where(SlipRecord.id.in_(ids)))
            found |= {record.id: read_document(Slip, record.document) for record in records}
        return found

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
        return self._prints(select(SlipPrintRecord).where(SlipPrintRecord.slip_id == slip_id))

    def get_print(self, print_id: UUID) -> SlipPrint:
        """Return a print; raises NeedNotFound."""
        record = self.session.get(SlipPrintRecord, print_id)
        if record is None:
            raise NeedNotFound(reference=print_id)
        return to_domain(record, SlipPrint)

    def queue(self, office_id: UUID) -> Sequence[SlipPrint]:
        """List an office's prints that are not cleared yet, oldest first."""
        ordered_in = select(StationRecord.id).where(StationRecord.office_id == office_id)
        listed = select(SlipPrintRecord).where(
            SlipPrintRecord.cleared_at.is_(None), SlipPrintRecord.station_id.in_(ordered_in)
        )
        return self._prints(listed)

    def queue_of_visit(self, visit_id: UUID) -> Sequence[SlipPrint]:
        """List a visit's prints that are not cleared yet, oldest first."""
        of_visit = SlipPrintRecord.slip_id.in_(select(SlipRecord.id).where(SlipRecord.visit_id == visit_id))
        return self._prints(select(SlipPrintRecord).where(SlipPrintRecord.cleared_at.is_(None), of_visit))

    def next_due(self, station_ids: Collection[UUID], moment: datetime) -> SlipPrint | None:
        """Return what the spool has to turn to by this moment.

        That is the oldest that was not tried yet, else the one that waits longest for its next try, else for a look.
        """
        due = select(SlipPrintRecord).where(
            SlipPrintRecord.due_at <= moment, SlipPrintRecord.station_id.in_(station_ids)
        )
        turn = (
            SlipPrintRecord.state != SlipState.QUEUED,
            SlipPrintRecord.tries > 0,
            SlipPrintRecord.due_at,
            SlipPrintRecord.at,
            SlipPrintRecord.id,
        )
        first = due.order_by(*turn).limit(1)
        record = self.session.scalars(first).first()
        return to_domain(record, SlipPrint) if record else None

    def sent_from(self, station_id: UUID) -> Sequence[SlipPrint]:
        """List what a station sent and has not heard of yet, oldest first."""
        sent = SlipPrintRecord.state == SlipState.SENT
        return self._prints(select(SlipPrintRecord).where(sent, SlipPrintRecord.station_id == station_id))

    def keep_rendering(self, print_id: UUID, rendering: Rendering) -> None:
        """Keep a print's page, in place of an earlier one."""
        self.session.merge(
            RenderingRecord(
                print_id=print_id,
                target=rendering.target,
                paper=rendering.paper,
                form=rendering.form,
                content=rendering.content,
            )
        )

    def rendering(self, print_id: UUID) -> Rendering | None:
        """Return a print's page as it was kept."""
        record = self.session.get(RenderingRecord, print_id)
        if record is None:
            return None
        return Rendering(target=record.target, paper=record.paper, form=record.form, content=record.content)

    def drop_rendering(self, print_id: UUID) -> None:
        """Forget a print's page."""
        self.session.execute(delete(RenderingRecord).where(RenderingRecord.print_id == print_id))

    def _prints(self, wanted: Select[SlipPrintRecord]) -> Sequence[SlipPrint]:
        in_order = wanted.order_by(SlipPrintRecord.at, SlipPrintRecord.id)
        return [to_domain(record, SlipPrint) for record in self.session.scalars(in_order)]

    def _about(self, slip_id: UUID, need_ids: Sequence[UUID]) -> None:
        for position, need_id in enumerate(need_ids):
            self.session.add(SlipNeedRecord(slip_id=slip_id, need_id=need_id, position=position))
