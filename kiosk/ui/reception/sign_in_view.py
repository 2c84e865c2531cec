# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sign-in page is put together from."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiosk.domain.staff import Staff
from kiosk.messages import Translator
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, FlowLayout, IconButton, ScrolledColumn, Words, named

MOST_PIN_DIGITS = 12


class SignInView(QObject):
    """The widgets of the sign-in page; says which member of staff was chosen."""

    staff_chosen = Signal(object)  # the UUID

    def __init__(self, office_name: str, hint: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self.office = named(Words(office_name, "office"), "sign-in-office")
        self.title = named(Words("", "title", wraps=True), "sign-in-title")
        self.people = named(QWidget(), "sign-in-people", translate("Who is at the desk?"))
        self._flow = FlowLayout(self.people, spacing=10)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._ids: dict[int, UUID] = {}
        self._pin_label = Words(translate("&PIN"))
        self.pin = named(_pin_field(), "pin", translate("PIN, digits only"))
        self.enter = named(IconButton("log-in", translate("Sign in"), "primary"), "sign-in")
        self.notice = named(Words("", "chip-waiting", wraps=True), "sign-in-notice")
        self.problem = named(Words("", "error", wraps=True), "sign-in-problem")
        self.again = named(QPushButton(translate("Try again")), "sign-in-again")
        self.again.setAutoDefault(True)
        self.hint = named(Words(hint, "soft", wraps=True), "sign-in-hint")
        self.hint.setVisible(bool(hint))
        self._pin_label.setBuddy(self.pin)

    def fill(self, page: QWidget) -> None:
        """Lay everything out in the middle of the page, scrolling where there is too little room."""
        scrolled = ScrolledColumn(page)
        around = QVBoxLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled)
        card = Card()
        card.setMaximumWidth(scaled(620))
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(14)
        row = QHBoxLayout()
        row.addWidget(self.pin, 1)
        row.addWidget(self.enter)
        for part in (self.office, self.notice, self.title, self.people, self._pin_label):
            column.addWidget(part)
        column.addLayout(row)
        for part in (self.problem, self.again, self.hint):
            column.addWidget(part)
        scrolled.column.setContentsMargins(24, 24, 24, 24)
        scrolled.column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 6)
        middle.addStretch(1)
        scrolled.column.addLayout(middle)
        scrolled.column.addStretch(2)

    def begin(self, *, locked: bool) -> None:
        """Show the page as nobody has touched it."""
        self.title.setText(self._("This desk is locked") if locked else self._("Who is at the desk?"))
        self.forget_pin()
        self.show_checking(checking=False)
        self.show_problem("")
        self.show_notice("")

    def show_staff(self, staff: Sequence[Staff], chosen: UUID | None) -> None:
        """Show a button a person; with somebody chosen the PIN is next."""
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._flow.clear()
        self._ids = {number: each.id for number, each in enumerate(staff)}
        for number, each in enumerate(staff):
            button = named(IconButton("user-round", each.name.replace("&", "&&"), "big"), f"staff-{number}", each.name)
            button.setCheckable(True)
            button.setChecked(each.id == chosen)
            button.installEventFilter(self)
            self._group.addButton(button, number)
            self._flow.addWidget(button)
            button.show()
        if chosen is not None:
            self.pin.setFocus()
        elif staff:
            self._group.button(0).setFocus()

    def show_problem(self, text: str, *, can_try_again: bool = False) -> None:
        """Say what is wrong; no text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.again.setVisible(can_try_again)

    def show_notice(self, text: str) -> None:
        """Say what goes on in the office, which everybody who passes may read; no text takes it away."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def show_checking(self, *, checking: bool) -> None:
        """Show that the PIN is being checked."""
        self.enter.setEnabled(not checking)
        self.pin.setReadOnly(checking)
        self.enter.setText(self._("Signing in…") if checking else self._("Sign in"))

    def forget_pin(self) -> None:
        """Keep nothing of the PIN, its undo history neither, and wait for another."""
        self.pin.setText("")
        if self._group.checkedButton() is not None:
            self.pin.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the figures of a PIN that is typed while a name has the focus; that name is meant if none is chosen."""
        is_figure = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _is_figure(event.text())
        if not is_figure or not isinstance(watched, QPushButton):
            return super().eventFilter(watched, event)
        if self._group.checkedButton() is None:
            watched.click()
        self.pin.setFocus()
        QApplication.sendEvent(self.pin, event)
        return True

    @Slot()
    def _on_clicked(self) -> None:
        self.staff_chosen.emit(self._ids[self._group.checkedId()])
        self.pin.setFocus()


def _is_figure(text: str) -> bool:
    return len(text) == 1 and text in "0123456789"


def _pin_field() -> QLineEdit:
    field = QLineEdit()
    set_role(field, "pin")
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(MOST_PIN_DIGITS)
    field.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), field))
    field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
    field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    field.setAcceptDrops(False)
    return field
