# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals on whose day somebody asks how it went, and how their visitor wants to be asked (rule 7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from kiosk.desk.board import end_of_today
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.errors import PleaseDoNotContact, StepNotFound
from kiosk.domain.need import Need
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import AskBy, Referral
from kiosk.domain.visitor import ContactPreference, Visitor

MOST_AT_ONCE = 200
"""As many as anybody calls in a day, and as many needs as are read in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFollowUp:
    """A referral to ask about, of whom, and how.

    `visitor` is None for a guest. `phone` is "" wherever nobody is to be called.
    """

    need: Need
    referral: Referral
    visitor: Visitor | None
    owner: str
    ask_by: AskBy
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DueFollowUps:
    """Shows whom to ask today how it went; who asked us not to contact them is asked when they come in, only then."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID, whose: UUID | None = None) -> Sequence[DueFollowUp]:
        """List an office's referrals that are due to be asked about, what is due first at the top.

        `whose` limits it to what somebody owns or is asked to take over.
        """
        with self.store.reading() as work:
            office, now = work.offices.get(office_id), self.clock()
            wish = BoardWish(office_id=office_id, whose=whose, due_before=end_of_today(office, now))
            found = islice(_due(work, wish, today_at(office, now)), MOST_AT_ONCE)
            return [_to_ask(work, need, referral) for need, referral in found]

    def call_about(self, step_id: UUID) -> DueFollowUp:
        """Say whom to call about a referral; the number is "" for somebody who wants a letter, or who has none.

        Raises PleaseDoNotContact or StepNotFound.
        """
        with self.store.reading() as work:
            step = work.steps.get(step_id)
            if not isinstance(step, Referral):
                raise StepNotFound
            due = _to_ask(work, work.needs.get(step.need_id), step)
        if due.visitor is not None and due.visitor.contact_preference is ContactPreference.NONE:
            raise PleaseDoNotContact(name=due.visitor.called)
        return due


def ask_by(visitor: Visitor | None) -> AskBy:
    """Say how somebody wants to be asked; a guest, and who left no number, can only be asked here."""
    if visitor is None:
        return AskBy.NEXT_VISIT
    match visitor.contact_preference:
        case ContactPreference.NONE:
            return AskBy.NEXT_VISIT_ONLY
        case ContactPreference.LETTER:
            return AskBy.LETTER
        case ContactPreference.ANY | ContactPreference.PHONE:
            return AskBy.CALL if visitor.phone else AskBy.NEXT_VISIT


def _due(work: UnitOfWork, wish: BoardWish, today: date) -> Iterator[tuple[Need, Referral]]:
    first = 0
    while needs := work.needs.board(wish, first, MOST_AT_ONCE):
        first += len(needs)
        steps = work.steps.of_needs(need.id for need in needs)
        for need in needs:
            for step in steps.get(need.id, ()):
                if isinstance(step, Referral) and step.is_due(today) and leads_on(need, step):
                    yield need, step


def _to_ask(work: UnitOfWork, need: Need, referral: Referral) -> DueFollowUp:
    visitor = work.visitors.get(need.visitor_id) if need.visitor_id else None
    by = ask_by(visitor)
    return DueFollowUp(
        need=need,
        referral=referral,
        visitor=visitor,
        owner=work.staff.get(need.owner_id).called,
        ask_by=by,
        phone=visitor.phone if visitor and by is AskBy.CALL else "",
    )
