# SPDX-License-Identifier: GPL-3.0-or-later
"""The lobby: who is here, for how long, and who is with them, in words."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.desk.lobby import LobbyPlace
from kiosk.messages import translator
from kiosk.ui.reception.lobby_list import MINUTES, STATE, LobbyModel, LobbyView
from kiosk.ui.reception.sidebar import Sidebar
from tests.ui.fakes import NOW, FakeOffice

ENGLISH = translator("en")


def model_of(riverside: FakeOffice) -> LobbyModel:
    model = LobbyModel(ENGLISH)
    model.show(riverside.desk.watch_lobby(riverside.office.id), riverside.clock(), riverside.dana.id)
    return model


def said(model: LobbyModel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [model.index(row).data(role) for row in range(model.rowCount())]


def test_everybody_is_listed_longest_wait_first_with_their_state_in_words(qtbot: QtBot, riverside: FakeOffice) -> None:
    riverside.helped("Maria Alvarez", riverside.dana, 2, "Letter about my benefits")
    riverside.helped("Mr. Okafor", riverside.sam, 18)
    riverside.waiting("Tomasz K.", 11)
    riverside.waiting("", 1)
    model = model_of(riverside)
    assert said(model) == ["Mr. Okafor", "Tomasz K.", "Maria Alvarez", "Guest"]
    states = [model.index(row).data(STATE)[0] for row in range(4)]
    assert states == ["With Sam", "Waiting", "Being helped", "Waiting"]
    assert said(model, MINUTES) == ["18 min", "11 min", "2 min", "1 min"]
    assert said(model, Qt.ItemDataRole.AccessibleTextRole)[2] == (
        "Maria Alvarez · Letter about my benefits · Being helped · 2 min"
    )
    assert said(model, Qt.ItemDataRole.AccessibleTextRole)[3] == "Guest · Not said yet · Waiting · 1 min"


@pytest.mark.parametrize(
    ("minutes", "words"), [(-3, "0 min"), (0.9, "0 min"), (59.9, "59 min"), (60, "1 h 0 min"), (135, "2 h 15 min")]
)
def test_minutes_are_counted_in_whole_ones(qtbot: QtBot, riverside: FakeOffice, minutes: float, words: str) -> None:
    riverside.waiting("Amina")
    model = model_of(riverside)
    model.recount(NOW + timedelta(minutes=minutes))
    assert said(model, MINUTES) == [words]


def test_recounting_tells_the_view(qtbot: QtBot, riverside: FakeOffice) -> None:
    riverside.waiting("Amina")
    model = model_of(riverside)
    with qtbot.waitSignal(model.dataChanged):
        model.recount(NOW + timedelta(minutes=4))


def view_of(qtbot: QtBot, riverside: FakeOffice) -> LobbyView:
    view = LobbyView(model_of(riverside), ENGLISH)
    qtbot.addWidget(view)
    view.resize(270, 400)
    view.show()
    return view


def chosen_name(place: object) -> str:
    assert isinstance(place, LobbyPlace)
    return place.name


def test_a_click_chooses_somebody(qtbot: QtBot, riverside: FakeOffice) -> None:
    riverside.waiting("Tomasz K.", 11)
    riverside.waiting("Amina", 6)
    view = view_of(qtbot, riverside)
    second = view.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(view.visit_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert chosen_name(chosen.args[0]) == "Amina"


def test_the_keyboard_chooses_somebody(qtbot: QtBot, riverside: FakeOffice) -> None:
    riverside.waiting("Tomasz K.", 11)
    riverside.waiting("Amina", 6)
    view = view_of(qtbot, riverside)
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.visit_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen_name(chosen.args[0]) == "Amina"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_names_of_every_kind_are_painted(qtbot: QtBot, riverside: FakeOffice, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    for name in ("أمينة", "<b>Ann</b>", "Wolfeschlegelsteinhausenbergerdorff" * 5, "😀", "李"):
        riverside.waiting(name, 3, "“said” " * 500)
    view = view_of(qtbot, riverside)
    assert not view.grab().isNull()


def test_the_sidebar_counts_and_says_when_nobody_waits(qtbot: QtBot, riverside: FakeOffice) -> None:
    sidebar = Sidebar(office=riverside.office, station="Front desk", clock=riverside.clock, translate=ENGLISH)
    qtbot.addWidget(sidebar)
    sidebar.show()
    sidebar.sign_in(riverside.dana)
    sidebar.show_lobby((), riverside.dana.id)
    empty, count = sidebar.findChild(QLabel, "lobby-empty"), sidebar.findChild(QLabel, "lobby-count")
    assert empty is not None
    assert count is not None
    assert empty.isVisible()
    riverside.waiting("Amina", 6)
    sidebar.show_lobby(riverside.desk.watch_lobby(riverside.office.id), riverside.dana.id)
    assert (empty.isVisible(), count.text()) == (False, "1")
    sidebar.sign_out()
    listed = sidebar.findChild(LobbyView, "lobby-list")
    assert listed is not None
    assert (listed.model().rowCount(), count.text()) == (0, "")
