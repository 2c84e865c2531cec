# SPDX-License-Identifier: GPL-3.0-or-later
"""One spool for each station: a lock on a file of the data folder, which the system lets go of with the process."""

import fcntl
import os
from pathlib import Path
from uuid import UUID


class SpoolSeat:
    """The place of a station's one spool. Whoever has it knows that nobody else is sending this station's slips."""

    def __init__(self, data: Path, station_id: UUID) -> None:
        self._file = data / f".spool-{station_id}"
        self._held: int | None = None

    def take(self) -> bool:
        """Take the seat, or keep it; false while another process has it, or the folder cannot be written."""
        if self._held is not None:
            return True
        try:
            opened = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return False
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(opened)
            return False
        self._held = opened
        return True

    def leave(self) -> None:
        """Let the next one have it."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
