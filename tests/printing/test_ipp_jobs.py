# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a job after it was sent: nothing of it stays behind, and it is found again."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

import pytest

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.direct_printer import DirectPrinter
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.printers.ipp_queue import IppQueue, job_title
from kiosk.printing.targets import PrinterTarget
from kiosk.printing.typesetter import Typesetter
from tests.printing.pdf_readers import text_of
from tests.printing.print_house import IppPrinter, PrintHouse
from tests.printing.test_visitor_card import MARIA
from tests.printing.waiting import OVER_SECONDS, at_the_end, until

pytestmark = pytest.mark.printer


class SlowPrinter:
    """A printer that keeps each job until it is let go on, and its queue."""

    def __init__(self, house: PrintHouse) -> None:
        self._go_on = house.folder / f"go-on-{uuid4().hex}"
        self.printer: IppPrinter = house.printer(command=f"while [ ! -e {self._go_on} ]; do sleep 0.05; done")
        self.queue = f"Slow-{uuid4().hex[:6]}"
        house.add_queue(self.queue, self.printer.uri)

    def has_it(self) -> bool:
        return bool(self.printer.taken)

    def go_on(self) -> None:
        self._go_on.touch()


@pytest.fixture
def slow(house: PrintHouse) -> Iterator[SlowPrinter]:
    printer = SlowPrinter(house)
    yield printer
    printer.go_on()


@pytest.fixture
def printer(house: PrintHouse) -> IppPrinter:
    return house.printer()


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as executor:
        yield executor


def queue_for(house: PrintHouse, printer: IppPrinter) -> str:
    name = f"Jobs-{uuid4().hex[:6]}"
    house.add_queue(name, printer.uri)
    return name


def impatient(house: PrintHouse) -> IppPrinters:
    cups = CupsServer(Address(socket_file=house.cups_socket))
    return IppPrinters(cups, JobPatience(answer=5, paper=0.7, trouble=0.7, look=0.05))


def titled(document: Document, print_id: UUID) -> Document:
    """The document as it is sent for a print, so that its job can be found."""
    return replace(document, title=job_title(print_id))


def sent_and_forgotten(uri: str, document: Document, print_id: UUID) -> None:
    """Send as a process does that dies before it learns its job's number."""
    queue = IppQueue.at(uri, 5)
    assert queue.send(titled(document, print_id), queue.status().papers)


def test_nothing_stays_of_a_confirmed_slip(
    house: PrintHouse, printers: IppPrinters, printer: IppPrinter, document: Document
) -> None:
    outcome = printers.print_document(document, PrinterTarget(queue_for(house, printer)))
    assert outcome.state is SlipState.CONFIRMED
    assert house.kept_of(outcome.job) == []


def test_nothing_stays_of_a_slip_somebody_cancelled(
    house: PrintHouse, printers: IppPrinters, slow: SlowPrinter, document: Document, aside: ThreadPoolExecutor
) -> None:
    printing = aside.submit(printers.print_document, document, PrinterTarget(slow.queue))
    until(slow.has_it)
    house.run("cancel", "-a", slow.queue)
    outcome = printing.result(OVER_SECONDS)
    assert outcome.state in {SlipState.FAILED, SlipState.UNCONFIRMED}
    assert outcome.reason is PrintReason.CANCELLED
    assert house.kept_of(outcome.job) == []


@pytest.mark.parametrize("command", ["exit 1", "echo 'STATE: +media-empty-error' >&2"])
def test_nothing_stays_of_a_slip_that_failed(
    house: PrintHouse, printers: IppPrinters, document: Document, command: str
) -> None:
    queue = queue_for(house, house.printer(command=command))
    outcome = printers.print_document(titled(document, uuid4()), PrinterTarget(queue))
    assert outcome.state in {SlipState.FAILED, SlipState.UNCONFIRMED}
    assert outcome.job
    assert house.kept_of(outcome.job) == []


def test_nothing_stays_of_a_slip_that_was_given_up(
    house: PrintHouse, slow: SlowPrinter, document: Document, aside: ThreadPoolExecutor
) -> None:
    cups = CupsServer(Address(socket_file=house.cups_socket))
    patient = IppPrinters(cups, JobPatience(paper=4, trouble=1, look=0.05))
    printing = aside.submit(patient.print_document, document, PrinterTarget(slow.queue))
    until(slow.has_it)
    house.stop(slow.printer.process)
    outcome = printing.result(OVER_SECONDS)
    assert outcome.state is SlipState.UNCONFIRMED
    assert house.kept_of(outcome.job) == []


def test_a_slip_still_printing_stays_until_it_is_followed(
    house: PrintHouse, printers: IppPrinters, slow: SlowPrinter, document: Document
) -> None:
    target = PrinterTarget(slow.queue)
    outcome = impatient(house).print_document(document, target)
    assert (outcome.state, outcome.reason) == (SlipState.SENT, PrintReason.STILL_PRINTING)
    assert house.kept_of(outcome.job) != []
    assert printers.follow(outcome.job, target) == outcome  # as often as one looks
    assert house.kept_of(outcome.job) != []
    slow.go_on()
    assert at_the_end(lambda: printers.follow(outcome.job, target)).state is SlipState.CONFIRMED
    assert house.kept_of(outcome.job) == []
    again = printers.follow(outcome.job, target)
    assert again == PrintOutcome(SlipState.UNCONFIRMED, outcome.job)  # nobody knows it any more


