# SPDX-License-Identifier: GPL-3.0-or-later
"""A need said at the touch screen leads on, once, and somebody keeps it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.self_service.say_need import Keeper, way_to
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import AvenueClosed, ResourceNotFound, ResourceNotOffered, TooManyReferrals, WordsMissing
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import Promise
from kiosk.domain.referral import Referral
from kiosk.domain.resource import Resource
from kiosk.domain.visit import CallReason, Feedback, VisitState
from tests.desk.front_office import (
    HOTLINE,
    LEGAL_AID,
    OFFICE,
    OLD_CLINIC,
    PANTRY,
    SHELTER,
    FrontOffice,
    resource,
    unknown,
)
from tests.desk.self_service.touch_screen import PROMISE, TouchScreen, saying

TOMORROW_AT_FIVE = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)


def test_a_need_said_twice_is_one_need(screen: TouchScreen) -> None:
    told = screen.needed("My heat\nis off")
    screen.say_need(told, screen.actor)
    need = screen.need(told)
    assert (need.id, need.words, need.owner_id) == (told.need_id, "My heat\nis off", screen.actor.staff_id)
    assert screen.office.events(need) == [HistoryEvent.LOGGED]


def test_other_words_later_are_another_need(screen: TouchScreen) -> None:
    told = screen.needed("My heat is off")
    for _ in range(2):
        screen.say_need(saying(told, "My heat is off and so is my light"), screen.actor)
    assert len(screen.needs(told)) == 2
    assert screen.needs(told)[0].words == "My heat is off"


def test_no_words_are_no_need(screen: TouchScreen) -> None:
    told = screen.told(" ")
    with pytest.raises(WordsMissing):
        screen.say_need(told, screen.actor)
    assert screen.visits() == []


def test_going_to_the_same_place_twice_is_one_referral(screen: TouchScreen) -> None:
    told = screen.told("food")
    for _ in range(2):
        screen.say_need.go_to(told, PANTRY.id, screen.actor)
    step = screen.office.step(screen.need(told))
    assert isinstance(step, Referral)
    assert (step.resource_id, step.avenue, step.by) == (PANTRY.id, Avenue.OFFICE, screen.actor.staff_id)
    screen.stay.farewell(told, Feedback.YES, screen.actor)
    assert screen.visit(told).state is VisitState.FINISHED


def test_up_to_three_places_fit_on_a_slip(screen: TouchScreen) -> None:
    told = screen.needed()
    for place in (PANTRY, LEGAL_AID, HOTLINE):
        screen.say_need.go_to(told, place.id, screen.actor)
    with pytest.raises(TooManyReferrals):
        screen.say_need.go_to(told, SHELTER.id, screen.actor)
    assert len(screen.office.steps(screen.need(told))) == 3


@pytest.mark.parametrize(
    ("place", "way"),
    [
        (PANTRY, Avenue.OFFICE),
        (HOTLINE, Avenue.PHONE),
        (SHELTER, Avenue.PHONE),
        (resource("Site", address=None, phones=()), Avenue.WEBSITE),
        (resource("Nowhere", address=None, phones=(), website="", contacts=()), None),
    ],
)
def test_the_way_is_one_that_a_visitor_can_take_alone(place: Resource, way: Avenue | None) -> None:
    assert way_to(place) is way


@pytest.mark.parametrize(("place_id", "refusal"), [(OLD_CLINIC.id, ResourceNotOffered), (unknown(), ResourceNotFound)])
def test_a_place_that_takes_nobody_is_refused_and_the_need_stays(
    screen: TouchScreen, place_id: UUID, refusal: type[Exception]
) -> None:
    told = screen.needed()
    with pytest.raises(refusal):
        screen.say_need.go_to(told, place_id, screen.actor)
    assert screen.office.steps(screen.need(told)) == ()


def test_a_place_that_nobody_can_reach_alone_is_no_next_step(screen: TouchScreen) -> None:
    closed = resource("Back office", address=None, phones=(), website="", contacts=())
    screen.office.import_directory("back", [closed])
    told = screen.needed()
    with pytest.raises(AvenueClosed):
        screen.say_need.go_to(told, closed.id, screen.actor)


def test_none_of_these_leaves_it_with_whoever_helped_last_today(screen: TouchScreen, office: FrontOffice) -> None:
    office.greet.guest(office.sam)
    office.clock.move(minutes=5)
    office.greet.guest(office.dana)
    office.clock.move(minutes=5)
    told = screen.needed()
    keeper = screen.say_need.none_of_these(told, PROMISE, screen.actor)
    assert keeper == Keeper(called="Dana", due_at=TOMORROW_AT_FIVE)
    assert keeper.due_at.utcoffset() == timedelta(hours=-6)
    need, step = screen.need(told), office.step(screen.need(told))
    assert isinstance(step, Promise)
    assert (need.owner_id, step.by, step.text, step.due_at) == (
        office.dana.staff_id,
        office.dana.staff_id,
        PROMISE,
        TOMORROW_AT_FIVE,
    )
    assert screen.visit(told).called_for is CallReason.NONE_FITS


def test_none_of_these_twice_is_one_promise_by_the_same_person(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed()
    first = screen.say_need.none_of_these(told, PROMISE, screen.actor)
    office.greet.guest(office.sam)
    office.clock.move(hours=30)
    assert screen.say_need.none_of_these(told, PROMISE, screen.actor) == first
    assert first.called == "Lee"
    assert isinstance(office.step(screen.need(told)), Promise)


def test_none_of_these_counts_after_a_place_was_chosen(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed()
    screen.say_need.go_to(told, PANTRY.id, screen.actor)
    office.clock.move(minutes=1)
    screen.say_need.none_of_these(told, PROMISE, screen.actor)
    assert [type(step) for step in office.steps(screen.need(told))] == [Referral, Promise]


def test_who_has_turned_to_them_keeps_it(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed()
    screen.taken_up(told)
    office.greet.guest(office.sam)
    keeper = screen.say_need.none_of_these(told, PROMISE, screen.actor)
    assert (keeper.called, screen.need(told).owner_id) == ("Dana", office.dana.staff_id)


@pytest.mark.parametrize(
    ("minutes_after_midnight", "keeper"),
    [(-1, "Lee"), (0, "Sam"), (1, "Sam")],
)
def test_today_begins_at_the_offices_own_midnight(
    screen: TouchScreen, office: FrontOffice, minutes_after_midnight: int, keeper: str
) -> None:
    office.clock.now = datetime(2026, 11, 23, 6, 0, tzinfo=UTC) + timedelta(minutes=minutes_after_midnight)
    office.greet.guest(office.sam)
    office.clock.now = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    assert screen.say_need.none_of_these(screen.needed(), PROMISE, screen.actor).called == keeper


def test_a_colleague_who_does_not_work_here_any_more_keeps_nothing(screen: TouchScreen, office: FrontOffice) -> None:
    office.greet.guest(office.sam)
    office.goes("Sam")
    assert screen.say_need.none_of_these(screen.needed(), PROMISE, screen.actor).called == "Lee"
    office.goes("Lee")
    assert screen.say_need.none_of_these(screen.needed(), PROMISE, screen.actor).called == "Dana"
    office.goes("Dana")
    told = screen.needed()
    assert screen.say_need.none_of_these(told, PROMISE, screen.actor).called == ""
    assert screen.need(told).owner_id == screen.actor.staff_id


def test_a_promise_on_friday_is_for_monday(screen: TouchScreen, office: FrontOffice) -> None:
    office.clock.move(days=4)
    keeper = screen.say_need.none_of_these(screen.needed(), PROMISE, screen.actor)
    assert keeper.due_at == TOMORROW_AT_FIVE + timedelta(days=6)


def test_the_need_is_in_front_of_its_keeper(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed("My heat is off")
    screen.say_need.none_of_these(told, PROMISE, screen.actor)
    [owed] = office.owed(OFFICE)
    assert (owed.owner, owed.need.words) == ("Lee", "My heat is off")


def test_a_second_need_of_the_same_words_at_reception_is_theirs(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed("food")
    screen.taken_up(told)
    office.take(told.visit_id, NeedHeard(words="rent"), (), office.dana)
    screen.say_need(saying(told, "food"), screen.actor)
    assert sorted(need.words for need in screen.needs(told)) == ["food", "rent"]
