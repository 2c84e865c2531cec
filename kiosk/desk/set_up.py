# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up an office: its duty desk, its stations, its staff."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import PinHasher, Store, UnitOfWork
from kiosk.desk.sign_in import pin_record
from kiosk.domain.errors import NameTaken
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office, Station, StationKind
from kiosk.domain.staff import Actor, Role, Staff
from kiosk.domain.text import clean_name

COMMAND_LINE = "Command line"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """Somebody who starts to work here."""

    name: str
    called: str
    role: Role
    pin: str
    speaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetUp:
    """Makes an office ready to open."""

    store: Store
    pins: PinHasher

    def office(self, office: Office) -> Office:
        """Keep the office with its duty desk and its command line; the one that is there already stays."""
        with self.store.writing() as work:
            known = work.offices.first()
            if known is not None:
                return known
            work.offices.add(office)
            desk = Staff(
                id=new_id(), office_id=office.id, name="Front desk", called="the front desk", role=Role.DUTY_DESK
            )
            work.staff.add(desk)
            station_called(work, office.id, COMMAND_LINE, StationKind.COMMAND_LINE)
            work.commit()
            return office

    def staff(self, office_id: UUID, newcomer: NewStaff) -> Staff:
        """Keep a new member of staff with their PIN; raises NameMissing, NameTooLong, NameTaken or PinTooShort."""
        staff = Staff(
            id=new_id(),
            office_id=office_id,
            name=clean_name(newcomer.name),
            called=clean_name(newcomer.called or newcomer.name),
            role=newcomer.role,
            speaks=newcomer.speaks,
        )
        record = pin_record(staff.id, newcomer.pin, self.pins)
        with self.store.writing() as work:
            if any(other.called.casefold() == staff.called.casefold() for other in work.staff.of_office(office_id)):
                raise NameTaken(name=staff.called)
            work.staff.add(staff)
            work.staff.set_pin(record)
            work.commit()
        return staff

    def station(self, office_id: UUID, name: str, kind: StationKind) -> Station:
        """Return the station of this name, made when there is none."""
        with self.store.writing() as work:
            station = station_called(work, office_id, name, kind)
            work.commit()
            return station

    def command_line(self, office_id: UUID) -> Actor:
        """Say who acts on the command line: the duty desk, which nobody signs in as."""
        station = self.station(office_id, COMMAND_LINE, StationKind.COMMAND_LINE)
        with self.store.reading() as work:
            return Actor(staff_id=work.staff.duty_desk(office_id).id, office_id=office_id, station_id=station.id)


def station_called(work: UnitOfWork, office_id: UUID, name: str, kind: StationKind) -> Station:
    """Find a station of an office by its name, or add it."""
    for station in work.offices.stations(office_id):
        if (station.name, station.kind) == (name, kind):
            return station
    station = Station(id=new_id(), office_id=office_id, name=name, kind=kind)
    work.offices.add_station(station)
    return station
