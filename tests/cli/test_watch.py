# SPDX-License-Identifier: GPL-3.0-or-later
"""The watch over the touch screen: a screen that hangs or crashes is started again, one that was closed is not."""

import logging
import os
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.cli.watch import Patience, Watch

SHORT = Patience(start=20, beat=20, end=20, first_pause=0.01, longest_pause=0.01)
"""Patient enough for a busy machine wherever a test does not let it run out."""

HOUSE = Path(__file__).resolve().parents[2]
BARE_PYTHON = (sys.executable, "-S", "-E")
"""Starts sooner, and finds no libraries."""

SCREEN = """
import os, signal, subprocess, sys, time
from pathlib import Path
here = Path({here!r})
runs = here / "runs"
with runs.open("a") as file:
    file.write("x")
run = len(runs.read_text())
beat = lambda: os.write(int(os.environ["ONWARD_HEARTBEAT"]), b".")
ask_to_end = lambda: os.kill(os.getppid(), signal.SIGTERM)
hang = lambda: time.sleep(600)
"""


@dataclass(frozen=True)
class Stage:
    """Where the fake screen leaves its traces."""

    here: Path

    def run(self, script: str, patience: Patience = SHORT, python: Sequence[str] = BARE_PYTHON) -> int:
        """Watch a fake screen; returns the watch's exit code."""
        program = self.here / "screen.py"
        program.write_text(SCREEN.format(here=str(self.here)) + script)
        return Watch([*python, str(program)], patience).run()

    @property
    def runs(self) -> int:
        return len((self.here / "runs").read_text())


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


@pytest.fixture(autouse=True)
def signals_are_as_before() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    assert [signal.getsignal(number) for number in numbers] == before


def test_a_screen_that_was_closed_stays_closed(stage: Stage) -> None:
    assert stage.run("beat()") == 0
    assert stage.runs == 1


@pytest.mark.parametrize("crash", ["sys.exit(3)", "os.kill(os.getpid(), signal.SIGSEGV)", "beat(); sys.exit(1)"])
def test_a_screen_that_crashes_is_started_again(stage: Stage, crash: str, caplog: pytest.LogCaptureFixture) -> None:
    assert stage.run(f"if run < 3: {crash}") == 0
    assert stage.runs == 3
    assert [record.getMessage().split(" with ")[0] for record in caplog.records] == ["The touch screen ended"] * 2


def test_a_screen_that_stops_beating_is_started_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    assert stage.run("beat()\nif run == 1: hang()", replace(SHORT, beat=1)) == 0
    assert stage.runs == 2
    assert caplog.messages == ["The touch screen hung. It is started again."]


def test_a_screen_that_never_comes_up_is_started_again(stage: Stage) -> None:
    assert stage.run("if run == 1: hang()", replace(SHORT, start=1.5)) == 0
    assert stage.runs == 2


def test_a_screen_that_does_not_hear_is_ended_all_the_same(stage: Stage) -> None:
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nbeat()\nif run == 1: hang()"
    assert stage.run(deaf, replace(SHORT, beat=1)) == 0
    assert stage.runs == 2


def test_a_window_whose_thread_is_blocked_is_started_again(stage: Stage) -> None:
    window = """
sys.path.insert(0, "{house}")
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.ui.self_service.heartbeat import Heartbeat
app = QCoreApplication([])
heart = Heartbeat(app, every=20)
QTimer.singleShot(200, hang if run == 1 else app.quit)
sys.exit(app.exec())
"""
    assert stage.run(window.format(house=HOUSE), replace(SHORT, beat=2), [sys.executable]) == 0
    assert stage.runs == 2


def test_a_screen_that_beats_is_left_alone(stage: Stage) -> None:
    beating = "for _ in range(20):\n    beat()\n    time.sleep(0.1)"
    assert stage.run(beating, replace(SHORT, beat=1)) == 0
    assert stage.runs == 1


@pytest.mark.parametrize("code", [1, 2])
def test_a_screen_that_can_never_begin_has_said_why(stage: Stage, code: int) -> None:
    assert stage.run(f"sys.exit({code})") == code
    assert stage.runs == 1


def test_what_once_worked_is_never_given_up(stage: Stage) -> None:
    assert stage.run("if run == 1:\n    beat()\n    sys.exit(3)\nif run < 6: sys.exit(1)") == 0
    assert stage.runs == 6


def test_asked_to_end_it_ends_the_screen_kindly(stage: Stage) -> None:
    kindly = """
def close(*_):
    (here / "closed").touch()
    sys.exit(0)
signal.signal(signal.SIGTERM, close)
beat()
ask_to_end()
hang()
"""
    assert stage.run(kindly) == 0
    assert (stage.here / "closed").exists()


def test_asked_to_end_it_does_not_wait_for_ever(stage: Stage) -> None:
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\nask_to_end()\nhang()"
    assert stage.run(deaf, replace(SHORT, end=0.1)) == 0
    assert stage.runs == 1


def test_asked_to_end_between_two_starts_it_ends_at_once(stage: Stage) -> None:
    logger = logging.getLogger("kiosk.cli.watch")
    ask = AskToEnd()
    logger.addHandler(ask)
    try:
        assert stage.run("sys.exit(3)", replace(SHORT, first_pause=3600, longest_pause=3600)) == 0
    finally:
        logger.removeHandler(ask)
    assert stage.runs == 1


def test_what_the_screen_had_started_ends_with_it(stage: Stage) -> None:
    """The pipe's other end is held by what the first screen left behind, and by nobody once that has ended."""
    fifo = stage.here / "held"
    os.mkfifo(fifo)
    reading = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        leaving = 'subprocess.Popen(["sleep", "600"], stdout=(here / "held").open("w"))'
        assert stage.run(f"if run == 1:\n    {leaving}\n    beat()\n    sys.exit(3)") == 0
        assert select.select([reading], [], [], 20)[0], "what was left behind still holds its end"
    finally:
        os.close(reading)


def test_pauses_grow_until_a_screen_has_lived_for_some_time() -> None:
    patience = Patience()
    pauses = [patience.pause_after(0, lived=1)]
    for _ in range(6):
        pauses.append(patience.pause_after(pauses[-1], lived=1))
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert patience.pause_after(30, lived=1000) == 1


def test_a_program_that_cannot_be_started_is_tried_again(tmp_path: Path) -> None:
    program = tmp_path / "screen"
    logger = logging.getLogger("kiosk.cli.watch")
    mend = Mend(program)
    logger.addHandler(mend)
    try:
        assert Watch([str(program)], SHORT).run() == 0
    finally:
        logger.removeHandler(mend)


class AskToEnd(logging.Handler):
    """Ends the watch as soon as it has noted something."""

    def emit(self, _record: logging.LogRecord) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


class Mend(logging.Handler):
    """Puts the missing program in its place as soon as it is missed."""

    def __init__(self, program: Path) -> None:
        super().__init__()
        self._program = program

    def emit(self, _record: logging.LogRecord) -> None:
        self._program.write_text("#!/bin/sh\nexit 0\n")
        self._program.chmod(0o755)
