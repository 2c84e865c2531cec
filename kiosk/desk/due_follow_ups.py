# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals on whose day somebody asks how it went, and how their visitor wants to be asked (rule 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.board import Owed, owed_for
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.need import Need
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import AskBy, Referral
from kiosk.domain.visitor import ContactPreference, Visitor

MOST_AT_ONCE = 200
"""As many as anybody calls in a day."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How the visitor of a need wants to hear from us; `phone` is "" wherever nobody is to be called."""

    preference: ContactPreference
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
            today = today_at(work.offices.get(office_id), self.clock())
            due = work.steps.to_ask_about(office_id, today, whose, MOST_AT_ONCE)
            found = [(work.needs.get(referral.need_id), referral) for referral in due]
            return [_to_ask(work, need, referral) for need, referral in found if leads_on(need, referral)]

    def calls(self, office_id: UUID, whose: UUID | None = None) -> Sequence[Owed]:
        """List the needs about which somebody is to be called today, each once, what is due first at the top.

        Whoever wants a letter, or has left no number, is not among them.
        """
        asked = {due.need.id: due.need for due in self(office_id, whose) if due.ask_by is AskBy.CALL}
        with self.store.reading() as work:
            return owed_for(work, list(asked.values()))

    def reach(self, need_id: UUID) -> Reach:
        """Say how the visitor of a need wants to hear from us; raises NeedNotFound."""
        with self.store.reading() as work:
            visitor = _whose(work, work.needs.get(need_id))
        by = ask_by(visitor)
        return Reach(
            preference=visitor.contact_preference if visitor else ContactPreference.ANY,
            ask_by=by,
            phone=_number(visitor, by),
        )


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


def _to_ask(work: UnitOfWork, need: Need, referral: Referral) -> DueFollowUp:
    visitor = _whose(work, need)
    by = ask_by(visitor)
    return DueFollowUp(
        need=need,
        referral=referral,
        visitor=visitor,
        owner=work.staff.get(need.owner_id).called,
        ask_by=by,
        phone=_number(visitor, by),
    )


def _whose(work: UnitOfWork, need: Need) -> Visitor | None:
    return work.visitors.get(need.visitor_id) if need.visitor_id else None


def _number(visitor: Visitor | None, by: AskBy) -> str:
    return visitor.phone if visitor is not None and by is AskBy.CALL else ""
