# SPDX-License-Identifier: GPL-3.0-or-later
"""The queues that somebody set up in this computer's print system."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.domain.text import one_line
from kiosk.printing.printers.connecting import PORTS
from kiosk.printing.printers.cups import CupsServer, InstalledPrinter
from kiosk.printing.printers.finding.seen import Seen, mark_of_name, mark_of_place, mark_of_uuid
from kiosk.printing.printers.media import papers_among

_NAMED_AFTER_ITS_PRINTER = "implicitclass"  # cups-browsed's own queues say no more of their printer


@dataclass(frozen=True, slots=True)
class CupsQueues:
    """Looks into CUPS; finds nothing where CUPS is away."""

    cups: CupsServer

    def find(self, seconds: float) -> tuple[Seen, ...]:
        """List the queues, the default one first. Raises PrinterError."""
        return tuple(_seen(queue) for queue in replace(self.cups, seconds=seconds / 2).find_printers())


def _seen(queue: InstalledPrinter) -> Seen:
    said = one_line(queue.description) or queue.name
    found = FoundPrinter(
        target=f"printer:{queue.name}",
        name=said,
        kind=PrinterKind.QUEUE,
        detail=", ".join(part for part in (queue.name if queue.name != said else "", one_line(queue.location)) if part),
        trouble=queue.status.trouble.value,
        is_default=queue.is_default,
        papers=papers_among(queue.status.papers),
    )
    return Seen(found, frozenset(_marks(queue)))


def _marks(queue: InstalledPrinter) -> Iterator[str]:
    if queue.uuid:
        yield mark_of_uuid(queue.uuid)
    try:
        parts = urlsplit(queue.status.device_uri)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return
    if uuid := parse_qs(parts.query).get("uuid"):
        yield mark_of_uuid(uuid[0])
    if host and port:
        yield mark_of_place(host, port, parts.path)
    if parts.scheme == "dnssd":
        yield mark_of_name(unquote(host).partition("._ipp")[0])
    if parts.scheme == _NAMED_AFTER_ITS_PRINTER:
        yield mark_of_name(queue.name)
