# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving for somebody who must not be kept waiting: it works soon, or it is known to have failed."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.ui.errand import Errand, Job
from kiosk.ui.tasks import Worker

PATIENCE_MILLISECONDS = 4_000


class TooSlowError(Exception):
    """The office's database has not answered in time; what was to be saved may still be saved later, once."""


class Saving(QObject):
    """One save at a time. Exactly one of `done` and `failed` comes for each, unless `drop` is called."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, database: Worker, parent: QObject | None = None, *, milliseconds: int = PATIENCE_MILLISECONDS
    ) -> None:
        super().__init__(parent)
        self._errand = Errand(database, self)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(milliseconds)
        self._limit.timeout.connect(self._on_too_slow)
        self._errand.answered.connect(self._on_answered)
        self._errand.failed.connect(self._on_failed)

    def start(self, job: Job) -> None:
        """Save; what was under way goes on, but is not heard of."""
        self._limit.start()
        self._errand.ask(job)

    def drop(self) -> None:
        """Hear nothing more of it."""
        self._limit.stop()
        self._errand.drop()

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        self._limit.stop()
        self.done.emit(answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._limit.stop()
        self.failed.emit(error)

    @Slot()
    def _on_too_slow(self) -> None:
        self._errand.drop()
        self.failed.emit(TooSlowError())
