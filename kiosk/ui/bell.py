# SPDX-License-Identifier: GPL-3.0-or-later
"""The sound when somebody asks for a person. Qt's own beep is silent on many machines, so a player is run."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QObject, QProcess, QSignalBlocker, QStandardPaths, QTimer, Slot
from PySide6.QtWidgets import QApplication

PLAY_MILLISECONDS = 5_000
_GONE_MILLISECONDS = 500


@dataclass(frozen=True, slots=True)
class Player:
    """A program that plays a sound file, given last, and ends; any exit code but 0 says that it could not."""

    program: str
    arguments: tuple[str, ...] = ()


PLAYERS = (Player("pw-play"), Player("paplay"), Player("aplay", ("--quiet",)), Player("canberra-gtk-play", ("-f",)))


class Bell(QObject):
    """Rings with the first of the players that is here and works, without any it beeps; it never waits, never fails.

    While it rings, another ring is the same one. The application's end silences it.
    """

    def __init__(self, parent: QObject, players: Sequence[Player] = PLAYERS) -> None:
        super().__init__(parent)
        self._players = players
        self._sound = str(files("kiosk.resources") / "sounds" / "call.wav")
        self._left: list[Player] = []
        self._process = QProcess(self)
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._limit = QTimer(self, singleShot=True, interval=PLAY_MILLISECONDS)
        self._limit.timeout.connect(self.silence)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.silence)

    @property
    def is_ringing(self) -> bool:
        """Whether a player is at work."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @Slot()
    def ring(self) -> None:
        """Ring once."""
        if not self.is_ringing:
            self._left = [player for player in self._players if QStandardPaths.findExecutable(player.program)]
            self._limit.start()
            self._try_next()

    @Slot()
    def silence(self) -> None:
        """Stop at once, whatever the player is waiting for."""
        self._left.clear()
        self._limit.stop()
        if self.is_ringing:
            with QSignalBlocker(self._process):
                self._process.kill()
                self._process.waitForFinished(_GONE_MILLISECONDS)

    def _try_next(self) -> None:
        if not self._left:
            self._limit.stop()
            QApplication.beep()
            return
        player = self._left.pop(0)
        self._process.start(player.program, [*player.arguments, self._sound])

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._limit.stop()
        else:
            self._try_next()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        """A crash is told by `finished` too, a program that cannot be started by this alone."""
        if error is QProcess.ProcessError.FailedToStart:
            self._try_next()
