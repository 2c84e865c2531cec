# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing into a field as an input method does: the field keeps the focus, its direction and its own rules."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTextBoundaryFinder
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget


class Writing(QObject):
    """Writes at the cursor of one field: any that takes an input method."""

    def __init__(self, field: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field

    def before(self) -> str:
        """What stands before the cursor, letters that are still being composed left out."""
        return str(self.field.inputMethodQuery(Qt.InputMethodQuery.ImTextBeforeCursor) or "")

    def write(self, text: str, *, instead_of: str = "") -> None:
        """Write text, in place of what was selected and of `instead_of`, which must stand before the cursor."""
        event = QInputMethodEvent()
        length = _length(instead_of)
        event.setCommitString(text, -length, length)
        QCoreApplication.sendEvent(self.field, event)

    def compose(self, letters: str) -> None:
        """Show letters that are not written yet, underlined."""
        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        kind = QInputMethodEvent.AttributeType.TextFormat
        look = [QInputMethodEvent.Attribute(kind, 0, len(letters), underlined)] if letters else []
        QCoreApplication.sendEvent(self.field, QInputMethodEvent(letters, look))

    def delete(self) -> None:
        """Take away what was selected, or what a person sees as one character."""
        before = self.before()
        if self._has_selection() or not before or before.endswith("\n"):
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self.field, press)
        else:
            self.write("", instead_of=_last_seen(before))

    def _has_selection(self) -> bool:
        if isinstance(self.field, QTextEdit):
            return self.field.textCursor().hasSelection()
        ends = (Qt.InputMethodQuery.ImAnchorPosition, Qt.InputMethodQuery.ImCursorPosition)
        return len({self.field.inputMethodQuery(end) for end in ends}) > 1


def _last_seen(text: str) -> str:
    """Cut off the last character as a person sees it: a letter with its marks, an emoji of several parts."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.toEnd()
    units = text.encode("utf-16-le")
    return units[finder.toPreviousBoundary() * 2 :].decode("utf-16-le")


def _length(text: str) -> int:
    """Count as Qt does, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2
