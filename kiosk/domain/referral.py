# SPDX-License-Identifier: GPL-3.0-or-later
"""Sending a visitor to a resource, and whether it worked out."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.avenue import Avenue


class Outcome(StrEnum):
    """How a referral went, or what trying an avenue brought (rules 4 and 7).

    The first eight are the states of a closed-loop referral; NOT_YET is its "pending". An attempt may also fail for
    what it costs, how far it is, or because the contact refused.
    """

    GOT_HELP = "got_help"
    NOT_YET = "not_yet"
    NEEDS_ACTION = "needs_action"
    COULD_NOT_REACH = "could_not_reach"
    NOT_ELIGIBLE = "not_eligible"
    NO_CAPACITY = "no_capacity"
    COULD_NOT_GET_HELP = "could_not_get_help"
    NO_LONGER_NEEDED = "no_longer_needed"
    COST = "cost"
    TRANSPORT = "transport"
    REFUSED = "refused"

    @property
    def settles(self) -> bool:
        """Whether the need is over with this outcome."""
        return self in {Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED}

    @property
    def failed(self) -> bool:
        """Whether the need is back on its owner's list, with the next avenue to try."""
        return not self.settles and not self.waits

    @property
    def waits(self) -> bool:
        """Whether it is to be asked about again."""
        return self in {Outcome.NOT_YET, Outcome.NEEDS_ACTION}

    @property
    def is_about_the_way(self) -> bool:
        """Whether it speaks against one way to somebody only, so that another may still work."""
        return self in {Outcome.COULD_NOT_REACH, Outcome.TRANSPORT}


REFERRAL_OUTCOMES = (
    Outcome.GOT_HELP,
    Outcome.NOT_YET,
    Outcome.NEEDS_ACTION,
    Outcome.COULD_NOT_REACH,
    Outcome.NOT_ELIGIBLE,
    Outcome.NO_CAPACITY,
    Outcome.COULD_NOT_GET_HELP,
    Outcome.NO_LONGER_NEEDED,
)
"""What a visitor can say of a referral, in the order of asking."""

ATTEMPT_RESULTS = (
    Outcome.GOT_HELP,
    Outcome.NOT_YET,
    Outcome.COULD_NOT_REACH,
    Outcome.NOT_ELIGIBLE,
    Outcome.NO_CAPACITY,
    Outcome.COST,
    Outcome.TRANSPORT,
    Outcome.REFUSED,
    Outcome.NO_LONGER_NEEDED,
)
"""What trying an avenue can bring, in the order of choosing; COULD_NOT_REACH is "no answer"."""


class AskBy(StrEnum):
    """How a visitor is asked how it went. NEXT_VISIT_ONLY is for somebody who asked us not to contact them."""

    CALL = "call"
    LETTER = "letter"
    NEXT_VISIT = "next_visit"
    NEXT_VISIT_ONLY = "next_visit_only"


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

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to ask how it went."""
        return self.outcome is None or self.outcome.waits

    def is_due(self, today: date) -> bool:
        """Tell whether today is the day to ask, or it is past."""
        return self.is_waiting and self.check_on is not None and self.check_on <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One avenue tried for a need, with its result.

    `resource_id` is None for a call to the visitor themselves, and for somebody who is not in the directory: their name
    is in the history.
    """

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    avenue: Avenue
    resource_id: UUID | None = None
    result: Outcome
    note: str = ""
