# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing in what was told while the office's database was away: each exactly once."""

from dataclasses import dataclass, replace

from kiosk.desk.call_back import call_who_left
from kiosk.desk.finish_visit import due_today, leave_visit
from kiosk.desk.log_need import NeedHeard, keep_last_words
from kiosk.desk.ports import Clock, Journal, Store
from kiosk.desk.self_service.stay import clear_own_draft, keep_told, visit_of
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
        """Bring in one stay; what became of its visit meanwhile stays as it is, and its words are kept even so."""
        told, act = one.told, replace(actor, station_id=one.station_id).acting_at(self.clock())
        with self.store.writing() as work:
            known = visit_of(work, told)
            visit = known if known and not known.is_open else keep_told(work, told, act)
            keep_last_words(work, visit, NeedHeard(words=told.words, categories=told.categories), act)
            clear_own_draft(work, visit.id, act)
            if visit.state is VisitState.AT_SCREEN:
                leave_visit(work, visit, act)
            elif not visit.is_open:
                if visit.state is VisitState.LEFT:
                    call_who_left(work, visit, act)
                due_today(work, visit, act)
            work.commit()
