# SPDX-License-Identifier: GPL-3.0-or-later
"""Who's here? One field for names, phone digits, cards and slip references."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.desk.ports import Store, UnitOfWork, VisitorLookUp
from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.domain.need import Need
from kiosk.domain.reference import read_reference
from kiosk.domain.visitor import Visitor, card_token_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Somebody who may be meant, and why. `need_ids` are the needs of a slip whose reference was typed."""

    visitor: Visitor | None
    score: float
    why: tuple[MatchReason, ...]
    last_visit: datetime | None = None
    need_ids: tuple[UUID, ...] = ()
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class LookUp:
    """Finds whom the receptionist means while they type."""

    store: Store
    visitors: VisitorLookUp

    def __call__(self, query: str, limit: int = 8) -> Sequence[Found]:
        """List who may be meant, best first; a card or a reference names exactly one."""
        with self.store.reading() as work:
            exact = self._by_card(work, query) or self._by_reference(work, query)
        if exact is not None:
            return [exact]
        return self._by_words(self.visitors.find(query, limit))

    def _by_words(self, matches: Sequence[VisitorMatch]) -> Sequence[Found]:
        ids = [match.visitor_id for match in matches]
        with self.store.reading() as work:
            known, last = work.visitors.several(ids), work.visits.last_visits(ids)
        return [
            Found(visitor=known[m.visitor_id], score=m.score, why=m.why, last_visit=last.get(m.visitor_id))
            for m in matches
            if m.visitor_id in known
        ]

    def _by_card(self, work: UnitOfWork, query: str) -> Found | None:
        token_hash = card_token_hash(query)
        visitor = work.visitors.of_card(token_hash) if token_hash else None
        if visitor is None:
            return None
        last = work.visits.last_visits([visitor.id]).get(visitor.id)
        return Found(visitor=visitor, score=1.0, why=(MatchReason.CARD,), last_visit=last)

    def _by_reference(self, work: UnitOfWork, query: str) -> Found | None:
        reference = read_reference(query)
        slip = work.slips.of_reference(reference) if reference else None
        if slip is None:
            return None
        need_ids = tuple(work.slips.needs_of(slip.id))
        needs = tuple(work.needs.get(need_id) for need_id in need_ids)
        visitor_id = work.visits.get(slip.visit_id).visitor_id
        visitor = work.visitors.get(visitor_id) if visitor_id else None
        return Found(visitor=visitor, score=1.0, why=(MatchReason.REFERENCE,), need_ids=need_ids, needs=needs)
