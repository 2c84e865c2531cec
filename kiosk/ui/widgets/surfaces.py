# SPDX-License-Identifier: GPL-3.0-or-later
"""What things lie on: cards, hairlines and columns that scroll."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.theme import set_role


class Card(QFrame):
    """A white surface with round corners. A selectable one takes focus and is chosen by click, Space or Enter."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, selectable: bool = False) -> None:
        super().__init__(parent)
        self._selectable = selectable
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, "card")

    def set_selected(self, selected: bool) -> None:
        """Show or take away the outline."""
        set_role(self, "card-selected" if selected else "card")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it when the pointer is let go over it."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._selectable and inside and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it by Space or Enter."""
        if self._selectable and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rule")


class ScrolledColumn(QScrollArea):
    """A column that scrolls up and down when it is taller than its room, never sideways. Fill `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setAutoFillBackground(False)
        set_role(inside, "scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
