# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the touch screen: what they tell is kept as they tell it, and a person can be called to them."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.finish_visit import finish_visit, leave_visit
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.draft import Draft
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import without_controls
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason, Feedback, Visit, VisitState


@dataclass(frozen=True, slots=True)
class Attending:
    """How somebody's visit stands at reception: who is with them ("" for nobody), and whether it is over."""

    helper: str
    is_over: bool


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
            return Attending(helper=helper, is_over=not visit.is_open)

    def farewell(self, told: Told, feedback: Feedback | None, actor: Actor) -> None:
        """End the stay with what they say of it; reception finishes a visit that it has taken up.

        A need that did not get what it came for is looked at again today. Raises NeedWithoutNextStep.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = replace(work.visits.get(told.visit_id), feedback=feedback)
            work.visits.save(visit)
            if feedback is Feedback.NO:
                _look_again_today(work, visit, act)
            if visit.state is VisitState.AT_SCREEN:
                finish_visit(work, visit, act)
            work.commit()

    def left(self, told: Told, actor: Actor) -> None:
        """Note that they went away without a next step; whoever is with a member of staff has not left."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = keep_told(work, told, act)
            if visit.state is VisitState.AT_SCREEN:
                leave_visit(work, visit, act)
            work.commit()


def keep_told(work: UnitOfWork, told: Told, act: Act) -> Visit:
    """Bring the visit up to date, opening it when it is new; words not said for certain yet stay a draft."""
    visit = work.visits.several([told.visit_id]).get(told.visit_id)
    if visit is None:
        visit = _as_told(_new_visit(told, act), told)
        work.visits.add(visit)
    else:
        visit = _as_told(visit.must_be_open(), told)
        work.visits.save(visit)
    if told.need_id not in {need.id for need in work.needs.of_visit(visit.id)}:
        _keep_draft(work, told, act)
    return visit


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
    return replace(
        visit,
        visitor_id=visit.visitor_id or told.visitor_id,
        said_name=told.said.name,
        said_contact=told.said.contact,
        said_birthday=told.said.birthday,
        language=told.language,
    )


def _keep_draft(work: UnitOfWork, told: Told, act: Act) -> None:
    words = without_controls(told.words)
    if words.strip():
        work.drafts.put(Draft(visit_id=told.visit_id, words=words, saved_at=act.at, saved_by=act.by))
    else:
        work.drafts.clear(told.visit_id)


def _look_again_today(work: UnitOfWork, visit: Visit, act: Act) -> None:
    today = today_at(work.offices.get(visit.office_id), act.at)
    for need in work.needs.of_visit(visit.id):
        if need.is_open:
            work.needs.save(replace(need, review_on=today))
