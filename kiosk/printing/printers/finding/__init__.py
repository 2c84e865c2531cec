# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding the printers that an office has, wherever they are connected.

A new place to look is a module here with a class that has `Source`'s member, and a line in
`sources_of_this_computer`.
"""

import logging
import time
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.printing.errors import PrintingError
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.finding.network import NetworkPrinters
from kiosk.printing.printers.finding.queues import CupsQueues
from kiosk.printing.printers.finding.seen import Seen, Source
from kiosk.printing.printers.finding.wired import SerialPorts, UsbPorts

__all__ = ["Seen", "Source", "find_everything", "sources_of_this_computer"]

_log = logging.getLogger(__name__)
_ORDER = tuple(PrinterKind)


def sources_of_this_computer() -> tuple[Source, ...]:
    """List where to look: the print system's queues, the network, USB and serial ports."""
    return CupsQueues(CupsServer.of_this_computer()), NetworkPrinters(), UsbPorts(), SerialPorts()


def find_everything(sources: Sequence[Source], *, seconds: float = 4.0) -> tuple[FoundPrinter, ...]:
    """Look everywhere at once and be back within `seconds`; raises nothing.

    What a source has not found by then, or fails to find, is missing. The default queue comes first, then
    kind by kind; a printer of the network that has a queue is listed as the queue alone.
    """
    found = _gathered(sources, seconds)
    of_queues = {mark for seen in found if seen.printer.kind is PrinterKind.QUEUE for mark in seen.marks}
    listed = [seen.printer for seen in found if seen.printer.kind is not PrinterKind.IPP or not seen.marks & of_queues]
    return tuple(sorted(listed, key=lambda one: (not one.is_default, _ORDER.index(one.kind), one.name.casefold())))


def _gathered(sources: Sequence[Source], seconds: float) -> list[Seen]:
    deadline = time.monotonic() + seconds
    answers: SimpleQueue[tuple[Seen, ...]] = SimpleQueue()
    for source in sources:
        Thread(target=lambda source=source: answers.put(_looked_into(source, seconds)), daemon=True).start()
    found: list[Seen] = []
    for _source in sources:
        try:
            found.extend(answers.get(timeout=max(deadline - time.monotonic(), 0)))
        except Empty:
            break
    return found


def _looked_into(source: Source, seconds: float) -> tuple[Seen, ...]:
    try:
        return source.find(seconds)
    except (PrintingError, OSError) as error:  # no print system, no network: nothing to be found there
        _log.info("No printers from %s: %s", type(source).__name__, error)
    except Exception:  # noqa: BLE001 - whatever a device or a library does, the other sources go on
        _log.exception("%s failed", type(source).__name__)
    return ()
