# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a database to the schema of this version of Onward."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from kiosk.domain.errors import StoreUnusable


def schema_of(engine: Engine) -> str:
    """Return the schema version that a database has, "" for an empty one."""
    with engine.connect().execution_options(reading=True) as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(engine: Engine, to: str = "head") -> tuple[str, str]:
    """Migrate a database in one transaction; returns its schema before and after. Raises StoreUnusable."""
    with engine.begin() as connection:
        before = MigrationContext.configure(connection).get_current_revision() or ""
        config = config_for(connection)
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if before and before not in known:
            raise StoreUnusable(reason="The database was made by a newer Onward. Please update Onward on this machine.")
        command.upgrade(config, to)
        after = MigrationContext.configure(connection).get_current_revision() or ""
    return before, after


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
