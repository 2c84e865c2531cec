# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers that take connections, mostly on port 9100."""

import socket
import time

from kiosk.printing.printers.connecting import Address, connected
from kiosk.printing.printers.escpos.line import SLOWEST_PRINT, DescriptorLine, Line
from kiosk.printing.targets import NetworkReceiptTarget

_ABREAST = 16_384  # bytes under way: few enough to notice soon that a printer takes no more
_LAST_WORDS = 1.0  # seconds for the other side to hang up, so that nothing under way is thrown away


def open_network(target: NetworkReceiptTarget, until: float) -> Line:
    """Connect; a printer talks to one at a time. Raises OSError, at `until` at the latest."""
    connection = connected(Address(target.host, target.port), seconds=max(0.0, until - time.monotonic()))
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ABREAST)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError:
        connection.close()
        raise
    connection.settimeout(0)
    return DescriptorLine(connection.fileno(), lambda: _hang_up(connection), rate=SLOWEST_PRINT, silence_ends=True)


def _hang_up(connection: socket.socket) -> None:
    """End a connection without throwing away what is still under way to the printer."""
    with connection:
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(_LAST_WORDS)
        until = time.monotonic() + _LAST_WORDS
        while connection.recv(4096) and time.monotonic() < until:
            continue
