# SPDX-License-Identifier: GPL-3.0-or-later
"""The spool at work: in order, off the window's thread, and nothing lost whatever gives way."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Event, get_ident
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.desk.answer import AnswerHere
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.ports import UnitOfWork
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.spool import Spool
from kiosk.domain.errors import NotSaved
from kiosk.domain.ids import new_id
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers
from tests.desk.fakes import BY_SETTINGS, OUT_OF_PAPER, FakePrinter
from tests.ui.fakes import FakeOffice
from tests.ui.memory_store import MemoryStore

QUEUED, SENT, CONFIRMED = SlipState.QUEUED, SlipState.SENT, SlipState.CONFIRMED


class SlowPrinter(FakePrinter):
    """Takes as long as its gate is closed, and knows on which thread it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.begun = Event(), Event()
        self.gate.set()
        self.threads: set[int] = set()

    def render(self, slip: Slip, order: SlipPrint, way: PrinterChoice) -> Rendering:
        self.threads.add(get_ident())
        return super().render(slip, order, way)

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        self.threads.add(get_ident())
        self.begun.set()
        assert self.gate.wait(20), "nobody opened the gate"
        return super().send(rendering, order)


class BrokenPrinter(FakePrinter):
    """Raises, as no printer should."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part

    def render(self, slip: Slip, order: SlipPrint, way: PrinterChoice) -> Rendering:
        if self.part == "render":
            raise ZeroDivisionError
        return super().render(slip, order, way)

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        if self.part == "send":
            raise ZeroDivisionError
        return super().send(rendering, order)


@dataclass
class FlakyStore:
    """A store whose n-th action fails, counted from `fails_at`, for `times` actions; says who came on which thread."""

    store: MemoryStore
    fails_at: int = 0
    times: int = 0
    actions: int = 0
    threads: set[int] = field(default_factory=set)

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        self._act()
        return self.store.writing()

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        self._act()
        return self.store.reading()

    def revision(self) -> int:
        return self.store.revision()

    def _act(self) -> None:
        self.threads.add(get_ident())
        self.actions += 1
        if self.fails_at and self.fails_at <= self.actions < self.fails_at + self.times:
            raise NotSaved(reason="the disk is full.")


@dataclass
class Seat:
    """The place of the station's one spool, which somebody else may have."""

    free: bool = True
    asked: int = 0
    threads: set[int] = field(default_factory=set)

    def take(self) -> bool:
        self.asked += 1
        self.threads.add(get_ident())
        return self.free


class Tally:
    """Counts; apart from the room, so that nothing of Qt is left for a garbage collector on another thread."""

    count = 0

    def up(self) -> None:
        self.count += 1


class Room:
    """A spool at work in an office, and everything it told."""

    def __init__(self, qtbot: QtBot, office: FakeOffice, workers: Workers) -> None:
        self.qtbot, self.office, self.workers = qtbot, office, workers
        self.printer: FakePrinter = SlowPrinter()
        self.store = FlakyStore(office.store)
        self.seat = Seat()
        self.moved: list[Printed] = []
        self.stalled: list[Printed] = []
        self.troubles: list[object] = []
        self.mended = Tally()

    def begin(self) -> SpoolRunner:
        spool = Spool(self.store, self.office.clock, self.printer, BY_SETTINGS)
        self.runner = SpoolRunner(spool, self.workers, [self.office.station.id], self.seat.take)
        self.runner.moved.connect(self.moved.append)
        self.runner.stalled.connect(self.stalled.append)
        self.runner.troubled.connect(self.troubles.append)
        self.runner.found_again.connect(self.mended.up)
        self.runner.begin()
        return self.runner

    def order(self, name: str) -> SlipPrint:
        """Somebody's slip is ordered, as the desk does it."""
        visit = self.office.helped(name, self.office.dana)
        acting = self.office.acting(self.office.dana)
        self.office.desk.take_need(visit.id, NeedHeard(words="Hours"), (AnswerHere(text="From nine."),), acting)
        self.office.clock.move(seconds=1)
        return self.office.desk.print_slip(visit.id, SlipWishes(), PrintOrder(), acting).order

    def state(self, order: SlipPrint) -> SlipState:
        return self.office.store.tables.prints[order.id].state

    def wait_for(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=10_000)

    def slow(self) -> SlowPrinter:
        assert isinstance(self.printer, SlowPrinter)
        return self.printer


