# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a source's rows wait until they can be put together, on disk once they outgrow memory.

Rows of any order and any number come in; what belongs together comes out. The shelf is a private
temporary database that vanishes when it is closed.
"""

import marshal
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from kiosk.directory.problem import Place

_SCHEMA = """
CREATE TABLE thing (kind TEXT, id TEXT, file TEXT, line INTEGER, cells BLOB, UNIQUE (kind, id));
CREATE TABLE part (owner_kind TEXT, owner TEXT, kind TEXT, id TEXT, file TEXT, line INTEGER, cells BLOB);
CREATE TABLE link (
    owner_kind TEXT, owner TEXT, kind TEXT, location TEXT, id TEXT, file TEXT, line INTEGER, cells BLOB
);
CREATE INDEX link_of ON link (owner_kind, owner, kind, location);
"""

_INDEX = "CREATE INDEX part_of ON part (owner_kind, owner, kind)"
"""Made when the first part is looked for: to keep it while the parts come in takes far longer."""

_LINKS = frozenset({"service", "location", "service_at_location"})
"""Parts that say what else belongs together. A place may have thousands of them and needs none to be described."""

_PARTS = "SELECT kind, id, file, line, cells FROM part WHERE owner_kind = ? AND owner = ? ORDER BY rowid"
_PARTS_OF_KIND = "SELECT id, file, line, cells FROM part WHERE owner_kind = ? AND owner = ? AND kind = ? ORDER BY rowid"
_LINKS_OF_KIND = "SELECT id, file, line, cells FROM link WHERE owner_kind = ? AND owner = ? AND kind = ? ORDER BY rowid"

_PILE = 1_000
"""Parts that are put away in one go."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """One row in HSDS 3.x terms: its id, where it stood, and its cells by column, blanks left out."""

    id: str
    place: Place
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Shelf:
    """Keeps things (rows with an id of their own) and parts (rows that belong to a thing). A context manager."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)  # "" is SQLite's private temporary file
        self._rows.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA)
        self._rows.execute("BEGIN")
        self._waiting: list[tuple[object, ...]] = []
        self._is_indexed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.close()

    def put_thing(self, kind: str, row: Shelved) -> bool:
        """Keep a thing; False, and nothing kept, when its id is taken."""
        done = self._rows.execute("INSERT OR IGNORE INTO thing VALUES (?, ?, ?, ?, ?)", (kind, *_values(row)))
        return done.rowcount == 1

    def replace_thing(self, kind: str, row: Shelved) -> None:
        """Put other cells into a thing that is there."""
        self._rows.execute(
            "UPDATE thing SET cells = ? WHERE kind = ? AND id = ?", (marshal.dumps(dict(row.cells)), kind, row.id)
        )

    def put_part(self, owner_kind: str, owner: str, kind: str, row: Shelved) -> None:
        """Keep a row that belongs to a thing."""
        if kind in _LINKS:
            values = (owner_kind, owner, kind, row["location_id"], *_values(row))
            self._rows.execute("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            return
        self._waiting.append((owner_kind, owner, kind, *_values(row)))
        if len(self._waiting) == _PILE:
            self._put_away()

    def has(self, kind: str, thing_id: str) -> bool:
        """Tell whether a thing is there."""
        return self._one("SELECT 1 FROM thing WHERE kind = ? AND id = ?", kind, thing_id) is not None

    def thing(self, kind: str, thing_id: str) -> Shelved | None:
        """Fetch one thing."""
        query = "SELECT id, file, line, cells FROM thing WHERE kind = ? AND id = ?"
        return next(map(_shelved, self._rows.execute(query, (kind, thing_id))), None)

    def things(self, kind: str) -> Iterator[Shelved]:
        """Go through all things of a kind, in the order in which they came."""
        rows = self._rows.execute("SELECT id, file, line, cells FROM thing WHERE kind = ? ORDER BY rowid", (kind,))
        return map(_shelved, rows)

    def count(self, kind: str) -> int:
        """Count the things of a kind."""
        found = self._one("SELECT count(*) FROM thing WHERE kind = ?", kind)
        return int(found[0]) if found else 0

    def parts(self, owner_kind: str, owner: str, kind: str) -> list[Shelved]:
        """List what belongs to a thing, in the order in which it came."""
        self._make_ready()
        query = _LINKS_OF_KIND if kind in _LINKS else _PARTS_OF_KIND
        return [_shelved(row) for row in self._rows.execute(query, (owner_kind, owner, kind))]

    def parts_by_kind(self, owner_kind: str, owner: str) -> dict[str, list[Shelved]]:
        """List everything that belongs to a thing, by kind, but for the services and places that it goes with."""
        self._make_ready()
        found: dict[str, list[Shelved]] = {}
        for kind, *row in self._rows.execute(_PARTS, (owner_kind, owner)):
            found.setdefault(kind, []).append(_shelved(row))
        return found

    def has_links(self, owner_kind: str, owner: str, kind: str) -> bool:
        """Tell whether a thing goes with any service or place."""
        query = "SELECT 1 FROM link WHERE owner_kind = ? AND owner = ? AND kind = ? LIMIT 1"
        return self._one(query, owner_kind, owner, kind) is not None

    def place_id(self, service: str, location: str) -> str:
        """Find the id of a service at a location, "" where it is not known to be there."""
        query = (
            "SELECT id FROM link WHERE owner_kind = 'service' AND owner = ? AND kind = 'service_at_location'"
            " AND location = ? ORDER BY rowid LIMIT 1"
        )
        found = self._one(query, service, location)
        return found[0] if found else ""

    def organizations_named(self) -> Iterator[str]:
        """Go through the ids that services and locations give for their organization, known ones or not."""
        query = "SELECT DISTINCT owner FROM link WHERE owner_kind = 'organization' AND kind = 'service'"
        return (str(owner) for (owner,) in self._rows.execute(query).fetchall())

    def _put_away(self) -> None:
        self._rows.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting.clear()

    def _make_ready(self) -> None:
        if self._waiting:
            self._put_away()
        if not self._is_indexed:
            self._rows.execute(_INDEX)
            self._is_indexed = True

    def _one(self, query: str, *values: str) -> tuple[str, ...] | None:
        found: tuple[str, ...] | None = self._rows.execute(query, values).fetchone()
        return found


def _values(row: Shelved) -> tuple[object, ...]:
    return row.id, row.place.file, row.place.line, marshal.dumps(dict(row.cells))


def _shelved(row: Sequence[Any]) -> Shelved:
    return Shelved(row[0], Place(row[1], row[2]), marshal.loads(row[3]))  # noqa: S302 - nobody else writes here
