# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations: up and down, with data in the tables, on SQLite and on PostgreSQL; and equal to the records."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, text

from kiosk.desk.set_up import COMMAND_LINE
from kiosk.domain.errors import StoreUnusable
from kiosk.domain.office import StationKind
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import CallReason, Feedback, SaidOfSelf, VisitState
from kiosk.store.database import Database
from kiosk.store.opening import SCHEMA
from kiosk.store.record import Record
from kiosk.store.schema import config_for, downgrade, schema_of, upgrade
from tests.desk.front_office import FrontOffice, furnish
from tests.store.earlier_prints import FirstSchema
from tests.store.full_day import a_full_day

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def revisions(engine: Engine) -> list[str]:
    """Every schema there ever was, oldest first."""
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(config_for(connection)).walk_revisions()
        return [script.revision for script in scripts][::-1]


def test_this_version_reads_and_writes_the_newest_schema(sqlite: Engine) -> None:
    assert revisions(sqlite)[-1] == SCHEMA


def test_the_migrations_lead_to_exactly_the_records(empty: Engine) -> None:
    assert upgrade(empty) == ("", SCHEMA)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Record.metadata) == []
    assert tables(empty) == set(Record.metadata.tables)


def test_each_step_goes_up_and_down_and_up_again(empty: Engine) -> None:
    steps = ["base", *revisions(empty)]
    for step in steps[1:]:
        assert upgrade(empty, step)[1] == step
    for step in steps[-2::-1]:
        downgrade(empty, step)
        assert schema_of(empty) == step.replace("base", "")
    assert tables(empty) == set()
    assert upgrade(empty) == ("", SCHEMA)
    assert tables(empty) == set(Record.metadata.tables)


def test_down_and_up_again_with_data_in_every_table(empty: Engine) -> None:
    upgrade(empty)
    database = Database(empty)
    furnish(database)
    a_full_day(FrontOffice(database))
    with empty.connect() as connection:
        rows = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Record.metadata.tables.items()
        }
    assert [name for name, count in rows.items() if count == 0] == []
    downgrade(empty, "base")
    assert tables(empty) == set()
    upgrade(empty)
    assert Database(empty).revision() == 0
    furnish(database)
    a_full_day(FrontOffice(database))


EARLIER = {"queued": "unconfirmed", "sent": "unconfirmed", "confirmed": "confirmed"}
"""How earlier prints stood, and how they stand since the spool: what was on its way may be on paper."""


def test_earlier_prints_are_over_and_belong_to_their_offices_oldest_station(empty: Engine) -> None:
    upgrade(empty, "0001")
    first = FirstSchema(empty)
    office = first.office()
    oldest, second = first.station(office, "Front desk"), first.station(office, "Side desk")
    prints = {first.print(office, second, state): state for state in EARLIER}
    upgrade(empty)
    with Database(empty).reading() as work:
        assert [station.name for station in work.offices.stations(office)] == ["Front desk", "Side desk"]
        for print_id, state in prints.items():
            order = work.slips.get_print(print_id)
            assert (order.state, order.station_id) == (EARLIER[state], oldest)
            assert (order.printed_on, order.paper, order.due_at, order.cleared_at) == ("pdf:x", "a4", None, order.at)


def test_an_office_without_a_station_keeps_its_earlier_prints(empty: Engine) -> None:
    upgrade(empty, "0001")
    first = FirstSchema(empty)
    elsewhere = first.station(first.office(), "Front desk")
    closed = [first.office(), first.office()]
    prints = {first.print(office, elsewhere, state): office for office in closed for state in EARLIER}
    upgrade(empty)
    with Database(empty).reading() as work:
        stations = {office: work.offices.stations(office) for office in closed}
        for office in closed:
            [station] = stations[office]
            assert (station.name, station.kind) == (COMMAND_LINE, StationKind.COMMAND_LINE)
        for print_id, office in prints.items():
            assert work.slips.get_print(print_id).station_id == stations[office][0].id


def test_earlier_prints_go_down_and_up_again(empty: Engine) -> None:
    upgrade(empty, "0001")
    first = FirstSchema(empty)
    office = first.office()
    station = first.station(office, "Front desk")
    kept = first.print(office, station, "confirmed")
    upgrade(empty)
    with empty.begin() as connection:  # a print on whatever paper there is, as the first schema knows none
        connection.execute(text("UPDATE slip_print SET paper = NULL, state = 'queued'"))
    downgrade(empty, "0001")
    with empty.connect() as connection:
        rows = connection.execute(text("SELECT state, paper, target, job FROM slip_print")).all()
    assert [tuple(row) for row in rows] == [("queued", "a5", "pdf:x", "7")]
    upgrade(empty)
    with Database(empty).reading() as work:
        assert work.slips.get_print(kept).state is SlipState.UNCONFIRMED


def test_visits_from_before_the_touch_screen_said_nothing_there(empty: Engine) -> None:
    upgrade(empty, "0001")
    first = FirstSchema(empty)
    office = first.office()
    earlier = first.visit(office, first.station(office, "Front desk"))
    upgrade(empty)
    with Database(empty).reading() as work:
        visit = work.visits.get(earlier)
    assert (visit.state, visit.said, visit.language) == (VisitState.FINISHED, SaidOfSelf(), "")
    assert (visit.called_at, visit.called_for, visit.feedback) == (None, None, None)


def test_whoever_is_at_a_touch_screen_waits_when_there_is_none_any_more(empty: Engine) -> None:
    upgrade(empty, "0001")
    first = FirstSchema(empty)
    office = first.office()
    station = first.station(office, "Front desk")
    there, gone = first.visit(office, station), first.visit(office, station)
    upgrade(empty)
    with Database(empty).writing() as work:
        visit = work.visits.get(there)
        told = replace(visit, state=VisitState.AT_SCREEN, said_name="Marya", language="es", feedback=Feedback.NO)
        work.visits.save(told.calling(CallReason.TALK, NOON))
        work.commit()
    downgrade(empty, "0002")
    with empty.connect() as connection:
        rows = connection.execute(text("SELECT id, state FROM visit")).all()
    assert {UUID(str(row.id)): row.state for row in rows} == {there: "waiting", gone: "finished"}
    upgrade(empty)
    with Database(empty).reading() as work:
        assert work.visits.get(there) == replace(visit, state=VisitState.WAITING)


def test_a_migration_that_fails_changes_nothing(empty: Engine) -> None:
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE slip (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        upgrade(empty)
    assert (tables(empty), schema_of(empty)) == ({"slip"}, "")


def test_a_schema_of_a_newer_onward_is_refused(empty: Engine) -> None:
    upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreUnusable, match="made by a newer Onward"):
        upgrade(empty)
    assert schema_of(empty) == "9999"
