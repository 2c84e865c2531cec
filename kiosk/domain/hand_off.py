# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing a need from one owner to the next (rule 6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import HandOffAlreadyAnswered


class HandOffState(StrEnum):
    """Until it is accepted, the giver still owns the need."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff:
    """A need offered to a colleague: what is done, what is not done yet, what must not be done, and by when."""

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    to_id: UUID
    done: str = ""
    not_done: str
    must_not: str = ""
    by_when: datetime | None = None
    state: HandOffState = HandOffState.OFFERED
    answered_at: datetime | None = None
    decline_reason: str = ""

    def accepted(self, at: datetime) -> "HandOff":
        """The receiver takes it; raises HandOffAlreadyAnswered."""
        return replace(self._unanswered(), state=HandOffState.ACCEPTED, answered_at=at)

    def declined(self, at: datetime, reason: str) -> "HandOff":
        """The receiver cannot take it, and says why; raises HandOffAlreadyAnswered."""
        return replace(self._unanswered(), state=HandOffState.DECLINED, answered_at=at, decline_reason=reason)

    def stands_beside(self, others: Iterable["HandOff"]) -> bool:
        """Tell whether the offer still waits: unanswered, and no other offer of the need was accepted since."""
        since = (other.answered_at for other in others if other.state is HandOffState.ACCEPTED)
        return self.state is HandOffState.OFFERED and not any(at is not None and at > self.at for at in since)

    def _unanswered(self) -> "HandOff":
        if self.state is not HandOffState.OFFERED:
            raise HandOffAlreadyAnswered
        return self
