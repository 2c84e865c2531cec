# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works here, who is signed in, and who stands behind what was done."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import ForSupervisors

LEAST_PIN_DIGITS = 6
MOST_WRONG_PINS = 10


class Role(StrEnum):
    """What a member of staff may do. DUTY_DESK is nobody: it owns what no person owns, and cannot sign in."""

    DESK = "desk"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    DUTY_DESK = "duty_desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A member of staff, or the office's duty desk. `called` is the name that visitors read on a slip.

    `away_from` and `away_until` are the first and the last day on which they are away, None where that is open.
    """

    id: UUID
    office_id: UUID
    name: str
    called: str
    role: Role
    speaks: tuple[str, ...] = ()
    active: bool = True
    away_from: date | None = None
    away_until: date | None = None

    @property
    def supervises(self) -> bool:
        """Whether a question or a hand-off that stalls comes to this person."""
        return self.can_sign_in and self.role in {Role.SUPERVISOR, Role.ADMIN}

    def is_away(self, day: date) -> bool:
        """Tell whether they are not here on this day of the office."""
        if self.away_from is None and self.away_until is None:
            return False
        return (self.away_from or day) <= day <= (self.away_until or day)

    @property
    def can_sign_in(self) -> bool:
        """Whether this is a person who works here now."""
        return self.active and not self.is_desk

    @property
    def is_desk(self) -> bool:
        """Whether this is an office's duty desk, and nobody."""
        return self.role is Role.DUTY_DESK

    def may_own_in(self, office_id: UUID) -> bool:
        """Tell whether a need of this office may be theirs: its duty desk, or who works there now (rule 5)."""
        return self.office_id == office_id and (self.active or self.is_desk)

    def answers_for(self, receiver: "Staff") -> bool:
        """Tell whether they may answer what was offered to `receiver`: themselves, or their own office's desk."""
        theirs = receiver.id == self.id or (receiver.is_desk and receiver.office_id == self.office_id)
        return theirs and self.can_sign_in

    def must_supervise(self, office_id: UUID) -> "Staff":
        """Return them when they supervise in this office; raises ForSupervisors."""
        if not self.supervises or self.office_id != office_id:
            raise ForSupervisors
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRecord:
    """What is kept of a PIN: its argon2id hash, and how often in a row it was wrong."""

    staff_id: UUID
    pin_hash: str
    wrong_in_a_row: int = 0

    @property
    def locked(self) -> bool:
        """Whether sign-in is refused until a supervisor unlocks it."""
        return self.wrong_in_a_row >= MOST_WRONG_PINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is doing something, and at which screen of which office."""

    staff_id: UUID
    office_id: UUID
    station_id: UUID

    def acting_at(self, moment: datetime) -> "Act":
        """Sign what is done at this moment (aware, UTC)."""
        return Act(by=self.staff_id, office_id=self.office_id, station_id=self.station_id, at=moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The signature on everything that is written: who, where, when (aware, UTC)."""

    by: UUID
    office_id: UUID
    station_id: UUID
    at: datetime
