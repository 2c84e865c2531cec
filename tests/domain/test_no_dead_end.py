# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules 3 to 7 as the domain states them: what is live, what ends a visit, who may change what."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.domain.avenue import Avenue, avenues_of, can_go_by
from kiosk.domain.errors import (
    HandOffAlreadyAnswered,
    NeedIsSettled,
    NeedWithoutNextStep,
    NothingWasAsked,
    VisitAlreadyFinished,
)
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, NeedState, history_line
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet, UnmetReason, is_live
from kiosk.domain.no_dead_end import leads_on, must_not_be_a_dead_end, needs_without_next_step
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Address, Contact, Phone, Resource
from kiosk.domain.staff import Act, Actor, PinRecord, Role, Staff
from kiosk.domain.visit import Visit, VisitState

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
DANA, SAM, LEE, OFFICE, STATION = (UUID(int=number) for number in range(1, 6))
ACT = Actor(staff_id=DANA, office_id=OFFICE, station_id=STATION).acting_at(NOON)
TAKEN = replace(ACT, at=LATER)
NEED = Need(
    id=new_id(), office_id=OFFICE, visit_id=new_id(), visitor_id=None, words="Food", owner_id=DANA, created_at=NOON
)
VISIT = Visit(id=NEED.visit_id, office_id=OFFICE, station_id=STATION, visitor_id=None, arrived_at=NOON)

ANSWER = Answer(id=new_id(), need_id=NEED.id, at=NOON, by=DANA, text="Nine to five")
REFERRAL = Referral(
    id=new_id(), need_id=NEED.id, at=NOON, by=DANA, resource_id=new_id(), resource_name="Pantry", avenue=Avenue.OFFICE
)
PROMISE = Promise(id=new_id(), need_id=NEED.id, at=NOON, by=DANA, text="Call", due_at=LATER)
HAND_OFF = HandOff(id=new_id(), need_id=NEED.id, at=NOON, by=DANA, to_id=SAM, not_done="All")
UNMET = Unmet(id=new_id(), need_id=NEED.id, at=NOON, by=DANA, reason=UnmetReason.COST, review_on=date(2026, 12, 7))


@pytest.mark.parametrize(
    ("step", "live"),
    [
        (ANSWER, True),
        (UNMET, True),
        (REFERRAL, True),
        *((replace(REFERRAL, outcome=outcome), not outcome.failed) for outcome in Outcome),
        (PROMISE, True),
        (replace(PROMISE, state=PromiseState.KEPT), False),
        (replace(PROMISE, state=PromiseState.BROKEN), False),
        (HAND_OFF, True),
        (HAND_OFF.accepted(TAKEN), True),
        (HAND_OFF.declined(TAKEN, "Away"), False),
    ],
)
def test_which_steps_lead_somewhere(step: NextStep, live: bool) -> None:
    assert is_live(step) is live
    assert (needs_without_next_step([NEED], {NEED.id: [step]}) == ()) is live


def test_an_outcome_settles_fails_or_waits() -> None:
    assert {o for o in Outcome if o.settles} == {Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED}
    waiting = {o for o in Outcome if not o.settles and not o.failed}
    assert waiting == {Outcome.NOT_YET, Outcome.NEEDS_ACTION}
    assert not any(o.settles and o.failed for o in Outcome)


def test_a_visit_without_a_need_is_a_dead_end() -> None:
    with pytest.raises(NothingWasAsked):
        must_not_be_a_dead_end([], {})


def test_the_first_need_without_a_step_is_named() -> None:
    settled, second, third = NEED.settled(ACT), replace(NEED, id=new_id(), words="B" * 90), replace(NEED, id=new_id())
    with pytest.raises(NeedWithoutNextStep) as refused:
        must_not_be_a_dead_end([settled, second, third], {third.id: [UNMET], settled.id: []})
    assert refused.value.facts == {"words": "B" * 59 + "…"}
    assert needs_without_next_step([settled, second, third], {}) == (second, third)
    must_not_be_a_dead_end([settled], {})


def test_one_live_step_among_dead_ones_is_enough() -> None:
    dead = replace(REFERRAL, outcome=Outcome.NO_CAPACITY)
    must_not_be_a_dead_end([NEED], {NEED.id: [dead, HAND_OFF.declined(TAKEN, "Away"), PROMISE]})


def test_what_was_done_before_a_reopening_does_not_count() -> None:
    reopened = replace(NEED, reopened_at=LATER)
    assert not leads_on(reopened, ANSWER)
    assert leads_on(reopened, replace(PROMISE, at=LATER))
    assert leads_on(NEED, UNMET)
    assert not leads_on(NEED, replace(REFERRAL, outcome=Outcome.NOT_ELIGIBLE))


def test_a_need_settles_and_opens_again() -> None:
    looked_at = replace(NEED, review_on=date(2026, 12, 1))
    settled = looked_at.settled(ACT)
    assert (settled.state, settled.settled_at, settled.review_on) == (NeedState.SETTLED, NOON, None)
    with pytest.raises(NeedIsSettled):
        settled.must_be_open()
    again = settled.reopened(SAM)
    assert (again.is_open, again.settled_at, again.owner_id, again.words) == (True, None, SAM, "Food")
    assert again.must_be_open() is again


