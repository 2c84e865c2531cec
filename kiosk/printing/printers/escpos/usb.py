# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers on USB: the kernel's printer devices, /dev/usb/lp0 and so on."""

import fcntl
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.line import SLOWEST_PRINT, DescriptorLine, Line, forget_the_past
from kiosk.printing.targets import UsbId


@dataclass(frozen=True, slots=True)
class UsbPrinters:
    """The printers on USB, as the system lists them in `listing`, with their device files in `devices`."""

    listing: Path = Path("/sys/class/usbmisc")
    devices: Path = Path("/dev/usb")

    def device(self, wanted: UsbId) -> Path:
        """Find a printer's device file, whatever its number is today. Raises PrinterError: OFFLINE."""
        for port in sorted(self.listing.glob("lp*")):
            if self._is(port, wanted):
                return self.devices / port.name
        raise PrinterError(PrintReason.OFFLINE)

    @staticmethod
    def _is(port: Path, wanted: UsbId) -> bool:
        device = (port / "device").resolve().parent
        with suppress(OSError, ValueError):
            found = tuple(int((device / name).read_text("ascii"), 16) for name in ("idVendor", "idProduct"))
            if found == (wanted.vendor, wanted.product):
                return not wanted.serial or (device / "serial").read_text("utf-8").strip() == wanted.serial
        return False


def open_usb(device: Path) -> Line:
    """Open a printer's device for ourselves alone. Raises PrinterError for what is no device, else OSError."""
    descriptor = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    line = DescriptorLine(descriptor, lambda: os.close(descriptor), rate=SLOWEST_PRINT)
    try:
        _take(descriptor)
        forget_the_past(line)
    except BaseException:
        line.close()
        raise
    return line


def _take(descriptor: int) -> None:
    """Keep a device to ourselves. Raises PrinterError: NOT_THERE for what is no device, BUSY by OSError."""
    if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
        raise PrinterError(PrintReason.NOT_THERE)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
