# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a source's rows wait until they can be put together, on disk once they outgrow memory.

Rows of any order and any number come in; what belongs together comes out. The shelf is a private
temporary database that vanishes when it is closed.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from kiosk.directory.problem import Place

_SCHEMA = """
CREATE TABLE thing (kind TEXT, id TEXT, file TEXT, line INTEGER, cells TEXT, UNIQUE (kind, id));
CREATE TABLE part (owner_kind TEXT, owner TEXT, kind TEXT, id TEXT, file TEXT, line INTEGER, cells TEXT);
CREATE INDEX part_of ON part (owner_kind, owner, kind);
"""


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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.close()

    def put_thing(self, kind: str, row: Shelved) -> bool:
        """Keep a thing; False, and nothing kept, when its id is taken."""
        values = (kind, row.id, row.place.file, row.place.line, json.dumps(row.cells))
        done = self._rows.execute("INSERT OR IGNORE INTO thing VALUES (?, ?, ?, ?, ?)", values)
        return done.rowcount == 1

    def replace_thing(self, kind: str, row: Shelved) -> None:
        """Put other cells into a thing that is there."""
        self._rows.execute(
            "UPDATE thing SET cells = ? WHERE kind = ? AND id = ?", (json.dumps(row.cells), kind, row.id)
        )

    def put_part(self, owner_kind: str, owner: str, kind: str, row: Shelved) -> None:
        """Keep a row that belongs to a thing."""
        values = (owner_kind, owner, kind, row.id, row.place.file, row.place.line, json.dumps(row.cells))
        self._rows.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)", values)

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
        rows = self._rows.execute(
            "SELECT id, file, line, cells FROM part WHERE owner_kind = ? AND owner = ? AND kind = ? ORDER BY rowid",
            (owner_kind, owner, kind),
        )
        return [_shelved(row) for row in rows]

    def parts_by_kind(self, owner_kind: str, owner: str) -> dict[str, list[Shelved]]:
        """List everything that belongs to a thing, by kind."""
        rows = self._rows.execute(
            "SELECT kind, id, file, line, cells FROM part WHERE owner_kind = ? AND owner = ? ORDER BY rowid",
            (owner_kind, owner),
        )
        found: dict[str, list[Shelved]] = {}
        for kind, *row in rows:
            found.setdefault(kind, []).append(_shelved(tuple(row)))
        return found

    def has_parts(self, owner_kind: str, owner: str, kind: str) -> bool:
        """Tell whether anything of a kind belongs to a thing."""
        query = "SELECT 1 FROM part WHERE owner_kind = ? AND owner = ? AND kind = ? LIMIT 1"
        return self._one(query, owner_kind, owner, kind) is not None

    def organizations_named(self) -> Iterator[str]:
        """Go through the ids that services and locations give for their organization, known ones or not."""
        query = "SELECT DISTINCT owner FROM part WHERE owner_kind = 'organization' AND kind = 'service'"
        return (str(owner) for (owner,) in self._rows.execute(query).fetchall())

    def _one(self, query: str, *values: str) -> tuple[str, ...] | None:
        found: tuple[str, ...] | None = self._rows.execute(query, values).fetchone()
        return found


def _shelved(row: tuple[str, str, int | None, str]) -> Shelved:
    return Shelved(row[0], Place(row[1], row[2]), json.loads(row[3]))
