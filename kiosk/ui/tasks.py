# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the window's thread, one job at a time, with its answer delivered back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Task(QObject):
    """One job. It lives on the main thread; exactly one of its signals comes, through the event loop.

    `succeeded` carries what the job returned, `failed` the exception it raised.
    """

    succeeded = Signal(object)
    failed = Signal(object)


class Worker(QObject):
    """Runs jobs one after the other on a thread of its own. Make it, start jobs and stop it on the main thread.

    The pool's thread never holds a Task: it only knows its number, so that no QObject can end over there.
    """

    _ended = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._numbers = count()
        self._under_way: dict[int, Task] = {}
        self._endings: SimpleQueue[tuple[int, Future[object]]] = SimpleQueue()
        self._stopped = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether every job that was started has had its answer delivered."""
        return not self._under_way

    def start(self, job: Callable[[], object]) -> Task:
        """Run a job after those before it. Connect to the task at once: its signals wait for the event loop.

        A stopped worker takes no more jobs; their tasks stay silent.
        """
        task = Task()
        if self._stopped:
            return task
        number = next(self._numbers)
        self._under_way[number] = task
        self._pool.submit(job).add_done_callback(partial(self._note_ending, number))
        return task

    def stop(self) -> None:
        """Let the jobs that were started come to their end, and join the thread. Their answers are not delivered."""
        self._stopped = True
        self._pool.shutdown(wait=True)
        self._under_way.clear()

    def _note_ending(self, number: int, future: "Future[object]") -> None:
        self._endings.put((number, future))
        self._ended.emit()

    @Slot()
    def _on_ended(self) -> None:
        number, future = self._endings.get_nowait()
        task = self._under_way.pop(number, None)
        if task is None:
            return
        error = future.exception()
        if error is None:
            task.succeeded.emit(future.result())
        else:
            task.failed.emit(error)


@dataclass(frozen=True, slots=True)
class Workers:
    """The threads of a window.

    They are for the database, printing, making pages, looking for printers, reading other people's directories, and
    hashing PINs.
    """

    database: Worker
    printing: Worker
    pages: Worker
    looking: Worker
    reading: Worker
    pins: Worker

    def stop(self) -> None:
        """Join them all, the database last, so that what the others brought can still be kept."""
        for worker in (self.pins, self.looking, self.reading, self.pages, self.printing, self.database):
            worker.stop()


def start_workers(parent: QObject | None = None) -> Workers:
    """Make the workers of one window."""
    return Workers(
        database=Worker("database", parent),
        printing=Worker("printing", parent),
        pages=Worker("pages", parent),
        looking=Worker("looking", parent),
        reading=Worker("reading", parent),
        pins=Worker("pins", parent),
    )
