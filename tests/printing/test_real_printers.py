# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips to real IPP printers, directly and through a real CUPS."""

import subprocess
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import print_pages
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.targets import PrinterTarget
from tests.printing.print_house import IppPrinter, PrintHouse
from tests.printing.slips import FULL
from tests.printing.waiting import at_the_end

pytestmark = pytest.mark.printer


@pytest.fixture
def printer(house: PrintHouse) -> IppPrinter:
    return house.printer()


@pytest.fixture
def queue(house: PrintHouse, printer: IppPrinter) -> str:
    name = f"Front-{uuid4().hex[:6]}"
    house.add_queue(name, printer.uri)
    return name


def direct(printer: IppPrinter) -> PrinterTarget:
    return PrinterTarget(printer.uri)


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def test_prints_and_is_confirmed(printers: IppPrinters, printer: IppPrinter, document: Document) -> None:
    outcome = printers.print_document(document, direct(printer))
    assert (outcome.state, outcome.job) == (SlipState.CONFIRMED, "1")
    [arrived] = printer.taken
    assert arrived.read_bytes() == document.content
    assert arrived.name == "1-onward_slip.pdf"  # the job's name says nothing of the visitor


@pytest.mark.parametrize("paper", list(Paper))
def test_takes_every_paper(printers: IppPrinters, printer: IppPrinter, renderer: SlipRenderer, paper: Paper) -> None:
    outcome = print_pages(direct(printer), renderer.pages(FULL), paper, (printers,))
    assert outcome.state is SlipState.CONFIRMED


def test_prints_through_cups(
    printers: IppPrinters, queue: str, printer: IppPrinter, house: PrintHouse, document: Document
) -> None:
    outcome = printers.print_document(document, PrinterTarget(queue))
    assert outcome.state is SlipState.CONFIRMED
    assert int(outcome.job) > 0
    [arrived] = printer.taken
    assert "Your next step is with the Legal Aid Intake Desk." in text_of(arrived)
    assert house.documents_left() == []  # CUPS would have kept it for a day


def test_prints_on_the_default_queue(
    printers: IppPrinters, queue: str, printer: IppPrinter, house: PrintHouse, document: Document
) -> None:
    house.run("lpadmin", "-d", queue)
    assert printers.print_document(document, PrinterTarget()).state is SlipState.CONFIRMED
    assert len(printer.taken) == 1


def test_running_out_of_paper_is_not_confirmed(printers: IppPrinters, house: PrintHouse, document: Document) -> None:
    printer = house.printer(command="echo 'STATE: +media-empty-error' >&2")
    first = printers.print_document(document, direct(printer))
    assert (first.state, first.reason) == (SlipState.UNCONFIRMED, PrintReason.OUT_OF_PAPER)
    second = printers.print_document(document, direct(printer))
    assert second.state in {SlipState.FAILED, SlipState.UNCONFIRMED}
    assert second.reason is PrintReason.OUT_OF_PAPER


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("media-jam", PrintReason.PAPER_JAM),
        ("cover-open", PrintReason.COVER_OPEN),
        ("toner-empty", PrintReason.OUT_OF_INK),
    ],
)
def test_troubles_at_the_printer_are_named(
    printers: IppPrinters, house: PrintHouse, document: Document, said: str, reason: PrintReason
) -> None:
    printer = house.printer(command=f"echo 'STATE: +{said}-error' >&2")
    outcome = printers.print_document(document, direct(printer))
    assert (outcome.state, outcome.reason) == (SlipState.UNCONFIRMED, reason)


@pytest.mark.parametrize("said", ["media-low", "toner-low", "marker-supply-low"])
def test_low_is_not_empty(printers: IppPrinters, house: PrintHouse, document: Document, said: str) -> None:
    printer = house.printer(command=f"echo 'STATE: +{said}-report' >&2")
    assert printers.print_document(document, direct(printer)).state is SlipState.CONFIRMED


def test_a_job_the_printer_gives_up_has_failed(printers: IppPrinters, house: PrintHouse, document: Document) -> None:
    outcome = printers.print_document(document, direct(house.printer(command="exit 1")))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.REFUSED)


def test_a_slow_printer_has_the_slip(house: PrintHouse, document: Document) -> None:
    go_on = house.folder / f"go-on-{uuid4().hex}"
    printer = house.printer(command=f"while [ ! -e {go_on} ]; do sleep 0.05; done")
    printers = IppPrinters(
        CupsServer(Address(socket_file=house.cups_socket)), JobPatience(answer=5, paper=0.5, look=0.05)
    )
    outcome = printers.print_document(document, direct(printer))
    assert (outcome.state, outcome.reason) == (SlipState.SENT, PrintReason.STILL_PRINTING)
    go_on.touch()
    found = at_the_end(lambda: printers.follow(outcome.job, direct(printer)))
    assert found.state is SlipState.CONFIRMED


def test_a_printer_that_is_gone_has_failed(
    printers: IppPrinters, printer: IppPrinter, house: PrintHouse, document: Document
) -> None:
    house.stop(printer.process)
    outcome = printers.print_document(document, direct(printer))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.OFFLINE)


def test_a_queue_whose_printer_is_gone_has_failed(
    printers: IppPrinters, queue: str, printer: IppPrinter, house: PrintHouse, document: Document
) -> None:
    house.stop(printer.process)
    outcome = printers.print_document(document, PrinterTarget(queue))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.OFFLINE)
    assert house.documents_left() == []


def test_a_paused_queue_gets_nothing(
    printers: IppPrinters, queue: str, printer: IppPrinter, house: PrintHouse, document: Document
) -> None:
    house.run("cupsdisable", queue)
    outcome = printers.print_document(document, PrinterTarget(queue))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.PAUSED)
    house.run("cupsenable", queue)
    assert printer.taken == []
    assert printers.print_document(document, PrinterTarget(queue)).state is SlipState.CONFIRMED


def test_a_queue_that_takes_no_jobs_gets_nothing(
    printers: IppPrinters, queue: str, house: PrintHouse, document: Document
) -> None:
    house.run("cupsreject", queue)
    outcome = printers.print_document(document, PrinterTarget(queue))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.PAUSED)


def test_a_printer_of_another_kind_refuses_the_slip(
    printers: IppPrinters, house: PrintHouse, document: Document
) -> None:
    raster_only = house.printer(takes="image/pwg-raster,image/urf")
    outcome = printers.print_document(document, direct(raster_only))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.REFUSED)
    assert list(raster_only.spool.iterdir()) == []


def test_a_queue_whose_printer_has_a_name_nobody_knows_has_failed(
    printers: IppPrinters, queue: str, house: PrintHouse, document: Document
) -> None:
    house.run("lpadmin", "-p", queue, "-v", "ipp://printer.invalid/ipp/print")
    outcome = printers.print_document(document, PrinterTarget(queue))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.OFFLINE)
    assert house.documents_left() == []


def test_an_unknown_queue_has_failed(printers: IppPrinters, document: Document) -> None:
    for name in ("Nobody", "no/../body?x", "дальний принтер"):
        outcome = printers.print_document(document, PrinterTarget(name))
        assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.NOT_THERE), name


def test_finds_the_queues_default_first(house: PrintHouse, queue: str) -> None:
    house.run("lpadmin", "-d", queue)
    house.run("cupsdisable", queue)
    found = CupsServer(Address(socket_file=house.cups_socket)).find_printers()
    assert (found[0].name, found[0].is_default) == (queue, True)
    assert found[0].status.trouble is PrintReason.PAUSED
    assert not any(printer.is_default for printer in found[1:])
