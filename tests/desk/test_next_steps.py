# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules 2 to 5: a need in their own words, and each of the five things that can happen about it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kiosk.desk.find_help import tried_for
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice, kind_of
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import (
    AvenueClosed,
    DueInThePast,
    HandOffIncomplete,
    NeedIsSettled,
    NeedNotFound,
    NoOneToHandTo,
    OnwardError,
    ResourceNotFound,
    ResourceNotOffered,
    StaffNotFound,
    TextMissing,
    TooManyReferrals,
    VisitAlreadyFinished,
    VisitNotFound,
    WordsMissing,
    WordsTooLong,
)
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryEvent, NeedState
from kiosk.domain.next_step import Answer, Promise, PromiseState, StepKind, Unmet, UnmetReason
from kiosk.domain.referral import Attempt, Outcome, Referral
from tests.desk.front_office import (
    FORKLIFT_JOB,
    HOTLINE,
    LEGAL_AID,
    OLD_CLINIC,
    PANTRY,
    SHELTER,
    TODAY,
    FrontOffice,
    answer,
    unknown,
)

WORDS = "They cut off my heat.\nيا إلهي — I have <b>two</b> kids 👩\u200d👧\u200d👦, it's 20 °C… \u200fok?"


def test_a_need_is_kept_verbatim(office: FrontOffice) -> None:
    visit = office.arrives().visit
    heard = NeedHeard(words=f"  {WORDS}\r\n", categories=("utilities", "legal"), deadline=date(2026, 12, 3))
    need = office.need(office.take(visit.id, heard, (), office.dana).id)
    assert need.words == WORDS
    assert (need.categories, need.deadline) == (("utilities", "legal"), date(2026, 12, 3))
    assert (need.owner_id, need.created_at) == (office.dana.staff_id, office.clock())
    assert (need.visit_id, need.visitor_id, need.state) == (visit.id, visit.visitor_id, NeedState.OPEN)
    with office.store.reading() as work:
        (line,) = work.needs.history(need.id)
    assert (line.event, line.facts) == (HistoryEvent.LOGGED, {"words": WORDS})
    assert (line.by, line.at, line.station_id) == (office.dana.staff_id, office.clock(), office.station)


def test_words_are_never_overwritten_by_what_follows(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, WORDS, answer("Call 211."))
    assert office.need(need.id).words == WORDS


@pytest.mark.parametrize(
    ("words", "error"),
    [("", WordsMissing), (" \n\x00\t", WordsMissing), ("\u200b\u200d", WordsMissing), ("x" * 20_001, WordsTooLong)],
)
def test_a_need_without_words_is_none(office: FrontOffice, words: str, error: type[Exception]) -> None:
    visit = office.arrives().visit
    with pytest.raises(error):
        office.needs(visit, words)
    assert office.finish.so_far(visit.id).needs == ()


def test_ten_thousand_characters_fit(office: FrontOffice) -> None:
    assert len(office.needs(office.arrives().visit, "ö" * 10_000).words) == 10_000


def test_a_need_belongs_to_a_visit_that_is_still_going_on(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.finish.left(visit.id, office.dana)
    with pytest.raises(VisitAlreadyFinished):
        office.needs(visit)
    with pytest.raises(VisitNotFound):
        office.take(unknown(), NeedHeard(words="Food"), (), office.dana)


def test_several_needs_keep_the_order_they_were_said_in(office: FrontOffice) -> None:
    visit = office.arrives().visit
    for words in ("first", "second", "third"):
        office.needs(visit, words)
        office.clock.move(seconds=1)
    assert [need.words for need in office.finish.so_far(visit.id).needs] == ["first", "second", "third"]


def test_an_answer_settles_the_need(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer(" Nine to five. "))
    step = office.step(need)
    assert isinstance(step, Answer)
    assert (step.text, step.by, step.at) == ("Nine to five.", office.dana.staff_id, office.clock())
    assert (need.state, need.settled_at, need.review_on) == (NeedState.SETTLED, office.clock(), None)
    assert HistoryEvent.ANSWERED in office.events(need)


def test_a_referral_keeps_whom_to_ask_for_and_when_to_check_back(office: FrontOffice) -> None:
    choice = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE, expected=True)
    need = office.needs(office.arrives().visit, "Food", choice)
    step = office.step(need)
    assert isinstance(step, Referral)
    assert (step.resource_name, step.avenue, step.ask_for, step.expected) == (
        "Food Pantry", Avenue.OFFICE, "Priya Nair", True,
    )  # fmt: skip
    assert step.check_on == need.review_on == date(2026, 11, 26)
    assert (need.owner_id, need.is_open) == (office.dana.staff_id, True)
    assert HistoryEvent.REFERRED in office.events(need)


