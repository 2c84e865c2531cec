# SPDX-License-Identifier: GPL-3.0-or-later
"""Offices, their stations, and what those print on."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.errors import StoreUnusable
from kiosk.domain.office import Office, Station
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.printer import StationPrinters
from kiosk.domain.staff import Act
from kiosk.domain.working_time import Holidays, OfficeCalendar, calendar_of, no_holidays
from kiosk.store.records import OfficeRecord, OfficeRulesRecord, StationPrintersRecord, StationRecord
from kiosk.store.translate import read_document, to_domain, to_record, write_document


@dataclass(frozen=True, slots=True)
class SqlOffices:
    """Offices and their stations. `holidays` are the public ones that their calendars keep."""

    session: Session
    holidays: Holidays = no_holidays

    def get(self, office_id: UUID) -> Office:
        """Return an office; raises StoreUnusable."""
        record = self.session.get(OfficeRecord, office_id)
        if record is None:
            raise StoreUnusable(reason="This office is not in the database. Run: onward setup")
        return to_domain(record, Office)

    def first(self) -> Office | None:
        """Return the office this database was set up for."""
        record = self.session.scalars(select(OfficeRecord).order_by(OfficeRecord.id)).first()
        return to_domain(record, Office) if record else None

    def all(self) -> Sequence[Office]:
        """List every office, by name."""
        in_order = select(OfficeRecord).order_by(OfficeRecord.name, OfficeRecord.id)
        return [to_domain(record, Office) for record in self.session.scalars(in_order)]

    def rules(self, office_id: UUID) -> OfficeRules:
        """Return what an office has settled for itself, the usual where it has settled nothing."""
        record = self.session.get(OfficeRulesRecord, office_id)
        return read_document(OfficeRules, record.document) if record else OfficeRules()

    def calendar(self, office_id: UUID) -> OfficeCalendar:
        """Say when an office works; raises StoreUnusable."""
        return calendar_of(self.get(office_id), self.rules(office_id), self.holidays)

    def set_rules(self, office_id: UUID, rules: OfficeRules, act: Act) -> None:
        """Keep what an office settles for itself from now."""
        document = write_document(rules)
        self.session.merge(
            OfficeRulesRecord(office_id=office_id, document=document, settled_at=act.at, settled_by=act.by)
        )

    def add(self, office: Office) -> None:
        """Keep a new office."""
        self.session.add(to_record(office, OfficeRecord))
        self.session.flush()

    def add_station(self, station: Station) -> None:
        """Keep a new station."""
        self.session.add(to_record(station, StationRecord))
        self.session.flush()

    def stations(self, office_id: UUID) -> Sequence[Station]:
        """List an office's stations, oldest first."""
        of_office = select(StationRecord).where(StationRecord.office_id == office_id).order_by(StationRecord.id)
        return [to_domain(record, Station) for record in self.session.scalars(of_office)]

    def printers(self, station_id: UUID) -> StationPrinters | None:
        """Return what was chosen for a station to print on."""
        record = self.session.get(StationPrintersRecord, station_id)
        return read_document(StationPrinters, record.document) if record else None

    def set_printers(self, printers: StationPrinters, act: Act) -> None:
        """Keep what a station prints on from now."""
        self.session.merge(
            StationPrintersRecord(
                station_id=printers.station_id,
                document=write_document(printers),
                chosen_at=act.at,
                chosen_by=act.by,
            )
        )
