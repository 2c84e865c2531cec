# SPDX-License-Identifier: GPL-3.0-or-later
"""What was told while the office's database is away: kept on this machine, and brought in when it can be."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.ports import Clock
from kiosk.desk.self_service.touch_desk import TouchDesk
from kiosk.domain.errors import VisitAlreadyFinished
from kiosk.domain.staff import Actor
from kiosk.domain.told import Stranded, Told
from kiosk.domain.visit import Feedback
from kiosk.ui.tasks import Workers

BRING_IN_MILLISECONDS = 10_000

_LOG = logging.getLogger(__name__)


class SafePlace(QObject):
    """Keeps what strands, and brings it in every ten seconds until nothing is left.

    `lost` says that a stay could not even be kept on this machine: then only a person can help.
    """

    lost = Signal()

    def __init__(self, desk: TouchDesk, actor: Actor, workers: Workers, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._actor, self._workers, self._clock = desk, actor, workers, clock
        self._bringing = False
        self._timer = QTimer(self)
        self._timer.setInterval(BRING_IN_MILLISECONDS)
        self._timer.timeout.connect(self._bring_in)

    def begin(self) -> None:
        """End what a power cut has left open here, bring in what waits, and look again from time to time."""
        self._workers.database.start(partial(self._desk.stay.nobody_here, self._actor))
        self._timer.start()
        self._bring_in()

    def end(self) -> None:
        """Begin nothing more."""
        self._timer.stop()

    @Slot(object)
    def keep(self, told: Told) -> None:
        """Keep a stay on this machine."""
        stranded = Stranded(told=told, station_id=self._actor.station_id, kept_at=self._clock())
        task = self._workers.looking.start(partial(self._desk.journal.keep, stranded))
        task.failed.connect(self._on_lost)

    def leave(self, told: Told) -> None:
        """Note that somebody went away; where the office's database cannot take it, keep it here."""
        self._end(told, partial(self._desk.stay.left, told, self._actor))

    def farewell(self, told: Told, feedback: Feedback | None) -> None:
        """Note that somebody is done, and what they say of it; where that fails, they count as gone."""
        self._end(told, partial(self._desk.stay.farewell, told, feedback, self._actor))

    def _end(self, told: Told, job: Callable[[], object]) -> None:
        leaving = _Leaving(told, self)
        task = self._workers.database.start(job)
        task.succeeded.connect(leaving.on_noted)
        task.failed.connect(leaving.on_failed)
        leaving.stranded.connect(self.keep)

    @Slot()
    def _bring_in(self) -> None:
        if self._bringing:
            return
        self._bringing = True
        task = self._workers.database.start(partial(self._desk.bring_in, self._actor))
        task.succeeded.connect(self._on_brought_in)
        task.failed.connect(self._on_not_brought_in)

    @Slot(object)
    def _on_lost(self, error: object) -> None:
        _LOG.error("a stay could not be kept on this machine: %s", type(error).__name__)
        self.lost.emit()

    @Slot(object)
    def _on_brought_in(self, count: object) -> None:
        self._bringing = False
        if count:
            _LOG.info("brought in %s that had waited on this machine", count)

    @Slot(object)
    def _on_not_brought_in(self, error: object) -> None:
        self._bringing = False
        _LOG.warning("what waits on this machine stays here for now: %s", type(error).__name__)


class _Leaving(QObject):
    """One stay that ends, until it is noted somewhere."""

    stranded = Signal(object)

    def __init__(self, told: Told, parent: QObject) -> None:
        super().__init__(parent)
        self._told = told

    @Slot(object)
    def on_noted(self, _nothing: object) -> None:
        """It is with the office."""
        self.deleteLater()

    @Slot(object)
    def on_failed(self, error: object) -> None:
        """Reception has ended it already, or it must be kept here."""
        if not isinstance(error, VisitAlreadyFinished):
            self.stranded.emit(self._told)
        self.deleteLater()
