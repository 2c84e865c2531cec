# SPDX-License-Identifier: GPL-3.0-or-later
"""An office of its own for each story: the real window on a real database file, and a clock that the story turns."""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import build_onward, make_store
from kiosk.directory.reader import read_directory
from kiosk.domain.staff import Actor
from kiosk.sample_office import FOLDER, SOURCE, add_staff, in_house, sample_office, sample_rules
from kiosk.settings import Settings
from kiosk.windows.reception import build_reception
from tests.stories.at_desk import AtDesk
from tests.stories.office_clock import OfficeClock

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Overlook what the offscreen platform says about itself."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def office_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the sample office, its staff and its directory, before anybody ever came; don't write to it."""
    data = tmp_path_factory.mktemp("office")
    settings = Settings(data=data)
    database, set_up = make_store(settings)
    office = set_up.office(replace(sample_office("America/Chicago"), sample=False))
    staff = add_staff(set_up, office)
    onward = build_onward(settings, clock=OfficeClock())
    with as_file(FOLDER / "directory") as folder:
        read = read_directory(folder, SOURCE)
    onward.desk.import_directory(SOURCE, [in_house(resource, office) for resource in read.resources])
    station = set_up.command_line(office.id).station_id
    lee = Actor(staff_id=staff["lee"], office_id=office.id, station_id=station)
    onward.desk.office_rules.change(office.id, sample_rules(), lee)
    onward.database.close()
    database.close()
    return data


@pytest.fixture
def clock() -> OfficeClock:
    """The office's clock, which stands still until the story turns it."""
    return OfficeClock()


@pytest.fixture
def at_desk(
    qapp: QApplication, qtbot: QtBot, office_folder: Path, tmp_path: Path, clock: OfficeClock
) -> Iterator[AtDesk]:
    """The reception window, with nobody signed in yet."""
    data = tmp_path / "office"
    shutil.copytree(office_folder, data)
    settings = Settings(data=data, printer=f"pdf:{tmp_path / 'slip.pdf'}")
    loggers, hook = list(logging.getLogger().handlers), sys.excepthook
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    app = build_reception(build_onward(settings, clock=clock))
    desk = AtDesk(qtbot, app, clock)
    yield desk
    app.window.close()
    app.stop()
    app.window.deleteLater()
    _forget_window_of(qapp)
    sys.excepthook = hook
    for handler in set(logging.getLogger().handlers) - set(loggers):
        logging.getLogger().removeHandler(handler)
        handler.close()


def _forget_window_of(qapp: QApplication) -> None:
    """Delete what the window left with the application, as the end of the process would."""
    for left in qapp.children():
        if type(left).__module__.startswith("kiosk."):
            left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
