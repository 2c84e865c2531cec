# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows without a screen: the offscreen platform, our own fonts, and nothing left behind by a test."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from kiosk.ui import theme
from kiosk.ui.tasks import Workers, start_workers
from tests.ui.fakes import FakeOffice

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook what the offscreen platform says about itself."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Give each test the normal look, and deliver its deleteLater, which Qt keeps back in a nested loop."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if qapp.font().pixelSize() != theme.BODY_PIXELS or not qapp.styleSheet():
        theme.apply(qapp)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def workers(qapp: QApplication) -> Iterator[Workers]:
    """Real threads, joined when the test ends."""
    started = start_workers()
    yield started
    started.stop()


@pytest.fixture
def riverside() -> FakeOffice:
    """The office of most tests."""
    return FakeOffice()
