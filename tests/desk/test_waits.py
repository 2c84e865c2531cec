# SPDX-License-Identifier: GPL-3.0-or-later
"""How long people wait, calling the next one by name, and what the lobby's display may say."""

import threading
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kiosk.desk.call_back import CallBacks
from kiosk.desk.waits import CalledByName, LobbyDisplay, Waits, first_name
from kiosk.domain.errors import DueInThePast, VisitAlreadyFinished
from kiosk.domain.greeting import Greeting
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.visit import CallReason, SaidOfSelf, Visit, VisitState
from kiosk.domain.visitor import Visitor
from tests.desk.fakes import NOW
from tests.desk.front_office import OFFICE, FrontOffice, unknown
from tests.desk.self_service.touch_screen import TouchScreen


@pytest.fixture
def waits(office: FrontOffice) -> Waits:
    return Waits(store=office.store, clock=office.clock)


@pytest.fixture
def display(office: FrontOffice) -> LobbyDisplay:
    settle(office, OfficeRules(calls_names=True))
    return LobbyDisplay(store=office.store, clock=office.clock)


def settle(office: FrontOffice, rules: OfficeRules) -> None:
    with office.store.writing() as work:
        work.offices.set_rules(OFFICE, rules, office.lee.acting_at(office.clock()))
        work.commit()


def waiting(office: FrontOffice, name: str = "Marya Alvarez", **told: object) -> Visit:
    """Somebody comes in and takes a seat."""
    return office.finish.back_to_lobby(office.arrives(name, **told).visit.id)


def called(greeting: Greeting | None) -> UUID | None:
    return greeting.visit.id if greeting else None


def test_an_empty_lobby_has_no_waits(waits: Waits) -> None:
    stands = waits(OFFICE)
    assert (stands.waiting, stands.helped, stands.average, stands.longest, stands.too_long) == ([], [], None, None, [])


def test_average_and_longest_are_of_those_who_wait_now(office: FrontOffice, waits: Waits) -> None:
    first = waiting(office)
    office.clock.move(minutes=10)
    second, helped = waiting(office, "Bo Li"), office.arrives("Sean").visit
    office.clock.move(minutes=5)
    stands = waits(OFFICE)
    assert [(each.visit_id, each.waited) for each in stands.waiting] == [
        (first.id, timedelta(minutes=15)), (second.id, timedelta(minutes=5)),
    ]  # fmt: skip
    assert (stands.average, stands.longest) == (timedelta(minutes=10), timedelta(minutes=15))
    (busy,) = stands.helped
    assert (busy.visit_id, busy.helper_id, busy.since) == (helped.id, office.dana.staff_id, helped.arrived_at)


def test_too_long_is_what_the_office_says(office: FrontOffice, waits: Waits) -> None:
    settle(office, OfficeRules(wait_minutes=5))
    visit = waiting(office)
    office.clock.move(minutes=5)
    assert waits(OFFICE).too_long == []
    office.clock.move(seconds=1)
    assert [each.visit_id for each in waits(OFFICE).too_long] == [visit.id]


def test_since_when_they_are_helped_begins_anew_with_the_next_helper(office: FrontOffice, waits: Waits) -> None:
    visit = office.arrives().visit
    office.clock.move(minutes=3)
    office.greet.take_up(visit.id, office.dana)
    assert waits(OFFICE).helped[0].since == NOW
    office.greet.take_up(visit.id, office.sam)
    assert waits(OFFICE).helped[0].since == office.clock()


def test_next_is_who_called_from_the_screen_then_who_waits_longest(office: FrontOffice, waits: Waits) -> None:
    first = waiting(office)
    office.clock.move(minutes=10)
    screen = TouchScreen(office)
    told = screen.told("food")
    screen.stay.call(told, CallReason.TALK, screen.actor)
    at_screen = screen.anybody()
    screen.stay.keep(replace(at_screen, words="rent"), screen.actor)
    assert called(waits.call_next(office.sam)) == told.visit_id
    greeting = waits.call_next(office.sam)
    assert called(greeting) == first.id
    kept = office.visit(first.id)
    assert (kept.state, kept.helper_id, kept.helped_at) == (
        VisitState.BEING_HELPED, office.sam.staff_id, office.clock(),
    )  # fmt: skip
    assert waits.call_next(office.sam) is None


def test_who_is_called_brings_what_only_the_desk_owned(office: FrontOffice, waits: Waits) -> None:
    screen = TouchScreen(office)
    told = screen.needed("food")
    screen.stay.call(told, CallReason.NONE_FITS, screen.actor)
    waits.call_next(office.sam)
    assert screen.need(told).owner_id == office.sam.staff_id


def test_two_desks_that_call_at_once_get_two_people(office: FrontOffice, waits: Waits) -> None:
    visits = [waiting(office, name) for name in ("Ana", "Bo", "Chi", "Dee")]
    got: list[UUID | None] = []

    def call(who: str) -> None:
        got.extend(called(waits.call_next(office.acting(who))) for _ in range(2))

    desks = [threading.Thread(target=call, args=(who,)) for who in ("Dana", "Sam")]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert len(got) == 4
    assert set(got) == {visit.id for visit in visits}


