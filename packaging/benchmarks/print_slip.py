# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a slip takes from the tap on "Print slip" to the printer, beside a bare render of the same page, in one run.

Every slip is another visitor's, ordered, kept, rendered and sent as at the desk, on an encrypted database. The printer
is a process on loopback that takes bytes as fast as they come: a receipt printer for 80mm and 58mm, otherwise IPP.
With fewer than some twenty slips the bare render is flattered, for the typesetter remembers its last ten pages.

Run: python packaging/benchmarks/print_slip.py [--slips 1000] [--paper 80mm] [--referrals 1] [--printer TARGET]
"""

import argparse
import multiprocessing
import resource
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot
from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from kiosk.app import Onward, build_onward, utc_now
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.office_time import today_at
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import avenues_of
from kiosk.domain.ids import new_id
from kiosk.domain.office import StationKind
from kiosk.domain.slip import MOST_REFERRALS, Paper, SlipState
from kiosk.domain.staff import Actor
from kiosk.printing.receipt_profiles import profile_for
from kiosk.printing.targets import EscposFileTarget, ReceiptTarget, read_target
from kiosk.sample_office import SOURCE
from kiosk.settings import Settings
from kiosk.store.spool_seat import SpoolSeat
from kiosk.ui.reception.slip.slip_work import order_slip
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import start_workers

RECEIPTS = {Paper.RECEIPT_80, Paper.RECEIPT_58}
WARM = 100  # slips after which memory is looked at first
INSERTS = 200

INSERT, RENDER = "one bare insert, committed", "bare render of the page"
SAVED, SPOOLED = "tap to saved in the queue", "tap to spooled, page and all"
FIRST, LAST = "tap to first byte at the printer", "tap to last byte at the printer"
CONFIRMED = "tap to confirmed by the printer"

Times = dict[str, list[float]]
"""Milliseconds, by what they are of."""

_PAPER_IS_OUT = b"\x1d(H\x06\x00\x30\x30"  # GS ( H, function 48, and four characters of its own
_IPP_PRINT_JOB = b"\x00\x02"


def main() -> None:
    """Print them all and show one table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, _printer(options) as (target, marks):
        subprocess.run(
            [sys.executable, "-m", "kiosk", "setup", "--sample", "--data", folder], check=True, capture_output=True
        )
        onward = build_onward(Settings(data=Path(folder), printer=target, paper=options.paper))
        qt = QCoreApplication(sys.argv[:1])
        desk = PrintDesk(onward, marks, qt)
        visits = _visits(onward, desk.actor, options.slips, options.referrals)
        times = desk.print_all(visits)
        times[RENDER] = _bare_renders(onward, desk.slip_ids, target)
        times[INSERT] = [_took(partial(_bare_insert, onward, number)) for number in range(INSERTS)]
        onward.database.close()
    _print(options, times, desk.resident)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slips", type=int, default=1_000)
    parser.add_argument("--paper", type=Paper, choices=tuple(Paper), default=Paper.RECEIPT_80)
    parser.add_argument("--referrals", type=int, choices=range(1, MOST_REFERRALS + 1), default=1)
    parser.add_argument("--printer", metavar="TARGET", help='a real printer, such as "escpos:192.0.2.7": it will print')
    return parser.parse_args()


