# SPDX-License-Identifier: GPL-3.0-or-later
"""Calling the next one, and what is said about those who wait; the panel shows it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.desk.waits import LobbyWaits
from kiosk.domain.greeting import Greeting
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.call_backs.call_work import is_to_be_called
from kiosk.ui.reception.lobby_panel import LobbyPanel
from kiosk.ui.reception.words.calls import left_in_words
from kiosk.ui.tasks import Task, Worker

LOOK_AGAIN_MILLISECONDS = 20_000


class LobbyDesk(QObject):
    """Works for whoever is signed in. `came` carries the id of the visit to turn to."""

    came = Signal(object)
    changed = Signal()
    notice = Signal(str)
    failed = Signal(object)

    def __init__(self, panel: LobbyPanel, *, desk: Desk, office: Office, worker: Worker, translate: Translator) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._office, self._worker, self._ = panel, desk, office, worker, translate
        self._actor: Actor | None = None
        self._calling = False
        self._waits = Errand(worker, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._connect()

    def work_for(self, actor: Actor | None) -> None:
        """Work for whoever is signed in, or for nobody."""
        self._actor, self._calling = actor, False
        self._waits.drop()
        if actor is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Ask how long people wait now."""
        if self._actor is not None:
            self._panel.recount()
            self._waits.ask(partial(self._desk.waits, self._office.id))

    @Slot()
    def call_next(self) -> None:
        """Turn to whoever waits longest; a second press before the answer is the same one."""
        if self._actor is not None and not self._calling:
            self._calling = True
            self._start(partial(self._desk.waits.call_next, self._actor)).succeeded.connect(self._show_called)

    @Slot(object)
    def _show_waits(self, waits: LobbyWaits) -> None:
        if self._actor is not None:
            self._panel.show_waits(waits)

    @Slot(object)
    def _show_called(self, greeting: Greeting | None) -> None:
        self._calling = False
        if self._actor is None:
            return
        if greeting is None:
            self.notice.emit(self._("Nobody is waiting."))
        else:
            self.came.emit(greeting.visit.id)
        self.changed.emit()

    @Slot(object, int)
    def _on_away(self, visit_id: UUID, minutes: int) -> None:
        self._start(partial(self._desk.waits.back_in_a_moment, visit_id, minutes)).succeeded.connect(self._note_change)

    @Slot(object)
    def _on_back(self, visit_id: UUID) -> None:
        self._start(partial(self._desk.waits.is_back, visit_id)).succeeded.connect(self._note_change)

    @Slot(object)
    def _on_gone(self, visit_id: UUID) -> None:
        if self._actor is not None:
            self._start(partial(_let_go, self._desk, visit_id, self._actor)).succeeded.connect(self._show_gone)

    @Slot(object)
    def _show_gone(self, is_listed: object) -> None:
        if self._actor is not None:
            self.notice.emit(left_in_words(self._, is_listed=bool(is_listed)))
            self.changed.emit()

    @Slot(object)
    def _note_change(self, _visit: object) -> None:
        if self._actor is not None:
            self.changed.emit()
            self.look_again()

    def _start(self, job: Callable[[], object]) -> Task:
        task = self._worker.start(job)
        task.failed.connect(self._show_failure)
        return task

    @Slot(object)
    def _show_failure(self, problem: object) -> None:
        self._calling = False
        if self._actor is not None:
            self.failed.emit(problem)

    def _connect(self) -> None:
        self._waits.answered.connect(self._show_waits)
        self._waits.failed.connect(self.failed)
        self._timer.timeout.connect(self.look_again)
        self._panel.next_wanted.connect(self.call_next)
        self._panel.away_wanted.connect(self._on_away)
        self._panel.back_wanted.connect(self._on_back)
        self._panel.gone_wanted.connect(self._on_gone)


def _let_go(desk: Desk, visit_id: UUID, actor: Actor) -> bool:
    """Note that somebody has gone; tells whether they are on the list to call back now."""
    return is_to_be_called(desk, desk.waits.no_show(visit_id, actor))
