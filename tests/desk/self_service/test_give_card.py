# SPDX-License-Identifier: GPL-3.0-or-later
"""A card from the touch screen makes its holder known; it never leads to somebody whom we knew before (rule 9)."""

from dataclasses import replace

import pytest

from kiosk.domain.errors import NameMissing, OnwardError, VisitNotFound
from kiosk.domain.visit import SaidOfSelf
from tests.desk.front_office import FrontOffice
from tests.desk.self_service.touch_screen import MARYA, TouchScreen


def test_a_card_is_for_somebody_new_although_we_know_the_name(screen: TouchScreen, office: FrontOffice) -> None:
    known = office.arrives(MARYA.name, phone=MARYA.contact).visitor
    assert known is not None
    told = screen.needed()
    token = screen.give_card(told, screen.actor)
    holder = screen.recognise(token)
    assert holder is not None
    assert holder.visitor_id != known.id
    assert (holder.called, holder.last_words, holder.language) == (MARYA.name, "I need food.", "es")
    assert screen.visit(told).visitor_id == screen.need(told).visitor_id == holder.visitor_id
    assert office.visitor(known.id) == known
    assert office.visitor(holder.visitor_id).phone == MARYA.contact


def test_an_address_is_no_phone_number(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.told("food", SaidOfSelf(name="Bo", contact="bo@example.org"))
    screen.say_need(told, screen.actor)
    screen.give_card(told, screen.actor)
    assert office.visitor(screen.visit(told).visitor_id).phone == ""


def test_a_second_card_makes_the_first_useless_and_nobody_new(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.needed()
    first, second = (screen.give_card(told, screen.actor) for _ in range(2))
    assert screen.recognise(first) is None
    assert screen.recognise(second) is not None
    assert office.everybody() == [MARYA.name]


def test_the_holder_of_a_card_may_have_another(screen: TouchScreen, office: FrontOffice) -> None:
    known = office.arrives("Marya Alvarez").visitor
    assert known is not None
    office.clock.move(days=1)
    told = replace(screen.told("food"), visitor_id=known.id)
    screen.say_need(told, screen.actor)
    holder = screen.recognise(screen.give_card(told, screen.actor))
    assert holder is not None
    assert holder.visitor_id == known.id


def test_whom_reception_recognised_meanwhile_gets_no_card_of_theirs_here(
    screen: TouchScreen, office: FrontOffice
) -> None:
    known = office.arrives("Marya Alvarez").visitor
    assert known is not None
    theirs = office.issue_card(known.id, office.dana)
    office.clock.move(days=1)
    told = screen.needed()
    with office.store.writing() as work:
        work.visits.save(replace(work.visits.get(told.visit_id), visitor_id=known.id))
        work.commit()
    with pytest.raises(OnwardError, match="Please ask at the desk"):
        screen.give_card(told, screen.actor)
    assert screen.recognise(theirs) is not None


def test_without_a_name_there_is_no_card(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.told("food", SaidOfSelf(name=" "))
    with pytest.raises(VisitNotFound):
        screen.give_card(told, screen.actor)
    screen.say_need(told, screen.actor)
    with pytest.raises(NameMissing):
        screen.give_card(told, screen.actor)
    assert office.everybody() == []
