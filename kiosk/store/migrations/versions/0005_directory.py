# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: what a source says beside what the office settled, what happened to resources, where they came from.

The columns by which resources are listed and checked are filled from their documents.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from kiosk.store.found_by import names_found_by

revision: str = "0005"
down_revision: str | Sequence[str] | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WORD = sa.String(length=40)
_LINE = sa.String(length=400)
_MOMENT = sa.DateTime(timezone=True)
_ROWS_AT_ONCE = 1_000

_OF_SOURCE = ("source", "said_status", "id", "found_by", "kind", "status")
_NEW_IN_RESOURCE = ("closes_on", "checked_day", "found_by", "source_document", "said_status", "kind")
_NEW_TABLES = ("resource_source", "resource_favourite", "resource_report", "resource_care", "resource_own_edit")

_RESOURCE = sa.table(
    "resource",
    sa.column("id", sa.Uuid()),
    sa.column("source", _LINE),
    sa.column("status", _WORD),
    sa.column("document", sa.Text()),
    sa.column("kind", _WORD),
    sa.column("said_status", _WORD),
    sa.column("found_by", _LINE),
    sa.column("checked_day", sa.Integer()),
    sa.column("closes_on", sa.Date()),
)


def upgrade() -> None:
    """Widen the resources and fill what is new in them, then make the new tables."""
    _widen_resources()
    _fill_resources()
    _make_own_edits()
    _make_care()
    _make_reports()
    _make_favourites()
    _make_sources()


def _widen_resources() -> None:
    for column in (
        sa.Column("kind", _WORD, nullable=False, server_default="service"),
        sa.Column("said_status", _WORD, nullable=False, server_default="active"),
        sa.Column("source_document", sa.Text(), nullable=True),
        sa.Column("found_by", _LINE, nullable=False, server_default=sa.text("''")),
        sa.Column("checked_day", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("closes_on", sa.Date(), nullable=True),
    ):
        op.add_column("resource", column)
    op.drop_index("ix_resource_source", table_name="resource")
    op.create_index("ix_resource_source", "resource", list(_OF_SOURCE))
    op.create_index("ix_resource_found_by", "resource", ["found_by", "id", "kind", "status"])
    op.create_index("ix_resource_checked_day", "resource", ["checked_day", "status", "closes_on", "id"])


def _fill_resources() -> None:
    connection = op.get_bind()
    fill = sa.update(_RESOURCE).where(_RESOURCE.c.id == sa.bindparam("known"))
    for rows in _batches(connection):
        connection.execute(fill, [{"known": row.id, **_told(row)} for row in rows])


def _batches(connection: sa.Connection) -> Iterator[Sequence[Any]]:
    """Go through the resources by id, some at once, while they are being changed."""
    of_resource = sa.select(_RESOURCE.c.id, _RESOURCE.c.status, _RESOURCE.c.document).order_by(_RESOURCE.c.id)
    rows = connection.execute(of_resource.limit(_ROWS_AT_ONCE)).all()
    while rows:
        yield rows
        rows = connection.execute(of_resource.where(_RESOURCE.c.id > rows[-1].id).limit(_ROWS_AT_ONCE)).all()


def _told(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row
    """Read from a resource's document what its columns hold."""
    document = json.loads(row.document)
    checked, closes = (_day(document.get(name)) for name in ("checked_on", "closes_on"))
    names = (document.get(name, "") for name in ("name", "alternate_name", "organization", "location"))
    return {
        "kind": document.get("kind", "service"),
        "said_status": row.status,
        "found_by": names_found_by(names),
        "checked_day": checked.toordinal() if checked else 0,
        "closes_on": closes,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _make_own_edits() -> None:
    op.create_table(
        "resource_own_edit",
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("field_name", _LINE, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source_value", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("source_changed_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_own_edit_resource_id_resource")
        ),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_resource_own_edit_by_staff")),
        sa.PrimaryKeyConstraint("resource_id", "field_name", name=op.f("pk_resource_own_edit")),
    )
    op.create_index("ix_resource_own_edit_source_changed_at", "resource_own_edit", ["source_changed_at"])


def _make_care() -> None:
    op.create_table(
        "resource_care",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("by_name", _LINE, nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("action", _WORD, nullable=False),
        sa.Column("field_name", _LINE, nullable=False),
        sa.Column("previous_value", sa.Text(), nullable=False),
        sa.Column("replacement_value", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_resource_care_resource_id_resource")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_resource_care_by_id_staff")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_resource_care_office_id_office")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_resource_care_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_care")),
    )
    op.create_index("ix_resource_care_resource_id", "resource_care", ["resource_id"])


def _make_reports() -> None:
    op.create_table(
        "resource_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("by_name", _LINE, nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("closed_at", _MOMENT, nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_resource_report_resource_id_resource")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_resource_report_by_staff")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_resource_report_office_id_office")),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_resource_report_closed_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_report")),
    )
    op.create_index("ix_resource_report_resource_id", "resource_report", ["resource_id"])
    op.create_index("ix_resource_report_closed_at", "resource_report", ["closed_at"])


def _make_favourites() -> None:
    op.create_table(
        "resource_favourite",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_resource_favourite_office_id_office")),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_favourite_resource_id_resource")
        ),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_resource_favourite_by_staff")),
        sa.PrimaryKeyConstraint("office_id", "resource_id", name=op.f("pk_resource_favourite")),
    )


def _make_sources() -> None:
    """Make the table, and name the sources of what is there already."""
    op.create_table(
        "resource_source",
        sa.Column("name", _LINE, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("format", "path", "mapping", "problems")),
        sa.Column("imports", sa.Integer(), nullable=False),
        sa.Column("imported_at", _MOMENT, nullable=True),
        sa.Column("imported_by", sa.Uuid(), nullable=True),
        sa.Column("imported_by_name", _LINE, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("added", "changed", "vanished")),
        sa.ForeignKeyConstraint(["imported_by"], ["staff.id"], name=op.f("fk_resource_source_imported_by_staff")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_resource_source")),
    )
    op.execute(
        "INSERT INTO resource_source"
        " (name, format, path, mapping, problems, imports, imported_by_name, added, changed, vanished)"
        " SELECT DISTINCT source, '', '', '', '', 1, '', 0, 0, 0 FROM resource"
    )


def downgrade() -> None:
    """Take it back; resources stay as the office holds them, its own edits in place."""
    for table in _NEW_TABLES:
        op.drop_table(table)
    for index in ("ix_resource_checked_day", "ix_resource_found_by", "ix_resource_source"):
        op.drop_index(index, table_name="resource")
    for name in _NEW_IN_RESOURCE:
        op.drop_column("resource", name)
    op.create_index("ix_resource_source", "resource", ["source"])
