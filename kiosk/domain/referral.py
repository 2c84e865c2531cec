# SPDX-License-Identifier: GPL-3.0-or-later
"""Sending a visitor to a resource, and whether it worked out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.avenue import Avenue


class Outcome(StrEnum):
    """How a referral went (rule 7)."""

    GOT_HELP = "got_help"
    NOT_YET = "not_yet"
    COULD_NOT_REACH = "could_not_reach"
    NOT_ELIGIBLE = "not_eligible"
    NO_CAPACITY = "no_capacity"
    NO_LONGER_NEEDED = "no_longer_needed"

    @property
    def settles(self) -> bool:
        """Whether the need is over with this outcome."""
        return self in {Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED}

    @property
    def failed(self) -> bool:
        """Whether the need is back on its owner's list, with the next avenue to try."""
        return self in {Outcome.COULD_NOT_REACH, Outcome.NOT_ELIGIBLE, Outcome.NO_CAPACITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A next step that sends the visitor to a resource by one avenue.

    `resource_name` is kept as it was, for the day when the directory changes. `expected` says that the contact
    knows the visitor is coming; `call_result` is what a warm call brought. `check_on` is when its owner asks how it
    went.
    """

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    resource_id: UUID
    resource_name: str
    avenue: Avenue
    ask_for: str = ""
    expected: bool = False
    call_result: str = ""
    check_on: date | None = None
    outcome: Outcome | None = None
    outcome_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One avenue tried for a need, with its result. `resource_id` is None for a call to the visitor themselves."""

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    avenue: Avenue
    resource_id: UUID | None = None
    result: Outcome
    note: str = ""
