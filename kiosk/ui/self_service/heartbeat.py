# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign of life of a screen that is watched."""

import os

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.ui.self_service.options import HEARTBEAT

EVERY_MILLISECONDS = 1000


class Heartbeat(QObject):
    """Beats from the window's thread, so that a window that hangs falls silent; whoever watches starts it anew.

    Where nobody watches, and when the watch has gone, it is quiet.
    """

    def __init__(self, parent: QObject | None = None, *, every: int = EVERY_MILLISECONDS) -> None:
        super().__init__(parent)
        self._pipe = _inherited_pipe()
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._on_beat)
        if self._pipe is not None:
            self._timer.start()

    @Slot()
    def _on_beat(self) -> None:
        try:
            os.write(self._pipe or 0, b".")
        except BlockingIOError:
            return  # the pipe is full: the watch is busy, and will find enough beats in it
        except OSError:
            self._timer.stop()


def _inherited_pipe() -> int | None:
    """Take the pipe's end that the watch gave, and keep it from the programs that the screen starts."""
    try:
        pipe = int(os.environ.get(HEARTBEAT, ""))
        os.set_inheritable(pipe, False)  # noqa: FBT003 - Python's own signature
        os.set_blocking(pipe, False)
    except (ValueError, OSError):
        return None
    return pipe
