# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a check-in takes beside one bare insert into the same database, in the same run.

Run: python packaging/benchmarks/check_in.py [--visitors 5000] [--rounds 200]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from kiosk.app import Onward, build_onward, make_store, utc_now
from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.answer import AnswerHere
from kiosk.desk.check_in import Arrival
from kiosk.desk.import_visitors import VisitorLine
from kiosk.desk.log_need import NeedHeard
from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor
from kiosk.settings import Settings

FIRST = ("Ana", "Ben", "Chi", "Dee", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jon", "Kim", "Lea", "Max", "Nia", "Oto")
LAST = ("Abara", "Brandt", "Costa", "Dumont", "Eriksen", "Farouk", "Gomez", "Huang", "Ivanov", "Jensen", "Novak")


def main() -> None:
    """Measure both and print one table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        onward = _office(Path(folder), options.visitors)
        actor = onward.set_up.command_line(onward.office.id)
        onward.desk.look_up("warm up")
        bare = _times(options.rounds, lambda number: _bare_insert(onward, number))
        whole = _times(options.rounds, lambda number: _check_in(onward, actor, number))
        onward.database.engine.dispose()
    _print(options.visitors, options.rounds, bare, whole)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=200)
    return parser.parse_args()


def _office(folder: Path, visitors: int) -> Onward:
    settings = Settings(data=folder)
    database, set_up = make_store(settings)
    office = set_up.office(Office(id=new_id(), name="Benchmark", timezone="UTC"))
    database.engine.dispose()
    onward = build_onward(settings, clock=utc_now)
    lines = (VisitorLine(line=n, details=VisitorDetails(name=_name(n))) for n in range(visitors))
    onward.desk.import_visitors(lines, set_up.command_line(office.id))
    return onward


def _name(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}-{number}"


def _times(rounds: int, job: Callable[[int], object]) -> list[float]:
    times = []
    for number in range(rounds):
        began = time.perf_counter()
        job(number)
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def _bare_insert(onward: Onward, number: int) -> UUID:
    row_id = new_id()
    with onward.database.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO station (id, office_id, name, kind) VALUES (:id, :office, :name, 'reception')"),
            {"id": row_id.hex, "office": onward.office.id.hex, "name": f"Bare {number}"},
        )
    return row_id


def _check_in(onward: Onward, actor: Actor, number: int) -> object:
    arrival = Arrival(
        details=VisitorDetails(name=_name(number)),
        heard=NeedHeard(words="I need a form for my rent and somebody to read it with me."),
        choice=AnswerHere(text="Here it is."),
    )
    return onward.desk.check_in(arrival, actor)


def _print(visitors: int, rounds: int, bare: list[float], whole: list[float]) -> None:
    table = Table(title=f"Check-in among {visitors:,} visitors, {rounds} rounds, milliseconds")
    for column in ("what", "p50", "p99", "ratio of p50"):
        table.add_column(column)
    base = statistics.median(bare)
    for what, times in (("one bare insert, committed", bare), ("greet, log, answer, finish", whole)):
        p50, p99 = statistics.median(times), times[int(len(times) * 0.99) - 1]
        table.add_row(what, f"{p50:.2f}", f"{p99:.2f}", f"{p50 / base:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
