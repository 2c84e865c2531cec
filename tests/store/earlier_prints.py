# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits and prints as the first schema kept them, written in its own words, since no code of today knows them."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Engine, text

from kiosk.domain.ids import new_id

ROWS = {
    "office": "INSERT INTO office (id, name, phone, address, country, language, timezone, sample) "
    "VALUES (:id, 'Here', '', '', 'US', 'en', 'UTC', :sample)",
    "staff": "INSERT INTO staff (id, office_id, name, called, role, speaks, active) "
    "VALUES (:id, :office, 'Dana', 'Dana', 'desk', '[]', :active)",
    "station": "INSERT INTO station (id, office_id, name, kind) VALUES (:id, :office, :name, 'reception')",
    "visit": "INSERT INTO visit (id, office_id, station_id, state, arrived_at) "
    "VALUES (:id, :office, :station, 'finished', '2026-11-20 15:42:00.000000')",
    "slip": "INSERT INTO slip (id, visit_id, reference, made_at, document) "
    "VALUES (:id, :visit, :reference, '2026-11-20 15:42:00.000000', '{}')",
    "print": "INSERT INTO slip_print (id, slip_id, copy, target, paper, state, at, by, job, path, problem) "
    "VALUES (:id, :slip, 1, 'pdf:x', 'a4', :state, '2026-11-20 15:42:00.000000', :by, '7', 'x', '')",
}


@dataclass(frozen=True)
class FirstSchema:
    """A database at the first schema; each call adds a row and returns its id."""

    engine: Engine
    counted: list[UUID] = field(default_factory=list)

    def office(self) -> UUID:
        return self._put("office", sample=False)

    def station(self, office: UUID, name: str) -> UUID:
        return self._put("station", office=office.hex, name=name)

    def visit(self, office: UUID, station: UUID) -> UUID:
        return self._put("visit", office=office.hex, station=station.hex)

    def print(self, office: UUID, station: UUID, state: str) -> UUID:
        """Add a print with all that it hangs on; the visit was at this station, wherever that stands."""
        staff = self._put("staff", office=office.hex, active=True)
        visit = self.visit(office, station)
        slip = self._put("slip", visit=visit.hex, reference=f"REF-{len(self.counted)}")
        return self._put("print", slip=slip.hex, state=state, by=staff.hex)

    def _put(self, row: str, **facts: object) -> UUID:
        row_id = new_id()
        self.counted.append(row_id)
        with self.engine.begin() as connection:
            connection.execute(text(ROWS[row]), {"id": row_id.hex, **facts})
        return row_id
