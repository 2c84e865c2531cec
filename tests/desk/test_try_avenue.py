# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 4: every avenue tried is kept with who, when and what it came to, and the next one is suggested."""

from datetime import date

import pytest

from kiosk.desk.find_help import Suggested
from kiosk.desk.refer import ReferTo
from kiosk.desk.try_avenue import AfterTrying, AvenueTried, TryAvenue
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedIsSettled, ResourceNotFound
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.referral import Attempt, Outcome
from kiosk.domain.resource_reason import LeftOut
from tests.desk.front_office import HOTLINE, LEGAL_AID, PANTRY, TODAY, FrontOffice, unknown

TOMORROW = date(2026, 11, 24)


def tried(office: FrontOffice, need: Need, what: AvenueTried) -> AfterTrying:
    return TryAvenue(store=office.store, clock=office.clock).record(need.id, what, office.sam)


def call(result: Outcome, avenue: Avenue = Avenue.PHONE) -> AvenueTried:
    return AvenueTried(resource_id=PANTRY.id, avenue=avenue, result=result)


def attempts(office: FrontOffice, need: Need) -> list[Attempt]:
    with office.store.reading() as work:
        return list(work.needs.attempts(need.id))


def lines(office: FrontOffice, need: Need, event: HistoryEvent) -> list[HistoryLine]:
    with office.store.reading() as work:
        return [line for line in work.needs.history(need.id) if line.event is event]


def suggested(office: FrontOffice, need: Need) -> Suggested:
    with office.store.reading() as work:
        here = work.offices.get(need.office_id)
    return office.find_help.suggest("food", here, need_id=need.id)


def names(found: Suggested) -> list[str]:
    return [each.resource.name for each in found.help]


@pytest.fixture
def need(office: FrontOffice) -> Need:
    office.resources.offered = [PANTRY, LEGAL_AID, HOTLINE]
    return office.needs(office.arrives().visit, "Food")


def test_an_attempt_is_kept_with_who_when_and_what_was_heard(office: FrontOffice, need: Need) -> None:
    what = AvenueTried(
        resource_id=PANTRY.id, avenue=Avenue.PHONE, result=Outcome.NO_CAPACITY, note="Full\nuntil June",
        called_number="(555) 010-4420", call_seconds=125,
    )  # fmt: skip
    after = tried(office, need, what)
    (kept,) = attempts(office, need)
    assert (kept.avenue, kept.resource_id, kept.result) == (Avenue.PHONE, PANTRY.id, Outcome.NO_CAPACITY)
    assert (kept.by, kept.at, kept.note) == (office.sam.staff_id, office.clock(), "Full until June")
    (line,) = lines(office, need, HistoryEvent.TRIED)
    assert dict(line.facts) == {
        "resource": "Food Pantry", "avenue": "phone", "result": "no_capacity", "note": "Full until June",
        "number": "(555) 010-4420", "seconds": "125",
    }  # fmt: skip
    assert (after.need, after.need.review_on, after.need.owner_id) == (
        office.need(need.id), TODAY, office.dana.staff_id,
    )  # fmt: skip


def test_the_visitor_and_somebody_who_is_not_in_the_directory_can_be_tried(office: FrontOffice, need: Need) -> None:
    tried(office, need, AvenueTried(avenue=Avenue.PHONE, result=Outcome.COULD_NOT_REACH))
    tried(office, need, AvenueTried(avenue=Avenue.PHONE, name=" Her  landlord ", result=Outcome.REFUSED))
    assert [line.facts["resource"] for line in lines(office, need, HistoryEvent.TRIED)] == ["", "Her landlord"]
    assert [each.resource_id for each in attempts(office, need)] == [None, None]
    assert suggested(office, need).left_out == []