@pytest.fixture
def room(qtbot: QtBot, riverside: FakeOffice, workers: Workers) -> Iterator[Room]:
    room = Room(qtbot, riverside, workers)
    yield room
    if isinstance(room.printer, SlowPrinter):
        room.printer.gate.set()


def test_what_was_ordered_prints_in_its_order_and_is_told_on_the_way(room: Room) -> None:
    orders = [room.order(name) for name in ("Maria Alvarez", "Tom Baker", "Ana Cruz")]
    room.begin()
    room.wait_for(lambda: room.state(orders[-1]) is CONFIRMED)
    assert [order.id for _page, order in room.printer.sent] == [order.id for order in orders]
    told = [(printed.order.id, printed.order.state) for printed in room.moved]
    assert told == [(order.id, state) for order in orders for state in (SENT, CONFIRMED)]


def test_what_is_ordered_later_prints_when_it_is_woken(room: Room) -> None:
    runner = room.begin()
    room.wait_for(lambda: runner.is_resting)
    order = room.order("Maria Alvarez")
    with room.qtbot.waitSignal(runner.moved, timeout=900):  # sooner than it looks by itself
        runner.wake()
    room.wait_for(lambda: room.state(order) is CONFIRMED)


def test_being_woken_from_what_it_tells_sends_nothing_twice(room: Room) -> None:
    order = room.order("Maria Alvarez")
    runner = room.begin()
    runner.moved.connect(runner.wake)
    runner.moved.connect(runner.wake)
    room.wait_for(lambda: room.state(order) is CONFIRMED and runner.is_resting)
    assert len(room.printer.sent) == 1


def test_neither_store_nor_seat_nor_printer_is_met_on_the_windows_thread(room: Room) -> None:
    order = room.order("Maria Alvarez")
    room.begin()
    room.wait_for(lambda: room.state(order) is CONFIRMED)
    assert get_ident() not in room.store.threads | room.slow().threads | room.seat.threads


def test_a_printer_that_hangs_holds_up_nothing_but_paper(room: Room) -> None:
    printer = room.slow()
    printer.gate.clear()
    order = room.order("Maria Alvarez")
    room.begin()
    room.wait_for(printer.begun.is_set)
    for worker in (room.workers.database, room.workers.pages, room.workers.pins):
        with room.qtbot.waitSignal(worker.start(lambda: None).succeeded):
            pass
    other = room.order("Tom Baker")
    assert (room.state(order), room.state(other)) == (SENT, QUEUED)
    printer.gate.set()
    room.wait_for(lambda: room.state(other) is CONFIRMED)


def test_while_another_window_has_the_seat_nothing_is_sent_and_then_it_is(room: Room) -> None:
    room.seat.free = False
    order = room.order("Maria Alvarez")
    room.begin()
    room.wait_for(lambda: room.seat.asked >= 2)
    assert (room.state(order), room.printer.sent) == (QUEUED, [])
    room.seat.free = True
    room.wait_for(lambda: room.state(order) is CONFIRMED)


def test_whoever_takes_the_seat_asks_what_became_of_an_interrupted_print(room: Room) -> None:
    order = room.order("Maria Alvarez")
    tables = room.office.store.tables
    tables.prints[order.id] = order.sending("printer", room.office.clock())
    room.begin()
    room.wait_for(lambda: room.state(order) is CONFIRMED)
    assert room.printer.sent == []
    assert [each.id for each in room.printer.followed] == [order.id]


