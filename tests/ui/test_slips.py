# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips: what is in the queue, whose it is, and how that is shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.domain.ids import new_id
from kiosk.domain.office import Station, StationKind
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import Delivery
from kiosk.ui import theme
from kiosk.ui.reception.slips.deeds import Deed, bring_queue, do_deed
from kiosk.ui.reception.slips.slip_painting import PAINTED
from kiosk.ui.reception.slips.slip_rows import SlipsList, SlipsModel
from kiosk.ui.reception.words.slips import SlipWords, done_in_words
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
    assert dana.offered == ["It came out", "It did not – print a copy", "Clear"]
    dana.choose("Ruth P.")
    assert dana.offered == ["It came out"]
    dana.choose("Zoe")
    assert dana.offered == ["Print now", "Don’t print"]


# When two desks see to one slip


@pytest.mark.parametrize(
    ("state", "deed"),
    [
        (SlipState.FAILED, Deed.PRINT),
        (SlipState.FAILED, Deed.CLEAR),
        (SlipState.QUEUED, Deed.TAKE_OFF),
        (SlipState.UNCONFIRMED, Deed.NOT_OUT),
        (SlipState.UNCONFIRMED, Deed.CLEAR),
    ],
)
def test_what_a_colleague_prints_is_left_to_them_and_that_is_said(
    queue: Queue, riverside: FakeOffice, state: SlipState, deed: Deed
) -> None:
    seen = queue.put("Maria", state)
    riverside.desk.slip_queue.print_again(seen, riverside.acting(riverside.sam))
    before = dict(riverside.store.tables.prints)
    done = do_deed(riverside.desk.slip_queue, deed, seen, riverside.acting(riverside.dana))
    assert done_in_words(done, ENGLISH) == "Somebody else has seen to it. Nothing was done."
    assert riverside.store.tables.prints == before


@pytest.mark.parametrize(
    ("state", "deed", "now", "said"),
    [
        (SlipState.QUEUED, Deed.PRINT, SlipState.SENT, "The printer has it already. Nothing was done."),
        (SlipState.QUEUED, Deed.TAKE_OFF, SlipState.SENT, "The printer has it already. Nothing was done."),
        (SlipState.UNCONFIRMED, Deed.NOT_OUT, SlipState.CONFIRMED, "It is noted as printed already. Nothing was done."),
        (SlipState.QUEUED, Deed.PRINT, SlipState.FAILED, "It did not print. Nothing was done; please look again."),
    ],
)
def test_what_the_printer_did_meanwhile_stands_and_is_said(
    queue: Queue, riverside: FakeOffice, state: SlipState, deed: Deed, now: SlipState, said: str
) -> None:
    seen = queue.put("Maria", state)
    moved = queue.keep(seen.ended(Delivery(state=now), riverside.clock()))
    done = do_deed(riverside.desk.slip_queue, deed, seen, riverside.acting(riverside.dana))
    assert done_in_words(done, ENGLISH) == said
    assert queue.now(seen) == moved


def test_a_slip_that_two_people_hold_to_have_come_out_has(queue: Queue, riverside: FakeOffice) -> None:
    seen = queue.put("Maria", SlipState.UNCONFIRMED)
    for staff in (riverside.sam, riverside.dana):
        done = do_deed(riverside.desk.slip_queue, Deed.CAME_OUT, seen, riverside.acting(staff))
        assert done_in_words(done, ENGLISH) == "Good. It is noted as printed."


def test_the_notice_tells_the_true_number_of_a_copy(queue: Queue, riverside: FakeOffice) -> None:
    first = queue.put("Maria", SlipState.CONFIRMED)
    seen = queue.keep(replace(first, id=new_id(), copy=2, state=SlipState.UNCONFIRMED))
    queue.keep(replace(first, id=new_id(), copy=3, cleared_at=first.at))
    done = do_deed(riverside.desk.slip_queue, Deed.NOT_OUT, seen, riverside.acting(riverside.dana))
    assert done_in_words(done, ENGLISH) == "Copy 4 goes to the printer."


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