class PrintDesk(QObject):
    """Taps "Print slip" for one visit after the other, each when the spool rests again after the one before."""

    def __init__(self, onward: Onward, marks: "Connection[Any, Any] | None", parent: QObject) -> None:
        super().__init__(parent)
        self.slip_ids: list[UUID] = []
        self.resident: list[float] = []
        station = onward.set_up.station(onward.office.id, onward.settings.station, StationKind.RECEPTION)
        duty_desk = onward.set_up.command_line(onward.office.id).staff_id
        self.actor = Actor(staff_id=duty_desk, office_id=onward.office.id, station_id=station.id)
        self._onward, self._marks = onward, marks
        self._workers = start_workers(self)
        seat = SpoolSeat(onward.settings.data, station.id)
        self._runner = SpoolRunner(onward.desk.spool, self._workers, [station.id], seat.take, self)
        self._runner.moved.connect(self._on_moved)
        self._until_done = QEventLoop(self)
        self._looks = QTimer(self)
        self._looks.setInterval(1)
        self._looks.timeout.connect(self._on_look)
        self._times: Times = defaultdict(list)
        self._waiting: list[UUID] = []
        self._tapped = 0.0
        self._trouble = ""

    def print_all(self, visits: Sequence[UUID]) -> Times:
        """Print the slips of all visits; ends the program with a sentence when one is not confirmed."""
        self._waiting = [*reversed(visits)]
        self._runner.begin()
        self._looks.start()
        self._until_done.exec()
        self._runner.end()
        self._workers.stop()
        if self._trouble:
            raise SystemExit(self._trouble)
        return self._times

    @Slot()
    def _on_look(self) -> None:
        if not self._runner.is_resting:
            return
        self._looks.stop()
        if not self._waiting or self._trouble:
            self._until_done.quit()
            return
        self._tapped = time.perf_counter()
        order = partial(order_slip, self._onward.desk, self._waiting.pop(), SlipWishes(), PrintOrder(), self.actor)
        task = self._workers.database.start(order)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_not_saved)

    @Slot(object)
    def _on_saved(self, _on_its_way: object) -> None:
        self._note(SAVED, time.perf_counter())
        self._runner.wake()

    @Slot(object)
    def _on_not_saved(self, error: Exception) -> None:
        self._trouble = f"A slip was not saved: {error}"
        self._looks.start()

    @Slot(object)
    def _on_moved(self, printed: Printed) -> None:
        now = time.perf_counter()
        if printed.order.state is SlipState.SENT:
            self._note(SPOOLED, now)
            return
        self._note(CONFIRMED, now)
        if printed.order.state is not SlipState.CONFIRMED:
            self._trouble = f"A slip is {printed.order.state}: {printed.order.problem or 'no reason given'}"
        elif self._marks is not None:
            for stage, moment in zip((FIRST, LAST), self._marks.recv(), strict=True):
                self._note(stage, moment)
        self.slip_ids.append(printed.slip.id)
        self.resident.append(_resident())
        self._looks.start()

    def _note(self, stage: str, moment: float) -> None:
        self._times[stage].append((moment - self._tapped) * 1000)


def _visits(onward: Onward, actor: Actor, number: int, referrals: int) -> list[UUID]:
    """Open visits, each of a new visitor who is sent to other places of the sample directory."""
    today = today_at(onward.office, utc_now())
    with onward.database.reading() as work:
        known = [work.resources.get(resource_id) for resource_id in work.resources.ids_of_source(SOURCE)]
    ways = [
        ReferTo(resource_id=place.id, avenue=avenue)
        for place in sorted(known, key=lambda place: place.name)
        if place.is_offered_on(today)
        for avenue in avenues_of(place)[:1]
    ]
    visits = []
    for visitor in range(number):
        visit = onward.desk.greet.new(VisitorDetails(name=f"Visitor-{visitor}"), actor).visit
        choices = tuple(ways[(visitor + further) % len(ways)] for further in range(referrals))
        onward.desk.take_need(visit.id, NeedHeard(words="Somebody to read a letter with me."), choices, actor)
        visits.append(visit.id)
    return visits


def _bare_renders(onward: Onward, slip_ids: Sequence[UUID], target: str) -> list[float]:
    """Set the same pages again and do nothing with them: dots for a receipt printer, PDF for any other."""
    to = read_target(target)
    paper = onward.settings.paper
    profile = to.profile if isinstance(to, ReceiptTarget | EscposFileTarget) else None
    times = []
    for slip_id in slip_ids:
        with onward.database.reading() as work:
            pages = onward.render().pages(work.slips.get(slip_id))
        if profile is None:
            times.append(_took(partial(pages.pdf, paper)))
        else:
            times.append(_took(partial(pages.pngs, paper, profile_for(profile, paper).dpi)))
    return times


def _bare_insert(onward: Onward, number: int) -> None:
    with onward.database.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO station (id, office_id, name, kind) VALUES (:id, :office, :name, 'reception')"),
            {"id": new_id().hex, "office": onward.office.id.hex, "name": f"Bare {number}"},
        )


