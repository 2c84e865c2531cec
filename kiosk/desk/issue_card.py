# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving a visitor a card that greets them next time; they asked for it, and it can be revoked."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Clock, Store
from kiosk.domain.ids import new_id
from kiosk.domain.staff import Actor
from kiosk.domain.visitor import Card, card_token_hash, new_card_token


@dataclass(frozen=True, slots=True)
class IssueCard:
    """Makes a card's token; only its hash is kept, and earlier cards stop working."""

    store: Store
    clock: Clock

    def __call__(self, visitor_id: UUID, actor: Actor) -> str:
        """Return the text for the card's code; it cannot be shown again. Raises VisitorNotFound."""
        token = new_card_token()
        now = self.clock()
        with self.store.writing() as work:
            visitor = work.visitors.get(visitor_id)
            work.visitors.revoke_cards(visitor.id, now)
            work.visitors.add_card(
                Card(
                    id=new_id(),
                    visitor_id=visitor.id,
                    token_hash=card_token_hash(token) or "",
                    issued_at=now,
                    issued_by=actor.staff_id,
                )
            )
            work.commit()
        return token
