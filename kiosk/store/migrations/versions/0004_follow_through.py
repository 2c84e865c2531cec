# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-through: where each need stands, promises that are moved, hand-offs that stall, questions, call-backs.

Where the open needs stand is worked out after the migration, by the store itself.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | Sequence[str] | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WORD = sa.String(length=40)
_LINE = sa.String(length=400)
_MOMENT = sa.DateTime(timezone=True)

_NEW_EVENTS = (
    "promise_moved hand_off_stalled owner_changed asked ruled call_back_wanted called_back may_fit_now settling_undone"
)

_NEW_IN_NEED = ("found_by_more", "found_by", "filed_under", "offered_to_id", "waits_for", "due_by_day", "due_at")
_BOARD = (
    "office_id", "state", "due_at", "created_at", "id",
    "waits_for", "owner_id", "offered_to_id", "filed_under", "found_by",
)  # fmt: skip


def upgrade() -> None:
    """Widen what is there, then make the new tables."""
    _widen_staff_and_needs()
    _widen_steps()
    _make_office_rules()
    _make_questions()
    _make_call_backs()


def _widen_staff_and_needs() -> None:
    op.add_column("staff", sa.Column("away_from", sa.Date(), nullable=True))
    op.add_column("staff", sa.Column("away_until", sa.Date(), nullable=True))
    op.add_column("visit", sa.Column("helped_at", _MOMENT, nullable=True))
    op.add_column("visit", sa.Column("first_helped_at", _MOMENT, nullable=True))
    op.add_column("visit", sa.Column("back_by", _MOMENT, nullable=True))
    op.drop_index("ix_need_office_id_state", table_name="need")
    op.drop_index("ix_need_owner_id", table_name="need")
    for column in (
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("due_by_day", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("waits_for", _WORD, nullable=False, server_default="next_step"),
        sa.Column("offered_to_id", sa.Uuid(), nullable=True),
        sa.Column("filed_under", _LINE, nullable=False, server_default=sa.text("''")),
        sa.Column("found_by", _LINE, nullable=False, server_default=sa.text("''")),
        sa.Column("found_by_more", sa.Text(), nullable=False, server_default=sa.text("''")),
    ):
        op.add_column("need", column)
    op.execute("UPDATE need SET waits_for = 'settled' WHERE state = 'settled'")
    op.create_index("ix_need_board", "need", list(_BOARD))
    op.create_index("ix_need_owner_id", "need", ["owner_id", "state", "due_at"])
    op.create_index("ix_need_offered_to_id", "need", ["offered_to_id", "state", "due_at"])
    op.create_index("ix_need_settled_at", "need", ["office_id", "settled_at"])


def _widen_steps() -> None:
    for column in (
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.Column("why", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("visitor_told", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("instead_of", sa.Uuid(), nullable=True),
    ):
        op.add_column("promise", column)
    for column in (
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answer_by", _MOMENT, nullable=True),
        sa.Column("stalled_at", _MOMENT, nullable=True),
    ):
        op.add_column("hand_off", column)
    op.create_index("ix_hand_off_answer_by", "hand_off", ["answer_by"])


def _make_office_rules() -> None:
    op.create_table(
        "office_rules",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("settled_at", _MOMENT, nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_office_rules_office_id_office")),
        sa.ForeignKeyConstraint(["settled_by"], ["staff.id"], name=op.f("fk_office_rules_settled_by_staff")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_office_rules")),
    )


def _make_questions() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ruling", _WORD, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_question_need_id_need")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_question_by_staff")),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_question_answered_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_need_id", "question", ["need_id"])
    op.create_index("ix_question_ruling", "question", ["ruling"])


def _make_call_backs() -> None:
    op.create_table(
        "call_back",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("reason", _WORD, nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("need_id", sa.Uuid(), nullable=True),
        sa.Column("name", _LINE, nullable=False),
        sa.Column("phone", _LINE, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("over_at", _MOMENT, nullable=True),
        sa.Column("over_by", sa.Uuid(), nullable=True),
        sa.Column("why_over", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_call_back_office_id_office")),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_call_back_by_staff")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_call_back_owner_id_staff")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_call_back_visitor_id_visitor")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_call_back_visit_id_visit")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_call_back_need_id_need")),
        sa.ForeignKeyConstraint(["over_by"], ["staff.id"], name=op.f("fk_call_back_over_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
    )
    op.create_index("ix_call_back_office_id_state", "call_back", ["office_id", "state"])
    op.create_index("ix_call_back_need_id", "call_back", ["need_id"])
    op.create_table(
        "call_back_try",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("call_back_id", sa.Uuid(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_back_id"], ["call_back.id"], name=op.f("fk_call_back_try_call_back_id_call_back")
        ),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_call_back_try_by_staff")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_call_back_try_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back_try")),
    )
    op.create_index("ix_call_back_try_call_back_id", "call_back_try", ["call_back_id"])


def downgrade() -> None:
    """Take it back; what the earlier schema has no word for becomes the nearest one that it has."""
    for table in ("call_back_try", "call_back", "question", "office_rules"):
        op.drop_table(table)
    words = ", ".join(f"'{word}'" for word in _NEW_EVENTS.split())
    op.execute(f"DELETE FROM need_history WHERE event IN ({words})")  # noqa: S608 - our own words
    op.execute("UPDATE promise SET state = 'broken' WHERE state = 'moved'")
    for table, column in (("referral", "outcome"), ("need_attempt", "result")):
        for word, nearest in (("needs_action", "not_yet"), ("could_not_get_help", "no_capacity")):
            op.execute(f"UPDATE {table} SET {column} = '{nearest}' WHERE {column} = '{word}'")  # noqa: S608
        op.execute(f"UPDATE {table} SET {column} = 'no_capacity' WHERE {column} IN ('cost', 'transport', 'refused')")  # noqa: S608
    op.drop_index("ix_hand_off_answer_by", table_name="hand_off")
    for name in ("stalled_at", "answer_by", "answered_by"):
        op.drop_column("hand_off", name)
    for name in ("instead_of", "visitor_told", "why", "ended_at"):
        op.drop_column("promise", name)
    for index in ("ix_need_settled_at", "ix_need_offered_to_id", "ix_need_owner_id", "ix_need_board"):
        op.drop_index(index, table_name="need")
    for name in _NEW_IN_NEED:
        op.drop_column("need", name)
    op.create_index("ix_need_owner_id", "need", ["owner_id"])
    op.create_index("ix_need_office_id_state", "need", ["office_id", "state"])
    for name in ("back_by", "first_helped_at", "helped_at"):
        op.drop_column("visit", name)
    for name in ("away_until", "away_from"):
        op.drop_column("staff", name)
