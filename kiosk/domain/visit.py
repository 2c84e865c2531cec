# SPDX-License-Identifier: GPL-3.0-or-later
"""One arrival, from the greeting to the finish."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import VisitAlreadyFinished
from kiosk.domain.staff import Act


class VisitState(StrEnum):
    """Where somebody is in their visit. AT_SCREEN is whoever helps themselves; LEFT is somebody to call back."""

    AT_SCREEN = "at_screen"
    WAITING = "waiting"
    BEING_HELPED = "being_helped"
    FINISHED = "finished"
    LEFT = "left"


OPEN_STATES = frozenset({VisitState.AT_SCREEN, VisitState.WAITING, VisitState.BEING_HELPED})
"""Those who are still here."""


class CallReason(StrEnum):
    """Why somebody at the touch screen waits for a person."""

    TALK = "talk"
    NONE_FITS = "none_fits"
    NO_SLIP = "no_slip"


class Feedback(StrEnum):
    """What the visitor says to "Did you get what you came for?"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfSelf:
    """What somebody typed about themselves on a public screen. It identifies nobody; staff see whom it may mean.

    `contact` is a phone number or an e-mail address. `birthday` is month and day as "MM-DD", "" when not said.
    """

    name: str = ""
    contact: str = ""
    birthday: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.contact or self.birthday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One arrival. `visitor_id` is None for somebody who stays anonymous. Times are aware, UTC.

    `said_name`, `said_contact` and `said_birthday` are what somebody typed about themselves on a public screen: they
    identify nobody until staff say so. `language` is the one they chose there. `called_at` and `called_for` say since
    when and why they wait for a person; whoever turns to them answers that. `helped_at` is since when `helper_id` is
    with them, `first_helped_at` since when anybody was. `back_by` is when somebody who stepped out said they would be
    back; they keep their place.
    """

    id: UUID
    office_id: UUID
    station_id: UUID
    visitor_id: UUID | None
    state: VisitState = VisitState.WAITING
    arrived_at: datetime
    helper_id: UUID | None = None
    finished_at: datetime | None = None
    finished_by: UUID | None = None
    said_name: str = ""
    said_contact: str = ""
    said_birthday: str = ""
    language: str = ""
    called_at: datetime | None = None
    called_for: CallReason | None = None
    feedback: Feedback | None = None
    helped_at: datetime | None = None
    first_helped_at: datetime | None = None
    back_by: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the person is still here."""
        return self.state in OPEN_STATES

    @property
    def said(self) -> SaidOfSelf:
        """What they typed about themselves."""
        return SaidOfSelf(name=self.said_name, contact=self.said_contact, birthday=self.said_birthday)

    def must_be_open(self) -> "Visit":
        """Return the visit itself; raises VisitAlreadyFinished."""
        if not self.is_open:
            raise VisitAlreadyFinished
        return self

    def is_away(self, moment: datetime) -> bool:
        """Tell whether they stepped out and are not expected back yet."""
        return self.back_by is not None and moment < self.back_by

    def helped_by(self, staff_id: UUID, moment: datetime | None = None) -> "Visit":
        """Say who is with them now, and since when where that is known; raises VisitAlreadyFinished."""
        self.must_be_open()
        since = self.helped_at if staff_id == self.helper_id and self.helped_at else moment
        first = self.first_helped_at or since
        helped = replace(self, state=VisitState.BEING_HELPED, helper_id=staff_id, helped_at=since, back_by=None)
        return replace(helped, first_helped_at=first)

    def calling(self, reason: CallReason, moment: datetime) -> "Visit":
        """Ask for a person; who asks again has waited since the first time. Raises VisitAlreadyFinished."""
        self.must_be_open()
        if self.state is VisitState.BEING_HELPED:
            return self
        return replace(self, called_for=reason, called_at=self.called_at or moment)

    def back_to_waiting(self) -> "Visit":
        """Put them back in the lobby; raises VisitAlreadyFinished."""
        self.must_be_open()
        return replace(self, state=VisitState.WAITING, helper_id=None, helped_at=None, called_at=None, called_for=None)

    def stepped_out(self, back_by: datetime) -> "Visit":
        """They are back in a moment; whoever was with them is free meanwhile. Raises VisitAlreadyFinished."""
        here = self.back_to_waiting() if self.state is VisitState.BEING_HELPED else self.must_be_open()
        return replace(here, back_by=back_by)

    def ended(self, act: Act, state: VisitState = VisitState.FINISHED) -> "Visit":
        """End the visit; raises VisitAlreadyFinished. Whether it may end is rule 3's word: see no_dead_end."""
        self.must_be_open()
        return replace(self, state=state, finished_at=act.at, finished_by=act.by)
