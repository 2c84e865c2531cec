# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches over the touch screen, and starts it again when it hangs or crashes. No Qt in here.

Both are processes of their own, so that nothing that befalls the screen befalls the watch.
"""

import logging
import os
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from types import FrameType

from kiosk.ui.self_service.options import HEARTBEAT

_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BYTES_AT_ONCE = 4096
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds the watch gives: from the start to the first beat, from beat to beat, and for ending kindly."""

    start: float = 30
    beat: float = 10
    end: float = 10
    steady: float = 120
    first_pause: float = 1
    longest_pause: float = 30

    def pause_after(self, pause: float, lived: float) -> float:
        """Return the pause before the next start: twice the last one, and short again once a screen has lived long."""
        return self.first_pause if lived > self.steady else min(max(pause * 2, self.first_pause), self.longest_pause)


class _Turn(Enum):
    """What ended a time of watching."""

    ASKED = auto()
    HANGS = auto()
    GONE = auto()


class Watch:
    """Runs a command again and again until it is closed by people, or the watch is asked to end by a signal."""

    def __init__(self, command: Sequence[str], patience: Patience) -> None:
        self._command, self._patience = tuple(command), patience
        self._beats = 0
        self._asked = -1

    def run(self) -> int:
        """Watch; returns an exit code: 0 when the screen was closed, or the command's own when it could never begin."""
        with _signals_in_a_pipe() as self._asked:
            pause = 0.0
            while True:
                began = time.monotonic()
                code = self._run_once()
                pause = self._patience.pause_after(pause, time.monotonic() - began)
                if code is not None:
                    return code
                if self._is_asked_within(pause):
                    return 0

    def _run_once(self) -> int | None:
        """Start the screen and watch it to its end; None when it has to be started again."""
        beats, beating = os.pipe()
        with os.fdopen(beats, "rb", buffering=0):
            try:
                screen = self._start(beating)
            except OSError as error:
                _LOG.error("The touch screen could not be started (%s).", type(error).__name__)
                return None
            finally:
                os.close(beating)
            try:
                return self._ending(screen, self._watch(beats))
            finally:
                _end_all_of(screen)

    def _start(self, beating: int) -> "subprocess.Popen[bytes]":
        """Start the screen in a session of its own, so that what it starts ends with it."""
        return subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            env={**os.environ, HEARTBEAT: str(beating)},
            pass_fds=(beating,),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _watch(self, beats: int) -> _Turn:
        """Count beats until none comes in time, nothing is left that could beat, or the watch is asked to end."""
        patience = self._patience.start
        while True:
            ready, _, _ = select.select([beats, self._asked], [], [], patience)
            if self._asked in ready:
                return _Turn.ASKED
            if beats not in ready:
                return _Turn.HANGS
            count = len(os.read(beats, _BYTES_AT_ONCE))
            if count == 0:
                return _Turn.GONE
            self._beats += count
            patience = self._patience.beat

    def _ending(self, screen: "subprocess.Popen[bytes]", turn: _Turn) -> int | None:
        """Return the watch's exit code, None when the screen has to be started again."""
        match turn:
            case _Turn.HANGS:
                _LOG.error("The touch screen hung. It is started again.")
                return None
            case _Turn.ASKED:
                screen.terminate()
                self._wait_for(screen)
                return 0
            case _Turn.GONE:
                return self._code_of(self._wait_for(screen))

    def _wait_for(self, screen: "subprocess.Popen[bytes]") -> int:
        """Wait for the end of a screen that is about to end; returns its exit code."""
        try:
            return screen.wait(self._patience.end)
        except subprocess.TimeoutExpired:
            return -signal.SIGKILL

    def _code_of(self, code: int) -> int | None:
        could_not_begin = code in {1, 2} and self._beats == 0  # and has said why
        if code == 0 or could_not_begin:
            return code
        _LOG.error("The touch screen ended with %d. It is started again.", code)
        return None

    def _is_asked_within(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._asked], [], [], seconds)
        return bool(ready)


def _end_all_of(screen: "subprocess.Popen[bytes]") -> None:
    """End a screen, which may be beyond hearing, and whatever it has started and left behind."""
    with suppress(ProcessLookupError):
        os.killpg(screen.pid, signal.SIGKILL)
    screen.wait()


@contextmanager
def _signals_in_a_pipe() -> Iterator[int]:
    """Have signals that ask for an end come out of a pipe; nothing is interrupted halfway."""
    asked, asking = os.pipe()
    os.set_blocking(asking, False)
    earlier = {number: signal.signal(number, _note) for number in _ENDINGS}
    before = signal.set_wakeup_fd(asking)
    try:
        yield asked
    finally:
        signal.set_wakeup_fd(before)
        for number, handler in earlier.items():
            signal.signal(number, handler)
        os.close(asking)
        os.close(asked)


def _note(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the signal's number has gone into the pipe."""
