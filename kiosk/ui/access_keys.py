# SPDX-License-Identifier: GPL-3.0-or-later
"""Alt and a letter is a wish to press a button, never a letter of what somebody said."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class AccessKeys(QObject):
    """Keeps Alt+letter out of text fields when no button answers to it, as Qt would write the letter there.

    A button that is off or hidden does not answer. AltGr, which writes letters, is another modifier.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        app.focusObjectChanged.connect(self._on_focus_moved)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take away what would be written by mistake."""
        return (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.modifiers() == Qt.KeyboardModifier.AltModifier
            and bool(event.text())
        )

    @Slot(QObject)
    def _on_focus_moved(self, now: QObject | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.removeEventFilter(self)
            now.installEventFilter(self)
