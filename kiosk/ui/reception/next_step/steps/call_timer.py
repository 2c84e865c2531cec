# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a call takes: it runs from "Call" to "Hang up", and is shown as 2:05."""

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_EVERY_MS = 250


class CallTimer(QObject):
    """Counts the seconds of one call. `moment` is a clock in seconds that nobody sets, such as time.monotonic."""

    ticked = Signal()
    """Perhaps another second has gone by, or it has started or stopped."""

    def __init__(self, moment: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._moment = moment
        self._began: float | None = None
        self._kept = 0
        self._ticking = QTimer(self)
        self._ticking.setInterval(_EVERY_MS)
        self._ticking.timeout.connect(self.ticked)

    @property
    def runs(self) -> bool:
        """Whether somebody is on the line."""
        return self._began is not None

    @property
    def seconds(self) -> int:
        """How long the call has taken so far, or took; 0 before it."""
        return self._kept if self._began is None else floor(self._moment() - self._began)

    @property
    def in_words(self) -> str:
        """The time as on a telephone: "2:05"."""
        return f"{self.seconds // 60}:{self.seconds % 60:02}"

    def start(self) -> None:
        """Begin at nought."""
        self._began = self._moment()
        self._ticking.start()
        self.ticked.emit()

    @Slot()
    def stop(self) -> None:
        """Keep the time as it is."""
        self.show(self.seconds)

    def show(self, seconds: int) -> None:
        """Stand still at a time that was taken before, 0 for none."""
        self._kept, self._began = seconds, None
        self._ticking.stop()
        self.ticked.emit()
