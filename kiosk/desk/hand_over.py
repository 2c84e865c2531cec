# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing a need to a colleague, a desk or another office, who accepts it or says why not (rule 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.office_time import answer_time, check_back_day, today_at
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.errors import (
    HandOffAlreadyAnswered,
    HandOffIncomplete,
    KeptInThisOffice,
    NoOneToHandTo,
    NotYours,
    StaffNotFound,
    TakenOver,
    TextMissing,
)
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.office import Office
from kiosk.domain.staff import Act, Actor, Staff
from kiosk.domain.text import one_line, without_controls


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTo:
    """The choice to ask a colleague, this office's duty desk, or another office's.

    `not_done` is what the hand-off is about, a thing a line, and may not be empty. `why` is for the history.
    """

    staff_id: UUID
    not_done: str
    done: str = ""
    must_not: str = ""
    by_when: datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Somebody who can be asked: `away` says that they are not here today, `office` whose desk it is elsewhere."""

    staff: Staff
    away: bool = False
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Offers a need without a visit: from the board, at any time."""

    store: Store
    clock: Clock

    def receivers(self, need_id: UUID) -> Sequence[Receiver]:
        """List whom a need can be offered to: colleagues by name, the desk, then the desks of other offices.

        Other offices are left out for a confidential visitor.
        """
        with self.store.reading() as work:
            need = work.needs.get(need_id)
            everybody = _receivers(work, need.office_id, need.visitor_id, self.clock())
            return [each for each in everybody if each.staff.id != need.owner_id]

    def receivers_in_visit(self, visit_id: UUID) -> Sequence[Receiver]:
        """List in the same order whom the needs of a visit can be offered to, the owner of one of them among them."""
        with self.store.reading() as work:
            visit = work.visits.get(visit_id)
            return _receivers(work, visit.office_id, visit.visitor_id, self.clock())

    def __call__(self, need_id: UUID, choice: HandTo, actor: Actor) -> HandOff:
        """Offer it; raises NoOneToHandTo, HandOffIncomplete, KeptInThisOffice or NeedIsSettled."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step = offer(work, work.needs.get(need_id), choice, act)
            work.commit()
            return step


def offer(work: UnitOfWork, need: Need, choice: HandTo, act: Act) -> HandOff:
    """Offer the need; its owner stays who they were, and an offer that still stands is taken back.

    Raises NoOneToHandTo, HandOffIncomplete, KeptInThisOffice or NeedIsSettled.
    """
    receiver = _who_can_take(work, need.must_be_open(), choice.staff_id)
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
        answer_by=answer_time(work, receiver.office_id, act.at),
    )
    if not step.to_do:
        raise HandOffIncomplete
    for earlier in standing_offers(work, need.id):
        take_back(work, earlier, act, instead=receiver.called)
    work.steps.add(step)
    today = today_at(work.offices.get(need.office_id), act.at)
    later = check_back_day(today, work.offices.calendar(need.office_id))
    work.needs.save(replace(need, review_on=need.review_on or later))
    facts = {"to": receiver.called, "done": step.done, "not_done": step.not_done, "must_not": step.must_not}
    facts |= {"by_when": step.by_when.isoformat()} if step.by_when else {}
    facts |= {"why": one_line(choice.why)} | _office_fact(work, need, receiver)
    work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_OFFERED, act, **facts))
    return step


def standing_offers(work: UnitOfWork, need_id: UUID) -> Sequence[HandOff]:
    """List the hand-offs of a need that wait for their answer, oldest first; more than one only in old records."""
    offers = [step for step in work.steps.of_needs([need_id]).get(need_id, ()) if isinstance(step, HandOff)]
    return [step for step in offers if step.stands_beside(offers)]


def pass_promises(work: UnitOfWork, need: Need, to_id: UUID) -> None:
    """Let what its owner so far has promised about a need be kept by whoever owns it now."""
    for step in work.steps.of_needs([need.id]).get(need.id, ()):
        if isinstance(step, Promise) and step.state is PromiseState.OPEN and step.by == need.owner_id:
            work.steps.save(replace(step, by=to_id))


def whole_board(work: UnitOfWork, wish: BoardWish) -> Sequence[Need]:
    """List every open need that fits a wish, what is due first at the top."""
    return work.needs.board(wish, 0, work.needs.count_on_board(wish))


def take_back(work: UnitOfWork, step: HandOff, act: Act, *, instead: str) -> None:
    """End an offer that somebody else gets in its place, and say so in the history."""
    work.steps.save(step.taken_back(act))
    facts = {"to": work.staff.get(step.to_id).called, "instead": instead, "reason": ""}
    work.needs.record(history_line(step.need_id, HistoryEvent.HAND_OFF_DECLINED, act, **facts))


def decline(work: UnitOfWork, step: HandOff, reason: str, act: Act) -> None:
    """Leave the need with its owner, who looks at it today."""
    work.steps.save(step.declined(act, reason))
    need = work.needs.get(step.need_id)
    if need.is_open:
        work.needs.save(replace(need, review_on=today_at(work.offices.get(need.office_id), act.at)))
    facts = {"reason": reason, "to": work.staff.get(step.to_id).called}
    work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_DECLINED, act, **facts))


@dataclass(frozen=True, slots=True)
class AnswerHandOff:
    """The receiver takes a need over, or says why not. The first answer counts."""

    store: Store
    clock: Clock

    def accept(self, step_id: UUID, ticked: Sequence[str], actor: Actor) -> Need:
        """Become the owner; `ticked` are the lines of what is not done yet, each of which must be there.

        Raises NotYours, HandOffNotRead, TakenOver, HandOffAlreadyAnswered, KeptInThisOffice or NeedIsSettled.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            step, receiver = _offered_to(work, step_id, act)
            need = work.needs.get(step.need_id).must_be_open()
            _must_stay_if_confidential(work, need, receiver)
            work.steps.save(step.must_be_read(ticked).accepted(act))
            review_on = _sooner(need.review_on, _day_of(work, step, receiver.office_id, act))
            taken = replace(need, owner_id=act.by, office_id=receiver.office_id, review_on=review_on)
            work.needs.save(taken)
            pass_promises(work, need, act.by)
            _take_calls_along(work, taken, act)
            facts = {"from": work.staff.get(need.owner_id).called, "ticked": "\n".join(step.to_do)}
            facts |= _office_fact(work, need, receiver)
            work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_ACCEPTED, act, **facts))
            work.commit()
            return taken

    def decline(self, step_id: UUID, reason: str, actor: Actor) -> None:
        """Leave it with its owner; raises TextMissing, NotYours, TakenOver or HandOffAlreadyAnswered."""
        act, why = actor.acting_at(self.clock()), one_line(reason)
        if not why:
            raise TextMissing
        with self.store.writing() as work:
            step, _receiver = _offered_to(work, step_id, act)
            decline(work, step, why, act)
            work.commit()


