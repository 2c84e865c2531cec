# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen of most tests."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice
from tests.ui.self_service.touch_room import TouchRoom


@pytest.fixture
def room(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Iterator[TouchRoom]:
    """One touch screen, ended in order."""
    made = TouchRoom(qtbot, riverside, workers)
    yield made
    made.end()
