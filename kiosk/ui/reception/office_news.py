# SPDX-License-Identifier: GPL-3.0-or-later
"""What was saved, here or at another desk: the lobby and what we owe, brought as soon as they have changed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.ui.errand import Errand
from kiosk.ui.reception.office_watch import OfficeWatch
from kiosk.ui.tasks import Worker

OWED_MILLISECONDS = 10_000


class OfficeNews(QObject):
    """Brings the lobby at every change; what we owe at once or, while nobody looks at it, a little later.

    While somebody types, something is saved every second: counting every open need as often would be waste.
    While nobody is signed in, the lobby alone is brought: somebody in it may be asking for a person.
    """

    lobby_came = Signal(object)  # a sequence of LobbyPlace
    owed_came = Signal(object)  # a sequence of Owed
    changed = Signal()
    failed = Signal(object)
    found_again = Signal()

    def __init__(self, desk: Desk, office_id: UUID, database: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._office_id = desk, office_id
        self._lobby = Errand(database, self)
        self._owed = Errand(database, self)
        self._watch = OfficeWatch(desk.watch_lobby.revision, database, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(OWED_MILLISECONDS)
        self._later.timeout.connect(self.bring_owed)
        self._lobby.answered.connect(self.lobby_came)
        self._owed.answered.connect(self._on_owed)
        self._lobby.failed.connect(self.failed)
        self._owed.failed.connect(self.failed)
        self._watch.changed.connect(self._on_changed)
        self._watch.lost.connect(self.failed)
        self._watch.found_again.connect(self.found_again)
        self._owed_is_known = False
        self._for_staff = False

    def begin(self, *, for_staff: bool) -> None:
        """Bring everything now, and again at every change; for a desk where nobody is signed in, the lobby alone."""
        self.end()
        self._for_staff = for_staff
        self._watch.begin()

    def end(self) -> None:
        """Bring nothing more, not even what is under way."""
        self._watch.end()
        self._later.stop()
        self._lobby.drop()
        self._owed.drop()
        self._owed_is_known = False

    @Slot()
    def bring_lobby(self) -> None:
        """Bring the lobby at once."""
        self._lobby.ask(partial(self._desk.watch_lobby, self._office_id))

    @Slot()
    def bring_owed(self) -> None:
        """Bring what we owe at once."""
        self._later.stop()
        self._owed.ask(partial(self._desk.follow_through, self._office_id))

    def bring_owed_soon(self) -> None:
        """Bring what we owe within ten seconds; at once when nothing is known yet."""
        if not self._owed_is_known:
            self.bring_owed()
        elif not self._later.isActive():
            self._later.start()

    @Slot()
    def _on_changed(self) -> None:
        self.bring_lobby()
        if self._for_staff:
            self.changed.emit()

    @Slot(object)
    def _on_owed(self, owed: object) -> None:
        self._owed_is_known = True
        self.owed_came.emit(owed)
