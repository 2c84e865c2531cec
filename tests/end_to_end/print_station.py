# SPDX-License-Identifier: GPL-3.0-or-later
"""A station that prints, on a real data folder: turn by turn in this process, or in one that can be killed."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread

from kiosk.app import Onward, build_onward, utc_now
from kiosk.desk.answer import AnswerHere
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.ports import SlipPrinter
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.slip_queue import InQueue
from kiosk.domain.office import StationKind
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import Paper, Slip
from kiosk.domain.spool import Delivery, Rendering, SlipPrint
from kiosk.domain.staff import Actor
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.printers import standard_printers
from kiosk.printing.slip_printer import TargetPrinter
from kiosk.settings import Settings

FRONT_DESK = "Front desk"
PATIENCE = 60.0


class Clock:
    """The time, and what was put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return utc_now() + self.ahead

    def forward(self, **by: float) -> None:
        self.ahead += timedelta(**by)


class Station:
    """A station's desk: orders slips and, turn by turn, does what its spool does."""

    def __init__(self, data: Path, target: str, *, name: str = FRONT_DESK, printer: SlipPrinter | None = None) -> None:
        self.clock = Clock()
        settings = Settings(data=data, printer=target, paper=Paper.RECEIPT_80, busy_seconds=5)
        self.onward: Onward = build_onward(settings, clock=self.clock, printer=printer)
        self.desk = self.onward.desk
        self.command_line = self.onward.set_up.command_line(self.onward.office.id)
        station = self.onward.set_up.station(self.onward.office.id, name, StationKind.RECEPTION)
        self.actor = Actor(staff_id=self.command_line.staff_id, office_id=self.onward.office.id, station_id=station.id)
        self.stations = (station.id, self.command_line.station_id)

    def order(self, answer: str = "From nine to five.", order: PrintOrder | None = None) -> Printed:
        """Somebody comes, is answered, and is to get a slip."""
        visit = self.desk.greet.guest(self.actor).visit
        self.desk.take_need(visit.id, NeedHeard(words="Hours"), (AnswerHere(text=answer),), self.actor)
        return self.desk.print_slip(visit.id, SlipWishes(), order or PrintOrder(), self.actor)

    def orders(self, count: int) -> list[str]:
        """Order slips; returns their references."""
        return [self.order(f"Come to door {number}.").slip.reference for number in range(count)]

    def turn(self) -> SlipPrint | None:
        """Do what is due; None when nothing is."""
        spool = self.desk.spool
        turn = spool.next_due(self.stations)
        if turn is None:
            return None
        if turn.was_sent:
            return spool.note(turn, spool.follow(turn)).order
        page = spool.render(turn)
        if page.problem:
            return spool.note_unmade(turn, page.problem).order
        order = spool.take(turn, page)
        assert order is not None
        return spool.note(turn, spool.send(page, order)).order

    def kept(self, printed: Printed) -> SlipPrint:
        return self.desk.slip_queue.look(printed.order.id).order

    def page_of(self, printed: Printed) -> Rendering | None:
        with self.onward.database.reading() as work:
            return work.slips.rendering(printed.order.id)

    def prints_of(self, reference: str) -> list[SlipPrint]:
        with self.onward.database.reading() as work:
            slip = work.slips.of_reference(reference)
            assert slip is not None
            return list(work.slips.prints(slip.id))

    def queue(self) -> list[InQueue]:
        return list(self.desk.slip_queue(self.onward.office.id))

    def close(self) -> None:
        self.onward.database.close()


@contextmanager
def station(
    data: Path, target: str, *, name: str = FRONT_DESK, printer: SlipPrinter | None = None
) -> Iterator[Station]:
    opened = Station(data, target, name=name, printer=printer)
    try:
        yield opened
    finally:
        opened.close()


class Stage(StrEnum):
    """Where a process may be when its power goes."""

    PAGE_MADE = "page made"
    PAGE_KEPT = "page kept"
    ALL_SENT = "all sent"
    NEVER = ""


