# SPDX-License-Identifier: GPL-3.0-or-later
"""How long people wait now, calling the next one, back in a moment, and gone."""

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.visit import VisitState
from kiosk.messages import translator
from kiosk.ui.reception.lobby_desk import LobbyDesk
from kiosk.ui.reception.lobby_list import TOO_LONG, LobbyView
from kiosk.ui.reception.lobby_panel import LobbyPanel
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice


class Lobby:
    """The lobby as Dana sees it beside her pages."""

    def __init__(self, qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.riverside = qtbot, riverside
        english = translator("en")
        self.panel = LobbyPanel(clock=riverside.clock, office=riverside.office, translate=english)
        self.desk = LobbyDesk(
            self.panel, desk=riverside.desk, office=riverside.office, worker=workers.database, translate=english
        )
        self.came: list[UUID] = []
        self.heard: list[str] = []
        self.desk.came.connect(self.came.append)
        self.desk.notice.connect(self.heard.append)
        self.desk.changed.connect(self.look)
        qtbot.addWidget(self.panel)
        self.panel.resize(270, 700)
        self.panel.show()
        self.look()
        self.desk.work_for(riverside.acting(riverside.dana))
        qtbot.waitUntil(lambda: workers.database.is_idle)

    def look(self) -> None:
        places = self.riverside.desk.watch_lobby(self.riverside.office.id)
        self.panel.show_lobby(places, self.riverside.dana.id)

    @property
    def rows(self) -> list[str]:
        model = self.panel.model
        return [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    @property
    def view(self) -> LobbyView:
        found = self.panel.findChild(LobbyView, "lobby-list")
        assert found is not None
        return found

    def reads(self, name: str) -> str:
        label = self.panel.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    @property
    def call_next(self) -> QPushButton:
        found = self.panel.findChild(QPushButton, "call-next")
        assert found is not None
        return found

    def menu_of(self, row: int) -> QMenu:
        """Move to somebody and press the menu key, as a mouse's click on "More…" does."""
        self.view.setCurrentIndex(self.panel.model.index(row))
        more = self.view.visualRect(self.panel.model.index(row)).bottomRight()
        more.setX(more.x() - 30)
        more.setY(more.y() - 20)
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=more)
        return self.panel.findChildren(QMenu, "lobby-menu")[-1]

    def choose(self, row: int, words: str) -> None:
        menu = self.menu_of(row)
        action = next(action for action in menu.actions() if action.text() == words)
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.fixture
def lobby(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Lobby:
    riverside.waiting("Tomasz K.", 31)
    riverside.waiting("Amina", 6)
    riverside.helped("Mr. Okafor", riverside.sam, 18)
    return Lobby(qtbot, riverside, workers)


def test_the_waits_are_said_and_who_waits_too_long_is_marked_in_words(lobby: Lobby) -> None:
    lobby.qtbot.waitUntil(lambda: lobby.reads("lobby-waits") == "Average wait 18 min, longest 31 min")
    assert lobby.rows == [
        "Tomasz K. · Not said yet · Waiting too long · 31 min",
        "Mr. Okafor · Not said yet · With Sam · 18 min",
        "Amina · Not said yet · Waiting · 6 min",
    ]
    assert [lobby.panel.model.index(row).data(TOO_LONG) for row in range(3)] == [True, False, False]


def test_an_office_that_allows_itself_more_marks_nobody(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    riverside.store.tables.rules[riverside.office.id] = OfficeRules(wait_minutes=45)
    riverside.waiting("Tomasz K.", 31)
    lobby = Lobby(qtbot, riverside, workers)
    assert lobby.rows == ["Tomasz K. · Not said yet · Waiting · 31 min"]


def test_who_called_from_the_touch_screen_and_waits_too_long_is_marked(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers
) -> None:
    riverside.calling("Li", minutes=25)
    lobby = Lobby(qtbot, riverside, workers)
    assert lobby.rows == ["Li · Not said yet · Wants to talk to someone · 25 min, too long"]


def test_call_next_turns_to_whoever_waits_longest(lobby: Lobby, riverside: FakeOffice) -> None:
    lobby.qtbot.mouseClick(lobby.call_next, Qt.MouseButton.LeftButton)
    lobby.qtbot.waitUntil(lambda: len(lobby.came) == 1)
    visit = riverside.store.tables.visits[lobby.came[0]]
    assert (visit.state, visit.helper_id) == (VisitState.BEING_HELPED, riverside.dana.id)
    assert lobby.rows[0] == "Tomasz K. · Not said yet · Being helped · 31 min"


def test_call_next_has_a_key_and_two_desks_get_two_people(lobby: Lobby, riverside: FakeOffice) -> None:
    sams = riverside.desk.waits.call_next(riverside.acting(riverside.sam))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    lobby.panel.activateWindow()
    lobby.qtbot.keyClick(lobby.panel, Qt.Key.Key_N, keys)
    lobby.qtbot.waitUntil(lambda: len(lobby.came) == 1)
    assert sams is not None
    assert lobby.came[0] != sams.visit.id


def test_who_was_taken_meanwhile_leaves_nobody_to_call(lobby: Lobby, riverside: FakeOffice) -> None:
    for _ in range(2):
        riverside.desk.waits.call_next(riverside.acting(riverside.sam))
    lobby.qtbot.mouseClick(lobby.call_next, Qt.MouseButton.LeftButton)
    lobby.qtbot.waitUntil(lambda: lobby.heard == ["Nobody is waiting."])
    assert lobby.came == []
    lobby.desk.look_again()
    lobby.qtbot.waitUntil(lambda: not lobby.call_next.isEnabled())
    assert lobby.reads("lobby-waits") == ""


def test_back_in_a_moment_keeps_their_place_and_says_until_when(lobby: Lobby, riverside: FakeOffice) -> None:
    lobby.choose(0, "Back in a moment: 10 minutes")
    lobby.qtbot.waitUntil(lambda: lobby.rows[0] == "Tomasz K. · Not said yet · Away until 9:52 am · 31 min")
    riverside.clock.move(minutes=11)
    lobby.desk.look_again()
    lobby.qtbot.waitUntil(lambda: lobby.rows[0] == "Tomasz K. · Not said yet · Waiting too long · 42 min")


def test_who_is_back_early_can_be_called_again(lobby: Lobby) -> None:
    lobby.choose(0, "Back in a moment: 15 minutes")
    lobby.qtbot.waitUntil(lambda: "Away until" in lobby.rows[0])
    lobby.choose(0, "They are back")
    lobby.qtbot.waitUntil(lambda: "Waiting too long" in lobby.rows[0])


def test_who_has_gone_is_on_the_list_to_call_back(lobby: Lobby, riverside: FakeOffice) -> None:
    tomasz = next(iter(riverside.store.tables.visitors.values()))
    riverside.store.tables.visitors[tomasz.id] = riverside.visitor("Tomasz K.", id=tomasz.id, phone="555 010 0199")
    lobby.choose(0, "Gone: call them back")
    lobby.qtbot.waitUntil(lambda: lobby.heard == ["They are on the list to call back now."])
    assert [each.call_back.name for each in riverside.desk.call_backs.list(riverside.office.id)] == ["Tomasz K."]
    assert not any(row.startswith("Tomasz") for row in lobby.rows)


def test_who_has_gone_without_a_number_is_not_said_to_be_called(lobby: Lobby) -> None:
    lobby.choose(2, "Gone: call them back")
    said = "Noted that they left. We have no number to call, or they asked for no call."
    lobby.qtbot.waitUntil(lambda: lobby.heard == [said])


def test_a_colleagues_visitor_is_only_turned_to(lobby: Lobby) -> None:
    assert [action.text() for action in lobby.menu_of(1).actions()] == ["Turn to them"]
    with lobby.qtbot.waitSignal(lobby.panel.visit_chosen):
        lobby.choose(1, "Turn to them")


def test_the_menu_key_opens_the_menu_and_more_turns_to_nobody(lobby: Lobby) -> None:
    with lobby.qtbot.assertNotEmitted(lobby.panel.visit_chosen):
        menu = lobby.menu_of(2)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Turn to them",
        "Back in a moment: 5 minutes",
        "Back in a moment: 10 minutes",
        "Back in a moment: 15 minutes",
        "Gone: call them back",
    ]


def test_nobody_signed_in_leaves_nobody_on_the_panel(lobby: Lobby) -> None:
    lobby.desk.work_for(None)
    lobby.panel.clear()
    assert (lobby.rows, lobby.reads("lobby-waits"), lobby.reads("lobby-count")) == ([], "", "")
    assert not lobby.call_next.isEnabled()
    assert lobby.reads("lobby-empty") == "Nobody is waiting."


def test_minutes_go_on_while_nothing_is_saved(lobby: Lobby, riverside: FakeOffice) -> None:
    riverside.clock.now += timedelta(minutes=15)
    lobby.desk.look_again()
    lobby.qtbot.waitUntil(lambda: lobby.rows[2] == "Amina · Not said yet · Waiting too long · 21 min")
