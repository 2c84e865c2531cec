# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing a slip: saved on the database's thread, sent on the printer's, and what came of it saved again."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder, PrintSlip
from kiosk.domain.slip import SlipState
from kiosk.domain.staff import Actor
from kiosk.ui.tasks import Task, Workers


class SlipRun(QObject):
    """One slip on its way. It comes to its end whatever the screen shows by then.

    `came_back` carries the Printed, whose order says what became of it; `failed` the exception of a store that could
    not save. Exactly one of the two comes, then `ended`.
    """

    sending = Signal()
    came_back = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, print_slip: PrintSlip, workers: Workers, actor: Actor, parent: QObject) -> None:
        super().__init__(parent)
        self._print_slip, self._workers, self._actor = print_slip, workers, actor
        self._task: Task | None = None
        self._printed: Printed | None = None

    def start(self, visit_id: UUID, wishes: SlipWishes, order: PrintOrder) -> None:
        """Save the slip, then send it, then save what came of it."""
        job = partial(self._print_slip.prepare, visit_id, wishes, order, self._actor)
        self._task = self._workers.database.start(job)
        self._task.succeeded.connect(self._on_prepared)
        self._task.failed.connect(self._on_failed)

    def confirm(self, printed: Printed) -> None:
        """Keep that somebody holds the slip in their hands."""
        self._on_sent(replace(printed, order=printed.order.now(SlipState.CONFIRMED)))

    @Slot(object)
    def _on_prepared(self, printed: Printed) -> None:
        self._printed = printed
        self.sending.emit()
        self._task = self._workers.printing.start(partial(self._print_slip.send, printed))
        self._task.succeeded.connect(self._on_sent)
        self._task.failed.connect(self._on_not_sent)

    @Slot(object)
    def _on_not_sent(self, error: Exception) -> None:
        """A printer is not meant to raise; if it does, the slip is saved all the same."""
        if self._printed is not None:
            problem = type(error).__name__
            self._on_sent(replace(self._printed, order=self._printed.order.now(SlipState.FAILED, problem=problem)))

    @Slot(object)
    def _on_sent(self, printed: Printed) -> None:
        self._printed = printed
        self._task = self._workers.database.start(partial(self._print_slip.note, printed, self._actor))
        self._task.succeeded.connect(self._on_noted)
        self._task.failed.connect(self._on_not_noted)

    @Slot(object)
    def _on_noted(self, printed: Printed) -> None:
        self.came_back.emit(printed)
        self.ended.emit()

    @Slot(object)
    def _on_not_noted(self, _error: Exception) -> None:
        """What came of the print could not be saved; the paper is what it is, so say that."""
        self.came_back.emit(self._printed)
        self.ended.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.ended.emit()
