# SPDX-License-Identifier: GPL-3.0-or-later
"""The field for a need: plain text, as it was said."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kiosk.domain.text import WORDS_LIMIT
from kiosk.ui.theme import LOOK, scaled

_MOST_PASTED = 2 * WORDS_LIMIT


class WordsField(QPlainTextEdit):
    """Plain text only. Tab leaves it, Ctrl+Enter moves on to who can help."""

    moved_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setStyleSheet(f"QPlainTextEdit {{ placeholder-text-color: {LOOK.soft}; font-size: {scaled(17)}px; }}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Ctrl+Enter; everything else is typing."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved_on.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone, and no more of it than could ever be kept."""
        self.insertPlainText(source.text()[:_MOST_PASTED])
