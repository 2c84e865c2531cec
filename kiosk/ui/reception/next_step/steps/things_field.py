# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to do, one a line."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kiosk.ui.theme import LOOK

_LINES = 3
_MOST_CHARACTERS = 2_000
_AROUND = 10


class ThingsField(QPlainTextEdit):
    """Plain text whose lines are things; Enter begins the next thing, Tab leaves."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        height = f"{_LINES * self.fontMetrics().lineSpacing() + _AROUND}px"
        self.setStyleSheet(
            f"QPlainTextEdit {{ placeholder-text-color: {LOOK.soft}; min-height: {height}; max-height: {height}; }}"
        )
        self.textChanged.connect(self.edited)

    @property
    def things(self) -> str:
        """What is written, without empty lines."""
        lines = (line.strip() for line in self.toPlainText().splitlines())
        return "\n".join(line for line in lines if line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no more than can be kept."""
        if not event.text().isprintable() or len(self.toPlainText()) < _MOST_CHARACTERS:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone, and no more of it than can be kept."""
        self.insertPlainText(source.text()[: max(0, _MOST_CHARACTERS - len(self.toPlainText()))])
