# SPDX-License-Identifier: GPL-3.0-or-later
"""A printer as one source sees it, with what tells whether another source sees the same one."""

import re
from dataclasses import dataclass
from typing import Protocol

from kiosk.domain.printer import FoundPrinter

_THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A found printer. Two that share one of their `marks` are one and the same device."""

    printer: FoundPrinter
    marks: frozenset[str] = frozenset()


class Source(Protocol):
    """Somewhere to look for printers. May fail in any way and be late: others are found without it."""

    def find(self, seconds: float) -> tuple[Seen, ...]:
        """Look for no longer than `seconds`."""


def mark_of_place(host: str, port: int, path: str) -> str:
    """Mark a printer by where it listens."""
    name = host.lower().rstrip(".")
    return f"at:{'localhost' if name in _THIS_COMPUTER else name}:{port}/{path.strip('/')}"


def mark_of_uuid(uuid: str) -> str:
    """Mark a printer by its UUID, with or without `urn:uuid:` before it."""
    return f"uuid:{uuid.lower().removeprefix('urn:uuid:')}"


def mark_of_name(name: str) -> str:
    """Mark a printer by what it calls itself on the network, as names of queues are made of it."""
    return f"name:{re.sub(r'[^0-9a-z]', '', name.lower())}"
