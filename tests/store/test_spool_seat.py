# SPDX-License-Identifier: GPL-3.0-or-later
"""A station's slips are sent by one process at a time."""

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.domain.errors import NotSaved
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


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full."),
        (OSError(errno.EROFS, "Read-only file system"), "the data folder may not be written to."),
        (PermissionError(errno.EACCES, "Permission denied"), "the data folder may not be written to."),
        (OSError(errno.EIO, "Input/output error"), "the disk does not answer as it should."),
    ],
)
def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: OSError, reason: str
) -> None:
    def refuses(*_anything: object) -> int:
        raise refusal

    seat = SpoolSeat(tmp_path, new_id())
    with monkeypatch.context() as trouble:
        trouble.setattr(os, "open", refuses)
        with pytest.raises(NotSaved, match=f"^Not saved: {reason}"):
            seat.take()
    assert seat.take()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="the data folder cannot be reached"):
        SpoolSeat(tmp_path / "missing", new_id()).take()


def test_a_file_that_cannot_be_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def has_no_locks(_file: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", has_no_locks)
    with pytest.raises(NotSaved, match="the disk does not answer"):
        SpoolSeat(tmp_path, new_id()).take()
