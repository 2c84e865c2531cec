# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing what is kept nowhere: a sheet of places, a report, a visitor's card. It goes out at once, past the spool."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from kiosk.desk.station_printers import OFFICE_DEFAULT, ChoosePrinters, ways_of
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.report import Report
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Paper
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard

_PAGES = frozenset({Paper.A4, Paper.LETTER})
_ROLLS = frozenset({Paper.RECEIPT_80, Paper.RECEIPT_58})
_LETTER_COUNTRIES = frozenset({"US", "CA"})


class HandoutPrinter(Protocol):
    """Puts handouts on paper or into a file, within hard time limits; never raises for a printer's trouble.

    The ways are tried in order, the next one only where nothing can have come out. A card is never put into a file.
    """

    def print_sheet(self, sheet: HelpSheet, ways: Sequence[PrinterChoice]) -> Delivery: ...  # noqa: D102
    def print_report(self, report: Report, ways: Sequence[PrinterChoice]) -> Delivery: ...  # noqa: D102
    def print_card(self, card: VisitorCard, ways: Sequence[PrinterChoice]) -> Delivery: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintHandout:
    """Prints at one station. Each call takes as long as the printer does, within its time limits."""

    choose_printers: ChoosePrinters
    printer: HandoutPrinter
    office_id: UUID
    station_id: UUID

    def sheet(self, sheet: HelpSheet, target: str = OFFICE_DEFAULT, paper: Paper | None = None) -> Delivery:
        """Print a sheet on the station's printers, or where the target says; `paper` None is the station's own."""
        printers = self.choose_printers.of(self.office_id, self.station_id)
        return self.printer.print_sheet(sheet, ways_of(target, paper, printers))

    def report(self, report: Report, target: str = OFFICE_DEFAULT, paper: Paper = Paper.A4) -> Delivery:
        """Print a report on the station's page printers, or where the target says.

        It fills a page: a printer with a roll is left out, and one whose own paper is small prints on `paper`.
        """
        printers = self.choose_printers.of(self.office_id, self.station_id)
        if target != OFFICE_DEFAULT:
            return self.printer.print_report(report, ways_of(target, paper, printers))
        ways = [way for way in printers.ways if way.paper not in _ROLLS]
        on_pages = [way if way.paper in _PAGES else replace(way, paper=paper) for way in ways]
        return self.printer.print_report(report, on_pages)

    def card(self, card: VisitorCard) -> Delivery:
        """Print a visitor's card on the station's printers; never into a file, where it would stay."""
        return self.printer.print_card(card, self.choose_printers.of(self.office_id, self.station_id).ways)


def report_paper(country: str) -> Paper:
    """Name the paper that pages are printed on in a country."""
    return Paper.LETTER if country.strip().upper() in _LETTER_COUNTRIES else Paper.A4
