# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a need stands: what it waits for, when it is due, and who is asked to take it over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBack, CallBackReason, CallBackState
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet, UnmetReason
from kiosk.domain.question import Question, Ruling
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.staff import Act
from kiosk.domain.standing import Standing, WaitsFor, standing_of

CHICAGO = ZoneInfo("America/Chicago")
NOON = datetime(2026, 11, 23, 18, tzinfo=UTC)
DANA, SAM, OFFICE = new_id(), new_id(), new_id()
ACT = Act(by=SAM, office_id=OFFICE, station_id=new_id(), at=NOON + timedelta(minutes=30))
NEED = Need(
    id=new_id(), office_id=OFFICE, visit_id=new_id(), visitor_id=None, words="Food", owner_id=DANA, created_at=NOON
)
FRIDAY, FRIDAY_NIGHT = date(2026, 11, 27), datetime(2026, 11, 28, 5, 59, tzinfo=UTC)
THURSDAY_AT_THREE = datetime(2026, 11, 26, 21, tzinfo=UTC)


def made(minute: int = 0) -> dict[str, Any]:
    return {"id": new_id(), "need_id": NEED.id, "at": NOON + timedelta(minutes=minute), "by": DANA}


def referral(minute: int = 0, outcome: Outcome | None = None) -> Referral:
    return Referral(**made(minute), resource_id=new_id(), resource_name="Pantry", avenue=Avenue.OFFICE, outcome=outcome)


def promise(minute: int = 0, state: PromiseState = PromiseState.OPEN) -> Promise:
    return Promise(**made(minute), text="Call", due_at=THURSDAY_AT_THREE, state=state)


def offer(minute: int = 0) -> HandOff:
    return HandOff(**made(minute), to_id=SAM, not_done="All of it")


def unmet(minute: int = 0) -> Unmet:
    return Unmet(**made(minute), reason=UnmetReason.CAPACITY, review_on=FRIDAY)


def answer() -> Answer:
    return Answer(**made(), text="Nine to five")


QUESTION = Question(**made(), text="May I?")
CALL_BACK = CallBack(
    id=new_id(), office_id=OFFICE, at=NOON, by=DANA, owner_id=DANA, reason=CallBackReason.LEFT, need_id=NEED.id
)


@pytest.mark.parametrize(
    ("steps", "waits_for"),
    [
        ([], WaitsFor.NEXT_STEP),
        ([answer()], WaitsFor.NEXT_STEP),
        ([referral()], WaitsFor.OUTCOME),
        ([referral(outcome=Outcome.NOT_YET)], WaitsFor.OUTCOME),
        ([referral(outcome=Outcome.NEEDS_ACTION)], WaitsFor.OUTCOME),
        ([referral(outcome=Outcome.NO_CAPACITY)], WaitsFor.NEXT_STEP),
        ([promise()], WaitsFor.PROMISE),
        ([promise(state=PromiseState.KEPT)], WaitsFor.NEXT_STEP),
        ([promise(state=PromiseState.MOVED), promise(1)], WaitsFor.PROMISE),
        ([promise(state=PromiseState.BROKEN)], WaitsFor.NEXT_STEP),
        ([unmet()], WaitsFor.REVIEW),
        ([offer()], WaitsFor.HAND_OFF),
        ([offer().stalled(NOON)], WaitsFor.HAND_OFF),
        ([offer().accepted(ACT)], WaitsFor.NEXT_STEP),
        ([promise(), offer(1).declined(ACT, "Away")], WaitsFor.PROMISE),
        ([offer(), offer(1).accepted(ACT)], WaitsFor.NEXT_STEP),
        ([referral(), promise(1), unmet(2)], WaitsFor.REVIEW),
        ([promise(), referral(1, Outcome.REFUSED)], WaitsFor.PROMISE),
    ],
)
def test_a_need_waits_for_what_comes_next(steps: Sequence[NextStep], waits_for: WaitsFor) -> None:
    assert standing_of(NEED, steps, zone=CHICAGO).waits_for is waits_for


def test_a_question_goes_before_an_offer_and_an_offer_before_a_call() -> None:
    ruled, reached = QUESTION.answered(Ruling.NO, "", ACT), CALL_BACK.over(CallBackState.REACHED, ACT)
    steps: Sequence[NextStep] = [promise(), offer(1)]
    told: list[tuple[Sequence[NextStep], Question, CallBack, WaitsFor]] = [
        (steps, QUESTION, CALL_BACK, WaitsFor.RULING),
        (steps, ruled, CALL_BACK, WaitsFor.HAND_OFF),
        (steps[:1], ruled, CALL_BACK, WaitsFor.CALL_BACK),
        (steps[:1], ruled, reached, WaitsFor.PROMISE),
    ]
    for given, question, call_back, waits_for in told:
        stands = standing_of(NEED, given, zone=CHICAGO, questions=[question], call_backs=[call_back])
        assert stands.waits_for is waits_for


@pytest.mark.parametrize(
    ("review_on", "steps", "due"),
    [
        (None, [], (None, False)),
        (None, [unmet()], (None, False)),
        (FRIDAY, [], (FRIDAY_NIGHT, True)),
        (None, [promise()], (THURSDAY_AT_THREE, False)),
        (FRIDAY, [promise()], (THURSDAY_AT_THREE, False)),
        (date(2026, 11, 25), [promise()], (datetime(2026, 11, 26, 5, 59, tzinfo=UTC), True)),
        (FRIDAY, [promise(state=PromiseState.KEPT)], (FRIDAY_NIGHT, True)),
        (FRIDAY, [promise(state=PromiseState.MOVED)], (FRIDAY_NIGHT, True)),
    ],
)
def test_a_need_is_due_with_its_next_promise_or_on_its_day(
    review_on: date | None, steps: Sequence[NextStep], due: tuple[datetime | None, bool]
) -> None:
    stands = standing_of(replace(NEED, review_on=review_on), steps, zone=CHICAGO)
    assert (stands.due_at, stands.by_day) == due


def test_of_two_promises_the_sooner_counts() -> None:
    later = replace(promise(), due_at=THURSDAY_AT_THREE + timedelta(days=9))
    assert standing_of(NEED, [later, promise(1)], zone=CHICAGO).due_at == THURSDAY_AT_THREE


def test_only_an_offer_that_still_stands_has_a_receiver() -> None:
    assert standing_of(NEED, [offer()], zone=CHICAGO).offered_to_id == SAM
    assert standing_of(NEED, [offer().declined(ACT, "Away")], zone=CHICAGO).offered_to_id is None
    assert standing_of(NEED, [offer().accepted(ACT)], zone=CHICAGO).offered_to_id is None


def test_a_settled_need_waits_for_nothing_and_is_not_due() -> None:
    settled = replace(NEED, review_on=FRIDAY).settled(ACT)
    stands = standing_of(settled, [promise(), offer(1)], zone=CHICAGO, questions=[QUESTION], call_backs=[CALL_BACK])
    assert stands == Standing(waits_for=WaitsFor.SETTLED)


def test_what_was_done_before_a_reopening_has_had_its_chance() -> None:
    reopened = replace(NEED, reopened_at=NOON + timedelta(minutes=5))
    assert standing_of(reopened, [referral()], zone=CHICAGO).waits_for is WaitsFor.NEXT_STEP
    assert standing_of(reopened, [referral(6)], zone=CHICAGO).waits_for is WaitsFor.OUTCOME
