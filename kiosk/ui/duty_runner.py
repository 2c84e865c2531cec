# SPDX-License-Identifier: GPL-3.0-or-later
"""Sees to the duties of the house while a window is open, whoever is signed in or nobody."""

import logging
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.desk.house_duties import HouseDuties
from kiosk.desk.ownership_check import Ownerless
from kiosk.domain.hand_off import HandOff
from kiosk.ui.tasks import Worker

EVERY_MILLISECONDS = 5 * 60 * 1000

Today = Callable[[], date]

_EVERY_DAY, _EVERY_LOOK = "check of owners", "stalled hand-offs"
_LOG = logging.getLogger(__name__)


class DutyRunner(QObject):
    """Looks every few minutes, on the database's thread. What fails is noted in the log, and done at the next look.

    Owners are checked once a day, at the first look of the office's day: so at start, and soon after midnight where
    the window stays open. `found` carries each Ownerless that the check has mended; never an empty sequence.
    """

    found = Signal(object)

    def __init__(
        self,
        duties: HouseDuties,
        database: Worker,
        today: Today,
        parent: QObject | None = None,
        every_milliseconds: int = EVERY_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._duties, self._database, self._today = duties, database, today
        self._checked_on: date | None = None
        self._checking_for: date | None = None
        self._marking = False
        self._timer = QTimer(self)
        self._timer.setInterval(every_milliseconds)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """See to them from now on."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Begin nothing more; what is under way comes to its end with its worker."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """See to what is due now; what is still under way is not begun again."""
        today = self._today()
        if self._checking_for is None and self._checked_on != today:
            self._checking_for = today
            self._start(self._duties.mend_owners, self._on_checked, self._on_not_checked)
        if not self._marking:
            self._marking = True
            self._start(self._duties.mark_stalled, self._on_marked, self._on_not_marked)

    def _start(self, duty: Callable[[], object], then: Callable[..., None], otherwise: Callable[..., None]) -> None:
        task = self._database.start(duty)
        task.succeeded.connect(then)
        task.failed.connect(otherwise)

    @Slot(object)
    def _on_checked(self, found: Sequence[Ownerless]) -> None:
        self._checked_on, self._checking_for = self._checking_for, None
        for each in found:
            _LOG.warning("owner mended: need %s call-back %s: %s", each.need_id, each.call_back_id, each.fault.value)
        if found:
            self.found.emit(found)

    @Slot(object)
    def _on_marked(self, stalled: Sequence[HandOff]) -> None:
        self._marking = False
        for step in stalled:
            _LOG.info("hand-off %s of need %s stalled", step.id, step.need_id)

    @Slot(object)
    def _on_not_checked(self, error: object) -> None:
        self._checking_for = None
        _note_failure(_EVERY_DAY, error)

    @Slot(object)
    def _on_not_marked(self, error: object) -> None:
        self._marking = False
        _note_failure(_EVERY_LOOK, error)


def _note_failure(duty: str, error: object) -> None:
    """Keep the kind alone: what a database says quotes what it was told."""
    _LOG.warning("%s: %s, tried again later", duty, type(error).__name__)
