# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases for the store's tests: encrypted files, and a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.opening import make_database
from tests.store.postgres import PostgresHouse, why_not


@pytest.fixture
def keeper(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "secret" / "database.key")


@pytest.fixture
def database(tmp_path: Path, keeper: KeyFile) -> Iterator[Database]:
    made = make_database(tmp_path, keeper)
    yield made
    made.close()


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
