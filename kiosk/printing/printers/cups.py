# SPDX-License-Identifier: GPL-3.0-or-later
"""This computer's print system, CUPS: which queues it has, and which is the default."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import ipp_exchange
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.ipp_exchange import quoted, this_user
from kiosk.printing.printers.ipp_message import Answer, Ask, Attributes, Group, Operation, Tag, request
from kiosk.printing.printers.ipp_queue import IppQueue, PrinterStatus, printer_status

_SOCKET_FILE = Path("/run/cups/cups.sock")
_NEVER_IN_NAMES = frozenset("/#?")
_ATTRIBUTES = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-uri-supported",
    "printer-location",
    "printer-uuid",
    "device-uri",
    "media-supported",
)


@dataclass(frozen=True, slots=True)
class InstalledPrinter:
    """A queue somebody set up: its name, what people call it, where they say it is, and how it is."""

    name: str
    description: str
    is_default: bool
    status: PrinterStatus
    location: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class CupsServer:
    """Where CUPS listens. Its socket file is best: there it knows the user, who may then cancel own jobs.

    Every method raises PrinterError (PRINT_SYSTEM_AWAY, NO_DEFAULT, …) and nothing else, and takes
    no longer than `seconds` for each of at most two answers.
    """

    address: Address
    seconds: float = 4.0

    @classmethod
    def of_this_computer(cls) -> "CupsServer":
        """CUPS as it is installed: by its socket file where there is one, else on port 631."""
        return cls(Address(socket_file=_SOCKET_FILE if _SOCKET_FILE.exists() else None))

    def find_printers(self) -> tuple[InstalledPrinter, ...]:
        """List the queues, the default one first."""
        answer = self._ask(Operation.CUPS_GET_PRINTERS)
        default = _name(self._ask(Operation.CUPS_GET_DEFAULT).first(Group.PRINTER))
        found = [
            InstalledPrinter(
                name,
                _text(attributes, "printer-info"),
                name == default,
                printer_status(attributes),
                _text(attributes, "printer-location"),
                _text(attributes, "printer-uuid"),
            )
            for attributes in answer.every(Group.PRINTER)
            if (name := _name(attributes))
        ]
        return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name.lower())))

    def queue(self, name: str) -> IppQueue:
        """Address a queue by its name, or the default one for "". Does not ask whether a named one exists."""
        path = _path_of(name) if name else self._default_path()
        return IppQueue(f"ipp://localhost{path}", self.address, path, self.seconds, PrintReason.PRINT_SYSTEM_AWAY)

    def _default_path(self) -> str:
        attributes = self._ask(Operation.CUPS_GET_DEFAULT).first(Group.PRINTER)
        uri = _text(attributes, "printer-uri-supported")
        if not uri:
            raise PrinterError(PrintReason.NO_DEFAULT)
        try:
            return quoted(urlsplit(uri).path)
        except ValueError as error:
            raise PrinterError(PrintReason.GARBLED) from error

    def _ask(self, operation: Operation) -> Answer:
        written = request(
            operation,
            (
                Ask(Tag.NAME, "requesting-user-name", (this_user(),)),
                Ask(Tag.KEYWORD, "requested-attributes", _ATTRIBUTES),
            ),
        )
        try:
            return ipp_exchange.ask(self.address, "/", written, seconds=self.seconds)
        except PrinterError as error:
            raise PrinterError(PrintReason.PRINT_SYSTEM_AWAY) from error


def _path_of(name: str) -> str:
    try:
        path = f"/printers/{quote(name, safe='')}"
    except UnicodeEncodeError as error:
        raise PrinterError(PrintReason.NOT_THERE) from error
    if set(name) & _NEVER_IN_NAMES:
        raise PrinterError(PrintReason.NOT_THERE)
    return path


def _name(attributes: Attributes) -> str:
    return _text(attributes, "printer-name")


def _text(attributes: Attributes, name: str) -> str:
    return str(attributes.get(name, ("",))[0])
