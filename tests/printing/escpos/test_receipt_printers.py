# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault a receipt printer can have, tried against one that has it."""

import os
import socket
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

import pytest

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers import render_for
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos.conversation import Conversation, ReceiptPatience
from kiosk.printing.printers.escpos.opening import open_line
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.printers.escpos.usb import UsbPrinters
from kiosk.printing.receipt_profiles import Proof, ReceiptProfile, profile_for
from kiosk.printing.targets import NetworkReceiptTarget, SerialReceiptTarget, UsbId, UsbReceiptTarget, read_target
from tests.printing import slips
from tests.printing.escpos.decoder import decode
from tests.printing.escpos.receipt_printer import (
    COVER_OPEN,
    CUTTER_STUCK,
    FEED_BUTTON,
    NEAR_END,
    NO_PAPER,
    Conduct,
    on_network,
    on_terminal,
)

QUICK = ReceiptPatience(reach=0.6, first_answer=0.6, answer=0.3, stall=0.4, proof=0.8, look=0.1)
PRINTERS = ReceiptPrinters(QUICK)


@pytest.fixture(scope="session")
def slip(renderer: SlipRenderer) -> Document:
    target = read_target("escpos:printer?profile=epson-tm-t20")
    return render_for(target, renderer.pages(slips.FULL), Paper.RECEIPT_80, (PRINTERS,))


@pytest.fixture(scope="session")
def short(slip: Document) -> Document:
    """A slip small enough for every buffer on its way."""
    return replace(slip, content=b"\x1b@\x1dv0\0\1\0\1\0\xff\x1dVB\0")


def said(outcome: PrintOutcome) -> tuple[SlipState, PrintReason]:
    return outcome.state, outcome.reason


def printed(document: Document, conduct: Conduct, model: str = "epson-tm-t20") -> tuple[SlipState, PrintReason]:
    with on_network(conduct=conduct) as (_printer, target):
        return said(PRINTERS.print_document(document, read_target(f"{target}?profile={model}")))


@pytest.mark.parametrize("model", ["epson-tm-t20", "generic-80", "star"])
def test_confirmed_means_printed(slip: Document, model: str) -> None:
    with on_network() as (printer, target):
        outcome = PRINTERS.print_document(slip, read_target(f"{target}?profile={model}"))
    assert said(outcome) == (SlipState.CONFIRMED, PrintReason.NONE)
    [page] = printer.pages
    assert page.tobytes() == decode(slip.content, 576)[0].tobytes()
    assert printer.connections == 1
    assert printer.names[-1] == ("GS ( H" if model == "epson-tm-t20" else "GS r")


def test_every_job_has_its_own_process_id(short: Document) -> None:
    with on_network() as (printer, target):
        for _turn in range(3):
            PRINTERS.print_document(short, read_target(f"{target}?profile=epson-tm-t20"))
    assert len(set(printer.identities)) == 3
    assert len(printer.pages) == 3


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (NO_PAPER, PrintReason.OUT_OF_PAPER),
        (COVER_OPEN, PrintReason.COVER_OPEN),
        (CUTTER_STUCK, PrintReason.CUTTER_STUCK),
        (FEED_BUTTON, PrintReason.PAUSED),
    ],
)
def test_a_printer_in_trouble_is_sent_nothing(short: Document, state: dict[int, int], reason: PrintReason) -> None:
    with on_network(conduct=Conduct(state=state)) as (printer, target):
        outcome = PRINTERS.print_document(short, read_target(target))
    assert said(outcome) == (SlipState.FAILED, reason)
    assert printer.names == []


def test_paper_near_its_end_is_no_trouble(short: Document) -> None:
    assert printed(short, Conduct(state=NEAR_END)) == (SlipState.CONFIRMED, PrintReason.NONE)


def test_a_printer_that_calls_itself_offline_without_cause_prints_where_that_is_known(short: Document) -> None:
    assert printed(short, Conduct(state=FEED_BUTTON), "star") == (SlipState.CONFIRMED, PrintReason.NONE)


@pytest.mark.parametrize("status", [b"\x23\x86\x00\x00\x00\x00\x00\x00\x00", b"\x90" * 9])
def test_garbage_in_a_stars_frame_is_garbage(short: Document, status: bytes) -> None:
    assert printed(short, Conduct(greeting=status), "star") == (SlipState.FAILED, PrintReason.GARBLED)


