# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps the touch screen in front, whatever is pressed: nothing closes it, opens beside it or is dropped on it."""

import logging

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.self_service.staff_gesture import are_staff_keys

COME_BACK_MILLISECONDS = 200

_LOG = logging.getLogger(__name__)
_NEVER = frozenset(
    {
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.ToolTip,
        QEvent.Type.StatusTip,
        QEvent.Type.WhatsThis,
        QEvent.Type.WhatsThisClicked,
        QEvent.Type.QueryWhatsThis,
        QEvent.Type.EnterWhatsThisMode,
    }
)
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_BUTTONS = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick},
)
_WINDOW = frozenset({QEvent.Type.Close, QEvent.Type.Show, QEvent.Type.WindowDeactivate})

_KEYS_WITHOUT_TEXT = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Select,
        Qt.Key.Key_Shift,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Mode_switch,
        Qt.Key.Key_Multi_key,
    }
)
_ACCENTS = range(Qt.Key.Key_Dead_Grave, Qt.Key.Key_Dead_Longsolidusoverlay + 1)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Guard(QObject):
    """Guards one window, at its gate, for as long as it lives. Only staff go, after `allow_leaving`.

    Keys that write, move or choose pass; no other does. It guards against this program alone: what the desktop keeps
    for itself, as Ctrl+Alt+Delete, never gets here.
    """

    kinds = _NEVER | _KEYS | _BUTTONS | _WINDOW

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._may_leave = False
        self._coming_back = QTimer(self)
        self._coming_back.setSingleShot(True)
        self._coming_back.setInterval(COME_BACK_MILLISECONDS)
        self._coming_back.timeout.connect(self._on_come_back)

    def allow_leaving(self) -> None:
        """Let the window close, and others come before it."""
        self._may_leave = True
        self._coming_back.stop()

    def takes(self, watched: QObject, event: QEvent) -> bool:
        """Take away what would lead out of the window."""
        if event.type() in _NEVER:
            event.ignore()
            return True
        if isinstance(event, QKeyEvent):
            return _takes_key(event)
        if isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        return self._takes_from_window(watched, event)

    def _takes_from_window(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                _turn_away(watched)
            return False
        if event.type() is QEvent.Type.Close and not self._may_leave:
            event.ignore()
            return True
        if event.type() is QEvent.Type.WindowDeactivate and not self._may_leave:
            self._coming_back.start()
        return False

    @Slot()
    def _on_come_back(self) -> None:
        window = self._window
        if not window.isVisible() or window.isActiveWindow():
            return
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self._coming_back.start()  # a window manager may refuse: it is asked until it agrees


def _takes_key(event: QKeyEvent) -> bool:
    if are_staff_keys(event) or _stays(event):
        return False
    event.accept()  # a ShortcutOverride that nobody accepts would be tried as a shortcut
    return True


def _stays(event: QKeyEvent) -> bool:
    commands = event.modifiers() & _COMMANDS
    writes = bool(event.text()) and event.text().isprintable()
    if commands:
        return commands == _ALT_GR and writes  # how Windows tells of AltGr
    return writes or event.key() in _KEYS_WITHOUT_TEXT or event.key() in _ACCENTS


def _turn_away(window: QWidget) -> None:
    """Close a window before it is seen. It is in the midst of being shown: closing has to wait for that."""
    _LOG.warning("A window was kept from opening: %s", type(window).__name__)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    QTimer.singleShot(0, window, window.close)
