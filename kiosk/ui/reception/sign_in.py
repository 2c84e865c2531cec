# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in page, which is also what a locked desk shows: the office, its people, and a field for the PIN."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.sign_in import SignIn
from kiosk.domain.office import Office
from kiosk.domain.staff import Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.sign_in_view import SignInView
from kiosk.ui.tasks import Workers


class SignInPage(QWidget):
    """Lets staff in. The PIN is checked on a worker of its own, since checking is slow by intent."""

    signed_in = Signal(object)  # the Staff

    def __init__(
        self,
        *,
        sign_in: SignIn,
        office: Office,
        workers: Workers,
        translate: Translator,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign_in, self._office, self._workers, self._ = sign_in, office, workers, translate
        self._staff: dict[UUID, Staff] = {}
        self._preferred: UUID | None = None
        self._checking = False
        self.setObjectName("sign-in-page")
        self._view = SignInView(office.name, hint, translate, self)
        self._view.fill(self)
        self._view.staff_chosen.connect(self._on_staff_chosen)
        self._view.pin.returnPressed.connect(self._on_entered)
        self._view.enter.clicked.connect(self._on_entered)
        self._view.again.clicked.connect(self._load_staff)

    def open(self, preferred: UUID | None = None, *, locked: bool = False) -> None:
        """Begin afresh: nobody's PIN, nobody's error; whoever was here before is chosen already."""
        self._preferred = preferred
        self._checking = False
        self._view.begin(locked=locked)
        self._load_staff()

    def show_notice(self, text: str) -> None:
        """Say what goes on in the office, which everybody who passes may read; no text takes it away."""
        self._view.show_notice(text)

    def clear(self) -> None:
        """Keep nothing of what was typed."""
        self._view.forget_pin()

    @Slot()
    def _load_staff(self) -> None:
        self._view.show_problem("")
        task = self._workers.database.start(partial(self._sign_in.who_can, self._office.id))
        task.succeeded.connect(self._show_staff)
        task.failed.connect(self._show_no_staff)

    @Slot(object)
    def _show_staff(self, staff: Sequence[Staff]) -> None:
        self._staff = {each.id: each for each in staff}
        chosen = self._preferred if self._preferred in self._staff else None
        if chosen is None and len(staff) == 1:
            chosen = staff[0].id
        self._view.show_staff(staff, chosen)
        if not staff:
            self._view.show_problem(self._("Nobody can sign in here yet. Please ask whoever set Onward up."))

    @Slot(object)
    def _show_no_staff(self, problem: object) -> None:
        self._view.show_problem(sentence_for(problem, self._), can_try_again=True)

    @Slot(object)
    def _on_staff_chosen(self, staff_id: UUID) -> None:
        self._preferred = staff_id
        self._view.show_problem("")
        self._view.forget_pin()

    @Slot()
    def _on_entered(self) -> None:
        pin = self._view.pin.text()
        if self._checking:
            return
        chosen = self._preferred
        if chosen is None or chosen not in self._staff:
            self._view.show_problem(self._("Please choose your name first."))
        elif not pin:
            self._view.show_problem(self._("Please type your PIN."))
        else:
            self._check(chosen, pin)

    def _check(self, staff_id: UUID, pin: str) -> None:
        self._checking = True
        self._view.show_checking(checking=True)
        task = self._workers.pins.start(partial(self._sign_in, staff_id, pin))
        task.succeeded.connect(self._let_in)
        task.failed.connect(self._refuse)

    @Slot(object)
    def _let_in(self, staff: Staff) -> None:
        self._checking = False
        self._view.show_checking(checking=False)
        self._view.forget_pin()
        if self.isVisible():  # a slow answer must not open the desk after the window has moved on
            self.signed_in.emit(staff)

    @Slot(object)
    def _refuse(self, problem: object) -> None:
        self._checking = False
        self._view.show_checking(checking=False)
        self._view.forget_pin()
        self._view.show_problem(sentence_for(problem, self._))
