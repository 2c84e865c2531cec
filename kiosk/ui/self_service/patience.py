# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the touch screen waits for somebody who may have gone."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
    }
)
"""Every pressed key comes as ShortcutOverride first: so a card's keys count too, which nobody else gets to see."""


class Patience(QObject):
    """Says `ran_low` after `idle_seconds` without a sign of life, and `ran_out` after `warning_seconds` more.

    Between the two no touch counts, only `more_time` or `begin`: a passer-by must not keep somebody's words open.
    It listens at the window's gate.
    """

    kinds = _SIGNS_OF_LIFE
    ran_low = Signal()
    ran_out = Signal()

    def __init__(self, idle_seconds: float, warning_seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        self._begun = self._held = False
        self._idle, self._warning = _timer(idle_seconds, self), _timer(warning_seconds, self)
        self._idle.timeout.connect(self._on_idle)
        self._warning.timeout.connect(self._on_warned)

    def begin(self) -> None:
        """Wait from now on, and anew."""
        self._begun = True
        self._warning.stop()
        if not self._held:
            self._idle.start()

    def end(self) -> None:
        """Wait for nobody."""
        self._begun = False
        self._idle.stop()
        self._warning.stop()

    def more_time(self) -> None:
        """Wait anew, if at all."""
        if self._begun:
            self.begin()

    def hold(self) -> None:
        """Let no time pass; a warning that is on the screen goes on."""
        self._held = True
        self._idle.stop()

    def release(self) -> None:
        """Let time pass again after `hold`, from its beginning."""
        was_held, self._held = self._held, False
        if was_held and self._begun and not self._warning.isActive():
            self._idle.start()

    def takes(self, _watched: QObject, event: QEvent) -> bool:
        """Begin to count again at every sign of life; never takes an event away."""
        if self._idle.isActive() and _is_somebody(event):
            self._idle.start()
        return False

    @Slot()
    def _on_idle(self) -> None:
        self._warning.start()
        self.ran_low.emit()

    @Slot()
    def _on_warned(self) -> None:
        self._begun = False
        self.ran_out.emit()


def _timer(seconds: float, parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(round(seconds * 1000))
    return timer


def _is_somebody(event: QEvent) -> bool:
    """Neither a bag that lies on the keyboard nor an input method that tidies up is somebody."""
    if isinstance(event, QKeyEvent):
        return not event.isAutoRepeat()
    if isinstance(event, QInputMethodEvent):
        return bool(event.commitString() or event.preeditString())
    return True
