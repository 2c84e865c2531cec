# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing a need to a colleague, who accepts it or says why not (rule 6)."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import HandOffAlreadyAnswered, HandOffIncomplete, NoOneToHandTo, NotYours, TextMissing
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import one_line, without_controls


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTo:
    """The choice to ask a colleague. `not_done` is what the hand-off is about and may not be empty."""

    staff_id: UUID
    not_done: str
    done: str = ""
    must_not: str = ""
    by_when: datetime | None = None


def offer(work: UnitOfWork, need: Need, choice: HandTo, act: Act) -> HandOff:
    """Offer the need; its owner stays who they were. Raises NoOneToHandTo, HandOffIncomplete or NeedIsSettled."""
    need.must_be_open()
    receiver = work.staff.get(choice.staff_id)
    if receiver.id == need.owner_id or not receiver.can_sign_in:
        raise NoOneToHandTo
    if not choice.not_done.strip():
        raise HandOffIncomplete
    step = HandOff(
        id=new_id(),
        need_id=need.id,
        at=act.at,
        by=act.by,
        to_id=receiver.id,
        done=without_controls(choice.done).strip(),
        not_done=without_controls(choice.not_done).strip(),
        must_not=without_controls(choice.must_not).strip(),
        by_when=choice.by_when,
    )
    work.steps.add(step)
    today = today_at(work.offices.get(need.office_id), act.at)
    work.needs.save(replace(need, review_on=need.review_on or check_back_day(today)))
    facts = {"to": receiver.called, "done": step.done, "not_done": step.not_done, "must_not": step.must_not}
    work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_OFFERED, act, **facts))
    return step


@dataclass(frozen=True, slots=True)
class AnswerHandOff:
    """The receiver takes a need over, or says why not. The first answer counts."""

    store: Store
    clock: Clock

    def accept(self, step_id: UUID, actor: Actor) -> Need:
        """Become the owner; raises NotYours, HandOffAlreadyAnswered or NeedIsSettled."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = _offered_to(work, step_id, act)
            work.steps.save(step.accepted(act))
            need = replace(work.needs.get(step.need_id).must_be_open(), owner_id=act.by)
            work.needs.save(need)
            work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_ACCEPTED, act))
            work.commit()
            return need

    def decline(self, step_id: UUID, reason: str, actor: Actor) -> None:
        """Leave it with its owner; raises TextMissing, NotYours or HandOffAlreadyAnswered."""
        act, why = actor.acting_at(self.clock()), one_line(reason)
        if not why:
            raise TextMissing
        with self.store.writing() as work:
            step = _offered_to(work, step_id, act)
            work.steps.save(step.declined(act, why))
            work.needs.record(history_line(step.need_id, HistoryEvent.HAND_OFF_DECLINED, act, reason=why))
            work.commit()


def _offered_to(work: UnitOfWork, step_id: UUID, act: Act) -> HandOff:
    step = work.steps.get(step_id)
    if not isinstance(step, HandOff):
        raise HandOffAlreadyAnswered
    if step.to_id != act.by:
        raise NotYours(name=work.staff.get(step.to_id).called)
    others = [other for other in work.steps.of_needs([step.need_id])[step.need_id] if isinstance(other, HandOff)]
    if not step.stands_beside(others):
        raise HandOffAlreadyAnswered
    return step
