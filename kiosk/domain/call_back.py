# SPDX-License-Identifier: GPL-3.0-or-later
"""People to call back: they left before we could help, or we missed their call (rule 8)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import CallBackIsOver
from kiosk.domain.staff import Act


class CallBackReason(StrEnum):
    """Why somebody is on the list."""

    LEFT = "left"
    MISSED_CALL = "missed_call"
    ASKED_FOR_IT = "asked_for_it"


class CallBackState(StrEnum):
    """Until they are reached, or given up for a reason."""

    OPEN = "open"
    REACHED = "reached"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """Somebody to call back, and who sees to it. `need_id` is what they asked for, where that is known.

    `name` and `phone` are as they were said; `visitor_id` and `visit_id` are None for a call that nobody could place.
    `about` says in a line what it is about. `why_over` is the reason for giving up.
    """

    id: UUID
    office_id: UUID
    at: datetime
    by: UUID
    owner_id: UUID
    reason: CallBackReason
    visitor_id: UUID | None = None
    visit_id: UUID | None = None
    need_id: UUID | None = None
    name: str = ""
    phone: str = ""
    about: str = ""
    state: CallBackState = CallBackState.OPEN
    over_at: datetime | None = None
    over_by: UUID | None = None
    why_over: str = ""

    @property
    def is_open(self) -> bool:
        """Whether they still wait for our call."""
        return self.state is CallBackState.OPEN

    def must_be_open(self) -> "CallBack":
        """Return the call-back itself; raises CallBackIsOver."""
        if not self.is_open:
            raise CallBackIsOver
        return self

    def over(self, state: CallBackState, act: Act, why: str = "") -> "CallBack":
        """They were reached, or we give up; raises CallBackIsOver."""
        return replace(self.must_be_open(), state=state, over_at=act.at, over_by=act.by, why_over=why)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackTry:
    """One try to reach them. Never changed, never deleted."""

    id: UUID
    call_back_id: UUID
    at: datetime
    by: UUID
    station_id: UUID
    reached: bool
    note: str = ""
