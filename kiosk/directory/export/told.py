# SPDX-License-Identifier: GPL-3.0-or-later
"""Which things an export has told already, however many there are."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds."""

    path: Path
    format: str
    organizations: int
    services: int
    locations: int


class Told:
    """Remembers ids by kind, on disk once they outgrow memory. A context manager."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)  # "" is SQLite's private temporary file
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute("CREATE TABLE told (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        self._rows.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.close()

    def first_time(self, kind: str, own_id: str) -> bool:
        """Remember a thing; False when it was told before."""
        return self._rows.execute("INSERT OR IGNORE INTO told VALUES (?, ?)", (kind, own_id)).rowcount == 1

    def counts(self) -> Mapping[str, int]:
        """Count what was told, by kind."""
        return dict(self._rows.execute("SELECT kind, count(*) FROM told GROUP BY kind"))
