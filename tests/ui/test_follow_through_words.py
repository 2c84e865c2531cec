# SPDX-License-Identifier: GPL-3.0-or-later
"""What the board says about a need: when it is due, and what it waits for."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.board import Owed
from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBack, CallBackReason
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import NeedState
from kiosk.domain.next_step import Answer, NextStep, Promise
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Outcome, Referral
from kiosk.domain.standing import WaitsFor
from kiosk.messages import translator
from kiosk.ui.reception.follow_through.owed_words import (
    Seen,
    due_chip,
    how_many,
    owner_in_words,
    owners_in_words,
    person_in_words,
    what_happens,
    who_waits,
)
from tests.ui.boards import TODAY, owed_on
from tests.ui.fakes import NOW

ENGLISH = translator("en")
CHICAGO, AUCKLAND = ZoneInfo("America/Chicago"), ZoneInfo("Pacific/Auckland")
LEE, ME, SAM = uuid4(), uuid4(), uuid4()
SEEN = Seen(now=NOW.astimezone(CHICAGO), zone=CHICAGO, me=ME, staff={LEE: "Lee", SAM: "Sam"})


def review(day: date, zone: ZoneInfo = CHICAGO) -> Owed:
    return owed_on(datetime(day.year, day.month, day.day, 23, 59, tzinfo=zone), day, by_day=True)


@pytest.mark.parametrize(
    ("owed", "chip"),
    [
        (owed_on(NOW + timedelta(hours=7, minutes=18)), ("Due today 5:00 pm", "chip-due")),
        (owed_on(NOW - timedelta(minutes=42)), ("Overdue since 9:00 am", "chip-due")),
        (owed_on(NOW - timedelta(days=3)), ("Overdue · Fri 20 Nov", "chip-due")),
        (owed_on(NOW + timedelta(days=1)), ("Tue 24 Nov", "chip-waiting")),
        (review(TODAY), ("Due today", "chip-due")),
        (review(date(2026, 11, 24)), ("Tue 24 Nov", "chip-waiting")),
        (review(date(2026, 11, 22)), ("Overdue · Sun 22 Nov", "chip-due")),
        (owed_on(None), ("No date", "chip-quiet")),
        (replace(review(TODAY), waits_for=WaitsFor.CALL_BACK), ("Call back", "chip-due")),
        (replace(review(date(2026, 11, 22)), waits_for=WaitsFor.CALL_BACK), ("Overdue · Sun 22 Nov", "chip-due")),
    ],
)
def test_the_chip_says_when_it_is_due(owed: Owed, chip: tuple[str, str]) -> None:
    assert due_chip(owed, SEEN, ENGLISH) == chip


def test_a_review_day_is_the_offices_own_day_at_the_other_end_of_the_world() -> None:
    seen = Seen(now=datetime(2026, 11, 23, 9, tzinfo=AUCKLAND), zone=AUCKLAND)
    assert due_chip(review(TODAY, AUCKLAND), seen, ENGLISH) == ("Due today", "chip-due")
    assert due_chip(review(date(2026, 11, 24), AUCKLAND), seen, ENGLISH) == ("Tue 24 Nov", "chip-waiting")


def test_the_summary_counts_people_and_owners() -> None:
    one, other = owed_on(None), owed_on(None)
    assert who_waits([one, one], only_mine=False, translate=ENGLISH) == "1 person is waiting on us."
    assert who_waits([one, other], only_mine=True, translate=ENGLISH) == "2 people are waiting on you."
    assert who_waits([], only_mine=True, translate=ENGLISH) == "Nobody is waiting on you."
    assert owners_in_words(0, ENGLISH) == "Nobody is without an owner."
    assert owners_in_words(2, ENGLISH) == "2 needs have no owner."
    assert how_many(50_000, fit=False, translate=ENGLISH) == "50000 needs are open."
    assert how_many(1, fit=True, translate=ENGLISH) == "1 need fits."


def hand_off(to: UUID, by: UUID = SAM, **facts: object) -> HandOff:
    made = HandOff(id=uuid4(), need_id=uuid4(), at=NOW, by=by, to_id=to, not_done="Ask the State")
    return replace(made, **facts)  # type: ignore[arg-type]  # whatever a test wishes


def tried(*results: Outcome) -> tuple[Attempt, ...]:
    return tuple(
        Attempt(id=uuid4(), need_id=uuid4(), at=NOW, by=SAM, avenue=Avenue.PHONE, resource_id=uuid4(), result=result)
        for result in results
    )


def stands(waits_for: WaitsFor, **facts: object) -> Owed:
    return replace(owed_on(None), waits_for=waits_for, **facts)  # type: ignore[arg-type]  # as above


def asks(text: str) -> Question:
    return Question(id=uuid4(), need_id=uuid4(), at=NOW, by=SAM, text=text)


def call_back(reason: CallBackReason) -> CallBack:
    return CallBack(id=uuid4(), office_id=uuid4(), at=NOW, by=SAM, owner_id=SAM, reason=reason)


def referred() -> NextStep:
    return Referral(
        id=uuid4(),
        need_id=uuid4(),
        at=NOW - timedelta(days=20),
        by=SAM,
        resource_id=uuid4(),
        resource_name="Adult Learning Centre",
        avenue=Avenue.OFFICE,
    )


def promised() -> NextStep:
    return Promise(id=uuid4(), need_id=uuid4(), at=NOW, by=SAM, text="Call the carrier.", due_at=NOW + timedelta(1))


DECLINED = hand_off(LEE, state=HandOffState.DECLINED, decline_reason="On leave")


@pytest.mark.parametrize(
    ("owed", "said"),
    [
        (stands(WaitsFor.HAND_OFF, offered=hand_off(LEE)), "Waiting on Lee · handed over, not accepted yet"),
        (
            stands(WaitsFor.HAND_OFF, offered=hand_off(LEE, stalled_at=NOW)),
            "Stalled · waiting on Lee, no answer yet",
        ),
        (stands(WaitsFor.HAND_OFF, offered=hand_off(ME)), "Sam asks you to take this over"),
        (stands(WaitsFor.HAND_OFF, offered=hand_off(ME, stalled_at=NOW)), "Stalled · Sam asks you to take this over"),
        (stands(WaitsFor.RULING, question=asks("May I write?")), "Asked the supervisor · May I write?"),
        (
            stands(WaitsFor.CALL_BACK, call_back=call_back(CallBackReason.LEFT)),
            "Call back · left before we could help",
        ),
        (
            stands(WaitsFor.NEXT_STEP, attempts=tried(Outcome.NO_CAPACITY, Outcome.NOT_ELIGIBLE)),
            "2 avenues tried: No capacity; Not eligible",
        ),
        (
            stands(WaitsFor.NEXT_STEP, attempts=tried(Outcome.NO_CAPACITY), last_step=DECLINED),
            "Lee could not take it",
        ),
        (stands(WaitsFor.NEXT_STEP), "No next step yet"),
        (stands(WaitsFor.OUTCOME, last_step=referred()), "Referred 3 November to Adult Learning Centre"),
        (stands(WaitsFor.PROMISE, last_step=promised()), "Promised by tomorrow, 9:42 am · Call the carrier"),
    ],
)
def test_a_row_says_what_it_waits_for(owed: Owed, said: str) -> None:
    assert what_happens(owed, SEEN, ENGLISH).startswith(said)


def test_a_settled_need_says_how() -> None:
    settled = replace(owed_on(None).need, settled_at=NOW, state=NeedState.SETTLED)
    answer = Answer(id=uuid4(), need_id=settled.id, at=NOW, by=SAM, text="It is on page 2")
    assert what_happens(replace(owed_on(None), need=settled), SEEN, ENGLISH) == "Settled"
    answered = replace(owed_on(None), need=settled, last_step=answer)
    assert what_happens(answered, SEEN, ENGLISH) == "Answered: It is on page 2"
    assert due_chip(answered, SEEN, ENGLISH) == ("Settled today", "chip-settled")


def test_somebody_unknown_is_called_as_they_said_or_by_their_day() -> None:
    guest = replace(owed_on(None), visitor="")
    assert person_in_words(guest, CHICAGO, ENGLISH) == "Guest, Mon 23 Nov"
    assert person_in_words(replace(guest, said_name="Zoe"), CHICAGO, ENGLISH) == "Zoe"


def test_the_owner_of_another_office_is_named_with_it() -> None:
    owed = replace(owed_on(None), office="Northside")
    assert owner_in_words(owed, replace(SEEN, office_id=owed.need.office_id), ENGLISH) == "Dana"
    assert owner_in_words(owed, replace(SEEN, office_id=uuid4()), ENGLISH) == "Dana · Northside"
