# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen of most tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.self_service.touch_room import TouchRoom
from tests.ui.self_service.touch_window import TouchScreen

USUAL = QSize(1366, 768)


@pytest.fixture
def room(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Iterator[TouchRoom]:
    """One touch screen, ended in order."""
    made = TouchRoom(qtbot, riverside, workers)
    yield made
    made.end()


@pytest.fixture
def open_screen(room: TouchRoom) -> Iterator[Callable[..., TouchScreen]]:
    """Open its window; it is closed in the end."""
    opened: list[TouchScreen] = []

    def open_one(size: QSize = USUAL, **wishes: Any) -> TouchScreen:
        opened.append(TouchScreen(room, size, **wishes))
        return opened[-1]

    yield open_one
    for each in opened:
        each.end()


@pytest.fixture
def screen(open_screen: Callable[..., TouchScreen]) -> TouchScreen:
    """Its window, which waits for ever and cannot speak."""
    return open_screen()
