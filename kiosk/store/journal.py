# SPDX-License-Identifier: GPL-3.0-or-later
"""What was told at a touch screen while the office's database was away: in a small sealed file of its own.

It stands beside the database and has the same key. Nothing else writes to it, so it takes words while the database is
locked, slow or damaged, and each one is on the disk before it counts as kept.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine, Text, delete, func, select
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from kiosk.desk.ports import Clock
from kiosk.domain.errors import NotSaved, StoreUnusable
from kiosk.domain.ids import new_id
from kiosk.domain.text import without_controls
from kiosk.domain.told import Stranded, Told
from kiosk.domain.visit import SaidOfSelf
from kiosk.store.engine import embedded_engine
from kiosk.store.key import KeyKeeper
from kiosk.store.reasons import in_words, why_not_written
from kiosk.store.translate import read_document, write_document

JOURNAL_FILE = "journal.db"
PATIENCE_SECONDS = 5
"""How long a word waits for another window of this machine; the file is small and each save short."""

_LOG = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class _JournalRecord(DeclarativeBase):
    """A row of the journal. It has no migrations: what is in it is on its way to the database."""


class _StrandedRecord(_JournalRecord):
    """One stay, whole as one document. What is kept of it later is a row of another id; ids sort by their time."""

    __tablename__ = "stranded"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    visit_id: Mapped[UUID] = mapped_column(unique=True)
    document: Mapped[str] = mapped_column(Text)


class _FailedTryRecord(_JournalRecord):
    """One try to be recognised that failed."""

    __tablename__ = "failed_try"
    number: Mapped[int] = mapped_column(primary_key=True)


class SealedJournal:
    """Keeps the journal in a data folder; the file is made with the first use. Every use may raise NotSaved.

    A file that is damaged, or that this key does not open, is put aside under another name, and a new one begun.
    Safe to use from several threads.
    """

    def __init__(self, data: Path, keeper: KeyKeeper, clock: Clock) -> None:
        self._file = data / JOURNAL_FILE
        self._keeper, self._clock = keeper, clock
        self._engine: Engine | None = None
        self._shown: frozenset[UUID] = frozenset()
        self._turn = Lock()

    def keep(self, stranded: Stranded) -> None:
        """Keep a stay, in place of what was kept of the same one."""
        document = write_document(replace(stranded, told=_writable(stranded.told)))
        visit_id = stranded.told.visit_id

        def put(session: Session) -> None:
            session.execute(delete(_StrandedRecord).where(_StrandedRecord.visit_id == visit_id))
            session.add(_StrandedRecord(id=new_id(), visit_id=visit_id, document=document))

        self._do(put)

    def waiting(self) -> Sequence[Stranded]:
        """List what waits to be brought in, oldest first."""
        return self._do(self._look)

    def drop(self, visit_id: UUID) -> None:
        """Forget a stay as `waiting` has shown it; what was told since then stays."""

        def cross_out(session: Session) -> None:
            ours = session.scalars(select(_StrandedRecord).where(_StrandedRecord.visit_id == visit_id))
            for row in ours.all():
                if row.id in self._shown:
                    session.delete(row)

        self._do(cross_out)

    def tally(self) -> int:
        """Count the failed tries since the last unlocking."""
        return self._do(_count_tries)

    def count_up(self) -> int:
        """Add a failed try; returns how many there are."""

        def add(session: Session) -> int:
            session.add(_FailedTryRecord())
            session.flush()
            return _count_tries(session)

        return self._do(add)

    def start_over(self) -> None:
        """Forget the failed tries."""
        self._do(lambda session: session.execute(delete(_FailedTryRecord)))

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._let_go()

    def _look(self, session: Session) -> list[Stranded]:
        rows = session.scalars(select(_StrandedRecord).order_by(_StrandedRecord.id)).all()
        self._shown = frozenset(row.id for row in rows)
        return [read_document(Stranded, row.document) for row in rows]

    def _do(self, job: Callable[[Session], _Answer]) -> _Answer:
        with self._turn:
            try:
                return self._on_sound_file(job)
            except StoreUnusable as error:
                raise NotSaved(reason=str(error)) from error
            except OSError as error:
                raise NotSaved(reason=why_not_written(error)) from error
            except DBAPIError as error:
                raise NotSaved(reason=in_words(error)) from error

    def _on_sound_file(self, job: Callable[[Session], _Answer]) -> _Answer:
        try:
            return self._in_session(job)
        except DatabaseError as error:
            if isinstance(error, OperationalError):  # full, locked, out of reach: the file itself is sound
                raise
            self._put_aside()
            return self._in_session(job)

    def _in_session(self, job: Callable[[Session], _Answer]) -> _Answer:
        try:
            with Session(self._opened()) as session:
                done = job(session)
                session.commit()
                return done
        except DBAPIError:
            self._let_go()  # the next use begins with a fresh look at the file
            raise

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = embedded_engine(self._file, self._keeper.read(), busy_seconds=PATIENCE_SECONDS)
            _JournalRecord.metadata.create_all(self._engine)
        return self._engine

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _put_aside(self) -> None:
        stem = f"{self._file.stem}-damaged-{self._clock():%Y%m%dT%H%M%SZ}"
        names = (self._file.with_name(f"{stem}{f'-{number}' if number else ''}.db") for number in count())
        aside = next(name for name in names if not name.exists())
        for ending in ("", "-wal", "-shm"):
            part = self._file.with_name(self._file.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
        _LOG.error("the journal of this machine was damaged; it stands aside as %s", aside.name)


def _count_tries(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(_FailedTryRecord)) or 0


def _writable(told: Told) -> Told:
    """Leave out what no text file takes, such as half a character."""
    said = SaidOfSelf(
        name=without_controls(told.said.name),
        contact=without_controls(told.said.contact),
        birthday=without_controls(told.said.birthday),
    )
    return replace(told, said=said, words=without_controls(told.words))
