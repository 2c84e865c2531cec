# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers at this computer's own sockets: USB, and whatever hangs on a serial port."""

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from serial.tools.list_ports import comports

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.domain.text import one_line
from kiosk.printing.printers.finding.receipt_signs import is_receipt_usb, says_receipts
from kiosk.printing.printers.finding.seen import Seen

_IN_TARGETS = re.compile(r"[^\s/?]+")


@dataclass(frozen=True, slots=True)
class UsbPorts:
    """Looks at the kernel's list of USB printers, for those that say they understand ESC/POS."""

    listing: Path = Path("/sys/class/usbmisc")

    def find(self, seconds: float) -> tuple[Seen, ...]:
        """List them in the order of their sockets; looking takes no time."""
        del seconds
        found = [_usb_printer(port) for port in sorted(self.listing.glob("lp*"))]
        return tuple(Seen(printer) for printer in found if printer is not None)


@dataclass(frozen=True, slots=True)
class SerialPorts:
    """Lists the serial ports there are. Nobody is asked anything: it might be a scale or a door."""

    lasting_names: Path = Path("/dev/serial/by-id")

    def find(self, seconds: float) -> tuple[Seen, ...]:
        """List them by name; looking takes no time."""
        del seconds
        lasting = {link.resolve(): link for link in self.lasting_names.glob("*")}
        return tuple(
            Seen(
                FoundPrinter(
                    target=f"escpos-serial:{lasting.get(Path(port.device).resolve(), port.device)}",
                    name=one_line(port.product or "") or port.name,
                    kind=PrinterKind.RECEIPT_SERIAL,
                    detail=port.device,
                )
            )
            for port in sorted(comports(), key=lambda port: port.device)
        )


def _usb_printer(port: Path) -> FoundPrinter | None:
    """Read what a USB printer says of itself; None for one that doesn't say it understands ESC/POS."""
    interface = (port / "device").resolve()
    device = interface.parent
    try:
        vendor, product = (int(_text(device / name), 16) for name in ("idVendor", "idProduct"))
    except ValueError:
        return None
    said = _device_id(_text(interface / "ieee1284_id"))
    name = said.get("DES") or said.get("MDL") or f"{_text(device / 'manufacturer')} {_text(device / 'product')}"
    languages = (said.get("CMD", ""), said.get("COMMAND SET", ""))
    if not says_receipts((*languages, name, said.get("MDL", ""))) and not is_receipt_usb(vendor, product):
        return None
    identity = f"{vendor:04x}:{product:04x}"
    serial = _text(device / "serial")
    return FoundPrinter(
        target=f"escpos-usb:{identity}:{serial}" if _IN_TARGETS.fullmatch(serial) else f"escpos-usb:{identity}",
        name=one_line(name) or identity,
        kind=PrinterKind.RECEIPT_USB,
        detail=f"USB {identity}",
    )


def _device_id(text: str) -> dict[str, str]:
    """Split an IEEE 1284 device ID, "MFG:EPSON;CMD:ESC/POS;…", with its keys in their short forms."""
    long_forms = {"MANUFACTURER": "MFG", "MODEL": "MDL", "DESCRIPTION": "DES"}
    pairs = (part.partition(":") for part in text.split(";"))
    keys = {key.strip().upper(): value.strip() for key, _colon, value in pairs}
    return {long_forms.get(key, key): value for key, value in keys.items()}


def _text(file: Path) -> str:
    with suppress(OSError):
        return file.read_text("utf-8", errors="replace").strip()
    return ""
