# SPDX-License-Identifier: GPL-3.0-or-later
"""What a visitor asked for, and everything that was done about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import NeedIsSettled
from kiosk.domain.ids import new_id
from kiosk.domain.staff import Act


class NeedState(StrEnum):
    """Whether it is still ours (rule 5)."""

    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need in the visitor's own words, which nothing overwrites (rule 2).

    `owner_id` is the one member of staff, or the duty desk, answerable for it now (rule 5). `review_on` is the day on
    which its owner looks at it again. `deadline` is the visitor's own. `reopened_at` is when it last became ours again:
    next steps from before that have had their chance.
    """

    id: UUID
    office_id: UUID
    visit_id: UUID
    visitor_id: UUID | None
    words: str
    categories: tuple[str, ...] = ()
    deadline: date | None = None
    state: NeedState = NeedState.OPEN
    owner_id: UUID
    review_on: date | None = None
    created_at: datetime
    settled_at: datetime | None = None
    reopened_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes the visitor something."""
        return self.state is NeedState.OPEN

    def must_be_open(self) -> "Need":
        """Return the need itself; raises NeedIsSettled."""
        if not self.is_open:
            raise NeedIsSettled
        return self

    def settled(self, act: Act) -> "Need":
        """The visitor got what they came for, or no longer needs it."""
        return replace(self, state=NeedState.SETTLED, settled_at=act.at, review_on=None)

    def reopened(self, owner_id: UUID) -> "Need":
        """It is ours again, with its whole history (rule 6)."""
        return replace(self, state=NeedState.OPEN, settled_at=None, owner_id=owner_id)


class HistoryEvent(StrEnum):
    """What can happen to a need."""

    LOGGED = "logged"
    FILED = "filed"
    ANSWERED = "answered"
    REFERRED = "referred"
    PROMISED = "promised"
    HAND_OFF_OFFERED = "hand_off_offered"
    HAND_OFF_ACCEPTED = "hand_off_accepted"
    HAND_OFF_DECLINED = "hand_off_declined"
    UNMET = "unmet"
    TRIED = "tried"
    OUTCOME = "outcome"
    PROMISE_KEPT = "promise_kept"
    PROMISE_MOVED = "promise_moved"
    PROMISE_BROKEN = "promise_broken"
    HAND_OFF_STALLED = "hand_off_stalled"
    OWNER_CHANGED = "owner_changed"
    ASKED = "asked"
    RULED = "ruled"
    CALL_BACK_WANTED = "call_back_wanted"
    CALLED_BACK = "called_back"
    MAY_FIT_NOW = "may_fit_now"
    SETTLING_UNDONE = "settling_undone"
    SETTLED = "settled"
    REOPENED = "reopened"
    SLIP_PRINTED = "slip_printed"
    VISIT_FINISHED = "visit_finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of a need's history: never changed, never deleted. `facts` fill the sentence that tells it."""

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    station_id: UUID
    event: HistoryEvent
    facts: Mapping[str, str] = field(default_factory=dict)


def history_line(need_id: UUID, event: HistoryEvent, act: Act, **facts: str) -> HistoryLine:
    """Write the line that says who did what to a need, where and when."""
    return HistoryLine(
        id=new_id(), need_id=need_id, at=act.at, by=act.by, station_id=act.station_id, event=event, facts=facts
    )
