# SPDX-License-Identifier: GPL-3.0-or-later
"""The touch screen: what somebody says of themselves there, since when they wait for a person, and how it was.

Columns are added to the visits as they are, not by way of a new table: everything else refers to visits.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | Sequence[str] | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_SAID = ("said_name", "said_contact", "said_birthday", "language")


def upgrade() -> None:
    """Widen the visits; nobody said anything at a screen before there was one."""
    for name in _SAID:
        op.add_column("visit", sa.Column(name, sa.String(length=400), nullable=False, server_default=sa.text("''")))
    op.add_column("visit", sa.Column("called_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("visit", sa.Column("called_for", sa.String(length=40), nullable=True))
    op.add_column("visit", sa.Column("feedback", sa.String(length=40), nullable=True))


def downgrade() -> None:
    """Take it back; whoever is at a touch screen waits, as everybody did before."""
    op.execute("UPDATE visit SET state = 'waiting' WHERE state = 'at_screen'")
    for name in ("feedback", "called_for", "called_at", *_SAID[::-1]):
        op.drop_column("visit", name)
