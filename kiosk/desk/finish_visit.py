# SPDX-License-Identifier: GPL-3.0-or-later
"""Ending a visit, unless it would be a dead end (rule 3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.call_back import call_who_left
from kiosk.desk.log_need import NeedHeard, keep_last_words
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import NextStep
from kiosk.domain.no_dead_end import must_not_be_a_dead_end
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visit import Visit, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSoFar:
    """A visit's needs, each with its next steps."""

    visit: Visit
    needs: Sequence[Need]
    steps: dict[UUID, Sequence[NextStep]]


@dataclass(frozen=True, slots=True)
class FinishVisit:
    """Ends a visit, or says what is missing."""

    store: Store
    clock: Clock

    def so_far(self, visit_id: UUID) -> VisitSoFar:
        """Show a visit's needs and what happens about each."""
        with self.store.reading() as work:
            return visit_so_far(work, work.visits.get(visit_id))

    def __call__(self, visit_id: UUID, actor: Actor) -> Visit:
        """Finish; raises NothingWasAsked, NeedWithoutNextStep or VisitAlreadyFinished."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = finish_visit(work, work.visits.get(visit_id), act)
            work.commit()
            return visit

    def left(self, visit_id: UUID, actor: Actor) -> Visit:
        """Note that somebody left before being served.

        What they said becomes a need that is due today, and they are on the list to be called back.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = leave_visit(work, work.visits.get(visit_id), act)
            work.commit()
            return visit

    def back_to_lobby(self, visit_id: UUID) -> Visit:
        """Let somebody wait for whoever is free next."""
        with self.store.writing() as work:
            visit = work.visits.get(visit_id).back_to_waiting()
            work.visits.save(visit)
            work.commit()
            return visit


def visit_so_far(work: UnitOfWork, visit: Visit) -> VisitSoFar:
    """Gather a visit's needs and next steps."""
    needs = work.needs.of_visit(visit.id)
    return VisitSoFar(visit=visit, needs=needs, steps=dict(work.steps.of_needs(need.id for need in needs)))


def finish_visit(work: UnitOfWork, visit: Visit, act: Act) -> Visit:
    """End the visit and say so in the history of each of its needs."""
    so_far = visit_so_far(work, visit.must_be_open())
    must_not_be_a_dead_end(so_far.needs, so_far.steps)
    finished = visit.ended(act)
    work.visits.save(finished)
    work.drafts.clear(visit.id)
    for need in so_far.needs:
        work.needs.record(history_line(need.id, HistoryEvent.VISIT_FINISHED, act))
    return finished


def leave_visit(work: UnitOfWork, visit: Visit, act: Act) -> Visit:
    """End the visit of somebody who went away; what they said becomes a need that is due today.

    They are put on the list to be called back, where we could not help yet and there is anybody to call.
    """
    draft = work.drafts.get(visit.must_be_open().id)
    if draft is not None:
        keep_last_words(work, visit, NeedHeard(words=draft.words), act)
        work.drafts.clear(visit.id)
    gone = visit.ended(act, VisitState.LEFT)
    work.visits.save(gone)
    call_who_left(work, gone, act)
    due_today(work, gone, act)
    return gone


def due_today(work: UnitOfWork, visit: Visit, act: Act) -> None:
    """Put before their owners today what the visit has left open and nobody would look at."""
    today = today_at(work.offices.get(visit.office_id), act.at)
    for need in work.needs.of_visit(visit.id):
        if need.is_open and need.review_on is None:
            work.needs.save(replace(need, review_on=today))
