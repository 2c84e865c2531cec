# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers a slip can go to: one protocol, handlers asked in order.

A new kind of printer is a module here with a class that has the protocol's members, and a place in
`standard_printers`.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from kiosk.domain.slip import Paper
from kiosk.printing.errors import PrintTargetError
from kiosk.printing.outcome import PrintOutcome
from kiosk.printing.pages import stacked
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import JOB_NAME, Document, DocumentForm, Pages
from kiosk.printing.printers.escpos.drawing import receipt_document
from kiosk.printing.printers.escpos.lettering import LetteredPages, lettered_document
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.printers.files import EscposFiles, PdfFiles, PngFiles
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.receipt_profiles import profile_for
from kiosk.printing.targets import EscposFileTarget, PrintTarget, ReceiptTarget


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
    patience = JobPatience(paper=paper_seconds) if paper_seconds else JobPatience()
    return (
        PdfFiles(),
        PngFiles(),
        EscposFiles(),
        ReceiptPrinters(),
        IppPrinters(cups or CupsServer.of_this_computer(), patience),
    )


def render_for(target: PrintTarget, pages: Pages, paper: Paper, printers: Sequence[Printer]) -> Document:
    """Render a handout as the target's printer wants it, so that it can be kept before it is sent.

    Raises PrintTargetError when no printer takes the target, SlipNotTypesetError when it can't be set.
    """
    match _printer_for(target, printers).form:
        case DocumentForm.PDF:
            return Document(DocumentForm.PDF, pages.pdf(paper), paper)
        case DocumentForm.PNG:
            return Document(DocumentForm.PNG, stacked(pages.pngs(paper)), paper)
        case DocumentForm.ESCPOS:
            return _receipt(target, pages, paper)


def _receipt(target: PrintTarget, pages: Pages, paper: Paper) -> Document:
    if not isinstance(target, ReceiptTarget | EscposFileTarget):
        return receipt_document(pages, paper, profile_for("", paper))
    profile = profile_for(target.profile, paper)
    if target.own_letters and isinstance(pages, LetteredPages):
        return lettered_document(pages, paper, profile)
    return receipt_document(pages, paper, profile)


def print_document(document: Document, target: PrintTarget, printers: Sequence[Printer]) -> PrintOutcome:
    """Send a rendered handout; blocks, within the printer's limits. Raises PrintTargetError for a foreign target."""
    return _printer_for(target, printers).print_document(document, target)


def print_pages(
    target: PrintTarget, pages: Pages, paper: Paper, printers: Sequence[Printer], title: str = JOB_NAME
) -> PrintOutcome:
    """Render and send in one go, as a job of that name. Raises what `render_for` raises."""
    document = replace(render_for(target, pages, paper, printers), title=title)
    return print_document(document, target, printers)


def _printer_for(target: PrintTarget, printers: Sequence[Printer]) -> Printer:
    for printer in printers:
        if printer.takes(target):
            return printer
    raise PrintTargetError(f"No printer takes {target}.")