@pytest.mark.parametrize(
    "unasked", [b"\x23\x06\x00\x00\x00\x00\x00\x00\x00", b"\x0f\x00\x00\x00\x00\x00\x00", b"\x14\x00\x00\x0f", b"\x11"]
)
def test_status_sent_unasked_is_no_answer(short: Document, unasked: bytes) -> None:
    assert printed(short, Conduct(greeting=unasked)) == (SlipState.CONFIRMED, PrintReason.NONE)


@pytest.mark.parametrize("state", [NO_PAPER, COVER_OPEN])
@pytest.mark.parametrize("model", ["epson-tm-t20", "generic-80"])
def test_trouble_while_printing_may_have_left_a_slip(slip: Document, state: dict[int, int], model: str) -> None:
    reason = PrintReason.OUT_OF_PAPER if state is NO_PAPER else PrintReason.COVER_OPEN
    assert printed(slip, Conduct(later=state, later_from=20_000), model) == (SlipState.UNCONFIRMED, reason)


def test_trouble_right_after_the_proof_is_not_confirmed(slip: Document) -> None:
    assert printed(slip, Conduct(at_last=NO_PAPER)) == (SlipState.UNCONFIRMED, PrintReason.OUT_OF_PAPER)


@pytest.mark.parametrize(
    "greeting", [b"SSH-2.0-OpenSSH_9.2\r\n", b"220 mail\r\n", b"\xff\xfd\x18", b"@PJL", b"7x", b"\x00"]
)
def test_what_is_no_printer_is_sent_nothing(short: Document, greeting: bytes) -> None:
    with on_network(conduct=Conduct(greeting=greeting, answers=False)) as (printer, target):
        outcome = PRINTERS.print_document(short, read_target(target))
    assert outcome.state is SlipState.FAILED
    assert outcome.reason in {PrintReason.GARBLED, PrintReason.OUT_OF_PAPER}
    assert printer.names == []


@pytest.mark.parametrize("babble", [b"\xff\xfe", b"\x37\x22ABCD\x01", b"HTTP/1.1 400"])
def test_garbage_after_the_slip_may_have_left_it(short: Document, babble: bytes) -> None:
    assert printed(short, Conduct(babbles_after=babble)) == (SlipState.UNCONFIRMED, PrintReason.GARBLED)


@pytest.mark.parametrize("model", ["epson-tm-t20", "generic-80"])
@pytest.mark.parametrize("question", [1, 3, 6])
def test_a_printer_that_takes_its_time_is_waited_for(short: Document, model: str, question: int) -> None:
    conduct = Conduct(proof_with_question=question)
    assert printed(short, conduct, model) == (SlipState.CONFIRMED, PrintReason.NONE)


@pytest.mark.parametrize("babble", [b"\x00", b"\x11", b"\x12", b"\x10\0\0\0", b"\xff"])
def test_what_talks_for_ever_is_not_listened_to_for_ever(short: Document, babble: bytes) -> None:
    assert printed(short, Conduct(babbles=babble)) == (SlipState.FAILED, PrintReason.GARBLED)


def test_a_printer_that_takes_a_byte_at_a_time_is_given_up() -> None:
    slow = replace(generic(), proof=Proof.NONE)
    outcome = Conversation(Dripping(), slow, replace(QUICK, stall=0.1)).print(bytes(1_000_000))
    assert said(outcome) == (SlipState.UNCONFIRMED, PrintReason.STOPPED)


def generic() -> ReceiptProfile:
    return profile_for("", Paper.RECEIPT_80)


@dataclass
class Dripping:
    """A line that always takes one byte, at once."""

    rate: float = 1e9
    taken: int = 0

    def send(self, content: bytes, until: float) -> int:
        self.taken += min(1, len(content)) if until else 0
        return 1

    def receive(self, until: float) -> bytes:
        raise AssertionError(until)

    def unsent(self) -> int:
        return 0

    def close(self) -> None: ...


def test_another_jobs_process_id_proves_nothing(short: Document) -> None:
    conduct = Conduct(babbles_after=b"\x37\x22abcd\x00")
    assert printed(short, conduct) == (SlipState.UNCONFIRMED, PrintReason.SAYS_NOTHING)


def test_another_model_that_sends_no_process_id_is_not_confirmed(short: Document) -> None:
    assert printed(short, Conduct(process_ids=False)) == (SlipState.UNCONFIRMED, PrintReason.SAYS_NOTHING)


def test_a_printer_that_never_answers_is_sent_nothing(short: Document) -> None:
    with on_network(conduct=Conduct(answers=False)) as (printer, target):
        outcome = PRINTERS.print_document(short, read_target(target))
    assert said(outcome) == (SlipState.FAILED, PrintReason.NO_ANSWER)
    assert printer.names == []


