# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases for the store's tests: encrypted files, and a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pydantic_settings  # noqa: F401 - whole, before PySide6: its import hook trips over pydantic's lazy parts
import pytest
from sqlalchemy import Engine

from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.opening import make_database, open_database
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
