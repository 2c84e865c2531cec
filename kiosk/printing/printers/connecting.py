# SPDX-License-Identifier: GPL-3.0-or-later
"""Reaching a host, within a time that neither its name nor a dead address of it can stretch."""

import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

PORTS: Mapping[str, int] = {"ipp": 631, "ipps": 631, "http": 80, "https": 443}
"""Where what speaks IPP listens when its address, of one of these schemes, names no port."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer or print system listens: a host and port, or a socket file of this computer."""

    host: str = "localhost"
    port: int = PORTS["ipp"]
    socket_file: Path | None = None


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
        except (OSError, ValueError):  # a host's name can be beyond what the name system takes
            answers.put([])

    Thread(target=look_up, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError from error
