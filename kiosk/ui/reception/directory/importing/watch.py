# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a reading or a writing has come, and whether somebody wants it to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being read, how much of it is done and how much there is; `total` is 0 where nobody knows.

    `is_read` says that everything is read, and compared now with what there is.
    """

    what: str = ""
    done: int = 0
    total: int = 0
    is_read: bool = False


class Watch:
    """Passed to the one job it is for: the job tells, the window looks now and then. Safe between two threads."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._progress = Progress()
        self._end: Callable[[], object] | None = None

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return self._progress

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far it has come."""
        self._progress = Progress(what, done, total)

    def tell_read(self) -> None:
        """Say that everything is read."""
        self._progress = Progress(is_read=True)

    def tell_written(self, done: int, total: int) -> None:
        """Say how much of the changes is written."""
        self.tell("", done, total)

    def stop(self) -> None:
        """Ask it to stop, and end what would not notice by itself."""
        with self._lock:
            self._stop.set()
            end, self._end = self._end, None
        if end is not None:
            end()

    def when_stopped(self, end: Callable[[], object]) -> None:
        """Say what ends the job where it cannot look for itself; done at once when somebody has asked already."""
        with self._lock:
            if not self._stop.is_set():
                self._end = end
                return
        end()

    def is_stopped(self) -> bool:
        """Whether somebody wants it to stop."""
        return self._stop.is_set()
