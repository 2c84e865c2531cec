# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases for the store's tests: encrypted files, and a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.store.database import Database
from kiosk.store.engine import embedded_engine
from kiosk.store.key import KeyFile
from kiosk.store.opening import make_database, open_database
from kiosk.store.schema import upgrade
from tests.desk.front_office import FrontOffice, furnish
from tests.store.postgres import PostgresHouse, why_not
from tests.store.worker import KEY


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty data folder and a furnished one, made once."""
    made = tmp_path_factory.mktemp("folders")
    for name in ("empty", "furnished"):
        database = make_database(made / name, KeyFile(made / name / KEY))
        if name == "furnished":
            furnish(database)
        database.close()
    return made


@pytest.fixture
def keeper(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / KEY)


@pytest.fixture
def database(tmp_path: Path, keeper: KeyFile, folders: Path) -> Iterator[Database]:
    """The database of a data folder that is in `tmp_path`, with nothing in it."""
    shutil.copytree(folders / "empty", tmp_path, dirs_exist_ok=True)
    opened = open_database(tmp_path, keeper)
    yield opened
    opened.close()


@pytest.fixture
def office(tmp_path: Path, keeper: KeyFile, folders: Path) -> Iterator[FrontOffice]:
    """The furnished office in `tmp_path`."""
    shutil.copytree(folders / "furnished", tmp_path, dirs_exist_ok=True)
    opened = FrontOffice(open_database(tmp_path, keeper))
    yield opened
    opened.store.close()


@pytest.fixture(scope="session")
def postgres_house() -> Iterator[PostgresHouse]:
    """A PostgreSQL server of the tests' own; skips, with the reason, where none can run."""
    if reason := why_not():
        pytest.skip(reason)
    with PostgresHouse.opened() as house:
        yield house


@pytest.fixture
def postgres(postgres_house: PostgresHouse) -> Iterator[Engine]:
    """An empty PostgreSQL database."""
    engine = postgres_house.empty_database()
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(tmp_path: Path, keeper: KeyFile) -> Iterator[Engine]:
    """An empty embedded database."""
    engine = embedded_engine(tmp_path / "onward.db", keeper.make())
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest) -> Engine:
    """An empty database, embedded and on PostgreSQL."""
    engine = request.getfixturevalue(request.param)
    assert isinstance(engine, Engine)
    return engine


@pytest.fixture(params=["embedded", "shared"])
def here(request: pytest.FixtureRequest) -> FrontOffice:
    """The furnished office on the embedded file, and on PostgreSQL."""
    if request.param == "embedded":
        embedded = request.getfixturevalue("office")
        assert isinstance(embedded, FrontOffice)
        return embedded
    engine = request.getfixturevalue("postgres")
    assert isinstance(engine, Engine)
    upgrade(engine)
    furnish(Database(engine))
    return FrontOffice(Database(engine))
