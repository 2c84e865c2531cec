# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips to receipt printers."""

from contextlib import closing

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos.conversation import Conversation, ReceiptPatience
from kiosk.printing.printers.escpos.line import Line
from kiosk.printing.printers.escpos.opening import open_line
from kiosk.printing.printers.escpos.usb import UsbPrinters
from kiosk.printing.receipt_profiles import profile_for
from kiosk.printing.targets import PrintTarget, ReceiptTarget


class ReceiptPrinters:
    """Prints on receipt printers over the network, USB and serial lines.

    One line carries the look at the printer, the slip and its proof, so that two stations never mix.
    """

    form = DocumentForm.ESCPOS

    def __init__(self, patience: ReceiptPatience | None = None, usb: UsbPrinters | None = None) -> None:
        self._patience = patience or ReceiptPatience()
        self._usb = usb or UsbPrinters()

    def takes(self, target: PrintTarget) -> bool:
        """Tell whether the target is a receipt printer."""
        return isinstance(target, ReceiptTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        """Look at the printer, send, and wait for its word; a printer in trouble gets nothing and is FAILED."""
        if not isinstance(target, ReceiptTarget) or document.form is not self.form:
            return PrintOutcome(SlipState.FAILED, reason=PrintReason.REFUSED)
        try:
            with closing(open_line(target, self._patience.reach, self._usb)) as line:
                return self._conversation(line, target, document.paper).print(document.content)
        except PrinterError as error:
            return PrintOutcome(SlipState.FAILED, reason=error.reason)

    def look(self, target: ReceiptTarget) -> PrintReason:
        """Say what would keep a slip from being printed now; NONE when nothing is known to. Nothing is printed."""
        try:
            with closing(open_line(target, self._patience.reach, self._usb)) as line:
                return self._conversation(line, target, Paper.RECEIPT_80).look()
        except PrinterError as error:
            return error.reason

    def _conversation(self, line: Line, target: ReceiptTarget, paper: Paper) -> Conversation:
        return Conversation(line, profile_for(target.profile, paper), self._patience)
