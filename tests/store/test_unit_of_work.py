# SPDX-License-Identifier: GPL-3.0-or-later
"""A unit of work: all of it or nothing, on an engine set up so that an acknowledged save lasts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import delete, event, select, text, update
from sqlalchemy.exc import StatementError

from kiosk.domain.errors import NotSaved, VisitorNotFound
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.visitor import Visitor
from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.need_records import HistoryRecord
from kiosk.store.opening import open_database
from kiosk.store.unit_of_work import SqlUnitOfWork
from tests.desk.front_office import OFFICE, FrontOffice, unknown

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def visitor(name: str = "Marya Alvarez", at: datetime = NOON) -> Visitor:
    return Visitor(id=unknown(), office_id=OFFICE, name=name, created_at=at)


def saving(office: FrontOffice, do: Callable[[SqlUnitOfWork], object]) -> None:
    with office.store.writing() as work:
        do(work)
        work.commit()


def need(office: FrontOffice) -> Need:
    return office.needs(office.arrives().visit, "My own words")


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30_000)]
)
def test_every_connection_is_set_up_for_lasting_saves(database: Database, pragma: str, value: object) -> None:
    with database.engine.connect() as one, database.engine.connect().execution_options(reading=True) as other:
        for connection in (other, one):
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_the_engine_is_past_the_write_ahead_log_bug(database: Database) -> None:
    with database.engine.connect() as connection:
        version = str(connection.execute(text("SELECT sqlite_version()")).scalar())
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_writers_take_their_turn_at_once_and_readers_never_do(database: Database) -> None:
    said: list[str] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def _listen(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)

    with database.writing() as work:
        assert work.offices.first() is None
    assert said[0] == "BEGIN IMMEDIATE"
    said.clear()
    with database.reading() as work:
        assert work.offices.first() is None
    assert said[0] == "BEGIN"


def test_a_reader_is_never_kept_waiting_by_a_writer(tmp_path: Path, keeper: KeyFile, office: FrontOffice) -> None:
    other = open_database(tmp_path, keeper, busy_seconds=0.1)
    before = other.revision()
    with office.store.writing() as work:
        work.visitors.add_all([visitor()])
        with other.reading() as beside:
            assert beside.visits.lobby(OFFICE) == []
        assert other.revision() == before
        work.commit()
    assert other.revision() == before + 1
    other.close()


def test_leaving_without_commit_takes_everything_back(office: FrontOffice) -> None:
    added = visitor()
    before = office.store.revision()
    with office.store.writing() as work:
        work.visitors.add(added)
        assert work.visitors.get(added.id) == added
    assert office.store.revision() == before
    with office.store.reading() as work, pytest.raises(VisitorNotFound):
        work.visitors.get(added.id)


def test_an_error_takes_everything_back(office: FrontOffice) -> None:
    added = visitor()

    def stumble(work: SqlUnitOfWork) -> None:
        work.visitors.add_all([added])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        saving(office, stumble)
    assert office.everybody() == []


def test_the_revision_grows_by_one_with_each_committed_save(office: FrontOffice) -> None:
    before = office.store.revision()
    for number in range(1, 4):
        with office.store.writing() as work:
            work.visitors.add_all([visitor(), visitor(), visitor()])
            work.commit()
        assert office.store.revision() == before + number
    with office.store.reading() as work:
        work.visits.lobby(OFFICE)
    assert office.store.revision() == before + 3


def test_what_refers_to_nothing_is_refused(office: FrontOffice) -> None:
    with pytest.raises(NotSaved, match=r"Not saved: the database refused it\."):
        saving(office, lambda work: work.visitors.add(replace(visitor(), office_id=unknown())))
    assert office.everybody() == []


def test_history_cannot_be_changed_or_deleted(office: FrontOffice) -> None:
    kept = need(office)
    with office.store.reading() as work:
        before = work.needs.history(kept.id)
    for spoil in (_change_a_line, _delete_a_line, _change_all, _delete_all):
        with pytest.raises(RuntimeError, match="cannot be changed or deleted"):
            saving(office, spoil)
    with office.store.reading() as work:
        assert work.needs.history(kept.id) == before


def _change_a_line(work: SqlUnitOfWork) -> None:
    _line(work).facts = {"words": "Something else"}


def _delete_a_line(work: SqlUnitOfWork) -> None:
    work.needs.session.delete(_line(work))


def _change_all(work: SqlUnitOfWork) -> None:
    work.needs.session.execute(update(HistoryRecord).values(event=HistoryEvent.SETTLED))


def _delete_all(work: SqlUnitOfWork) -> None:
    work.needs.session.execute(delete(HistoryRecord))


def _line(work: SqlUnitOfWork) -> HistoryRecord:
    return work.needs.session.scalars(select(HistoryRecord)).first() or pytest.fail("no history")


def test_the_words_of_a_need_cannot_be_overwritten(office: FrontOffice) -> None:
    kept = need(office)
    with pytest.raises(ValueError, match="own and stay as they are"):
        saving(office, lambda work: work.needs.save(replace(kept, words="What the desk thinks they meant")))
    assert office.need(kept.id) == kept


def test_a_need_without_an_owner_is_refused_by_the_database_itself(office: FrontOffice) -> None:
    kept = need(office)
    unowned = replace(kept, owner_id=None)  # type: ignore[arg-type]  # what must never be
    with pytest.raises(NotSaved):
        saving(office, lambda work: work.needs.save(unowned))
    assert office.need(kept.id) == kept


@pytest.mark.parametrize("hours", [-10, 0, 5.5])
def test_moments_come_back_in_utc_to_the_microsecond(office: FrontOffice, hours: float) -> None:
    zone = timezone(timedelta(hours=hours))
    at = datetime(2026, 3, 29, 1, 30, 15, 123456, tzinfo=zone)
    added = visitor(at=at)
    with office.store.writing() as work:
        work.visitors.add(added)
        work.commit()
    back = office.visitor(added.id).created_at
    assert (back, back.tzinfo) == (at, UTC)


def test_a_moment_without_a_time_zone_is_refused(office: FrontOffice) -> None:
    added = visitor(at=datetime(2026, 11, 23, 12))  # noqa: DTZ001 - the mistake itself
    with pytest.raises(StatementError, match="without a time zone"):
        saving(office, lambda work: work.visitors.add(added))
    assert office.everybody() == []


def test_lines_of_one_moment_are_all_kept(office: FrontOffice) -> None:
    kept = need(office)
    act = office.dana.acting_at(office.clock())
    with office.store.writing() as work:
        for _ in range(20):
            work.needs.record(history_line(kept.id, HistoryEvent.FILED, act, categories="food"))
        work.commit()
    assert office.events(kept).count(HistoryEvent.FILED) == 20
