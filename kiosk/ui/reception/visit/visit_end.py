# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which a visit leaves the screen: finished, gone before we could help, back to the lobby."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.call_backs.call_work import is_to_be_called
from kiosk.ui.reception.visit.visit_work import end_visit
from kiosk.ui.reception.words.calls import left_in_words
from kiosk.ui.tasks import Worker


@dataclass(frozen=True, slots=True)
class SeenOff:
    """Somebody left before we could help; `is_listed` when they are to be called back."""

    is_listed: bool


class VisitEnd(QObject):
    """Ends visits on the database's thread; words that are no need yet are kept with them."""

    ended = Signal()
    notice_given = Signal(str)
    """What becomes of somebody who left; it comes after `ended`."""
    failed = Signal(object)

    def __init__(self, desk: Desk, worker: Worker, translate: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._ = desk, translate
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
        end = partial(self._desk.finish_visit.left, visit_id, actor)
        self._errand.ask(partial(_see_off, self._desk, visit_id, words, actor, end))

    def to_lobby(self, visit_id: UUID, words: str, actor: Actor) -> None:
        """They wait for whoever is free next."""
        end = partial(self._desk.finish_visit.back_to_lobby, visit_id)
        self._errand.ask(partial(end_visit, self._desk, visit_id, words, actor, end))

    def drop(self) -> None:
        """Tell nobody of a visit that is ending any more."""
        self._errand.drop()

    @Slot(object)
    def _on_ended(self, ended: Visit | SeenOff) -> None:
        self.ended.emit()
        if isinstance(ended, SeenOff):
            self.notice_given.emit(left_in_words(self._, is_listed=ended.is_listed))


def _see_off(desk: Desk, visit_id: UUID, words: str, actor: Actor, end: Callable[[], Visit]) -> SeenOff:
    """End the visit of somebody who left, and look whether they are to be called back."""
    return SeenOff(is_to_be_called(desk, end_visit(desk, visit_id, words, actor, end)))
