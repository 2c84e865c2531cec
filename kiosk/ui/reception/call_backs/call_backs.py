# SPDX-License-Identifier: GPL-3.0-or-later
"""People to call back: who left before we could help, whose call was missed, who asked for a call (rule 8)."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.desk.call_back import CallWanted, ToCall
from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.call_back import CallBack
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.call_backs.call_backs_view import CallBacksView
from kiosk.ui.reception.call_backs.call_card import CallCard
from kiosk.ui.reception.call_backs.call_line import CallLine
from kiosk.ui.reception.call_backs.call_rows import CallsList, CallsModel
from kiosk.ui.reception.call_backs.call_words import CallWords
from kiosk.ui.reception.call_backs.call_work import CallDeed, CallDone, CallsNow, bring_calls, do_call
from kiosk.ui.reception.rows import holds_focus
from kiosk.ui.tasks import Task, Workers


class CallBacksPage(QWidget):
    """The office's list, who waits longest at the top."""

    waiting_counted = Signal(int)
    need_wanted = Signal(object)  # the need's id
    visit_wanted = Signal(object)  # the id of the visit that a call has become
    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._workers, self._clock, self._ = desk, office, workers, clock, translate
        self._zone = ZoneInfo(office.timezone)
        self._actor: Actor | None = None
        self._now_listed = CallsNow()
        self._follow: UUID | None = None
        self._copied = ""
        self._under_way = False
        self._line = CallLine(translate, self)
        self._list = CallsList(CallsModel(self), translate, self)
        self._card = CallCard(translate, self)
        self._view = CallBacksView(self._line, self._list, self._card, translate, self)
        self._view.fill(self)
        self._bring = Errand(workers.database, self)
        self._connect()
        self._show((), is_known=False)

    def sign_in(self, actor: Actor, _staff: Staff) -> None:
        """Bring the list."""
        self._actor = actor
        self.others_changed()

    def sign_out(self) -> None:
        """Keep nothing on the page, nor on the clipboard."""
        self._actor = self._follow = None
        self._under_way = False
        self._bring.drop()
        self._line.clear()
        self._now_listed = CallsNow()
        self._show((), is_known=False)
        clipboard = QApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def focus_first(self) -> None:
        """Go to the line for a missed call: that is what is in a hurry; the list is one key further."""
        self.others_changed()
        self._line.field.setFocus()

    @Slot()
    def others_changed(self) -> None:
        """Bring the list as it is now."""
        if self._actor is not None:
            self._bring.ask(partial(bring_calls, self._desk, self._office.id))

    @Slot(object)
    def _show_listed(self, listed: CallsNow) -> None:
        self._now_listed = listed
        self._show(listed.calls, is_known=True)

    def _show(self, calls: Sequence[ToCall], *, is_known: bool) -> None:
        self._view.show_count(len(calls), is_known=is_known)
        self._list.show_calls(calls, self._words, self._follow)
        self._follow = None
        self.waiting_counted.emit(len(calls))

    @property
    def _words(self) -> CallWords:
        return CallWords(
            now=at_office(self._office, self._clock()),
            zone=self._zone,
            me=self._actor.staff_id if self._actor else None,
            staff=self._now_listed.staff,
            translate=self._,
        )

    @Slot(object)
    def _show_chosen(self, call: ToCall | None) -> None:
        self._card.show_call(call, self._words if call else None)

    @Slot()
    def _on_deeds_wanted(self) -> None:
        self._card.first_deed.setFocus()
        self._view.let_see(self._card.first_deed)

    @Slot(object)
    def _on_call_wanted(self, wish: CallWanted) -> None:
        if self._actor is not None and not self._under_way:
            task = self._start(partial(self._desk.call_backs.wanted, wish, self._actor))
            task.succeeded.connect(self._show_written_down)

    @Slot(object)
    def _show_written_down(self, call: CallBack) -> None:
        self._under_way = False
        if self._actor is None:
            return
        self._line.clear()
        self._follow = call.id
        who = call.name or call.phone
        self.notice.emit(self._("{who} is on the list to call back. You see to it.", who=who))
        self.others_changed()

    @Slot(object, object, str)
    def _on_said(self, call: ToCall, deed: CallDeed, note: str) -> None:
        if self._actor is not None and not self._under_way:
            job = partial(do_call, self._desk, deed, call.call_back, note, self._actor)
            self._start(job).succeeded.connect(self._show_done)

    @Slot(object)
    def _show_done(self, done: CallDone) -> None:
        self._under_way = False
        if self._actor is None:
            return
        if holds_focus(self._card):
            self._list.setFocus()
        self._card.end_note()
        if done.visit_id is not None:
            self.visit_wanted.emit(done.visit_id)
        self.notice.emit(self._done_in_words(done))
        self.others_changed()

    def _done_in_words(self, done: CallDone) -> str:
        _ = self._
        match done.deed:
            case CallDeed.REACHED if done.visit_id is not None:
                return _("Reached. What they need is kept; choose the next step with them.")
            case CallDeed.REACHED if done.has_need:
                return _("Reached. What they asked for is due today under Follow-through.")
            case CallDeed.REACHED:
                return _("Reached. They are off the list.")
            case CallDeed.NO_ANSWER:
                return _("Noted. They stay on the list.")
            case CallDeed.GIVE_UP if done.has_need:
                return _("Given up, and the reason is kept. What they asked for stays with its owner.")
            case CallDeed.GIVE_UP:
                return _("Given up, and the reason is kept.")
            case CallDeed.TAKE:
                return _("You see to it now.")

    @Slot(str)
    def _on_copied(self, number: str) -> None:
        self._copied = number
        QApplication.clipboard().setText(number)
        self.notice.emit(self._("The number is copied."))

    def _start(self, job: Callable[[], object]) -> Task:
        self._under_way = True
        task = self._workers.database.start(job)
        task.failed.connect(self._show_problem)
        return task

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self._under_way = False
        if self._actor is not None:
            self.problem.emit(sentence_for(problem, self._))
            self.others_changed()

    @Slot(object)
    def _show_not_brought(self, problem: object) -> None:
        if self._actor is not None:
            self.problem.emit(sentence_for(problem, self._))

    @Slot()
    def _on_put_by(self) -> None:
        self._list.setFocus()

    def _connect(self) -> None:
        self._bring.answered.connect(self._show_listed)
        self._bring.failed.connect(self._show_not_brought)
        self._line.call_wanted.connect(self._on_call_wanted)
        self._list.call_chosen.connect(self._show_chosen)
        self._list.deeds_wanted.connect(self._on_deeds_wanted)
        self._list.row_reached.connect(self._view.let_see_row)
        self._card.said.connect(self._on_said)
        self._card.copied.connect(self._on_copied)
        self._card.need_wanted.connect(self.need_wanted)
        self._card.put_by.connect(self._on_put_by)
