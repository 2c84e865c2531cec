# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a promise: kept, moved to another time, or broken (rule 5)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.office_time import must_be_ahead, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import StepNotFound
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import Referral
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import clean_text, one_line


@dataclass(frozen=True, slots=True)
class KeepPromise:
    """Notes what became of a promise; the first to say so counts.

    Anybody at the desk may: the visitor who rings for a colleague that is away gets an answer there and then, and the
    need's history says who gave it. The need keeps its owner, and a promise stays with who made it.
    """

    store: Store
    clock: Clock

    def kept(self, step_id: UUID, actor: Actor) -> Need:
        """We did what we said; the need stays open until the visitor has what they came for.

        Its owner looks at it on the day of what comes next, today when nothing does. Raises StepNotFound or
        PromiseIsOver.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = _promise(work, step_id)
            work.steps.save(step.kept(act.at))
            facts = {"text": step.text, "due": step.due_at.isoformat()}
            work.needs.record(history_line(step.need_id, HistoryEvent.PROMISE_KEPT, act, **facts))
            need = _before_owner(work, step, act, on=_next_day(work, step))
            work.commit()
            return need

    def moved(self, step_id: UUID, due_at: datetime, why: str, visitor_told: bool, actor: Actor) -> Promise:
        """Promise the same for another time (aware), for a reason; the need is looked at on that day.

        Raises StepNotFound, PromiseIsOver, TextMissing, DueInThePast or NeedIsSettled.
        """
        act, reason = actor.acting_at(self.clock()), one_line(clean_text(why))
        due_at = must_be_ahead(due_at, act.at)
        with self.store.writing() as work:
            step = _promise(work, step_id)
            need = work.needs.get(step.need_id).must_be_open()
            work.steps.save(step.ended(PromiseState.MOVED, act.at, reason, visitor_told=visitor_told))
            again = Promise(
                id=new_id(),
                need_id=need.id,
                at=act.at,
                by=step.by,
                text=step.text,
                due_at=due_at,
                instead_of=step.id,
            )
            work.steps.add(again)
            work.needs.save(replace(need, review_on=today_at(work.offices.get(need.office_id), due_at)))
            facts = {"text": step.text, "from": step.due_at.isoformat(), "to": due_at.isoformat(), "why": reason}
            told = {"told": _yes_or_no(visitor_told)}
            work.needs.record(history_line(need.id, HistoryEvent.PROMISE_MOVED, act, **facts, **told))
            work.commit()
            return again

    def untold(self, need_id: UUID) -> Promise | None:
        """Find the promise that was moved or broken last without the visitor knowing; None when there is none.

        What was promised in its place and has ended since says more than it does.
        """
        with self.store.reading() as work:
            steps = work.steps.of_needs([need_id]).get(need_id, ())
        over = [step for step in steps if isinstance(step, Promise) and step.ended_at is not None]
        last = max(over, key=_when_it_ended, default=None)
        return last if last is not None and _is_untold(last) else None

    def visitor_told(self, step_id: UUID, actor: Actor) -> Promise:
        """Note that the visitor knows now that a promise was moved or broken; raises StepNotFound."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = _promise(work, step_id)
            if not _is_untold(step):
                return step
            told = replace(step, visitor_told=True)
            work.steps.save(told)
            event, times = _what_became(work, step)
            facts = {"text": step.text, "why": step.why, "told": "yes", "told_later": "yes"}
            work.needs.record(history_line(step.need_id, event, act, **facts, **times))
            work.commit()
            return told

    def broken(self, step_id: UUID, why: str, visitor_told: bool, actor: Actor) -> Need:
        """We did not do what we said, for a reason; the need's owner chooses a next step today.

        Raises StepNotFound, PromiseIsOver or TextMissing.
        """
        act, reason = actor.acting_at(self.clock()), one_line(clean_text(why))
        with self.store.writing() as work:
            step = _promise(work, step_id)
            work.steps.save(step.ended(PromiseState.BROKEN, act.at, reason, visitor_told=visitor_told))
            facts = {"text": step.text, "due": step.due_at.isoformat(), "why": reason}
            told = {"told": _yes_or_no(visitor_told)}
            work.needs.record(history_line(step.need_id, HistoryEvent.PROMISE_BROKEN, act, **facts, **told))
            need = _before_owner(work, step, act, on=None)
            work.commit()
            return need


def _promise(work: UnitOfWork, step_id: UUID) -> Promise:
    step = work.steps.get(step_id)
    if not isinstance(step, Promise):
        raise StepNotFound
    return step


def _is_untold(step: Promise) -> bool:
    return step.state in {PromiseState.MOVED, PromiseState.BROKEN} and not step.visitor_told


def _when_it_ended(step: Promise) -> datetime:
    return step.ended_at or step.at


def _what_became(work: UnitOfWork, over: Promise) -> tuple[HistoryEvent, dict[str, str]]:
    """Say what became of a promise that is over, and the times that tell it."""
    if over.state is PromiseState.BROKEN:
        return HistoryEvent.PROMISE_BROKEN, {"due": over.due_at.isoformat()}
    steps = work.steps.of_needs([over.need_id])[over.need_id]
    later = next(step for step in steps if isinstance(step, Promise) and step.instead_of == over.id)
    return HistoryEvent.PROMISE_MOVED, {"from": over.due_at.isoformat(), "to": later.due_at.isoformat()}


def _before_owner(work: UnitOfWork, over: Promise, act: Act, *, on: date | None) -> Need:
    """Have the owner look at the need on a day, at the earliest today; one that is settled by now stays settled."""
    need = work.needs.get(over.need_id)
    if not need.is_open:
        return need
    today = today_at(work.offices.get(need.office_id), act.at)
    looked_at = replace(need, review_on=max(on or today, today))
    work.needs.save(looked_at)
    return looked_at


def _next_day(work: UnitOfWork, over: Promise) -> date | None:
    """Find the day of the next promise or of a referral to ask about, None when nothing else is under way."""
    need = work.needs.get(over.need_id)
    office = work.offices.get(need.office_id)
    days = []
    for step in work.steps.of_needs([need.id]).get(need.id, ()):
        if isinstance(step, Promise) and step.state is PromiseState.OPEN and step.id != over.id:
            days.append(today_at(office, step.due_at))
        if isinstance(step, Referral) and step.is_waiting and step.check_on and leads_on(need, step):
            days.append(step.check_on)
    return min(days, default=None)


def _yes_or_no(fact: bool) -> str:
    return "yes" if fact else "no"
