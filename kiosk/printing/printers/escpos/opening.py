# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting through to a receipt printer, alone: nobody else's slip can come in between."""

import errno
import time

from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.escpos.line import Line
from kiosk.printing.printers.escpos.network import open_network
from kiosk.printing.printers.escpos.serial_port import open_serial
from kiosk.printing.printers.escpos.usb import UsbPrinters, open_usb
from kiosk.printing.targets import NetworkReceiptTarget, ReceiptTarget, SerialReceiptTarget, UsbId, UsbReceiptTarget

_PAUSE = 0.2  # seconds between two tries at a printer that is busy

_REASONS = {
    errno.EBUSY: PrintReason.BUSY,
    errno.EAGAIN: PrintReason.BUSY,
    errno.ECONNREFUSED: PrintReason.BUSY,  # a network printer talks to one at a time
    errno.EACCES: PrintReason.NOT_ALLOWED,
    errno.EPERM: PrintReason.NOT_ALLOWED,
}


def open_line(target: ReceiptTarget, seconds: float, usb: UsbPrinters) -> Line:
    """Open the line to a printer, waiting for one that is busy.

    Takes no longer than `seconds`. Raises PrinterError: OFFLINE, BUSY, NOT_THERE or NOT_ALLOWED.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return _opened(target, until, usb)
        except PrinterError as error:
            if error.reason is not PrintReason.BUSY or time.monotonic() + _PAUSE >= until:
                raise
        time.sleep(_PAUSE)


def _opened(target: ReceiptTarget, until: float, usb: UsbPrinters) -> Line:
    try:
        match target:
            case NetworkReceiptTarget():
                return open_network(target, until)
            case UsbReceiptTarget(device):
                return open_usb(usb.device(device) if isinstance(device, UsbId) else device)
            case SerialReceiptTarget():
                return open_serial(target)
    except (OSError, UnicodeError, ValueError) as error:  # a host's name can be beyond what the name system takes
        number = error.errno if isinstance(error, OSError) else None
        raise PrinterError(_REASONS.get(number or 0, PrintReason.OFFLINE)) from error
