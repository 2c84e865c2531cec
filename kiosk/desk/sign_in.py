# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff sign in with their name and a PIN."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.ports import PinHasher, Store
from kiosk.domain.errors import PinTooShort, SignInLocked, StaffNotFound, WrongPin
from kiosk.domain.staff import LEAST_PIN_DIGITS, PinRecord, Staff


@dataclass(frozen=True, slots=True)
class SignIn:
    """Checks a PIN and counts wrong ones; ten in a row lock the name until a supervisor unlocks it."""

    store: Store
    pins: PinHasher

    def who_can(self, office_id: UUID) -> Sequence[Staff]:
        """List who may sign in here, by name."""
        with self.store.reading() as work:
            return [staff for staff in work.staff.of_office(office_id) if staff.can_sign_in]

    def __call__(self, staff_id: UUID, pin: str) -> Staff:
        """Sign in; raises StaffNotFound, WrongPin or SignInLocked. Takes a fifth of a second by intent."""
        with self.store.reading() as work:
            staff, record = work.staff.get(staff_id), work.staff.pin(staff_id)
        if record is None or not staff.can_sign_in:
            raise StaffNotFound(name=staff.name)
        if record.locked:
            raise SignInLocked(name=staff.called)
        right = self.pins.matches(record.pin_hash, pin)
        if not right or record.wrong_in_a_row:
            self._count(staff_id, right=right)
        if not right:
            raise WrongPin
        return staff

    def _count(self, staff_id: UUID, *, right: bool) -> None:
        with self.store.writing() as work:
            record = work.staff.pin(staff_id)
            if record is not None:
                work.staff.set_pin(replace(record, wrong_in_a_row=0 if right else record.wrong_in_a_row + 1))
                work.commit()


@dataclass(frozen=True, slots=True)
class SetPin:
    """Gives a member of staff a PIN, which also unlocks them."""

    store: Store
    pins: PinHasher

    def __call__(self, staff_id: UUID, pin: str) -> None:
        """Keep the PIN's hash; raises PinTooShort or StaffNotFound."""
        record = pin_record(staff_id, pin, self.pins)
        with self.store.writing() as work:
            work.staff.get(staff_id)
            work.staff.set_pin(record)
            work.commit()


def pin_record(staff_id: UUID, pin: str, pins: PinHasher) -> PinRecord:
    """Hash a PIN for keeping; raises PinTooShort."""
    if len(pin) < LEAST_PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise PinTooShort(least=LEAST_PIN_DIGITS)
    return PinRecord(staff_id=staff_id, pin_hash=pins.hash(pin))
