# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 6: a hand-off can't get lost; until it is accepted, the giver still owns the need."""

from uuid import UUID

import pytest

from kiosk.desk.hand_over import HandTo
from kiosk.domain.errors import (
    HandOffAlreadyAnswered,
    NeedIsSettled,
    NotYours,
    StepNotFound,
    TextMissing,
)
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.staff import Actor
from tests.desk.front_office import FrontOffice, answer, unknown


def offered(office: FrontOffice, *to: Actor) -> tuple[Need, list[UUID]]:
    """A need of Dana's, offered to these colleagues one after the other."""
    need = office.needs(office.arrives().visit, "Fired without notice")
    for actor in to:
        office.clock.move(minutes=1)
        office.take.further(need.visit_id, need.id, (HandTo(staff_id=actor.staff_id, not_done="Appeal"),), office.dana)
    office.clock.move(minutes=1)
    return need, [step.id for step in office.steps(need)]


def test_whoever_accepts_owns_the_need(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    assert office.need(need.id).owner_id == office.dana.staff_id
    assert office.hand_offs.accept(offer, office.sam).owner_id == office.sam.staff_id
    assert office.need(need.id).owner_id == office.sam.staff_id
    step = office.step(need)
    assert isinstance(step, HandOff)
    assert (step.state, step.answered_at) == (HandOffState.ACCEPTED, office.clock())
    assert office.events(need)[-1] is HistoryEvent.HAND_OFF_ACCEPTED


def test_whoever_declines_says_why_and_the_giver_keeps_it(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    with pytest.raises(TextMissing):
        office.hand_offs.decline(offer, " \n ", office.sam)
    office.hand_offs.decline(offer, "I am away\nuntil Monday", office.sam)
    step = office.step(need)
    assert isinstance(step, HandOff)
    assert (step.state, step.decline_reason) == (HandOffState.DECLINED, "I am away until Monday")
    assert office.need(need.id).owner_id == office.dana.staff_id
    assert office.events(need)[-1] is HistoryEvent.HAND_OFF_DECLINED


def test_a_declined_hand_off_is_no_next_step(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.decline(offer, "Away", office.sam)
    with pytest.raises(Exception, match="has no next step yet"):
        office.finish(need.visit_id, office.dana)


@pytest.mark.parametrize("who", ["Dana", "Lee"])
def test_only_the_receiver_answers(office: FrontOffice, who: str) -> None:
    need, (offer,) = offered(office, office.sam)
    with pytest.raises(NotYours, match="Only Sam can answer"):
        office.hand_offs.accept(offer, office.acting(who))
    with pytest.raises(NotYours):
        office.hand_offs.decline(offer, "No", office.acting(who))
    assert office.need(need.id).owner_id == office.dana.staff_id


def test_the_first_answer_counts(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.decline(offer, "Away", office.sam)
    before = office.events(need)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(offer, office.sam)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.decline(offer, "Still away", office.sam)
    assert (office.need(need.id).owner_id, office.events(need)) == (office.dana.staff_id, before)


def test_of_two_asked_at_once_the_first_to_accept_owns_it(office: FrontOffice) -> None:
    need, (to_sam, to_lee) = offered(office, office.sam, office.lee)
    office.hand_offs.accept(to_lee, office.lee)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(to_sam, office.sam)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.decline(to_sam, "Busy", office.sam)
    assert office.need(need.id).owner_id == office.lee.staff_id
    (owed,) = office.owed(office.dana.office_id)
    assert (owed.owner, owed.offered) == ("Lee", None)


def test_if_one_of_two_declines_the_other_can_still_accept(office: FrontOffice) -> None:
    need, (to_sam, to_lee) = offered(office, office.sam, office.lee)
    office.hand_offs.decline(to_lee, "Away", office.lee)
    assert office.owed(office.dana.office_id)[0].offered == office.steps(need)[0]
    office.hand_offs.accept(to_sam, office.sam)
    assert office.need(need.id).owner_id == office.sam.staff_id


def test_a_need_can_be_passed_on(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.accept(offer, office.sam)
    office.clock.move(days=1)
    office.take.further(need.visit_id, need.id, (HandTo(staff_id=office.lee.staff_id, not_done="Appeal"),), office.sam)
    office.clock.move(minutes=1)
    office.hand_offs.accept(office.steps(need)[-1].id, office.lee)
    assert office.need(need.id).owner_id == office.lee.staff_id


def test_a_need_that_is_settled_meanwhile_is_not_taken_over(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.follow_up.settle(need.id, office.dana)
    with pytest.raises(NeedIsSettled):
        office.hand_offs.accept(offer, office.sam)
    assert office.need(need.id).owner_id == office.dana.staff_id


def test_only_a_hand_off_can_be_answered(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(office.step(need).id, office.sam)
    with pytest.raises(StepNotFound):
        office.hand_offs.accept(unknown(), office.sam)
