# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers that take connections, mostly on port 9100."""

import socket
import time
from contextlib import suppress
from threading import Thread
from typing import Any

from kiosk.printing.printers.escpos.line import SLOWEST_PRINT, DescriptorLine, Line
from kiosk.printing.targets import NetworkReceiptTarget

_ABREAST = 16_384  # bytes under way: few enough to notice soon that a printer takes no more
_LAST_WORDS = 1.0  # seconds for the other side to hang up, so that nothing under way is thrown away
_LEAST_WAIT = 0.01

_Place = tuple[socket.AddressFamily, Any]


def open_network(target: NetworkReceiptTarget, until: float) -> Line:
    """Connect; a printer talks to one at a time. Raises OSError, at `until` at the latest."""
    refused: OSError = TimeoutError()
    for place in _places(target, until):
        try:
            return _line(_connected(place, until))
        except OSError as error:
            refused = error
    raise refused


def _line(connection: socket.socket) -> Line:
    return DescriptorLine(connection.fileno(), lambda: _hang_up(connection), rate=SLOWEST_PRINT, silence_ends=True)


def _connected(place: _Place, until: float) -> socket.socket:
    family, address = place
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ABREAST)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(max(_LEAST_WAIT, until - time.monotonic()))
        connection.connect(address)
        connection.settimeout(0)
    except OSError:
        connection.close()
        raise
    return connection


def _places(target: NetworkReceiptTarget, until: float) -> list[_Place]:
    """Look a host up; the system has no time limit for that, so it is left behind when time is over."""
    found: list[_Place] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            for family, _kind, _protocol, _name, address in socket.getaddrinfo(
                target.host, target.port, type=socket.SOCK_STREAM
            ):
                found.append((family, address))

    worker = Thread(target=look_up, daemon=True)
    worker.start()
    worker.join(max(0.0, until - time.monotonic()))
    return list(found)


def _hang_up(connection: socket.socket) -> None:
    """End a connection without throwing away what is still under way to the printer."""
    with connection:
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(_LAST_WORDS)
        until = time.monotonic() + _LAST_WORDS
        while connection.recv(4096) and time.monotonic() < until:
            continue
