# SPDX-License-Identifier: GPL-3.0-or-later
"""One spool for each station: a lock on a file of the data folder, which the system lets go of with the process."""

import fcntl
import os
from pathlib import Path
from uuid import UUID

from kiosk.domain.errors import NotSaved
from kiosk.store.reasons import why_not_written


class SpoolSeat:
    """The place of a station's one spool. Whoever has it knows that nobody else is sending this station's slips."""

    def __init__(self, data: Path, station_id: UUID) -> None:
        self._file = data / f".spool-{station_id}"
        self._held: int | None = None

    def take(self) -> bool:
        """Take the seat, or keep it; false while another process has it. Raises NotSaved when nobody could have it."""
        if self._held is None:
            try:
                self._held = self._locked()
            except OSError as error:
                raise NotSaved(reason=why_not_written(error)) from error
        return self._held is not None

    def _locked(self) -> int | None:
        opened = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # another process has it
            os.close(opened)
            return None
        except OSError:
            os.close(opened)
            raise
        return opened

    def leave(self) -> None:
        """Let the next one have it."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
