# SPDX-License-Identifier: GPL-3.0-or-later
"""How Alembic runs: on the connection it is given, inside that connection's transaction."""

from alembic import context

from kiosk.store.record import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
