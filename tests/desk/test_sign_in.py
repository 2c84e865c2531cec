# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff sign in with their name and a PIN; ten wrong ones in a row lock the name."""

import pytest

from kiosk.desk.set_up import COMMAND_LINE, NewStaff
from kiosk.domain.errors import NameMissing, PinTooShort, SignInLocked, StaffNotFound, WrongPin
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office, StationKind
from kiosk.domain.staff import Role
from kiosk.store.pins import Argon2Pins
from tests.desk.front_office import OFFICE, PINS, RIVERSIDE, FrontOffice, unknown

RIGHT = PINS["Dana Whitfield"]


def wrong(office: FrontOffice, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPin):
            office.sign_in(office.dana.staff_id, "000000")


def test_the_right_pin_signs_in(office: FrontOffice) -> None:
    staff = office.sign_in(office.dana.staff_id, RIGHT)
    assert (staff.name, staff.called, staff.role) == ("Dana Whitfield", "Dana", Role.DESK)


def test_people_can_sign_in_and_the_duty_desk_cannot(office: FrontOffice) -> None:
    assert [staff.called for staff in office.sign_in.who_can(OFFICE)] == ["Dana", "Lee", "Sam"]
    with pytest.raises(StaffNotFound, match="Front desk"):
        office.sign_in(office.ids["the front desk"], "")
    with pytest.raises(StaffNotFound):
        office.sign_in(unknown(), RIGHT)


def test_ten_wrong_pins_lock_even_the_right_one_out(office: FrontOffice) -> None:
    wrong(office, 10)
    for pin in (RIGHT, "000000"):
        with pytest.raises(SignInLocked, match="Sign-in for Dana is locked"):
            office.sign_in(office.dana.staff_id, pin)
    assert office.sign_in(office.sam.staff_id, PINS["Sam Ortega"]).called == "Sam"


def test_the_right_pin_forgives_nine_wrong_ones(office: FrontOffice) -> None:
    wrong(office, 9)
    office.sign_in(office.dana.staff_id, RIGHT)
    wrong(office, 9)
    office.sign_in(office.dana.staff_id, RIGHT)


def test_wrong_pins_are_counted_across_windows(office: FrontOffice) -> None:
    wrong(office, 5)
    office.store.close()
    wrong(office, 5)
    with pytest.raises(SignInLocked):
        office.sign_in(office.dana.staff_id, RIGHT)


def test_a_new_pin_unlocks(office: FrontOffice) -> None:
    wrong(office, 10)
    office.set_pin(office.dana.staff_id, "112233")
    assert office.sign_in(office.dana.staff_id, "112233").called == "Dana"
    wrong(office, 1)
    with pytest.raises(WrongPin):
        office.sign_in(office.dana.staff_id, RIGHT)


@pytest.mark.parametrize("pin", ["", "12345", "12345x", "      ", "١٢٣٤٥٦"])
def test_a_pin_has_six_digits_or_more(office: FrontOffice, pin: str) -> None:
    with pytest.raises(PinTooShort, match="6 digits or more"):
        office.set_pin(office.dana.staff_id, pin)
    with pytest.raises(PinTooShort):
        office.set_up.staff(OFFICE, NewStaff(name="Kim Lund", called="Kim", role=Role.DESK, pin=pin))
    office.sign_in(office.dana.staff_id, RIGHT)


def test_a_pin_belongs_to_somebody(office: FrontOffice) -> None:
    with pytest.raises(StaffNotFound):
        office.set_pin(unknown(), "112233")


def test_somebody_new_can_sign_in(office: FrontOffice) -> None:
    kim = office.set_up.staff(
        OFFICE, NewStaff(name=" Kim  Lund ", called="", role=Role.ADMIN, pin="998877", speaks=("en", "da"))
    )
    assert office.sign_in(kim.id, "998877") == kim
    assert (kim.name, kim.called, kim.speaks) == ("Kim Lund", "Kim Lund", ("en", "da"))
    with pytest.raises(NameMissing):
        office.set_up.staff(OFFICE, NewStaff(name=" ", called="", role=Role.DESK, pin="998877"))


def test_setting_up_twice_keeps_the_first_office(office: FrontOffice) -> None:
    assert office.set_up.office(Office(id=new_id(), name="Another")) == RIVERSIDE
    with office.store.reading() as work:
        assert work.offices.first() == RIVERSIDE
        assert len([s for s in work.staff.of_office(OFFICE) if s.role is Role.DUTY_DESK]) == 1


def test_a_station_is_made_once(office: FrontOffice) -> None:
    first = office.set_up.station(OFFICE, "Window 2", StationKind.RECEPTION)
    assert office.set_up.station(OFFICE, "Window 2", StationKind.RECEPTION) == first
    assert office.set_up.station(OFFICE, "Window 2", StationKind.SELF_SERVICE) != first


def test_on_the_command_line_the_duty_desk_acts(office: FrontOffice) -> None:
    actor = office.set_up.command_line(OFFICE)
    assert actor == office.set_up.command_line(OFFICE)
    assert (actor.staff_id, actor.office_id) == (office.ids["the front desk"], OFFICE)
    with office.store.reading() as work:
        (station,) = [s for s in work.offices.stations(OFFICE) if s.id == actor.station_id]
    assert (station.name, station.kind) == (COMMAND_LINE, StationKind.COMMAND_LINE)


def test_pins_are_kept_as_argon2id_with_a_salt_each() -> None:
    pins = Argon2Pins()
    one, other = pins.hash("246810"), pins.hash("246810")
    assert one != other
    assert one.startswith("$argon2id$")
    assert "246810" not in one
    assert pins.matches(one, "246810")
    assert pins.matches(other, "246810")
    assert not pins.matches(one, "246811")
    assert not pins.matches("no hash at all", "246810")
