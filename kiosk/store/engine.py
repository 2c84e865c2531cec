# SPDX-License-Identifier: GPL-3.0-or-later
"""The embedded database: SQLite through SQLCipher. The only place that speaks one engine's dialect."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import QueuePool

from kiosk.domain.errors import StoreUnusable
from kiosk.store.reasons import known_reason

BUSY_SECONDS = 30
DAMAGED = "The database {file} is damaged. Put back your last backup."


def embedded_engine(file: Path, key: str, *, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """Open an encrypted database file; it is made when it is not there.

    SQLCipher rather than Python's own SQLite: encrypted at rest, and with the fix for the write-ahead log's
    reset bug (SQLite 3.51.3) that two connections need.
    """
    url = URL.create("sqlite+pysqlcipher", password=f"x'{key}'", database=str(file))
    engine = create_engine(url, module=sqlcipher3, poolclass=QueuePool, pool_size=2)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver has no types
        del record
        connection.isolation_level = None  # the driver's own transactions would begin deferred
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr, where people read one sentence
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # NORMAL can lose an acknowledged commit in a power cut
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def why_unusable(error: DBAPIError, file: Path) -> str:
    """Say in one sentence why a database file cannot be used."""
    reason = known_reason(error)
    if reason is not None:
        return f"The database {file} cannot be used: {reason}"
    if "malformed" in str(error.orig):
        return DAMAGED.format(file=file)
    return f"The database {file} cannot be opened with this key, or is not a database."


def must_be_sound(engine: Engine, file: Path) -> None:
    """Check the database file at start; raises StoreUnusable."""
    try:
        with engine.connect().execution_options(reading=True) as connection:
            said = connection.execute(text("PRAGMA quick_check(1)")).scalar()
    except DatabaseError as error:
        raise StoreUnusable(reason=why_unusable(error, file)) from None
    if said != "ok":
        raise StoreUnusable(reason=DAMAGED.format(file=file))
