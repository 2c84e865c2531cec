# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 1: whoever arrives is greeted at once, by name, with what happened last time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import (
    LineTooLong,
    NameMissing,
    NameTooLong,
    VisitAlreadyFinished,
    VisitNotFound,
    VisitorNotFound,
)
from kiosk.domain.need import HistoryEvent
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.staff import Act
from kiosk.domain.visit import SaidOfSelf, VisitState
from kiosk.domain.visitor import ContactPreference
from tests.desk.front_office import OFFICE, PANTRY, FrontOffice, answer, unknown


def test_somebody_new_is_kept_with_everything_they_told(office: FrontOffice) -> None:
    told = VisitorDetails(
        name="  Nguyễn   Văn An ",
        preferred_name="An",
        pronunciation="ahn",
        languages=("vi", "en"),
        phone="(555) 010-0199",
        birth_date=date(1984, 2, 29),
        note="Prefers mornings",
        external_id="A-17",
        confidential=True,
        large_print=True,
        contact_preference=ContactPreference.LETTER,
    )
    greeting = office.greet.new(told, office.dana)
    visitor = office.visitor(greeting.visit.visitor_id)
    assert visitor == greeting.visitor
    assert (visitor.name, visitor.called, visitor.language) == ("Nguyễn Văn An", "An", "vi")
    assert (visitor.pronunciation, visitor.phone, visitor.birth_date) == ("ahn", "(555) 010-0199", date(1984, 2, 29))
    assert (visitor.note, visitor.external_id, visitor.confidential) == ("Prefers mornings", "A-17", True)
    assert (visitor.large_print, visitor.contact_preference) == (True, ContactPreference.LETTER)
    assert (visitor.office_id, visitor.consented_at) == (OFFICE, office.clock())
    assert (greeting.visit_number, greeting.returning, greeting.last_visit_on) == (1, False, None)


def test_the_visit_says_who_helps_and_since_when(office: FrontOffice) -> None:
    visit = office.visit(office.arrives().visit.id)
    assert (visit.state, visit.helper_id) == (VisitState.BEING_HELPED, office.dana.staff_id)
    assert (visit.arrived_at, visit.station_id) == (office.clock(), office.station)


@pytest.mark.parametrize(
    ("name", "error"),
    [("", NameMissing), (" \t\u202e ", NameMissing), ("…!", NameMissing), ("x" * 201, NameTooLong)],
)
def test_a_name_is_needed_and_of_human_length(office: FrontOffice, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        office.arrives(name)
    assert office.everybody() == []


@pytest.mark.parametrize("fact", ["phone", "pronunciation", "external_id"])
def test_a_short_fact_is_short(office: FrontOffice, fact: str) -> None:
    with pytest.raises(LineTooLong) as refused:
        office.arrives("Marya", **{fact: "9" * 201})
    assert str(refused.value) == "That has 201 characters; there is room for 200. Please shorten it."
    assert office.everybody() == []


def test_a_guest_stays_anonymous(office: FrontOffice) -> None:
    greeting = office.greet.guest(office.dana)
    assert greeting.visitor is None
    assert office.visit(greeting.visit.id).visitor_id is None
    assert office.greet.again(greeting.visit.id) == greeting
    assert office.everybody() == []


def test_a_returning_visitor_is_greeted_with_number_and_day_of_the_last_visit(office: FrontOffice) -> None:
    office.clock.now = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)  # the evening of the 19th in Chicago
    first = office.arrives()
    office.needs(first.visit, "Hours?", answer())
    office.finish(first.visit.id, office.dana)
    office.clock.move(days=3)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.sam)
    assert (again.visit_number, again.returning, again.last_visit_on) == (2, True, date(2026, 11, 19))
    assert again.visit.id != first.visit.id
    assert again.open_needs == ()


def test_a_visit_that_is_still_open_goes_on(office: FrontOffice) -> None:
    first = office.arrives()
    office.clock.move(minutes=20)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.sam)
    assert (again.visit.id, again.visit_number) == (first.visit.id, 1)
    assert again.visit.helper_id == office.sam.staff_id
    assert office.visit(first.visit.id).helper_id == office.sam.staff_id


