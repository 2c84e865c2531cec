# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips: every print of the office that is not over yet, and what people say to it."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.desk.slip_queue import InQueue
from kiosk.domain.office import Office
from kiosk.domain.spool import SlipPrint
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.rows import holds_focus
from kiosk.ui.reception.slips.deeds import (
    Deed,
    Done,
    QueueNow,
    bring_queue,
    clear_all,
    do_deed,
    has_failed,
    is_late,
    needs_somebody,
)
from kiosk.ui.reception.slips.slip_card import SlipCard
from kiosk.ui.reception.slips.slip_rows import SlipsList, SlipsModel
from kiosk.ui.reception.slips.slips_view import SlipsView
from kiosk.ui.reception.words.slips import SlipWords, done_in_words
from kiosk.ui.tasks import Task, Workers

AT_ONCE = 20
"""How many are cleared in one go, so that the store's worker is soon free again for whoever works at the desk."""


class SlipsPage(QWidget):
    """The office's queue. `wake` tells the spool that something was ordered; `say_problem` says why a print failed."""

    waiting_counted = Signal(int)  # how many need somebody
    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        workers: Workers,
        clock: Clock,
        say_problem: Callable[[str], str],
        wake: Callable[[], None],
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._workers, self._clock, self._ = desk, office, workers, clock, translate
        self._zone, self._say_problem, self._wake = ZoneInfo(office.timezone), say_problem, wake
        self._actor: Actor | None = None
        self._words: SlipWords | None = None
        self._under_way: set[UUID] = set()
        self._settling: set[UUID] = set()
        self._to_clear: list[SlipPrint] = []
        self._follow: UUID | None = None
        self._model = SlipsModel(translate, self)
        self._list = SlipsList(self._model, translate, self)
        self._card = SlipCard(translate, self)
        self._view = SlipsView(self._list, self._card, translate, self)
        self._view.fill(self)
        self._bring = Errand(workers.database, self)
        self._connect()

    def sign_in(self, actor: Actor, _staff: Staff) -> None:
        """Bring the queue."""
        self._actor = actor
        self.others_changed()

    def sign_out(self) -> None:
        """Keep nothing on the page."""
        self._actor = self._words = self._follow = None
        self._bring.drop()
        self._forget_work()
        self._show((), is_known=False)

    def focus_first(self) -> None:
        """Go to the list."""
        self.others_changed()
        self._list.setFocus()

    @Slot()
    def others_changed(self) -> None:
        """Bring the queue as it is now."""
        if self._actor is not None:
            self._bring.ask(partial(bring_queue, self._desk, self._office.id))

    @Slot(object)
    def note_moved(self, _printed: object) -> None:
        """Take notice of a print that has got somewhere."""
        self.others_changed()

    @Slot(object)
    def _show_queue(self, queue: QueueNow) -> None:
        now = at_office(self._office, self._clock())
        self._words = SlipWords(
            queue=queue, now=now, zone=self._zone, say_problem=self._say_problem, translate=self._
        )  # fmt: skip
        self._settling.clear()
        self._show(queue.rows, is_known=True)

    def _show(self, rows: Sequence[InQueue], *, is_known: bool) -> None:
        orders = [row.order for row in rows]
        self._view.show_queue(orders, failed=len(_failed(orders)), is_known=is_known)
        self._list.show_slips(rows, self._words, self._follow)
        self._follow = None
        self.waiting_counted.emit(sum(needs_somebody(order) for order in orders))

    @Slot(object)
    def _show_chosen(self, row: InQueue | None) -> None:
        self._card.show_slip(row, self._words)

    @Slot(object, object)
    def _on_wanted(self, row: InQueue, deed: Deed) -> None:
        """Ask whether somebody is still here before an older slip of theirs comes out."""
        if deed.prints and is_late(row.order, self._clock()) and self._words is not None:
            self._card.ask(deed, self._words.question(row))
            self._view.let_see(self._card.first_answer)
        else:
            self._on_agreed(row, deed)

    @Slot(object, object)
    def _on_agreed(self, row: InQueue, deed: Deed) -> None:
        order = row.order
        if self._actor is None or order.id in self._under_way | self._settling:
            return
        self._under_way.add(order.id)
        self._go_back()
        self._start(partial(do_deed, self._desk.slip_queue, deed, order, self._actor)).succeeded.connect(
            self._show_done
        )

    @Slot(object)
    def _show_done(self, done: Done) -> None:
        self._under_way.discard(done.about)
        self._settling.add(done.about)
        if done.is_done and done.deed.prints:
            self._follow = done.order.id
            self._wake()
        if self._actor is not None:
            self.notice.emit(done_in_words(done, self._))
        self.others_changed()

    @Slot()
    def _on_clear_all(self) -> None:
        if not self._to_clear:
            self._to_clear = _failed([row.order for row in self._model.slips])
            self._go_back()
            self._clear_more()

    def _clear_more(self) -> None:
        if self._actor is not None and self._to_clear:
            some, self._to_clear = self._to_clear[:AT_ONCE], self._to_clear[AT_ONCE:]
            task = self._start(partial(clear_all, self._desk.slip_queue, some, self._actor))
            task.succeeded.connect(self._on_cleared)

    @Slot(object)
    def _on_cleared(self, _answer: object) -> None:
        if self._actor is not None and not self._to_clear:
            self.notice.emit(self._("Cleared. The history is kept."))
        self.others_changed()
        self._clear_more()

    @Slot()
    def _go_back(self) -> None:
        """Leave the buttons for the list, so that a second press is not meant for the next slip."""
        if holds_focus(self._card) or holds_focus(self._view.clear_all):
            self._list.setFocus()

    def _start(self, job: Callable[[], object]) -> Task:
        task = self._workers.database.start(job)
        task.failed.connect(self._show_problem)
        return task

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self._forget_work()
        if self._actor is not None:
            self.problem.emit(sentence_for(problem, self._))

    def _forget_work(self) -> None:
        self._under_way.clear()
        self._settling.clear()
        self._to_clear.clear()

    def _connect(self) -> None:
        self._bring.answered.connect(self._show_queue)
        self._bring.failed.connect(self._show_problem)
        self._list.slip_chosen.connect(self._show_chosen)
        self._list.row_reached.connect(self._view.let_see_row)
        self._list.first_deed_wanted.connect(self._card.want_first)
        self._card.wanted.connect(self._on_wanted)
        self._card.agreed.connect(self._on_agreed)
        self._card.put_by.connect(self._list.setFocus)
        self._view.clear_all.clicked.connect(self._on_clear_all)


def _failed(orders: Sequence[SlipPrint]) -> list[SlipPrint]:
    return [order for order in orders if has_failed(order)]
