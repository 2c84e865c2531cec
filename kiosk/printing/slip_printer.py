# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's way to paper: renders a slip for its printer, sends it, and asks what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint, SpoolReason
from kiosk.printing.delivery import delivery_of, problem_of
from kiosk.printing.errors import PrintTargetError, SlipNotTypesetError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import Printer, print_document, render_for
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp import IppPrinters
from kiosk.printing.printers.ipp_queue import job_title
from kiosk.printing.targets import PrinterTarget, read_target
from kiosk.printing.wording import CopyMark

_MENDED_IN_A_WHILE = frozenset(
    {
        PrintReason.OUT_OF_PAPER,
        PrintReason.PAPER_JAM,
        PrintReason.COVER_OPEN,
        PrintReason.OUT_OF_INK,
        PrintReason.PAUSED,
        PrintReason.STOPPED,
        PrintReason.OFFLINE,
        PrintReason.PRINT_SYSTEM_AWAY,
        PrintReason.NO_ANSWER,
        PrintReason.BUSY,
        PrintReason.CUTTER_STUCK,
    }
)
"""What somebody at the printer, or a moment's patience, can mend."""

_SEEN_AT_THE_PRINTER = frozenset(
    {
        PrintReason.OUT_OF_PAPER,
        PrintReason.PAPER_JAM,
        PrintReason.COVER_OPEN,
        PrintReason.OUT_OF_INK,
    }
)
"""What leaves a doubt that no printer's list of jobs can settle, for a jammed one says "completed", too."""


@dataclass(frozen=True, slots=True)
class TargetPrinter:
    """Prints to whatever target an order names; a printer's trouble is part of the answer, never raised."""

    renderer: Callable[[], SlipRenderer]
    printers: Sequence[Printer]

    def render(self, slip: Slip, order: SlipPrint, way: PrinterChoice) -> Rendering:
        """Make the page as the way's printer takes it. Copies say which copy they are and when it was ordered."""
        copy = CopyMark(order.copy, order.at.astimezone(slip.printed_at.tzinfo)) if order.copy > 1 else None
        try:
            target = read_target(way.target)
            page = render_for(target, self.renderer().pages(slip, copy), way.paper, self.printers)
        except (PrintTargetError, SlipNotTypesetError) as error:
            return Rendering(target=way.target, paper=way.paper, problem=problem_of(error))
        return Rendering(target=way.target, paper=page.paper, form=page.form.value, content=page.content)

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        """Hand a page to its printer and watch, within the printer's time limits."""
        target = read_target(rendering.target)
        title = job_title(order.attempt)
        document = Document(DocumentForm(rendering.form), rendering.content, rendering.paper, title)
        return delivery_of(print_document(document, target, self.printers), target)

    def follow(self, order: SlipPrint) -> Delivery:
        """Ask a printer that keeps a list of its jobs; of any other nobody can tell whether it came out."""
        if order.state is SlipState.UNCONFIRMED and order.problem in _SEEN_AT_THE_PRINTER:
            return Delivery(state=SlipState.UNCONFIRMED, problem=order.problem)
        target = read_target(order.printed_on)
        ipp = next((printer for printer in self.printers if isinstance(printer, IppPrinters)), None)
        if ipp is None or not isinstance(target, PrinterTarget):
            return Delivery(state=SlipState.UNCONFIRMED, problem=SpoolReason.INTERRUPTED.value)
        outcome = ipp.follow(order.job, target) if order.job else ipp.find_job(order.attempt, target)
        found = delivery_of(outcome, target)
        return found if found.job else replace(found, problem=found.problem or SpoolReason.INTERRUPTED.value)

    def may_pass(self, problem: str) -> bool:
        """Tell whether a problem may be gone in a while."""
        return problem in _MENDED_IN_A_WHILE
