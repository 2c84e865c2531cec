# SPDX-License-Identifier: GPL-3.0-or-later
"""Owners who are away or leave: nothing of theirs is left behind (rule 5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.board import Owed, end_of_today, owed_for
from kiosk.desk.hand_over import (
    HandTo,
    decline,
    offer,
    pass_promises,
    record_owner,
    standing_offers,
    take_back,
    whole_board,
)
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.call_back import CallBack
from kiosk.domain.errors import (
    DueInThePast,
    LastSupervisor,
    NoOneToHandTo,
    OwnedByColleague,
    StaffNotFound,
    StillOwns,
    TextMissing,
)
from kiosk.domain.hand_off import HandOff, OwnerChange
from kiosk.domain.need import Need
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.staff import Act, Actor, Staff
from kiosk.domain.text import one_line, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What somebody is answerable for.

    `needs` are theirs, with the promises on them; `promises` are those that they made about a colleague's needs, and
    `offers` wait for their answer.
    """

    needs: Sequence[Need] = ()
    call_backs: Sequence[CallBack] = ()
    offers: Sequence[HandOff] = ()
    promises: Sequence[Promise] = ()

    @property
    def count(self) -> int:
        """How much it is in all."""
        return len(self.needs) + len(self.call_backs) + len(self.offers) + len(self.promises)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody of an office, or its duty desk, with how many things are theirs: each as in `Held`."""

    staff: Staff
    needs: int = 0
    call_backs: int = 0
    offers: int = 0
    promises: int = 0

    @property
    def count(self) -> int:
        """How much it is in all."""
        return self.needs + self.call_backs + self.offers + self.promises


@dataclass(frozen=True, slots=True)
class Owners:
    """Lets people be away, leave, and pass on what is theirs."""

    store: Store
    clock: Clock

    def held(self, staff_id: UUID) -> Held:
        """Say what somebody is answerable for."""
        with self.store.reading() as work:
            return held_by(work, work.staff.get(staff_id))

    def everybody(self, office_id: UUID) -> Sequence[Holder]:
        """List who works at an office, by name, its duty desk at the end, each with what is theirs in numbers."""
        with self.store.reading() as work:
            waiting = Counter(each.owner_id for each in work.call_backs.waiting(office_id))
            here = [staff for staff in work.staff.of_office(office_id) if staff.can_sign_in or staff.is_desk]
            return [_counted(work, staff, waiting[staff.id]) for staff in sorted(here, key=lambda each: each.is_desk)]

    def gone(self, office_id: UUID) -> Sequence[Staff]:
        """List who worked at an office and was switched off, by name."""
        with self.store.reading() as work:
            return [staff for staff in work.staff.of_office(office_id) if not staff.can_sign_in and not staff.is_desk]

    def go_away(self, staff_id: UUID, first: date | None, until: date | None, actor: Actor) -> Staff:
        """Note from which day to which they are not here; None is today, or an open end.

        They may say so themselves, else a supervisor; raises ForSupervisors, DueInThePast or StaffNotFound.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            staff = _of_theirs(work, staff_id, act)
            today = today_at(work.offices.get(staff.office_id), act.at)
            if until is not None and until < max(first or today, today):
                raise DueInThePast
            away = replace(staff, away_from=first or today, away_until=until)
            work.staff.save(away)
            work.commit()
            return away

    def come_back(self, staff_id: UUID, actor: Actor) -> Staff:
        """They are here again; raises ForSupervisors or StaffNotFound."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            back = replace(_of_theirs(work, staff_id, act), away_from=None, away_until=None)
            work.staff.save(back)
            work.commit()
            return back

    def leave(self, staff_id: UUID, actor: Actor) -> Staff:
        """Switch off somebody who stops working here.

        Raises StillOwns while something is theirs, LastSupervisor, ForSupervisors or StaffNotFound.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            staff = _person(work, staff_id)
            work.staff.get(act.by).must_supervise(staff.office_id)
            _must_leave_a_supervisor(work, staff)
            held = held_by(work, staff)
            if held.count:
                raise StillOwns(name=staff.called, count=held.count)
            gone = replace(staff, active=False)
            work.staff.save(gone)
            work.commit()
            return gone

    def switch_on(self, staff_id: UUID, actor: Actor) -> Staff:
        """Let somebody who had stopped working here sign in again, with the PIN they had; nothing is theirs yet.

        Raises ForSupervisors, or StaffNotFound for a desk.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            staff = work.staff.get(staff_id)
            work.staff.get(act.by).must_supervise(staff.office_id)
            if staff.is_desk:
                raise StaffNotFound(name=staff.called)
            here = replace(staff, active=True, away_from=None, away_until=None)
            work.staff.save(here)
            work.commit()
            return here

    def hand_on_all(self, staff_id: UUID, to_id: UUID, reason: str, actor: Actor) -> Held:
        """Pass on everything that is theirs; returns what they are answerable for after that.

        To their office's duty desk, a supervisor gives it at once. A colleague is offered each need and accepts it or
        not; until then it stays where it is. Call-backs go to the duty desk either way, a promise about a colleague's
        need to that colleague, and what they were asked to take over is declined for them. Raises TextMissing,
        NoOneToHandTo, ForSupervisors or StaffNotFound.
        """
        act, why = actor.acting_at(self.clock()), one_line(reason)
        if not why:
            raise TextMissing
        with self.store.writing() as work:
            staff, to = _of_theirs(work, staff_id, act), work.staff.get(to_id)
            if to.id == staff.id or not to.may_own_in(staff.office_id):
                raise NoOneToHandTo
            held = held_by(work, staff)
            if to.is_desk:
                work.staff.get(act.by).must_supervise(staff.office_id)
                for need in held.needs:
                    give_to(work, need, to, act, OwnerChange.HANDED_ON, why)
            else:
                self._offer_all(work, held.needs, to, act, why)
            _hand_on_the_rest(work, held, staff, act, why)
            work.commit()
        return self.held(staff_id)

    def take_on(self, need_id: UUID, actor: Actor) -> Need:
        """Become the owner of what is the duty desk's, or whose owner is away or gone; a supervisor, of any need.

        Raises OwnedByColleague, NoOneToHandTo for somebody of another office, or NeedIsSettled.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = work.needs.get(need_id).must_be_open()
            taker, owner = work.staff.get(act.by), work.staff.get(need.owner_id)
            if taker.is_desk or not taker.may_own_in(need.office_id):
                raise NoOneToHandTo
            today = today_at(work.offices.get(need.office_id), act.at)
            is_here = owner.may_own_in(need.office_id) and not owner.is_desk and not owner.is_away(today)
            if is_here and not taker.supervises and owner.id != taker.id:
                raise OwnedByColleague(name=owner.called)
            taken = give_to(work, need, taker, act, OwnerChange.TAKEN_ON)
            work.commit()
            return taken

    def due_of_away(self, office_id: UUID) -> Sequence[Owed]:
        """List what is due today or overdue of those who are away, what is due first at the top."""
        now = self.clock()
        with self.store.reading() as work:
            office = work.offices.get(office_id)
            tonight, today = end_of_today(office, now), today_at(office, now)
            away = [staff for staff in work.staff.of_office(office_id) if staff.active and staff.is_away(today)]
            due = [need for staff in away for need in _due_of(work, staff, tonight)]
            return sorted(owed_for(work, due), key=lambda owed: owed.due or now)

    def _offer_all(self, work: UnitOfWork, needs: Sequence[Need], to: Staff, act: Act, why: str) -> None:
        for owed in owed_for(work, needs):
            if owed.offered is None:
                offer(work, owed.need, _as_it_stands(owed, to, why, act.at), act)


