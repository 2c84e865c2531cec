# SPDX-License-Identifier: GPL-3.0-or-later
"""A notice on the desktop, for whoever looks at another program; silent where the desktop has none."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QSignalBlocker, QTimer, Slot

SAY_MILLISECONDS = 5_000
_GONE_MILLISECONDS = 500
_PROGRAM = "kiosk.ui.reception.reminders.say_on_desktop"


class DesktopNotice(QObject):
    """Says a sentence through a program of its own; it never waits, never fails, and is ended after some seconds.

    While one notice is under way, another is not said. The application's end takes it along.
    """

    def __init__(self, parent: QObject | None = None, *, title: str = "Onward") -> None:
        super().__init__(parent)
        self._title = title
        self._process = QProcess(self)
        for quiet in (self._process.setStandardOutputFile, self._process.setStandardErrorFile):
            quiet(QProcess.nullDevice())
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._limit = QTimer(self, singleShot=True, interval=SAY_MILLISECONDS)
        self._limit.timeout.connect(self.stop)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    def say(self, words: str) -> None:
        """Say it, and return at once."""
        if _has_bus() and self._process.state() is QProcess.ProcessState.NotRunning:
            self._limit.start()
            self._process.start(sys.executable, ["-m", _PROGRAM, self._title, words])

    @Slot()
    def stop(self) -> None:
        """Say no more, whatever the desktop is doing."""
        self._limit.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            with QSignalBlocker(self._process):
                self._process.kill()
                self._process.waitForFinished(_GONE_MILLISECONDS)


def _has_bus() -> bool:
    """Tell whether there is a session bus; without one, looking for it would start a program that stays."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and (Path(runtime) / "bus").exists())
