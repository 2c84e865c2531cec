# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing in what was told while the office's database was away: each exactly once."""

from dataclasses import dataclass, replace

from kiosk.desk.finish_visit import leave_visit
from kiosk.desk.ports import Clock, Journal, Store
from kiosk.desk.self_service.say_need import say_need
from kiosk.desk.self_service.stay import keep_told
from kiosk.domain.staff import Actor
from kiosk.domain.told import Stranded
from kiosk.domain.visit import VisitState


@dataclass(frozen=True, slots=True)
class BringIn:
    """Empties the journal of this machine into the office's database."""

    store: Store
    journal: Journal
    clock: Clock

    def __call__(self, actor: Actor) -> int:
        """Bring in what waits, oldest first; returns how many. Raises NotSaved, with the rest still in the journal."""
        stranded = self.journal.waiting()
        for one in stranded:
            self._bring(one, actor)
            self.journal.drop(one.told.visit_id)
        return len(stranded)

    def _bring(self, one: Stranded, actor: Actor) -> None:
        """What is in the database already stays as it is there: somebody may have gone on with it."""
        act = replace(actor, station_id=one.station_id).acting_at(self.clock())
        with self.store.writing() as work:
            known = work.visits.several([one.told.visit_id]).get(one.told.visit_id)
            if known is not None and not known.is_open:
                return
            if one.told.words.strip():
                say_need(work, one.told, act)
            visit = keep_told(work, one.told, act)
            if visit.state is VisitState.AT_SCREEN:
                leave_visit(work, visit, act)
            work.commit()