def _took(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return (time.perf_counter() - began) * 1000


def _resident() -> float:
    """Memory of this process in MB, as the system counts it."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


@contextmanager
def _printer(options: argparse.Namespace) -> "Iterator[tuple[str, Connection[Any, Any] | None]]":
    """Give the target of a printer, and where it says when a job's first and last byte came, if it does."""
    if options.printer:
        yield options.printer, None
        return
    serve = _receipt_printer if options.paper in RECEIPTS else _ipp_printer
    marks, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield marks.recv(), marks
    finally:
        process.terminate()
        process.join()


def _receipt_printer(marks: "Connection[Any, Any]") -> None:
    """Print by magic: as fast as the bytes come."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        marks.send(f"escpos:127.0.0.1:{server.getsockname()[1]}?profile=epson-tm-t20")
        while True:
            line, _address = server.accept()
            with line:
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _say_all_is_well(line)
                marks.send(_take_job(line))
                _say_all_is_well(line)


def _say_all_is_well(line: socket.socket) -> None:
    """Answer DLE EOT until something else begins, or the other side hangs up."""
    while line.recv(1, socket.MSG_PEEK) == b"\x10":
        line.recv(3, socket.MSG_WAITALL)
        line.sendall(b"\x12")


def _take_job(line: socket.socket) -> tuple[float, float]:
    job, first = bytearray(line.recv(1)), time.perf_counter()
    while job[-11:-4] != _PAPER_IS_OUT:
        job += line.recv(65_536)
    last = time.perf_counter()
    line.sendall(b"\x37\x22" + job[-4:] + b"\x00")
    return first, last


def _ipp_printer(marks: "Connection[Any, Any]") -> None:
    """Print by magic: every job is done when it is taken."""
    with _IppServer(marks) as server:
        marks.send(f"printer:ipp://127.0.0.1:{server.server_port}/ipp/print")
        server.serve_forever()


class _IppServer(HTTPServer):
    def __init__(self, marks: "Connection[Any, Any]") -> None:
        super().__init__(("127.0.0.1", 0), _IppCall)
        self.marks = marks


class _IppCall(BaseHTTPRequestHandler):
    """Gives every question the same answer: job 1 is completed, and the printer is idle."""

    disable_nagle_algorithm = True
    server: _IppServer

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        asked, first = self.rfile.read(4), time.perf_counter()
        self.rfile.read(size - len(asked))
        if asked[2:4] == _IPP_PRINT_JOB:
            self.server.marks.send((first, time.perf_counter()))
        integer, enum = 0x21, 0x23
        job = _number(integer, b"job-id", 1) + _number(enum, b"job-state", 9)
        answer = b"\2\0\0\0\0\0\0\1" + b"\2" + job + b"\4" + _number(enum, b"printer-state", 3) + b"\3"
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_request(self, *_about: object) -> None:
        return


def _number(tag: int, name: bytes, value: int) -> bytes:
    return struct.pack(f">bh{len(name)}shi", tag, len(name), name, 4, value)


def _print(options: argparse.Namespace, times: Times, resident: Sequence[float]) -> None:
    where = options.printer or "a printer on loopback"
    table = Table(title=f"{len(resident):,} slips on {options.paper} to {where}, milliseconds")
    for column in ("what", "p50", "p99", "most", "ratio of p50"):
        table.add_column(column)
    base = statistics.median(times[RENDER])
    for what in (INSERT, RENDER, SAVED, SPOOLED, FIRST, LAST, CONFIRMED):
        if measured := sorted(times[what]):
            p50, p99 = statistics.median(measured), measured[int(len(measured) * 0.99) - 1]
            table.add_row(what, f"{p50:.2f}", f"{p99:.2f}", f"{measured[-1]:.2f}", f"{p50 / base:.1f}")
    Console().print(table)
    warm = min(WARM, len(resident))
    Console().print(
        f"Memory: {resident[warm - 1]:.0f} MB after {warm:,} slips, {resident[-1]:.0f} MB after {len(resident):,}, "
        f"at most {max(resident):.0f} MB."
    )


if __name__ == "__main__":
    main()