def test_nothing_in_the_domain_changes_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        NEED.words = "Something else"  # type: ignore[misc]  # the mistake itself


def test_a_history_line_says_who_what_where_and_when() -> None:
    line = history_line(NEED.id, HistoryEvent.ANSWERED, ACT, text="Nine")
    assert (line.need_id, line.event, line.by, line.at) == (NEED.id, HistoryEvent.ANSWERED, DANA, NOON)
    assert (line.station_id, line.facts) == (STATION, {"text": "Nine"})


def test_a_visit_is_waited_in_helped_and_ended_once() -> None:
    helped = VISIT.helped_by(DANA)
    assert (VISIT.state, helped.state, helped.helper_id) == (VisitState.WAITING, VisitState.BEING_HELPED, DANA)
    waiting = helped.back_to_waiting()
    assert (waiting.state, waiting.helper_id) == (VisitState.WAITING, None)
    for state in (VisitState.FINISHED, VisitState.LEFT):
        over = helped.ended(ACT, state)
        assert (over.state, over.finished_at, over.finished_by, over.is_open) == (state, NOON, DANA, False)
        with pytest.raises(VisitAlreadyFinished):
            over.ended(ACT)
        with pytest.raises(VisitAlreadyFinished):
            over.helped_by(SAM)
        with pytest.raises(VisitAlreadyFinished):
            over.back_to_waiting()


def test_the_first_answer_to_a_hand_off_counts() -> None:
    accepted, declined = HAND_OFF.accepted(TAKEN), HAND_OFF.declined(TAKEN, "Away")
    assert (accepted.state, accepted.answered_at) == (HandOffState.ACCEPTED, LATER)
    assert (declined.state, declined.answered_at, declined.decline_reason) == (HandOffState.DECLINED, LATER, "Away")
    for answered in (accepted, declined):
        with pytest.raises(HandOffAlreadyAnswered):
            answered.accepted(TAKEN)
        with pytest.raises(HandOffAlreadyAnswered):
            answered.declined(TAKEN, "Late")


def test_an_offer_stands_until_it_or_a_later_acceptance_answers_it() -> None:
    other = replace(HAND_OFF, id=new_id(), to_id=LEE)
    assert HAND_OFF.stands_beside([HAND_OFF, other])
    assert HAND_OFF.stands_beside([HAND_OFF, other.declined(TAKEN, "Away")])
    assert not HAND_OFF.stands_beside([HAND_OFF, other.accepted(TAKEN)])
    assert not HAND_OFF.declined(TAKEN, "Away").stands_beside([])
    passed_on = replace(HAND_OFF, at=LATER + timedelta(hours=1))
    assert passed_on.stands_beside([other.accepted(TAKEN), passed_on])


PLACE = Resource(id=new_id(), source="s", source_id="1", name="Place")
ADDRESS = Address(address_1="1 Main Street")


@pytest.mark.parametrize(
    ("resource", "avenues"),
    [
        (PLACE, ()),
        (replace(PLACE, address=ADDRESS), (Avenue.OFFICE,)),
        (replace(PLACE, address=ADDRESS, confidential_site=True), ()),
        (replace(PLACE, phones=(Phone(number="1"),)), (Avenue.PHONE, Avenue.PERSON)),
        (replace(PLACE, phones=(Phone(number="1", type="fax"),)), ()),
        (replace(PLACE, contacts=(Contact(name="P", phones=(Phone(number="1"),)),)), (Avenue.PHONE, Avenue.PERSON)),
        (replace(PLACE, website="https://x.example"), (Avenue.WEBSITE,)),
        (replace(PLACE, address=ADDRESS, phones=(Phone(number="1"),), website="x"), tuple(Avenue)),
    ],
)
def test_an_avenue_is_open_where_the_resource_has_what_it_needs(
    resource: Resource, avenues: tuple[Avenue, ...]
) -> None:
    assert avenues_of(resource) == avenues
    assert [avenue for avenue in Avenue if can_go_by(avenue, resource)] == list(avenues)


def test_who_can_sign_in() -> None:
    dana = Staff(id=DANA, office_id=OFFICE, name="Dana Whitfield", called="Dana", role=Role.DESK)
    assert dana.can_sign_in
    assert not replace(dana, active=False).can_sign_in
    assert not replace(dana, role=Role.DUTY_DESK).can_sign_in


def test_ten_wrong_pins_lock() -> None:
    assert not PinRecord(staff_id=DANA, pin_hash="", wrong_in_a_row=9).locked
    assert PinRecord(staff_id=DANA, pin_hash="", wrong_in_a_row=10).locked


def test_an_act_is_signed_with_who_where_and_when() -> None:
    assert Act(by=DANA, office_id=OFFICE, station_id=STATION, at=NOON) == ACT
