# SPDX-License-Identifier: GPL-3.0-or-later
"""People to call back, and every try to reach them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiosk.domain.call_back import CallBack, CallBackState, CallBackTry
from kiosk.domain.errors import CallBackIsOver
from kiosk.domain.need import NeedState
from kiosk.store.batches import in_batches
from kiosk.store.need_records import CallBackRecord, CallBackTryRecord, NeedRecord
from kiosk.store.translate import overwrite, to_domain, to_record


@dataclass(frozen=True, slots=True)
class SqlCallBacks:
    """People to call back. `touched` collects the needs that they are about."""

    session: Session
    touched: set[UUID] = field(default_factory=set)

    def get(self, call_back_id: UUID) -> CallBack:
        """Return somebody to call back; raises CallBackIsOver for one that is not there."""
        return to_domain(self._record(call_back_id), CallBack)

    def add(self, call_back: CallBack) -> None:
        """Put somebody on the list."""
        self._touch(call_back)
        self.session.add(to_record(call_back, CallBackRecord))
        self.session.flush()

    def save(self, call_back: CallBack) -> None:
        """Keep what changed; raises CallBackIsOver for one that is not there."""
        self._touch(call_back)
        overwrite(self._record(call_back.id), call_back)

    def add_try(self, tried: CallBackTry) -> None:
        """Keep one try."""
        self.session.add(to_record(tried, CallBackTryRecord))

    def tries(self, call_back_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[CallBackTry]]:
        """List the tries for each of these, oldest first."""
        tries: dict[UUID, list[CallBackTry]] = defaultdict(list)
        for ids in in_batches(call_back_ids):
            made = select(CallBackTryRecord).where(CallBackTryRecord.call_back_id.in_(ids))
            for record in self.session.scalars(made.order_by(CallBackTryRecord.at, CallBackTryRecord.id)):
                tries[record.call_back_id].append(to_domain(record, CallBackTry))
        return tries

    def waiting(self, office_id: UUID) -> Sequence[CallBack]:
        """List whom an office still has to call back, oldest first; a call about a settled need has nothing to say."""
        still_open = CallBackRecord.state == CallBackState.OPEN
        still_asked = or_(CallBackRecord.need_id.is_(None), NeedRecord.state == NeedState.OPEN)
        about = select(CallBackRecord).outerjoin(NeedRecord, NeedRecord.id == CallBackRecord.need_id)
        wanted = about.where(CallBackRecord.office_id == office_id, still_open, still_asked)
        in_order = wanted.order_by(CallBackRecord.at, CallBackRecord.id)
        return [to_domain(record, CallBack) for record in self.session.scalars(in_order)]

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[CallBack]]:
        """List who was to be called back about each of these needs, oldest first."""
        about: dict[UUID, list[CallBack]] = defaultdict(list)
        for ids in in_batches(need_ids):
            wanted = select(CallBackRecord).where(CallBackRecord.need_id.in_(ids))
            for record in self.session.scalars(wanted.order_by(CallBackRecord.at, CallBackRecord.id)):
                if record.need_id is not None:
                    about[record.need_id].append(to_domain(record, CallBack))
        return about

    def _touch(self, call_back: CallBack) -> None:
        if call_back.need_id is not None:
            self.touched.add(call_back.need_id)

    def _record(self, call_back_id: UUID) -> CallBackRecord:
        record = self.session.get(CallBackRecord, call_back_id)
        if record is None:
            raise CallBackIsOver
        return record
