# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk: whoever walks in is greeted by name, listened to, and leaves with a next step."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.desk.desk import Desk
from kiosk.desk.ports import Clock
from kiosk.domain.category import Category
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.reception.front_desk.arrivals import Arrivals
from kiosk.ui.reception.front_desk.begun_work import BegunWork
from kiosk.ui.reception.front_desk.card_dialog import CardDoor
from kiosk.ui.reception.front_desk.desk_dialogs import DeskDialogs
from kiosk.ui.reception.front_desk.desk_keys import DeskKeys
from kiosk.ui.reception.front_desk.front_desk_view import FrontDeskView
from kiosk.ui.reception.front_desk.visit_papers import VisitPapers
from kiosk.ui.reception.front_desk.welcome import Welcome
from kiosk.ui.reception.slip.earlier_slips import EarlierSlips
from kiosk.ui.reception.slip.slip_preview import Preview
from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.visit.visit_work import OpenedVisit
from kiosk.ui.reception.who_can_help.wrong_number import WrongNumber, WrongNumbers
from kiosk.ui.reception.whos_here.new_visitor import NewVisitor
from kiosk.ui.reception.whos_here.whos_here import WhosHere
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from kiosk.ui.theme import set_role


class FrontDeskPage(QWidget):
    """The page. It says what happened; the window alone navigates."""

    visit_opened = Signal(object)
    """The visit's id."""
    visit_closed = Signal()
    lobby_changed = Signal()
    settled_down = Signal()
    """What a problem was about is so no more: something was saved, a visit ended or another one was opened."""
    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self,
        *,
        desk: Desk,
        workers: Workers,
        runner: SpoolRunner,
        office: Office,
        clock: Clock,
        categories: Sequence[Category],
        preview: Preview,
        say_problem: Callable[[str], str],
        translate: Translator,
        parent: QWidget | None = None,
        cards: CardDoor | None = None,
    ) -> None:
        """`say_problem` turns a print's problem word into a sentence."""
        super().__init__(parent)
        set_role(self, "page")
        self._desk, self._workers, self._ = desk, workers, translate
        self._actor: Actor | None = None
        self._staff: Staff | None = None
        self._whos_here = self._make_whos_here(office, clock)
        self._view = self._make_view(office, categories, gives_cards=cards is not None)
        self._visit = VisitDesk(
            self._view.visit,
            desk=desk,
            workers=workers,
            runner=runner,
            office=office,
            clock=clock,
            translate=translate,
            say_problem=say_problem,
        )
        self._earlier = EarlierSlips(
            slip_queue=desk.slip_queue,
            runner=runner,
            worker=workers.database,
            translate=translate,
            say_problem=say_problem,
            parent=self,
        )
        self._form = self._make_form(office, clock)
        arrivals = Arrivals(desk, workers.database, self)
        self._welcome = Welcome(self._view, self._form, arrivals, self._visit, translate)
        self._begun = BegunWork(self._visit, self._welcome)
        dialogs = DeskDialogs(desk, workers, office, preview, cards, say_problem, translate, self)
        self._papers = VisitPapers(self._visit, dialogs, self._view.visit.greeting)
        self._wrong_numbers = WrongNumbers(desk.keep_directory, workers.database, translate, self)
        self._wrong_numbers.hear(*self._view.visit.findChildren(WrongNumber))
        self._keys = DeskKeys(self._whos_here, self._visit, self._view.visit, self)
        self._lay_out()
        self._connect()
        self._show_nobody()

    def _make_whos_here(self, office: Office, clock: Clock) -> WhosHere:
        return WhosHere(
            look_up=self._desk.look_up,
            worker=self._workers.database,
            office=office,
            clock=clock,
            translate=self._,
            over=self,
        )

    def _make_view(self, office: Office, categories: Sequence[Category], *, gives_cards: bool) -> FrontDeskView:
        return FrontDeskView(
            whos_here=self._whos_here,
            office=office,
            names={category.id: category.name for category in categories},
            translate=self._,
            gives_cards=gives_cards,
            parent=self,
        )

    def _make_form(self, office: Office, clock: Clock) -> NewVisitor:
        return NewVisitor(
            self._view.form,
            know_visitor=self._desk.know_visitor,
            worker=self._workers.database,
            clock=clock,
            country=office.country,
            language=office.language,
            translate=self._,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._whos_here.suggestions.raise_()

    def _connect(self) -> None:
        welcome, visit = self._welcome, self._visit
        welcome.opened.connect(self._show_opened)
        welcome.form_wanted.connect(self._show_form)
        self._form.dismissed.connect(self._on_form_dismissed)
        visit.closed.connect(self._on_visit_closed)
        visit.lobby_changed.connect(self.lobby_changed)
        visit.settled_down.connect(self.settled_down)
        visit.notice_given.connect(self.notice)
        self._earlier.notice_given.connect(self.notice)
        self._papers.notice_given.connect(self.notice)
        for part in (welcome, visit, self._papers, self._earlier, self._wrong_numbers):
            part.problem_met.connect(self.problem)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a search with what is typed or scanned while no field has the focus."""
        if not self._whos_here.begin_with(event):
            super().keyPressEvent(event)

    # What the window asks

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Work for somebody who has signed in; a form they had begun without a visit is there again."""
        self.sign_out()
        self._work_for(actor, staff)
        self.focus_search()
        self._begun.bring_back_form(staff)

    def sign_out(self) -> None:
        """Leave nothing of anybody on the page. Words that are not saved yet are saved.

        A next step or a form that was begun waits, in memory alone, for the same person to sign in again.
        """
        if self._staff is not None:
            self._begun.put_by(self._staff)
        self._work_for(None, None)
        self._show_nobody()

    def _work_for(self, actor: Actor | None, staff: Staff | None) -> None:
        self._actor, self._staff = actor, staff
        self._welcome.work_for(actor)
        self._papers.work_for(actor)
        self._earlier.work_for(actor)
        self._wrong_numbers.work_for(actor)

    def take_up(self, visit_id: UUID) -> None:
        """Turn to somebody in the lobby; the visit on the screen already stays as it is."""
        self._welcome.take_up(visit_id)

    @Slot()
    def focus_search(self) -> None:
        """Put the cursor into "Who's here?"."""
        self._whos_here.take_focus()

    @Slot()
    def others_changed(self) -> None:
        """Show what another desk has changed since."""
        self._visit.look_again()

    # Who is here

    @Slot(object)
    def _show_opened(self, opened: OpenedVisit) -> None:
        if self._actor is None or self._staff is None:
            return
        self.settled_down.emit()
        self._whos_here.forget_taken()
        same = opened.greeting.visit.id == self._visit.visit_id
        self._form.clear()
        self._papers.close()
        self._show_visit()
        if same:
            self._visit.show_changed(opened)
            self._visit.need.editor.take_focus()
            return
        self._visit.open(opened, self._actor, self._staff)
        self._earlier.leave_out(opened.greeting.visit.id)
        self._begun.bring_back_visit(opened)
        self.visit_opened.emit(opened.greeting.visit.id)
        self.lobby_changed.emit()

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._form.clear()
        if self._visit.visit_id is None:
            self._show_nobody()
            self.focus_search()
        else:
            self._show_visit()
            self._visit.need.editor.take_focus()

    @Slot()
    def _on_visit_closed(self) -> None:
        self._show_nobody()
        self.settled_down.emit()
        self.visit_closed.emit()
        self.focus_search()

    # Faces

    def _show_nobody(self) -> None:
        self._welcome.clear()
        self._visit.close()
        self._earlier.leave_out(None)
        self._papers.close()
        self._view.show_nobody()
        self._keys.allow_visit(allowed=False)

    @Slot()
    def _show_form(self) -> None:
        self._view.show_form()
        self._keys.allow_visit(allowed=False)
        self._view.form.name.setFocus()

    def _show_visit(self) -> None:
        self._view.show_visit()
        self._keys.allow_visit(allowed=True)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        scroll = self._view.visit.scrolled
        if now is not None and scroll.viewport().isAncestorOf(now):
            scroll.ensureWidgetVisible(now, 0, 24)
