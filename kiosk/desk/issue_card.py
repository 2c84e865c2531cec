# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving a visitor a card that greets them next time; they asked for it, and it can be revoked."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.ids import new_id
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visitor import Card, card_token_hash, new_card_token


@dataclass(frozen=True, slots=True)
class IssueCard:
    """Makes a card's token; only its hash is kept, and earlier cards stop working."""

    store: Store
    clock: Clock

    def __call__(self, visitor_id: UUID, actor: Actor) -> str:
        """Return the text for the card's code; it cannot be shown again. Raises VisitorNotFound."""
        with self.store.writing() as work:
            token = issue_card(work, visitor_id, actor.acting_at(self.clock()))
            work.commit()
        return token

    def revoke(self, visitor_id: UUID) -> None:
        """Make a lost card useless."""
        with self.store.writing() as work:
            work.visitors.revoke_cards(visitor_id, self.clock())
            work.commit()


def issue_card(work: UnitOfWork, visitor_id: UUID, act: Act) -> str:
    """Give a visitor a new card; returns the text for its code. Raises VisitorNotFound."""
    token = new_card_token()
    visitor = work.visitors.get(visitor_id)
    work.visitors.revoke_cards(visitor.id, act.at)
    work.visitors.add_card(
        Card(
            id=new_id(),
            visitor_id=visitor.id,
            token_hash=card_token_hash(token) or "",
            issued_at=act.at,
            issued_by=act.by,
        )
    )
    return token
