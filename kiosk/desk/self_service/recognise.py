# SPDX-License-Identifier: GPL-3.0-or-later
"""Recognising the holder of a card, and nobody else (rule 9)."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Store
from kiosk.domain.visitor import card_token_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHolder:
    """What a public screen may say to the holder of a card. `last_words` are their last need's, "" for none."""

    visitor_id: UUID
    called: str
    last_words: str
    language: str
    large_print: bool


@dataclass(frozen=True, slots=True)
class Recognise:
    """Reads a card at the touch screen."""

    store: Store

    def __call__(self, scanned: str) -> CardHolder | None:
        """Return the holder; None for a card that is not ours, was revoked, or belongs to somebody confidential."""
        token_hash = card_token_hash(scanned)
        with self.store.reading() as work:
            visitor = work.visitors.of_card(token_hash) if token_hash else None
            if visitor is None or visitor.confidential:
                return None
            needs = work.needs.of_visitor(visitor.id)
        latest = max(needs, key=lambda need: need.created_at, default=None)
        return CardHolder(
            visitor_id=visitor.id,
            called=visitor.called,
            last_words=latest.words if latest else "",
            language=visitor.language,
            large_print=visitor.large_print,
        )