def test_checking_back_on_a_weekend_waits_for_monday(office: FrontOffice) -> None:
    office.clock.move(days=2)  # Wednesday
    need = office.needs(office.arrives().visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    assert need.review_on == date(2026, 11, 30)


def test_the_desk_may_choose_whom_to_ask_for_and_the_day(office: FrontOffice) -> None:
    choice = ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE, ask_for=" Mr.  Okafor ", check_on=date(2026, 12, 1))
    step = office.step(office.needs(office.arrives().visit, "Food", choice))
    assert isinstance(step, Referral)
    assert (step.ask_for, step.check_on) == ("Mr. Okafor", date(2026, 12, 1))


def test_the_time_zone_of_the_office_says_which_day_it_is(office: FrontOffice) -> None:
    office.clock.now = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still Monday evening in Chicago
    need = office.needs(office.arrives().visit, "Work", ReferTo(resource_id=FORKLIFT_JOB.id, avenue=Avenue.PHONE))
    assert need.review_on == date(2026, 11, 26)


def test_a_warm_call_is_written_down(office: FrontOffice) -> None:
    choice = ReferTo(
        resource_id=PANTRY.id, avenue=Avenue.PERSON, call_result="They keep a\nbox", call_outcome=Outcome.NOT_YET
    )
    need = office.needs(office.arrives().visit, "Food", choice)
    with office.store.reading() as work:
        (attempt,) = work.needs.attempts(need.id)
    assert (attempt.avenue, attempt.resource_id, attempt.result) == (Avenue.PERSON, PANTRY.id, Outcome.NOT_YET)
    assert (attempt.note, attempt.by) == ("They keep a box", office.dana.staff_id)
    assert HistoryEvent.TRIED in office.events(need)


def test_a_warm_call_that_failed_is_no_next_step(office: FrontOffice) -> None:
    visit = office.arrives().visit
    call = ReferTo(resource_id=PANTRY.id, avenue=Avenue.PERSON, call_outcome=Outcome.NO_CAPACITY)
    need = office.needs(visit, "Food", call)
    assert need.review_on == TODAY
    with pytest.raises(OnwardError, match="has no next step yet"):
        office.finish(visit.id, office.dana)


