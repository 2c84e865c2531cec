# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a worker, where only the answer to the latest question counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.ui.tasks import Task, Worker

Job = Callable[[], object]


class Errand(QObject):
    """One kind of question. While an answer is under way one more question waits, always the latest.

    `answered` carries the answer to the latest question, `failed` its exception. An answer that has become stale,
    because something else was asked or `drop` was called, is never heard of.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._under_way: Task | None = None
        self._waiting: Job | None = None
        self._stale = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer that counts is still to come."""
        return self._waiting is not None or (self._under_way is not None and not self._stale)

    def ask(self, job: Job) -> None:
        """Ask; what was asked before is stale from now on."""
        if self._under_way is None:
            self._start(job)
        else:
            self._waiting, self._stale = job, True

    def drop(self) -> None:
        """Let no answer come to what was asked so far. A job that runs comes to its end all the same."""
        self._waiting, self._stale = None, True

    def _start(self, job: Job) -> None:
        self._stale = False
        self._under_way = self._worker.start(job)
        self._under_way.succeeded.connect(self._on_succeeded)
        self._under_way.failed.connect(self._on_failed)

    @Slot(object)
    def _on_succeeded(self, answer: object) -> None:
        if self._counts():
            self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self._counts():
            self.failed.emit(error)

    def _counts(self) -> bool:
        counts, waiting = not self._stale, self._waiting
        self._under_way, self._waiting = None, None
        if waiting is not None:
            self._start(waiting)
        return counts
