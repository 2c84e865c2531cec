# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check of owners found, said once to a supervisor."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.ownership_check import Ownerless
from kiosk.domain.staff import Staff
from kiosk.messages import Translator


class OwnerFindings(QObject):
    """Keeps what was found until a supervisor is signed in here; then it is said once, and left to the board."""

    notice = Signal(str)

    def __init__(self, translate: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._untold = 0
        self._supervises = False

    def sign_in(self, staff: Staff) -> None:
        """Tell it to somebody whom it concerns."""
        self._supervises = staff.supervises
        self._tell()

    def sign_out(self) -> None:
        """Wait for the next supervisor."""
        self._supervises = False

    @Slot(object)
    def add(self, found: Sequence[Ownerless]) -> None:
        """Take in what the check mended."""
        self._untold += len({each.call_back_id or each.need_id for each in found})
        self._tell()

    def _tell(self) -> None:
        if not self._untold or not self._supervises:
            return
        count, self._untold = self._untold, 0
        if count == 1:
            said = self._("Something open belonged to nobody who works here. It is with the front desk now, due today.")
        else:
            said = self._(
                "{count} open needs or calls belonged to nobody who works here. They are with the front desk now, "
                "due today.",
                count=count,
            )
        self.notice.emit(said)
