# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes at every moment of a print: it is out once, or on the list, and never out twice without saying so."""

import random
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from tests.end_to_end.conftest import Command
from tests.end_to_end.print_station import Stage, Station, spooling, station, until
from tests.end_to_end.receipt_roll import ReceiptRoll, receipt_roll
from tests.printing import print_house
from tests.printing.escpos.receipt_printer import Conduct

HALF = 2_000  # bytes, more than a slip's beginning and fewer than a whole one
KILLS = 5
SLIPS = 24


@pytest.fixture
def roll() -> Iterator[ReceiptRoll]:
    with receipt_roll() as switched_on:
        yield switched_on


def ordered(data: Path, target: str) -> str:
    """Order a slip; returns its reference."""
    with station(data, target) as desk:
        return desk.order().slip.reference


def must_be_asked_about(data: Path, target: str, reference: str) -> None:
    with station(data, target) as desk:
        [asked] = desk.queue()
        assert (asked.slip.reference, asked.order.asks, asked.order.copy) == (reference, True, 1)
        assert asked.order.problem == SpoolReason.INTERRUPTED


@pytest.mark.parametrize("stage", [None, Stage.PAGE_MADE])
def test_killed_before_the_page_is_kept_it_comes_once_as_the_original(
    onward: Command, roll: ReceiptRoll, stage: Stage | None
) -> None:
    reference = ordered(onward.data, roll.target)
    if stage is not None:
        with spooling(onward.data, roll.target, stage=stage) as killed:
            killed.hears(stage)
    assert roll.connections == 0
    with spooling(onward.data, roll.target) as next_one:
        next_one.hears(f"{reference} confirmed")
    assert roll.references == [reference]
    with station(onward.data, roll.target) as desk:
        assert [each.copy for each in desk.prints_of(reference)] == [1]
        assert desk.queue() == []


@pytest.mark.parametrize("stage", [Stage.PAGE_KEPT, Stage.NEVER, Stage.ALL_SENT], ids=["before", "half", "all"])
def test_killed_while_it_is_sent_it_is_asked_about_and_comes_again_as_a_copy_alone(
    onward: Command, roll: ReceiptRoll, stage: Stage
) -> None:
    reference = ordered(onward.data, roll.target)
    roll.behaves(Conduct() if stage else Conduct(hangs_from=HALF))
    with spooling(onward.data, roll.target, stage=stage) as killed:
        if stage:
            killed.hears(stage)
        else:
            until(lambda: roll.has_begun, "the slip has begun to come")
    roll.behaves(Conduct(hangs_up_from=0))  # what the killed one had under way is gone
    until(lambda: not roll.is_busy, "the line is cut")
    with spooling(onward.data, roll.target) as next_one:
        next_one.hears(f"{reference} unconfirmed")
        roll.behaves(Conduct())
        other = ordered(onward.data, roll.target)
        next_one.hears(f"{other} confirmed")
        must_be_asked_about(onward.data, roll.target, reference)
        with station(onward.data, roll.target) as desk:
            [asked] = desk.queue()
            assert desk.desk.slip_queue.print_again(asked.order, desk.actor).order.copy == 2
        next_one.hears(f"{reference} confirmed")
    came = roll.references
    assert came == [reference, other, reference] if stage is Stage.ALL_SENT else [other, reference]
    assert roll.doubled == []


@pytest.fixture(scope="module")
def house() -> Iterator[print_house.PrintHouse]:
    if reason := print_house.missing():
        pytest.skip(reason)
    with print_house.print_house() as opened:
        yield opened


@pytest.mark.printer
@pytest.mark.parametrize(
    ("stage", "command", "comes_to"),
    [
        (Stage.ALL_SENT, "exit 0", "confirmed"),
        (Stage.ALL_SENT, "echo 'STATE: +media-empty-error' >&2", "unconfirmed"),
        (Stage.PAGE_KEPT, "exit 0", "unconfirmed"),
    ],
    ids=["printed", "printed without paper", "never sent"],
)
def test_an_ipp_printer_is_asked_what_became_of_a_slip_whose_sender_was_killed(
    onward: Command, house: print_house.PrintHouse, stage: Stage, command: str, comes_to: str
) -> None:
    printer = house.printer(command=command)
    target = f"printer:{printer.uri}"
    reference = ordered(onward.data, target)
    with spooling(onward.data, target, stage=stage) as killed:
        killed.hears(stage)
    before = len(printer.taken)
    with spooling(onward.data, target) as next_one:
        next_one.hears(f"{reference} {comes_to}")
    assert len(printer.taken) == before == (1 if stage is Stage.ALL_SENT else 0)


def test_killed_again_and_again_at_any_moment_nothing_is_lost_and_nothing_doubled(
    onward: Command, roll: ReceiptRoll
) -> None:
    moments = random.Random(3)  # noqa: S311 - where it is killed, alike in every run
    with station(onward.data, roll.target) as desk:
        references = desk.orders(SLIPS)
    for _kill in range(KILLS):
        came = roll.connections
        with spooling(onward.data, roll.target):
            until(lambda came=came: roll.connections > came, "it prints")  # type: ignore[misc]
            Event().wait(moments.uniform(0, 0.3))
    with spooling(onward.data, roll.target), station(onward.data, roll.target) as desk:
        until(lambda: not any(each.order.due_at for each in desk.queue()), "all is settled")
        must_be_out_once_or_asked_about(desk, roll, references)


def must_be_out_once_or_asked_about(desk: Station, roll: ReceiptRoll, references: list[str]) -> None:
    out = roll.references
    assert len(out) == len(roll.pages) == len(set(out))
    assert set(out) <= set(references)
    asked = {each.slip.reference for each in desk.queue() if each.order.asks}
    assert set(references) - set(out) <= asked
    for reference in references:
        [only] = desk.prints_of(reference)
        assert (only.copy, only.asks) == (1, reference in asked)
        assert only.state in {SlipState.CONFIRMED, SlipState.UNCONFIRMED}
    assert len(asked) <= KILLS
