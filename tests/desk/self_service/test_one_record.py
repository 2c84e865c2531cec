# SPDX-License-Identifier: GPL-3.0-or-later
"""Who took a card at the touch screen and turns out to be somebody we know has one record, for the real look-up too."""

from kiosk.desk.look_up import LookUp
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.store.look_up import StoredVisitorLookUp
from tests.desk.front_office import OFFICE, FrontOffice
from tests.desk.self_service.touch_screen import MARYA, TouchScreen


def test_one_record_is_found_by_name_by_phone_and_by_the_card(office: FrontOffice, screen: TouchScreen) -> None:
    names = StoredVisitorLookUp(office.store, OFFICE)
    look_up = LookUp(store=office.store, visitors=names)
    known = office.arrives("Marya Alvarez de la Cruz").visitor
    assert known is not None
    office.clock.move(days=1)
    told = screen.needed()
    token = screen.give_card(told, screen.actor)
    assert len(look_up(MARYA.name)) == 2
    WhoItMayBe(office.store, names, office.clock).identify(told.visit_id, known.id, office.dana)
    for typed in (MARYA.name, MARYA.contact, token):
        assert [each.visitor and each.visitor.id for each in look_up(typed)] == [known.id]
    assert office.visitor(known.id).phone == MARYA.contact
