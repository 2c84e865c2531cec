# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the window's thread: answers come back on it, in order, and shutting down loses nothing."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from kiosk.ui.tasks import Worker


class Listener(QObject):
    """Writes down what it hears, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    @Slot(object)
    def hear(self, answer: object) -> None:
        self.heard.append(answer)
        self.threads.add(threading.get_ident())


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    started = Worker("test")
    yield started
    started.stop()


def test_the_job_runs_elsewhere_and_its_answer_arrives_here(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener()
    task = worker.start(threading.get_ident)
    task.succeeded.connect(listener.hear)
    assert listener.heard == []  # nothing comes before the event loop runs
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard != [threading.get_ident()]
    assert listener.threads == {threading.get_ident()}


def test_plain_functions_hear_the_answer_on_the_main_thread_too(qtbot: QtBot, worker: Worker) -> None:
    threads: list[int] = []
    task = worker.start(lambda: None)
    task.succeeded.connect(lambda _answer: threads.append(threading.get_ident()))
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]


def test_what_the_job_raises_is_told_and_the_next_job_runs(qtbot: QtBot, worker: Worker) -> None:
    def break_down() -> None:
        raise ValueError("the disk is full")

    answers, problems = Listener(), Listener()
    broken = worker.start(break_down)
    broken.succeeded.connect(answers.hear)
    broken.failed.connect(problems.hear)
    worker.start(lambda: "fine").succeeded.connect(answers.hear)
    qtbot.waitUntil(lambda: answers.heard == ["fine"])
    assert [str(problem) for problem in problems.heard] == ["the disk is full"]


def test_answers_come_in_the_order_of_the_questions(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener()
    for number in range(200):
        worker.start(partial(int, number)).succeeded.connect(listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 200)
    assert listener.heard == list(range(200))
    assert worker.is_idle


def test_a_task_nobody_holds_on_to_still_answers(qtbot: QtBot, worker: Worker) -> None:
    listener = Listener()
    gate = threading.Event()
    worker.start(gate.wait).succeeded.connect(listener.hear)
    gate.set()
    qtbot.waitUntil(lambda: listener.heard == [True])


def test_stopping_lets_what_was_started_come_to_its_end(qtbot: QtBot) -> None:
    worker, done = Worker("test"), list[int]()
    for number in range(20):
        worker.start(partial(done.append, number))
    worker.stop()
    assert done == list(range(20))


def test_a_stopped_worker_takes_nothing_more(qtbot: QtBot) -> None:
    worker, done = Worker("test"), list[str]()
    worker.stop()
    worker.start(lambda: done.append("too late"))
    worker.stop()
    assert done == []
