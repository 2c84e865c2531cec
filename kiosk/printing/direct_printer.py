# SPDX-License-Identifier: GPL-3.0-or-later
"""Handouts that are printed at once and kept nowhere: sheets of places, visitors' cards, test slips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard
from kiosk.printing.errors import PrintTargetError, SlipNotTypesetError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import Pages, Printer, print_pages
from kiosk.printing.sheet_pages import SheetPages
from kiosk.printing.targets import FileTarget, read_target
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.visitor_card_pages import CardPages


@dataclass(frozen=True, slots=True)
class DirectPrinter:
    """Prints handouts; a printer's trouble is part of the answer, never raised.

    Each call blocks until the outcome is known, within the printers' time limits. `ways` are tried in order, the
    next one only where nothing can have come out.
    """

    typesetter: Callable[[], Typesetter]
    printers: Sequence[Printer]

    def print_sheet(self, sheet: HelpSheet, ways: Sequence[PrinterChoice]) -> Delivery:
        """Print a sheet of places."""
        return self._print(SheetPages(self.typesetter(), sheet), ways)

    def print_card(self, card: VisitorCard, ways: Sequence[PrinterChoice]) -> Delivery:
        """Print a visitor's card; nothing of it is written anywhere but to the printer."""
        return self._print(CardPages(self.typesetter(), card), ways)

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
        try:
            target = read_target(way.target)
            outcome = print_pages(target, pages, way.paper, self.printers)
        except PrintTargetError:
            return Delivery(state=SlipState.FAILED, problem=PrintReason.NOT_THERE.value)
        except SlipNotTypesetError:
            return Delivery(state=SlipState.FAILED, problem=PrintReason.REFUSED.value)
        path = str(target.path) if isinstance(target, FileTarget) else ""
        return Delivery(state=outcome.state, job=outcome.job, path=path, problem=outcome.reason.value)
