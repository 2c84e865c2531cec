# SPDX-License-Identifier: GPL-3.0-or-later
"""Noticing that nobody is at the desk."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Says when no key was pressed and nothing was pointed at for some minutes, in whatever window has the focus.

    It listens to the window and the field that have the focus: all that people do passes through one of them, and
    the thousand other events of an application do not. Composed text, as of Chinese, reaches the field alone.
    """

    went_idle = Signal()

    def __init__(self, minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.went_idle)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_moved)
            app.focusObjectChanged.connect(self._on_focus_moved)

    def begin(self) -> None:
        """Watch from now on."""
        self._timer.start()
        self._on_focus_moved()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to count again at every sign of life; never takes an event away."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._timer.start()
        return False

    @Slot()
    def _on_focus_moved(self) -> None:
        if not self._timer.isActive():
            return
        for focused in (QGuiApplication.focusWindow(), QGuiApplication.focusObject()):
            if focused is not None:
                focused.installEventFilter(self)
