# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipt printers on a serial line."""

from collections.abc import Callable
from contextlib import suppress

from serial import Serial

from kiosk.printing.errors import PrinterError
from kiosk.printing.printers.escpos.line import DescriptorLine, Line, forget_the_past
from kiosk.printing.targets import SerialReceiptTarget

_BITS_A_BYTE = 10.0
_SURELY = 0.9  # of a line's speed
_BACKLOG = 256  # bytes before the port; a printer that says "wait" has room for as many


def open_serial(target: SerialReceiptTarget) -> Line:
    """Open a port for ourselves alone. Raises OSError and ValueError."""
    port = Serial(str(target.device), target.baud, timeout=0, write_timeout=0, xonxoff=True, exclusive=True)
    line = DescriptorLine(
        port.fileno(), lambda: _hang_up_serial(port), rate=_SURELY * target.baud / _BITS_A_BYTE, ready=_ready(port)
    )
    try:
        forget_the_past(line)
    except PrinterError:
        line.close()
        raise
    return line


def _ready(port: Serial) -> Callable[[], bool]:
    """Make the question whether a printer on a serial line wants more.

    Receipt printers say "wait" by the line that arrives as DSR, which the system itself doesn't heed. It counts
    where it was up at the beginning; a cable with three wires has none.
    """
    heeded = _dsr(port)
    return lambda: port.out_waiting < _BACKLOG and (not heeded or _dsr(port))


def _dsr(port: Serial) -> bool:
    try:
        return bool(port.dsr)
    except OSError:
        return False


def _hang_up_serial(port: Serial) -> None:
    """Close a port; what a stuck printer won't take is dropped, for closing would wait half a minute for it."""
    with suppress(OSError):
        port.reset_output_buffer()
    port.close()
