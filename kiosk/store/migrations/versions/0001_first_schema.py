# SPDX-License-Identifier: GPL-3.0-or-later
"""The first schema: offices, staff, visitors, visits, needs, next steps, slips, directory."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "office",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("phone", sa.String(length=400), nullable=False),
        sa.Column("address", sa.String(length=400), nullable=False),
        sa.Column("country", sa.String(length=400), nullable=False),
        sa.Column("language", sa.String(length=400), nullable=False),
        sa.Column("timezone", sa.String(length=400), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "resource",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource")),
    )
    op.create_index(op.f("ix_resource_revision"), "resource", ["revision"], unique=False)
    op.create_index(op.f("ix_resource_source"), "resource", ["source"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("called", sa.String(length=400), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("speaks", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_staff_office_id_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_index(op.f("ix_staff_office_id"), "staff", ["office_id"], unique=False)
    op.create_table(
        "station",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_station_office_id_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
    )
    op.create_table(
        "visitor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("preferred_name", sa.String(length=400), nullable=False),
        sa.Column("pronunciation", sa.String(length=400), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("phone", sa.String(length=400), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("external_id", sa.String(length=400), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("large_print", sa.Boolean(), nullable=False),
        sa.Column("contact_preference", sa.String(length=40), nullable=False),
        sa.Column("consented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_visitor_office_id_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor")),
    )
    op.create_index("ix_visitor_office_id_external_id", "visitor", ["office_id", "external_id"], unique=False)
    op.create_index(op.f("ix_visitor_revision"), "visitor", ["revision"], unique=False)
    op.create_table(
        "staff_pin",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("pin_hash", sa.String(length=400), nullable=False),
        sa.Column("wrong_in_a_row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_pin_staff_id_staff")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_pin")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("helper_id", sa.Uuid(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["finished_by"], ["staff.id"], name=op.f("fk_visit_finished_by_staff")),
        sa.ForeignKeyConstraint(["helper_id"], ["staff.id"], name=op.f("fk_visit_helper_id_staff")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_visit_office_id_office")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_visit_station_id_station")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visit_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_office_id_state", "visit", ["office_id", "state"], unique=False)
    op.create_index(op.f("ix_visit_visitor_id"), "visit", ["visitor_id"], unique=False)
    op.create_table(
        "visitor_card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=400), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name=op.f("fk_visitor_card_issued_by_staff")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visitor_card_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor_card")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_visitor_card_token_hash")),
    )
    op.create_index(op.f("ix_visitor_card_visitor_id"), "visitor_card", ["visitor_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["saved_by"], ["staff.id"], name=op.f("fk_draft_saved_by_staff")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_draft_visit_id_visit")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_need_office_id_office")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_need_owner_id_staff")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_need_visit_id_visit")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_need_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    op.create_index("ix_need_office_id_state", "need", ["office_id", "state"], unique=False)
    op.create_index(op.f("ix_need_owner_id"), "need", ["owner_id"], unique=False)
    op.create_index(op.f("ix_need_visitor_id"), "need", ["visitor_id"], unique=False)
    op.create_table(
        "slip",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=400), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_slip_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip")),
        sa.UniqueConstraint("reference", name=op.f("uq_slip_reference")),
    )
    op.create_index(op.f("ix_slip_visit_id"), "slip", ["visit_id"], unique=False)
    op.create_table(
        "answer",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_answer_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_answer_need_id_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
    )
    op.create_index(op.f("ix_answer_need_id"), "answer", ["need_id"], unique=False)
    op.create_table(
        "hand_off",
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("done", sa.Text(), nullable=False),
        sa.Column("not_done", sa.Text(), nullable=False),
        sa.Column("must_not", sa.Text(), nullable=False),
        sa.Column("by_when", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_hand_off_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_hand_off_need_id_need")),
        sa.ForeignKeyConstraint(["to_id"], ["staff.id"], name=op.f("fk_hand_off_to_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_off")),
    )
    op.create_index(op.f("ix_hand_off_need_id"), "hand_off", ["need_id"], unique=False)
    op.create_index(op.f("ix_hand_off_to_id"), "hand_off", ["to_id"], unique=False)
    op.create_table(
        "need_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("avenue", sa.String(length=40), nullable=False),
        sa.Column("resource_id", sa.Uuid(), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_need_attempt_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_need_attempt_need_id_need")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_need_attempt_resource_id_resource")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_attempt")),
    )
    op.create_index(op.f("ix_need_attempt_need_id"), "need_attempt", ["need_id"], unique=False)
    op.create_table(
        "need_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_need_history_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_need_history_need_id_need")),
        sa.ForeignKeyConstraint(["station_id"], ["station.id"], name=op.f("fk_need_history_station_id_station")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_history")),
    )
    op.create_index(op.f("ix_need_history_need_id"), "need_history", ["need_id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_promise_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_promise_need_id_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.create_index(op.f("ix_promise_due_at"), "promise", ["due_at"], unique=False)
    op.create_index(op.f("ix_promise_need_id"), "promise", ["need_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("resource_id", sa.Uuid(), nullable=False),
        sa.Column("resource_name", sa.Text(), nullable=False),
        sa.Column("avenue", sa.String(length=40), nullable=False),
        sa.Column("ask_for", sa.Text(), nullable=False),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("call_result", sa.Text(), nullable=False),
        sa.Column("check_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("outcome_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_referral_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_referral_need_id_need")),
        sa.ForeignKeyConstraint(["resource_id"], ["resource.id"], name=op.f("fk_referral_resource_id_resource")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_need_id"), "referral", ["need_id"], unique=False)
    op.create_index(op.f("ix_referral_resource_id"), "referral", ["resource_id"], unique=False)
    op.create_table(
        "slip_need",
        sa.Column("slip_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_slip_need_need_id_need")),
        sa.ForeignKeyConstraint(["slip_id"], ["slip.id"], name=op.f("fk_slip_need_slip_id_slip")),
        sa.PrimaryKeyConstraint("slip_id", "need_id", name=op.f("pk_slip_need")),
    )
    op.create_table(
        "slip_print",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slip_id", sa.Uuid(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("job", sa.String(length=400), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_slip_print_by_staff")),
        sa.ForeignKeyConstraint(["slip_id"], ["slip.id"], name=op.f("fk_slip_print_slip_id_slip")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_print")),
    )
    op.create_index(op.f("ix_slip_print_slip_id"), "slip_print", ["slip_id"], unique=False)
    op.create_table(
        "unmet",
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_unmet_by_staff")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_unmet_need_id_need")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmet")),
    )
    op.create_index(op.f("ix_unmet_need_id"), "unmet", ["need_id"], unique=False)
    op.create_table(
        "visit_need",
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("need_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_visit_need_need_id_need")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_need_visit_id_visit")),
        sa.PrimaryKeyConstraint("visit_id", "need_id", name=op.f("pk_visit_need")),
    )
    op.create_index(op.f("ix_visit_need_need_id"), "visit_need", ["need_id"], unique=False)
    op.execute(sa.text("INSERT INTO revision (id, number) VALUES (1, 0)"))


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index(op.f("ix_visit_need_need_id"), table_name="visit_need")
    op.drop_table("visit_need")
    op.drop_index(op.f("ix_unmet_need_id"), table_name="unmet")
    op.drop_table("unmet")
    op.drop_index(op.f("ix_slip_print_slip_id"), table_name="slip_print")
    op.drop_table("slip_print")
    op.drop_table("slip_need")
    op.drop_index(op.f("ix_referral_resource_id"), table_name="referral")
    op.drop_index(op.f("ix_referral_need_id"), table_name="referral")
    op.drop_table("referral")
    op.drop_index(op.f("ix_promise_need_id"), table_name="promise")
    op.drop_index(op.f("ix_promise_due_at"), table_name="promise")
    op.drop_table("promise")
    op.drop_index(op.f("ix_need_history_need_id"), table_name="need_history")
    op.drop_table("need_history")
    op.drop_index(op.f("ix_need_attempt_need_id"), table_name="need_attempt")
    op.drop_table("need_attempt")
    op.drop_index(op.f("ix_hand_off_to_id"), table_name="hand_off")
    op.drop_index(op.f("ix_hand_off_need_id"), table_name="hand_off")
    op.drop_table("hand_off")
    op.drop_index(op.f("ix_answer_need_id"), table_name="answer")
    op.drop_table("answer")
    op.drop_index(op.f("ix_slip_visit_id"), table_name="slip")
    op.drop_table("slip")
    op.drop_index(op.f("ix_need_visitor_id"), table_name="need")
    op.drop_index(op.f("ix_need_owner_id"), table_name="need")
    op.drop_index("ix_need_office_id_state", table_name="need")
    op.drop_table("need")
    op.drop_table("draft")
    op.drop_index(op.f("ix_visitor_card_visitor_id"), table_name="visitor_card")
    op.drop_table("visitor_card")
    op.drop_index(op.f("ix_visit_visitor_id"), table_name="visit")
    op.drop_index("ix_visit_office_id_state", table_name="visit")
    op.drop_table("visit")
    op.drop_table("staff_pin")
    op.drop_index(op.f("ix_visitor_revision"), table_name="visitor")
    op.drop_index("ix_visitor_office_id_external_id", table_name="visitor")
    op.drop_table("visitor")
    op.drop_table("station")
    op.drop_index(op.f("ix_staff_office_id"), table_name="staff")
    op.drop_table("staff")
    op.drop_table("revision")
    op.drop_index(op.f("ix_resource_source"), table_name="resource")
    op.drop_index(op.f("ix_resource_revision"), table_name="resource")
    op.drop_table("resource")
    op.drop_table("office")
