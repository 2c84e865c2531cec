# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's way to paper: renders a slip and sends it where its order says."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.printing.errors import PrintTargetError, SlipNotTypesetError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import Printer, print_slip
from kiosk.printing.targets import PdfTarget, PngTarget, PrinterTarget, read_target
from kiosk.printing.wording import CopyMark


@dataclass(frozen=True, slots=True)
class TargetPrinter:
    """Prints to whatever target an order names; a printer's trouble is part of the answer, never raised."""

    renderer: SlipRenderer
    printers: Sequence[Printer]
    default_target: str = "printer"

    def print(self, slip: Slip, order: SlipPrint) -> SlipPrint:
        """Render and send, within the printer's time limits. Copies say which copy they are and when it was made."""
        copy = CopyMark(order.copy, order.at.astimezone(slip.printed_at.tzinfo)) if order.copy > 1 else None
        try:
            target = self._target(order.target)
            outcome = print_slip(slip, order.paper, target, renderer=self.renderer, printers=self.printers, copy=copy)
        except PrintTargetError:
            return order.now(SlipState.FAILED, problem=PrintReason.NOT_THERE.value)
        except SlipNotTypesetError:
            return order.now(SlipState.FAILED, problem=PrintReason.REFUSED.value)
        path = str(target.path) if isinstance(target, PdfTarget | PngTarget) else ""
        return order.now(outcome.state, job=outcome.job, path=path, problem=outcome.reason.value)

    def _target(self, text: str) -> PrinterTarget | PdfTarget | PngTarget:
        target = read_target(text)
        if target == PrinterTarget():
            return read_target(self.default_target)
        return target
