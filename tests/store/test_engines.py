# SPDX-License-Identifier: GPL-3.0-or-later
"""The store means the same on a shared PostgreSQL as on the embedded file."""

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

import kiosk.store
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.import_visitors import VisitorLine
from kiosk.domain.errors import NotSaved, VisitorNotFound
from kiosk.store.database import Database
from kiosk.store.look_up import StoredVisitorLookUp
from kiosk.store.schema import upgrade
from tests.desk.front_office import OFFICE, FrontOffice, furnish, unknown
from tests.store.full_day import a_full_day


@pytest.fixture
def shared(postgres: Engine) -> FrontOffice:
    upgrade(postgres)
    furnish(Database(postgres))
    return FrontOffice(Database(postgres))


def test_a_full_day_on_the_embedded_file(office: FrontOffice) -> None:
    a_full_day(office)


def test_a_full_day_on_postgresql(shared: FrontOffice) -> None:
    a_full_day(shared)


def test_on_postgresql_too_leaving_without_commit_takes_everything_back(shared: FrontOffice) -> None:
    visitor = shared.arrives().visitor
    assert visitor is not None
    before = shared.store.revision()
    with shared.store.writing() as work:
        work.visitors.save(replace(visitor, name="Somebody Else"))
        work.visitors.add(replace(visitor, id=unknown()))
        assert shared.store.revision() == before
    assert (shared.store.revision(), shared.everybody()) == (before, [visitor.name])
    with pytest.raises(NotSaved):
        shared.import_visitors(  # into an office that does not exist
            [VisitorLine(line=1, details=VisitorDetails(name="X"))], replace(shared.dana, office_id=unknown())
        )
    with shared.store.reading() as work, pytest.raises(VisitorNotFound):
        work.visitors.get(unknown())


def test_on_postgresql_too_the_look_up_knows_the_last_save(shared: FrontOffice) -> None:
    names = StoredVisitorLookUp(Database(shared.store.engine), OFFICE)
    assert names.find("marya", 5) == []
    visitor = shared.arrives("Marya Alvarez").visitor
    assert visitor is not None
    assert [match.visitor_id for match in names.find("marya", 5)] == [visitor.id]


def test_on_postgresql_too_writers_take_turns_and_lose_nothing(shared: FrontOffice) -> None:
    visitor = shared.arrives().visitor
    assert visitor is not None
    troubles: list[Exception] = []

    def count_up() -> None:
        try:
            for _ in range(10):
                with shared.store.writing() as work:
                    here = work.visitors.get(visitor.id)
                    work.visitors.save(replace(here, note=str(int(here.note or "0") + 1)))
                    work.commit()
        except Exception as error:  # noqa: BLE001 - the assertion below shows it
            troubles.append(error)

    crowd = [threading.Thread(target=count_up) for _ in range(4)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert (troubles, shared.visitor(visitor.id).note) == ([], "40")


def test_somebody_elses_lock_is_one_sentence(shared: FrontOffice) -> None:
    name = shared.store.engine.url.database
    with shared.store.engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET lock_timeout = '100ms'"))
        connection.commit()
    shared.store.close()
    with shared.store.writing() as first:
        first.visits.lobby(OFFICE)
        with pytest.raises(NotSaved, match="another window is still saving"):
            shared.arrives()
    assert shared.arrives().visitor is not None


def test_no_other_module_speaks_one_engines_dialect() -> None:
    dialect = re.compile(r"PRAGMA|ILIKE|ON CONFLICT|RETURNING|GLOB\b|rowid|sqlite_|pg_|sqlcipher3|sqlalchemy\.dialects")
    store = Path(kiosk.store.__file__).parent
    speakers = {path.name for path in store.rglob("*.py") if dialect.search(path.read_text(encoding="utf-8"))}
    assert speakers == {"engine.py"}
