# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.visitor import Visitor
from kiosk.domain.visitor_card import card_for

OFFICE = Office(id=new_id(), name="Riverside Job Center", phone="(555) 010-4400", language="en")
MARIA = Visitor(
    id=new_id(),
    office_id=OFFICE.id,
    name="Maria Alvarez",
    preferred_name="Maria",
    languages=("es",),
    large_print=True,
    note="benefits stopped",
    created_at=datetime(2026, 11, 23, tzinfo=UTC),
)


def test_it_names_the_visitor_as_they_chose_and_the_office_to_call() -> None:
    card = card_for(MARIA, OFFICE, "ONW1")
    assert (card.for_name, card.office, card.phone) == ("Maria", "Riverside Job Center", "(555) 010-4400")
    assert (card.language, card.large_print, card.token) == ("es", True, "ONW1")


def test_who_chose_no_name_is_not_named() -> None:
    for name in ("Maria Alvarez", "Maria"):
        assert card_for(replace(MARIA, name=name, preferred_name=""), OFFICE, "ONW1").for_name == ""


def test_a_card_does_not_tell_its_token_or_more_about_anybody() -> None:
    told = repr(card_for(MARIA, OFFICE, "ONW1"))
    assert "ONW1" not in told
    assert "Alvarez" not in told
    assert "benefits" not in told


def test_without_a_language_it_is_in_the_offices() -> None:
    assert card_for(replace(MARIA, languages=()), OFFICE, "ONW1").language == "en"
