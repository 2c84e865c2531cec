# SPDX-License-Identifier: GPL-3.0-or-later
"""How staff ask for their way out: a long touch that nobody makes by chance, or four keys at once."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPointerEvent
from PySide6.QtWidgets import QWidget

HOLD_MILLISECONDS = 3000
CORNER = 160
"""The side of the square in which the touch must stay, in pixels: about two targets."""

_BEGINS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_GOES_ON = frozenset({QEvent.Type.MouseMove, QEvent.Type.TouchUpdate})
_ENDS = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_POINTS = _BEGINS | _GOES_ON | _ENDS
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class StaffGesture(QObject):
    """`made` comes after three seconds in the top corner where the layout begins, or with Ctrl+Alt+Shift+S.

    It listens at the window's gate.
    """

    kinds = _POINTS | {QEvent.Type.KeyPress}
    made = Signal()

    def __init__(self, window: QWidget, *, hold_milliseconds: int = HOLD_MILLISECONDS) -> None:
        super().__init__(window)
        self._window = window
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(hold_milliseconds)
        self._holding.timeout.connect(self.made)

    def takes(self, _watched: QObject, event: QEvent) -> bool:
        """Watch touches pass; only the four keys are taken away."""
        if isinstance(event, QPointerEvent):
            self._follow(event)
        elif isinstance(event, QKeyEvent) and are_staff_keys(event):
            if not event.isAutoRepeat():
                self.made.emit()
            return True
        return False

    def _follow(self, event: QPointerEvent) -> None:
        """Count from the last press in the corner. A touch passes here once for each widget that it is offered to."""
        if event.type() in _ENDS or event.pointCount() != 1 or not self._is_in_corner(event.point(0).globalPosition()):
            self._holding.stop()
        elif event.type() in _BEGINS:
            self._holding.start()

    def _is_in_corner(self, spot: QPointF) -> bool:
        window = self._window
        mirrored = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        corner = QRect(window.width() - CORNER if mirrored else 0, 0, CORNER, CORNER)
        return corner.contains(window.mapFromGlobal(spot).toPoint())


def are_staff_keys(event: QKeyEvent) -> bool:
    """Tell whether somebody presses Ctrl+Alt+Shift+S."""
    return event.key() == Qt.Key.Key_S and event.modifiers() == _MODIFIERS
