# SPDX-License-Identifier: GPL-3.0-or-later
"""What was saved, here or at another desk: the lobby and what is due, brought as soon as they have changed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.domain.staff import Actor
from kiosk.ui.errand import Errand
from kiosk.ui.reception.office_watch import OfficeWatch
from kiosk.ui.tasks import Worker


class OfficeNews(QObject):
    """Brings the lobby at every change, and for whoever is signed in how much waits for them.

    While nobody is signed in, the lobby alone is brought: somebody in it may be asking for a person.
    """

    lobby_came = Signal(object)  # a sequence of LobbyPlace
    counts_came = Signal(object)  # the BoardCounts
    changed = Signal()
    failed = Signal(object)
    found_again = Signal()

    def __init__(self, desk: Desk, office_id: UUID, database: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._office_id = desk, office_id
        self._actor: Actor | None = None
        self._lobby = Errand(database, self)
        self._counts = Errand(database, self)
        self._watch = OfficeWatch(desk.watch_lobby.revision, database, self)
        self._lobby.answered.connect(self.lobby_came)
        self._counts.answered.connect(self.counts_came)
        self._lobby.failed.connect(self.failed)
        self._counts.failed.connect(self.failed)
        self._watch.changed.connect(self._on_changed)
        self._watch.lost.connect(self.failed)
        self._watch.found_again.connect(self.found_again)

    def begin(self, actor: Actor | None = None) -> None:
        """Bring everything now, and again at every change; for a desk where nobody is signed in, the lobby alone."""
        self.end()
        self._actor = actor
        self._watch.begin()

    def end(self) -> None:
        """Bring nothing more, not even what is under way."""
        self._watch.end()
        self._lobby.drop()
        self._counts.drop()

    @Slot()
    def bring_lobby(self) -> None:
        """Bring the lobby at once."""
        self._lobby.ask(partial(self._desk.watch_lobby, self._office_id))

    @Slot()
    def bring_counts(self) -> None:
        """Count at once what waits for whoever is signed in."""
        if self._actor is not None:
            self._counts.ask(partial(self._desk.board.counts, self._actor))

    @Slot()
    def _on_changed(self) -> None:
        self.bring_lobby()
        if self._actor is not None:
            self.bring_counts()
            self.changed.emit()
