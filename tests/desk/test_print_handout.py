# SPDX-License-Identifier: GPL-3.0-or-later
"""Handouts go to the station's printers, or where somebody says."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from kiosk.desk.print_handout import PrintHandout, report_paper
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.report import Report
from kiosk.domain.sheet import HelpSheet
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery
from kiosk.domain.visitor_card import VisitorCard
from tests.desk.fakes import NOW
from tests.desk.front_office import OFFICE, FrontOffice
from tests.domain.reports import NOTHING

SHEET = HelpSheet(office="Riverside", language="en", printed_at=NOW, groups=())
CARD = VisitorCard(office="Riverside", language="en", token="ONW1")
LASER = PrinterChoice(target="printer:laser", paper=Paper.A4)
TILL = PrinterChoice(target="escpos:till", paper=Paper.RECEIPT_80)


@dataclass
class FakeHandoutPrinter:
    """Prints everything, and remembers on what."""

    went: list[tuple[object, Sequence[PrinterChoice]]] = field(default_factory=list)

    def print_sheet(self, sheet: HelpSheet, ways: Sequence[PrinterChoice]) -> Delivery:
        self.went.append((sheet, tuple(ways)))
        return Delivery(state=SlipState.CONFIRMED)

    def print_report(self, report: Report, ways: Sequence[PrinterChoice]) -> Delivery:
        self.went.append((report, tuple(ways)))
        return Delivery(state=SlipState.CONFIRMED)

    def print_card(self, card: VisitorCard, ways: Sequence[PrinterChoice]) -> Delivery:
        self.went.append((card, tuple(ways)))
        return Delivery(state=SlipState.CONFIRMED)


@pytest.fixture
def printer() -> FakeHandoutPrinter:
    return FakeHandoutPrinter()


@pytest.fixture
def at_desk(office: FrontOffice, printer: FakeHandoutPrinter) -> PrintHandout:
    """The front desk, which prints on the laser, else on the till."""
    choose = ChoosePrinters(
        store=office.store, clock=office.clock, by_settings=PrinterChoice(target="x", paper=Paper.A5)
    )
    choose.choose(StationPrinters(station_id=office.station, default=LASER, fallback=TILL), office.dana)
    return PrintHandout(choose_printers=choose, printer=printer, office_id=OFFICE, station_id=office.station)


def test_a_sheet_goes_to_the_stations_printers(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    assert at_desk.sheet(SHEET).state is SlipState.CONFIRMED
    assert printer.went == [(SHEET, (LASER, TILL))]


def test_another_paper_is_the_first_printers(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    at_desk.sheet(SHEET, paper=Paper.LETTER)
    assert printer.went == [(SHEET, (PrinterChoice(target="printer:laser", paper=Paper.LETTER), TILL))]


def test_a_target_that_is_named_has_no_fallback(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    at_desk.sheet(SHEET, "pdf:/tmp/list.pdf")
    assert printer.went == [(SHEET, (PrinterChoice(target="pdf:/tmp/list.pdf", paper=Paper.A4),))]


def test_a_card_goes_to_the_stations_printers(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    at_desk.card(CARD)
    assert printer.went == [(CARD, (LASER, TILL))]


def test_a_report_goes_to_no_roll(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    assert at_desk.report(NOTHING).state is SlipState.CONFIRMED
    assert printer.went == [(NOTHING, (LASER,))]


def test_a_report_fills_a_page_where_slips_are_small(office: FrontOffice, printer: FakeHandoutPrinter) -> None:
    small = PrinterChoice(target="printer:small", paper=Paper.A5, name="Small")
    choose = ChoosePrinters(store=office.store, clock=office.clock, by_settings=small)
    at_desk = PrintHandout(choose_printers=choose, printer=printer, office_id=OFFICE, station_id=office.station)
    at_desk.report(NOTHING, paper=Paper.LETTER)
    assert printer.went == [(NOTHING, (PrinterChoice(target="printer:small", paper=Paper.LETTER, name="Small"),))]


def test_a_report_becomes_the_file_that_was_named(at_desk: PrintHandout, printer: FakeHandoutPrinter) -> None:
    at_desk.report(NOTHING, "pdf:/tmp/report.pdf")
    assert printer.went == [(NOTHING, (PrinterChoice(target="pdf:/tmp/report.pdf", paper=Paper.A4),))]


@pytest.mark.parametrize(("country", "paper"), [("US", Paper.LETTER), ("ca", Paper.LETTER), ("DE", Paper.A4)])
def test_pages_are_as_large_as_the_country_has_them(country: str, paper: Paper) -> None:
    assert report_paper(country) is paper
