# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of the slip of the visit on the screen, said in the bar; earlier slips end on their own."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder, PrintSlip
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.slip.slip_run import SlipRun
from kiosk.ui.tasks import Workers


class SlipDesk(QObject):
    """Prints, asks whether it came out, and prints again. Save first, print second: trouble here loses nothing."""

    problem_met = Signal(str)

    def __init__(
        self,
        print_slip: PrintSlip,
        workers: Workers,
        bar: SlipBar,
        translate: Translator,
        say_problem: Callable[[str], str] | None,
        paper: Paper,
    ) -> None:
        super().__init__(bar)
        self._say_problem = say_problem or _in_plain_words
        self._print_slip, self._workers, self._bar, self._ = print_slip, workers, bar, translate
        self._shown: SlipRun | None = None
        self._asked: tuple[UUID, Actor] | None = None
        self._printed: Printed | None = None
        self._wishes = SlipWishes()
        self._order = PrintOrder(paper=paper)
        bar.came_out.connect(self._on_came_out)
        bar.again_wanted.connect(self._on_again)

    @property
    def wishes(self) -> SlipWishes:
        """How the visitor wants their slip."""
        return self._wishes

    @property
    def paper(self) -> Paper:
        """The paper it is laid out for."""
        return self._order.paper

    def wish(self, wishes: SlipWishes, paper: Paper) -> None:
        """Take in how the visitor wants their slip."""
        self._wishes, self._order = wishes, PrintOrder(paper=paper)

    def print(self, visit_id: UUID, actor: Actor) -> None:
        """Print the visit's slip on the office's printer; asking again while it prints changes nothing."""
        if self._shown is None:
            self._start(visit_id, actor, self._order)

    def save_pdf(self, visit_id: UUID, actor: Actor, path: Path) -> None:
        """Write the visit's slip into a file."""
        self._start(visit_id, actor, PrintOrder(target=f"pdf:{path}", paper=self._order.paper))

    def clear(self) -> None:
        """Turn to the next visitor; a slip under way comes to its end unseen."""
        self._shown = self._asked = self._printed = None
        self._wishes, self._order = SlipWishes(), PrintOrder(paper=self._order.paper)
        self._bar.show_slip("")

    def _start(self, visit_id: UUID, actor: Actor, order: PrintOrder) -> None:
        self._asked = (visit_id, actor)
        self._bar.show_slip(self._("Printing …"))
        run = SlipRun(self._print_slip, self._workers, actor, self)
        self._follow(run)
        run.start(visit_id, self._wishes, order)

    def _follow(self, run: SlipRun) -> None:
        self._shown = run
        run.came_back.connect(self._show_end)
        run.failed.connect(self._show_failure)
        run.ended.connect(run.deleteLater)

    @Slot(object)
    def _show_end(self, printed: Printed) -> None:
        if self.sender() is not self._shown:
            self._tell_of_earlier(printed)
            return
        self._shown = None
        self._printed = printed
        self._say(printed)

    def _say(self, printed: Printed) -> None:
        _, order = self._, printed.order
        match order.state:
            case SlipState.CONFIRMED if order.path:
                self._bar.show_slip(_("Saved as {file}", file=Path(order.path).name))
            case SlipState.CONFIRMED if order.copy > 1:
                self._bar.show_slip(_("Printed, copy {number}", number=order.copy))
            case SlipState.CONFIRMED:
                self._bar.show_slip(_("Printed"))
            case SlipState.QUEUED | SlipState.SENT | SlipState.UNCONFIRMED:
                again = _("Print again as copy {number}", number=order.copy + 1)
                self._bar.show_slip(_("Sent to the printer. Did it come out?"), asks=True, again=again)
            case SlipState.FAILED:
                self._bar.show_slip(self._not_printed(order.problem), again=_("Print again"), offers_pdf=True)

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        if self.sender() is self._shown:
            self._shown = None
            self._bar.show_slip("")
        self.problem_met.emit(sentence_for(error, self._))

    def _tell_of_earlier(self, printed: Printed) -> None:
        if printed.order.state is SlipState.FAILED:
            self.problem_met.emit(
                self._("An earlier slip was not printed. It is saved; look it up by {reference} to print it again.",
                       reference=printed.slip.reference)
            )  # fmt: skip

    def _not_printed(self, problem: str) -> str:
        if not problem:
            return self._("Not printed. Saved all the same.")
        return self._("Not printed: {problem} Saved all the same.", problem=self._say_problem(problem))

    @Slot()
    def _on_came_out(self) -> None:
        if self._printed is not None and self._asked is not None and self._shown is None:
            run = SlipRun(self._print_slip, self._workers, self._asked[1], self)
            self._follow(run)
            run.confirm(self._printed)

    @Slot()
    def _on_again(self) -> None:
        if self._asked is not None and self._shown is None:
            self._start(*self._asked, self._order)


def _in_plain_words(problem: str) -> str:
    return problem.replace("_", " ").rstrip(".") + "."
