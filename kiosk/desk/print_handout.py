# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing what is kept nowhere: a sheet of places, a visitor's card. It goes out at once, past the spool."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from kiosk.desk.station_printers import OFFICE_DEFAULT, ChoosePrinters, ways_of
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Paper
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard


class HandoutPrinter(Protocol):
    """Puts handouts on paper or into a file, within hard time limits; never raises for a printer's trouble.

    The ways are tried in order, the next one only where nothing can have come out. A card is never put into a file.
    """

    def print_sheet(self, sheet: HelpSheet, ways: Sequence[PrinterChoice]) -> Delivery: ...  # noqa: D102
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

    def card(self, card: VisitorCard) -> Delivery:
        """Print a visitor's card on the station's printers; never into a file, where it would stay."""
        return self.printer.print_card(card, self.choose_printers.of(self.office_id, self.station_id).ways)