@pytest.mark.parametrize(
    ("choice", "error", "said"),
    [
        (ReferTo(resource_id=unknown(), avenue=Avenue.OFFICE), ResourceNotFound, "not in the directory any more"),
        (ReferTo(resource_id=OLD_CLINIC.id, avenue=Avenue.OFFICE), ResourceNotOffered, "Old Clinic is not taking"),
        (ReferTo(resource_id=HOTLINE.id, avenue=Avenue.OFFICE), AvenueClosed, "Utility Help Line cannot be reached"),
        (ReferTo(resource_id=HOTLINE.id, avenue=Avenue.WEBSITE), AvenueClosed, "another avenue"),
        (ReferTo(resource_id=SHELTER.id, avenue=Avenue.OFFICE), AvenueClosed, "Harbor House cannot be reached"),
        (answer(" \n"), TextMissing, "write a few words"),
        (PromiseTo(text="", due_at=datetime(2027, 1, 1, tzinfo=UTC)), TextMissing, "write a few words"),
        (PromiseTo(text="Call", due_at=datetime(2026, 11, 23, 15, 42, tzinfo=UTC)), DueInThePast, "already past"),
        (MarkUnmet(reason=UnmetReason.COST, review_on=date(2026, 11, 22)), DueInThePast, "already past"),
        (HandTo(staff_id=unknown(), not_done="All"), StaffNotFound, "works here"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused_and_nothing_is_kept(
    office: FrontOffice, choice: StepChoice, error: type[Exception], said: str
) -> None:
    visit = office.arrives().visit
    with pytest.raises(error, match=said):
        office.needs(visit, "Help me", choice)
    assert office.finish.so_far(visit.id).needs == ()


def test_a_job_lead_closes_after_its_last_day(office: FrontOffice) -> None:
    visit = office.arrives().visit
    choice = ReferTo(resource_id=FORKLIFT_JOB.id, avenue=Avenue.PHONE)
    assert office.needs(visit, "Work", choice).is_open
    office.clock.move(days=1)
    with pytest.raises(ResourceNotOffered):
        office.needs(visit, "Work", choice)


def test_a_promise_has_an_owner_and_a_time(office: FrontOffice) -> None:
    due = datetime(2026, 11, 27, 17, tzinfo=timezone(timedelta(hours=-6)))
    need = office.needs(office.arrives().visit, "The bank", PromiseTo(text="Call the bank", due_at=due))
    step = office.step(need)
    assert isinstance(step, Promise)
    assert (step.text, step.due_at, step.due_at.tzinfo) == ("Call the bank", due, UTC)
    assert (step.state, step.by) == (PromiseState.OPEN, office.dana.staff_id)
    assert (need.review_on, need.is_open) == (date(2026, 11, 27), True)
    (owed,) = office.owed(office.dana.office_id)
    assert (owed.need, owed.due, owed.owner, owed.visitor) == (need, due, "Dana", "Marya Alvarez")


def test_an_unmet_need_keeps_owner_reason_and_review_day(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "A ride", MarkUnmet(reason=UnmetReason.TRANSPORT, note=" no\nbus "))
    step = office.step(need)
    assert isinstance(step, Unmet)
    assert (step.reason, step.note, step.review_on) == (UnmetReason.TRANSPORT, "no bus", date(2026, 12, 7))
    assert (need.is_open, need.owner_id, need.review_on) == (True, office.dana.staff_id, date(2026, 12, 7))
    assert office.needs(
        office.arrives("Bo").visit, "A ride", MarkUnmet(reason=UnmetReason.COST, review_on=TODAY)
    ).review_on == TODAY  # fmt: skip


def test_a_hand_off_says_what_is_done_and_what_is_not(office: FrontOffice) -> None:
    choice = HandTo(staff_id=office.sam.staff_id, done="Form", not_done=" Appeal\nletter ", must_not="Call his boss")
    need = office.needs(office.arrives().visit, "Fired", choice)
    step = office.step(need)
    assert isinstance(step, HandOff)
    assert (step.done, step.not_done, step.must_not) == ("Form", "Appeal\nletter", "Call his boss")
    assert (step.to_id, step.by, step.state) == (office.sam.staff_id, office.dana.staff_id, HandOffState.OFFERED)
    assert (need.owner_id, need.review_on) == (office.dana.staff_id, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("to", "not_done", "error"),
    [("Dana", "All", NoOneToHandTo), ("Sam", " \n", HandOffIncomplete)],
)
def test_a_hand_off_needs_a_colleague_who_can_answer_and_what_is_left_to_do(
    office: FrontOffice, to: str, not_done: str, error: type[Exception]
) -> None:
    visit = office.arrives().visit
    with pytest.raises(error):
        office.needs(visit, "Help", HandTo(staff_id=office.ids[to], not_done=not_done))
    assert office.finish.so_far(visit.id).needs == ()


EVERY_STEP = (
    (answer(), StepKind.ANSWER),
    (ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE), StepKind.REFERRAL),
    (PromiseTo(text="Call", due_at=datetime(2026, 12, 1, tzinfo=UTC)), StepKind.PROMISE),
    (MarkUnmet(reason=UnmetReason.HOURS), StepKind.UNMET),
)


@pytest.mark.parametrize(("choice", "kind"), EVERY_STEP)
def test_a_settled_need_takes_no_further_step(office: FrontOffice, choice: StepChoice, kind: StepKind) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    before = office.events(need)
    with pytest.raises(NeedIsSettled):
        office.take.further(need.visit_id, need.id, (choice,), office.dana)
    assert (office.events(need), len(office.steps(need))) == (before, 1)
    assert kind_of(choice) is kind


def test_a_settled_need_is_handed_to_nobody(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    choice = HandTo(staff_id=office.sam.staff_id, not_done="All")
    with pytest.raises(NeedIsSettled):
        office.take.further(need.visit_id, need.id, (choice,), office.dana)
    assert kind_of(choice) is StepKind.HAND_OFF


def test_several_steps_are_kept_together_or_not_at_all(office: FrontOffice) -> None:
    visit = office.arrives().visit
    refer, promise = EVERY_STEP[1][0], EVERY_STEP[2][0]
    need = office.needs(visit, "Food", refer, promise)
    assert {type(step) for step in office.steps(need)} == {Referral, Promise}
    with pytest.raises(DueInThePast):
        office.take.further(need.visit_id, need.id, (refer, PromiseTo(text="Late", due_at=office.clock())), office.dana)
    assert len(office.steps(need)) == 2
    with pytest.raises(NeedNotFound):
        office.take.further(unknown(), unknown(), (refer,), office.dana)


def test_what_was_tried_is_left_out_of_the_next_suggestions(office: FrontOffice) -> None:
    office.resources.offered = [PANTRY, LEGAL_AID, SHELTER]
    visit = office.arrives().visit
    need = office.needs(visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    call = ReferTo(resource_id=SHELTER.id, avenue=Avenue.PERSON, call_outcome=Outcome.NO_CAPACITY)
    office.take.further(need.visit_id, need.id, (call,), office.dana)
    with office.store.reading() as work:
        here = work.offices.get(visit.office_id)
    suggested = office.find_help.for_words("food", here, need_id=need.id)
    assert [each.resource.name for each in suggested] == ["Legal Aid"]
    assert next(iter(office.find_help.for_words("food", here))).resource.name == "Food Pantry"


def test_a_call_that_led_to_no_referral_was_tried_as_well(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food")
    facts = {"need_id": need.id, "at": office.clock(), "by": office.dana.staff_id, "result": Outcome.NO_CAPACITY}
    with office.store.writing() as work:
        for resource_id in (PANTRY.id, None):
            work.needs.add_attempt(Attempt(id=unknown(), avenue=Avenue.PERSON, resource_id=resource_id, **facts))  # type: ignore[arg-type]
        assert tried_for(work, need.id) == {PANTRY.id}


def test_help_is_asked_for_from_where_the_office_stands_and_by_its_clock(office: FrontOffice) -> None:
    office.resources.offered = [PANTRY]
    with office.store.reading() as work:
        here = work.offices.get(office.dana.office_id)
    (help_,) = office.find_help.for_words("food", here, languages=("es",))
    (wish,) = office.resources.asked
    assert (wish.near, wish.languages, wish.moment.hour) == ((41.88, -87.63), ("es",), 9)
    assert help_.status.until is not None
    assert (help_.status.until.hour, help_.status.until.minute) == (16, 30)
    assert office.find_help.show(PANTRY.id) == PANTRY
    with pytest.raises(ResourceNotFound):
        office.find_help.show(unknown())


def test_a_fourth_referral_is_refused_when_it_is_chosen(office: FrontOffice) -> None:
    visit = office.arrives().visit
    three = tuple(ReferTo(resource_id=each.id, avenue=Avenue.PHONE) for each in (PANTRY, LEGAL_AID, SHELTER))
    need = office.needs(visit, "Everything", *three)
    with pytest.raises(TooManyReferrals):
        office.take.further(visit.id, need.id, (ReferTo(resource_id=HOTLINE.id, avenue=Avenue.PHONE),), office.dana)
    assert len(office.finish.so_far(visit.id).steps[need.id]) == 3