def test_whoever_left_before_is_greeted_with_a_new_visit(office: FrontOffice) -> None:
    first = office.arrives()
    office.finish.left(first.visit.id, office.dana)
    office.clock.move(hours=1)
    assert first.visitor is not None
    assert office.greet.known(first.visitor.id, office.dana).visit.id != first.visit.id


def test_nobody_unknown_is_greeted(office: FrontOffice) -> None:
    with pytest.raises(VisitorNotFound):
        office.greet.known(unknown(), office.dana)
    with pytest.raises(VisitNotFound):
        office.greet.again(unknown())


def test_open_needs_the_unasked_referral_and_promises_are_in_front(office: FrontOffice) -> None:
    first = office.arrives()
    food = office.needs(first.visit, "Food.", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    late, soon = (
        office.needs(first.visit, words, PromiseTo(text=words, due_at=office.clock() + timedelta(days=days)))
        for words, days in (("Call the bank", 3), ("Ask about keys", 1))
    )
    settled = office.needs(first.visit, "Hours?", answer())
    office.finish(first.visit.id, office.dana)
    office.clock.move(days=2)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.sam)
    assert {need.id for need in again.open_needs} == {food.id, late.id, soon.id}
    assert settled.id not in {need.id for need in again.open_needs}
    assert again.last_referral is not None
    assert (again.last_referral.need_id, again.last_referral.resource_name) == (food.id, "Food Pantry")
    assert [(due.promise.text, due.by_whom) for due in again.promises] == [
        ("Ask about keys", "Dana"),
        ("Call the bank", "Dana"),
    ]


def test_the_latest_referral_is_asked_about_until_somebody_asks(office: FrontOffice) -> None:
    first = office.arrives()
    older = office.needs(first.visit, "Food.", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    office.clock.move(minutes=5)
    newer = office.needs(first.visit, "Coat.", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    office.finish(first.visit.id, office.dana)
    office.clock.move(days=1)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.dana)
    assert again.last_referral == office.step(newer)
    office.follow_up.referral_went(office.step(newer).id, Outcome.NOT_YET, office.dana)
    asked_next = office.greet.again(again.visit.id).last_referral
    assert asked_next == office.step(older)
    assert isinstance(asked_next, Referral)


@pytest.mark.parametrize("outcome", [Outcome.NOT_YET, Outcome.NEEDS_ACTION])
def test_what_still_waits_is_asked_again_at_the_next_visit(office: FrontOffice, outcome: Outcome) -> None:
    first = office.arrives()
    need = office.needs(first.visit, "Food.", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    office.finish(first.visit.id, office.dana)
    assert first.visitor is not None
    for _ in range(2):
        office.clock.move(days=1)
        again = office.greet.known(first.visitor.id, office.dana)
        assert [referral.need_id for referral in again.referrals] == [need.id]
        office.follow_up.referral_went(office.step(need).id, outcome, office.dana)
        assert office.greet.again(again.visit.id).referrals == ()
        office.finish.left(again.visit.id, office.dana)


def test_a_referral_from_before_a_reopening_is_not_asked_about(office: FrontOffice) -> None:
    first = office.arrives()
    need = office.needs(first.visit, "Food.", ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE))
    office.finish(first.visit.id, office.dana)
    office.clock.move(days=1)
    office.follow_up.settle(need.id, office.dana)
    office.reopen.from_board(need.id, office.dana)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.dana)
    assert [each.id for each in again.open_needs] == [need.id]
    assert again.referrals == ()


def test_a_need_of_this_very_visit_is_not_among_the_earlier_ones(office: FrontOffice) -> None:
    greeting = office.arrives()
    office.needs(greeting.visit)
    assert office.greet.again(greeting.visit.id).open_needs == ()


