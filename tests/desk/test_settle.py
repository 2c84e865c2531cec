# SPDX-License-Identifier: GPL-3.0-or-later
"""A need settled by mistake is put back with one undo, as it was, and nothing is taken out of its history."""

from datetime import date, timedelta

import pytest

from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedNotFound, NeedWithoutNextStep
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.referral import Outcome, Referral
from tests.desk.front_office import LEGAL_AID, PANTRY, TODAY, FrontOffice, answer, unknown

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE, check_on=date(2026, 12, 4))


def referral(office: FrontOffice, need: Need) -> Referral:
    step = office.step(need)
    assert isinstance(step, Referral)
    return step


def test_a_need_is_put_back_as_it_was(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    office.follow_up.settle(need.id, office.sam)
    before = office.events(need)
    office.clock.move(days=1)
    assert office.follow_up.undo_settle(need.id, office.sam) == need
    assert office.need(need.id) == need
    assert (need.owner_id, need.review_on) == (office.dana.staff_id, date(2026, 12, 4))
    assert office.events(need) == [*before, HistoryEvent.SETTLING_UNDONE]


@pytest.mark.parametrize("waited_with", [None, Outcome.NOT_YET, Outcome.NEEDS_ACTION])
def test_an_outcome_that_settled_it_by_mistake_is_asked_again(office: FrontOffice, waited_with: Outcome | None) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    if waited_with:
        office.follow_up.referral_went(office.step(need).id, waited_with, office.dana)
    before = referral(office, need)
    office.clock.move(hours=1)
    office.follow_up.referral_went(before.id, Outcome.GOT_HELP, office.dana)
    assert office.follow_up.undo_settle(need.id, office.dana).is_open
    assert referral(office, need) == before


def test_another_referrals_outcome_stays_as_it_is(office: FrontOffice) -> None:
    legal = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE)
    need = office.needs(office.arrives().visit, "Food", REFER, legal)
    first, second = office.steps(need)
    office.follow_up.referral_went(first.id, Outcome.NO_CAPACITY, office.dana)
    office.follow_up.referral_went(second.id, Outcome.GOT_HELP, office.dana)
    office.follow_up.undo_settle(need.id, office.dana)
    after = {step.id: step.outcome for step in office.steps(need) if isinstance(step, Referral)}
    assert after == {first.id: Outcome.NO_CAPACITY, second.id: None}


def test_a_call_that_settled_it_by_mistake_waits_for_its_outcome(office: FrontOffice) -> None:
    call = ReferTo(resource_id=PANTRY.id, avenue=Avenue.PERSON, call_outcome=Outcome.GOT_HELP)
    need = office.needs(office.arrives().visit, "Food", call)
    assert not need.is_open
    assert office.follow_up.undo_settle(need.id, office.dana).review_on == TODAY
    assert referral(office, need).is_waiting


def test_an_answer_that_was_none_is_no_next_step(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "When do you open?", answer())
    office.clock.move(minutes=1)
    back = office.follow_up.undo_settle(need.id, office.dana)
    assert (back.is_open, back.review_on, back.owner_id) == (True, TODAY, office.dana.staff_id)
    with pytest.raises(NeedWithoutNextStep):
        office.finish(visit.id, office.dana)


def test_a_second_undo_changes_nothing(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    assert office.follow_up.undo_settle(need.id, office.dana) == need
    office.follow_up.settle(need.id, office.dana)
    for _ in range(2):
        assert office.follow_up.undo_settle(need.id, office.dana).is_open
    assert office.events(need).count(HistoryEvent.SETTLING_UNDONE) == 1
    with pytest.raises(NeedNotFound):
        office.follow_up.undo_settle(unknown(), office.dana)


@pytest.mark.parametrize("answered", [True, False])
def test_what_is_promised_about_it_ends_with_it_and_is_owed_again_after_an_undo(
    office: FrontOffice, answered: bool
) -> None:
    due = office.clock() + timedelta(hours=5)
    need = office.needs(office.arrives().visit, "A quote", PromiseTo(text="Call", due_at=due))
    promise = office.step(need)
    if answered:
        office.take.further(need.visit_id, need.id, (answer(),), office.dana)
    else:
        office.follow_up.settle(need.id, office.dana)
    kept = office.steps(need)[0]
    assert isinstance(kept, Promise)
    assert (kept.state, kept.ended_at) == (PromiseState.KEPT, office.clock())
    assert HistoryEvent.PROMISE_KEPT in office.events(need)
    office.follow_up.undo_settle(need.id, office.dana)
    assert office.steps(need)[0] == promise


def test_each_settling_can_be_undone(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    for _ in range(2):
        office.clock.move(minutes=1)
        office.follow_up.referral_went(office.step(need).id, Outcome.GOT_HELP, office.dana)
        office.follow_up.undo_settle(need.id, office.dana)
        assert referral(office, need).outcome is None


def test_where_its_owner_has_left_it_belongs_to_the_duty_desk(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    office.follow_up.settle(need.id, office.dana)
    office.goes("Dana")
    assert office.follow_up.undo_settle(need.id, office.sam).owner_id == office.ids["the front desk"]
    assert office.need(need.id).owner_id == office.ids["the front desk"]
    assert office.events(need)[-2:] == [HistoryEvent.SETTLING_UNDONE, HistoryEvent.OWNER_CHANGED]
