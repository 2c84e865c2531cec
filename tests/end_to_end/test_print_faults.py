# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault of a printer, the print system or the disk on a real data folder: what is kept, said, and printed."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kiosk.desk.print_slip import Printed
from kiosk.domain.errors import NotSaved
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.messages import translator
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import said
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.escpos.conversation import ReceiptPatience
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.slip_printer import TargetPrinter
from tests.end_to_end.conftest import Command
from tests.end_to_end.print_station import Station, spooling, station
from tests.end_to_end.receipt_roll import ReceiptRoll, receipt_roll
from tests.end_to_end.test_main_job import text_of
from tests.printing import print_house
from tests.printing.escpos.receipt_printer import COVER_OPEN, CUTTER_STUCK, FEED_BUTTON, NO_PAPER, Conduct

QUICK = ReceiptPatience(reach=0.6, first_answer=0.6, answer=0.3, stall=0.4, proof=0.8, look=0.1)
A_BIT = 500  # bytes of a slip, fewer than any has
GARBAGE = b"HTTP/1.1 400"
FULL = "Not saved: the disk is full. What you wrote is still on the screen. We keep trying."


@pytest.fixture(scope="module")
def renderer() -> SlipRenderer:
    return SlipRenderer()


@pytest.fixture
def roll() -> Iterator[ReceiptRoll]:
    with receipt_roll() as switched_on:
        yield switched_on


@pytest.fixture
def desk(onward: Command, roll: ReceiptRoll, renderer: SlipRenderer) -> Iterator[Station]:
    with impatient(onward.data, roll.target, renderer) as opened:
        yield opened


def impatient(
    data: Path, target: str, renderer: SlipRenderer, cups: Path | None = None
) -> AbstractContextManager[Station]:
    """A station that waits for printers, but not long."""
    ipp = IppPrinters(CupsServer(Address(socket_file=cups)), JobPatience(answer=5, paper=20, trouble=1.5, look=0.05))
    return station(data, target, printer=TargetPrinter(lambda: renderer, (ReceiptPrinters(QUICK), ipp)))


def in_words(order: SlipPrint) -> str:
    return said(order.problem, translator())


def turned(desk: Station) -> SlipPrint:
    order = desk.turn()
    assert order is not None
    return order


def must_have_come_once(desk: Station, roll: ReceiptRoll, printed: Printed) -> None:
    """It is out, known to be, off the list, and nothing of it is kept."""
    order = desk.kept(printed)
    assert (order.state, order.problem, order.copy) == (SlipState.CONFIRMED, "", 1)
    assert roll.references == [printed.slip.reference]
    assert desk.queue() == []
    assert desk.page_of(printed) is None
    assert desk.turn() is None


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Conduct(state=NO_PAPER), "The printer is out of paper. Fill it."),
        (Conduct(state=COVER_OPEN), "The printer’s cover is open. Close it."),
        (Conduct(state=CUTTER_STUCK), "The printer’s knife is stuck. Switch the printer off and on."),
        (Conduct(state=FEED_BUTTON), "The printer is paused. Set it going again."),
        (Conduct(answers=False), "The printer does not answer. Check that it is on."),
        (Conduct(hangs_from=0), "The printer does not answer. Check that it is on."),
        (Conduct(hangs_up_from=0), "The printer is switched off or its cable is out. Check both."),
    ],
    ids=["no paper", "cover open", "knife stuck", "paused", "accepts and says nothing", "hangs", "hangs up"],
)
def test_trouble_before_the_slip_keeps_it_waiting_until_it_is_mended(
    desk: Station, roll: ReceiptRoll, fault: Conduct, words: str
) -> None:
    roll.behaves(fault)
    printed = desk.order()
    waiting = turned(desk)
    assert (waiting.state, waiting.copy, in_words(waiting)) == (SlipState.QUEUED, 1, words)
    assert [each.slip.reference for each in desk.queue()] == [printed.slip.reference]
    assert desk.page_of(printed) is not None
    assert roll.names == []
    roll.behaves(Conduct())
    assert desk.turn() is None  # not yet
    desk.clock.forward(seconds=3)
    turned(desk)
    must_have_come_once(desk, roll, printed)


