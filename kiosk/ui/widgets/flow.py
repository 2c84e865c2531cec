# SPDX-License-Identifier: GPL-3.0-or-later
"""A layout that fills lines like words do, from the side on which the language begins."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts its widgets one after the other and begins another line where there is no more room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._held.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Show one."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let one go."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def clear(self) -> None:
        """Let all go and delete their widgets."""
        while self._held:
            widget = self._held.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width; reckoned once, however often it is asked."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Reckon anew: what it holds has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        """As little as it can do with."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest single one."""
        size = QSize()
        for item in self._held:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, moving: bool) -> int:
        x, y, line_height = 0, 0, 0
        for item in self._held:
            if item.isEmpty():
                continue
            hint = _within(item, max(rect.width(), 1))
            if x and x + hint.width() > rect.width():
                x, y, line_height = 0, y + line_height + self.spacing(), 0
            if moving:
                item.setGeometry(self._mirrored(QRect(rect.topLeft() + QPoint(x, y), hint), rect))
            x += hint.width() + self.spacing()
            line_height = max(line_height, hint.height())
        return y + line_height

    def _mirrored(self, place: QRect, rect: QRect) -> QRect:
        widget = self.parentWidget()
        if widget is None or widget.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
            return place
        return QRect(QPoint(rect.right() - (place.right() - rect.left()), place.top()), place.size())


def _within(item: QLayoutItem, width: int) -> QSize:
    """The size that it would have, and no wider than `width`; what wraps grows taller instead."""
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())
