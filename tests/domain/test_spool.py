# SPDX-License-Identifier: GPL-3.0-or-later
"""A print's way: what is tried again, for how long, and what never is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ids import new_id
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import (
    KEEP_LOOKING,
    KEEP_TRYING,
    Delivery,
    SlipPrint,
    SpoolReason,
    next_copy,
    pause_before,
)

NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
ORDER = SlipPrint(
    id=new_id(),
    slip_id=new_id(),
    station_id=new_id(),
    copy=1,
    target="printer",
    paper=Paper.A5,
    at=NOW,
    by=new_id(),
    due_at=NOW,
)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def test_what_did_not_print_goes_to_the_next_printer_at_once_and_then_waits_longer_each_round() -> None:
    order, dues = ORDER, []
    for _ in range(6):
        order = order.put_off("out_of_paper", 2, NOW)
        dues.append(order.due_at)
    pauses = [NOW, NOW + seconds(3), NOW, NOW + seconds(5), NOW, NOW + seconds(10)]
    assert dues == pauses
    assert (order.state, order.tries, order.problem) == (SlipState.QUEUED, 6, "out_of_paper")


def test_pauses_grow_and_then_stay() -> None:
    pauses = [pause_before(number) for number in range(1, 12)]
    assert pauses == sorted(pauses)
    assert pauses[0] == seconds(3)
    assert pauses[-1] == pauses[-2] == seconds(30)


def test_after_a_while_nothing_is_tried_again_by_itself() -> None:
    order, now = ORDER, NOW
    while order.waits:
        assert order.due_at is not None
        now = order.due_at
        order = order.put_off("offline", 1, now)
    assert (order.state, order.due_at, order.problem) == (SlipState.FAILED, None, "offline")
    assert KEEP_TRYING - seconds(30) <= now - NOW <= KEEP_TRYING
    again = order.ordered_again(now + timedelta(hours=2))
    assert (again.waits, again.tries, again.problem, again.copy) == (True, 0, "", 1)
    assert again.put_off("offline", 1, again.at).waits


def test_a_printer_still_at_it_is_looked_at_again_until_a_person_is_asked() -> None:
    sent = ORDER.sending("printer:Front", NOW)
    later = sent.followed(Delivery(state=SlipState.SENT, job="12", problem="still_printing"), NOW + seconds(20))
    assert (later.state, later.job, later.asks) == (SlipState.SENT, "12", False)
    assert later.due_at is not None
    assert later.due_at > NOW + seconds(20)
    asked = later.followed(Delivery(state=SlipState.SENT, job="12"), NOW + KEEP_LOOKING + seconds(1))
    assert (asked.state, asked.job, asked.due_at, asked.asks) == (SlipState.UNCONFIRMED, "12", None, True)


@pytest.mark.parametrize(
    ("state", "is_listed"),
    [(SlipState.CONFIRMED, False), (SlipState.UNCONFIRMED, True), (SlipState.FAILED, True)],
)
def test_what_is_over_is_left_alone(state: SlipState, is_listed: bool) -> None:
    ended = ORDER.sending("printer:Front", NOW).ended(Delivery(state=state, job="3", problem="x"), NOW + seconds(2))
    assert (ended.state, ended.job, ended.due_at, ended.printed_on) == (state, "3", None, "printer:Front")
    assert (ended.cleared_at is None) is is_listed


def test_one_taken_off_the_queue_has_surely_not_printed() -> None:
    off = ORDER.off_the_queue(SpoolReason.TAKEN_OFF, NOW)
    assert (off.state, off.problem, off.due_at, off.cleared_at) == (SlipState.FAILED, "taken_off", None, NOW)
    assert next_copy([off]) == 1


@given(st.lists(st.sampled_from(SlipState)))
def test_no_number_that_may_be_on_paper_is_given_twice(states: list[SlipState]) -> None:
    prints: list[SlipPrint] = []
    for state in states:
        prints.append(replace(ORDER, copy=next_copy(prints), state=state))
    on_paper = [slip_print.copy for slip_print in prints if slip_print.state is not SlipState.FAILED]
    assert on_paper == list(range(1, len(on_paper) + 1))


@pytest.mark.parametrize(
    ("prints", "copy"),
    [
        ((), 1),
        (((1, SlipState.FAILED),), 1),
        (((1, SlipState.QUEUED),), 2),
        (((1, SlipState.FAILED), (1, SlipState.CONFIRMED), (2, SlipState.FAILED)), 2),
        (((1, SlipState.CONFIRMED), (2, SlipState.UNCONFIRMED)), 3),
    ],
)
def test_a_copy_is_numbered_after_what_may_be_on_paper(prints: tuple[tuple[int, SlipState], ...], copy: int) -> None:
    assert next_copy(replace(ORDER, copy=number, state=state) for number, state in prints) == copy
