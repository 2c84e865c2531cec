# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe, most urgent first (rule 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.ports import Store
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep
from kiosk.domain.standing import due_of, standing_offer


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
        zone = ZoneInfo(office.timezone)
        owed = [
            owed_for(
                need,
                steps.get(need.id, ()),
                visitor=visitors[need.visitor_id].listed if need.visitor_id else "",
                owner=called.get(need.owner_id, ""),
                zone=zone,
            )
            for need in needs
        ]
        return sorted(owed, key=lambda o: (o.due is None, o.due or o.need.created_at, o.need.created_at))


def owed_for(need: Need, steps: Sequence[NextStep], *, visitor: str, owner: str, zone: ZoneInfo) -> Owed:
    """Say what we owe for a need; `steps` are all of it, oldest first, `zone` its office's."""
    due, by_day = due_of(need, steps, zone)
    return Owed(
        need=need,
        visitor=visitor,
        owner=owner,
        due=due,
        by_day=by_day,
        last_step=steps[-1] if steps else None,
        offered=standing_offer(steps),
        taken_over=_taken_over(steps, need),
    )


def _taken_over(steps: Sequence[NextStep], need: Need) -> HandOff | None:
    """Find the hand-off by which its owner came to a need: what it asks and forbids still holds."""
    accepted = [s for s in steps if isinstance(s, HandOff) and s.state is HandOffState.ACCEPTED]
    return accepted[-1] if accepted and accepted[-1].to_id == need.owner_id else None
