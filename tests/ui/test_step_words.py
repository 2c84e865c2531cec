# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about next steps, whatever has become of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.hand_over import Receiver
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.ids import new_id
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.office import Office
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.staff import Role, Staff
from kiosk.domain.working_time import Shut, ShutBecause
from kiosk.messages import translator
from kiosk.ui.reception.words.closed import shut_in_words
from kiosk.ui.reception.words.steps import call_result_in_words, outcome_in_words, receiver_in_words, step_in_words

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=ZoneInfo("America/Chicago"))
THEN = datetime(2026, 11, 20, 23, tzinfo=UTC)
PROMISE = Promise(
    id=new_id(), need_id=new_id(), at=THEN, by=new_id(), text="Call the carrier.", due_at=THEN, why="No answer."
)
REFERRAL = Referral(
    id=new_id(), need_id=new_id(), at=THEN, by=new_id(), resource_id=new_id(), resource_name="Legal Aid",
    avenue=Avenue.OFFICE,
)  # fmt: skip
LEE = Staff(id=new_id(), office_id=new_id(), name="Lee Chen", called="Lee", role=Role.DESK)
HAND_OFF = HandOff(id=new_id(), need_id=new_id(), at=THEN, by=new_id(), to_id=LEE.id, not_done="All")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (PROMISE, "Promise: Call the carrier · by Fri 20 Nov, 5:00 pm"),
        (replace(PROMISE, state=PromiseState.KEPT), "Promise kept: Call the carrier"),
        (replace(PROMISE, state=PromiseState.MOVED), "Promise moved to another time: Call the carrier"),
        (replace(PROMISE, state=PromiseState.BROKEN), "Promise not kept: Call the carrier · No answer"),
        (REFERRAL, "Referred to Legal Aid"),
        (replace(REFERRAL, outcome=Outcome.NOT_YET), "Referred to Legal Aid · Not yet"),
        (replace(REFERRAL, outcome=Outcome.COST), "Tried Legal Aid: It costs too much"),
        (HAND_OFF, "Handed to Lee, not accepted yet"),
        (replace(HAND_OFF, state=HandOffState.ACCEPTED), "With Lee"),
        (replace(HAND_OFF, state=HandOffState.DECLINED, decline_reason="Busy"), "Lee could not take it"),
        (replace(HAND_OFF, state=HandOffState.DECLINED), "Taken back from Lee"),
    ],
)
def test_what_has_become_of_a_step(step: Promise | Referral | HandOff, said: str) -> None:
    assert step_in_words(step, {LEE.id: "Lee"}, ZoneInfo("America/Chicago"), NOW, translator()) == said


@pytest.mark.parametrize("outcome", Outcome)
def test_every_result_has_words(outcome: Outcome) -> None:
    assert outcome_in_words(outcome, translator())
    assert call_result_in_words(outcome, translator())


def test_who_can_take_a_need() -> None:
    there = Office(id=new_id(), name="Lakeside Library", timezone="America/Chicago")
    desk = Staff(id=new_id(), office_id=there.id, name="Front desk", called="Front desk", role=Role.DUTY_DESK)
    said = [
        receiver_in_words(receiver, translator())
        for receiver in (Receiver(staff=LEE), Receiver(staff=LEE, away=True), Receiver(staff=desk, office=there))
    ]
    assert said == ["Lee Chen", "Lee Chen (away)", "Front desk, Lakeside Library"]


@pytest.mark.parametrize("because", ShutBecause)
def test_every_reason_to_be_closed_has_words(because: ShutBecause) -> None:
    said = {
        ShutBecause.HOLIDAY: "We are closed then: Thanksgiving Day.",
        ShutBecause.DAY_OFF: "We are closed on that day.",
        ShutBecause.CLOSED_DAY: "We are closed on Sundays.",
        ShutBecause.OUT_OF_HOURS: "That is outside our opening hours.",
    }
    assert shut_in_words(Shut(because, "Thanksgiving Day"), date(2026, 11, 29), translator()) == said[because]
