# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk: whoever walks in is greeted by name, listened to, and leaves with a next step.

By keyboard: Ctrl+K who's here, Ctrl+N new visitor, Ctrl+G guest, Alt+1 to Alt+6 who can help, Alt+letter the next
step, Ctrl+P print, Ctrl+Shift+P look at the slip, Alt+F or Ctrl+Enter finish.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.desk import Desk
from kiosk.desk.look_up import Found
from kiosk.domain.office import Office
from kiosk.domain.slip import Paper
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.errand import Errand
from kiosk.ui.reception.front_desk.arrivals import Arrivals
from kiosk.ui.reception.front_desk.desk_dialogs import CardCode, DeskDialogs
from kiosk.ui.reception.front_desk.front_desk_view import FrontDeskView
from kiosk.ui.reception.front_desk.put_by import PutBy, bring_step_back
from kiosk.ui.reception.slip.slip_preview import Preview
from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.visit.visit_work import OpenedVisit
from kiosk.ui.reception.who_can_help.help_list import MOST_CARDS
from kiosk.ui.reception.whos_here.new_visitor import FormPutBy, NewVisitor
from kiosk.ui.reception.whos_here.whos_here import WhosHere
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
        office: Office,
        preview: Preview,
        translate: Translator,
        parent: QWidget | None = None,
        card_code: CardCode | None = None,
        say_problem: Callable[[str], str] | None = None,
        paper: Paper = Paper.A5,
    ) -> None:
        """`say_problem` turns a print's problem word into a sentence; without it the word itself is shown.

        `paper` is what this station's printer holds.
        """
        super().__init__(parent)
        set_role(self, "page")
        self._desk, self._workers, self._ = desk, workers, translate
        self._actor: Actor | None = None
        self._staff: Staff | None = None
        self._colleagues: tuple[Staff, ...] = ()
        self._put_by: PutBy | None = None
        self._whos_here = WhosHere(
            look_up=desk.look_up,
            worker=workers.database,
            office=office,
            clock=desk.greet.clock,
            translate=translate,
            over=self,
        )
        self._view = self._make_view(office, gives_cards=card_code is not None)
        self._form = self._make_form(office)
        self._arrivals = Arrivals(desk, workers.database, self)
        self._dialogs = DeskDialogs(desk, workers.database, preview, card_code, translate, self)
        self._visit = VisitDesk(
            self._view.visit,
            desk=desk,
            workers=workers,
            office=office,
            translate=translate,
            say_problem=say_problem,
            paper=paper,
        )
        self._staffing = Errand(workers.database, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._whos_here.suggestions.raise_()
        self._connect()
        self._visit_keys = self._make_keys()
        self._show_nobody()

    def _make_view(self, office: Office, *, gives_cards: bool) -> FrontDeskView:
        return FrontDeskView(
            whos_here=self._whos_here,
            office=office,
            names={category.id: category.name for category in self._desk.categories.categories},
            translate=self._,
            gives_cards=gives_cards,
            parent=self,
        )

    def _make_form(self, office: Office) -> NewVisitor:
        return NewVisitor(
            self._view.form,
            know_visitor=self._desk.know_visitor,
            worker=self._workers.database,
            clock=self._desk.greet.clock,
            country=office.country,
            language=office.language,
            translate=self._,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a search with what is typed or scanned while no field has the focus."""
        if not self._whos_here.begin_with(event):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._connect_arrivals()
        self._connect_visit()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _connect_arrivals(self) -> None:
        here, form, arrivals = self._whos_here, self._form, self._arrivals
        here.visitor_chosen.connect(self._on_found)
        here.new_wanted.connect(self._on_new)
        here.guest_wanted.connect(self._on_guest)
        here.problem_met.connect(self.problem)
        self._view.visit.editor.words.card_scanned.connect(here.take_scan)
        self._view.nobody.new_wanted.connect(here.ask_for_new)
        self._view.nobody.guest_wanted.connect(here.ask_for_guest)
        form.details_given.connect(self._on_details_given)
        form.details_changed.connect(self._on_details_changed)
        form.known_after_all.connect(self._on_known)
        form.dismissed.connect(self._on_form_dismissed)
        arrivals.opened.connect(self._show_opened)
        arrivals.failed.connect(self._show_not_opened)
        self._staffing.answered.connect(self._show_colleagues)

    def _connect_visit(self) -> None:
        visit, dialogs = self._visit, self._dialogs
        visit.closed.connect(self._on_visit_closed)
        visit.lobby_changed.connect(self.lobby_changed)
        visit.settled_down.connect(self.settled_down)
        visit.problem_met.connect(self.problem)
        visit.notice_given.connect(self.notice)
        visit.slip_shown.connect(self._show_slip)
        visit.slip_saved.connect(dialogs.ask_for_file)
        dialogs.wished.connect(visit.slip.wish)
        dialogs.print_wanted.connect(visit.print)
        dialogs.file_chosen.connect(self._on_file_chosen)
        dialogs.problem_met.connect(self.problem)
        self._view.visit.greeting.details_wanted.connect(self._on_details_wanted)
        self._view.visit.greeting.card_wanted.connect(self._on_card_wanted)

    def _make_keys(self) -> list[QShortcut]:
        self._key("Ctrl+K", self.focus_search)
        self._key("Ctrl+N", self._whos_here.ask_for_new)
        self._key("Ctrl+G", self._whos_here.ask_for_guest)
        visit = self._visit
        keys = [
            self._key("Ctrl+P", visit.print),
            self._key("Ctrl+Shift+P", visit.show_slip),
            self._key("Alt+F", visit.finish),
            self._key("Ctrl+Return", self._on_ctrl_enter),
            self._key("Ctrl+Enter", self._on_ctrl_enter),
        ]
        choose = self._view.visit.help.choose_number
        return keys + [self._key(f"Alt+{number}", partial(choose, number)) for number in range(1, MOST_CARDS + 1)]

    def _key(self, key: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(act)
        return shortcut

    # What the window asks

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Work for somebody who has signed in; a form they had begun without a visit is there again."""
        self.sign_out()
        self._actor, self._staff = actor, staff
        kept = self._put_by if self._put_by is not None and self._put_by.is_for(staff) else None
        self._put_by = kept
        self._staffing.ask(partial(self._desk.sign_in.who_can, actor.office_id))
        self.focus_search()
        if kept is not None and kept.visit_id is None:
            self._bring_form_back(kept.form)

    def sign_out(self) -> None:
        """Leave nothing of anybody on the page. Words that are not saved yet are saved.

        A next step or a form that was begun waits, in memory alone, for the same person to sign in again.
        """
        if self._staff is not None:
            self._put_by = self._put_by_now(self._staff)
        self._staffing.drop()
        self._actor = self._staff = None
        self._colleagues = ()
        self._show_nobody()

    def _put_by_now(self, staff: Staff) -> PutBy:
        visit_id = self._visit.visit_id
        step = self._visit.need.put_by() if visit_id is not None else None
        form = None if self._arrivals.is_busy else self._form.put_by()
        return PutBy(staff_id=staff.id, visit_id=visit_id, step=step, form=form)

    def _bring_form_back(self, form: FormPutBy | None) -> None:
        if form is not None and self._actor is not None:
            self._form.bring_back(form, self._actor)
            self._show_form()
            self._view.form.name.setFocus()

    def _bring_back(self, opened: OpenedVisit) -> None:
        kept, self._put_by = self._put_by, None
        if kept is None or kept.visit_id != opened.greeting.visit.id:
            return
        if kept.step is not None:
            bring_step_back(kept.step, self._visit, opened)
        self._bring_form_back(kept.form)

    def take_up(self, visit_id: UUID) -> None:
        """Turn to somebody in the lobby; the visit on the screen already stays as it is."""
        if self._actor is not None and visit_id != self._visit.visit_id:
            self._arrivals.take_up(visit_id, self._actor)

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
    def _on_found(self, found: Found) -> None:
        if self._actor is not None:
            self._arrivals.found(found, self._actor)

    @Slot(str)
    def _on_new(self, typed: str) -> None:
        if self._actor is not None:
            self._form.begin(typed, self._actor)
            self._show_form()
            self._view.form.name.setFocus()

    @Slot()
    def _on_guest(self) -> None:
        if self._actor is not None:
            self._arrivals.guest(self._actor)

    @Slot(object)
    def _on_details_given(self, details: VisitorDetails) -> None:
        if self._actor is not None and not self._arrivals.is_busy:
            self._arrivals.new(details, self._actor)

    @Slot(object, object)
    def _on_details_changed(self, visitor_id: UUID, details: VisitorDetails) -> None:
        if self._visit.visit_id is not None:
            self._arrivals.change(self._visit.visit_id, visitor_id, details)

    @Slot(object)
    def _on_known(self, visitor_id: UUID) -> None:
        if self._actor is not None:
            self._arrivals.known(visitor_id, self._actor)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._form.clear()
        if self._visit.visit_id is None:
            self._show_nobody()
            self.focus_search()
        else:
            self._show_visit()
            self._visit.need.editor.take_focus()

    @Slot(object)
    def _show_opened(self, opened: OpenedVisit) -> None:
        if self._actor is None or self._staff is None:
            return
        self.settled_down.emit()
        self._whos_here.forget_taken()
        same = opened.greeting.visit.id == self._visit.visit_id
        self._form.clear()
        self._dialogs.close()
        self._show_visit()
        if same:
            self._visit.show_changed(opened)
            self._visit.need.editor.take_focus()
            return
        self._visit.open(opened, self._actor, self._staff, self._colleagues)
        self._bring_back(opened)
        self.visit_opened.emit(opened.greeting.visit.id)
        self.lobby_changed.emit()

    @Slot(object)
    def _show_not_opened(self, error: object) -> None:
        sentence = sentence_for(error, self._)
        if self._view.shows_form:
            self._form.show_problem(sentence)
        else:
            self._whos_here.put_back()
            self.problem.emit(sentence)

    @Slot(object)
    def _show_colleagues(self, staff: tuple[Staff, ...]) -> None:
        mine = self._staff.id if self._staff else None
        self._colleagues = tuple(each for each in staff if each.id != mine)

    # The visit

    @Slot()
    def _on_visit_closed(self) -> None:
        self._show_nobody()
        self.settled_down.emit()
        self.visit_closed.emit()
        self.focus_search()

    @Slot()
    def _on_ctrl_enter(self) -> None:
        if self._view.visit.editor.words.hasFocus():
            self._visit.need.move_on()
        else:
            self._visit.finish()

    @Slot()
    def _on_details_wanted(self) -> None:
        visitor = self._visit.visitor
        if visitor is not None and self._actor is not None:
            self._form.begin_change(visitor, self._actor)
            self._show_form()
            self._view.form.name.setFocus()

    @Slot()
    def _show_slip(self) -> None:
        visit_id, actor = self._visit.visit_id, self._actor
        if visit_id is not None and actor is not None:
            slip = self._visit.slip
            self._dialogs.show_slip(visit_id, self._visit.visitor, actor, slip.wishes, slip.paper)

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        if self._visit.visit_id is not None and self._actor is not None:
            self._visit.slip.save_pdf(self._visit.visit_id, self._actor, Path(path))

    @Slot()
    def _on_card_wanted(self) -> None:
        if self._visit.visitor is not None and self._actor is not None:
            self._dialogs.make_card(self._visit.visitor, self._actor)

    # Faces

    def _show_nobody(self) -> None:
        self._arrivals.drop()
        self._whos_here.clear()
        self._form.clear()
        self._visit.close()
        self._dialogs.close()
        self._view.show_nobody()
        self._allow_visit_keys(allowed=False)

    def _show_form(self) -> None:
        self._view.show_form()
        self._allow_visit_keys(allowed=False)

    def _show_visit(self) -> None:
        self._view.show_visit()
        self._allow_visit_keys(allowed=True)

    def _allow_visit_keys(self, *, allowed: bool) -> None:
        for key in self._visit_keys:
            key.setEnabled(allowed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        scroll = self._view.visit.scrolled
        if now is not None and scroll.viewport().isAncestorOf(now):
            scroll.ensureWidgetVisible(now, 0, 24)
