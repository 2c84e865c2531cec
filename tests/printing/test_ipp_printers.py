# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers that misbehave in ways no real one does on demand."""

import socket
import struct
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp import IppPrinters, Patience
from kiosk.printing.printers.ipp_exchange import Address
from kiosk.printing.targets import PrinterTarget
from tests.printing.loopback import Conduct, drip, hang, hang_up, http, listener, reply_with

DOCUMENT = Document(DocumentForm.PDF, b"%PDF-1.7 not really", Paper.A4)
GROUP_JOB, GROUP_PRINTER = b"\x02", b"\x04"


def printers(cups: Address | None = None) -> IppPrinters:
    patience = Patience(answer=0.6, reach=0.3, paper=0.6, trouble=0.3, look=0.02)
    return IppPrinters(CupsServer(cups or Address("127.0.0.1", 9), seconds=0.6), patience)


def number(name: str, value: int) -> bytes:
    return b"\x23" + struct.pack(">h", len(name)) + name.encode() + struct.pack(">hi", 4, value)


def ipp(*groups: bytes, status: int = 0) -> bytes:
    return struct.pack(">bbhi", 2, 0, status, 1) + b"\x01" + b"".join(groups) + b"\x03"


IDLE = ipp(GROUP_PRINTER + number("printer-state", 3))


def by_operation(answers: dict[int, bytes | None]) -> Conduct:
    """Answer each IPP operation with its own bytes; hang where there are none."""

    def conduct(line: socket.socket, over: Event) -> None:
        received = b""
        while b"\r\n\r\n" not in received or len(received.split(b"\r\n\r\n", 1)[1]) < 4:
            received += line.recv(65536)
        (operation,) = struct.unpack_from(">h", received.split(b"\r\n\r\n", 1)[1], 2)
        body = answers[operation]
        if body is None:
            over.wait(30)
            return
        line.sendall(http(body))

    return conduct


@pytest.mark.parametrize(
    ("conduct", "reasons"),
    [
        (hang, {PrintReason.NO_ANSWER}),
        (drip, {PrintReason.NO_ANSWER, PrintReason.GARBLED}),
        (hang_up, {PrintReason.GARBLED, PrintReason.OFFLINE}),
        (reply_with(b"\x00\xff" * 400), {PrintReason.GARBLED}),
        (reply_with(http(b"")), {PrintReason.GARBLED}),
        (reply_with(http(b"\x02\x00\x00\x00\x00\x00\x00\x01")), {PrintReason.GARBLED}),
        (reply_with(http(b"<html>hello</html>")), {PrintReason.GARBLED}),
        (reply_with(http(IDLE[:-8])), {PrintReason.GARBLED}),
        (reply_with(http(b"", "404 Not Found")), {PrintReason.GARBLED}),
        (reply_with(http(b"", "403 Forbidden")), {PrintReason.REFUSED}),
        (reply_with(http(ipp(status=0x0406))), {PrintReason.NOT_THERE}),
        (reply_with(http(ipp(status=0x0501))), {PrintReason.REFUSED}),
    ],
)
def test_nothing_is_sent_to_what_gives_no_sensible_answer(conduct: Conduct, reasons: set[PrintReason]) -> None:
    with listener(conduct) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert outcome.state is SlipState.FAILED
    assert outcome.reason in reasons


def test_no_wait_is_stretched_by_a_dripping_answer() -> None:
    began = time.monotonic()
    with listener(drip) as uri:
        printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert time.monotonic() - began < 20  # it would drip for ever


@pytest.mark.parametrize(
    ("after_sending", "reason"), [(None, PrintReason.NO_ANSWER), (b"nonsense", PrintReason.GARBLED)]
)
def test_what_goes_quiet_after_taking_the_slip_may_have_printed(
    after_sending: bytes | None, reason: PrintReason
) -> None:
    with listener(by_operation({0x000B: IDLE, 0x0002: after_sending})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.reason) == (SlipState.UNCONFIRMED, reason)


def test_a_refused_document_has_failed() -> None:
    with listener(by_operation({0x000B: IDLE, 0x0002: ipp(status=0x040A)})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.REFUSED)


def test_a_job_that_stays_waiting_is_taken_back() -> None:
    waiting = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 3))
    with listener(by_operation({0x000B: IDLE, 0x0002: waiting, 0x0009: waiting, 0x0008: ipp(status=0x0404)})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.job, outcome.reason) == (SlipState.UNCONFIRMED, "7", PrintReason.STOPPED)


def test_a_job_cancelled_with_nothing_printed_has_failed() -> None:
    cancelled = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 7))
    with listener(
        by_operation({0x000B: IDLE, 0x0002: cancelled, 0x0009: cancelled, 0x0008: ipp(status=0x0404)})
    ) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.CANCELLED)


def test_nobody_there_has_failed() -> None:
    for uri in ("ipp://127.0.0.1:9/ipp/print", "ipp://printer.invalid/ipp/print", "ipp://[::1", "ipp:///x"):
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
        assert outcome.state is SlipState.FAILED, uri
        assert outcome.reason in {PrintReason.OFFLINE, PrintReason.NOT_THERE}, uri


def test_a_picture_is_refused_before_anything_is_asked() -> None:
    picture = Document(DocumentForm.PNG, b"", Paper.A4)
    outcome = printers().print_document(picture, PrinterTarget("ipp://127.0.0.1:9/"))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.REFUSED)


@pytest.mark.parametrize(
    "make", [lambda _: Address("127.0.0.1", 9), lambda folder: Address(socket_file=folder / "none")]
)
def test_no_print_system_is_said(tmp_path: Path, make: Callable[[Path], Address]) -> None:
    outcome = printers(make(tmp_path)).print_document(DOCUMENT, PrinterTarget())
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.PRINT_SYSTEM_AWAY)
    with pytest.raises(PrinterError) as error:
        CupsServer(make(tmp_path)).find_printers()
    assert error.value.reason is PrintReason.PRINT_SYSTEM_AWAY