def held_by(work: UnitOfWork, staff: Staff) -> Held:
    """Gather what somebody is answerable for, in whichever office."""
    theirs = whole_board(work, BoardWish(office_id=None, whose=staff.id))
    offers = (step for need in theirs for step in standing_offers(work, need.id) if step.to_id == staff.id)
    promised = [need for need in work.needs.promised_by(staff.id) if need.owner_id != staff.id]
    steps = work.steps.of_needs(need.id for need in promised)
    made = (step for need in promised for step in steps.get(need.id, ()) if isinstance(step, Promise))
    return Held(
        needs=[need for need in theirs if need.owner_id == staff.id],
        call_backs=[each for each in work.call_backs.waiting(staff.office_id) if each.owner_id == staff.id],
        offers=list(offers),
        promises=[step for step in made if step.by == staff.id and step.state is PromiseState.OPEN],
    )


def _counted(work: UnitOfWork, staff: Staff, call_backs: int) -> Holder:
    """Count without reading the needs themselves, of which there may be thousands."""
    offered = work.needs.count_on_board(BoardWish(office_id=None, offered_to=(staff.id,)))
    theirs = work.needs.count_on_board(BoardWish(office_id=None, whose=staff.id)) - offered
    return Holder(
        staff=staff,
        needs=theirs,
        call_backs=call_backs,
        offers=offered,
        promises=sum(1 for need in work.needs.promised_by(staff.id) if need.owner_id != staff.id),
    )


