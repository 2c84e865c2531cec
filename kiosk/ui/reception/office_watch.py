# SPDX-License-Identifier: GPL-3.0-or-later
"""Noticing what other windows saved: one number is asked for each second, and only a new one costs more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.ui.tasks import Worker

EVERY_MILLISECONDS = 1_000


class OfficeWatch(QObject):
    """Says when anything was saved by whatever window, when the store stops answering, and when it answers again."""

    changed = Signal()
    lost = Signal(object)
    found_again = Signal()

    def __init__(self, revision: Callable[[], int], database: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._revision, self._database = revision, database
        self._last: object = None
        self._asking = False
        self._is_lost = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self._ask)

    def begin(self) -> None:
        """Ask from now on; the first answer counts as a change."""
        self._last = None
        self._is_lost = False
        self._timer.start()
        self._ask()

    def end(self) -> None:
        """Ask no more."""
        self._timer.stop()

    @Slot()
    def _ask(self) -> None:
        if self._asking:  # the worker is busy: never queue up questions behind it
            return
        self._asking = True
        task = self._database.start(self._revision)
        task.succeeded.connect(self._on_answer)
        task.failed.connect(self._on_silence)

    @Slot(object)
    def _on_answer(self, revision: object) -> None:
        self._asking = False
        if self._is_lost:
            self._is_lost = False
            self.found_again.emit()
        if revision != self._last and self._timer.isActive():
            self._last = revision
            self.changed.emit()

    @Slot(object)
    def _on_silence(self, problem: object) -> None:
        self._asking = False
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit(problem)
