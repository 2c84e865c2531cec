# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor's slip, from the order to paper in their hand, or to the screen where paper fails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """What the page says beside the slip: the next step in a sentence, and who will be in touch by when."""

    sentence: str = ""
    keeper: str = ""
    due: str = ""


class SlipWay(QObject):
    """One slip a stay, however often it is asked for. `showing` is what the page shows now.

    `changed` comes whenever that is something else, `gave_up` once when paper did not come: the slip is drawn on the
    screen then, and taken off the printer's queue, so that it never lies there for somebody else.
    """

    changed = Signal()
    gave_up = Signal()

    def __init__(
        self, desk: TouchDesk, actor: Actor, workers: Workers, runner: SpoolRunner, draw: DrawSlip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._actor, self._workers, self._runner, self._draw = desk, actor, workers, runner, draw
        self.showing = SlipShowing(state=SlipStage.PRINTING)
        self._visit_id: UUID | None = None
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

    def begin(self, told: Told, words: SlipWords) -> None:
        """Order the slip, once for each visit."""
        if self._visit_id == told.visit_id:
            return
        self._visit_id = told.visit_id
        self.showing = SlipShowing(
            state=SlipStage.PRINTING, sentence=words.sentence, keeper=words.keeper, due=words.due
        )
        wishes = SlipWishes(
            for_name=told.said.name or NO_NAME, language=told.language, large_print=told.large_print or None
        )
        self._ordering.start(partial(self._desk.print_slip, told.visit_id, wishes, PrintOrder(), self._actor))

    def forget(self) -> None:
        """Leave nothing of it behind; a print that is on its way comes out."""
        self._paper.stop()
        self._ordering.drop()
        self._drawing.drop()
        self._visit_id = self._printed = None
        self.showing = SlipShowing(state=SlipStage.PRINTING)

    @Slot(object)
    def _on_ordered(self, printed: Printed) -> None:
        self._printed = printed
        self._paper.start()
        self._runner.wake()

    @Slot(object)
    def _on_not_ordered(self, _error: object) -> None:
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
        if self._is_ours(printed):
            self._on_no_paper()

    def _is_ours(self, printed: Printed) -> bool:
        mine = self._printed
        waits = self.showing.state is SlipStage.PRINTING
        return waits and mine is not None and printed.order.id == mine.order.id

    @Slot()
    def _on_no_paper(self) -> None:
        if self._printed is None or self.showing.state is not SlipStage.PRINTING:
            return
        self._paper.stop()
        self._workers.database.start(partial(self._desk.slip_queue.take_off, self._printed.order.id, self._actor))
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
