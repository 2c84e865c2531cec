# SPDX-License-Identifier: GPL-3.0-or-later
"""One line in which a missed call is written down while the next caller waits."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.desk.call_back import CallWanted, read_call
from kiosk.messages import Translator
from kiosk.ui.reception.call_backs.call_words import understood
from kiosk.ui.reception.rows import Saying
from kiosk.ui.theme import LOOK
from kiosk.ui.widgets import named

_MOST_CHARACTERS = 400


class CallLine(QWidget):
    """Says back what it understands while somebody types; Enter means that it is right."""

    call_wanted = Signal(object)  # the CallWanted

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        asked = translate("Missed a call? Write the name, the number and what it is about.")
        self.field = named(QLineEdit(self), "missed-call", translate("Write down a missed call"))
        self.field.setPlaceholderText(asked)
        self.field.setMaxLength(_MOST_CHARACTERS)
        self.field.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self._said = named(Saying("", "soft", self), "missed-call-understood")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.field)
        lines.addWidget(self._said)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self._on_typed("")

    def clear(self) -> None:
        """Leave nothing in the line, not even to be undone."""
        self.field.clear()

    @Slot(str)
    def _on_typed(self, line: str) -> None:
        said = understood(read_call(line), self._)
        self._said.say(self._("{understood}. Enter saves it.", understood=said) if said else "")
        self._said.setVisible(bool(said))
        self.field.setAccessibleDescription(said)

    @Slot()
    def _on_enter(self) -> None:
        wish: CallWanted = read_call(self.field.text())
        if wish.name or wish.phone:
            self.call_wanted.emit(wish)
