# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for whoever wants one at the touch screen: they become a visitor we know, because they asked for it."""

from dataclasses import dataclass, replace

from kiosk.desk.add_visitor import VisitorDetails, add_visitor
from kiosk.desk.issue_card import issue_card
from kiosk.desk.ports import Clock, Store
from kiosk.domain.staff import Actor
from kiosk.domain.told import Told


@dataclass(frozen=True, slots=True)
class GiveCard:
    """Issues a card to somebody who told their name. It never leads to anybody whom we knew before (rule 9)."""

    store: Store
    clock: Clock

    def __call__(self, told: Told, actor: Actor) -> str:
        """Return the text for the card's code, which is kept nowhere; raises NameMissing.

        Whoever has one already from this stay gets another, and the first stops working.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(told.visit_id)
            visitor_id = visit.visitor_id
            if visitor_id is None:
                details = VisitorDetails(
                    name=told.said.name,
                    phone="" if "@" in told.said.contact else told.said.contact,
                    languages=(told.language,),
                    large_print=told.large_print,
                )
                visitor_id = add_visitor(work, details, act).id
                work.visits.save(replace(visit, visitor_id=visitor_id))
                for need in work.needs.of_visit(visit.id):
                    work.needs.save(replace(need, visitor_id=visitor_id))
            token = issue_card(work, visitor_id, act)
            work.commit()
            return token
