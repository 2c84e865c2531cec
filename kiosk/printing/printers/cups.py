# SPDX-License-Identifier: GPL-3.0-or-later
"""This computer's print system, CUPS: which queues it has, and which is the default."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import ipp_exchange
from kiosk.printing.printers.connecting import PORTS, Address
from kiosk.printing.printers.ipp_exchange import quoted, this_user
from kiosk.printing.printers.ipp_message import Answer, Ask, Attributes, Group, Operation, Tag, request
from kiosk.printing.printers.ipp_queue import IppQueue, PrinterStatus, printer_status

_SOCKET_FILE = Path("/run/cups/cups.sock")
_CLIENT_FILES = (Path("~/.cups/client.conf"), Path("/etc/cups/client.conf"))
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
    def of_this_computer(cls, environment: Mapping[str, str] | None = None) -> "CupsServer":
        """CUPS as its other clients find it.

        That is where CUPS_SERVER or a client.conf say (cups-client.conf(5)), else at its socket file, else on
        port 631.
        """
        environment = os.environ if environment is None else environment
        named = environment.get("CUPS_SERVER", "").strip() or _named_in(_CLIENT_FILES)
        if named:
            return cls(server_address(named))
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


def server_address(named: str) -> Address:
    """Read where CUPS listens: a socket file's path, HOST, HOST:PORT or [IPv6]:PORT, with or without "/version=1.1"."""
    if named.startswith("/"):
        return Address(socket_file=Path(named))
    place = urlsplit(f"//{named.partition('/')[0]}")
    with suppress(ValueError):
        return Address(place.hostname or "localhost", place.port or PORTS["ipp"])
    return Address(named)


def _named_in(files: Iterable[Path]) -> str:
    for file in files:
        with suppress(OSError, UnicodeDecodeError, RuntimeError):
            for line in file.expanduser().read_text(encoding="utf-8").splitlines():
                key, _space, value = line.strip().partition(" ")
                if key.lower() == "servername" and value.strip():
                    return value.strip()
    return ""


def _name(attributes: Attributes) -> str:
    return _text(attributes, "printer-name")


def _text(attributes: Attributes, name: str) -> str:
    return str(attributes.get(name, ("",))[0])
