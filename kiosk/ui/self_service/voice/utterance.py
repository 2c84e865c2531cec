# SPDX-License-Identifier: GPL-3.0-or-later
"""One text read out by a program of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from kiosk.ui.self_service.voice.espeak import was_heard

LONGEST_WAIT_MILLISECONDS = 1_000


@dataclass(frozen=True, slots=True)
class Speech:
    """What is run: a program, its arguments, the text it gets on stdin, and the seconds it may take."""

    program: str
    arguments: Sequence[str]
    text: str
    seconds: float


class Utterance(QObject):
    """Runs the program once, without ever waiting for it. The text goes through a pipe: no other process can list it.

    `ended` comes once unless it was abandoned, and tells whether the text was heard.
    """

    ended = Signal(bool)

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_limit)

    def begin(self) -> None:
        """Start the program and hand it the text, unless it was abandoned before."""
        if self.signalsBlocked():
            return
        self._limit.start(round(self._speech.seconds * 1000))
        self._process.start(self._speech.program, list(self._speech.arguments))
        self._process.write(self._speech.text.encode(errors="replace"))
        self._process.closeWriteChannel()

    def abandon(self) -> None:
        """Fall silent at once; nothing more is told."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._limit.stop()
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.kill()

    def wait_until_gone(self) -> None:
        """Wait for an abandoned program, which was killed, to be gone; only for when the app ends."""
        self._process.waitForFinished(LONGEST_WAIT_MILLISECONDS)

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        complaints = self._process.readAllStandardError().toStdString()
        self._end(heard=status is QProcess.ExitStatus.NormalExit and was_heard(code, complaints))
        self.deleteLater()

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # after every other error it still finishes
            self._end(heard=False)
            self.deleteLater()

    @Slot()
    def _on_limit(self) -> None:
        self._end(heard=False)
        self.abandon()

    def _end(self, *, heard: bool) -> None:
        self._limit.stop()
        self.ended.emit(heard)
