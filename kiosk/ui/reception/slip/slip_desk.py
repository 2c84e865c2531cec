# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of the slip of the visit on the screen, said in the bar; earlier slips come to their end unseen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QDeadlineTimer, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from kiosk.desk.desk import Desk
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.domain.printer import StationPrinters
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.slip.slip_face import NOTHING, SlipFaces
from kiosk.ui.reception.slip.slip_work import (
    OnItsWay,
    came_out,
    look_at_print,
    look_at_visit,
    order_slip,
    print_copy,
    take_off,
    wishes_of,
)
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Task, Workers


class SlipDesk(QObject):
    """Orders the slip, says how far it has come, and takes in what people say to that. The spool does the rest.

    Only prints of the visit on the screen are shown here. One part is done at a time: what is pressed meanwhile
    changes nothing.
    """

    problem_met = Signal(str)

    def __init__(
        self,
        *,
        desk: Desk,
        runner: SpoolRunner,
        workers: Workers,
        bar: SlipBar,
        translate: Translator,
        say_problem: Callable[[str], str],
    ) -> None:
        super().__init__(bar)
        self._desk, self._runner, self._database, self._bar, self._ = desk, runner, workers.database, bar, translate
        self._faces = SlipFaces(translate=translate, say_problem=say_problem)
        self._looking = Errand(workers.database, self)
        self._pressed = QDeadlineTimer(0)
        self.work_for(None, None)
        self._looking.answered.connect(self._show_looked)
        self._looking.failed.connect(self._show_not_looked)
        runner.moved.connect(self._on_moved)
        bar.came_out.connect(self._on_came_out)
        bar.again_wanted.connect(self._on_again)
        bar.stop_wanted.connect(self._on_stop)

    @property
    def wishes(self) -> SlipWishes:
        """How the visitor wants their slip."""
        return self._wishes

    @property
    def paper(self) -> Paper | None:
        """The paper that was wished for; None is what the station's printer has in it."""
        return self._paper

    @Slot(object, object)
    def wish(self, wishes: SlipWishes, paper: Paper | None) -> None:
        """Take in how the visitor wants their slip."""
        self._wishes, self._paper = wishes, paper

    def work_for(self, visit_id: UUID | None, actor: Actor | None) -> None:
        """Turn to a visit, or to none. What was ordered for the one before goes on."""
        self._visit_id, self._actor = visit_id, actor
        self._wishes, self._paper = SlipWishes(), None
        self._asked: Task | None = None
        self._printed: Printed | None = None
        self._printers: StationPrinters | None = None
        self._trouble, self._is_unwanted = "", False
        self._pressed.setRemainingTime(0)
        self._looking.drop()
        self._bar.show_slip(NOTHING)
        if visit_id is not None and actor is not None:
            self._looking.ask(partial(look_at_visit, self._desk, visit_id, actor))

    def look_again(self) -> None:
        """Look how far the print has come: somebody else may have seen to it, or another window may be sending it."""
        if self._printed is not None and self._actor is not None and self._asked is None:
            self._looking.ask(partial(look_at_print, self._desk, self._printed.order.id, self._actor))

    def print(self) -> None:
        """Print the visit's slip here. A double click, or a key that is held down, prints once."""
        is_repeated = not self._pressed.hasExpired()
        self._pressed.setRemainingTime(QApplication.doubleClickInterval())
        if not is_repeated:
            self._order(PrintOrder(paper=self._paper))

    def save_pdf(self, path: Path) -> None:
        """Write the visit's slip into a file."""
        self._order(PrintOrder(target=f"pdf:{path}", paper=self._paper))

    def _order(self, order: PrintOrder) -> None:
        if self._visit_id is not None and self._actor is not None and self._asked is None:
            self._bar.show_slip(self._faces.printing(order.target))
            self._ask(partial(order_slip, self._desk, self._visit_id, self._wishes, order, self._actor))

    def _ask(self, job: Callable[[], OnItsWay]) -> None:
        self._looking.drop()
        self._is_unwanted = False
        self._asked = self._database.start(job)
        self._asked.succeeded.connect(self._show_answer)
        self._asked.failed.connect(self._show_failure)

    @Slot()
    def _on_came_out(self) -> None:
        self._ask_about_print(came_out)

    @Slot()
    def _on_again(self) -> None:
        if self._actor is None or self._asked is not None:
            return
        if self._printed is not None and self._printed.order.state is SlipState.UNCONFIRMED:
            self._ask(partial(print_copy, self._desk, self._printed.order, self._actor))
        else:
            self._order(PrintOrder(paper=self._paper))

    @Slot()
    def _on_stop(self) -> None:
        self._ask_about_print(take_off)
        self._is_unwanted = True

    def _ask_about_print(self, job: Callable[[Desk, UUID, Actor], OnItsWay]) -> None:
        if self._printed is not None and self._actor is not None and self._asked is None:
            self._ask(partial(job, self._desk, self._printed.order.id, self._actor))

    @Slot(object)
    def _show_answer(self, answer: OnItsWay) -> None:
        self._runner.wake()
        if self.sender() is self._asked:
            self._asked = None
            self._show(answer)

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        sentence = sentence_for(error, self._)
        if self.sender() is not self._asked:
            self.problem_met.emit(self._("The slip of somebody before: {problem}", problem=sentence))
            return
        self._asked = None
        self._show_printed()
        self.problem_met.emit(sentence)

    @Slot(object)
    def _show_looked(self, answer: OnItsWay) -> None:
        if self._asked is None:
            if answer.printed is not None and self._wishes == SlipWishes():
                self._wishes = wishes_of(answer.printed.slip)
            self._show(answer)

    @Slot(object)
    def _show_not_looked(self, error: object) -> None:
        self.problem_met.emit(sentence_for(error, self._))

    @Slot(object)
    def _on_moved(self, printed: Printed) -> None:
        if printed.slip.visit_id == self._visit_id and self._asked is None and self._concerns(printed):
            self._take_in(printed)

    def _concerns(self, printed: Printed) -> bool:
        """Whether it is the print that is shown, or that one has come to its end."""
        shown = self._printed.order if self._printed is not None else None
        under_way = shown is not None and shown.state in {SlipState.QUEUED, SlipState.SENT}
        return shown is None or shown.id == printed.order.id or not under_way

    def _show(self, answer: OnItsWay) -> None:
        self._printers = answer.printers
        if answer.printed is not None:
            self._take_in(answer.printed)

    def _take_in(self, printed: Printed) -> None:
        before, self._printed = self._printed, printed
        if before is not None and before.order.id != printed.order.id:
            self._trouble = ""
        self._trouble = printed.order.problem or self._trouble
        self._show_printed()
        if self._is_unwanted and printed.order.waits:
            self._on_stop()

    def _show_printed(self) -> None:
        if self._printed is None:
            self._bar.show_slip(NOTHING)
        else:
            self._bar.show_slip(self._faces.of(self._printed.order, self._printers, self._trouble))
