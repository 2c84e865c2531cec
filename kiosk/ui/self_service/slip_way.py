# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's slip, from the order to paper in their hand, or to the screen where paper fails."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.make_slip import NO_NAME, SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.self_service.touch_desk import TouchDesk
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.staff import Actor
from kiosk.domain.told import Told
from kiosk.ui.errand import Errand
from kiosk.ui.self_service.pages.slip import SlipShowing, SlipStage
from kiosk.ui.self_service.saving import Saving
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers

PAPER_MILLISECONDS = 25_000

DrawSlip = Callable[[Slip], bytes]
"""Draws a slip as PNG, large enough to be photographed from a screen."""


class _Order:
    """One order of one visit as the database's worker knows it; everything here runs there, one after the other."""

    def __init__(self, desk: TouchDesk, actor: Actor) -> None:
        self._desk, self._actor = desk, actor
        self._printed: Printed | None = None

    def place(self, visit_id: UUID, wishes: SlipWishes) -> Printed:
        """Save the slip, and that it is to be printed."""
        self._printed = self._desk.print_slip(visit_id, wishes, PrintOrder(), self._actor)
        return self._printed

    def take_off(self) -> None:
        """Take it off the printer's queue, if it came to be there and still waits."""
        if self._printed is not None:
            self._desk.slip_queue.take_off(self._printed.order.id, self._actor)


class SlipWay(QObject):
    """One slip a stay, however often it is asked for. `showing` is what the page shows now.

    `changed` comes whenever that is something else, `gave_up` once when paper did not come: the slip is drawn on the
    screen then. Nothing that was ordered here waits for a printer once it was given up, once its visitor has gone, or
    after the app was killed, so that no slip comes out for somebody else.
    """

    changed = Signal()
    gave_up = Signal()

    def __init__(
        self, desk: TouchDesk, actor: Actor, workers: Workers, runner: SpoolRunner, draw: DrawSlip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._actor, self._workers, self._runner, self._draw = desk, actor, workers, runner, draw
        self.showing = SlipShowing()
        self._visit_id: UUID | None = None
        self._order = _Order(desk, actor)
        self._printed: Printed | None = None
        self._ordering = Saving(workers.database, self)
        self._drawing = Errand(workers.pages, self)
        self._paper = QTimer(self)
        self._paper.setSingleShot(True)
        self._paper.setInterval(PAPER_MILLISECONDS)
        self._paper.timeout.connect(self._on_no_paper)
        self._ordering.done.connect(self._on_ordered)
        self._ordering.failed.connect(self._on_not_ordered)
        self._drawing.answered.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_not_drawn)
        runner.moved.connect(self._on_moved)
        runner.stalled.connect(self._on_stalled)
        workers.database.start(partial(_clear_queue, desk, actor))

    def begin(self, told: Told, showing: SlipShowing) -> None:
        """Order the slip, once for each visit, and show this until it has come."""
        if self._visit_id == told.visit_id:
            return
        self._visit_id, self.showing = told.visit_id, showing
        self._order = _Order(self._desk, self._actor)
        wishes = SlipWishes(
            for_name=told.said.name or NO_NAME, language=told.language, large_print=told.large_print or None
        )
        self._ordering.start(partial(self._order.place, told.visit_id, wishes))

    def forget(self) -> None:
        """Leave nothing of it behind; a print that is being sent comes out."""
        if self._waits:
            self._workers.database.start(self._order.take_off)
        self._paper.stop()
        self._ordering.drop()
        self._drawing.drop()
        self._visit_id = self._printed = None
        self._order = _Order(self._desk, self._actor)
        self.showing = SlipShowing()

    @property
    def _waits(self) -> bool:
        """Whether paper may still come, as far as the visitor knows."""
        return self._visit_id is not None and self.showing.state is SlipStage.PRINTING and not self._drawing.is_busy

    @Slot(object)
    def _on_ordered(self, printed: Printed) -> None:
        self._printed = printed
        self.showing = replace(self.showing, slip=printed.slip)
        self._paper.start()
        self._runner.wake()

    @Slot(object)
    def _on_not_ordered(self, _error: object) -> None:
        """Too late counts as not at all: what is saved after this is taken off again."""
        self._workers.database.start(self._order.take_off)
        self._show(SlipStage.SHOWN)
        self.gave_up.emit()

    @Slot(object)
    def _on_moved(self, printed: Printed) -> None:
        if not self._is_ours(printed):
            return
        match printed.order.state:
            case SlipState.CONFIRMED | SlipState.UNCONFIRMED:
                self._paper.stop()
                self._show(SlipStage.PRINTED)
            case SlipState.FAILED:
                self._on_no_paper()
            case SlipState.QUEUED | SlipState.SENT:
                pass

    @Slot(object)
    def _on_stalled(self, printed: Printed) -> None:
        """Nothing waits here for a printer that comes back, whoever it was for."""
        if self._is_ours(printed):
            self._on_no_paper()
        elif printed.order.station_id == self._actor.station_id:
            take_off = partial(self._desk.slip_queue.take_off, printed.order.id, self._actor)
            self._workers.database.start(take_off)

    def _is_ours(self, printed: Printed) -> bool:
        mine = self._printed
        return self._waits and mine is not None and printed.order.id == mine.order.id

    @Slot()
    def _on_no_paper(self) -> None:
        if self._printed is None or not self._waits:
            return
        self._paper.stop()
        self._workers.database.start(self._order.take_off)
        self._drawing.ask(partial(self._draw, self._printed.slip))
        self.gave_up.emit()

    @Slot(object)
    def _on_drawn(self, picture: bytes) -> None:
        self._show(SlipStage.SHOWN, picture)

    @Slot(object)
    def _on_not_drawn(self, _error: object) -> None:
        self._show(SlipStage.SHOWN)

    def _show(self, state: SlipStage, picture: bytes = b"") -> None:
        self.showing = replace(self.showing, state=state, picture=picture)
        self.changed.emit()


def _clear_queue(desk: TouchDesk, actor: Actor) -> None:
    """Take off what was ordered here before the app began: whoever it was for has gone."""
    for row in desk.slip_queue(actor.office_id):
        if row.order.waits and row.order.station_id == actor.station_id:
            desk.slip_queue.take_off(row.order.id, actor)
