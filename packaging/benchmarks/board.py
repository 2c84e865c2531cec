# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the board takes on an embedded, encrypted database, beside loading every open need, in the same run.

Run: python packaging/benchmarks/board.py [--needs 50000] [--rounds 40]
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from kiosk.app import make_store
from kiosk.desk.board import Board, end_of_today, owed_for
from kiosk.desk.ports import BoardWish
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need, NeedState
from kiosk.domain.next_step import Promise, Unmet, UnmetReason
from kiosk.domain.office import Office, StationKind
from kiosk.domain.referral import Attempt, Outcome
from kiosk.domain.staff import Actor, Role, Staff
from kiosk.domain.standing import WaitsFor
from kiosk.domain.visit import Visit, VisitState
from kiosk.domain.visitor import Visitor
from kiosk.settings import Settings
from kiosk.store.batches import in_batches
from kiosk.store.database import Database
from kiosk.store.need_records import AttemptRecord, HandOffRecord, NeedRecord, PromiseRecord, UnmetRecord
from kiosk.store.record import Record
from kiosk.store.records import VisitorRecord, VisitRecord
from kiosk.store.standings import keep_standings
from kiosk.store.translate import values_of

NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)
ROWS = 50
FIRST = ("Ana", "Ben", "Chi", "Dee", "Élise", "Fay", "Gus", "Hal", "Ivy", "Jon", "Kim", "Lea", "Max", "Nia", "Oto")
LAST = ("Abara", "Brandt", "Costa", "Dumont", "Eriksen", "Farouk", "Gómez", "Huang", "Ivanov", "Jensen", "Novák")
SAID = (
    "My landlord says that I have to be out by Friday and I don’t know where to go.",
    "I need food for three until my first wages come.",
    "They want proof of my address and I have none, as I sleep at a friend’s. Who can write me one?",
    "Is there anybody who looks at a contract with me? It is in English and I read Spanish.",
    "The heat has been off since Sunday, and the company says that it is not them but the owner of the house.",
    "I was fired without notice and they still owe me two weeks.",
)
CATEGORIES = ("housing", "food", "papers", "legal", "utilities", "work")


@dataclass(frozen=True)
class Town:
    """An office whose board is full."""

    database: Database
    office: Office
    staff: tuple[UUID, ...]
    station: UUID

    def actor(self) -> Actor:
        """The first of its staff, at its desk."""
        return Actor(staff_id=self.staff[0], office_id=self.office.id, station_id=self.station)


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        town = _furnished(Path(folder))
        _fill(town, options.needs)
        _print(options.needs, *_measured(town, options.needs, options.rounds))
        town.database.close()


def _furnished(folder: Path) -> Town:
    database, set_up = make_store(Settings(data=folder))
    office = set_up.office(Office(id=new_id(), name="Benchmark", timezone="America/Chicago"))
    station = set_up.station(office.id, "Front desk", StationKind.RECEPTION)
    staff = [
        Staff(id=new_id(), office_id=office.id, name=name, called=name, role=Role.SUPERVISOR) for name in FIRST[:10]
    ]
    with database.writing() as work:
        for each in staff:
            work.staff.add(each)
        work.commit()
    return Town(database, office, tuple(each.id for each in staff), station.id)


def _fill(town: Town, size: int) -> None:
    """Put the rows straight into their tables, then let the store say where each need stands."""
    chance, needs = random.Random(7), list[UUID]()
    with Session(town.database.engine) as session:
        for numbers in in_batches(range(size)):
            rows: dict[type[Record], list[object]] = {}
            for number in numbers:
                for table, thing in _of_one(town, chance, number):
                    rows.setdefault(table, []).append(thing)
            for table, things in rows.items():
                more = {"revision": 0} if table is VisitorRecord else {}
                session.execute(insert(table), [values_of(thing) | more for thing in things])
            needs += [need.id for need in rows[NeedRecord] if isinstance(need, Need)]
        for ids in in_batches(needs):
            keep_standings(session, ids)
            session.flush()
            session.expunge_all()
        session.commit()


