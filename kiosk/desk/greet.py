# SPDX-License-Identifier: GPL-3.0-or-later
"""Greeting whoever arrives: the visit opens, and what we know and owe is on the screen (rule 1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.add_visitor import VisitorDetails, add_visitor
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.who_it_may_be import is_open_question
from kiosk.domain.greeting import Greeting, PromiseDue
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import Referral
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visit import SaidOfSelf, Visit
from kiosk.domain.visitor import Visitor

MOST_SETTLED = 2
"""How many settled needs a greeting tells of: enough to hear that the last one was not settled after all."""


@dataclass(frozen=True, slots=True)
class Greet:
    """Opens a visit for somebody we know, somebody new, or somebody who stays anonymous."""

    store: Store
    clock: Clock

    def known(self, visitor_id: UUID, actor: Actor) -> Greeting:
        """Greet somebody by name; a visit of theirs that is still open goes on."""
        with self.store.writing() as work:
            greeting = greet_known(work, work.visitors.get(visitor_id), actor.acting_at(self.clock()))
            work.commit()
            return greeting

    def new(self, details: VisitorDetails, actor: Actor) -> Greeting:
        """Greet somebody for the first time; raises NameMissing or NameTooLong."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            greeting = greet_known(work, add_visitor(work, details, act), act)
            work.commit()
            return greeting

    def guest(self, actor: Actor) -> Greeting:
        """Greet somebody who does not say who they are."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = open_visit(work, None, act)
            work.commit()
            return Greeting(visit=visit, visitor=None)

    def take_up(self, visit_id: UUID, actor: Actor) -> Greeting:
        """Turn to somebody who is in the lobby; raises VisitNotFound or VisitAlreadyFinished.

        What they asked for at the touch screen is kept by whoever turns to them (rule 5).
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            greeting = turn_to(work, work.visits.get(visit_id), act)
            work.commit()
            return greeting

    def again(self, visit_id: UUID) -> Greeting:
        """Look at a visit as it is now, without touching it."""
        with self.store.reading() as work:
            return greeting_for(work, work.visits.get(visit_id))


def turn_to(work: UnitOfWork, visit: Visit, act: Act) -> Greeting:
    """Be with somebody from now; raises VisitAlreadyFinished. What only the duty desk owned of theirs is taken over."""
    helped = visit.helped_by(act.by, act.at)
    work.visits.save(helped)
    _accept_from_duty_desk(work, helped, act)
    return greeting_for(work, helped)


def open_visit(work: UnitOfWork, visitor: Visitor | None, act: Act) -> Visit:
    """Begin a visit with whoever acts helping."""
    visit = Visit(
        id=new_id(),
        office_id=act.office_id,
        station_id=act.station_id,
        visitor_id=visitor.id if visitor else None,
        arrived_at=act.at,
    ).helped_by(act.by, act.at)
    work.visits.add(visit)
    return visit


def greet_known(work: UnitOfWork, visitor: Visitor, act: Act) -> Greeting:
    """Go on with the visitor's open visit, or open one."""
    still_here = [visit for visit in work.visits.of_visitor(visitor.id) if visit.is_open]
    if still_here:
        visit = still_here[0].helped_by(act.by, act.at)
        work.visits.save(visit)
    else:
        visit = open_visit(work, visitor, act)
    return greeting_for(work, visit)


def _accept_from_duty_desk(work: UnitOfWork, visit: Visit, act: Act) -> None:
    duty_desk = work.staff.duty_desk(visit.office_id).id
    for need in work.needs.of_visit(visit.id):
        if need.is_open and need.owner_id == duty_desk:
            work.needs.save(replace(need, owner_id=act.by))
            work.needs.record(history_line(need.id, HistoryEvent.HAND_OFF_ACCEPTED, act))


def greeting_for(work: UnitOfWork, visit: Visit) -> Greeting:
    """Gather what is in front of the receptionist before the first question."""
    said = visit.said if is_open_question(work, visit) else SaidOfSelf()
    if visit.visitor_id is None:
        return Greeting(visit=visit, visitor=None, said=said)
    visitor = work.visitors.get(visit.visitor_id)
    earlier = [v for v in work.visits.of_visitor(visitor.id) if v.arrived_at < visit.arrived_at]
    here = {need.id for need in work.needs.of_visit(visit.id)}
    of_earlier = [need for need in work.needs.of_visitor(visitor.id) if need.id not in here]
    open_needs = tuple(need for need in of_earlier if need.is_open)
    steps = work.steps.of_needs(need.id for need in open_needs)
    office = work.offices.get(visit.office_id)
    greeting = Greeting(
        visit=visit,
        visitor=visitor,
        visit_number=len(earlier) + 1,
        last_visit_on=today_at(office, earlier[0].arrived_at) if earlier else None,
        open_needs=open_needs,
        settled=_settled_last(of_earlier),
        said=said,
    )
    made = [step for of_need in steps.values() for step in of_need]
    standing = [step for need in open_needs for step in steps.get(need.id, ()) if leads_on(need, step)]
    return replace(greeting, referrals=_to_ask_about(standing, visit), promises=_promises(work, made))


def _settled_last(needs: Sequence[Need]) -> tuple[Need, ...]:
    settled = [need for need in needs if not need.is_open and need.settled_at is not None]
    return tuple(sorted(settled, key=lambda need: need.settled_at or need.created_at, reverse=True)[:MOST_SETTLED])


def _to_ask_about(steps: Sequence[NextStep], visit: Visit) -> tuple[Referral, ...]:
    """List the referrals that wait for their outcome; what was "not yet" last time is asked again, once a visit."""
    waiting = [step for step in steps if isinstance(step, Referral) and step.is_waiting]
    unasked = [step for step in waiting if step.outcome_at is None or step.outcome_at < visit.arrived_at]
    return tuple(sorted(unasked, key=lambda referral: referral.at, reverse=True))


def _promises(work: UnitOfWork, steps: Sequence[NextStep]) -> tuple[PromiseDue, ...]:
    still = [step for step in steps if isinstance(step, Promise) and step.state is PromiseState.OPEN]
    due_first = sorted(still, key=lambda promise: promise.due_at)
    return tuple(PromiseDue(promise=p, by_whom=work.staff.get(p.by).called) for p in due_first)
