# SPDX-License-Identifier: GPL-3.0-or-later
"""The way out for staff: a PIN, and then what only they may do here."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.sign_in import SignIn
from kiosk.domain.errors import OnwardError
from kiosk.domain.staff import Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.self_service.pages.staff import StaffPage
from kiosk.ui.self_service.recognising import Recognising
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.tasks import Workers


class StaffDoor(QObject):
    """Opens with the PIN of whoever works here. `changed` asks for its page anew."""

    changed = Signal()
    leave_chosen = Signal()
    back_chosen = Signal()

    def __init__(
        self, sign_in: SignIn, office_id: UUID, workers: Workers, recognising: Recognising, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sign_in, self._recognising = sign_in, recognising
        self._staff: Sequence[Staff] = ()
        self._problem: object = None
        self._is_open = False
        self._who = Errand(workers.database, self)
        self._checking = Errand(workers.pins, self)
        self._who.answered.connect(self._on_staff)
        self._who.failed.connect(self._on_problem)
        self._checking.answered.connect(self._on_right)
        self._checking.failed.connect(self._on_problem)
        self._office_id = office_id

    def begin(self) -> None:
        """Shut it, and find out who works here."""
        self.forget()
        self._who.ask(partial(self._sign_in.who_can, self._office_id))

    def forget(self) -> None:
        """Shut it."""
        self._checking.drop()
        self._problem, self._is_open = None, False

    def page(self, stage: Stage) -> StaffPage:
        """Build its page as it is now."""
        page = StaffPage(
            stage,
            self._staff,
            self._said(stage.translate),
            locked_ways=not self._recognising.is_unlocked,
            is_open=self._is_open,
        )
        page.pin_entered.connect(self._on_pin)
        page.leave_chosen.connect(self.leave_chosen)
        page.unlock_chosen.connect(self._on_unlock)
        page.back_chosen.connect(self.back_chosen)
        return page

    def _said(self, _: Translator) -> str:
        return sentence_for(self._problem, _) if isinstance(self._problem, OnwardError) else ""

    @Slot(object, str)
    def _on_pin(self, staff_id: UUID, pin: str) -> None:
        self._checking.ask(partial(self._sign_in, staff_id, pin))

    @Slot()
    def _on_unlock(self) -> None:
        self._recognising.unlock()
        self.changed.emit()

    @Slot(object)
    def _on_staff(self, staff: Sequence[Staff]) -> None:
        self._staff = staff
        self.changed.emit()

    @Slot(object)
    def _on_right(self, _staff: object) -> None:
        self._problem, self._is_open = None, True
        self.changed.emit()

    @Slot(object)
    def _on_problem(self, error: object) -> None:
        self._problem, self._is_open = error, False
        self.changed.emit()
