# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a printer that was chosen or typed in can print now; nothing is sent to paper."""

import os
from pathlib import Path

from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.escpos.conversation import ReceiptPatience
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.targets import EscposFileTarget, PdfTarget, PngTarget, PrinterTarget, PrintTarget


def trouble_at(target: PrintTarget, *, cups: CupsServer | None = None, seconds: float = 3.0) -> PrintReason:
    """Say what would keep a slip from coming out there now; NONE when nothing is known to. Raises nothing.

    For a receipt printer GARBLED means that somebody else takes the call, NO_ANSWER that nobody speaks. Takes about
    `seconds` for each question, of which there are few.
    """
    match target:
        case PrinterTarget():
            at_most = JobPatience(answer=seconds, reach=seconds)
            return IppPrinters(cups or CupsServer.of_this_computer(), at_most).look(target)
        case PdfTarget() | PngTarget() | EscposFileTarget():
            return PrintReason.NONE if _writable(target.path.parent) else PrintReason.NOT_WRITABLE
        case _:
            patience = ReceiptPatience(reach=seconds, first_answer=seconds, answer=seconds)
            return ReceiptPrinters(patience).look(target)


def _writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)
