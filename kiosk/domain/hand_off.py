# SPDX-License-Identifier: GPL-3.0-or-later
"""Passing a need from one owner to the next (rule 6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import HandOffAlreadyAnswered, HandOffNotRead
from kiosk.domain.staff import Act


class HandOffState(StrEnum):
    """Until it is accepted, the giver still owns the need."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class OwnerChange(StrEnum):
    """How a need changes hands without a hand-off being accepted.

    HANDED_ON by a supervisor, because somebody leaves or is away; TAKEN_ON by a colleague, from the duty desk or from
    somebody who is away; MENDED by the check that proves that every need has its owner.
    """

    HANDED_ON = "handed_on"
    TAKEN_ON = "taken_on"
    MENDED = "mended"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOff:
    """A need offered to a colleague, to a desk, or to another office's desk: rule 6's three parts, and by when.

    `not_done` names one thing to do a line; whoever accepts ticks each of them. `answer_by` is when it must be
    answered (aware, UTC; None for offers older than that rule), and `stalled_at` when it was not and went to the
    giver, the receiver and a supervisor. `answered_by` is the person who answered for the desk it was offered to.
    A need has one standing offer at most: a declined one without a `decline_reason` was taken back by its giver, who
    offered the need to somebody else.
    """

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
    answered_by: UUID | None = None
    answer_by: datetime | None = None
    stalled_at: datetime | None = None

    @property
    def to_do(self) -> tuple[str, ...]:
        """What is not done yet, a thing each."""
        return tuple(line.strip() for line in self.not_done.splitlines() if line.strip())

    def must_be_read(self, ticked: Iterable[str]) -> "HandOff":
        """Return the hand-off itself when each thing to do is ticked; raises HandOffNotRead."""
        if not set(self.to_do) <= {line.strip() for line in ticked}:
            raise HandOffNotRead
        return self

    def accepted(self, act: Act) -> "HandOff":
        """The receiver takes it; raises HandOffAlreadyAnswered."""
        return replace(self._unanswered(), state=HandOffState.ACCEPTED, answered_at=act.at, answered_by=act.by)

    def declined(self, act: Act, reason: str) -> "HandOff":
        """The receiver cannot take it, and says why; raises HandOffAlreadyAnswered."""
        declined = replace(self._unanswered(), state=HandOffState.DECLINED, answered_at=act.at, answered_by=act.by)
        return replace(declined, decline_reason=reason)

    def taken_back(self, act: Act) -> "HandOff":
        """Its giver asks somebody else; raises HandOffAlreadyAnswered."""
        return self.declined(act, "")

    def is_late(self, moment: datetime) -> bool:
        """Tell whether it should have been answered by now and nobody was told yet."""
        waits = self.state is HandOffState.OFFERED and self.stalled_at is None
        return waits and self.answer_by is not None and self.answer_by <= moment

    def stalled(self, moment: datetime) -> "HandOff":
        """Nobody answered in time; raises HandOffAlreadyAnswered."""
        return replace(self._unanswered(), stalled_at=moment)

    def stands_beside(self, others: Iterable["HandOff"]) -> bool:
        """Tell whether the offer still waits: unanswered, and no other offer of the need was accepted since."""
        since = (other.answered_at for other in others if other.state is HandOffState.ACCEPTED)
        return self.state is HandOffState.OFFERED and not any(at is not None and at > self.at for at in since)

    def _unanswered(self) -> "HandOff":
        if self.state is not HandOffState.OFFERED:
            raise HandOffAlreadyAnswered
        return self
