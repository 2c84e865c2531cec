# SPDX-License-Identifier: GPL-3.0-or-later
"""A card for whoever wants one at the touch screen: they become a visitor we know, because they asked for it."""

from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.add_visitor import VisitorDetails, add_visitor
from kiosk.desk.issue_card import issue_card
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.who_it_may_be import is_open_question
from kiosk.domain.errors import OnwardError
from kiosk.domain.staff import Act, Actor
from kiosk.domain.told import Told
from kiosk.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class GiveCard:
    """Issues a card to somebody who told their name. It never leads to anybody whom we knew before (rule 9)."""

    store: Store
    clock: Clock

    def __call__(self, told: Told, actor: Actor) -> str:
        """Return the text for the card's code, which is kept nowhere; raises NameMissing or LineTooLong.

        Whoever has one already from this stay gets another, and the first stops working. Whom reception has recognised
        meanwhile gets a card there, if at all: raises OnwardError.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(told.visit_id)
            visitor_id = visit.visitor_id or _become_known(work, visit, told, act)
            if visitor_id != told.visitor_id and not is_open_question(work, work.visits.get(told.visit_id)):
                raise OnwardError
            token = issue_card(work, visitor_id, act)
            work.commit()
            return token


def _become_known(work: UnitOfWork, visit: Visit, told: Told, act: Act) -> UUID:
    details = VisitorDetails(
        name=told.said.name,
        phone="" if "@" in told.said.contact else told.said.contact,
        languages=(told.language,),
        large_print=told.large_print,
    )
    visitor = add_visitor(work, details, act)
    work.visits.save(replace(visit, visitor_id=visitor.id))
    for need in work.needs.of_visit(visit.id):
        work.needs.save(replace(need, visitor_id=visitor.id))
    return visitor.id
