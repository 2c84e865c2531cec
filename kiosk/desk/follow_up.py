# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking how it went, and taking a need back when it did not work out (rule 7)."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.call_back import must_be_willing
from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.settle import day_to_ask, note_attempt, settle, undo_settling
from kiosk.domain.errors import StepNotFound
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import clean_line, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedByPhone:
    """The call in which a visitor said how it went; `seconds` is 0 when nobody timed it."""

    number: str
    seconds: int = 0

    def as_facts(self) -> dict[str, str]:
        """Say for a history which number was dialled, and how long it took where that is known."""
        seconds = {"called_seconds": str(self.seconds)} if self.seconds > 0 else {}
        return {"called": clean_line(self.number)} | seconds


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Notes how a referral turned out, and when a need is settled."""

    store: Store
    clock: Clock

    def referral_went(
        self, step_id: UUID, outcome: Outcome, actor: Actor, *, note: str = "", called: AskedByPhone | None = None
    ) -> Need:
        """Settle the need, keep waiting, or put it back on its owner's list.

        `note` is what was said of it: what the visitor has to do, or why it failed. `called` is the call in which they
        said so. Raises StepNotFound, PleaseDoNotContact or LineTooLong.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = work.steps.get(step_id)
            if not isinstance(step, Referral):
                raise StepNotFound
            need = work.needs.get(step.need_id)
            if called is not None:
                must_be_willing(work, need.visitor_id)
            need = note_outcome(work, need, step, outcome, act, one_line(note), called)
            work.commit()
            return need

    def settle(self, need_id: UUID, actor: Actor) -> Need:
        """The visitor has what they came for."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = settle(work, work.needs.get(need_id).must_be_open(), act)
            work.commit()
            return need

    def undo_settle(self, need_id: UUID, actor: Actor) -> Need:
        """Put back a need that was settled by mistake, however it was settled; an open one stays as it is."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = undo_settling(work, work.needs.get(need_id), act)
            work.commit()
            return need


def note_outcome(
    work: UnitOfWork,
    need: Need,
    referral: Referral,
    outcome: Outcome,
    act: Act,
    note: str = "",
    called: AskedByPhone | None = None,
) -> Need:
    """Keep how a referral went and do what follows from it; a need that is settled by now stays settled."""
    today = today_at(work.offices.get(need.office_id), act.at)
    check_on = check_back_day(today, work.offices.calendar(need.office_id)) if outcome.waits else referral.check_on
    work.steps.save(replace(referral, outcome=outcome, outcome_at=act.at, check_on=check_on))
    facts = {"resource": referral.resource_name, "outcome": outcome.value, "note": note, "referral": str(referral.id)}
    facts |= called.as_facts() if called else {}
    work.needs.record(history_line(need.id, HistoryEvent.OUTCOME, act, **facts))
    if outcome.failed:
        note_attempt(work, referral, outcome, act, note=note)
    if not need.is_open:
        return need
    if outcome.settles:
        return settle(work, need, act, by_referral=referral)
    waiting = replace(need, review_on=today if outcome.failed else day_to_ask(work, need, today))
    work.needs.save(waiting)
    return waiting
