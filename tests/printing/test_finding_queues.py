# SPDX-License-Identifier: GPL-3.0-or-later
"""The print system's queues, as they are found: with their names, their trouble and what printer is behind them."""

from uuid import uuid4

import pytest

from kiosk.domain.printer import PrinterKind
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.finding.queues import CupsQueues
from kiosk.printing.printers.finding.seen import Seen, mark_of_name, mark_of_place, mark_of_uuid
from tests.printing.print_house import IppPrinter, PrintHouse

pytestmark = pytest.mark.printer


@pytest.fixture
def queue(house: PrintHouse) -> tuple[str, IppPrinter]:
    name, printer = f"Seen-{uuid4().hex[:6]}", house.printer()
    house.add_queue(name, printer.uri)
    return name, printer


def seen(house: PrintHouse, name: str) -> Seen:
    found = CupsQueues(CupsServer(Address(socket_file=house.cups_socket))).find(4.0)
    return next(each for each in found if each.printer.target == f"printer:{name}")


def test_a_queue_is_called_what_people_call_it(house: PrintHouse, queue: tuple[str, IppPrinter]) -> None:
    name, _printer = queue
    house.run("lpadmin", "-p", name, "-D", "Drucker am Empfang", "-L", "Ground floor", "-d", name)
    found = seen(house, name).printer
    assert (found.name, found.detail, found.kind) == ("Drucker am Empfang", f"{name}, Ground floor", PrinterKind.QUEUE)
    assert (found.is_default, found.trouble) == (True, "")


def test_a_paused_queue_says_so(house: PrintHouse, queue: tuple[str, IppPrinter]) -> None:
    name, _printer = queue
    house.run("cupsdisable", name)
    assert seen(house, name).printer.trouble == PrintReason.PAUSED


def test_a_queue_is_marked_by_the_printer_behind_it(house: PrintHouse, queue: tuple[str, IppPrinter]) -> None:
    name, printer = queue
    assert mark_of_place("127.0.0.1", printer.port, "/ipp/print") in seen(house, name).marks
    device = str(uuid4())
    house.run("lpadmin", "-p", name, "-v", f"dnssd://HP%20Laser._ipp._tcp.local/?uuid={device}")
    assert {mark_of_uuid(f"urn:uuid:{device.upper()}"), mark_of_name("HP Laser")} <= seen(house, name).marks