def test_a_printer_that_is_off_prints_when_it_is_on(onward: Command, renderer: SlipRenderer) -> None:
    with receipt_roll() as before:
        target = before.target
    with impatient(onward.data, target, renderer) as desk:
        printed = desk.order()
        waiting = turned(desk)
        assert waiting.state is SlipState.QUEUED
        assert in_words(waiting) == "The printer is busy or takes no slips just now. Wait a moment."
        desk.clock.forward(seconds=3)
        with receipt_roll(int(target.split(":")[2].partition("?")[0])) as roll:
            turned(desk)
            must_have_come_once(desk, roll, printed)


def test_a_printer_that_talks_nonsense_is_said_and_the_slip_stays_an_original(desk: Station, roll: ReceiptRoll) -> None:
    roll.behaves(Conduct(greeting=GARBAGE))
    printed = desk.order()
    failed = turned(desk)
    assert failed.state is SlipState.FAILED
    assert in_words(failed) == "The printer gives answers we don’t understand. Choose another one."
    assert [each.order.id for each in desk.queue()] == [failed.id]
    assert roll.names == []
    roll.behaves(Conduct())
    assert desk.turn() is None
    desk.desk.slip_queue.print_again(failed, desk.actor)
    turned(desk)
    must_have_come_once(desk, roll, printed)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Conduct(later=NO_PAPER, later_from=A_BIT), "The printer is out of paper. Fill it."),
        (Conduct(later=COVER_OPEN, later_from=A_BIT), "The printer’s cover is open. Close it."),
        (Conduct(at_last=NO_PAPER), "The printer is out of paper. Fill it."),
        (Conduct(babbles_after=GARBAGE), "The printer gives answers we don’t understand. Choose another one."),
        (Conduct(hangs_from=A_BIT), "The printer does not answer. Check that it is on."),
        (Conduct(hangs_up_from=A_BIT), "The printer is switched off or its cable is out. Check both."),
        (Conduct(hangs_up_on_proof=True), "The printer is switched off or its cable is out. Check both."),
        (Conduct(process_ids=False), "The printer did not say whether it printed."),
    ],
    ids=[
        "no paper during",
        "cover opened",
        "no paper after",
        "garbage",
        "cable pulled during",
        "closed during",
        "closed after",
        "another model",
    ],
)
def test_what_may_be_out_is_asked_about_and_never_comes_again_but_as_a_copy(
    desk: Station, roll: ReceiptRoll, fault: Conduct, words: str
) -> None:
    roll.behaves(fault)
    printed = desk.order()
    doubted = turned(desk)
    assert (doubted.asks, doubted.state, in_words(doubted)) == (True, SlipState.UNCONFIRMED, words)
    assert [each.order.asks for each in desk.queue()] == [True]
    roll.behaves(Conduct())
    desk.clock.forward(hours=1)
    assert desk.turn() is None
    again = desk.desk.slip_queue.print_again(desk.kept(printed), desk.actor)
    assert (turned(desk).state, again.order.copy) == (SlipState.CONFIRMED, 2)
    assert 1 <= len(roll.pages) <= 2  # the first came, or not, or only once the printer was itself again
    assert roll.doubled == []
    assert set(roll.references) == {printed.slip.reference}
    assert desk.queue() == []


def test_without_paper_here_it_comes_there_as_the_original(desk: Station, roll: ReceiptRoll) -> None:
    roll.behaves(Conduct(state=NO_PAPER))
    with receipt_roll() as other:
        first = PrinterChoice(target=roll.target, paper=Paper.RECEIPT_80)
        second = PrinterChoice(target=other.target, paper=Paper.RECEIPT_80)
        desk.desk.choose_printers.choose(
            StationPrinters(station_id=desk.actor.station_id, default=first, fallback=second), desk.actor
        )
        printed = desk.order()
        assert turned(desk).state is SlipState.QUEUED
        assert turned(desk).printed_on == other.target
        must_have_come_once(desk, other, printed)
    assert roll.pages == []