def _of_one(town: Town, chance: random.Random, number: int) -> Iterator[tuple[type[Record], object]]:
    """Somebody, their visit, their need, and what was done about it."""
    at = NOW - timedelta(minutes=chance.randrange(200_000))
    owner, kind = chance.choice(town.staff), chance.randrange(len(SAID))
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}-{number}"
    visitor = Visitor(id=new_id(), office_id=town.office.id, name=name, created_at=at)
    visit = Visit(
        id=new_id(), office_id=town.office.id, station_id=town.station, visitor_id=visitor.id, arrived_at=at,
        state=VisitState.FINISHED, finished_at=at, finished_by=owner,
    )  # fmt: skip
    day = (NOW + timedelta(days=chance.randrange(-3, 60))).date()
    need = Need(
        id=new_id(), office_id=town.office.id, visit_id=visit.id, visitor_id=visitor.id,
        words=f"{SAID[kind]} {chance.choice(SAID)}", categories=(CATEGORIES[kind],), owner_id=owner,
        review_on=day if number % 50 else None, created_at=at,
    )  # fmt: skip
    yield from ((VisitorRecord, visitor), (VisitRecord, visit), (NeedRecord, need))
    if number % 4 == 0:
        due = NOW + timedelta(minutes=chance.randrange(-5_000, 80_000))
        yield PromiseRecord, Promise(id=new_id(), need_id=need.id, at=at, by=owner, text="Call them", due_at=due)
    elif number % 4 == 1:
        no_room = UnmetReason.CAPACITY
        yield UnmetRecord, Unmet(id=new_id(), need_id=need.id, at=at, by=owner, reason=no_room, review_on=day)
    elif number % 100 == 2:
        to = chance.choice(town.staff)
        yield HandOffRecord, HandOff(id=new_id(), need_id=need.id, at=at, by=owner, to_id=to, not_done="All of it")
    if number % 3 == 0:
        result = Outcome.COULD_NOT_REACH
        yield (
            AttemptRecord,
            Attempt(id=new_id(), need_id=need.id, at=at, by=owner, avenue=Avenue.PHONE, result=result),
        )


def _measured(town: Town, size: int, rounds: int) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Time what people do, and what it is compared with."""
    board, here = Board(store=town.database, clock=lambda: NOW), town.office.id
    tonight = end_of_today(town.office, NOW)
    wishes = {
        "open the office’s board": BoardWish(office_id=here),
        "open all offices": BoardWish(office_id=None),
        "mine": BoardWish(office_id=here, whose=town.staff[0]),
        "due only": BoardWish(office_id=here, due_before=tonight),
        "by a name": BoardWish(office_id=here, words="gomez-4"),
        "by words that many said": BoardWish(office_id=here, words="landlord friday"),
        "by words that nobody said": BoardWish(office_id=here, words="zebra"),
        "by category": BoardWish(office_id=here, category="housing"),
        "by state: promised": BoardWish(office_id=here, waits_for=WaitsFor.PROMISE),
        "by state: handed over": BoardWish(office_id=here, waits_for=WaitsFor.HAND_OFF),
        "by state, category and words": BoardWish(
            office_id=here, waits_for=WaitsFor.PROMISE, category="housing", words="ana"
        ),
    }
    jobs: dict[str, Callable[[], object]] = {name: partial(board.page, wish, 0, ROWS) for name, wish in wishes.items()}
    jobs["jump to the end"] = lambda: board.page(wishes["open the office’s board"], size - ROWS, ROWS)
    jobs["counts, at every change"] = lambda: board.counts(town.actor())
    plain = {
        "load every open need": _times(3, lambda: _load_everything(town)),
        "SELECT count(*)": _times(rounds, lambda: _count(town)),
    }
    return {name: _times(rounds, job) for name, job in jobs.items()}, plain


def _load_everything(town: Town) -> object:
    with town.database.reading() as work:
        return owed_for(work, work.needs.open_needs(town.office.id))


def _count(town: Town) -> object:
    with town.database.looking() as session:
        still_open = NeedRecord.state == NeedState.OPEN
        return session.scalars(select(func.count()).select_from(NeedRecord).where(still_open)).one()


def _times(rounds: int, job: Callable[[], object]) -> list[float]:
    """Milliseconds of each round, sorted; the first, which compiles the statements, counts as well."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        job()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def _print(size: int, ours: dict[str, list[float]], plain: dict[str, list[float]]) -> None:
    table = Table(title=f"The board of {size:,} open needs, encrypted, {ROWS} rows a page")
    table.add_column("what")
    for heading in ("p50 ms", "p99 ms", *(f"p50 / {name}" for name in plain)):
        table.add_column(heading, justify="right")
    for name, times in (ours | plain).items():
        half = _at(times, 0.5)
        ratios = (f"{half / _at(base, 0.5):.3f}" for base in plain.values())
        table.add_row(name, f"{half:.1f}", f"{_at(times, 0.99):.1f}", *ratios)
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
