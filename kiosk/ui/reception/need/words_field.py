# SPDX-License-Identifier: GPL-3.0-or-later
"""The field for a need: plain text, as it was said."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kiosk.domain.text import WORDS_LIMIT
from kiosk.domain.visitor import CARD_TOKEN_LENGTH, card_token_hash
from kiosk.ui.theme import LOOK, scaled

_MOST_PASTED = 2 * WORDS_LIMIT


class WordsField(QPlainTextEdit):
    """Plain text only. Tab leaves it, Ctrl+Enter moves on to who can help."""

    moved_on = Signal()
    card_scanned = Signal(str)
    """A card's token, taken out of the words again: a scanner types into whatever field has the focus."""

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
        elif not (enter and self._take_out_card()):
            super().keyPressEvent(event)

    def _take_out_card(self) -> bool:
        line = self.textCursor()
        line.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        typed = line.selectedText()
        token = typed[-CARD_TOKEN_LENGTH:]
        if card_token_hash(token) is None:
            return False
        line.setPosition(self.textCursor().position() - len(token), QTextCursor.MoveMode.MoveAnchor)
        line.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        line.removeSelectedText()
        self.card_scanned.emit(token)
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone, and no more of it than could ever be kept."""
        self.insertPlainText(source.text()[:_MOST_PASTED])
