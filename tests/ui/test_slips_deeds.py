# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips: what people do with the queue, by button and by key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.need import HistoryEvent
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from kiosk.ui.reception.slips.slips import AT_ONCE
from kiosk.ui.tasks import Workers
from tests.ui.at_slips import AtSlips, Queue
from tests.ui.fakes import FakeOffice


@pytest.fixture
def queue(riverside: FakeOffice) -> Queue:
    """An empty queue of an office with two printers."""
    return Queue(riverside)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> AtSlips:
    """Dana, who is about to open the page."""
    return AtSlips(qtbot, riverside, workers)


# What is done


def test_it_came_out(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    dana.sign_in()
    dana.click("queued-came-out")
    assert queue.now(order).state is SlipState.CONFIRMED
    assert dana.heard == ["Good. It is noted as printed."]
    assert dana.says("slips-empty") != ""
    assert (dana.counted[-1], dana.woken) == (0, 0)


def test_it_did_not_prints_the_next_copy_and_keeps_that_nobody_saw_the_first(
    dana: AtSlips, queue: Queue, riverside: FakeOffice
) -> None:
    queue.put("Zoe", SlipState.FAILED)
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    queue.put("Ann", SlipState.FAILED)
    dana.sign_in()
    dana.choose("Maria")
    dana.click("queued-not-out")
    assert queue.prints_of(order) == [(1, SlipState.UNCONFIRMED), (2, SlipState.QUEUED)]
    assert queue.now(order).problem == SpoolReason.NEVER_CAME_OUT
    assert dana.heard == ["Copy 2 goes to the printer."]
    assert dana.woken == 1
    assert (dana.chosen, dana.says("queued-what")) == ("Maria", "Its turn comes by itself.")
    told = [line for line in riverside.store.tables.history if line.event is HistoryEvent.SLIP_PRINTED]
    assert [line.facts["state"] for line in told] == ["unconfirmed"]


def test_what_failed_is_printed_now(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.FAILED)
    dana.sign_in()
    dana.click("queued-print-now")
    assert queue.prints_of(order) == [(1, SlipState.QUEUED)]
    assert (dana.heard, dana.woken) == (["It goes to the printer."], 1)
    assert dana.rows == ["Waiting", "Maria"]


def test_what_waits_is_printed_now_or_not_at_all(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    later = riverside.clock() + timedelta(seconds=30)
    maria = queue.put("Maria", SlipState.QUEUED, due_at=later)
    zoe = queue.put("Zoe", SlipState.QUEUED, due_at=later)
    dana.sign_in()
    dana.click("queued-print-now")
    assert queue.now(maria).due_at == riverside.clock()
    dana.choose("Zoe")
    dana.click("queued-take-off")
    assert (queue.now(zoe).state, queue.now(zoe).problem) == (SlipState.FAILED, SpoolReason.TAKEN_OFF)
    assert dana.heard[-1] == "Taken off. It does not print."
    assert dana.rows == ["Waiting", "Maria"]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("Maria", "Maria’s slip from 9:27 am. Is Maria here?"),
        ("", "A guest’s slip from 9:27 am. Is this guest here?"),
    ],
)
def test_an_older_slip_prints_only_once_somebody_says_that_its_visitor_is_here(
    dana: AtSlips, queue: Queue, name: str, question: str
) -> None:
    order = queue.put(name, SlipState.FAILED, 15)
    dana.sign_in()
    dana.click("queued-print-now")
    assert dana.says("queued-question") == question
    assert dana.offered == ["Yes, print it", "No, leave it"]
    assert dana.button("queued-not-here").accessibleDescription() == question
    dana.click("queued-not-here")
    assert dana.offered == ["Print now", "Clear"]
    assert (queue.now(order).state, dana.woken) == (SlipState.FAILED, 0)
    dana.click("queued-print-now")
    dana.click("queued-is-here")
    assert (queue.now(order).state, dana.woken) == (SlipState.QUEUED, 1)


def test_a_copy_of_an_older_slip_is_asked_about_too(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED, 11)
    dana.sign_in()
    dana.click("queued-not-out")
    assert dana.says("queued-question") == "Maria’s slip from 9:31 am. Is Maria here?"
    assert queue.prints_of(order) == [(1, SlipState.UNCONFIRMED)]


def test_the_question_ends_when_somebody_turns_to_another_slip(dana: AtSlips, queue: Queue) -> None:
    queue.put("Maria", SlipState.FAILED, 15)
    queue.put("Zoe", SlipState.FAILED, 14)
    dana.sign_in()
    dana.click("queued-print-now")
    dana.choose("Maria")
    assert dana.offered == ["Print now", "Clear"]


def test_the_question_stands_while_the_queue_is_brought_again(dana: AtSlips, queue: Queue) -> None:
    queue.put("Maria", SlipState.FAILED, 15)
    dana.sign_in()
    dana.click("queued-print-now")
    queue.put("Zoe", SlipState.QUEUED)
    dana.page.others_changed()
    dana.settle()
    assert dana.rows == ["Needs somebody", "Maria", "Waiting", "Zoe"]
    assert dana.says("queued-question") == "Maria’s slip from 9:27 am. Is Maria here?"


def test_all_that_did_not_print_are_cleared_and_every_question_stays(dana: AtSlips, queue: Queue) -> None:
    failed = [queue.put(f"Visitor {number}", SlipState.FAILED, 2) for number in range(AT_ONCE + 1)]
    queue.put("Gone", SlipState.UNCONFIRMED, 11)
    queue.put("Maria", SlipState.UNCONFIRMED, 2)
    queue.put("Zoe", SlipState.QUEUED)
    dana.sign_in()
    assert dana.button("clear-all-slips").text() == f"Clear all {len(failed)} that did not print"
    dana.click("clear-all-slips")
    assert dana.rows == ["Needs somebody", "Maria", "Gone", "Waiting", "Zoe"]
    assert all(queue.now(order).cleared_at for order in failed)
    assert dana.heard == ["Cleared. The history is kept."]
    assert not dana.button("clear-all-slips").isVisible()


