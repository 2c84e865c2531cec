# SPDX-License-Identifier: GPL-3.0-or-later
"""One arrival, from the greeting to the finish."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import VisitAlreadyFinished
from kiosk.domain.staff import Act


class VisitState(StrEnum):
    """Where somebody is in their visit. LEFT is somebody to call back."""

    WAITING = "waiting"
    BEING_HELPED = "being_helped"
    FINISHED = "finished"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One arrival. `visitor_id` is None for somebody who stays anonymous. Times are aware, UTC."""

    id: UUID
    office_id: UUID
    station_id: UUID
    visitor_id: UUID | None
    state: VisitState = VisitState.WAITING
    arrived_at: datetime
    helper_id: UUID | None = None
    finished_at: datetime | None = None
    finished_by: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether the person is still here."""
        return self.state in {VisitState.WAITING, VisitState.BEING_HELPED}

    def must_be_open(self) -> "Visit":
        """Return the visit itself; raises VisitAlreadyFinished."""
        if not self.is_open:
            raise VisitAlreadyFinished
        return self

    def helped_by(self, staff_id: UUID) -> "Visit":
        """Say who is with them now; raises VisitAlreadyFinished."""
        self.must_be_open()
        return replace(self, state=VisitState.BEING_HELPED, helper_id=staff_id)

    def back_to_waiting(self) -> "Visit":
        """Put them back in the lobby; raises VisitAlreadyFinished."""
        self.must_be_open()
        return replace(self, state=VisitState.WAITING, helper_id=None)

    def ended(self, act: Act, state: VisitState = VisitState.FINISHED) -> "Visit":
        """End the visit; raises VisitAlreadyFinished. Whether it may end is rule 3's word: see no_dead_end."""
        self.must_be_open()
        return replace(self, state=state, finished_at=act.at, finished_by=act.by)
