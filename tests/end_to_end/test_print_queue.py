# SPDX-License-Identifier: GPL-3.0-or-later
"""Many slips, many hands: stations that share a printer, windows that share a station, and what stays behind."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.desk.print_slip import PrintOrder
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from tests.end_to_end.conftest import Command
from tests.end_to_end.print_station import Station, spooling, station, until
from tests.end_to_end.receipt_roll import ReceiptRoll, receipt_roll
from tests.printing import print_house
from tests.printing.escpos.receipt_printer import NO_PAPER, Conduct

EACH = 10
IN_A_ROW = 40
MOST_GROWTH = 20_000_000  # bytes
SECOND_DESK = "Second desk"


@pytest.fixture
def roll() -> Iterator[ReceiptRoll]:
    with receipt_roll() as switched_on:
        yield switched_on


@pytest.fixture
def desk(onward: Command, roll: ReceiptRoll) -> Iterator[Station]:
    with station(onward.data, roll.target) as opened:
        yield opened


@pytest.fixture
def house() -> Iterator[print_house.PrintHouse]:
    if reason := print_house.missing():
        pytest.skip(reason)
    with print_house.print_house() as opened:
        yield opened


def is_done(desk: Station) -> bool:
    return desk.queue() == []


def test_two_stations_share_a_receipt_printer_and_every_slip_comes_once_and_whole(
    onward: Command, desk: Station, roll: ReceiptRoll
) -> None:
    with station(onward.data, roll.target, name=SECOND_DESK) as second:
        references = desk.orders(EACH) + second.orders(EACH)
    with spooling(onward.data, roll.target), spooling(onward.data, roll.target, name=SECOND_DESK):
        until(lambda: is_done(desk), "the queue is empty")
    assert sorted(roll.references) == sorted(references)
    assert roll.doubled == []
    assert {each.state for name in references for each in desk.prints_of(name)} == {SlipState.CONFIRMED}


@pytest.mark.printer
def test_two_stations_share_an_ipp_printer_and_every_slip_comes_once(
    onward: Command, desk: Station, house: print_house.PrintHouse
) -> None:
    printer = house.printer()
    target = f"printer:{printer.uri}"
    with station(onward.data, target, name=SECOND_DESK) as second:
        references = desk.orders(EACH) + second.orders(EACH)
    with spooling(onward.data, target), spooling(onward.data, target, name=SECOND_DESK):
        until(lambda: is_done(desk), "the queue is empty")
    prints = [each for name in references for each in desk.prints_of(name)]
    assert {each.state for each in prints} == {SlipState.CONFIRMED}
    titles = sorted(file.stem.rpartition("_")[2] for file in printer.taken)
    assert titles == sorted(each.attempt.hex for each in prints)


def test_of_two_windows_of_a_station_one_prints_and_the_other_takes_over(
    onward: Command, desk: Station, roll: ReceiptRoll
) -> None:
    with spooling(onward.data, roll.target) as first:
        before = desk.orders(3)
        first.hears(f"{before[-1]} confirmed")
        with spooling(onward.data, roll.target) as second:
            second.hears("began")
            between = desk.orders(3)
            first.hears(f"{between[-1]} confirmed")
            assert second.told == ["began"]
            first.kill()
            after = desk.orders(3)
            second.hears(f"{after[-1]} confirmed")
    assert roll.references == before + between + after
    assert is_done(desk)


def test_many_slips_in_a_row_come_in_their_order_and_memory_stays_flat(
    onward: Command, desk: Station, roll: ReceiptRoll
) -> None:
    references = desk.orders(IN_A_ROW)
    with spooling(onward.data, roll.target) as spool:
        spool.hears(f"{references[IN_A_ROW // 5]} confirmed")
        before = memory_of(spool.pid)
        spool.hears(f"{references[-1]} confirmed")
        assert memory_of(spool.pid) - before < MOST_GROWTH
    assert roll.references == references
    assert is_done(desk)


def memory_of(process: int) -> int:
    """Say how many bytes of memory a process has in use."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


def test_a_hanging_printer_holds_up_neither_the_desk_nor_the_command_line(
    onward: Command, desk: Station, roll: ReceiptRoll
) -> None:
    roll.behaves(Conduct(answers=False))
    held = desk.order()
    with spooling(onward.data, roll.target) as spool:
        spool.hears(f"{held.slip.reference} sent")
        waiting = desk.orders(3)
        done = onward.json("check-in", "--name", "Ana Lima", "--need", "A form", "--answer", "Here.")
        assert done["finished"] is True
        assert desk.kept(held).state is SlipState.SENT
        assert [each.slip.reference for each in desk.queue()] == [held.slip.reference, *waiting]


def test_what_a_command_ordered_and_did_not_live_to_print_is_taken_up_after_its_minute(
    desk: Station, roll: ReceiptRoll
) -> None:
    left = desk.order(order=PrintOrder(left_alone=timedelta(minutes=1)))
    assert desk.turn() is None
    desk.clock.forward(minutes=1)
    done = desk.turn()
    assert done is not None
    assert (done.id, done.state, done.copy) == (left.order.id, SlipState.CONFIRMED, 1)
    assert roll.references == [left.slip.reference]


def test_a_command_killed_while_it_prints_is_asked_about_at_the_desk(
    onward: Command, desk: Station, roll: ReceiptRoll
) -> None:
    roll.behaves(Conduct(answers=False))
    words = ("check-in", "--name", "Ana Lima", "--need", "A form", "--answer", "Here.", "--print", roll.target)
    with subprocess.Popen([sys.executable, "-m", "kiosk", *words, "--data", str(onward.data)]) as command:
        until(lambda: roll.connections, "it is at the printer")
        command.kill()
    [left] = desk.queue()
    assert left.order.state is SlipState.SENT
    assert desk.turn() is None
    desk.clock.forward(minutes=3)
    asked = desk.turn()
    assert asked is not None
    assert (asked.asks, asked.problem, left.station) == (True, SpoolReason.INTERRUPTED, "Command line")
    assert roll.pages == []


def test_nothing_of_a_slip_stays_in_files(onward: Command, roll: ReceiptRoll, tmp_path: Path) -> None:
    temporary, words = tmp_path / "temporary", f"Door {uuid4().hex}"
    temporary.mkdir()
    before = names_in(onward.data)
    with station(onward.data, roll.target) as desk, spooling(onward.data, roll.target, temporary=temporary) as spool:
        done = desk.order(words)
        spool.hears(f"{done.slip.reference} confirmed")
        roll.behaves(Conduct(process_ids=False, greeting=b"HTTP/1.1 400"))
        failed = desk.order(words)
        spool.hears(f"{failed.slip.reference} failed")
        desk.desk.slip_queue.clear(failed.order.id, desk.actor)
        roll.behaves(Conduct(state=NO_PAPER))
        cancelled = desk.order(words)
        spool.hears(f"{cancelled.slip.reference} queued")
        desk.desk.slip_queue.take_off(cancelled.order.id, desk.actor)
        assert [desk.page_of(each) for each in (done, failed, cancelled)] == [None, None, None]
        must_not_be_told(onward.data, words)
    assert names_in(temporary) == set()
    left = {name for name in names_in(onward.data) - before if not name.startswith((".spool-", "onward.db-"))}
    assert left == set()
    must_not_be_told(onward.data, words)


def names_in(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*")}


def must_not_be_told(folder: Path, words: str) -> None:
    """Nothing in the folder's files says it in clear."""
    for file in (each for each in folder.rglob("*") if each.is_file()):
        assert words.encode() not in file.read_bytes(), file
