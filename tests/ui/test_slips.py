# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips: what is in the queue, whose it is, and what people can say to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent
from kiosk.domain.office import Station, StationKind
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from kiosk.ui import theme
from kiosk.ui.reception.slips.deeds import bring_queue
from kiosk.ui.reception.slips.slip_painting import PAINTED
from kiosk.ui.reception.slips.slip_rows import SlipsList, SlipsModel
from kiosk.ui.reception.slips.slips import AT_ONCE
from kiosk.ui.reception.words.slips import SlipWords
from kiosk.ui.tasks import Workers
from tests.ui.at_slips import ENGLISH, LASER, AtSlips, Queue, say
from tests.ui.fakes import FakeOffice


@pytest.fixture
def queue(riverside: FakeOffice) -> Queue:
    """An empty queue of an office with two printers."""
    return Queue(riverside)


@pytest.fixture
def dana(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> AtSlips:
    """Dana, who is about to open the page."""
    return AtSlips(qtbot, riverside, workers)


@pytest.fixture
def twice_the_text(qapp: QApplication) -> Iterator[None]:
    """Text at 200 %."""
    theme.apply(qapp, 2.0)
    yield
    theme.apply(qapp)


# What is read


def test_what_needs_somebody_comes_first_and_its_latest_before_the_older(dana: AtSlips, queue: Queue) -> None:
    queue.put("Ruth P.", SlipState.SENT)
    queue.put("Mr. Okafor", SlipState.QUEUED)
    queue.put("Tomasz K.", SlipState.FAILED, 75)
    queue.put("Zoe", SlipState.QUEUED)
    queue.put("", SlipState.UNCONFIRMED)
    dana.sign_in()
    assert dana.rows == [
        *("Needs somebody", "Guest", "Tomasz K."),
        *("Waiting", "Mr. Okafor", "Zoe"),
        *("Being printed", "Ruth P."),
    ]
    assert dana.chosen == "Guest"
    assert dana.says("slips-summary") == "2 slips need somebody. 2 wait. 1 is being printed."
    assert dana.counted[-1] == 2


def test_nothing_is_said_of_the_queue_before_it_is_known_and_then_it_is_calm(dana: AtSlips) -> None:
    assert dana.says("slips-empty") == ""
    dana.sign_in()
    assert dana.says("slips-empty") == "No slip is waiting, and none needs you."
    assert dana.says("slips-summary") == ""
    assert dana.offered == []
    assert dana.counted[-1] == 0


@pytest.mark.parametrize(
    ("state", "problem", "said", "why"),
    [
        (SlipState.FAILED, "no paper", "Not printed", "We heard: no paper."),
        (SlipState.FAILED, "", "Not printed", "It did not print, and nobody knows why."),
        (SlipState.UNCONFIRMED, "no answer", "Did it come out?", "It may be on paper. We heard: no answer."),
        (SlipState.UNCONFIRMED, "", "Did it come out?", "It may be on paper. Look whether it came out."),
        (SlipState.SENT, "", "Printing", "The printer has it."),
        (SlipState.QUEUED, "", "Waiting", "Its turn comes by itself."),
    ],
)
def test_a_row_says_everything_to_a_screen_reader(
    dana: AtSlips, queue: Queue, state: SlipState, problem: str, said: str, why: str
) -> None:
    order = queue.put("Maria Alvarez", state, problem=problem, copy=2)
    dana.sign_in()
    where = f"{queue.reference(order)} · copy 2 · 9:41 am · Counter printer · Front desk · Dana"
    assert dana.read("Maria Alvarez") == f"Maria Alvarez · {said} · {where} · {why}"


@pytest.mark.parametrize(
    ("changes", "printer"),
    [
        ({}, "Counter printer"),
        ({"printed_on": LASER}, "Office laser"),
        ({"target": "printer:Hall"}, "Hall"),
        ({"target": "escpos-usb:/dev/usb/lp0?profile=generic"}, "/dev/usb/lp0"),
        ({"target": "pdf:/home/dana/Maria.pdf"}, "Maria.pdf"),
    ],
)
def test_a_row_names_the_printer(dana: AtSlips, queue: Queue, changes: dict[str, str], printer: str) -> None:
    queue.put("Maria", SlipState.QUEUED, 1, **changes)
    dana.sign_in()
    assert f" · {printer} · " in dana.read("Maria")


def test_a_station_that_chose_no_printer_prints_on_the_offices(
    dana: AtSlips, queue: Queue, riverside: FakeOffice
) -> None:
    queue.put("Maria", SlipState.QUEUED)
    riverside.store.tables.printers.clear()
    dana.sign_in()
    assert " · the office’s printer · " in dana.read("Maria")


def test_a_row_says_when_it_is_tried_next(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    for name, seconds in (("Soon", 20), ("Later", 180)):
        due = riverside.clock() + timedelta(seconds=seconds)
        queue.put(name, SlipState.QUEUED, problem="cover open", due_at=due)
    dana.sign_in()
    assert dana.read("Soon").endswith("We heard: cover open. We try again in a moment.")
    assert dana.read("Later").endswith("We heard: cover open. We try again at 9:45 am.")


def test_another_day_and_another_station_are_named(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    counter = Station(id=new_id(), office_id=riverside.office.id, name="Counter 2", kind=StationKind.RECEPTION)
    riverside.store.tables.stations[counter.id] = counter
    queue.put("Ruth P.", SlipState.FAILED, 3 * 24 * 60, station_id=counter.id, printed_on="printer")
    dana.sign_in()
    assert "Fri 20 Nov, 9:42 am · Counter printer · Counter 2 · Dana" in dana.read("Ruth P.")


def test_the_card_says_whose_it_is_and_what_can_be_done(dana: AtSlips, queue: Queue) -> None:
    guest = queue.put("", SlipState.UNCONFIRMED)
    order = queue.put("Maria Alvarez", SlipState.FAILED, copy=2, problem="no paper")
    queue.put("Ruth P.", SlipState.SENT)
    queue.put("Zoe", SlipState.QUEUED)
    dana.sign_in()
    assert dana.says("queued-whose") == f"Maria Alvarez’s slip {queue.reference(order)} · copy 2"
    assert dana.says("queued-what") == "We heard: no paper."
    assert dana.says("queued-origin") == "9:41 am · Counter printer · Front desk · Dana"
    assert dana.offered == ["Print now", "Clear"]
    assert dana.button("queued-print-now").accessibleDescription().startswith("Maria Alvarez’s slip")
    dana.choose("Guest")
    assert dana.says("queued-whose") == f"A guest’s slip {queue.reference(guest)}"
    assert dana.offered == ["It came out", "It did not – print copy 2", "Clear"]
    dana.choose("Ruth P.")
    assert dana.offered == ["It came out"]
    dana.choose("Zoe")
    assert dana.offered == ["Print now", "Don’t print"]


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


def test_the_button_counts_the_copies_that_are_known(dana: AtSlips, queue: Queue) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    queue.keep(replace(order, id=new_id(), copy=2))
    dana.sign_in()
    assert dana.offered[1] == "It did not – print copy 3"


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


def test_all_that_are_over_are_cleared_and_a_fresh_question_stays(dana: AtSlips, queue: Queue) -> None:
    over = [queue.put(f"Visitor {number}", SlipState.FAILED, 2) for number in range(AT_ONCE + 1)]
    over.append(queue.put("Gone", SlipState.UNCONFIRMED, 11))
    queue.put("Maria", SlipState.UNCONFIRMED, 2)
    queue.put("Zoe", SlipState.QUEUED)
    dana.sign_in()
    assert dana.button("clear-all-slips").text() == f"Clear all {len(over)} that are over"
    dana.click("clear-all-slips")
    assert dana.rows == ["Needs somebody", "Maria", "Waiting", "Zoe"]
    assert all(queue.now(order).cleared_at for order in over)
    assert dana.heard == ["Cleared. The history is kept."]
    assert not dana.button("clear-all-slips").isVisible()


def test_what_a_colleague_saw_to_first_is_not_done_twice(dana: AtSlips, queue: Queue, riverside: FakeOffice) -> None:
    order = queue.put("Maria", SlipState.UNCONFIRMED)
    dana.sign_in()
    riverside.desk.slip_queue.print_again(order, riverside.acting(riverside.sam))
    dana.click("queued-not-out")
    assert queue.prints_of(order) == [(1, SlipState.UNCONFIRMED), (2, SlipState.QUEUED)]
    assert dana.heard == ["That slip has moved on meanwhile. Nothing was done; please look again."]
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


# How it is shown


@pytest.mark.usefixtures("twice_the_text")
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_long_name_leaves_every_button_in_sight_at_twice_the_text(
    qtbot: QtBot, riverside: FakeOffice, workers: Workers, queue: Queue, direction: Qt.LayoutDirection
) -> None:
    QApplication.setLayoutDirection(direction)
    queue.put("W" * 200, SlipState.UNCONFIRMED)
    dana = AtSlips(qtbot, riverside, workers)
    dana.window.setFixedSize(1024 - 383, 600)
    dana.sign_in()
    assert not dana.page.grab().isNull()
    buttons = [dana.button(f"queued-{deed}") for deed in ("came-out", "not-out", "clear")]
    for shown in (*buttons, dana.listed):
        left = shown.mapTo(dana.window, shown.rect().topLeft()).x()
        assert 0 <= left <= left + shown.width() <= dana.window.width()
        assert shown.width() >= shown.minimumSizeHint().width()


def test_thousands_of_rows_word_only_what_is_seen(qtbot: QtBot, queue: Queue, riverside: FakeOffice) -> None:
    queue.put("Maria", SlipState.FAILED)
    worded: set[int] = set()

    class CountingModel(SlipsModel):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            if role in {PAINTED, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
                worded.add(index.row())
            return super().data(index, role)

    known = bring_queue(riverside.desk, riverside.office.id)
    zone = ZoneInfo(riverside.office.timezone)
    words = SlipWords(queue=known, now=riverside.clock(), zone=zone, say_problem=say, translate=ENGLISH)
    listed = SlipsList(CountingModel(ENGLISH), ENGLISH)
    qtbot.addWidget(listed)
    row = known.rows[0]
    listed.show_slips([replace(row, order=replace(row.order, id=UUID(int=n))) for n in range(5_000)], words)
    listed.resize(900, 500)
    listed.show()
    assert not listed.grab().isNull()
    assert len(worded) < 30