def give_to(work: UnitOfWork, need: Need, to: Staff, act: Act, cause: OwnerChange, why: str = "") -> Need:
    """Make somebody the owner, who also keeps what was promised; an offer to them is taken back, it is theirs now."""
    if need.owner_id == to.id:
        return need
    for step in standing_offers(work, need.id):
        if step.to_id == to.id:
            take_back(work, step, act, instead=to.called)
    today = today_at(work.offices.get(need.office_id), act.at)
    given = replace(need, owner_id=to.id, review_on=need.review_on or today)
    work.needs.save(given)
    pass_promises(work, need, to.id)
    record_owner(work, need.id, need.owner_id, to, act, {"cause": cause.value, "why": why})
    return given


def owned_here(work: UnitOfWork, need: Need, act: Act) -> Need:
    """Give a need that is open again to its office's duty desk where its owner is of another office or has left.

    The same goes for the calls that wait for it again. Returns the need as it is then.
    """
    for call_back in work.call_backs.of_needs([need.id]).get(need.id, ()):
        if call_back.is_open and not work.staff.get(call_back.owner_id).may_own_in(call_back.office_id):
            give_call_back(work, call_back, act, OwnerChange.HANDED_ON)
    if work.staff.get(need.owner_id).may_own_in(need.office_id):
        return need
    return give_to(work, need, work.staff.duty_desk(need.office_id), act, OwnerChange.HANDED_ON)


def give_call_back(work: UnitOfWork, call_back: CallBack, act: Act, cause: OwnerChange, why: str = "") -> None:
    """Make the office's duty desk see to a call; the history of its need says so."""
    desk = work.staff.duty_desk(call_back.office_id)
    work.call_backs.save(replace(call_back, owner_id=desk.id))
    if call_back.need_id is not None:
        facts = {"cause": cause.value, "why": why, "call_back": call_back.name or call_back.phone}
        record_owner(work, call_back.need_id, call_back.owner_id, desk, act, facts)


def _hand_on_the_rest(work: UnitOfWork, held: Held, staff: Staff, act: Act, why: str) -> None:
    for step in held.offers:
        decline(work, step, why, act)
    for call_back in held.call_backs:
        give_call_back(work, call_back, act, OwnerChange.HANDED_ON, why)
    for promise in held.promises:
        need = work.needs.get(promise.need_id)
        owner = work.staff.get(need.owner_id)
        work.steps.save(replace(promise, by=owner.id))
        facts = {"cause": OwnerChange.HANDED_ON.value, "why": why, "promise": promise.text}
        record_owner(work, need.id, staff.id, owner, act, facts)


def _as_it_stands(owed: Owed, to: Staff, why: str, now: datetime) -> HandTo:
    """Word the hand-off of a whole need; what its owner was told when they took it over still holds."""
    told = owed.taken_over
    if told is None:
        return HandTo(staff_id=to.id, not_done=shortened(owed.need.words, 200), why=why)
    by_when = told.by_when if told.by_when and told.by_when > now else None
    return HandTo(
        staff_id=to.id, done=told.done, not_done=told.not_done, must_not=told.must_not, by_when=by_when, why=why
    )


def _due_of(work: UnitOfWork, staff: Staff, tonight: datetime) -> Sequence[Need]:
    wish = BoardWish(office_id=None, whose=staff.id, due_before=tonight)
    return [need for need in whole_board(work, wish) if need.owner_id == staff.id]


def _person(work: UnitOfWork, staff_id: UUID) -> Staff:
    staff = work.staff.get(staff_id)
    if not staff.can_sign_in:
        raise StaffNotFound(name=staff.called)
    return staff


def _of_theirs(work: UnitOfWork, staff_id: UUID, act: Act) -> Staff:
    """Return somebody who works here, for themselves or for a supervisor of theirs."""
    staff = _person(work, staff_id)
    if staff.id != act.by:
        work.staff.get(act.by).must_supervise(staff.office_id)
    return staff


def _must_leave_a_supervisor(work: UnitOfWork, staff: Staff) -> None:
    others = (other for other in work.staff.of_office(staff.office_id) if other.id != staff.id)
    if staff.supervises and not any(other.supervises for other in others):
        raise LastSupervisor(name=staff.called)