@pytest.mark.parametrize("result", [Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED])
def test_what_helped_settles_the_need(office: FrontOffice, need: Need, result: Outcome) -> None:
    assert not tried(office, need, call(result)).need.is_open
    assert office.events(need)[-2:] == [HistoryEvent.TRIED, HistoryEvent.SETTLED]
    with pytest.raises(NeedIsSettled):
        tried(office, need, call(result))


def test_not_yet_is_looked_at_again_some_days_later(office: FrontOffice, need: Need) -> None:
    assert tried(office, need, call(Outcome.NOT_YET)).need.review_on == date(2026, 11, 26)


def test_not_yet_does_not_put_off_a_referral_that_is_due_sooner(office: FrontOffice, need: Need) -> None:
    choice = ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE, check_on=TOMORROW)
    office.take.further(need.visit_id, need.id, (choice,), office.dana)
    assert tried(office, need, call(Outcome.NOT_YET)).need.review_on == TOMORROW


def test_nothing_is_kept_of_what_cannot_be(office: FrontOffice, need: Need) -> None:
    with pytest.raises(ResourceNotFound):
        tried(office, need, AvenueTried(resource_id=unknown(), avenue=Avenue.PHONE, result=Outcome.COST))
    assert office.events(need) == [HistoryEvent.LOGGED]


@pytest.mark.parametrize("result", [Outcome.NO_CAPACITY, Outcome.NOT_ELIGIBLE, Outcome.COST, Outcome.REFUSED])
def test_what_failed_is_left_out_as_a_whole_and_why_is_said(office: FrontOffice, need: Need, result: Outcome) -> None:
    after = tried(office, need, call(result))
    office.clock.move(days=40)
    found = suggested(office, need)
    assert names(found) == ["Legal Aid", "Utility Help Line"]
    when = attempts(office, need)[0].at
    assert found.left_out == [LeftOut(resource_id=PANTRY.id, resource_name="Food Pantry", result=result, at=when)]
    assert after.other_ways == ()


def test_no_answer_closes_the_telephone_for_the_day_and_leaves_the_other_ways(office: FrontOffice, need: Need) -> None:
    after = tried(office, need, call(Outcome.COULD_NOT_REACH))
    assert after.other_ways == (Avenue.OFFICE, Avenue.WEBSITE)
    found = suggested(office, need)
    assert {each.resource.name: each.ways for each in found.help}["Food Pantry"] == after.other_ways
    (left_out,) = found.left_out
    assert (left_out.ways, left_out.result) == ((Avenue.PHONE, Avenue.PERSON), Outcome.COULD_NOT_REACH)
    office.clock.move(days=1)
    again = suggested(office, need)
    assert again.left_out == []
    assert Avenue.PHONE in again.help[0].ways


def test_the_office_says_when_the_day_is_over(office: FrontOffice, need: Need) -> None:
    tried(office, need, call(Outcome.COULD_NOT_REACH))
    office.clock.move(hours=14)  # Tuesday in UTC, Monday 23:42 in Chicago
    assert len(suggested(office, need).left_out) == 1


def test_who_can_only_be_called_and_does_not_answer_is_left_out_for_the_day(office: FrontOffice, need: Need) -> None:
    what = AvenueTried(resource_id=HOTLINE.id, avenue=Avenue.PERSON, result=Outcome.COULD_NOT_REACH)
    assert tried(office, need, what).other_ways == ()
    found = suggested(office, need)
    assert "Utility Help Line" not in names(found)
    assert [(each.resource_name, each.ways) for each in found.left_out] == [("Utility Help Line", ())]
    office.clock.move(days=1)
    assert "Utility Help Line" in names(suggested(office, need))


def test_a_line_that_nobody_answers_on_three_days_is_not_suggested_any_more(office: FrontOffice, need: Need) -> None:
    for _ in range(3):
        assert Avenue.PHONE in suggested(office, need).help[0].ways
        tried(office, need, call(Outcome.COULD_NOT_REACH))
        tried(office, need, call(Outcome.COULD_NOT_REACH))
        office.clock.move(days=1)
    assert Avenue.PHONE not in suggested(office, need).help[0].ways


