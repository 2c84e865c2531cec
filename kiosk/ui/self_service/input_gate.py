# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where every event of the program is seen before it arrives.

Qt calls a filter of the application for each event of each widget, hundreds for a page that is built, and each call
into Python costs more than what most of them do. So there is one, which lets pass at once what nobody listens for.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication


class Listener(Protocol):
    """Sees events of some kinds before the widgets do."""

    @property
    def kinds(self) -> frozenset[QEvent.Type]:
        """The kinds of events that it wants to see."""

    def takes(self, watched: QObject, event: QEvent) -> bool:
        """See an event on its way to an object; true takes it away from the object and from later listeners."""


class InputGate(QObject):
    """Shows events to listeners in their order, for as long as it lives. They must live longer."""

    def __init__(self, listeners: Sequence[Listener], parent: QObject) -> None:
        super().__init__(parent)
        self._listeners: defaultdict[QEvent.Type, list[Listener]] = defaultdict(list)
        for listener in listeners:
            for kind in listener.kinds:
                self._listeners[kind].append(listener)
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask those who listen for this kind of event."""
        listeners = self._listeners.get(event.type())
        return listeners is not None and any(listener.takes(watched, event) for listener in listeners)
