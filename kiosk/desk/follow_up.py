# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking how it went, and taking a need back when it did not work out (rule 7)."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.settle import note_attempt, settle
from kiosk.domain.errors import StepNotFound
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Notes how a referral or a promise turned out."""

    store: Store
    clock: Clock

    def referral_went(self, step_id: UUID, outcome: Outcome, actor: Actor) -> Need:
        """Settle the need, keep waiting, or put it back on its owner's list; raises StepNotFound."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = work.steps.get(step_id)
            if not isinstance(step, Referral):
                raise StepNotFound
            need = note_outcome(work, work.needs.get(step.need_id), step, outcome, act)
            work.commit()
            return need

    def promise_kept(self, step_id: UUID, actor: Actor) -> Need:
        """Say that what was promised is done; the need stays open until the visitor has what they came for.

        Raises StepNotFound.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = work.steps.get(step_id)
            if not isinstance(step, Promise):
                raise StepNotFound
            need = work.needs.get(step.need_id)
            if step.state is PromiseState.OPEN:
                work.steps.save(replace(step, state=PromiseState.KEPT))
                work.needs.record(history_line(need.id, HistoryEvent.PROMISE_KEPT, act, text=step.text))
            work.commit()
            return need

    def settle(self, need_id: UUID, actor: Actor) -> Need:
        """The visitor has what they came for."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = settle(work, work.needs.get(need_id).must_be_open(), act)
            work.commit()
            return need


def note_outcome(work: UnitOfWork, need: Need, referral: Referral, outcome: Outcome, act: Act) -> Need:
    """Keep how a referral went and do what follows from it; a need that is settled by now stays settled."""
    work.steps.save(replace(referral, outcome=outcome, outcome_at=act.at))
    facts = {"resource": referral.resource_name, "outcome": outcome.value}
    work.needs.record(history_line(need.id, HistoryEvent.OUTCOME, act, **facts))
    if outcome.failed:
        note_attempt(work, referral, outcome, act)
    if not need.is_open:
        return need
    if outcome.settles:
        return settle(work, need, act)
    today = today_at(work.offices.get(need.office_id), act.at)
    waiting = replace(need, review_on=today if outcome.failed else check_back_day(today))
    work.needs.save(waiting)
    return waiting
