# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the embedded database of a data folder, sound and at this version's schema."""

from pathlib import Path

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from kiosk.domain.errors import StoreUnusable
from kiosk.store.database import Database
from kiosk.store.engine import BUSY_SECONDS, embedded_engine, must_be_sound, why_unusable
from kiosk.store.key import KeyKeeper
from kiosk.store.records import RevisionRecord

SCHEMA = "0005"
"""The schema that this version reads and writes: the newest migration."""

DATABASE_FILE = "onward.db"


def open_database(data: Path, keeper: KeyKeeper, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open the data folder's database, migrating it when it is older; raises StoreUnusable."""
    file = data / DATABASE_FILE
    if not file.is_file():
        raise StoreUnusable(reason=f"There is no Onward database in {data} yet. Run: onward setup")
    return _sound_and_current(embedded_engine(file, keeper.read(), busy_seconds=busy_seconds), file)


def make_database(data: Path, keeper: KeyKeeper) -> Database:
    """Make a data folder's database, or open the one that is there; raises StoreUnusable."""
    file = data / DATABASE_FILE
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = keeper.read() if file.exists() else keeper.make()
    except OSError as error:
        raise StoreUnusable(reason=f"The data folder {data} cannot be used: {error.strerror}.") from None
    return _sound_and_current(embedded_engine(file, key), file)


def _sound_and_current(engine: Engine, file: Path) -> Database:
    try:
        must_be_sound(engine, file)
        bring_up_to_date(engine)
    except DBAPIError as error:
        engine.dispose()
        raise StoreUnusable(reason=why_unusable(error, file)) from None
    except StoreUnusable:
        engine.dispose()
        raise
    return Database(engine)


def bring_up_to_date(engine: Engine) -> tuple[str, str]:
    """Migrate when the schema is not this version's; returns the schema before and after."""
    if _schema(engine) == SCHEMA:
        return SCHEMA, SCHEMA
    from kiosk.store.schema import upgrade  # noqa: PLC0415 - Alembic takes long to load and is rarely needed

    return upgrade(engine)


def _schema(engine: Engine) -> str:
    try:
        with engine.connect().execution_options(reading=True) as connection:
            connection.execute(select(RevisionRecord.number))
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    except DBAPIError:
        return ""
