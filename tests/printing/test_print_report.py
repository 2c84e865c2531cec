# SPDX-License-Identifier: GPL-3.0-or-later
"""A report comes out of a real printer."""

import pytest

from kiosk.desk.print_handout import report_paper
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import SlipState
from kiosk.printing.direct_printer import DirectPrinter
from kiosk.printing.printers.ipp import IppPrinters
from kiosk.printing.typesetter import Typesetter
from tests.domain.reports import report
from tests.printing.pdf_readers import pages_of, text_of
from tests.printing.print_house import PrintHouse


def test_a_report_is_one_page_on_a_real_printer(house: PrintHouse, printers: IppPrinters) -> None:
    asked, printer = report(), house.printer()
    way = PrinterChoice(target=f"printer:{printer.uri}", paper=report_paper("US"))
    assert DirectPrinter(Typesetter, (printers,)).print_report(asked, [way]).state is SlipState.CONFIRMED
    [arrived] = printer.taken
    [page] = pages_of(arrived.read_bytes())
    assert page.height == pytest.approx(792, abs=1)
    assert asked.office in text_of(arrived.read_bytes())
