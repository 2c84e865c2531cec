# SPDX-License-Identifier: GPL-3.0-or-later
"""Visitors are called as they like, and a card's token is known to the card alone."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest

from kiosk.domain.visitor import Visitor, card_token_hash, new_card_token

SOMEBODY = Visitor(id=UUID(int=1), office_id=UUID(int=2), name="Marya Alvarez", created_at=datetime.now(UTC))


def called(preferred_name: str, languages: tuple[str, ...] = ()) -> Visitor:
    return Visitor(
        id=SOMEBODY.id, office_id=SOMEBODY.office_id, name=SOMEBODY.name, created_at=SOMEBODY.created_at,
        preferred_name=preferred_name, languages=languages,
    )  # fmt: skip


def test_people_are_called_what_they_like_to_be_called() -> None:
    assert called("Mia").called == "Mia"
    assert called("").called == "Marya Alvarez"


def test_the_preferred_language_comes_first() -> None:
    assert called("", ("vi", "en")).language == "vi"
    assert called("").language == ""


def test_a_card_holds_128_random_bits() -> None:
    tokens = {new_card_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(re.fullmatch("ONW[0-9A-F]{32}", token) for token in tokens)


def test_only_a_hash_of_the_token_is_kept() -> None:
    token = new_card_token()
    kept = card_token_hash(token)
    assert kept is not None
    assert re.fullmatch("[0-9a-f]{64}", kept)
    assert token[3:].lower() not in kept
    assert card_token_hash(f"  {token.lower()}\r\n") == kept
    assert card_token_hash(new_card_token()) != kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ONW",
        "Onwuachi",
        "ONW" + "A" * 31,
        "ONW" + "A" * 33,
        "ONW" + "G" * 32,
        "A" * 32,
        "ONW" + "٣" * 32,
        "4006381",
    ],
)
def test_what_is_no_token_is_not_taken_for_one(typed: str) -> None:
    assert card_token_hash(typed) is None
