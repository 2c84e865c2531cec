# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of the chosen need until the whole one is there: what can be done about it now."""

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.referral import Outcome
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.follow_through.owed_detail import OwedDetail
from kiosk.ui.reception.follow_through.owed_words import Seen, due_chip, owner_in_words, person_in_words
from kiosk.ui.tasks import Workers


class OwedRoom(QWidget):
    """Settles, accepts and asks how it went; built and told as the need room is."""

    changed = Signal()
    problem = Signal(str)
    notice = Signal(str)
    visit_wanted = Signal(object)

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._workers, self._clock, self._ = desk, office, workers, clock, translate
        self._zone = ZoneInfo(office.timezone)
        self._actor: Actor | None = None
        self._detail = OwedDetail(translate, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._detail)
        self._detail.opened.connect(self.visit_wanted)
        self._detail.settled.connect(self._on_settled)
        self._detail.promise_kept.connect(self._on_promise_kept)
        self._detail.accepted.connect(self._on_accepted)
        self._detail.declined.connect(self._on_declined)
        self._detail.outcome_told.connect(self._on_outcome_told)

    def sign_in(self, actor: Actor, _staff: Staff) -> None:
        """Work for whoever is signed in."""
        self._actor = actor

    def sign_out(self) -> None:
        """Keep nothing."""
        self._actor = None
        self.show_owed(None)

    def show_owed(self, owed: Owed | None, *, settled: bool = False) -> None:
        """Show one need, or nothing."""
        me = self._actor.staff_id if self._actor else None
        self._detail.show_owed(owed, me, whose=self._whose(owed) if owed else "", settled=settled)

    def _whose(self, owed: Owed) -> str:
        seen = Seen(now=at_office(self._office, self._clock()), zone=self._zone, office_id=self._office.id)
        owner = self._("{name} owns this", name=owner_in_words(owed, seen, self._))
        return " · ".join((person_in_words(owed, self._zone, self._), owner, due_chip(owed, seen, self._)[0]))

    @Slot(object)
    def _on_settled(self, owed: Owed) -> None:
        if self._actor is not None:
            self._do(partial(self._desk.follow_up.settle, owed.need.id, self._actor), self._note_settled)

    @Slot(object, object)
    def _on_outcome_told(self, owed: Owed, outcome: Outcome) -> None:
        if self._actor is not None and owed.last_step is not None:
            job = partial(self._desk.follow_up.referral_went, owed.last_step.id, outcome, self._actor)
            self._do(job, self._note_settled if outcome.settles else self._note_kept_open)

    @Slot(object)
    def _on_promise_kept(self, owed: Owed) -> None:
        if self._actor is not None and owed.last_step is not None:
            self._do(partial(self._desk.keep_promise.kept, owed.last_step.id, self._actor), self._note_kept_open)

    @Slot(object)
    def _on_accepted(self, owed: Owed) -> None:
        if self._actor is not None and owed.offered is not None:
            job = partial(self._desk.answer_hand_off.accept, owed.offered.id, owed.offered.to_do, self._actor)
            self._do(job, self._note_accepted)

    @Slot(object, str)
    def _on_declined(self, owed: Owed, reason: str) -> None:
        if self._actor is not None and owed.offered is not None:
            job = partial(self._desk.answer_hand_off.decline, owed.offered.id, reason, self._actor)
            self._do(job, self._note_declined)

    @Slot(object)
    def _note_settled(self, _done: object) -> None:
        self._say(self._("Settled. The history is kept."))

    @Slot(object)
    def _note_kept_open(self, _done: object) -> None:
        self._say(self._("Noted. The need stays open until it is settled."))

    @Slot(object)
    def _note_accepted(self, _done: object) -> None:
        self._say(self._("It is yours now."))

    @Slot(object)
    def _note_declined(self, _done: object) -> None:
        self._say(self._("Declined. It stays with its owner, who reads your reason."))

    def _say(self, words: str) -> None:
        if self._actor is not None:
            self.notice.emit(words)
            self.changed.emit()

    def _do(self, job: Callable[[], object], note: Callable[[object], None]) -> None:
        task = self._workers.database.start(job)
        task.succeeded.connect(note)
        task.failed.connect(self._show_problem)

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))
