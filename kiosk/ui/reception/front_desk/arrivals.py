# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a visit: for somebody known, new, anonymous, from the lobby, or by an old slip."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.desk import Desk
from kiosk.desk.look_up import Found
from kiosk.domain.staff import Actor
from kiosk.ui.errand import Errand
from kiosk.ui.reception.visit.visit_work import change_visitor, open_visit, say_who
from kiosk.ui.tasks import Worker


class Arrivals(QObject):
    """Greets on the database's thread. While one greeting is under way another one takes its place."""

    opened = Signal(object)
    """An OpenedVisit."""
    failed = Signal(object)

    def __init__(self, desk: Desk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self.opened)
        self._errand.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether a greeting is under way."""
        return self._errand.is_busy

    def known(self, visitor_id: UUID, actor: Actor, need_ids: Sequence[UUID] = ()) -> None:
        """Greet somebody we know, and bring back the needs of an old slip."""
        greet = partial(self._desk.greet.known, visitor_id, actor)
        self._errand.ask(partial(open_visit, self._desk, greet, need_ids, actor))

    def found(self, found: Found, actor: Actor) -> None:
        """Greet whom the look-up found; the slip of somebody anonymous brings its needs back to a guest."""
        if found.visitor is not None:
            self.known(found.visitor.id, actor, found.need_ids)
        else:
            self.guest(actor, found.need_ids)

    def new(self, details: VisitorDetails, actor: Actor) -> None:
        """Greet somebody for the first time."""
        self._errand.ask(partial(open_visit, self._desk, partial(self._desk.greet.new, details, actor), (), actor))

    def guest(self, actor: Actor, need_ids: Sequence[UUID] = ()) -> None:
        """Greet somebody who does not say who they are."""
        greet = partial(self._desk.greet.guest, actor)
        self._errand.ask(partial(open_visit, self._desk, greet, need_ids, actor))

    def take_up(self, visit_id: UUID, actor: Actor) -> None:
        """Turn to somebody in the lobby."""
        greet = partial(self._desk.greet.take_up, visit_id, actor)
        self._errand.ask(partial(open_visit, self._desk, greet, (), actor))

    def identify(self, visit_id: UUID, visitor_id: UUID, actor: Actor) -> None:
        """Say which visitor it is that came by the touch screen."""
        say = partial(self._desk.who_it_may_be.identify, visit_id, visitor_id, actor)
        self._errand.ask(partial(say_who, self._desk, visit_id, say))

    def somebody_new(self, visit_id: UUID, details: VisitorDetails, actor: Actor) -> None:
        """Get to know somebody who came by the touch screen."""
        say = partial(self._desk.who_it_may_be.somebody_new, visit_id, details, actor)
        self._errand.ask(partial(say_who, self._desk, visit_id, say))

    def change(self, visit_id: UUID, visitor_id: UUID, details: VisitorDetails) -> None:
        """Keep what a visitor tells us now."""
        self._errand.ask(partial(change_visitor, self._desk, visit_id, visitor_id, details))

    def drop(self) -> None:
        """Let nobody in any more who was on the way."""
        self._errand.drop()
