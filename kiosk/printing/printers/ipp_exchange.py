# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to a printer, one answer, within a time that nothing can stretch."""

import http.client
import os
import pwd
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from typing import Any
from urllib.parse import urlsplit

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.ipp_message import Answer, IppFormatError, answer

_LARGEST_ANSWER = 4_000_000
_IPP_PORT = 631


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer or print system listens: a host and port, or a socket file of this computer."""

    host: str = "localhost"
    port: int = _IPP_PORT
    socket_file: Path | None = None


def address_of(uri: str) -> tuple[Address, str]:
    """Split an ipp:// address into where to connect and which path to ask. Raises PrinterError."""
    try:
        parts = urlsplit(uri)
        port = parts.port or _IPP_PORT
    except ValueError as error:
        raise PrinterError(PrintReason.NOT_THERE) from error
    if parts.scheme.lower() != "ipp" or not parts.hostname:
        raise PrinterError(PrintReason.NOT_THERE)
    return Address(parts.hostname, port), parts.path or "/"


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


def listens(address: Address, *, seconds: float) -> bool:
    """Tell whether anybody takes connections there."""
    try:
        connected(address, seconds=seconds).close()
    except OSError:
        return False
    return True


def connected(address: Address, *, seconds: float) -> socket.socket:
    """Connect to a host within `seconds` altogether, over IPv6 or IPv4.

    However many addresses its name has, however long it takes to look it up: every address gets its share
    of the time. Raises OSError.
    """
    deadline = time.monotonic() + seconds
    places = looked_up(address, seconds=seconds)
    trouble = OSError(f"{address.host} has no address")
    for tried, (family, kind, protocol, _name, place) in enumerate(places):
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(max((deadline - time.monotonic()) / (len(places) - tried), 0.001))
            line.connect(place)
        except OSError as error:
            line.close()
            trouble = error
        else:
            return line
    raise trouble


def looked_up(address: Address, *, seconds: float) -> list[tuple[Any, ...]]:
    """List a host's addresses as `socket.getaddrinfo` does, none for an unknown one; raises TimeoutError.

    The name system is asked in a thread of its own, for it knows no time limit.
    """
    answers: SimpleQueue[list[tuple[Any, ...]]] = SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):  # a host's name can be beyond what the name system takes
            answers.put([])

    Thread(target=look_up, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError from error


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