def test_a_printer_known_to_say_nothing_prints_unconfirmed(renderer: SlipRenderer) -> None:
    with on_network(conduct=Conduct(answers=False, sensor=False)) as (printer, text):
        target = read_target(f"{text}?profile=silent-80")
        document = render_for(target, renderer.pages(slips.FULL), Paper.RECEIPT_80, (PRINTERS,))
        outcome = PRINTERS.print_document(document, target)
        printer_is_done(lambda: len(printer.pages) == 1)
    assert said(outcome) == (SlipState.UNCONFIRMED, PrintReason.SAYS_NOTHING)
    assert "GS r" not in printer.names


def printer_is_done(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not done():
        assert time.monotonic() < until, "the printer has not got everything"
        os.sched_yield()


@pytest.mark.parametrize("model", ["epson-tm-t20", "generic-80"])
@pytest.mark.parametrize("count", [1, 20_000])
def test_a_printer_that_hangs_in_the_middle_is_noticed(slip: Document, model: str, count: int) -> None:
    endless = replace(slip, content=slip.content * 40)  # more than the network itself holds
    state, reason = printed(endless, Conduct(hangs_from=count), model)
    assert (state, reason) == (SlipState.UNCONFIRMED, PrintReason.STOPPED)


def test_a_silent_printer_that_hangs_is_noticed(slip: Document) -> None:
    endless = replace(slip, content=slip.content * 40)
    conduct = Conduct(answers=False, hangs_from=20_000)
    assert printed(endless, conduct, "silent-80") == (SlipState.UNCONFIRMED, PrintReason.STOPPED)


def test_a_printer_that_falls_silent_after_the_slip_is_not_confirmed(slip: Document) -> None:
    conduct = Conduct(hangs_from=len(slip.content))
    assert printed(slip, conduct) == (SlipState.UNCONFIRMED, PrintReason.NO_ANSWER)


@pytest.mark.parametrize("count", [2, 30_000])
def test_a_line_cut_in_the_middle_may_have_left_a_slip(slip: Document, count: int) -> None:
    assert printed(slip, Conduct(hangs_up_from=count)) == (SlipState.UNCONFIRMED, PrintReason.OFFLINE)


def test_a_line_cut_before_the_proof_is_not_confirmed(short: Document) -> None:
    assert printed(short, Conduct(hangs_up_on_proof=True)) == (SlipState.UNCONFIRMED, PrintReason.OFFLINE)


def test_a_line_cut_at_once_surely_left_nothing(short: Document) -> None:
    assert printed(short, Conduct(hangs_up_from=0)) == (SlipState.FAILED, PrintReason.OFFLINE)


def test_a_printer_that_is_not_there_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    document = Document(DocumentForm.ESCPOS, b"\x1b@", Paper.RECEIPT_80)
    refused = PRINTERS.print_document(document, read_target(f"escpos:127.0.0.1:{port}"))
    assert said(refused) == (SlipState.FAILED, PrintReason.BUSY)
    for nowhere in (
        "escpos:printer.invalid",
        f"escpos:{'x' * 300}",
        "escpos-usb:/dev/nothing",
        "escpos-serial:/dev/no",
    ):
        outcome = PRINTERS.print_document(document, read_target(nowhere))
        assert said(outcome) == (SlipState.FAILED, PrintReason.OFFLINE), nowhere


def test_what_is_no_device_is_left_alone(tmp_path: Path, short: Document) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(b"Dear Maria")
    outcome = PRINTERS.print_document(short, UsbReceiptTarget(letter))
    assert said(outcome) == (SlipState.FAILED, PrintReason.NOT_THERE)
    assert letter.read_bytes() == b"Dear Maria"


def test_documents_of_another_form_are_refused() -> None:
    document = Document(DocumentForm.PDF, b"%PDF-", Paper.RECEIPT_80)
    outcome = PRINTERS.print_document(document, read_target("escpos:127.0.0.1:9"))
    assert said(outcome) == (SlipState.FAILED, PrintReason.REFUSED)


def test_two_stations_do_not_mix(slip: Document) -> None:
    patient = ReceiptPrinters(replace(QUICK, first_answer=10, reach=10))
    with on_network() as (printer, target):
        outcomes: list[PrintOutcome] = []
        stations = [
            Thread(target=lambda: outcomes.append(patient.print_document(slip, read_target(target)))) for _each in "ab"
        ]
        for station in stations:
            station.start()
        for station in stations:
            station.join()
    assert [said(outcome) for outcome in outcomes] == [(SlipState.CONFIRMED, PrintReason.NONE)] * 2
    expected = decode(slip.content, 576)[0].tobytes()
    assert [page.tobytes() for page in printer.pages] == [expected] * 2


@pytest.mark.parametrize("kind", ["escpos-usb:{}", "escpos-serial:{}@115200"])
def test_prints_on_usb_and_serial_lines(slip: Document, kind: str) -> None:
    with on_terminal() as (printer, device):
        outcome = PRINTERS.print_document(slip, read_target(f"{kind.format(device)}?profile=epson-tm-t20"))
    assert said(outcome) == (SlipState.CONFIRMED, PrintReason.NONE)
    assert printer.pages[0].tobytes() == decode(slip.content, 576)[0].tobytes()


@pytest.mark.parametrize("kind", ["escpos-usb:{}", "escpos-serial:{}"])
def test_a_device_in_use_is_busy(short: Document, kind: str) -> None:
    with on_terminal() as (printer, device):
        target = read_target(kind.format(device))
        assert isinstance(target, UsbReceiptTarget | SerialReceiptTarget)
        with closing(open_line(target, 1.0, UsbPrinters())):
            taken = PRINTERS.print_document(short, target)
        freed = PRINTERS.print_document(short, target)
    assert said(taken) == (SlipState.FAILED, PrintReason.BUSY)
    assert said(freed) == (SlipState.CONFIRMED, PrintReason.NONE)
    assert len(printer.pages) == 1


@pytest.mark.parametrize("kind", ["escpos-usb:{}", "escpos-serial:{}"])
@pytest.mark.parametrize(
    ("conduct", "state", "reason"),
    [
        (Conduct(state=NO_PAPER), SlipState.FAILED, PrintReason.OUT_OF_PAPER),
        (Conduct(hangs_from=20_000), SlipState.UNCONFIRMED, PrintReason.STOPPED),
        (Conduct(answers=False), SlipState.FAILED, PrintReason.NO_ANSWER),
    ],
)
def test_faults_of_a_device_are_noticed(
    slip: Document, kind: str, conduct: Conduct, state: SlipState, reason: PrintReason
) -> None:
    with on_terminal(conduct=conduct) as (_printer, device):
        outcome = PRINTERS.print_document(slip, read_target(kind.format(device)))
    assert said(outcome) == (state, reason)


@pytest.mark.parametrize(
    ("conduct", "reason"),
    [
        (Conduct(), PrintReason.NONE),
        (Conduct(state=COVER_OPEN), PrintReason.COVER_OPEN),
        (Conduct(answers=False), PrintReason.NO_ANSWER),
        (Conduct(answers=False, greeting=b"220 mail"), PrintReason.GARBLED),
    ],
)
def test_a_look_at_a_printer_prints_nothing(conduct: Conduct, reason: PrintReason) -> None:
    with on_network(conduct=conduct) as (printer, text):
        target = read_target(text)
        assert isinstance(target, NetworkReceiptTarget)
        assert PRINTERS.look(target) is reason
    assert printer.commands == []


def usb_port(listing: Path, name: str, vendor: str, product: str, serial: str) -> None:
    device = listing / "devices" / name
    (device / "1-1:1.0").mkdir(parents=True)
    (device / "idVendor").write_text(f"{vendor}\n")
    (device / "idProduct").write_text(f"{product}\n")
    (device / "serial").write_text(f"{serial}\n")
    port = listing / "class" / name
    port.mkdir(parents=True)
    (port / "device").symlink_to(device / "1-1:1.0")


def test_a_usb_printer_is_found_whatever_its_number(tmp_path: Path, short: Document) -> None:
    usb_port(tmp_path, "lp0", "0519", "0003", "S1")
    usb_port(tmp_path, "lp3", "04b8", "0e15", "E1")
    usb_port(tmp_path, "lp4", "04b8", "0e15", "E2")
    usb = UsbPrinters(tmp_path / "class", tmp_path)
    assert usb.device(UsbId(0x04B8, 0x0E15)).name == "lp3"
    assert usb.device(UsbId(0x04B8, 0x0E15, "E2")).name == "lp4"
    outcome = ReceiptPrinters(QUICK, usb).print_document(short, UsbReceiptTarget(UsbId(0x04B8, 0x9999)))
    assert said(outcome) == (SlipState.FAILED, PrintReason.OFFLINE)
