# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules 5 and 7: it is ours until it is settled, and somebody asks whether it worked out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiosk.desk.find_help import tried_for
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedIsSettled, NeedNotFound, StepNotFound
from kiosk.domain.need import HistoryEvent, Need, NeedState
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.referral import Outcome, Referral
from tests.desk.front_office import LEGAL_AID, PANTRY, FrontOffice, answer, unknown

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def referred(office: FrontOffice) -> Need:
    """A need referred on Monday, asked about on Tuesday."""
    greeting = office.arrives()
    need = office.needs(greeting.visit, "Food", REFER)
    office.finish(greeting.visit.id, office.dana)
    office.clock.move(days=1)
    return need


@pytest.mark.parametrize("outcome", [Outcome.COULD_NOT_REACH, Outcome.NOT_ELIGIBLE, Outcome.NO_CAPACITY])
def test_what_did_not_work_out_is_back_on_the_owners_list_today(office: FrontOffice, outcome: Outcome) -> None:
    need = referred(office)
    back = office.follow_up.referral_went(office.step(need).id, outcome, office.sam)
    assert back == office.need(need.id)
    assert (back.is_open, back.owner_id, back.review_on) == (True, office.dana.staff_id, date(2026, 11, 24))
    step = office.step(need)
    assert isinstance(step, Referral)
    assert (step.outcome, step.outcome_at) == (outcome, office.clock())
    with office.store.reading() as work:
        (attempt,) = work.needs.attempts(need.id)
        assert tried_for(work, need.id) == {PANTRY.id}
    assert (attempt.result, attempt.resource_id, attempt.by) == (outcome, PANTRY.id, office.sam.staff_id)
    assert {HistoryEvent.OUTCOME, HistoryEvent.TRIED} <= set(office.events(need))


@pytest.mark.parametrize("outcome", [Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED])
def test_what_worked_out_is_settled(office: FrontOffice, outcome: Outcome) -> None:
    need = referred(office)
    settled = office.follow_up.referral_went(office.step(need).id, outcome, office.dana)
    assert (settled.state, settled.settled_at, settled.review_on) == (NeedState.SETTLED, office.clock(), None)
    assert office.need(need.id) == settled
    assert office.owed(office.dana.office_id) == []
    assert HistoryEvent.SETTLED in office.events(need)


def test_not_yet_is_asked_about_again_some_days_later(office: FrontOffice) -> None:
    need = referred(office)
    waiting = office.follow_up.referral_went(office.step(need).id, Outcome.NOT_YET, office.dana)
    assert (waiting.is_open, waiting.review_on) == (True, date(2026, 11, 27))
    with office.store.reading() as work:
        assert not work.needs.attempts(need.id)


def test_a_settled_need_stays_settled_whatever_becomes_of_an_old_referral(office: FrontOffice) -> None:
    need = referred(office)
    settled = office.follow_up.settle(need.id, office.dana)
    for outcome in (Outcome.NO_CAPACITY, Outcome.GOT_HELP):
        assert office.follow_up.referral_went(office.step(need).id, outcome, office.dana) == settled
    assert office.need(need.id) == settled
    assert office.events(need).count(HistoryEvent.OUTCOME) == 2
    assert office.events(need).count(HistoryEvent.SETTLED) == 1


def test_a_kept_promise_alone_does_not_end_the_next_visit(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Bank", PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=1)))
    office.keep_promise.kept(office.step(need).id, office.dana)
    with pytest.raises(Exception, match="has no next step yet"):
        office.finish(visit.id, office.dana)
    office.follow_up.settle(need.id, office.dana)
    assert not office.finish(visit.id, office.dana).is_open


def test_a_step_of_another_kind_is_not_answered_for(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    for step_id in (office.step(need).id, unknown()):
        with pytest.raises(StepNotFound):
            office.follow_up.referral_went(step_id, Outcome.GOT_HELP, office.dana)


def test_settling_happens_once(office: FrontOffice) -> None:
    need = referred(office)
    assert office.follow_up.settle(need.id, office.sam).state is NeedState.SETTLED
    with pytest.raises(NeedIsSettled):
        office.follow_up.settle(need.id, office.sam)
    with pytest.raises(NeedNotFound):
        office.follow_up.settle(unknown(), office.sam)


def test_what_is_due_first_is_at_the_top(office: FrontOffice) -> None:
    visit = office.arrives().visit
    later = office.needs(visit, "Legal", ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE))
    promised = office.needs(visit, "Bank", PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=1)))
    whenever = office.needs(visit, "Something else")
    review = office.needs(visit, "Ride", MarkUnmet(reason=UnmetReason.COST))
    office.needs(visit, "Hours?", answer())
    owed = office.owed(visit.office_id)
    assert [each.need.id for each in owed] == [promised.id, later.id, review.id, whenever.id]
    assert [each.due is None for each in owed] == [False, False, False, True]
    assert [each.last_step for each in owed] == [
        office.step(promised), office.step(later), office.step(review), None,
    ]  # fmt: skip


def test_somebody_anonymous_is_owed_too(office: FrontOffice) -> None:
    visit = office.greet.guest(office.dana).visit
    office.needs(visit, "Food", REFER)
    (owed,) = office.owed(visit.office_id)
    assert (owed.visitor, owed.owner) == ("", "Dana")


@pytest.mark.parametrize("outcome", [Outcome.NOT_YET, Outcome.NEEDS_ACTION])
def test_what_keeps_waiting_is_asked_about_on_a_later_day(office: FrontOffice, outcome: Outcome) -> None:
    need = referred(office)
    office.follow_up.referral_went(office.step(need).id, outcome, office.dana, note="Bring the  lease")
    step = office.step(need)
    assert isinstance(step, Referral)
    assert (step.outcome, step.check_on, step.is_waiting) == (outcome, date(2026, 11, 27), True)
    with office.store.reading() as work:
        (line,) = [each for each in work.needs.history(need.id) if each.event is HistoryEvent.OUTCOME]
    assert (line.facts["note"], line.facts["referral"]) == ("Bring the lease", str(step.id))


def test_a_further_referral_does_not_put_off_the_one_that_is_asked_about_sooner(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Food", replace(REFER, check_on=date(2026, 11, 24)))
    later = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE, check_on=date(2026, 12, 1))
    office.take.further(visit.id, need.id, (later,), office.dana)
    assert office.need(need.id).review_on == date(2026, 11, 24)
    office.follow_up.referral_went(office.steps(need)[0].id, Outcome.NOT_YET, office.dana)
    assert office.need(need.id).review_on == date(2026, 11, 26)
