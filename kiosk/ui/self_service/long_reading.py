# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and pictures that may be longer than the screen, for those who have no finger to push them with."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QScrollBar, QWidget

from kiosk.ui.self_service.breakable import LongWords
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import set_role
from kiosk.ui.widgets import ScrolledColumn, named

_Push = QAbstractSlider.SliderAction
_PUSHES = {
    Qt.Key.Key_Down: _Push.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Push.SliderSingleStepSub,
    Qt.Key.Key_Space: _Push.SliderPageStepAdd,
    Qt.Key.Key_PageDown: _Push.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Push.SliderPageStepSub,
    Qt.Key.Key_Home: _Push.SliderToMinimum,
    Qt.Key.Key_End: _Push.SliderToMaximum,
}


class LongColumn(ScrolledColumn):
    """Holds a picture, and takes the focus while not all of it is in sight; the same keys push it up and down."""

    def __init__(self, picture: QWidget, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "long-column", picture.accessibleName())
        set_role(self, "touch-long")
        self.setFixedWidth(picture.sizeHint().width() + 2 * (stage.measures.gap + stage.measures.ring))
        self.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addStretch(1)
        self.verticalScrollBar().setSingleStep(stage.measures.body)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Push it."""
        push = _PUSHES.get(Qt.Key(event.key()))
        if push is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(push)

    @Slot()
    def _on_range(self) -> None:
        moves = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if moves else Qt.FocusPolicy.NoFocus)


class LongReading(LongWords):
    """Takes the focus while not all of it is in sight; then arrows, Space and the page keys push it up and down."""

    def __init__(self, text: str, role: str, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self._stage = stage
        self._bar: QScrollBar | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        """Learn what it lies in."""
        super().showEvent(event)
        if self._bar is None:
            self._bar = _bar_around(self)
            if self._bar is not None:
                self._bar.rangeChanged.connect(self._on_range)
                self._bar.valueChanged.connect(self._on_pushed)
                self._on_range()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Push it."""
        push = _PUSHES.get(Qt.Key(event.key()))
        if self._bar is None or push is None:
            super().keyPressEvent(event)
        else:
            self._bar.setSingleStep(self.fontMetrics().lineSpacing())
            self._bar.triggerAction(push)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the ring of the focus around as much of them as is in sight."""
        super().paintEvent(event)
        if self.hasFocus():
            ring = self._stage.measures.ring
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._stage.look.ink), ring))
            painter.drawRect(self.visibleRegion().boundingRect().adjusted(ring // 2, ring // 2, -ring, -ring))
            painter.end()

    @Slot()
    def _on_pushed(self) -> None:
        """Let the ring stay around what is in sight."""
        self.update()

    @Slot()
    def _on_range(self) -> None:
        moves = self._bar is not None and self._bar.maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if moves else Qt.FocusPolicy.NoFocus)


def _bar_around(widget: QWidget) -> QScrollBar | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around.verticalScrollBar() if isinstance(around, QScrollArea) else None