def test_no_way_to_get_there_leaves_the_telephone(office: FrontOffice, need: Need) -> None:
    assert tried(office, need, call(Outcome.TRANSPORT, Avenue.PERSON)).other_ways == (
        Avenue.PHONE, Avenue.WEBSITE, Avenue.PERSON,
    )  # fmt: skip
    office.clock.move(days=9)
    assert Avenue.OFFICE not in suggested(office, need).help[0].ways


def test_two_reasons_are_said_each_for_its_ways(office: FrontOffice, need: Need) -> None:
    tried(office, need, call(Outcome.TRANSPORT, Avenue.OFFICE))
    assert tried(office, need, call(Outcome.COULD_NOT_REACH)).other_ways == (Avenue.WEBSITE,)
    found = suggested(office, need)
    assert {each.result: each.ways for each in found.left_out} == {
        Outcome.TRANSPORT: (Avenue.OFFICE,), Outcome.COULD_NOT_REACH: (Avenue.PHONE, Avenue.PERSON),
    }  # fmt: skip
    assert found.help[0].ways == (Avenue.WEBSITE,)


def test_a_referral_that_waits_is_left_out_without_a_result(office: FrontOffice, need: Need) -> None:
    choice = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)
    office.take.further(need.visit_id, need.id, (choice,), office.dana)
    found = suggested(office, need)
    assert names(found) == ["Legal Aid", "Utility Help Line"]
    assert [(each.resource_name, each.result) for each in found.left_out] == [("Food Pantry", None)]
    office.follow_up.referral_went(office.step(need).id, Outcome.NEEDS_ACTION, office.dana)
    assert [each.result for each in suggested(office, need).left_out] == [Outcome.NEEDS_ACTION]


def test_who_helped_before_may_help_again(office: FrontOffice, need: Need) -> None:
    tried(office, need, call(Outcome.NO_CAPACITY))
    tried(office, need, call(Outcome.GOT_HELP))
    office.clock.move(days=1)
    office.reopen.from_board(need.id, office.dana)
    assert suggested(office, need).left_out == []


def test_what_waited_before_a_reopening_has_had_its_chance_what_failed_has_failed(
    office: FrontOffice, need: Need
) -> None:
    tried(office, need, call(Outcome.NOT_YET))
    tried(office, need, AvenueTried(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE, result=Outcome.NOT_ELIGIBLE))
    office.follow_up.settle(need.id, office.dana)
    office.clock.move(days=1)
    office.reopen.from_board(need.id, office.dana)
    assert [each.resource_name for each in suggested(office, need).left_out] == ["Legal Aid"]


def test_a_warm_call_keeps_its_number_and_how_long_it_took(office: FrontOffice, need: Need) -> None:
    choice = ReferTo(
        resource_id=PANTRY.id, avenue=Avenue.PERSON, call_result="Come before four", call_outcome=Outcome.NOT_YET,
        called_number="(555) 010-4420", call_seconds=61,
    )  # fmt: skip
    office.take.further(need.visit_id, need.id, (choice,), office.dana)
    (line,) = lines(office, need, HistoryEvent.TRIED)
    assert (line.facts["seconds"], line.facts["number"]) == ("61", "(555) 010-4420")
    assert (line.facts["avenue"], line.facts["note"]) == ("person", "Come before four")


def test_a_call_that_nobody_timed_says_nothing_of_time(office: FrontOffice, need: Need) -> None:
    choice = ReferTo(resource_id=PANTRY.id, avenue=Avenue.PERSON, call_outcome=Outcome.NOT_YET)
    office.take.further(need.visit_id, need.id, (choice,), office.dana)
    (line,) = lines(office, need, HistoryEvent.TRIED)
    assert not {"seconds", "number"} & set(line.facts)
