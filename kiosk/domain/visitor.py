# SPDX-License-Identifier: GPL-3.0-or-later
"""The people who come in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

CARD_PREFIX = "ONW"
_TOKEN_BYTES = 16
CARD_TOKEN_LENGTH = len(CARD_PREFIX) + 2 * _TOKEN_BYTES


class ContactPreference(StrEnum):
    """How a visitor wants to hear from us. NONE means: please don't contact me."""

    ANY = "any"
    PHONE = "phone"
    LETTER = "letter"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A person we know. `preferred_name` is what they like to be called, `pronunciation` how to say it.

    `languages` are BCP 47 codes, the preferred one first. A `confidential` visitor behaves as unknown on every
    public screen. `consented_at` is when they agreed to be remembered (aware, UTC), None when not asked yet.
    """

    id: UUID
    office_id: UUID
    name: str
    preferred_name: str = ""
    pronunciation: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    birth_date: date | None = None
    note: str = ""
    external_id: str = ""
    confidential: bool = False
    large_print: bool = False
    contact_preference: ContactPreference = ContactPreference.ANY
    consented_at: datetime | None = None
    created_at: datetime

    @property
    def called(self) -> str:
        """The name to greet them by; we never guess which part of a name is the first name."""
        return self.preferred_name or self.name

    @property
    def listed(self) -> str:
        """The name in the lists of staff: what they like to be called where that tells them apart."""
        return self.preferred_name if " " in self.preferred_name else self.name

    @property
    def language(self) -> str:
        """The language of their slip, "" when not known."""
        return self.languages[0] if self.languages else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A visitor's card. Only the token's hash is kept: the printed code is the only copy of the token."""

    id: UUID
    visitor_id: UUID
    token_hash: str
    issued_at: datetime
    issued_by: UUID
    revoked_at: datetime | None = None


def new_card_token() -> str:
    """Make the text in a card's code: a prefix and 128 random bits in hexadecimal."""
    return CARD_PREFIX + secrets.token_hex(_TOKEN_BYTES).upper()


def card_token_hash(text: str) -> str | None:
    """Hash what a scanner typed, or None when it cannot be a card's token."""
    token = text.strip().upper()
    digits = token.removeprefix(CARD_PREFIX)
    if digits == token or len(digits) != 2 * _TOKEN_BYTES or any(c not in "0123456789ABCDEF" for c in digits):
        return None
    return hashlib.sha256(token.encode()).hexdigest()