Tell = Callable[[str], None]


@dataclass(frozen=True)
class StopsAt:
    """A printer that says where it is and goes no further."""

    printer: SlipPrinter
    stage: Stage
    tell: Tell

    def render(self, slip: Slip, order: SlipPrint, way: PrinterChoice) -> Rendering:
        page = self.printer.render(slip, order, way)
        self._is_at(Stage.PAGE_MADE)
        return page

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        self._is_at(Stage.PAGE_KEPT)
        delivery = self.printer.send(rendering, order)
        self._is_at(Stage.ALL_SENT)
        return delivery

    def follow(self, order: SlipPrint) -> Delivery:
        return self.printer.follow(order)

    def may_pass(self, problem: str) -> bool:
        return self.printer.may_pass(problem)

    def _is_at(self, stage: Stage) -> None:
        if stage is self.stage:
            self.tell(stage)
            Event().wait()


@dataclass(frozen=True, kw_only=True)
class Post:
    """Where a spool works, and where it stops for good, as if the power went."""

    data: Path
    target: str
    name: str = FRONT_DESK
    stage: Stage = Stage.NEVER
    temporary: Path | None = None


class Process:
    """A station's spool in a process of its own; `told` is what it has said."""

    def __init__(self, post: Post) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["kiosk.app", "kiosk.ui.spool_runner"])  # or each start takes a second
        self.told: list[str] = []
        self._ear, mouth = context.Pipe(duplex=False)
        self._process = context.Process(target=be_a_spool, args=(post, mouth), daemon=True)
        self._process.start()
        mouth.close()
        self._listener = Thread(target=self._listen)
        self._listener.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def hears(self, line: str) -> None:
        """Wait until it has said that."""
        until(lambda: line in self.told, f"it says {line!r}", self.told)

    def kill(self) -> None:
        """Pull its plug."""
        self._process.kill()
        self._process.join(10)
        self._listener.join(10)
        self._ear.close()

    def _listen(self) -> None:
        try:
            while True:
                self.told.append(self._ear.recv())
        except EOFError:
            return


@contextmanager
def spooling(
    data: Path, target: str, *, name: str = FRONT_DESK, stage: Stage = Stage.NEVER, temporary: Path | None = None
) -> Iterator[Process]:
    """A window's spool, without the window."""
    process = Process(Post(data=data, target=target, name=name, stage=stage, temporary=temporary))
    try:
        yield process
    finally:
        process.kill()


def until(true: Callable[[], object], what: str, instead: Sequence[str] = ()) -> None:
    """Look again until it is so; `instead` is what may come in its place."""
    give_up = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < give_up, f"never: {what}; instead: {instead}"
        Event().wait(0.02)


def be_a_spool(post: Post, mouth: Connection) -> None:
    """Work as the window's spool does, and tell each thing that it tells."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - the tests themselves need no Qt

    from kiosk.store.spool_seat import SpoolSeat  # noqa: PLC0415
    from kiosk.ui.spool_runner import SpoolRunner  # noqa: PLC0415
    from kiosk.ui.tasks import start_workers  # noqa: PLC0415

    tempfile.tempdir = str(post.temporary) if post.temporary else None
    renderer = SlipRenderer()
    printer = StopsAt(TargetPrinter(lambda: renderer, standard_printers()), post.stage, mouth.send)
    here = Station(post.data, post.target, name=post.name, printer=printer)
    app = QCoreApplication(sys.argv[:1])
    seat = SpoolSeat(post.data, here.actor.station_id)
    runner = SpoolRunner(here.desk.spool, start_workers(app), here.stations, seat.take, app)
    runner.moved.connect(lambda printed: mouth.send(f"{printed.slip.reference} {printed.order.state}"))
    runner.troubled.connect(lambda error: mouth.send(f"trouble: {error}"))
    runner.found_again.connect(lambda: mouth.send("found again"))
    runner.begin()
    mouth.send("began")
    app.exec()
