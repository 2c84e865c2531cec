# SPDX-License-Identifier: GPL-3.0-or-later
"""What the printing tests share: one renderer, and real printers where the machine has them."""

from collections.abc import Iterator

import pytest

from kiosk.domain.slip import Paper
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from tests.printing import print_house
from tests.printing.slips import FULL


@pytest.fixture(scope="session")
def renderer() -> SlipRenderer:
    return SlipRenderer()


@pytest.fixture(scope="session")
def document(renderer: SlipRenderer) -> Document:
    return Document(DocumentForm.PDF, renderer.pdf(FULL, Paper.A4), Paper.A4)


@pytest.fixture(scope="session")
def house() -> Iterator[print_house.PrintHouse]:
    """A house with CUPS in it, for all tests; skips where printers can't be started."""
    if reason := print_house.missing():
        pytest.skip(reason)
    with print_house.print_house() as opened:
        opened.start_cups()
        yield opened


@pytest.fixture
def printers(house: print_house.PrintHouse) -> IppPrinters:
    cups = CupsServer(Address(socket_file=house.cups_socket))
    return IppPrinters(cups, JobPatience(answer=5, paper=20, trouble=1.5, look=0.05))
