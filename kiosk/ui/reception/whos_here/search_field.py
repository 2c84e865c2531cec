# SPDX-License-Identifier: GPL-3.0-or-later
"""The field at the top of the front desk, with its icon and its key."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from kiosk.ui.theme import LOOK, icon, scaled, set_role
from kiosk.ui.widgets import Words

LONGEST_QUERY = 10_000


class SearchField(QLineEdit):
    """A line edit that tells apart moving in a list, accepting and leaving."""

    stepped = Signal(int)
    accepted = Signal()
    dismissed = Signal()
    left = Signal()

    def __init__(self, placeholder: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "search")
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST_QUERY)
        self.setDragEnabled(False)
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self._picture = QLabel(self)
        self._picture.setPixmap(icon("search", LOOK.teal, scaled(22)).pixmap(QSize(scaled(22), scaled(22))))
        self._key = Words(key, "soft", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16), 0, scaled(16), 0)
        row.addWidget(self._picture)
        row.addStretch(1)
        row.addWidget(self._key)
        for label in (self._picture, self._key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._leave_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the keys that drive a list into facts."""
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accepted.emit()
            case Qt.Key.Key_Escape:
                self.dismissed.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say when the focus goes elsewhere in the window, and keep room for the icon on the side it is on."""
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._leave_room()
        return super().event(event)

    def _leave_room(self) -> None:
        begin, end = scaled(34), self._key.sizeHint().width() + scaled(12)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setTextMargins(end if mirrored else begin, 0, begin if mirrored else end, 0)
