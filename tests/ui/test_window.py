# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: pages, lobby, lock, messages, and what happens at the other desk."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.desk.call_back import CallWanted
from kiosk.domain.visit import VisitState
from kiosk.ui.reception.idle import IdleWatch
from kiosk.ui.reception.lobby_list import LobbyView
from kiosk.ui.tasks import Workers, start_workers
from tests.ui.fakes import SAM_PIN, FakeOffice
from tests.ui.windows import DeskWorker


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> DeskWorker:
    """Dana, signed in while Maria waits."""
    riverside.waiting("Maria Alvarez", 2, "Letter about my benefits")
    at_desk = DeskWorker(qtbot, riverside, workers).sign_in()
    qtbot.waitUntil(lambda: bool(at_desk.lobby))
    return at_desk


@pytest.fixture
def other_workers(qtbot: QtBot) -> Iterator[Workers]:
    started = start_workers()
    yield started
    started.stop()


def test_the_window_begins_at_the_front_desk_with_the_lobby(dana: DeskWorker) -> None:
    assert dana.window.windowTitle() == "Onward"
    assert dana.front_desk.isVisible()
    assert dana.lobby == ["Maria Alvarez · Letter about my benefits · Waiting · 2 min"]


def test_choosing_somebody_in_the_lobby_takes_them_up_and_marks_them(qtbot: QtBot, dana: DeskWorker) -> None:
    dana.click("nav-directory")
    dana.press(Qt.Key.Key_L)
    qtbot.keyClick(dana.find(LobbyView, "lobby-list"), Qt.Key.Key_Return)
    assert dana.front_desk.words.text().startswith("visit ")
    assert dana.front_desk.isVisible()


def test_somebody_with_a_colleague_is_taken_over_only_when_asked_for(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    visit = next(iter(riverside.store.tables.visits.values()))
    riverside.desk.greet.take_up(visit.id, riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: "With Sam" in dana.lobby[0])
    dana.press(Qt.Key.Key_L)
    qtbot.keyClick(dana.find(LobbyView, "lobby-list"), Qt.Key.Key_Return)
    assert dana.reads("message-words") == "Maria Alvarez is with Sam now."
    assert dana.front_desk.words.text() == "Dana is here"
    dana.click("message-action")
    assert dana.front_desk.words.text() == f"visit {visit.id}"


def test_what_another_desk_saves_shows_here(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, other_workers: Workers
) -> None:
    sam = DeskWorker(qtbot, riverside, other_workers).sign_in("Sam Ortega", SAM_PIN)
    before = dana.front_desk.changes_of_others
    riverside.desk.greet.guest(riverside.acting(riverside.sam))
    qtbot.waitUntil(lambda: len(dana.lobby) == 2 and len(sam.lobby) == 2)
    assert "Guest · Not said yet · With Sam · 0 min" in dana.lobby
    assert "Guest · Not said yet · Being helped · 0 min" in sam.lobby
    qtbot.waitUntil(lambda: dana.front_desk.changes_of_others > before)


def test_the_front_desk_asks_for_a_fresh_lobby_at_once(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    visit = next(iter(riverside.store.tables.visits.values()))
    riverside.store.tables.visits[visit.id] = visit.ended(riverside.acting(riverside.dana).acting_at(riverside.clock()))
    assert riverside.store.tables.visits[visit.id].state is VisitState.FINISHED
    dana.front_desk.lobby_changed.emit()  # nothing was saved, so that the poll cannot have seen it
    qtbot.waitUntil(lambda: dana.lobby == [])


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_2, "follow-through-page"),
        (Qt.Key.Key_3, "call-backs-page"),
        (Qt.Key.Key_4, "directory-page"),
        (Qt.Key.Key_6, "reports-page"),
    ],
)
def test_pages_open_by_key_and_ctrl_k_leads_back(qtbot: QtBot, dana: DeskWorker, key: Qt.Key, page: str) -> None:
    dana.press(key)
    assert dana.can_see(page)
    assert not dana.front_desk.isVisible()
    dana.press(Qt.Key.Key_K)
    assert dana.front_desk.isVisible()
    assert dana.window.focusWidget() is dana.front_desk.search


def test_messages_of_the_front_desk_stand_in_the_bar_until_closed(dana: DeskWorker) -> None:
    dana.front_desk.problem.emit("The printer did not answer. The slip is saved.")
    assert dana.reads("message-words") == "The printer did not answer. The slip is saved."
    dana.front_desk.notice.emit("<b>Printed.</b>")
    assert dana.reads("message-words") == "<b>Printed.</b>"
    dana.click("message-close")
    assert dana.reads("message-words") == ""


def test_locking_leaves_nothing_of_the_desk(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    riverside.owed("Ruth P.", "Get my phone number back", riverside.dana)
    dana.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(dana.owed) == 1)
    dana.table.selectRow(0)
    dana.front_desk.problem.emit("Maria’s slip is not printed.")
    dana.press(Qt.Key.Key_3)
    qtbot.keyClicks(dana.find(QLineEdit, "directory-search"), "shelter")
    dana.click("lock")
    assert dana.can_see("sign-in-page")
    assert not dana.can_see("desk")
    left = dana.everything_readable()
    for private in ("Maria", "benefits", "Ruth", "phone number", "shelter", "Dana is here"):
        assert private not in left, private


