# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-offs that nobody answers in time: put before their giver, their receiver and the supervisors (rule 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.desk.board import Owed, owed_for
from kiosk.desk.hand_over import standing_offers, whole_board
from kiosk.desk.office_time import answer_time, today_at
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True)
class StalledHandOffs:
    """Finds the hand-offs that an office gave or was offered and that were not answered in time."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID) -> Sequence[Owed]:
        """List what is stalled and still waits for its answer, the longest first; `offered` is the hand-off."""
        with self.store.reading() as work:
            stalled = [owed for owed in owed_for(work, _offered(work, office_id)) if owed.stalled]
        return sorted(stalled, key=lambda owed: owed.offered.at if owed.offered else owed.need.created_at)

    def mark(self, actor: Actor) -> Sequence[HandOff]:
        """Note once for each hand-off that is late that it stalled; its owner looks at the need today.

        An offer without a time gets the one that it should have had. `actor` says at which screen it was noticed; the
        office's duty desk signs, since nobody did anything. Nothing is written while nothing is late.
        """
        now = self.clock()
        with self.store.reading() as work:
            if not self._late(work, actor.office_id, now):
                return ()
        with self.store.writing() as work:
            act = replace(actor, staff_id=work.staff.duty_desk(actor.office_id).id).acting_at(now)
            marked = [_mark(work, need, step, act) for need, step in self._late(work, actor.office_id, now)]
            work.commit()
            return marked

    def _late(self, work: UnitOfWork, office_id: UUID, now: datetime) -> list[tuple[Need, HandOff]]:
        offered = [(need, step) for need in _offered(work, office_id) for step in standing_offers(work, need.id)]
        timed = [(need, _with_time(work, step)) for need, step in offered]
        return [(need, step) for need, step in timed if step.is_late(now)]


def _with_time(work: UnitOfWork, step: HandOff) -> HandOff:
    if step.answer_by is not None:
        return step
    return replace(step, answer_by=answer_time(work, work.staff.get(step.to_id).office_id, step.at))


def _offered(work: UnitOfWork, office_id: UUID) -> Sequence[Need]:
    """List the needs that somebody of the office was asked to take, then those that it has offered elsewhere."""
    here = tuple(staff.id for staff in work.staff.of_office(office_id))
    others = (office.id for office in work.offices.all() if office.id != office_id)
    elsewhere = tuple(work.staff.duty_desk(other).id for other in others)
    offered = list(whole_board(work, BoardWish(office_id=None, offered_to=here)))
    if elsewhere:
        offered += whole_board(work, BoardWish(office_id=office_id, offered_to=elsewhere))
    return offered


def _mark(work: UnitOfWork, need: Need, step: HandOff, act: Act) -> HandOff:
    stalled = step.stalled(act.at)
    work.steps.save(stalled)
    work.needs.save(replace(need, review_on=today_at(work.offices.get(need.office_id), act.at)))
    facts = {"to": work.staff.get(step.to_id).called}
    facts |= {"answer_by": step.answer_by.isoformat()} if step.answer_by else {}
    work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_STALLED, act, **facts))
    return stalled
