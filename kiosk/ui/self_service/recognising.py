# SPDX-License-Identifier: GPL-3.0-or-later
"""Recognising the holder of a card, with a limit to how often somebody may try."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.desk.self_service.touch_desk import TouchDesk
from kiosk.ui.errand import Errand
from kiosk.ui.tasks import Worker

MOST_TRIES_A_STAY = 5
MOST_TRIES_A_SCREEN = 10

_LOG = logging.getLogger(__name__)


class Recognising(QObject):
    """Reads cards for one screen. Five failed tries close it for this stay, ten for this screen until staff unlock it.

    `recognised` carries the CardHolder; `unknown` says the same for a card that is not ours, was revoked, belongs to
    somebody confidential, or may not be tried any more.
    """

    recognised = Signal(object)
    unknown = Signal()

    def __init__(self, desk: TouchDesk, database: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._database = desk, database
        self._in_stay = 0
        self._on_screen = 0
        self._reading = Errand(database, self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._count(desk.journal.tally)

    @property
    def is_open(self) -> bool:
        """Whether another try is taken."""
        return self._in_stay < MOST_TRIES_A_STAY and self.is_unlocked

    @property
    def is_unlocked(self) -> bool:
        """Whether this screen reads cards at all."""
        return self._on_screen < MOST_TRIES_A_SCREEN

    def ask(self, scanned: str) -> None:
        """Find out whose card it is."""
        if self.is_open:
            self._reading.ask(partial(self._desk.recognise, scanned))
        else:
            self.unknown.emit()

    def count_phone(self) -> None:
        """Count that a phone number was told: only staff learn whether it is right, so each one is a try."""
        self._in_stay += 1

    def unlock(self) -> None:
        """Staff have looked: read cards again."""
        self._in_stay = self._on_screen = 0
        self._database.start(self._desk.journal.start_over)

    def forget(self) -> None:
        """Begin anew with the next visitor."""
        self._reading.drop()
        self._in_stay = 0

    @Slot(object)
    def _on_read(self, holder: CardHolder | None) -> None:
        if holder is not None:
            self.recognised.emit(holder)
            return
        self._in_stay += 1
        self._on_screen += 1
        self._count(self._desk.journal.count_up)
        self.unknown.emit()

    @Slot(object)
    def _on_failed(self, _error: object) -> None:
        self.unknown.emit()

    def _count(self, job: Callable[[], int]) -> None:
        task = self._database.start(job)
        task.succeeded.connect(self._on_counted)
        task.failed.connect(self._on_not_counted)

    @Slot(object)
    def _on_counted(self, tries: int) -> None:
        self._on_screen = max(self._on_screen, tries)

    @Slot(object)
    def _on_not_counted(self, error: object) -> None:
        _LOG.warning("failed tries cannot be counted on this machine: %s", type(error).__name__)
