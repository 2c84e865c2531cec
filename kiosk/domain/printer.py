# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers of a station: which were found, and which it prints on."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kiosk.domain.slip import Paper


class PrinterKind(StrEnum):
    """How a printer is reached."""

    QUEUE = "queue"
    IPP = "ipp"
    RECEIPT_NETWORK = "receipt_network"
    RECEIPT_USB = "receipt_usb"
    RECEIPT_SERIAL = "receipt_serial"

    @property
    def is_receipt(self) -> bool:
        """Whether it is a receipt printer that we drive ourselves, for which a model is chosen."""
        return self in {PrinterKind.RECEIPT_NETWORK, PrinterKind.RECEIPT_USB, PrinterKind.RECEIPT_SERIAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPrinter:
    """A printer that is there to be chosen.

    `target` is as on the command line ("printer:NAME", "escpos:HOST:PORT" …). `name` is what people call it,
    `detail` where it is ("192.0.2.7, port 9100"). `trouble` is a print reason, "" when it is ready or does
    not say. `papers` are those it is known to take, empty when it does not say.
    """

    target: str
    name: str
    kind: PrinterKind
    detail: str = ""
    trouble: str = ""
    is_default: bool = False
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptModel:
    """A receipt printer that we know how to drive: `name` is the profile's, `title` what people read."""

    name: str
    title: str
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterChoice:
    """Where slips go, and on which paper. `name` is what people call the printer."""

    target: str
    paper: Paper
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationPrinters:
    """What a station prints on: its printer, and the one that steps in when that one surely cannot print."""

    station_id: UUID
    default: PrinterChoice
    fallback: PrinterChoice | None = None

    @property
    def ways(self) -> tuple[PrinterChoice, ...]:
        """The printers in the order in which they are tried."""
        return (self.default,) if self.fallback is None else (self.default, self.fallback)
