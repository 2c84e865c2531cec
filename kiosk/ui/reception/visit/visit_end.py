# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which a visit leaves the screen: finished, gone before we could help, back to the lobby."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from kiosk.ui.errand import Errand
from kiosk.ui.reception.visit.visit_work import end_visit
from kiosk.ui.tasks import Worker


class VisitEnd(QObject):
    """Ends visits on the database's thread; words that are no need yet are kept with them."""

    ended = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand = Errand(worker, self)
        self._errand.answered.connect(self._on_ended)
        self._errand.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether a visit is being ended."""
        return self._errand.is_busy

    def finish(self, visit_id: UUID, actor: Actor) -> None:
        """Finish, unless it would be a dead end."""
        self._errand.ask(partial(self._desk.finish_visit, visit_id, actor))

    def left(self, visit_id: UUID, words: str, actor: Actor) -> None:
        """They left before we could help, and are to be called back."""
        self._end(visit_id, words, actor, partial(self._desk.finish_visit.left, visit_id, actor))

    def to_lobby(self, visit_id: UUID, words: str, actor: Actor) -> None:
        """They wait for whoever is free next."""
        self._end(visit_id, words, actor, partial(self._desk.finish_visit.back_to_lobby, visit_id))

    def drop(self) -> None:
        """Tell nobody of a visit that is ending any more."""
        self._errand.drop()

    def _end(self, visit_id: UUID, words: str, actor: Actor, end: Callable[[], Visit]) -> None:
        self._errand.ask(partial(end_visit, self._desk, visit_id, words, actor, end))

    @Slot(object)
    def _on_ended(self, _visit: Visit) -> None:
        self.ended.emit()
