# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a database to the schema of this version of Onward."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from kiosk.domain.errors import StoreUnusable
from kiosk.domain.need import NeedState
from kiosk.store.need_records import NeedRecord
from kiosk.store.standings import keep_standings


def schema_of(engine: Engine) -> str:
    """Return the schema version that a database has, "" for an empty one."""
    with engine.connect().execution_options(reading=True) as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(engine: Engine, to: str = "head") -> tuple[str, str]:
    """Migrate a database in one transaction; returns its schema before and after. Raises StoreUnusable.

    Where the open needs stand is worked out anew when a migration led to the newest schema.
    """
    with engine.begin() as connection:
        before = MigrationContext.configure(connection).get_current_revision() or ""
        config = config_for(connection)
        scripts = ScriptDirectory.from_config(config)
        known = {script.revision for script in scripts.walk_revisions()}
        if before and before not in known:
            raise StoreUnusable(reason="The database was made by a newer Onward. Please update Onward on this machine.")
        command.upgrade(config, to)
        after = MigrationContext.configure(connection).get_current_revision() or ""
        if before and before != after == scripts.get_current_head():
            _keep_standings(connection)
    return before, after


def _keep_standings(connection: Connection) -> None:
    with Session(connection) as session:
        still_open = session.scalars(select(NeedRecord.id).where(NeedRecord.state == NeedState.OPEN)).all()
        keep_standings(session, still_open)
        session.flush()


def downgrade(engine: Engine, to: str) -> None:
    """Take a database back to an earlier schema; for the tests of migrations."""
    with engine.begin() as connection:
        command.downgrade(config_for(connection), to)


def config_for(connection: Connection) -> Config:
    """Build Alembic's configuration in code, around an open connection."""
    config = Config()
    config.set_main_option("script_location", "kiosk.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