def test_locking_closes_what_lies_over_the_window_and_no_other_window(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice, workers: Workers
) -> None:
    other = DeskWorker(qtbot, riverside, workers)
    preview, menu = QDialog(dana.front_desk), QMenu(dana.front_desk)
    preview.show()
    menu.addAction("Maria Alvarez")
    menu.popup(dana.window.pos())
    dana.window.lock()
    assert not preview.isVisible()
    assert not menu.isVisible()
    assert other.window.isVisible()


def test_the_same_person_comes_back_to_where_they_were(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    visit = next(iter(riverside.store.tables.visits.values()))
    dana.front_desk.take_up(visit.id)
    dana.press(Qt.Key.Key_2)
    dana.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert dana.reads("sign-in-title") == "This desk is locked"
    dana.sign_in()
    assert dana.can_see("follow-through-page")
    assert dana.front_desk.words.text() == f"visit {visit.id}"
    qtbot.waitUntil(lambda: len(dana.lobby) == 1)


def test_another_person_begins_at_a_fresh_desk(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    dana.front_desk.take_up(next(iter(riverside.store.tables.visits)))
    dana.press(Qt.Key.Key_2)
    dana.window.lock()
    dana.sign_in("Sam Ortega", SAM_PIN)
    assert dana.front_desk.isVisible()
    assert dana.front_desk.words.text() == "Sam is here"
    assert dana.reads("who-is-signed-in") == "Front desk · Sam"


def test_keys_do_nothing_while_the_desk_is_locked(dana: DeskWorker) -> None:
    dana.window.lock()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_K, Qt.Key.Key_L):
        dana.press(key)
        assert dana.can_see("sign-in-page")


def test_an_idle_desk_locks_itself(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> None:
    riverside.waiting("Maria Alvarez")
    dana = DeskWorker(qtbot, riverside, workers, idle_minutes=0.005).sign_in()
    qtbot.waitUntil(lambda: dana.can_see("sign-in-page"))
    assert dana.lobby == []


def test_every_key_begins_the_idle_time_again(qtbot: QtBot) -> None:
    field, owner = QLineEdit(), QObject()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    watch = IdleWatch(60, owner)
    timer = watch.findChild(QTimer)
    assert timer is not None
    timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is rounded to seconds
    watch.begin()
    qtbot.waitUntil(lambda: timer.remainingTime() < 3_599_900)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert timer.remainingTime() > 3_599_900
    assert field.text() == "a"  # the key is not taken away
    watch.end()
    assert not timer.isActive()


def test_a_store_that_stops_answering_is_said_once_and_its_return_too(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    riverside.store.broken = "the disk is full."
    qtbot.waitUntil(lambda: "the disk is full" in dana.reads("message-words"))
    dana.click("message-close")
    riverside.store.broken = ""
    qtbot.waitUntil(lambda: dana.reads("message-words") == "It works again.")


def test_what_is_due_is_counted_in_the_sidebar_of_every_page(
    qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice
) -> None:
    assert dana.badge == ""
    need = riverside.owed("Ruth P.", "Get my phone number back", riverside.dana)
    late = replace(need, review_on=riverside.clock().date())
    with riverside.store.writing() as work:
        work.needs.save(late)
        work.commit()
    qtbot.waitUntil(lambda: dana.badge == "1 due")
    dana.window.lock()
    assert dana.badge == ""
    dana.sign_in()
    assert dana.front_desk.isVisible()
    qtbot.waitUntil(lambda: dana.badge == "1 due")
    dana.window.lock()
    dana.sign_in("Sam Ortega", SAM_PIN)
    qtbot.waitUntil(lambda: dana.reads("who-is-signed-in") == "Front desk · Sam" and bool(dana.lobby))
    assert dana.badge == ""


def test_closing_the_window_saves_and_asks_nothing_more(qtbot: QtBot, dana: DeskWorker, workers: Workers) -> None:
    dana.window.close()
    assert dana.front_desk.words.text() == ""
    qtbot.waitUntil(lambda: workers.database.is_idle)


def test_every_control_has_a_name_for_screen_readers_and_programs(dana: DeskWorker) -> None:
    nameless = [
        button for button in dana.window.findChildren(QPushButton) if not (button.text() or button.accessibleName())
    ]
    assert [button.objectName() for button in nameless if button.objectName() != "message-action"] == []
    assert [b.text() for b in dana.window.findChildren(QPushButton) if not b.objectName()] == []


def test_the_need_of_somebody_to_call_back_is_opened(qtbot: QtBot, dana: DeskWorker, riverside: FakeOffice) -> None:
    need = riverside.owed("Tomasz K.", "Help with the housing form", riverside.sam)
    call = CallWanted(name="Tomasz K.", phone="555 010 0199", about="housing form", need_id=need.id)
    riverside.desk.call_backs.wanted(call, riverside.acting(riverside.dana))
    dana.press(Qt.Key.Key_3)
    qtbot.waitUntil(lambda: dana.can_see("call-open-need"))
    dana.click("call-open-need")
    assert dana.can_see("follow-through-page")
    qtbot.waitUntil(lambda: "Help with the housing form" in dana.reads("owed-words"))
