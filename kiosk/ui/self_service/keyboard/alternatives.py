# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters that a long press offers: a strip above the key, inside the same window."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.keyboard.key import Key, Label
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.widgets import named


class Alternatives(QWidget):
    """Lies over the whole window until a letter is chosen, by sliding to it or tapping it, or something else is tapped.

    `chosen` carries the letter. Exactly one `closed` comes.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, stage: Stage, texts: Sequence[str], key: Key, window: QWidget) -> None:
        super().__init__(window)
        self._stage = stage
        self._open = True
        named(self, "more-letters", stage.translate.in_context("keyboard", "More letters"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setGeometry(window.rect())
        self._key_spot = QRect(key.mapTo(window, QPoint(0, 0)), key.size())
        self._keys = [Key(stage, Label(text), f"more-letters-{place}", self) for place, text in enumerate(texts, 1)]
        for choice in self._keys:
            choice.tapped.connect(self._on_tapped)
        self._surface = self._place()
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Close without a choice."""
        self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what the letters lie on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._stage.look.sand))
        painter.setPen(QColor(self._stage.look.teal))
        painter.drawRoundedRect(self._surface, self._gap, self._gap)
        painter.end()

    @Slot(QPoint)
    def slide_to(self, spot: QPoint) -> None:
        """Mark the letter under the finger."""
        under = self._at(spot)
        for key in self._keys:
            key.marked = key is under
            key.update()

    @Slot(QPoint)
    def let_go(self, spot: QPoint) -> None:
        """Choose the letter under the finger; a finger that never left its key leaves the strip open."""
        under = self._at(spot)
        if under is not None:
            under.click()
        elif not self._key_spot.contains(self.mapFromGlobal(spot)):
            self.dismiss()

    def dismiss(self) -> None:
        """Close without a choice, if it is still open."""
        if self._open:
            self._open = False
            self.hide()
            self.deleteLater()
            self.closed.emit()

    @property
    def _gap(self) -> int:
        return max(4, self._stage.measures.gap // 2)

    def _at(self, spot: QPoint) -> Key | None:
        inside = self.mapFromGlobal(spot)
        return next((key for key in self._keys if key.geometry().contains(inside)), None)

    def _place(self) -> QRect:
        """Put the letters above the key, in as many rows as they need, and return the surface under them.

        With lowered controls they stand below a key that has no room above it in the lowest part.
        """
        gap = self._gap
        size = self._key_spot.size().boundedTo(QSize(self._stage.measures.target, self._stage.measures.target))
        across = max(1, min(len(self._keys), (self.width() - gap) // (size.width() + gap)))
        rows = -(-len(self._keys) // across)
        surface = QRect(0, 0, across * (size.width() + gap) + gap, rows * (size.height() + gap) + gap)
        surface.moveCenter(self._key_spot.center())
        surface.moveBottom(self._key_spot.top() - gap)
        surface.moveLeft(max(0, min(surface.left(), self.width() - surface.width())))
        measures = self._stage.measures
        if measures.lowered and surface.top() < self.height() - measures.lowest_part:
            surface.moveTop(min(self._key_spot.bottom() + gap, self.height() - surface.height()))
        surface.moveTop(max(0, surface.top()))
        for place, key in enumerate(self._keys):
            row, column = divmod(place, across)
            corner = QPoint(gap + column * (size.width() + gap), gap + row * (size.height() + gap))
            key.setGeometry(QRect(surface.topLeft() + corner, size))
        return surface

    @Slot(object)
    def _on_tapped(self, key: Key) -> None:
        if self._open:
            self.chosen.emit(key.accessibleName())
        self.dismiss()
