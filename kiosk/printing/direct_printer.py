# SPDX-License-Identifier: GPL-3.0-or-later
"""Handouts that are printed at once and kept nowhere: sheets of places, reports, visitors' cards, test slips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread
from uuid import UUID, uuid4

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.report import Report
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard
from kiosk.printing.delivery import delivery_of, problem_of
from kiosk.printing.errors import PrintTargetError, SlipNotTypesetError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers import Printer, print_pages
from kiosk.printing.printers.document import Pages
from kiosk.printing.printers.ipp import IppPrinters
from kiosk.printing.printers.ipp_queue import job_title
from kiosk.printing.report_sheet import ReportPages
from kiosk.printing.sheet_pages import SheetPages
from kiosk.printing.targets import FileTarget, PrinterTarget, PrintTarget, read_target
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.visitor_card_pages import CardPages


@dataclass(frozen=True, slots=True)
class DirectPrinter:
    """Prints handouts; a printer's trouble is part of the answer, never raised.

    Each call blocks until the outcome is known, within the printers' time limits. `ways` are tried in order, the
    next one only where nothing can have come out.

    A job that has not begun by then is taken back; one that a printer is at is left to it, and so is one that may have
    gone out. A thread of its own looks at it until it is over, or takes it back from a printer in trouble, and has the
    print system forget its document. What is not over within ten minutes, or before this process ends, stays in the
    print system for as long as that is set up to keep documents: with CUPS as it comes, a day.
    """

    typesetter: Callable[[], Typesetter]
    printers: Sequence[Printer]

    def print_sheet(self, sheet: HelpSheet, ways: Sequence[PrinterChoice]) -> Delivery:
        """Print a sheet of places."""
        return self._print(SheetPages(self.typesetter(), sheet), ways)

    def print_report(self, report: Report, ways: Sequence[PrinterChoice]) -> Delivery:
        """Print a report, its small counts hidden."""
        return self._print(ReportPages(self.typesetter(), report), ways)

    def print_card(self, card: VisitorCard, ways: Sequence[PrinterChoice]) -> Delivery:
        """Print a visitor's card; never into a file, where it would stay. With no other way, FAILED with NO_DEFAULT."""
        return self._print(CardPages(self.typesetter(), card), [way for way in ways if not _is_file(way)])

    def print_trial(self, slip: Slip, way: PrinterChoice) -> Delivery:
        """Print a test slip, on one printer and no other."""
        return self._print(SlipRenderer(self.typesetter()).pages(slip), (way,))

    def _print(self, pages: Pages, ways: Sequence[PrinterChoice]) -> Delivery:
        ended = Delivery(state=SlipState.FAILED, problem=PrintReason.NO_DEFAULT.value)
        for way in ways:
            ended = self._print_by(way, pages)
            if ended.state is not SlipState.FAILED:
                break
        return ended

    def _print_by(self, way: PrinterChoice, pages: Pages) -> Delivery:
        print_id = uuid4()
        try:
            target = read_target(way.target)
            outcome = print_pages(target, pages, way.paper, self.printers, job_title(print_id))
        except (PrintTargetError, SlipNotTypesetError) as error:
            return Delivery(state=SlipState.FAILED, problem=problem_of(error))
        self._see_off(print_id, target, outcome)
        return delivery_of(outcome, target)

    def _see_off(self, print_id: UUID, target: PrintTarget, outcome: PrintOutcome) -> None:
        ipp = next((printer for printer in self.printers if isinstance(printer, IppPrinters)), None)
        may_go_on = outcome.state in {SlipState.SENT, SlipState.UNCONFIRMED}
        if ipp is not None and isinstance(target, PrinterTarget) and may_go_on:
            Thread(target=ipp.see_off, args=(print_id, target), daemon=True).start()


def _is_file(way: PrinterChoice) -> bool:
    try:
        return isinstance(read_target(way.target), FileTarget)
    except PrintTargetError:
        return False
