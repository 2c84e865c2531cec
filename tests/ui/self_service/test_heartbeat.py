# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign of life of a screen that is watched."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.ui.self_service.heartbeat import Heartbeat
from kiosk.ui.self_service.options import HEARTBEAT


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """A pipe as the watch makes it, its beating end named in the environment."""
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)  # noqa: FBT003 - Python's own signature
    os.set_blocking(reading, False)
    monkeypatch.setenv(HEARTBEAT, str(writing))
    yield reading, writing
    for end in (reading, writing):
        try:
            os.close(end)
        except OSError:
            continue  # the test has closed it


def beats(reading: int) -> bytes:
    try:
        return os.read(reading, 65_536)
    except BlockingIOError:
        return b""


def fill(writing: int) -> None:
    """Write until nothing more goes in; the end was made non-blocking by whoever beats into it."""
    try:
        while True:
            os.write(writing, b"." * 65_536)
    except BlockingIOError:
        return


def test_it_beats_again_and_again(pipe: tuple[int, int], qtbot: QtBot) -> None:
    heart = Heartbeat(every=1)
    for _ in range(3):
        qtbot.waitUntil(lambda: beats(pipe[0]) != b"")
    heart.deleteLater()


def test_programs_that_the_screen_starts_do_not_get_the_pipe(pipe: tuple[int, int], qtbot: QtBot) -> None:
    heart = Heartbeat()
    assert not os.get_inheritable(pipe[1])
    heart.deleteLater()


def test_a_watch_that_does_not_read_never_blocks_the_screen(pipe: tuple[int, int], qtbot: QtBot) -> None:
    heart = Heartbeat(every=1)
    fill(pipe[1])
    with qtbot.waitSignal(heart.findChildren(QTimer)[0].timeout):
        pass
    while beats(pipe[0]):
        continue
    qtbot.waitUntil(lambda: beats(pipe[0]) != b"")
    heart.deleteLater()


@pytest.mark.parametrize("value", ["", "no number", "987654"])
def test_without_a_watch_it_is_quiet(value: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setenv(HEARTBEAT, value)
    heart = Heartbeat()
    assert not heart.findChildren(QTimer)[0].isActive()
    heart.deleteLater()


def test_it_falls_quiet_when_the_watch_has_gone(pipe: tuple[int, int], qtbot: QtBot) -> None:
    heart = Heartbeat(every=1)
    timer = heart.findChildren(QTimer)[0]
    assert timer.isActive()
    os.close(pipe[0])
    qtbot.waitUntil(lambda: not timer.isActive())
    heart.deleteLater()
