# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever comes in: found, new, a guest or from the lobby; from the search field to the opened visit."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.look_up import Found
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.front_desk.arrivals import Arrivals
from kiosk.ui.reception.front_desk.front_desk_view import FrontDeskView
from kiosk.ui.reception.visit.visit_desk import VisitDesk
from kiosk.ui.reception.whos_here.new_visitor import FormPutBy, NewVisitor


class Welcome(QObject):
    """Greets for whoever is signed in, and asks on the form about somebody new. It shows no visit itself."""

    opened = Signal(object)
    """An OpenedVisit."""
    form_wanted = Signal()
    """The form asks about somebody: it is to be shown."""
    problem_met = Signal(str)

    def __init__(
        self, view: FrontDeskView, form: NewVisitor, arrivals: Arrivals, visit: VisitDesk, translate: Translator
    ) -> None:
        super().__init__(view)
        self._view, self._form, self._arrivals, self._visit, self._ = view, form, arrivals, visit, translate
        self._here = view.whos_here
        self._actor: Actor | None = None
        self._connect()

    def _connect(self) -> None:
        here, form = self._here, self._form
        here.visitor_chosen.connect(self._on_found)
        here.new_wanted.connect(self._on_new)
        here.guest_wanted.connect(self._on_guest)
        here.problem_met.connect(self.problem_met)
        self._view.visit.editor.words.card_scanned.connect(here.take_scan)
        self._view.visit.greeting.details_wanted.connect(self._on_details_wanted)
        self._view.visit.likely.identified.connect(self._on_identified)
        self._view.visit.likely.new_wanted.connect(self._on_somebody_new)
        self._view.nobody.new_wanted.connect(here.ask_for_new)
        self._view.nobody.guest_wanted.connect(here.ask_for_guest)
        form.details_given.connect(self._on_details_given)
        form.details_changed.connect(self._on_details_changed)
        form.known_after_all.connect(self._on_known)
        self._arrivals.opened.connect(self.opened)
        self._arrivals.failed.connect(self._show_not_opened)

    def work_for(self, actor: Actor | None) -> None:
        """Turn to whoever is signed in, or to nobody."""
        self._actor = actor

    def take_up(self, visit_id: UUID) -> None:
        """Turn to somebody in the lobby; the visit on the screen already stays as it is."""
        if self._actor is not None and visit_id != self._visit.visit_id:
            self._arrivals.take_up(visit_id, self._actor)

    def put_by(self) -> FormPutBy | None:
        """Give out the form as far as it is filled in; None while somebody is being greeted."""
        return None if self._arrivals.is_busy else self._form.put_by()

    def bring_back(self, form: FormPutBy | None) -> None:
        """Go on where a form was put by."""
        if form is not None and self._actor is not None:
            self._form.bring_back(form, self._actor)
            self.form_wanted.emit()

    def clear(self) -> None:
        """Let nobody in any more who was on the way, and keep nothing of whoever was looked up or asked about."""
        self._arrivals.drop()
        self._here.clear()
        self._form.clear()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        if self._actor is not None:
            self._arrivals.found(found, self._actor)

    @Slot(str)
    def _on_new(self, typed: str) -> None:
        if self._actor is not None:
            self._form.begin(typed, self._actor)
            self.form_wanted.emit()

    @Slot()
    def _on_guest(self) -> None:
        if self._actor is not None:
            self._arrivals.guest(self._actor)

    @Slot()
    def _on_details_wanted(self) -> None:
        if self._visit.visitor is not None and self._actor is not None:
            self._form.begin_change(self._visit.visitor, self._actor)
            self.form_wanted.emit()

    @Slot(object)
    def _on_details_given(self, details: VisitorDetails) -> None:
        if self._actor is None or self._arrivals.is_busy:
            return
        if self._form.for_visit is not None:
            self._arrivals.somebody_new(self._form.for_visit, details, self._actor)
        else:
            self._arrivals.new(details, self._actor)

    @Slot(object, object)
    def _on_details_changed(self, visitor_id: UUID, details: VisitorDetails) -> None:
        if self._visit.visit_id is not None:
            self._arrivals.change(self._visit.visit_id, visitor_id, details)

    @Slot(object)
    def _on_known(self, visitor_id: UUID) -> None:
        if self._actor is None:
            return
        if self._form.for_visit is not None:
            self._arrivals.identify(self._form.for_visit, visitor_id, self._actor)
        else:
            self._arrivals.known(visitor_id, self._actor)

    @Slot(object)
    def _on_identified(self, visitor_id: UUID) -> None:
        if self._visit.visit_id is not None and self._actor is not None:
            self._arrivals.identify(self._visit.visit_id, visitor_id, self._actor)

    @Slot()
    def _on_somebody_new(self) -> None:
        greeting = self._visit.greeting
        if greeting is not None and self._actor is not None:
            self._form.begin_for(greeting.visit, self._actor)
            self.form_wanted.emit()

    @Slot(object)
    def _show_not_opened(self, error: object) -> None:
        sentence = sentence_for(error, self._)
        if self._view.shows_form:
            self._form.show_problem(sentence)
        else:
            self._here.put_back()
            self.problem_met.emit(sentence)
