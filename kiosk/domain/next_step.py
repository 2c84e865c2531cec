# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens now for a need: answered, referral, promise, hand-off, or unmet."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from kiosk.domain.errors import PromiseIsOver
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.referral import Referral


class StepKind(StrEnum):
    """The five things that can happen now for a need."""

    ANSWER = "answer"
    REFERRAL = "referral"
    PROMISE = "promise"
    HAND_OFF = "hand_off"
    UNMET = "unmet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The need was answered here and then."""

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    text: str


class PromiseState(StrEnum):
    """Whether we did what we said. MOVED has a later promise in its place."""

    OPEN = "open"
    KEPT = "kept"
    MOVED = "moved"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something that a named member of staff will do by a stated time (`due_at` aware, UTC).

    `ended_at` is when it was kept, moved or broken, `why` the reason for moving or breaking it, and `visitor_told`
    whether they know. `instead_of` is the promise that this one was moved from.
    """

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    text: str
    due_at: datetime
    state: PromiseState = PromiseState.OPEN
    ended_at: datetime | None = None
    why: str = ""
    visitor_told: bool = False
    instead_of: UUID | None = None

    def kept(self, moment: datetime) -> "Promise":
        """We did what we said; raises PromiseIsOver."""
        return replace(self._standing(), state=PromiseState.KEPT, ended_at=moment)

    def ended(self, state: PromiseState, moment: datetime, why: str, *, visitor_told: bool) -> "Promise":
        """It was moved or broken, for this reason; raises PromiseIsOver."""
        return replace(self._standing(), state=state, ended_at=moment, why=why, visitor_told=visitor_told)

    def _standing(self) -> "Promise":
        if self.state is not PromiseState.OPEN:
            raise PromiseIsOver
        return self


class UnmetReason(StrEnum):
    """Why we could not help yet."""

    NO_SUCH_HELP = "no_such_help"
    COST = "cost"
    CAPACITY = "capacity"
    ELIGIBILITY = "eligibility"
    TRANSPORT = "transport"
    HOURS = "hours"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """No resource to offer: said plainly, kept by an owner, looked at again on a day (rule 3)."""

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    reason: UnmetReason
    note: str = ""
    review_on: date


NextStep = Answer | Referral | Promise | HandOff | Unmet


def is_live(step: NextStep) -> bool:
    """Tell whether a next step still leads somewhere; what failed, was declined or is already done does not."""
    match step:
        case Answer() | Unmet():
            return True
        case Referral():
            return step.outcome is None or not step.outcome.failed
        case Promise():
            return step.state is PromiseState.OPEN
        case HandOff():
            return step.state is not HandOffState.DECLINED
        case _:
            assert_never(step)