@pytest.fixture
def small_disk(sample_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """The sample office on a disk of four megabytes; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "onward-test", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk can be mounted by root alone")
    data = disk / "data"
    subprocess.run(["cp", "-r", str(sample_folder), str(data)], check=True)
    yield data
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(data: Path) -> Path:
    """Take all room that is left; returns what takes it."""
    ballast = data.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def test_on_a_full_disk_nothing_is_ordered_and_nothing_is_sent(
    small_disk: Path, roll: ReceiptRoll, renderer: SlipRenderer
) -> None:
    with impatient(small_disk, roll.target, renderer) as desk:
        ballast = fill(small_disk)
        with pytest.raises(NotSaved) as refused:
            desk.order()
        assert str(refused.value) == FULL
        assert desk.turn() is None
        assert roll.connections == 0
        ballast.unlink()
        printed = desk.order()
        turned(desk)
        must_have_come_once(desk, roll, printed)


def test_a_disk_that_is_full_before_the_page_is_kept_has_nothing_sent(
    small_disk: Path, roll: ReceiptRoll, renderer: SlipRenderer
) -> None:
    with impatient(small_disk, roll.target, renderer) as desk:
        printed = desk.order()
        ballast = fill(small_disk)
        with pytest.raises(NotSaved):
            desk.turn()
        assert (roll.connections, desk.kept(printed).state) == (0, SlipState.QUEUED)
        ballast.unlink()
        turned(desk)
        must_have_come_once(desk, roll, printed)


def test_what_came_out_onto_a_full_disk_is_noted_once_there_is_room(small_disk: Path, roll: ReceiptRoll) -> None:
    with station(small_disk, roll.target) as desk:
        printed = desk.order()
    roll.at_connection = lambda: fill(small_disk)  # when the page is kept and the slip is on its way
    with spooling(small_disk, roll.target) as spool:
        spool.hears(f"trouble: {FULL}")
        assert roll.references == [printed.slip.reference]
        (small_disk.parent / "ballast").unlink()
        spool.hears("found again")
        spool.hears(f"{printed.slip.reference} confirmed")
    with station(small_disk, roll.target) as desk:
        must_have_come_once(desk, roll, printed)


@pytest.fixture(scope="module")
def house() -> Iterator[print_house.PrintHouse]:
    if reason := print_house.missing():
        pytest.skip(reason)
    with print_house.print_house() as opened:
        opened.start_cups()
        yield opened


@pytest.mark.printer
def test_a_slip_waits_for_the_print_system_and_prints_when_it_is_back(
    onward: Command, house: print_house.PrintHouse, renderer: SlipRenderer
) -> None:
    printer = house.printer()
    house.add_queue("Front", printer.uri)
    house.stop_cups()
    with impatient(onward.data, "printer:Front", renderer, house.cups_socket) as desk:
        printed = desk.order()
        waiting = turned(desk)
        assert waiting.state is SlipState.QUEUED
        assert in_words(waiting).startswith("This computer’s print system does not answer.")
        house.start_cups()
        desk.clock.forward(seconds=3)
        done = turned(desk)
        assert (done.state, done.copy) == (SlipState.CONFIRMED, 1)
        [paper] = printer.taken
        assert printed.slip.reference[:3] in text_of(paper)
        assert desk.page_of(printed) is None
        assert house.kept_of(done.job) == []


@pytest.mark.printer
def test_a_printer_of_another_kind_refuses_and_the_fallback_prints_the_original(
    onward: Command, house: print_house.PrintHouse, roll: ReceiptRoll, renderer: SlipRenderer
) -> None:
    other = house.printer(takes="image/pwg-raster")
    with impatient(onward.data, f"printer:{other.uri}", renderer) as desk:
        alone = turned(desk) if desk.order() else None
        assert alone is not None
        assert (alone.state, in_words(alone)) == (
            SlipState.FAILED,
            "The printer refused the slip. Choose another printer or paper.",
        )
        desk.desk.slip_queue.clear(alone.id, desk.actor)
        desk.desk.choose_printers.choose(
            StationPrinters(
                station_id=desk.actor.station_id,
                default=PrinterChoice(target=f"printer:{other.uri}", paper=Paper.A5),
                fallback=PrinterChoice(target=roll.target, paper=Paper.RECEIPT_80),
            ),
            desk.actor,
        )
        printed = desk.order()
        turned(desk)
        turned(desk)
        must_have_come_once(desk, roll, printed)


@pytest.mark.printer
def test_paper_that_ends_at_an_ipp_printer_is_asked_about(
    onward: Command, house: print_house.PrintHouse, renderer: SlipRenderer
) -> None:
    printer = house.printer(command="echo 'STATE: +media-empty-error' >&2")
    with impatient(onward.data, f"printer:{printer.uri}", renderer) as desk:
        desk.order()
        doubted = turned(desk)
        assert (doubted.asks, in_words(doubted)) == (True, "The printer is out of paper. Fill it.")
        for _look in range(3):
            desk.clock.forward(seconds=10)
            assert turned(desk).asks
        assert len(printer.taken) == 1
