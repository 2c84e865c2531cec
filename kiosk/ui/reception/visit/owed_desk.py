# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting how earlier referrals and promises turned out, and going on with a need from earlier (rules 5 to 7)."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.referral import Outcome
from kiosk.domain.staff import Actor
from kiosk.ui.errand import Errand
from kiosk.ui.reception.visit.greeting_strip import GreetingStrip
from kiosk.ui.reception.visit.visit_work import bring_in, note_outcome, note_promise_kept, note_promise_not_kept
from kiosk.ui.tasks import Worker


class OwedDesk(QObject):
    """Does what is clicked in the greeting strip."""

    changed = Signal(object)
    """The OpenedVisit as it is afterwards."""
    failed = Signal(object)

    def __init__(self, desk: Desk, worker: Worker, strip: GreetingStrip) -> None:
        super().__init__(strip)
        self._desk = desk
        self._visit_id: UUID | None = None
        self._actor: Actor | None = None
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self.changed)
        self._errand.failed.connect(self.failed)
        strip.outcome_told.connect(self._on_outcome)
        strip.promise_kept.connect(self._on_promise_kept)
        strip.promise_ended.connect(self._on_promise_ended)
        strip.need_continued.connect(self._on_need_continued)

    def work_for(self, visit_id: UUID | None, actor: Actor | None) -> None:
        """Turn to a visit, or to none."""
        self._errand.drop()
        self._visit_id, self._actor = visit_id, actor

    @Slot(object, object)
    def _on_outcome(self, step_id: UUID, outcome: Outcome) -> None:
        if self._visit_id is not None and self._actor is not None:
            self._errand.ask(partial(note_outcome, self._desk, self._visit_id, step_id, outcome, self._actor))

    @Slot(object)
    def _on_promise_kept(self, step_id: UUID) -> None:
        if self._visit_id is not None and self._actor is not None:
            self._errand.ask(partial(note_promise_kept, self._desk, self._visit_id, step_id, self._actor))

    @Slot(object, str, object)
    def _on_promise_ended(self, step_id: UUID, why: str, due: datetime | None) -> None:
        if self._visit_id is not None and self._actor is not None:
            note = partial(note_promise_not_kept, self._desk, self._visit_id, step_id, why, due, self._actor)
            self._errand.ask(note)

    @Slot(object)
    def _on_need_continued(self, need_id: UUID) -> None:
        if self._visit_id is not None and self._actor is not None:
            self._errand.ask(partial(bring_in, self._desk, self._visit_id, need_id, self._actor))