def record_owner(work: UnitOfWork, need_id: UUID, source: UUID, to: Staff, act: Act, facts: dict[str, str]) -> None:
    """Write who answers for it now: for the need, or for the promise or the call-back that `facts` name."""
    who = {"from": _called(work, source), "from_id": str(source), "to": to.called, "to_id": str(to.id)}
    work.needs.record(history_line(need_id, HistoryEvent.OWNER_CHANGED, act, **who, **facts))


def _called(work: UnitOfWork, staff_id: UUID) -> str:
    try:
        return work.staff.get(staff_id).called
    except StaffNotFound:  # a broken record, which the check of owners mends
        return ""


def _take_calls_along(work: UnitOfWork, need: Need, act: Act) -> None:
    """Let the office that a need has gone to make the calls that wait for it."""
    for call_back in work.call_backs.of_needs([need.id]).get(need.id, ()):
        if call_back.is_open and call_back.office_id != need.office_id:
            work.call_backs.save(replace(call_back, office_id=need.office_id, owner_id=need.owner_id))
            facts = {"call_back": call_back.name or call_back.phone}
            record_owner(work, need.id, call_back.owner_id, work.staff.get(need.owner_id), act, facts)


def _offered_to(work: UnitOfWork, step_id: UUID, act: Act) -> tuple[HandOff, Staff]:
    step = work.steps.get(step_id)
    if not isinstance(step, HandOff):
        raise HandOffAlreadyAnswered
    receiver = work.staff.get(step.to_id)
    if not work.staff.get(act.by).answers_for(receiver):
        raise NotYours(name=receiver.called)
    offers = [each for each in work.steps.of_needs([step.need_id])[step.need_id] if isinstance(each, HandOff)]
    if not step.stands_beside(offers):
        raise _already_answered(work, step, offers)
    return step, receiver


def _already_answered(work: UnitOfWork, step: HandOff, offers: Sequence[HandOff]) -> HandOffAlreadyAnswered:
    """Tell whoever comes second who has it."""
    if any(each.state is HandOffState.ACCEPTED and each.at >= step.at for each in offers):
        return TakenOver(name=work.staff.get(work.needs.get(step.need_id).owner_id).called)
    return HandOffAlreadyAnswered()


def _who_can_take(work: UnitOfWork, need: Need, staff_id: UUID) -> Staff:
    receiver = work.staff.get(staff_id)
    works_here = receiver.can_sign_in and receiver.office_id == need.office_id
    if receiver.id == need.owner_id or not (works_here or receiver.is_desk):
        raise NoOneToHandTo
    _must_stay_if_confidential(work, need, receiver)
    return receiver


def _must_stay_if_confidential(work: UnitOfWork, need: Need, receiver: Staff) -> None:
    if receiver.office_id != need.office_id and need.visitor_id and _keeps_to_office(work, need.visitor_id):
        raise KeptInThisOffice(name=work.visitors.get(need.visitor_id).called)


def _keeps_to_office(work: UnitOfWork, visitor_id: UUID | None) -> bool:
    return visitor_id is not None and work.visitors.get(visitor_id).confidential


def _receivers(work: UnitOfWork, office_id: UUID, visitor_id: UUID | None, now: datetime) -> list[Receiver]:
    staff, today = work.staff.of_office(office_id), today_at(work.offices.get(office_id), now)
    people = [Receiver(staff=each, away=each.is_away(today)) for each in staff if each.can_sign_in]
    here = people + [Receiver(staff=each) for each in staff if each.is_desk]
    return here if _keeps_to_office(work, visitor_id) else [*here, *_desks_elsewhere(work, office_id)]


def _desks_elsewhere(work: UnitOfWork, office_id: UUID) -> list[Receiver]:
    others = (office for office in work.offices.all() if office.id != office_id)
    return [Receiver(staff=work.staff.duty_desk(office.id), office=office) for office in others]


def _office_fact(work: UnitOfWork, need: Need, receiver: Staff) -> dict[str, str]:
    elsewhere = receiver.office_id != need.office_id
    return {"office": work.offices.get(receiver.office_id).name} if elsewhere else {}


def _day_of(work: UnitOfWork, step: HandOff, office_id: UUID, act: Act) -> date | None:
    """Say on which day its new owner looks at what was to be done by a stated time; not before today."""
    if step.by_when is None:
        return None
    return today_at(work.offices.get(office_id), max(step.by_when, act.at))


def _sooner(day: date | None, other: date | None) -> date | None:
    return min((each for each in (day, other) if each is not None), default=None)