def test_a_slip_left_at_a_printer_that_goes_off_is_taken_back(
    house: PrintHouse, printers: IppPrinters, slow: SlowPrinter, document: Document
) -> None:
    target = PrinterTarget(slow.queue)
    outcome = impatient(house).print_document(document, target)
    house.stop(slow.printer.process)
    found = printers.follow(outcome.job, target)
    assert (found.state, found.reason) == (SlipState.UNCONFIRMED, PrintReason.OFFLINE)
    assert house.kept_of(outcome.job) == []


def test_nothing_stays_of_a_card_that_came_out_late(house: PrintHouse, slow: SlowPrinter) -> None:
    cups = CupsServer(Address(socket_file=house.cups_socket))
    ipp = IppPrinters(cups, JobPatience(answer=5, paper=0.7, look=0.05, again=0.1))
    way = PrinterChoice(target=f"printer:{slow.queue}", paper=Paper.A4)
    ended = DirectPrinter(Typesetter, (ipp,)).print_card(MARIA, [way])
    assert (ended.state, ended.problem) == (SlipState.SENT, PrintReason.STILL_PRINTING.value)
    assert house.kept_of(ended.job) != []
    slow.go_on()
    until(lambda: house.kept_of(ended.job) == [])
    [arrived] = slow.printer.taken
    assert "Next time, just scan this." in text_of(arrived.read_bytes())


def test_a_slip_is_found_again_at_the_printer(printers: IppPrinters, printer: IppPrinter, document: Document) -> None:
    first, second = uuid4(), uuid4()
    target = PrinterTarget(printer.uri)
    for print_id in (first, second):
        sent_and_forgotten(printer.uri, document, print_id)
        assert at_the_end(partial(printers.find_job, print_id, target)).state is SlipState.CONFIRMED
    assert (printers.find_job(first, target).job, printers.find_job(second, target).job) == ("1", "2")


def test_a_slip_is_found_again_in_a_queue_at_work(
    house: PrintHouse, printers: IppPrinters, slow: SlowPrinter, document: Document
) -> None:
    print_id, target = uuid4(), PrinterTarget(slow.queue)
    sent = impatient(house).print_document(titled(document, print_id), target)
    found = impatient(house).find_job(print_id, target)
    assert found == PrintOutcome(SlipState.SENT, sent.job, PrintReason.STILL_PRINTING)
    slow.go_on()
    assert at_the_end(lambda: printers.find_job(print_id, target)) == PrintOutcome(SlipState.CONFIRMED, sent.job)
    assert house.kept_of(sent.job) == []


def test_a_slip_that_was_never_taken_is_not_found(
    house: PrintHouse, printers: IppPrinters, printer: IppPrinter, document: Document
) -> None:
    sent_and_forgotten(printer.uri, document, uuid4())
    for name in (printer.uri, queue_for(house, printer)):
        assert printers.find_job(uuid4(), PrinterTarget(name)) == PrintOutcome(SlipState.UNCONFIRMED)


def test_a_printer_that_is_away_cannot_say(printers: IppPrinters) -> None:
    found = printers.find_job(uuid4(), PrinterTarget("ipp://127.0.0.1:9/ipp/print"))
    assert found == PrintOutcome(SlipState.UNCONFIRMED, reason=PrintReason.OFFLINE)


def test_two_stations_share_a_printer_and_every_slip_comes_once(
    printers: IppPrinters, printer: IppPrinter, document: Document, aside: ThreadPoolExecutor
) -> None:
    ids = [uuid4() for _slip in range(100)]

    def station(own: list[UUID]) -> list[SlipState]:
        target = PrinterTarget(printer.uri)
        return [printers.print_document(titled(document, each), target).state for each in own]

    working: list[Future[list[SlipState]]] = [aside.submit(station, ids[:50]), aside.submit(station, ids[50:])]
    states = [state for each in working for state in each.result(3 * OVER_SECONDS)]
    assert states == [SlipState.CONFIRMED] * 100
    arrived = [file.stem.rpartition("_")[2] for file in printer.taken]
    assert sorted(arrived) == sorted(each.hex for each in ids)


def test_a_print_system_restarted_in_the_middle_loses_nothing(
    house: PrintHouse, printers: IppPrinters, slow: SlowPrinter, document: Document, aside: ThreadPoolExecutor
) -> None:
    print_id, target = uuid4(), PrinterTarget(slow.queue)
    printing = aside.submit(printers.print_document, titled(document, print_id), target)
    until(slow.has_it)
    house.stop_cups()
    away = printing.result(OVER_SECONDS)
    house.start_cups()
    assert (away.state, away.reason) == (SlipState.UNCONFIRMED, PrintReason.PRINT_SYSTEM_AWAY)
    slow.go_on()
    found = at_the_end(lambda: printers.find_job(print_id, target))
    assert found == PrintOutcome(SlipState.CONFIRMED, away.job)
    assert house.kept_of(away.job) == []


def test_a_print_system_that_is_away_is_not_called_a_printer_switched_off(
    house: PrintHouse, printers: IppPrinters, printer: IppPrinter, document: Document
) -> None:
    queue = queue_for(house, printer)
    house.stop_cups()
    outcome = printers.print_document(document, PrinterTarget(queue))
    house.start_cups()
    assert outcome == PrintOutcome(SlipState.FAILED, reason=PrintReason.PRINT_SYSTEM_AWAY)
