# SPDX-License-Identifier: GPL-3.0-or-later
"""The spool: prints that wait for their turn, their pages, and what each station prints on.

Earlier prints go to their office's oldest station and are over: what was on its way then may be on paper. An office
without a station gets the one of its command line.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from kiosk.domain.ids import new_id

revision: str = "0002"
down_revision: str | Sequence[str] | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_OFFICE = sa.table("office", sa.column("id", sa.Uuid()))
_STATION = sa.table(
    "station",
    sa.column("id", sa.Uuid()),
    sa.column("office_id", sa.Uuid()),
    sa.column("name", sa.String()),
    sa.column("kind", sa.String()),
)

_EARLIER_PRINTS = """
    UPDATE slip_print SET language = '', tries = 0, printed_on = target, cleared_at = at,
        state = CASE WHEN state IN ('queued', 'sent') THEN 'unconfirmed' ELSE state END,
        station_id = (
            SELECT station.id FROM station
            JOIN visit ON visit.office_id = station.office_id
            JOIN slip ON slip.visit_id = visit.id
            WHERE slip.id = slip_print.slip_id ORDER BY station.id LIMIT 1
        )
"""


def upgrade() -> None:
    """Widen the prints, then make the new tables."""
    with op.batch_alter_table("slip_print") as table:
        table.add_column(sa.Column("station_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("language", sa.String(length=400), nullable=True))
        table.add_column(sa.Column("large_print", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("tries", sa.Integer(), nullable=True))
        table.add_column(sa.Column("printed_on", sa.Text(), nullable=True))
        table.add_column(sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True))
        table.alter_column("paper", existing_type=sa.String(length=40), nullable=True)
    _give_each_office_a_station()
    op.execute(sa.text(_EARLIER_PRINTS))
    with op.batch_alter_table("slip_print") as table:
        for name, kind in (
            ("station_id", sa.Uuid()),
            ("language", sa.String(length=400)),
            ("tries", sa.Integer()),
            ("printed_on", sa.Text()),
        ):
            table.alter_column(name, existing_type=kind, nullable=False)
        table.create_foreign_key(op.f("fk_slip_print_station_id_station"), "station", ["station_id"], ["id"])
    op.create_index(op.f("ix_slip_print_due_at"), "slip_print", ["due_at"], unique=False)
    op.create_index(op.f("ix_slip_print_cleared_at"), "slip_print", ["cleared_at"], unique=False)
    _make_tables()


def _give_each_office_a_station() -> None:
    connection = op.get_bind()
    has_none = ~sa.exists().where(_STATION.c.office_id == _OFFICE.c.id)
    for office_id in connection.scalars(sa.select(_OFFICE.c.id).where(has_none)).all():
        station = {"id": new_id(), "office_id": office_id, "name": "Command line", "kind": "command_line"}
        connection.execute(sa.insert(_STATION).values(station))


def _make_tables() -> None:
    op.create_table(
        "slip_print_rendering",
        sa.Column("print_id", sa.Uuid(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(length=400), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["print_id"], ["slip_print.id"], name=op.f("fk_slip_print_rendering_print_id_slip_print")
        ),
        sa.PrimaryKeyConstraint("print_id", name=op.f("pk_slip_print_rendering")),
    )
    op.create_table(
        "station_printers",
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chosen_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["chosen_by"], ["staff.id"], name=op.f("fk_station_printers_chosen_by_staff")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_station_printers_station_id_station")),
        sa.PrimaryKeyConstraint("station_id", name=op.f("pk_station_printers")),
    )


def downgrade() -> None:
    """Take it all back; a print that waits counts as queued, as before, and one on any paper as on A5."""
    op.drop_table("station_printers")
    op.drop_table("slip_print_rendering")
    op.drop_index(op.f("ix_slip_print_cleared_at"), table_name="slip_print")
    op.drop_index(op.f("ix_slip_print_due_at"), table_name="slip_print")
    op.execute("UPDATE slip_print SET paper = 'a5' WHERE paper IS NULL")
    with op.batch_alter_table("slip_print") as table:
        table.alter_column("paper", existing_type=sa.String(length=40), nullable=False)
        table.drop_constraint(op.f("fk_slip_print_station_id_station"), type_="foreignkey")
        for name in ("cleared_at", "printed_on", "tries", "due_at", "large_print", "language", "station_id"):
            table.drop_column(name)
