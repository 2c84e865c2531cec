# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of slips whose visitor is not on the screen any more, told to whoever is at the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.print_slip import Printed
from kiosk.desk.slip_queue import SlipQueue
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.domain.staff import Actor
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.words.visitors import MOST_NAME_CHARACTERS
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Worker


@dataclass(frozen=True, slots=True)
class _Named:
    printed: Printed
    name: str


class EarlierSlips(QObject):
    """Tells by name what needs somebody, and what came out after all. The Slips page is where it is answered.

    Nothing is told while nobody is signed in: the Slips page shows it then, too.
    """

    problem_met = Signal(str)
    notice_given = Signal(str)

    def __init__(
        self,
        *,
        slip_queue: SlipQueue,
        runner: SpoolRunner,
        worker: Worker,
        translate: Translator,
        say_problem: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._queue, self._worker, self._, self._say_problem = slip_queue, worker, translate, say_problem
        self._is_told = False
        self._visit_id: UUID | None = None
        self._waited: set[UUID] = set()  # also those that the bar told of, while their visit was on the screen
        self._told_waiting: set[UUID] = set()
        runner.moved.connect(self._on_moved)
        runner.stalled.connect(self._on_stalled)

    def work_for(self, actor: Actor | None) -> None:
        """Tell whoever has signed in, or nobody."""
        self._is_told = actor is not None

    def leave_out(self, visit_id: UUID | None) -> None:
        """Say nothing of the visit on the screen: the bar below it does."""
        self._visit_id = visit_id

    @Slot(object)
    def _on_moved(self, printed: Printed) -> None:
        if printed.order.state in {SlipState.QUEUED, SlipState.SENT}:
            return
        if self._is_earlier(printed) and self._is_news(printed.order):
            self._find_name(printed)
        self._waited.discard(printed.order.id)
        self._told_waiting.discard(printed.order.id)

    @Slot(object)
    def _on_stalled(self, printed: Printed) -> None:
        """Tell the first time that it waits for somebody."""
        self._waited.add(printed.order.id)
        if self._is_earlier(printed) and printed.order.id not in self._told_waiting:
            self._told_waiting.add(printed.order.id)
            self._find_name(printed)

    def _find_name(self, printed: Printed) -> None:
        task = self._worker.start(partial(_name, self._queue, printed))
        task.succeeded.connect(self._tell)

    def _is_earlier(self, printed: Printed) -> bool:
        return self._is_told and printed.slip.visit_id != self._visit_id

    def _is_news(self, order: SlipPrint) -> bool:
        """Whether it came out after it had waited, or somebody has to see to it."""
        return order.id in self._waited if order.state is SlipState.CONFIRMED else order.cleared_at is None

    @Slot(object)
    def _tell(self, named: _Named) -> None:
        if self._is_earlier(named.printed):
            whose = self._("{name}’s slip", name=shortened(named.name, MOST_NAME_CHARACTERS)) if named.name else ""
            self._say(named.printed, whose or self._("A guest’s slip"))

    def _say(self, printed: Printed, whose: str) -> None:
        _, order = self._, printed.order
        why = self._say_problem(order.problem) if order.problem else ""
        match order.state:
            case SlipState.CONFIRMED:
                self.notice_given.emit(_("{slip} has come out now.", slip=whose))
            case SlipState.UNCONFIRMED:
                self.problem_met.emit(_("{slip}: did it come out? Please answer on the Slips page.", slip=whose))
            case SlipState.FAILED:
                said = _("{slip} was not printed. {problem} It is on the Slips page.", slip=whose, problem=why)
                self.problem_met.emit(" ".join(said.split()))
            case _:
                said = _("{slip} waits for the printer. {problem}", slip=whose, problem=why)
                self.problem_met.emit(said.rstrip())


def _name(queue: SlipQueue, printed: Printed) -> _Named:
    return _Named(printed, queue.whose(printed.slip))
