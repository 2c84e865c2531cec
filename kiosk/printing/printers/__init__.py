# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers a slip can go to: one protocol, handlers asked in order.

A new kind of printer is a module here with a class that has the protocol's members, and a place in
`standard_printers`.
"""

from collections.abc import Sequence
from typing import Protocol

from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.cups import CupsServer, InstalledPrinter
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos.drawing import receipt_document
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.printers.files import EscposFiles, PdfFiles, PngFiles
from kiosk.printing.printers.ipp import IppPrinters, Patience
from kiosk.printing.receipt_profiles import ReceiptProfile, profile_for
from kiosk.printing.targets import EscposFileTarget, PrintTarget, ReceiptTarget
from kiosk.printing.wording import CopyMark

__all__ = [
    "CupsServer",
    "Document",
    "DocumentForm",
    "InstalledPrinter",
    "PrintOutcome",
    "PrintReason",
    "Printer",
    "SlipState",
    "print_document",
    "print_slip",
    "render_for",
    "standard_printers",
]


class Printer(Protocol):
    """One kind of printer.

    `form` is what its documents have to be. `print_document` blocks until the outcome is known, never
    longer than the handler's own limits, and raises nothing.
    """

    @property
    def form(self) -> DocumentForm: ...  # noqa: D102

    def takes(self, target: PrintTarget) -> bool: ...  # noqa: D102

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome: ...  # noqa: D102


def standard_printers(cups: CupsServer | None = None, paper_seconds: float | None = None) -> tuple[Printer, ...]:
    """List the handlers in the order in which they are asked.

    `cups` is this computer's own unless given; `paper_seconds` is how long a printer may take for its paper.
    """
    patience = Patience(paper=paper_seconds) if paper_seconds else Patience()
    return (
        PdfFiles(),
        PngFiles(),
        EscposFiles(),
        ReceiptPrinters(),
        IppPrinters(cups or CupsServer.of_this_computer(), patience),
    )


def render_for(
    target: PrintTarget,
    slip: Slip,
    paper: Paper,
    *,
    renderer: SlipRenderer,
    printers: Sequence[Printer],
    copy: CopyMark | None = None,
) -> Document:
    """Render a slip as the target's printer wants it, so that it can be kept before it is sent.

    Raises PrintTargetError when no printer takes the target, SlipNotTypesetError when it can't be set.
    """
    match _printer_for(target, printers).form:
        case DocumentForm.PDF:
            return Document(DocumentForm.PDF, renderer.pdf(slip, paper, copy=copy), paper)
        case DocumentForm.PNG:
            return Document(DocumentForm.PNG, renderer.png(slip, paper, copy=copy), paper)
        case DocumentForm.ESCPOS:
            return receipt_document(slip, paper, _profile(target, paper), renderer=renderer, copy=copy)


def _profile(target: PrintTarget, paper: Paper) -> ReceiptProfile:
    named = target.profile if isinstance(target, ReceiptTarget | EscposFileTarget) else ""
    return profile_for(named, paper)


def print_document(document: Document, target: PrintTarget, printers: Sequence[Printer]) -> PrintOutcome:
    """Send a rendered slip; blocks, within the printer's limits. Raises PrintTargetError for a foreign target."""
    return _printer_for(target, printers).print_document(document, target)


def print_slip(
    slip: Slip,
    paper: Paper,
    target: PrintTarget,
    *,
    renderer: SlipRenderer,
    printers: Sequence[Printer],
    copy: CopyMark | None = None,
) -> PrintOutcome:
    """Render and send in one go. Raises what `render_for` raises."""
    document = render_for(target, slip, paper, renderer=renderer, printers=printers, copy=copy)
    return print_document(document, target, printers)


def _printer_for(target: PrintTarget, printers: Sequence[Printer]) -> Printer:
    for printer in printers:
        if printer.takes(target):
            return printer
    raise PrintTargetError(f"No printer takes {target}.")
