# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen of most tests."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.self_service.touch_room import TouchRoom
from tests.ui.self_service.touch_window import TouchScreen


@pytest.fixture
def room(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Iterator[TouchRoom]:
    """One touch screen, ended in order."""
    made = TouchRoom(qtbot, riverside, workers)
    yield made
    made.end()


@pytest.fixture
def screen(room: TouchRoom) -> Iterator[TouchScreen]:
    """Its window, which waits for ever and cannot speak."""
    made = TouchScreen(room, QSize(1366, 768))
    yield made
    made.end()
