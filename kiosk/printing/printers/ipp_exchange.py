# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to a printer, one answer, within a time that nothing can stretch."""

import http.client
import os
import pwd
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from urllib.parse import quote, urlsplit

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.connecting import PORTS, Address, connected
from kiosk.printing.printers.ipp_message import Answer, IppFormatError, answer

_LARGEST_ANSWER = 4_000_000
_MAY_STAND_IN_ADDRESSES = "/%:@!$&'()*+,;=?#[]"


def address_of(uri: str) -> tuple[Address, str]:
    """Split an ipp:// address into where to connect and which path to ask. Raises PrinterError."""
    try:
        parts = urlsplit(uri)
        address = Address((parts.hostname or "").encode("idna").decode(), parts.port or PORTS["ipp"])
        path = quoted(parts.path) or "/"
    except ValueError as error:
        raise PrinterError(PrintReason.NOT_THERE) from error
    if parts.scheme.lower() != "ipp" or not address.host:
        raise PrinterError(PrintReason.NOT_THERE)
    return address, path


def quoted(address: str) -> str:
    """Write an address, or the path of one, in the letters that may stand in it; what is quoted already stays.

    Raises PrinterError: NOT_THERE for halves of letters.
    """
    try:
        return quote(address, safe=_MAY_STAND_IN_ADDRESSES)
    except UnicodeEncodeError as error:
        raise PrinterError(PrintReason.NOT_THERE) from error


def ask(address: Address, path: str, asked: bytes, *, seconds: float) -> Answer:
    """Send a request and read its answer.

    Raises PrinterError: OFFLINE when nobody listens there, NO_ANSWER after `seconds` altogether,
    GARBLED for anything that is no IPP answer. `maybe_sent` is true on it unless connecting failed.
    """
    deadline = time.monotonic() + seconds
    connection = _Connection(address, seconds)
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        raise PrinterError(PrintReason.OFFLINE) from error
    with _cut_off_after(deadline - time.monotonic(), connection) as watch:
        try:
            return answer(_exchanged(connection, path, asked))
        except TimeoutError as error:
            raise PrinterError(PrintReason.NO_ANSWER, maybe_sent=True) from error
        except (IppFormatError, http.client.HTTPException) as error:
            raise PrinterError(_unless_cut(watch, PrintReason.GARBLED), maybe_sent=True) from error
        except OSError as error:
            raise PrinterError(_unless_cut(watch, PrintReason.OFFLINE), maybe_sent=True) from error


class _Connection(http.client.HTTPConnection):
    """An HTTP connection that can also go through a socket file."""

    def __init__(self, address: Address, seconds: float) -> None:
        super().__init__(address.host, address.port, timeout=seconds)
        self._address, self._seconds = address, seconds
        self._socket_file = address.socket_file
        self._line: socket.socket | None = None  # the base class forgets its own before the answer is read

    def connect(self) -> None:
        if self._socket_file is None:
            self.sock = connected(self._address, seconds=self._seconds)
        else:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.sock.settimeout(self._seconds)
            self.sock.connect(str(self._socket_file))
        self.sock.settimeout(self._seconds)
        self._line = self.sock

    def headers_for_ipp(self) -> dict[str, str]:
        """CUPS knows who speaks through its socket file when told to look ("PeerCred")."""
        headers = {"Content-Type": "application/ipp", "Accept": "application/ipp", "Host": "localhost"}
        if self._socket_file is not None:
            headers["Authorization"] = f"PeerCred {this_user()}"
        else:
            headers["Host"] = f"{self.host}:{self.port}"
        return headers

    def hang_up(self) -> None:
        """End whatever another thread is waiting for on this connection."""
        with suppress(OSError):
            if self._line is not None:
                self._line.shutdown(socket.SHUT_RDWR)


class _Watch(Timer):
    """Hangs up when the time is over, for a socket's own timeout starts anew with every byte."""

    def __init__(self, seconds: float, connection: _Connection) -> None:
        super().__init__(seconds, self._hang_up)
        self.daemon = True
        self.cut = False
        self._connection = connection

    def _hang_up(self) -> None:
        self.cut = True
        self._connection.hang_up()


def this_user() -> str:
    """The name of the person this process belongs to, for a print system that asks."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


@contextmanager
def _cut_off_after(seconds: float, connection: _Connection) -> Iterator[_Watch]:
    watch = _Watch(seconds, connection)
    watch.start()
    try:
        yield watch
    finally:
        watch.cancel()
        connection.close()


def _unless_cut(watch: _Watch, reason: PrintReason) -> PrintReason:
    return PrintReason.NO_ANSWER if watch.cut else reason


def _exchanged(connection: _Connection, path: str, asked: bytes) -> bytes:
    connection.request("POST", path, body=asked, headers=connection.headers_for_ipp())
    response = connection.getresponse()
    received = response.read(_LARGEST_ANSWER + 1)
    if response.status in {http.client.UNAUTHORIZED, http.client.FORBIDDEN}:
        raise PrinterError(PrintReason.REFUSED)
    if response.status != http.client.OK or len(received) > _LARGEST_ANSWER:
        raise IppFormatError(f"HTTP {response.status}")
    return received
