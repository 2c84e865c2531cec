# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps a station's spool going: one print after the other, whoever is signed in and whatever is on the screen."""

from collections.abc import Callable, Collection
from functools import partial
from queue import SimpleQueue
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.print_slip import Printed
from kiosk.desk.spool import Spool, Turn
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint
from kiosk.ui.tasks import Workers

EVERY_MILLISECONDS = 1000

TakeSeat = Callable[[], bool]
"""Takes the place of the station's one spool; false while another process has it."""


class SpoolRunner(QObject):
    """Turns to what is due, part by part on the thread it belongs to.

    The first of `station_ids` is this station; the others are served, too. `moved` carries a Printed that has got
    somewhere; `troubled` the exception of a store that could not be read or written, which is tried again.
    """

    moved = Signal(object)
    troubled = Signal(object)

    def __init__(
        self,
        spool: Spool,
        workers: Workers,
        station_ids: Collection[UUID],
        take_seat: TakeSeat,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spool, self._workers, self._take_seat = spool, workers, take_seat
        self._station_ids = tuple(station_ids)
        self._seated = False
        self._busy = False
        self._turn: Turn | None = None
        self._page: Rendering | None = None
        self._deliveries: SimpleQueue[Delivery] = SimpleQueue()
        self._unsaved: Delivery | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.wake)

    @property
    def is_resting(self) -> bool:
        """Whether nothing is under way."""
        return not self._busy

    def begin(self) -> None:
        """Look for what is due from now on."""
        self._timer.start()
        self.wake()

    @Slot()
    def wake(self) -> None:
        """Look at once: something was ordered."""
        if self._busy or not self._timer.isActive():
            return
        if self._unsaved is not None:
            self._keep(self._unsaved)
        elif self._has_seat():
            self._ask()

    def end(self) -> None:
        """Begin nothing more. What is being sent comes to its end."""
        self._timer.stop()

    def keep_what_came(self) -> None:
        """Save what the printing thread brought last, once it is joined and the event loop is over; may raise."""
        if not self._deliveries.empty():
            self._unsaved = self._deliveries.get_nowait()
        if self._turn is not None and self._unsaved is not None:
            self._spool.note(self._turn, self._unsaved)

    def _has_seat(self) -> bool:
        if not self._seated and self._take_seat():
            self._seated = True
            self._start(partial(self._spool.find_interrupted, self._station_ids[0]), self._on_interrupted_found)
            return False
        return self._seated

    def _ask(self) -> None:
        self._turn = self._page = None
        self._start(partial(self._spool.next_due, self._station_ids), self._on_turn)

    def _keep(self, delivery: Delivery) -> None:
        self._unsaved = delivery
        if self._turn is not None:
            self._start(partial(self._spool.note, self._turn, delivery), self._on_kept)

    def _start(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._busy = True
        task = self._workers.database.start(job)
        task.succeeded.connect(then)
        task.failed.connect(self._on_store_failed)

    @Slot(object)
    def _on_interrupted_found(self, _nothing: object) -> None:
        self._ask()

    @Slot(object)
    def _on_turn(self, turn: Turn | None) -> None:
        self._turn = turn
        if turn is None:
            self._busy = False
            return
        if turn.was_sent:
            self._deliver(partial(self._spool.follow, turn))
            return
        task = self._workers.pages.start(partial(self._spool.render, turn))
        task.succeeded.connect(self._on_rendered)
        task.failed.connect(self._on_not_rendered)

    @Slot(object)
    def _on_rendered(self, page: Rendering) -> None:
        self._page = page
        if self._turn is None:
            return
        if page.problem:
            self._keep(Delivery(state=SlipState.FAILED, problem=page.problem))
        else:
            self._start(partial(self._spool.take, self._turn, page), self._on_taken)

    @Slot(object)
    def _on_not_rendered(self, error: Exception) -> None:
        """A page is not meant to raise; if one does, it has surely not printed."""
        self._keep(Delivery(state=SlipState.FAILED, problem=type(error).__name__))

    @Slot(object)
    def _on_taken(self, order: SlipPrint | None) -> None:
        if order is None or self._page is None or self._turn is None:
            self._ask()
            return
        self.moved.emit(Printed(slip=self._turn.slip, order=order))
        self._deliver(partial(self._spool.send, self._page, order))

    def _deliver(self, job: Callable[[], Delivery]) -> None:
        task = self._workers.printing.start(partial(_bring, job, self._deliveries))
        task.succeeded.connect(self._on_delivered)
        task.failed.connect(self._on_not_delivered)

    @Slot(object)
    def _on_delivered(self, _nothing: object) -> None:
        self._keep(self._deliveries.get_nowait())

    @Slot(object)
    def _on_not_delivered(self, error: Exception) -> None:
        """A printer is not meant to raise; if one does, nobody knows what it printed."""
        self._keep(Delivery(state=SlipState.UNCONFIRMED, problem=type(error).__name__))

    @Slot(object)
    def _on_kept(self, printed: Printed) -> None:
        self._unsaved = None
        self.moved.emit(printed)
        self._busy = False
        self.wake()

    @Slot(object)
    def _on_store_failed(self, error: object) -> None:
        """Wait for the next look; what came of a print is kept until it could be saved."""
        self._busy = False
        self.troubled.emit(error)


def _bring(job: Callable[[], Delivery], deliveries: "SimpleQueue[Delivery]") -> None:
    """Put a delivery where it outlives the event loop."""
    deliveries.put(job())