@pytest.mark.parametrize("action", [1, 2, 3, 4], ids=["find interrupted", "next due", "take", "note"])
def test_a_store_in_trouble_is_told_once_and_nothing_is_lost_or_doubled(room: Room, action: int) -> None:
    order = room.order("Maria Alvarez")
    room.store.fails_at, room.store.times = action, 1
    room.begin()
    room.wait_for(lambda: room.state(order) is CONFIRMED)
    room.wait_for(lambda: room.mended.count == 1)
    assert len(room.troubles) == 1
    assert isinstance(room.troubles[0], NotSaved)
    assert len(room.printer.sent) == 1


def test_what_came_of_a_print_is_kept_until_it_can_be_saved(room: Room) -> None:
    order = room.order("Maria Alvarez")
    room.store.fails_at, room.store.times = 4, 2
    room.begin()
    room.wait_for(lambda: room.store.actions >= 5)
    assert room.state(order) is SENT
    room.wait_for(lambda: room.state(order) is CONFIRMED)
    assert (len(room.troubles), len(room.printer.sent)) == (1, 1)


def test_a_page_that_cannot_be_made_has_not_printed(room: Room) -> None:
    room.printer = BrokenPrinter("render")
    order = room.order("Maria Alvarez")
    room.begin()
    room.wait_for(lambda: room.state(order) is SlipState.FAILED)
    assert room.printer.sent == []


def test_after_a_printers_own_fault_a_person_is_asked(room: Room) -> None:
    room.printer = BrokenPrinter("send")
    order = room.order("Maria Alvarez")
    room.begin()
    room.wait_for(lambda: room.state(order) is SlipState.UNCONFIRMED)
    assert room.moved[-1].order.asks


@pytest.mark.parametrize("takes_it", [True, False])
def test_a_print_stalls_once_every_printer_was_tried(room: Room, takes_it: bool) -> None:
    front, other = (PrinterChoice(target=f"printer:{name}", paper=Paper.A5) for name in ("Front", "Other"))
    chosen = StationPrinters(station_id=room.office.station.id, default=front, fallback=other)
    room.office.desk.choose_printers.choose(chosen, room.office.acting(room.office.dana))
    room.printer.states = {front.target: SlipState.FAILED}
    room.printer.states |= {} if takes_it else {other.target: SlipState.FAILED}
    room.printer.problem = OUT_OF_PAPER
    room.order("Maria Alvarez")
    runner = room.begin()
    room.wait_for(lambda: len(room.printer.sent) == 2 and runner.is_resting)
    assert [printed.order.tries for printed in room.stalled] == ([] if takes_it else [2])


def test_ending_waits_for_what_is_being_sent_keeps_it_and_begins_nothing_more(room: Room) -> None:
    printer = room.slow()
    printer.gate.clear()
    first, second = room.order("Maria Alvarez"), room.order("Tom Baker")
    runner = room.begin()
    room.wait_for(printer.begun.is_set)
    room.workers.pins.start(lambda: None).succeeded.connect(printer.gate.set)  # while it ends
    runner.end()
    assert runner.is_resting
    assert (room.state(first), room.state(second)) == (CONFIRMED, QUEUED)


def test_ending_in_a_rest_is_done_at_once(room: Room) -> None:
    runner = room.begin()
    room.wait_for(lambda: runner.is_resting)
    runner.end()
    order = room.order("Maria Alvarez")
    runner.wake()
    assert runner.is_resting
    assert room.state(order) is QUEUED


def test_other_stations_are_served_only_where_they_are_named(room: Room) -> None:
    order = room.order("Maria Alvarez")
    tables = room.office.store.tables
    elsewhere: UUID = new_id()
    tables.prints[order.id] = SlipPrint(
        id=order.id,
        slip_id=order.slip_id,
        station_id=elsewhere,
        copy=1,
        target="printer",
        paper=order.paper,
        at=order.at,
        by=order.by,
        due_at=order.due_at,
    )
    ours = room.order("Tom Baker")
    room.begin()
    room.wait_for(lambda: room.state(ours) is CONFIRMED)
    assert room.state(order) is QUEUED
