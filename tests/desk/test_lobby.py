# SPDX-License-Identifier: GPL-3.0-or-later
"""The lobby: who asks for a person comes first, whoever waits longest at the top."""

from kiosk.domain.visit import CallReason, SaidOfSelf, VisitState
from tests.ui.fakes import FakeOffice


def names(office: FakeOffice) -> list[str]:
    return [place.shown_name for place in office.desk.watch_lobby(office.office.id)]


def test_who_asked_for_a_person_comes_first_longest_wait_at_the_top() -> None:
    office = FakeOffice()
    office.waiting("Tomasz", minutes=40)
    office.at_screen(SaidOfSelf(name="Bea"), minutes=30)
    office.calling("Amina", CallReason.TALK, minutes=3)
    office.calling("Li", CallReason.NO_SLIP, minutes=7)
    assert names(office) == ["Li", "Amina", "Tomasz", "Bea"]


def test_a_place_says_what_was_typed_why_they_call_and_since_when() -> None:
    office = FakeOffice()
    visit = office.calling("Amina", CallReason.NONE_FITS, minutes=3)
    (place,) = office.desk.watch_lobby(office.office.id)
    assert (place.name, place.said_name, place.state) == ("", "Amina", VisitState.AT_SCREEN)
    assert (place.calls_for, place.waits_since) == (CallReason.NONE_FITS, visit.called_at)


def test_the_name_we_know_goes_before_the_one_that_was_typed() -> None:
    office = FakeOffice()
    visitor = office.visitor("Amina Warsame")
    office.at_screen(SaidOfSelf(name="amina"), visitor_id=visitor.id)
    assert names(office) == ["Amina Warsame"]


def test_whoever_is_being_helped_calls_no_more_and_waits_from_their_arrival() -> None:
    office = FakeOffice()
    office.waiting("Tomasz", minutes=40)
    called = office.calling("Amina", minutes=3)
    office.desk.greet.take_up(called.id, office.acting(office.dana))
    tomasz, amina = office.desk.watch_lobby(office.office.id)
    assert tomasz.shown_name == "Tomasz"
    assert (amina.calls_for, amina.waits_since, amina.helper) == (None, called.arrived_at, "Dana")
