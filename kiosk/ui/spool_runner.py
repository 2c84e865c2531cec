# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps a station's spool going: one print after the other, whoever is signed in and whatever is on the screen."""

import logging
from collections.abc import Callable, Collection
from enum import Enum, auto
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from kiosk.desk.print_slip import Printed
from kiosk.desk.spool import Spool, Turn
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint, SpoolReason
from kiosk.ui.tasks import Workers

EVERY_MILLISECONDS = 1000

TakeSeat = Callable[[], bool]
"""Takes the place of the station's one spool, or keeps it; false while another process has it."""

_LOG = logging.getLogger(__name__)


class _Part(Enum):
    """A part of the work that the store does, so that one part's trouble is told from another's."""

    PLACE = auto()
    LOOK = auto()
    TAKE = auto()
    KEEP = auto()


class SpoolRunner(QObject):
    """Turns to what is due, part by part on the thread it belongs to. Nothing of it runs on the window's thread.

    The first of `station_ids` is this station; the others are served, too. `moved` carries a Printed that has got
    somewhere, `stalled` one that waits now that every printer for it was tried. `troubled` carries the exception of a
    store that could not be read or written, once, however often it is tried again; `found_again` comes when the same
    works again.
    """

    moved = Signal(object)
    stalled = Signal(object)
    troubled = Signal(object)
    found_again = Signal()
    _rested = Signal()

    def __init__(
        self,
        spool: Spool,
        workers: Workers,
        station_ids: Collection[UUID],
        take_seat: TakeSeat,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._spool, self._workers = spool, workers
        self._station_ids = tuple(station_ids)
        self._take_place = partial(_become_the_one, take_seat, spool, self._station_ids[0])
        self._has_place = False
        self._busy = False
        self._turn: Turn | None = None
        self._page: Rendering | None = None
        self._unsaved: Callable[[], Printed] | None = None
        self._part = _Part.PLACE
        self._lost_in: _Part | None = None
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

    def end(self) -> None:
        """Begin nothing more; return when what is being sent has come to its end and is kept.

        Call it while the workers still work: the event loop runs meanwhile, as long as the printer takes.
        """
        self._timer.stop()
        if not self.is_resting:
            rest = QEventLoop(self)
            self._rested.connect(rest.quit)
            rest.exec()

    @Slot()
    def wake(self) -> None:
        """Look at once: something was ordered."""
        if self._busy or self._has_ended:
            return
        if self._unsaved is not None:
            self._keep(self._unsaved)
        elif self._has_place:
            self._ask()
        else:
            self._start(_Part.PLACE, self._take_place, self._on_place)

    @property
    def _has_ended(self) -> bool:
        return not self._timer.isActive()

    def _ask(self) -> None:
        self._turn = self._page = None
        self._start(_Part.LOOK, partial(self._spool.next_due, self._station_ids), self._on_turn)

    def _keep(self, note: Callable[[], Printed]) -> None:
        """Save what came of the turn; where that fails it is tried again before anything else."""
        self._unsaved = note
        self._start(_Part.KEEP, note, self._on_kept)

    def _start(self, part: _Part, job: Callable[[], object], then: Callable[..., None]) -> None:
        """Have the store do a part, and go on with `then`."""
        self._busy, self._part = True, part
        task = self._workers.database.start(job)
        task.succeeded.connect(self._on_store_answered)
        task.succeeded.connect(then)
        task.failed.connect(self._on_store_failed)

    def _rest(self) -> None:
        self._busy = False
        self._rested.emit()

    @Slot(object)
    def _on_place(self, has_place: bool) -> None:
        self._has_place = has_place
        self._rest()
        if has_place:
            self.wake()

    @Slot(object)
    def _on_turn(self, turn: Turn | None) -> None:
        if turn is None or self._has_ended:
            self._rest()
            return
        self._turn = turn
        if turn.was_sent:
            self._deliver(partial(self._spool.follow, turn))
            return
        task = self._workers.pages.start(partial(self._spool.render, turn))
        task.succeeded.connect(self._on_rendered)
        task.failed.connect(self._on_not_rendered)

    @Slot(object)
    def _on_rendered(self, page: Rendering) -> None:
        self._page = page
        if self._turn is None or self._has_ended:
            self._rest()
        elif page.problem:
            self._keep(partial(self._spool.note_unmade, self._turn, page.problem))
        else:
            self._start(_Part.TAKE, partial(self._spool.take, self._turn, page), self._on_taken)

    @Slot(object)
    def _on_not_rendered(self, error: Exception) -> None:
        """A page is not meant to raise; if one does, it has surely not printed."""
        if self._turn is not None:
            self._log(self._turn, error)
            self._keep(partial(self._spool.note_unmade, self._turn, SpoolReason.FAULT.value))

    @Slot(object)
    def _on_taken(self, order: SlipPrint | None) -> None:
        if order is None or self._turn is None or self._page is None:
            self._rest()
            self.wake()
            return
        self._deliver(partial(self._spool.send, self._page, order))
        self.moved.emit(Printed(slip=self._turn.slip, order=order))

    def _deliver(self, job: Callable[[], Delivery]) -> None:
        task = self._workers.printing.start(job)
        task.succeeded.connect(self._on_delivered)
        task.failed.connect(self._on_not_delivered)

    @Slot(object)
    def _on_delivered(self, delivery: Delivery) -> None:
        if self._turn is not None:
            self._keep(partial(self._spool.note, self._turn, delivery))

    @Slot(object)
    def _on_not_delivered(self, error: Exception) -> None:
        """A printer is not meant to raise; if one does, nobody knows what it printed."""
        if self._turn is not None:
            self._log(self._turn, error)
            unknown = Delivery(state=SlipState.UNCONFIRMED, problem=SpoolReason.FAULT.value)
            self._keep(partial(self._spool.note, self._turn, unknown))

    def _log(self, turn: Turn, error: Exception) -> None:
        _LOG.error("print %s: %s", turn.order.id, type(error).__name__)

    @Slot(object)
    def _on_kept(self, printed: Printed) -> None:
        turn, self._turn, self._unsaved = self._turn, None, None
        self._rest()
        self.moved.emit(printed)
        if turn is not None and printed.order.waits and were_all_tried(printed.order, turn.ways):
            self.stalled.emit(printed)
        self.wake()

    @Slot(object)
    def _on_store_answered(self, _answer: object) -> None:
        if self._lost_in is self._part:
            self._lost_in = None
            self.found_again.emit()

    @Slot(object)
    def _on_store_failed(self, error: object) -> None:
        """Wait for the next look; what came of a print is kept until it could be saved."""
        is_new, self._lost_in = self._lost_in is None, self._part
        self._rest()
        if is_new:
            self.troubled.emit(error)


def were_all_tried(order: SlipPrint, ways: Collection[PrinterChoice]) -> bool:
    """Tell whether every printer for a print has been tried; before that it goes on to the next one at once."""
    return order.tries >= len(ways)


def _become_the_one(take_seat: TakeSeat, spool: Spool, station_id: UUID) -> bool:
    """Become the station's one spool, and look after what the last one was sending when it ended."""
    if not take_seat():
        return False
    spool.find_interrupted(station_id)
    return True
