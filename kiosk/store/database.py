# SPDX-License-Identifier: GPL-3.0-or-later
"""The store as the desk sees it: units of work on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.domain.errors import NotSaved, StoreUnusable
from kiosk.store.records import RevisionRecord
from kiosk.store.unit_of_work import SqlUnitOfWork

REASONS = {
    "disk is full": "the disk is full.",
    "is locked": "another window is still saving.",
    "is busy": "another window is still saving.",
    "readonly": "the data folder may not be written to.",
    "disk i/o": "the disk does not answer as it should.",
    "unable to open": "the data folder cannot be reached.",
}
"""What an engine says, and what it means to somebody at a desk."""


@dataclass(frozen=True, slots=True)
class Database:
    """Opens units of work; a session lives for one of them."""

    engine: Engine

    @contextmanager
    def writing(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that may write; raises NotSaved when the database cannot take it."""
        try:
            with Session(self.engine) as session:
                yield SqlUnitOfWork(session, writing=True)
        except DBAPIError as error:
            raise NotSaved(reason=_in_words(error)) from error

    @contextmanager
    def reading(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that only reads, and never waits for one that writes; raises StoreUnusable."""
        try:
            with Session(self.engine.execution_options(reading=True)) as session:
                yield SqlUnitOfWork(session, writing=False)
        except DBAPIError as error:
            raise StoreUnusable(reason=f"The database does not answer: {_in_words(error)}") from error

    def revision(self) -> int:
        """Count the committed saves of all windows; raises StoreUnusable."""
        try:
            with self.engine.connect().execution_options(reading=True) as connection:
                return connection.execute(select(RevisionRecord.number)).scalar_one()
        except DBAPIError as error:
            raise StoreUnusable(reason=f"The database does not answer: {_in_words(error)}") from error


def _in_words(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    return next((words for sign, words in REASONS.items() if sign in said), "the database refused it.")
