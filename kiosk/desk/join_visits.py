# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who is here twice, at the desk and at the touch screen: one visit goes on with all that was said."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.desk.log_need import NeedHeard, keep_last_words
from kiosk.desk.make_slip import must_fit_on_slip, steps_of_visit
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.errors import TooManyReferrals
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.staff import Act
from kiosk.domain.visit import Visit, VisitState


def others_open(work: UnitOfWork, visit: Visit) -> Sequence[Visit]:
    """List the visitor's other open visits in this office; one at a touch screen ends there, by their own hand."""
    if visit.visitor_id is None:
        return ()
    return [
        other
        for other in work.visits.of_visitor(visit.visitor_id)
        if other.id != visit.id
        and other.office_id == visit.office_id
        and other.is_open
        and other.state is not VisitState.AT_SCREEN
    ]


def join_visits(work: UnitOfWork, visit: Visit, act: Act) -> Visit:
    """Let this visit go on for every other one of its visitor that is open; returns it as it is then.

    It counts from when they first came, and holds the needs and the unfinished words of the others, which end. It
    takes no need that has its next step and whose referrals its slip could not hold.
    """
    for other in others_open(work, visit):
        visit = replace(visit, arrived_at=min(visit.arrived_at, other.arrived_at))
        work.visits.save(visit)
        _bring_needs(work, other, visit, act)
        _bring_draft(work, other, visit, act)
        work.visits.save(other.ended(act))
    return visit


def _bring_needs(work: UnitOfWork, other: Visit, visit: Visit, act: Act) -> None:
    """Move the needs; the history of each says that its visit ended, and in which one it went on."""
    for need in work.needs.of_visit(other.id):
        goes_on = _fits_beside(work, need, visit)
        if goes_on:
            work.needs.bring_into(visit.id, need.id)
            if need.visit_id == other.id:
                work.needs.save(replace(need, visit_id=visit.id))
        facts = {"goes_on_in": str(visit.id)} if goes_on else {}
        work.needs.record(history_line(need.id, HistoryEvent.VISIT_FINISHED, act, **facts))


def _fits_beside(work: UnitOfWork, need: Need, visit: Visit) -> bool:
    steps = work.steps.of_needs([need.id]).get(need.id, ())
    live = [step for step in steps if leads_on(need, step)]
    try:
        must_fit_on_slip([*steps_of_visit(work, visit), *live])
    except TooManyReferrals:
        return False
    return True


def _bring_draft(work: UnitOfWork, other: Visit, visit: Visit, act: Act) -> None:
    """Make a need of what was being typed: the visit may have unfinished words of its own."""
    draft, own = work.drafts.get(other.id), work.drafts.get(visit.id)
    if draft is None:
        return
    if own is None or own.words.strip() != draft.words.strip():
        keep_last_words(work, visit, NeedHeard(words=draft.words), act)
    work.drafts.clear(other.id)
