# SPDX-License-Identifier: GPL-3.0-or-later
"""Doing one thing at a time about a need."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.tasks import Worker


class Doing(QObject):
    """Does a job on a worker. What is pressed again while it is under way is not done twice.

    Whoever offers something else besides disables it while `is_busy` says so, so that no click is lost.
    """

    done = Signal(object, str)
    """What came of it, and what to say."""
    failed = Signal(object)
    turned = Signal()
    """Something is under way, or no longer."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._note = ""
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._is_busy

    def start(self, job: Callable[[], object], note: str) -> None:
        """Do it, unless something is under way."""
        if self._is_busy:
            return
        self._is_busy, self._note = True, note
        self.turned.emit()
        task = self._worker.start(job)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_succeeded(self, answer: object) -> None:
        self._is_busy = False
        self.turned.emit()
        self.done.emit(answer, self._note)

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        self._is_busy = False
        self.turned.emit()
        self.failed.emit(problem)
