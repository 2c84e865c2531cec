# SPDX-License-Identifier: GPL-3.0-or-later
"""What other processes do to a data folder in the tests: `python worker.py JOB DATA [MORE]`."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.ids import new_id
from kiosk.domain.visitor import Visitor
from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.opening import open_database

KEY = Path("secret") / "database.key"
COUNTER = "Counter"


def opened(data: Path) -> Database:
    return open_database(data, KeyFile(data / KEY))


def visitor_called(database: Database, name: str) -> Visitor:
    with database.reading() as work:
        office = work.offices.first()
    assert office is not None
    return Visitor(id=new_id(), office_id=office.id, name=name, created_at=datetime.now(UTC))


def save(database: Database, name: str) -> str:
    """Keep one visitor; returns the id once the save is acknowledged."""
    visitor = visitor_called(database, name)
    with database.writing() as work:
        work.visitors.add(visitor)
        work.commit()
    return str(visitor.id)


def save_for_ever(database: Database) -> None:
    """Print the id of each save after it was acknowledged, until somebody pulls the plug."""
    while True:
        sys.stdout.write(save(database, "Marya Alvarez") + "\n")
        sys.stdout.flush()


def count_up(data: Path, processes: int, times: int) -> None:
    """Let several processes at once read a number and write the next one, each as often."""
    children = []
    for _ in range(processes):
        child = os.fork()
        if child == 0:
            os._exit(_count(data, times))
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.exit(max(codes))


def _count(data: Path, times: int) -> int:
    database = opened(data)
    try:
        for _ in range(times):
            with database.writing() as work:
                office = work.offices.first()
                assert office is not None
                counter = work.visitors.of_external_ids(office.id, [COUNTER])[COUNTER]
                work.visitors.save(replace(counter, note=str(int(counter.note) + 1)))
                work.commit()
    except Exception as error:  # noqa: BLE001 - whoever started this reads it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


def main() -> None:
    job, data = sys.argv[1], Path(sys.argv[2])
    if job == "save":
        database = opened(data)
        sys.stdout.write(save(database, sys.argv[3]))
        database.close()
    elif job == "save-for-ever":
        save_for_ever(opened(data))
    elif job == "count-up":
        count_up(data, int(sys.argv[3]), int(sys.argv[4]))


if __name__ == "__main__":
    main()
