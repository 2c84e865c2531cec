# SPDX-License-Identifier: GPL-3.0-or-later
"""What each station prints on: chosen at the desk, else as the machine's settings have it."""

from dataclasses import replace

import pytest

from kiosk.desk.station_printers import ChoosePrinters, SamePrinterTwice, is_same_printer, ways_of
from kiosk.domain.office import Station, StationKind
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper
from tests.desk.fakes import BY_SETTINGS
from tests.desk.front_office import OFFICE, FrontOffice, answer

LASER = PrinterChoice(target="printer:laser", paper=Paper.A5, name="Laser by the window")
RECEIPTS = PrinterChoice(target="escpos:192.0.2.7?profile=epson-tm-t88", paper=Paper.RECEIPT_80, name="Receipts")


def another_station(office: FrontOffice, name: str, kind: StationKind = StationKind.RECEPTION) -> Station:
    return office.set_up.station(OFFICE, name, kind)


def test_nothing_chosen_is_what_the_settings_name(office: FrontOffice) -> None:
    assert office.printers.of(OFFICE, office.station) == StationPrinters(station_id=office.station, default=BY_SETTINGS)


def test_what_is_chosen_is_kept_with_paper_and_fallback(office: FrontOffice) -> None:
    both = StationPrinters(station_id=office.station, default=LASER, fallback=RECEIPTS)
    office.printers.choose(both, office.dana)
    assert office.printers.of(OFFICE, office.station) == both
    office.printers.choose(replace(both, fallback=None), office.sam)
    assert office.printers.of(OFFICE, office.station).fallback is None


def test_each_station_has_its_own(office: FrontOffice) -> None:
    back = another_station(office, "Back desk")
    another_station(office, "Terminal", StationKind.COMMAND_LINE)
    office.printers.choose(StationPrinters(station_id=back.id, default=RECEIPTS), office.dana)
    office.printers.choose(StationPrinters(station_id=office.station, default=LASER), office.dana)
    listed = [(at.station.name, at.printers.default, at.chosen) for at in office.printers.at_each(OFFICE)]
    assert listed == [("Front desk", LASER, True), ("Back desk", RECEIPTS, True)]


def test_a_station_without_a_choice_follows_the_first_that_has_one(office: FrontOffice) -> None:
    back = another_station(office, "Back desk")
    office.printers.choose(StationPrinters(station_id=office.station, default=LASER, fallback=RECEIPTS), office.dana)
    (_front, at_back) = office.printers.at_each(OFFICE)
    assert at_back.printers == StationPrinters(station_id=back.id, default=LASER, fallback=RECEIPTS)
    assert not at_back.chosen


def test_a_printer_that_the_settings_name_goes_before_another_stations(office: FrontOffice) -> None:
    back = another_station(office, "Back desk")
    office.printers.choose(StationPrinters(station_id=office.station, default=LASER), office.dana)
    named = ChoosePrinters(office.store, office.clock, by_settings=RECEIPTS)
    assert named.of(OFFICE, back.id).default == RECEIPTS


def test_a_fallback_that_is_the_printer_itself_is_refused_and_nothing_changes(office: FrontOffice) -> None:
    before = StationPrinters(station_id=office.station, default=LASER, fallback=RECEIPTS)
    office.printers.choose(before, office.dana)
    twice = replace(RECEIPTS, target="escpos:192.0.2.7:9100", paper=Paper.RECEIPT_58)
    with pytest.raises(SamePrinterTwice, match="Choose another fallback, or none"):
        office.printers.choose(replace(before, default=twice), office.dana)
    assert office.printers.of(OFFICE, office.station) == before


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("printer:laser", "printer:Laser ", True),
        ("printer:laser", "printer:laser-2", False),
        ("printer:laser", "printer", False),
        ("printer:ipp://host/ipp/print", "printer:IPP://HOST/ipp/print", True),
        ("escpos:192.0.2.7", "escpos:192.0.2.7:9100?profile=star", True),
        ("escpos:192.0.2.7:9101", "escpos:192.0.2.7:9100", False),
        ("escpos:[fe80::9100]", "escpos:[fe80::9100]:9100", True),
        ("escpos-serial:/dev/ttyS0@9600", "escpos-serial:/dev/ttyS0@19200?profile=star", True),
        ("escpos-usb:04b8:0e15", "escpos-usb:04b8:0e15?profile=epson-tm-t20", True),
        ("escpos-usb:04b8:9100", "escpos-usb:04b8:0e15", False),
        ("pdf:/tmp/a.pdf", "pdf:/tmp/b.pdf", False),
    ],
)
def test_one_printer_is_known_however_it_is_driven(one: str, other: str, same: bool) -> None:
    assert is_same_printer(one, other) is same
    assert is_same_printer(other, one) is same


def test_a_slip_for_the_stations_printer_falls_back_and_a_named_one_does_not(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.needs(visit, "A letter", answer())
    order = office.prints(visit).order
    printers = StationPrinters(station_id=office.station, default=LASER, fallback=RECEIPTS)
    assert ways_of(order.target, Paper.A4, printers) == (replace(LASER, paper=Paper.A4), RECEIPTS)
    assert ways_of("pdf:/tmp/slip.pdf", order.paper, printers) == (
        PrinterChoice(target="pdf:/tmp/slip.pdf", paper=LASER.paper),
    )
