# SPDX-License-Identifier: GPL-3.0-or-later
"""A line to a receipt printer: bytes there and back, and nothing that waits longer than it may.

A network connection, a USB device and a serial port are all a descriptor here, never read or written
but when it is ready. Moments are those of `time.monotonic`.
"""

import fcntl
import os
import select
import struct
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason

SLOWEST_PRINT = 8_000.0
"""Bytes a second that a head of 576 dots takes at 14 mm a second; the slowest are faster."""

_MOST = 4096
_BREATH = 0.01  # seconds between looks at what can't be waited for


class Line(Protocol):
    """A line that is open. `rate` is how many bytes a second it surely takes while the printer prints."""

    @property
    def rate(self) -> float: ...  # noqa: D102

    def send(self, content: bytes, until: float) -> int:
        """Hand over the beginning of `content`; returns how many bytes were taken, 0 when none was by `until`.

        Raises PrinterError: OFFLINE when the line is cut.
        """

    def receive(self, until: float) -> bytes:
        """Wait for what the printer says; b"" when it says nothing by `until`. Raises PrinterError: OFFLINE."""

    def unsent(self) -> int:
        """Count the bytes that were taken and have not left this computer, as far as that can be told."""

    def close(self) -> None:
        """End it; raises nothing."""


class DescriptorLine:
    """A line by a descriptor that never blocks.

    `silence_ends` says that reading nothing means the other side is gone, as on a network; a USB printer
    just has nothing to say. `ready` tells whether the printer wants more, for lines that can't tell.
    """

    def __init__(
        self,
        descriptor: int,
        close: Callable[[], None],
        *,
        rate: float,
        silence_ends: bool = False,
        ready: Callable[[], bool] | None = None,
    ) -> None:
        self.rate = rate
        self._descriptor = descriptor
        self._close = close
        self._silence_ends = silence_ends
        self._ready = ready

    def send(self, content: bytes, until: float) -> int:
        """Hand over the beginning of `content`."""
        try:
            while self._writable(until):
                with suppress(BlockingIOError):
                    return os.write(self._descriptor, content[:_MOST])
                if time.monotonic() >= until:
                    break
                time.sleep(_BREATH)
        except OSError as error:
            raise PrinterError(PrintReason.OFFLINE) from error
        return 0

    def receive(self, until: float) -> bytes:
        """Wait for what the printer says."""
        while self._waited(select.POLLIN, until):
            heard = self._read()
            if heard or time.monotonic() >= until:
                return heard
            time.sleep(_BREATH)
        return b""

    def unsent(self) -> int:
        """Count the bytes that wait in this computer."""
        with suppress(OSError):
            return int(struct.unpack("i", fcntl.ioctl(self._descriptor, termios.TIOCOUTQ, bytes(4)))[0])
        return 0  # a device that doesn't count them

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._close()

    def _read(self) -> bytes:
        try:
            heard = os.read(self._descriptor, _MOST)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PrinterError(PrintReason.OFFLINE) from error
        if not heard and self._silence_ends:
            raise PrinterError(PrintReason.OFFLINE)
        return heard

    def _writable(self, until: float) -> bool:
        while self._ready is not None and not self._ready():
            if time.monotonic() >= until:
                return False
            time.sleep(_BREATH)
        return self._waited(select.POLLOUT, until)

    def _waited(self, event: int, until: float) -> bool:
        poll = select.poll()
        poll.register(self._descriptor, event)
        left = max(0.0, until - time.monotonic())
        return bool(poll.poll(1000 * left))


def forget_the_past(line: Line) -> None:
    """Drop answers that another conversation left behind."""
    for _turn in range(16):
        if not line.receive(0.0):
            return
