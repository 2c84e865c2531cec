# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning to somebody from the lobby or from what we owe, with a question first where it is not plainly their turn."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.lobby import LobbyPlace
from kiosk.domain.greeting import Greeting
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.whereabouts import Whereabouts, whereabouts
from kiosk.ui.tasks import Worker
from kiosk.ui.widgets import MessageBar


class WhoseTurn(QObject):
    """Asks in the message bar. It opens nothing itself."""

    came = Signal(object)
    """The id of the visit to turn to."""
    failed = Signal(object)

    def __init__(self, desk: Desk, office: Office, worker: Worker, bar: MessageBar, translate: Translator) -> None:
        super().__init__(bar)
        self._desk, self._office, self._worker, self._bar, self._ = desk, office, worker, bar, translate
        self._actor: Actor | None = None
        self._whose_visit = Errand(worker, self)
        self._whose_visit.answered.connect(self._show_whose_visit)
        self._whose_visit.failed.connect(self.failed)

    def work_for(self, actor: Actor | None) -> None:
        """Turn to people for whoever is signed in, or for nobody."""
        self._whose_visit.drop()
        self._actor = actor

    @Slot(object)
    def choose(self, place: LobbyPlace) -> None:
        """Turn to somebody in the lobby; ask before they are taken over from a colleague."""
        with_colleague = place.helper_id is not None and self._actor and place.helper_id != self._actor.staff_id
        if not with_colleague:
            self.came.emit(place.visit_id)
            return
        name = place.shown_name or self._("The guest")
        said = self._("{name} is with {helper} now.", name=name, helper=place.helper)
        self._bar.ask(said, self._("Take over"), partial(self._turn_to, place.visit_id))

    @Slot(object)
    def open_need(self, owed: Owed) -> None:
        """Turn to the person when they are here; ask before a visit is opened for somebody who may not be."""
        self._whose_visit.ask(partial(whereabouts, self._desk, self._office.id, owed))

    @Slot(object)
    def _show_whose_visit(self, found: Whereabouts) -> None:
        if found.visit_id is not None:
            self.came.emit(found.visit_id)
        elif found.visitor_id is not None:
            said = self._("{name} is not in the lobby. Are they here, or on the phone, now?", name=found.name)
            self._bar.ask(said, self._("Open a visit"), partial(self._greet, found.visitor_id))
        else:
            self._bar.show_notice(self._("This guest left no name, so there is nobody to call. The need stays here."))

    def _turn_to(self, visit_id: UUID) -> None:
        self.came.emit(visit_id)

    def _greet(self, visitor_id: UUID) -> None:
        if self._actor is not None:
            task = self._worker.start(partial(self._desk.greet.known, visitor_id, self._actor))
            task.succeeded.connect(self._show_greeted)
            task.failed.connect(self.failed)

    @Slot(object)
    def _show_greeted(self, greeting: Greeting) -> None:
        if self._actor is not None:
            self.came.emit(greeting.visit.id)
