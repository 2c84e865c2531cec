# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe, most urgent first (rule 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.desk.office_time import end_of_day
from kiosk.desk.ports import Store
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An open need, whose it is, and when something is due.

    `offered` waits for its receiver's answer; `taken_over` is how the owner came to it, when it was handed over.
    `due` is aware, UTC; None when nothing is due. `by_day` says that only its day at the office counts.
    """

    need: Need
    visitor: str
    owner: str
    due: datetime | None
    by_day: bool = False
    last_step: NextStep | None = None
    offered: HandOff | None = None
    taken_over: HandOff | None = None


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Shows the open needs of an office."""

    store: Store

    def __call__(self, office_id: UUID) -> Sequence[Owed]:
        """List every open need, those due first at the top."""
        with self.store.reading() as work:
            needs = work.needs.open_needs(office_id)
            steps = work.steps.of_needs(need.id for need in needs)
            visitors = work.visitors.several(need.visitor_id for need in needs if need.visitor_id)
            office = work.offices.get(office_id)
            called = {staff.id: staff.called for staff in work.staff.of_office(office_id)}
        owed = [
            Owed(
                need=need,
                visitor=visitors[need.visitor_id].listed if need.visitor_id else "",
                owner=called.get(need.owner_id, ""),
                due=due_of(need, steps.get(need.id, ()), office),
                by_day=promised_for(steps.get(need.id, ())) is None,
                last_step=next(reversed(steps.get(need.id, ())), None),
                offered=_offered(steps.get(need.id, ())),
                taken_over=_taken_over(steps.get(need.id, ()), need),
            )
            for need in needs
        ]
        return sorted(owed, key=lambda o: (o.due is None, o.due or o.need.created_at, o.need.created_at))


def due_of(need: Need, steps: Sequence[NextStep], office: Office) -> datetime | None:
    """Say when something is due for a need: the next open promise, or else the end of its review day."""
    return promised_for(steps) or (end_of_day(office, need.review_on) if need.review_on else None)


def promised_for(steps: Sequence[NextStep]) -> datetime | None:
    """Say when the next open promise is due."""
    return min((s.due_at for s in steps if isinstance(s, Promise) and s.state is PromiseState.OPEN), default=None)


def _offered(steps: Sequence[NextStep]) -> HandOff | None:
    offers = [step for step in steps if isinstance(step, HandOff)]
    waiting = [offer for offer in offers if offer.stands_beside(offers)]
    return waiting[-1] if waiting else None


def _taken_over(steps: Sequence[NextStep], need: Need) -> HandOff | None:
    """Find the hand-off by which its owner came to a need: what it asks and forbids still holds."""
    accepted = [s for s in steps if isinstance(s, HandOff) and s.state is HandOffState.ACCEPTED]
    return accepted[-1] if accepted and accepted[-1].to_id == need.owner_id else None
