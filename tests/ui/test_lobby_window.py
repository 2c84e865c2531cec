# SPDX-License-Identifier: GPL-3.0-or-later
"""The lobby's large display: a welcome, and first names of those who are called, where the office opted in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.desk.waits import CalledByName
from kiosk.domain.ids import new_id
from kiosk.domain.office_rules import OfficeRules
from kiosk.messages import translator
from kiosk.ui.reception.lobby_window.big_screen import BigScreen
from kiosk.ui.reception.lobby_window.lobby_window import LobbyWindow
from kiosk.ui.tasks import Workers
from tests.ui.fakes import NOW, FakeOffice

WELCOME = ["Welcome to Riverside Job Center."]


class Hall:
    """A desk with the lobby's display, and somebody in the lobby who reads it."""

    def __init__(self, qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.riverside = qtbot, riverside
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.screen = BigScreen(
            desk=riverside.desk,
            office=riverside.office,
            worker=workers.database,
            translate=translator("en"),
            window=self.window,
        )

    def open(self) -> None:
        """Choose "Show names on the big screen"."""
        self.screen.show_names(wanted=True)

    def display(self) -> LobbyWindow | None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, LobbyWindow) and w.isVisible()]
        return shown[0] if shown else None

    def reads(self) -> list[str]:
        display = self.display()
        return read_from(display) if display else []

    def call(self, name: str) -> None:
        self.riverside.waiting(name, 5)
        self.riverside.desk.waits.call_next(self.riverside.acting(self.riverside.dana))
        self.screen.look_again()


def read_from(display: LobbyWindow) -> list[str]:
    return [label.text() for label in display.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def hall(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Hall:
    riverside.store.tables.rules[riverside.office.id] = OfficeRules(calls_names=True)
    made = Hall(qtbot, riverside, workers)
    made.open()
    return made


def test_whoever_is_called_reads_their_first_name_and_who_is_ready(hall: Hall) -> None:
    assert hall.reads() == WELCOME
    hall.call("Maria Alvarez")
    hall.qtbot.waitUntil(lambda: hall.reads() == ["Maria", "Dana is ready for you"])


def test_the_name_is_gone_after_three_minutes(hall: Hall, riverside: FakeOffice) -> None:
    hall.call("Maria Alvarez")
    hall.qtbot.waitUntil(lambda: "Maria" in hall.reads())
    riverside.clock.move(minutes=3)
    hall.screen.look_again()
    hall.qtbot.waitUntil(lambda: hall.reads() == WELCOME)


def test_an_office_that_did_not_opt_in_only_welcomes(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    hall = Hall(qtbot, riverside, workers)
    hall.open()
    hall.call("Maria Alvarez")
    qtbot.waitUntil(lambda: workers.database.is_idle)
    assert hall.reads() == WELCOME


def test_names_go_while_the_store_does_not_answer(hall: Hall, riverside: FakeOffice) -> None:
    hall.call("Maria Alvarez")
    hall.qtbot.waitUntil(lambda: "Maria" in hall.reads())
    riverside.store.broken = "The disk is gone."
    hall.screen.look_again()
    hall.qtbot.waitUntil(lambda: hall.reads() == WELCOME)


def test_it_closes_by_the_menu_and_by_escape_and_the_menu_knows(hall: Hall) -> None:
    told: list[bool] = []
    hall.screen.shown.connect(told.append)
    hall.screen.show_names(wanted=False)
    assert hall.display() is None
    hall.open()
    display = hall.display()
    assert display is not None
    hall.qtbot.keyClick(display, Qt.Key.Key_Escape)
    assert hall.display() is None
    assert told == [False, True, False]


def test_it_opens_once_however_often_it_is_asked_for(hall: Hall) -> None:
    hall.open()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, LobbyWindow) and w.isVisible()]
    assert len(shown) == 1
    hall.screen.close()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("size", [(1024, 600), (1920, 1080), (1080, 1920)])
def test_names_of_every_kind_fit_the_screen(
    qtbot: QtBot, riverside: FakeOffice, direction: Qt.LayoutDirection, size: tuple[int, int]
) -> None:
    QApplication.setLayoutDirection(direction)
    display = LobbyWindow(riverside.office, translator("en"))
    qtbot.addWidget(display)
    display.resize(*size)
    display.show()
    names = ("أمينة", "Wolfeschlegelsteinhausenbergerdorff", "<b>Ann</b>", "李")
    display.show_called([CalledByName(visit_id=new_id(), name=name, helper="Dana", since=NOW) for name in names])
    assert read_from(display)[::2] == list(names[:3])
    qtbot.waitUntil(lambda: all(display.rect().contains(label.geometry()) for label in shown_labels(display)))
    assert (display.width(), display.height()) == size
    for label in shown_labels(display):
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def shown_labels(display: LobbyWindow) -> list[QLabel]:
    return [label for label in display.findChildren(QLabel) if label.isVisible()]
