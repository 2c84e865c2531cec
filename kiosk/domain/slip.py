# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip: what a visitor carries away, as facts and in order, before any paper or language.

It knows no printer, no screen and no database. Whatever is on a slip is in here, so that the
slip can be kept as it was printed and rendered for any paper, language and text size.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.avenue import Avenue
from kiosk.domain.opening_hours import Span

MOST_REFERRALS = 3
"""A slip says one clear next thing; more than three referrals are a list nobody follows."""


class Paper(StrEnum):
    """The papers a slip can be laid out for."""

    A4 = "a4"
    LETTER = "letter"
    A5 = "a5"
    RECEIPT_80 = "80mm"
    RECEIPT_58 = "58mm"


class SlipState(StrEnum):
    """How far a print has come. CONFIRMED means that the printer itself said so."""

    QUEUED = "queued"
    SENT = "sent"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPhone:
    """A number to call, and what to know about it ("Press 2 for Español")."""

    number: str
    extension: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipHours:
    """Hours as a weekday list, Monday first, each day a tuple of spans; `known` false means "call first".

    `open_until` is the closing time when open at the time of printing, `next_open` the next opening otherwise.
    `in_words` is the source's own text, shown when `known` is false.
    """

    known: bool = False
    week: tuple[tuple[Span, ...], ...] = ()
    always: bool = False
    open_until: datetime | None = None
    next_open: datetime | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipReferral:
    """One place, number, page or person to go to. Empty means: not on the slip.

    `expected` says that the contact knows the visitor is coming. `result` is what a warm call brought.
    Of a `job` lead, `organization` is the employer, `about` what the work is, `closes_on` the last day.
    """

    avenue: Avenue
    name: str
    organization: str = ""
    ask_for: str = ""
    expected: bool = False
    result: str = ""
    phones: tuple[SlipPhone, ...] = ()
    street: str = ""
    town: str = ""
    directions: str = ""
    accessibility: str = ""
    hours: SlipHours = SlipHours()
    bring: tuple[str, ...] = ()
    cost: str = ""
    languages: tuple[str, ...] = ()
    job: bool = False
    about: str = ""
    how_to_apply: str = ""
    closes_on: date | None = None
    website: str = ""
    email: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPromise:
    """What a member of staff will do, and by when (aware, in the office's time zone).

    `by_whom` is the name visitors know them by, or "" for the office's front desk.
    """

    text: str
    by_whom: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswer:
    """What was answered here and then, for the visitor to keep."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipUnmet:
    """A need we could not meet yet: still ours, with a day on which we look again."""

    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipHandOff:
    """A need that a colleague has been asked to take over; `to_whom` "" is the office's front desk."""

    to_whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComeBack:
    """To whom the visitor comes back when it does not work out; `person` "" is the office's front desk."""

    person: str
    phone: str = ""
    check_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One visit's handout.

    `for_name` is the name the visitor chose to show, or "" for none. `language` is BCP 47.
    `printed_at` is aware, in the office's time zone. At most MOST_REFERRALS referrals. A `trial` tries a printer.
    """

    id: UUID
    visit_id: UUID
    reference: str
    office: str
    language: str
    printed_at: datetime
    come_back: ComeBack
    for_name: str = ""
    large_print: bool = False
    trial: bool = False
    referrals: tuple[SlipReferral, ...] = ()
    promises: tuple[SlipPromise, ...] = ()
    answers: tuple[SlipAnswer, ...] = ()
    hand_offs: tuple[SlipHandOff, ...] = ()
    unmet: tuple[SlipUnmet, ...] = ()
