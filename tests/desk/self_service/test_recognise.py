# SPDX-License-Identifier: GPL-3.0-or-later
"""Only the holder of a card is recognised; everybody else gets one and the same answer (rule 9)."""

import pytest

from kiosk.desk.self_service.recognise import CardHolder
from kiosk.domain.visitor import new_card_token
from tests.desk.front_office import FrontOffice
from tests.desk.self_service.touch_screen import TouchScreen


def test_the_holder_is_greeted_with_their_last_need(screen: TouchScreen, office: FrontOffice) -> None:
    greeting = office.arrives("Marya Alvarez", preferred_name="Mia", languages=("es", "en"), large_print=True)
    assert greeting.visitor is not None
    card = office.issue_card(greeting.visitor.id, office.dana)
    whole = CardHolder(visitor_id=greeting.visitor.id, called="Mia", last_words="", language="es", large_print=True)
    assert screen.recognise(card) == whole
    office.needs(greeting.visit, "My heat is off")
    office.clock.move(days=3)
    office.needs(greeting.visit, "Food")
    for scanned in (card, f" {card.lower()}\r\n"):
        holder = screen.recognise(scanned)
        assert holder is not None
        assert holder.last_words == "Food"


@pytest.mark.parametrize(
    "scanned", ["", "Marya Alvarez", "5550100199", "ONW", new_card_token(), "x" * 1_000_000, "\ud800"]
)
def test_what_is_no_card_of_ours_is_nobody(screen: TouchScreen, office: FrontOffice, scanned: str) -> None:
    office.arrives("Marya Alvarez", phone="5550100199")
    assert screen.recognise(scanned) is None


def test_a_revoked_card_is_nobodys(screen: TouchScreen, office: FrontOffice) -> None:
    visitor = office.arrives().visitor
    assert visitor is not None
    card = office.issue_card(visitor.id, office.dana)
    office.issue_card.revoke(visitor.id)
    assert screen.recognise(card) is None


def test_somebody_confidential_is_unknown_here(screen: TouchScreen, office: FrontOffice) -> None:
    visitor = office.arrives(confidential=True).visitor
    assert visitor is not None
    assert screen.recognise(office.issue_card(visitor.id, office.dana)) is None
