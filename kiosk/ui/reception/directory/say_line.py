# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of words about a resource: unfolded where it is wanted, sent by Enter, folded by Escape."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import Saying, column, holds_focus
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import named

LONGEST_LINE = 2_000


class SayLine(QWidget):
    """Asks for words about one thing at a time; `asked` says which."""

    sent = Signal(str, str)
    """What was asked, and the words."""
    folded = Signal()
    """The cursor was in it, and has to go elsewhere."""
    unfolded = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self.asked = ""
        self._needs_words = False
        self._label = named(Saying("", "strong", self), "care-question")
        self.line = named(QLineEdit(self), "care-words")
        self.line.setMaxLength(LONGEST_LINE)
        self._label.setBuddy(self.line)
        self._send = enter_button(translate("Save"), "care-send", "secondary", self)
        self._missing = named(Saying("", "error", self), "care-missing")
        whole = column(self, spacing=scaled(4))
        whole.addWidget(self._label)
        whole.addWidget(TurningRow(self, self.line, self._send, spacing=8, least=scaled(220)))
        whole.addWidget(self._missing)
        self._send.clicked.connect(self._on_send)
        self.line.returnPressed.connect(self._on_send)
        self.hide()

    def ask(self, asked: str, question: str, words: str = "", *, needs_words: bool = False) -> None:
        """Ask for words, with what is there already; what is asked again keeps what was typed."""
        if asked != self.asked:
            self.asked, self._needs_words = asked, needs_words
            self._label.say(question)
            self.line.setAccessibleName(question)
            self.line.setText(words)
            self._missing.hide()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.deselect()
        self.unfolded.emit()

    def fold(self) -> None:
        """Ask nothing, and forget what was typed."""
        held_focus = holds_focus(self)
        self.asked = ""
        self.line.setText("")
        self.hide()
        if held_focus:
            self.folded.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds it."""
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_send(self) -> None:
        words = self.line.text().strip()
        self._missing.say(self._("Please write a few words first."))
        self._missing.setVisible(self._needs_words and not words)
        if self.asked and (words or not self._needs_words):
            self.sent.emit(self.asked, words)