def test_whoever_waits_in_the_lobby_is_taken_up(office: FrontOffice) -> None:
    visit = office.arrives().visit
    assert office.finish.back_to_lobby(visit.id).state is VisitState.WAITING
    assert office.visit(visit.id).helper_id is None
    taken = office.greet.take_up(visit.id, office.sam)
    assert (taken.visit.state, taken.visit.helper_id) == (VisitState.BEING_HELPED, office.sam.staff_id)
    assert office.visit(visit.id) == taken.visit


def test_whoever_turns_to_somebody_at_the_touch_screen_keeps_what_they_asked_for(office: FrontOffice) -> None:
    visit = office.arrives().visit
    theirs, ours = office.needs(visit, "Food."), office.needs(visit, "A coat.")
    with office.store.writing() as work:
        duty_desk = work.staff.duty_desk(OFFICE)
        work.needs.save(replace(work.needs.get(theirs.id), owner_id=duty_desk.id))
        work.commit()
    office.greet.take_up(visit.id, office.sam)
    assert (office.need(theirs.id).owner_id, office.need(ours.id).owner_id) == (
        office.sam.staff_id,
        office.dana.staff_id,
    )
    assert office.events(theirs)[-1] is HistoryEvent.HAND_OFF_ACCEPTED
    assert HistoryEvent.HAND_OFF_ACCEPTED not in office.events(ours)


def test_what_was_typed_at_the_touch_screen_is_in_front_until_it_is_known_whom_it_means(office: FrontOffice) -> None:
    visit = office.greet.guest(office.dana).visit
    said = SaidOfSelf(name="Amina", birthday="03-12")
    with office.store.writing() as work:
        work.visits.save(replace(visit, said_name=said.name, said_birthday=said.birthday))
        work.commit()
    assert office.greet.again(visit.id).said == said
    with office.store.writing() as work:
        work.visits.save(replace(work.visits.get(visit.id), said_name="", said_birthday=""))
        work.commit()
    assert not office.greet.again(visit.id).said


def test_only_whoever_is_here_can_be_taken_up(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.finish.left(visit.id, office.dana)
    with pytest.raises(VisitAlreadyFinished):
        office.greet.take_up(visit.id, office.sam)
    with pytest.raises(VisitAlreadyFinished):
        office.finish.back_to_lobby(visit.id)
    with pytest.raises(VisitNotFound):
        office.greet.take_up(unknown(), office.sam)


def test_what_we_know_of_somebody_can_change(office: FrontOffice) -> None:
    visitor = office.visitor(office.arrives("Marya Alvarez", phone="1").visit.visitor_id)
    changed = office.know_visitor.change(visitor.id, VisitorDetails(name="Maria Alvarez", preferred_name="Mia"))
    assert office.visitor(visitor.id) == changed
    assert (changed.name, changed.called, changed.phone, changed.created_at) == (
        "Maria Alvarez", "Mia", "", visitor.created_at,
    )  # fmt: skip
    with pytest.raises(VisitorNotFound):
        office.know_visitor.change(unknown(), VisitorDetails(name="Mia"))


def test_likely_duplicates_are_shown_before_somebody_is_added_twice(office: FrontOffice) -> None:
    visitor = office.arrives("Marya Alvarez").visitor
    assert office.know_visitor.likely_duplicates(VisitorDetails(name="Marya"), _act(office)) == [visitor]
    assert office.know_visitor.likely_duplicates(VisitorDetails(name="Sean"), _act(office)) == []
    assert office.everybody() == ["Marya Alvarez"]


def _act(office: FrontOffice) -> Act:
    return office.dana.acting_at(office.clock())


def test_what_was_settled_last_is_told_so_that_it_can_be_opened_again(office: FrontOffice) -> None:
    first = office.arrives("Ruth Park")
    for words in ("A bus pass", "A form", "A letter"):
        office.needs(first.visit, words, answer())
        office.clock.move(minutes=5)
    office.finish(first.visit.id, office.dana)
    assert first.visitor is not None
    again = office.greet.known(first.visitor.id, office.dana)
    assert [need.words for need in again.settled] == ["A letter", "A form"]
    assert again.open_needs == ()
