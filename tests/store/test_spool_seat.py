# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's slips are sent by one process at a time."""

import subprocess
import sys
from pathlib import Path

from kiosk.domain.ids import new_id
from kiosk.store.spool_seat import SpoolSeat

HOLD = """
import sys
from pathlib import Path
from uuid import UUID
from kiosk.store.spool_seat import SpoolSeat
print(SpoolSeat(Path(sys.argv[1]), UUID(sys.argv[2])).take(), flush=True)
sys.stdin.read()
"""


def test_a_station_has_one_seat(tmp_path: Path) -> None:
    station = new_id()
    first, second = SpoolSeat(tmp_path, station), SpoolSeat(tmp_path, station)
    assert first.take()
    assert first.take()
    assert not second.take()
    assert SpoolSeat(tmp_path, new_id()).take()
    first.leave()
    assert second.take()


def test_a_process_that_is_killed_leaves_its_seat(tmp_path: Path) -> None:
    station = new_id()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), str(station)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        assert not SpoolSeat(tmp_path, station).take()
        holder.kill()
        holder.wait()
        assert SpoolSeat(tmp_path, station).take()


def test_a_folder_that_cannot_be_written_has_no_seat(tmp_path: Path) -> None:
    assert not SpoolSeat(tmp_path / "missing", new_id()).take()
