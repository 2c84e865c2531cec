# SPDX-License-Identifier: GPL-3.0-or-later
"""The store as the desk sees it: units of work on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.domain.errors import NotSaved, StoreUnusable
from kiosk.domain.working_time import Holidays, no_holidays
from kiosk.store.reasons import in_words
from kiosk.store.records import RevisionRecord
from kiosk.store.unit_of_work import SqlUnitOfWork


@dataclass(frozen=True, slots=True)
class Database:
    """Opens units of work; a session lives for one of them. `holidays` are those that its offices may keep."""

    engine: Engine
    holidays: Holidays = no_holidays

    @contextmanager
    def writing(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that may write; raises NotSaved when the database cannot take it."""
        try:
            with Session(self.engine) as session:
                yield SqlUnitOfWork(session, writing=True, holidays=self.holidays)
        except DBAPIError as error:
            raise NotSaved(reason=in_words(error)) from error

    @contextmanager
    def reading(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that only reads, and never waits for one that writes; raises StoreUnusable."""
        with self.looking() as session:
            yield SqlUnitOfWork(session, writing=False, holidays=self.holidays)

    @contextmanager
    def looking(self) -> Iterator[Session]:
        """Open a session that only reads, for look-ups that need rows and no domain objects; raises StoreUnusable."""
        try:
            with Session(self.engine.execution_options(reading=True)) as session:
                yield session
        except DBAPIError as error:
            raise StoreUnusable(reason=f"The database does not answer: {in_words(error)}") from error

    def revision(self) -> int:
        """Count the committed saves of all windows; raises StoreUnusable."""
        with self.looking() as session:
            return session.scalars(select(RevisionRecord.number)).one()

    def close(self) -> None:
        """Let go of every connection; the last one to close folds the write-ahead log into the file."""
        self.engine.dispose()
