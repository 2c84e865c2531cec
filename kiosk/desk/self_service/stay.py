# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the touch screen: what they tell is kept as they tell it, and a person can be called to them."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.finish_visit import finish_visit, leave_visit
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.who_it_may_be import is_open_question
from kiosk.domain.draft import Draft
from kiosk.domain.need import Need
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import NAME_LIMIT, one_line, without_controls
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason, Feedback, Visit, VisitState


@dataclass(frozen=True, slots=True)
class Attending:
    """How somebody's visit stands at reception: who is with them ("" for nobody), and whether it is over.

    `is_known` tells that staff have said who they are.
    """

    helper: str
    is_over: bool
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class StayAtScreen:
    """Keeps a stay from the first word to the farewell."""

    store: Store
    clock: Clock

    def keep(self, told: Told, actor: Actor) -> None:
        """Keep what was told so far; raises VisitAlreadyFinished when reception has ended the visit."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            keep_told(work, told, act)
            work.commit()

    def call(self, told: Told, reason: CallReason, actor: Actor) -> None:
        """Ask for a person; raises VisitAlreadyFinished."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = keep_told(work, told, act)
            work.visits.save(visit.calling(reason, act.at))
            work.commit()

    def attending(self, visit_id: UUID) -> Attending:
        """Tell whether somebody from reception is with them; a visit that is not kept yet goes on alone."""
        with self.store.reading() as work:
            visit = work.visits.several([visit_id]).get(visit_id)
            if visit is None:
                return Attending(helper="", is_over=False)
            helper = work.staff.get(visit.helper_id).called if visit.helper_id else ""
            is_known = visit.visitor_id is not None and not is_open_question(work, visit)
            return Attending(helper=helper, is_over=not visit.is_open, is_known=is_known)

    def farewell(self, told: Told, feedback: Feedback | None, actor: Actor) -> None:
        """End the stay with what they say of it; reception finishes a visit that it has taken up.

        Whoever asked to talk to someone goes on waiting for them.
        A need that did not get what it came for is looked at again today. Raises NothingWasAsked,
        NeedWithoutNextStep, or VisitNotFound when nothing was ever kept of them.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(told.visit_id)
            visit = replace(visit, feedback=feedback or visit.feedback)
            work.visits.save(visit)
            if feedback is Feedback.NO:
                _look_again_today(work, visit, act)
            if visit.called_for is CallReason.TALK:
                _let_wait(work, visit)
            elif visit.state is VisitState.AT_SCREEN:
                finish_visit(work, visit, act)
            work.commit()

    def left(self, told: Told, actor: Actor) -> None:
        """Note that they went away without a next step; whoever is with a member of staff has not left.

        Nor has anybody who called for one: they wait for them, away from the screen.
        Of somebody who told nothing and called nobody, nothing is kept.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            known = visit_of(work, told)
            if not (known.is_open if known else told.holds_something):
                return
            _go_away(work, keep_told(work, told, act), act)
            work.commit()

    def nobody_here(self, actor: Actor) -> int:
        """End what a power cut has left open at this screen: whoever stood there has gone. Returns how many."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            ours = [visit for visit in work.visits.lobby(act.office_id) if visit.station_id == act.station_id]
            gone = [visit for visit in ours if visit.state is VisitState.AT_SCREEN]
            for visit in gone:
                _go_away(work, visit, act)
            work.commit()
            return len(gone)


def visit_of(work: UnitOfWork, told: Told) -> Visit | None:
    """Return what is kept of the stay, None for nothing yet."""
    return work.visits.several([told.visit_id]).get(told.visit_id)


def need_of(work: UnitOfWork, told: Told) -> Need | None:
    """Return the need that these words became: here, or at reception, which may have taken them up as they stood."""
    words = without_controls(told.words).strip()
    return next((need for need in work.needs.of_visit(told.visit_id) if need.words == words), None)


def keep_told(work: UnitOfWork, told: Told, act: Act) -> Visit:
    """Bring the visit up to date, opening it when it is new; words not said for certain yet stay a draft.

    Raises VisitAlreadyFinished.
    """
    visit = visit_of(work, told)
    if visit is None:
        visit = _as_told(_new_visit(told, act), told)
        work.visits.add(visit)
    else:
        visit = _as_told(visit.must_be_open(), told)
        work.visits.save(visit)
    if need_of(work, told) is None and visit.state is not VisitState.BEING_HELPED:
        _keep_draft(work, told, act)  # whoever helps them has the words now
    return visit


def _go_away(work: UnitOfWork, visit: Visit, act: Act) -> None:
    if visit.called_at is not None:
        _let_wait(work, visit)
    elif visit.state is VisitState.AT_SCREEN:
        leave_visit(work, visit, act)


def _let_wait(work: UnitOfWork, visit: Visit) -> None:
    """Leave them in the lobby, called as they are: whoever is free next turns to them."""
    if visit.state is VisitState.AT_SCREEN:
        work.visits.save(replace(visit, state=VisitState.WAITING))


def _new_visit(told: Told, act: Act) -> Visit:
    return Visit(
        id=told.visit_id,
        office_id=act.office_id,
        station_id=act.station_id,
        visitor_id=told.visitor_id,
        state=VisitState.AT_SCREEN,
        arrived_at=told.arrived_at,
    )


def _as_told(visit: Visit, told: Told) -> Visit:
    """Take over what was told; once it is known who they are, what they typed about themselves says no more."""
    if visit.visitor_id is not None:
        return replace(visit, language=told.language)
    return replace(
        visit,
        visitor_id=told.visitor_id,
        said_name=_as_line(told.said.name),
        said_contact=_as_line(told.said.contact),
        said_birthday=_as_line(told.said.birthday),
        language=told.language,
    )


def _as_line(said: str) -> str:
    """Keep what is being typed whatever it is: nobody at the screen can be told that it is too long."""
    return one_line(said)[:NAME_LIMIT]


def _keep_draft(work: UnitOfWork, told: Told, act: Act) -> None:
    clear_own_draft(work, told.visit_id, act)
    words = without_controls(told.words)
    if words.strip() and work.drafts.get(told.visit_id) is None:
        work.drafts.put(Draft(visit_id=told.visit_id, words=words, saved_at=act.at, saved_by=act.by))


def clear_own_draft(work: UnitOfWork, visit_id: UUID, act: Act) -> None:
    """Forget what was being typed here; what somebody at reception is typing for the same visit stays."""
    draft = work.drafts.get(visit_id)
    if draft is not None and draft.saved_by == act.by:
        work.drafts.clear(visit_id)


def _look_again_today(work: UnitOfWork, visit: Visit, act: Act) -> None:
    today = today_at(work.offices.get(visit.office_id), act.at)
    for need in work.needs.of_visit(visit.id):
        if need.is_open:
            work.needs.save(replace(need, review_on=today))