def test_whoever_steps_out_keeps_their_place_and_is_not_called_meanwhile(office: FrontOffice, waits: Waits) -> None:
    first = waiting(office)
    office.clock.move(minutes=1)
    second = waiting(office, "Bo Li")
    waits.back_in_a_moment(first.id, 10)
    stands = waits(OFFICE)
    assert [(each.visit_id, each.away_until) for each in stands.waiting] == [
        (first.id, office.clock() + timedelta(minutes=10)), (second.id, None),
    ]  # fmt: skip
    assert called(waits.call_next(office.sam)) == second.id
    assert waits.call_next(office.sam) is None
    office.clock.move(minutes=10)
    assert waits(OFFICE).waiting[0].away_until is None
    assert called(waits.call_next(office.sam)) == first.id
    assert office.visit(first.id).back_by is None


def test_who_is_back_sooner_can_be_called(office: FrontOffice, waits: Waits) -> None:
    visit = waiting(office)
    waits.back_in_a_moment(visit.id, 10)
    waits.is_back(visit.id)
    assert called(waits.call_next(office.sam)) == visit.id


def test_whoever_steps_out_while_being_helped_waits_with_their_place(office: FrontOffice, waits: Waits) -> None:
    visit = office.arrives().visit
    office.clock.move(minutes=2)
    away = waits.back_in_a_moment(visit.id, 5)
    assert (away.state, away.helper_id, away.helped_at) == (VisitState.WAITING, None, None)
    assert waits(OFFICE).waiting[0].since == NOW


def test_a_moment_is_longer_than_nothing_and_ends_with_the_visit(office: FrontOffice, waits: Waits) -> None:
    visit = waiting(office)
    with pytest.raises(DueInThePast):
        waits.back_in_a_moment(visit.id, 0)
    waits.no_show(visit.id, office.sam)
    with pytest.raises(VisitAlreadyFinished):
        waits.back_in_a_moment(visit.id, 5)
    with pytest.raises(VisitAlreadyFinished):
        waits.is_back(visit.id)


def test_who_was_called_and_has_gone_is_called_back(office: FrontOffice, waits: Waits) -> None:
    visit = waiting(office, phone="555 010 0199")
    office.save_draft(visit.id, "rent", office.dana)
    waits.call_next(office.sam)
    assert waits.no_show(visit.id, office.sam).state is VisitState.LEFT
    (listed,) = CallBacks(store=office.store, clock=office.clock).list(OFFICE)
    assert (listed.owner, listed.call_back.about, listed.call_back.visit_id) == ("Sam", "rent", visit.id)


def test_the_display_says_a_first_name_and_who_is_ready(
    office: FrontOffice, waits: Waits, display: LobbyDisplay
) -> None:
    visit = waiting(office)
    assert display(OFFICE) == []
    office.clock.move(minutes=1)
    waits.call_next(office.sam)
    assert display(OFFICE) == [
        CalledByName(visit_id=visit.id, name="Marya", helper="Sam", since=office.clock()),
    ]  # fmt: skip
    office.clock.move(minutes=3)
    assert display(OFFICE) == []


def test_the_display_is_empty_unless_the_office_opted_in(office: FrontOffice, waits: Waits) -> None:
    waiting(office)
    office.clock.move(minutes=1)
    waits.call_next(office.sam)
    assert LobbyDisplay(store=office.store, clock=office.clock)(OFFICE) == ()


def test_the_display_never_names_a_confidential_visitor(
    office: FrontOffice, waits: Waits, display: LobbyDisplay
) -> None:
    waiting(office, "Marya Alvarez", preferred_name="Mia", confidential=True)
    office.clock.move(minutes=1)
    assert waits.call_next(office.sam) is not None
    assert display(OFFICE) == []


def test_the_display_never_shows_what_was_typed_at_the_screen(
    office: FrontOffice, waits: Waits, display: LobbyDisplay
) -> None:
    screen = TouchScreen(office)
    told = screen.told("food", SaidOfSelf(name="Something rude"))
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.give_card(told, screen.actor)
    office.clock.move(minutes=1)
    assert called(waits.call_next(office.sam)) == told.visit_id
    assert display(OFFICE) == []


def test_whoever_was_greeted_as_they_came_in_was_not_called(office: FrontOffice, display: LobbyDisplay) -> None:
    office.arrives()
    office.clock.move(minutes=1)
    assert display(OFFICE) == []


@pytest.mark.parametrize(
    ("name", "preferred", "shown"),
    [
        ("Marya Alvarez", "", "Marya"),
        ("Marya Alvarez", "Mia", "Mia"),
        ("Alvarez, Marya Luz", "", "Marya"),
        ("Marya", "", "Marya"),
        ("王小明", "", ""),
        ("김민준", "", ""),
        ("王小明", "小明", "小明"),
        ("Олена Коваль", "", "Олена"),
    ],
)
def test_a_first_name_is_never_more_than_that(name: str, preferred: str, shown: str) -> None:
    visitor = Visitor(id=unknown(), office_id=OFFICE, name=name, preferred_name=preferred, created_at=NOW)
    assert first_name(visitor) == shown
