# SPDX-License-Identifier: GPL-3.0-or-later
"""Calling back whoever left before we could help, or whose call we missed (rule 8)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.office_time import today_at
from kiosk.desk.owners import give_to
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.call_back import CallBack, CallBackReason, CallBackState, CallBackTry
from kiosk.domain.errors import PleaseDoNotContact, TextMissing
from kiosk.domain.hand_off import OwnerChange
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.no_dead_end import needs_without_next_step
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import clean_line, one_line, shortened
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import ContactPreference, Visitor

LEAST_PHONE_DIGITS = 6
MAY_BE_CALLED = frozenset({ContactPreference.ANY, ContactPreference.PHONE})
"""Whom we call without being asked to; who prefers letters is called only when somebody puts them on the list."""

_PHONE = re.compile(r"[+(]?\d[\d ()./\u2010-\u2015-]{4,}\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWanted:
    """Who wants to be called, as it was said. With a need or a visit, whose they are is known from it."""

    name: str = ""
    phone: str = ""
    about: str = ""
    reason: CallBackReason = CallBackReason.MISSED_CALL
    visitor_id: UUID | None = None
    need_id: UUID | None = None
    visit_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCall:
    """Somebody to call back, who sees to it, and every try so far. `preference` is how they like to be contacted."""

    call_back: CallBack
    owner: str
    tries: Sequence[CallBackTry] = ()
    preference: ContactPreference = ContactPreference.ANY


@dataclass(frozen=True, slots=True)
class CallBacks:
    """Keeps the list of people to call back, until each is reached or given up for a reason."""

    store: Store
    clock: Clock

    def list(self, office_id: UUID) -> Sequence[ToCall]:
        """List whom an office has to call, who waits longest at the top.

        Whose need is settled by now is not called, nor whoever asked us not to contact them.
        """
        with self.store.reading() as work:
            waiting = work.call_backs.waiting(office_id)
            visitors = work.visitors.several(each.visitor_id for each in waiting if each.visitor_id)
            tries = work.call_backs.tries(each.id for each in waiting)
            called = {staff.id: staff.called for staff in work.staff.of_office(office_id)}
            settled = {each.id for each in waiting if each.need_id and not work.needs.get(each.need_id).is_open}
        listed = []
        for each in waiting:
            visitor = visitors.get(each.visitor_id) if each.visitor_id else None
            preference = visitor.contact_preference if visitor else ContactPreference.ANY
            if each.id not in settled and preference is not ContactPreference.NONE:
                owner = called.get(each.owner_id, "")
                listed.append(ToCall(call_back=each, owner=owner, tries=tries.get(each.id, ()), preference=preference))
        return listed

    def wanted(self, wish: CallWanted, actor: Actor) -> CallBack:
        """Put somebody on the list; its owner is the need's, or whoever puts them there.

        Raises TextMissing when there is nobody to call, PleaseDoNotContact, LineTooLong or NeedIsSettled.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            call_back = want_call(work, wish, act.by, act)
            work.commit()
            return call_back

    def tried(self, call_back_id: UUID, actor: Actor, *, reached: bool, note: str = "") -> CallBack:
        """Keep a try; whoever is reached is off the list, and their need waits for its next step.

        Raises CallBackIsOver or PleaseDoNotContact.
        """
        act, said = actor.acting_at(self.clock()), one_line(note)
        with self.store.writing() as work:
            call_back = work.call_backs.get(call_back_id).must_be_open()
            must_be_willing(work, call_back.visitor_id)
            work.call_backs.add_try(
                CallBackTry(
                    id=new_id(),
                    call_back_id=call_back.id,
                    at=act.at,
                    by=act.by,
                    station_id=act.station_id,
                    reached=reached,
                    note=said,
                )
            )
            if reached:
                call_back = call_back.over(CallBackState.REACHED, act)
                work.call_backs.save(call_back)
            _tell(work, call_back, act, "reached" if reached else "no_answer", said)
            work.commit()
            return call_back

    def give_up(self, call_back_id: UUID, why: str, actor: Actor) -> CallBack:
        """Take somebody off the list for a reason; their need stays with its owner.

        Raises TextMissing or CallBackIsOver.
        """
        act, reason = actor.acting_at(self.clock()), one_line(why)
        if not reason:
            raise TextMissing
        with self.store.writing() as work:
            call_back = work.call_backs.get(call_back_id).over(CallBackState.GIVEN_UP, act, reason)
            work.call_backs.save(call_back)
            _tell(work, call_back, act, "given_up", reason)
            work.commit()
            return call_back

    def take(self, call_back_id: UUID, actor: Actor) -> CallBack:
        """See to it from now; a need that nobody but the duty desk owns comes with it. Raises CallBackIsOver."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            call_back = replace(work.call_backs.get(call_back_id).must_be_open(), owner_id=act.by)
            work.call_backs.save(call_back)
            if call_back.need_id is not None:
                _take_need_along(work, work.needs.get(call_back.need_id), act)
                _say_who_calls(work, call_back, act)
            work.commit()
            return call_back


def read_call(line: str) -> CallWanted:
    """Read a name, a number and what it is about from one line, as it is typed while the next caller waits.

    "Ruth Park 555 010 0199 bus pass": the name stands before the number, what it is about behind it.
    """
    said = one_line(line)
    phone = next((match for match in _PHONE.finditer(said) if _digits(match[0]) >= LEAST_PHONE_DIGITS), None)
    if phone is None:
        return CallWanted(name=said)
    edges = " ,;:-\u2010\u2011\u2012\u2013\u2014\u2015"
    name, about = said[: phone.start()].strip(edges), said[phone.end() :].strip(edges)
    return CallWanted(name=name, phone=phone[0], about=about)


def want_call(work: UnitOfWork, wish: CallWanted, owner_id: UUID, act: Act) -> CallBack:
    """Put somebody on the list. The need that it is about keeps its owner, who sees to the call and looks today.

    Raises TextMissing when there is nobody to call, PleaseDoNotContact, LineTooLong or NeedIsSettled.
    """
    need = work.needs.get(wish.need_id).must_be_open() if wish.need_id else None
    visit = work.visits.get(wish.visit_id) if wish.visit_id else None
    visitor = must_be_willing(work, wish.visitor_id or _whose(need) or _whose(visit))
    call_back = CallBack(
        id=new_id(),
        office_id=need.office_id if need else act.office_id,
        at=act.at,
        by=act.by,
        owner_id=need.owner_id if need else owner_id,
        reason=wish.reason,
        visitor_id=visitor.id if visitor else None,
        visit_id=visit.id if visit else None,
        need_id=need.id if need else None,
        name=clean_line(wish.name) or (visitor.listed if visitor else ""),
        phone=clean_line(wish.phone) or (visitor.phone if visitor else ""),
        about=shortened(wish.about or (need.words if need else "")),
    )
    if not call_back.phone and not call_back.name:
        raise TextMissing
    work.call_backs.add(call_back)
    if need is not None:
        today = today_at(work.offices.get(need.office_id), act.at)
        work.needs.save(replace(need, review_on=need.review_on or today))
        _say_who_calls(work, call_back, act)
    return call_back


def call_who_left(work: UnitOfWork, visit: Visit, act: Act) -> None:
    """Put on the list whoever left before we could help, where there is anybody to call and they may be called.

    One call for all that they asked for: it is kept with the first need that leads nowhere yet, and owned by that
    need's owner, or by the duty desk where they asked for nothing. Whoever waits for a call already waits for it still.
    """
    needs = work.needs.of_visit(visit.id)
    stuck = needs_without_next_step(needs, work.steps.of_needs(need.id for need in needs))
    visitor = work.visitors.get(visit.visitor_id) if visit.visitor_id else None
    phone = _phone_of(visit, visitor)
    helped = bool(needs) and not stuck
    if helped or not phone or (visitor and visitor.contact_preference not in MAY_BE_CALLED):
        return
    if _waits_for_call(work, visit, phone):
        return
    wish = CallWanted(
        name=visitor.listed if visitor else visit.said_name,
        phone=phone,
        about="; ".join(need.words for need in stuck),
        reason=CallBackReason.LEFT,
        need_id=stuck[0].id if stuck else None,
        visit_id=visit.id,
    )
    want_call(work, wish, work.staff.duty_desk(visit.office_id).id, act)


def _phone_of(visit: Visit, visitor: Visitor | None) -> str:
    """The number we have, else the one that they typed about themselves."""
    said = visit.said_contact
    is_phone = "@" not in said and _digits(said) >= LEAST_PHONE_DIGITS
    return (visitor.phone if visitor else "") or (said if is_phone else "")


def _waits_for_call(work: UnitOfWork, visit: Visit, phone: str) -> bool:
    waiting = work.call_backs.waiting(visit.office_id)
    return any(
        each.visitor_id == visit.visitor_id if each.visitor_id and visit.visitor_id else each.phone == phone
        for each in waiting
    )


def must_be_willing(work: UnitOfWork, visitor_id: UUID | None) -> Visitor | None:
    """Return whom we want to contact, None for a guest; raises PleaseDoNotContact."""
    visitor = work.visitors.get(visitor_id) if visitor_id else None
    if visitor is not None and visitor.contact_preference is ContactPreference.NONE:
        raise PleaseDoNotContact(name=visitor.listed)
    return visitor


def _take_need_along(work: UnitOfWork, need: Need, act: Act) -> None:
    if need.is_open and need.owner_id == work.staff.duty_desk(need.office_id).id:
        give_to(work, need, work.staff.get(act.by), act, OwnerChange.TAKEN_ON)


def _say_who_calls(work: UnitOfWork, call_back: CallBack, act: Act) -> None:
    if call_back.need_id is not None:
        owner = work.staff.get(call_back.owner_id).called
        facts = {"call_back": str(call_back.id), "reason": call_back.reason.value, "owner": owner}
        work.needs.record(history_line(call_back.need_id, HistoryEvent.CALL_BACK_WANTED, act, **facts))


def _tell(work: UnitOfWork, call_back: CallBack, act: Act, result: str, note: str) -> None:
    """Say in the need's history what came of it, and let its owner look at it today when nobody would."""
    if call_back.need_id is None:
        return
    facts = {"call_back": str(call_back.id), "result": result, "note": note}
    work.needs.record(history_line(call_back.need_id, HistoryEvent.CALLED_BACK, act, **facts))
    need = work.needs.get(call_back.need_id)
    if need.is_open and call_back.state is not CallBackState.OPEN:
        today = today_at(work.offices.get(need.office_id), act.at)
        work.needs.save(replace(need, review_on=min(need.review_on or today, today)))


def _whose(of: Need | Visit | None) -> UUID | None:
    return of.visitor_id if of else None


def _digits(text: str) -> int:
    return sum(c.isdigit() for c in text)