def test_what_a_colleague_saw_to_first_is_not_done_twice(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    dana.sign_in()
    riverside.desk.slip_queue.print_again(order, riverside.acting(riverside.sam))
    dana.click("queued-not-out")
    assert queue.prints_of(order) == [(1, SlipState.UNCONFIRMED), (2, SlipState.QUEUED)]
    assert dana.heard == ["Somebody else has seen to it. Nothing was done."]
    assert dana.woken == 0


def test_clearing_spares_what_a_colleague_prints_again(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    order = queue.put("Maria", SlipState.FAILED)
    dana.sign_in()
    riverside.desk.slip_queue.print_again(order, riverside.acting(riverside.sam))
    dana.click("clear-all-slips")
    assert queue.now(order).state is SlipState.QUEUED


def test_a_double_click_prints_one_copy(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    dana.sign_in()
    for _click in range(2):
        dana.qtbot.mouseClick(dana.button("queued-not-out"), Qt.MouseButton.LeftButton)
    dana.settle()
    assert queue.prints_of(order) == [(1, SlipState.UNCONFIRMED), (2, SlipState.QUEUED)]
    assert dana.heard == ["Copy 2 goes to the printer."]


def test_a_store_that_cannot_save_is_said_and_the_row_stays(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    order = queue.put("Maria", SlipState.FAILED)
    dana.sign_in()
    riverside.store.broken = "the disk is full."
    dana.click("queued-print-now")
    assert "the disk is full" in dana.heard[-1]
    assert (dana.rows, dana.woken) == (["Needs somebody", "Maria"], 0)
    riverside.store.broken = ""
    dana.click("queued-print-now")
    assert queue.now(order).state is SlipState.QUEUED


# Keys and the cursor


def test_arrows_go_from_row_to_row_and_enter_does_what_is_likeliest(dana: AtSlips, queue: Queue) -> None:
    queue.put("Maria", SlipState.UNCONFIRMED)
    queue.put("Zoe", SlipState.QUEUED)
    ruth = queue.put("Ruth", SlipState.SENT)
    dana.sign_in()
    dana.press(Qt.Key.Key_Down)
    assert dana.chosen == "Zoe"
    dana.press(Qt.Key.Key_Home)
    assert dana.chosen == "Maria"
    dana.press(Qt.Key.Key_End)
    assert dana.chosen == "Ruth"
    dana.press(Qt.Key.Key_Return)
    assert queue.now(ruth).state is SlipState.CONFIRMED


def test_enter_that_is_held_down_answers_once(dana: AtSlips, queue: Queue) -> None:
    queue.put("Maria", SlipState.UNCONFIRMED)
    queue.put("Zoe", SlipState.UNCONFIRMED)
    dana.sign_in()
    dana.press(Qt.Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(dana.listed, held)
    dana.settle()
    assert dana.rows == ["Needs somebody", "Maria"]


def test_a_question_is_left_by_escape_and_enter_prints_nothing(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.FAILED, 15)
    dana.sign_in()
    dana.press(Qt.Key.Key_Return)
    assert dana.button("queued-not-here").hasFocus()
    dana.press(Qt.Key.Key_Return)
    assert dana.listed.hasFocus()
    dana.press(Qt.Key.Key_Return)
    dana.press(Qt.Key.Key_Escape)
    assert dana.offered == ["Print now", "Clear"]
    assert dana.listed.hasFocus()
    assert queue.now(order).state is SlipState.FAILED


def test_the_buttons_follow_the_list_by_tab_and_a_pressed_one_gives_the_cursor_back(
    dana: AtSlips, queue: Queue
) -> None:
    queue.put("Maria", SlipState.UNCONFIRMED)
    queue.put("Zoe", SlipState.UNCONFIRMED)
    dana.sign_in()
    dana.press(Qt.Key.Key_Tab)
    assert dana.button("queued-came-out").hasFocus()
    dana.press(Qt.Key.Key_Return)
    assert dana.listed.hasFocus()
    assert dana.chosen == "Maria"


def test_the_chosen_print_and_the_cursor_stay_while_others_come_and_go(
    dana: AtSlips, queue: Queue, riverside: FakeOffice
) -> None:
    old = queue.put("Old", SlipState.FAILED, 5)
    middle = queue.put("Middle", SlipState.FAILED, 3)
    queue.put("New", SlipState.FAILED)
    dana.sign_in()
    dana.choose("Middle")
    dana.button("queued-clear").setFocus()
    queue.put("Newer", SlipState.FAILED)
    queue.keep(replace(old, state=SlipState.QUEUED))
    dana.page.note_moved(riverside.desk.slip_queue.look(old.id))
    dana.settle()
    assert dana.rows == ["Needs somebody", "Newer", "New", "Middle", "Waiting", "Old"]
    assert dana.chosen == "Middle"
    assert dana.button("queued-clear").hasFocus()
    queue.keep(replace(middle, cleared_at=riverside.clock()))
    dana.page.others_changed()
    dana.settle()
    assert dana.chosen == "Old"


def test_nothing_of_anybody_stays_when_the_desk_is_locked(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria Alvarez", SlipState.FAILED, 15)
    dana.sign_in()
    dana.click("queued-print-now")
    assert "Maria Alvarez" in dana.everything_readable()
    dana.page.others_changed()
    dana.page.sign_out()
    dana.settle()
    assert "Maria" not in dana.everything_readable()
    assert queue.reference(order) not in dana.everything_readable()
    assert dana.counted[-1] == 0
