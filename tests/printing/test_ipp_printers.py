# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers that misbehave in ways no real one does on demand."""

import socket
import struct
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.errors import PrinterError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp import IppPrinters, JobPatience
from kiosk.printing.targets import PrinterTarget
from tests.printing.loopback import Conduct, drip, full_house, hang, hang_up, has_ipv6, http, listener, reply_with

DOCUMENT = Document(DocumentForm.PDF, b"%PDF-1.7 not really", Paper.A4)
GROUP_JOB, GROUP_PRINTER = b"\x02", b"\x04"


def printers(cups: Address | None = None) -> IppPrinters:
    patience = JobPatience(answer=0.6, reach=0.3, paper=0.6, trouble=0.3, look=0.02)
    return IppPrinters(CupsServer(cups or Address("127.0.0.1", 9), seconds=0.6), patience)


def number(name: str, value: int) -> bytes:
    return b"\x23" + struct.pack(">h", len(name)) + name.encode() + struct.pack(">hi", 4, value)


def ipp(*groups: bytes, status: int = 0) -> bytes:
    return struct.pack(">bbhi", 2, 0, status, 1) + b"\x01" + b"".join(groups) + b"\x03"


def word(name: str, value: str) -> bytes:
    return b"\x42" + struct.pack(">h", len(name)) + name.encode() + struct.pack(">h", len(value)) + value.encode()


IDLE = ipp(GROUP_PRINTER + number("printer-state", 3))


def by_operation(answers: dict[int, bytes | Conduct]) -> Conduct:
    """Answer each IPP operation with its own bytes, or treat it in its own way."""

    def conduct(line: socket.socket, over: Event) -> None:
        received = b""
        while b"\r\n\r\n" not in received or len(received.split(b"\r\n\r\n", 1)[1]) < 4:
            received += line.recv(65536)
        (operation,) = struct.unpack_from(">h", received.split(b"\r\n\r\n", 1)[1], 2)
        answer = answers[operation]
        if isinstance(answer, bytes):
            line.sendall(http(answer))
        else:
            answer(line, over)

    return conduct


def in_turn(*answers: bytes) -> Conduct:
    """Answer every caller with the next of these."""
    left = iter(answers)
    return lambda line, _over: line.sendall(http(next(left)))


def break_off(line: socket.socket, _over: Event) -> None:
    """End the connection with the rest of the slip unread."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


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
    ("after_sending", "reason"), [(hang, PrintReason.NO_ANSWER), (b"nonsense", PrintReason.GARBLED)]
)
def test_what_goes_quiet_after_taking_the_slip_may_have_printed(
    after_sending: bytes | Conduct, reason: PrintReason
) -> None:
    with listener(by_operation({0x000B: IDLE, 0x0002: after_sending})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.reason) == (SlipState.UNCONFIRMED, reason)


@pytest.mark.parametrize(
    ("conduct", "reasons"),
    [(hang, {PrintReason.NO_ANSWER}), (break_off, {PrintReason.OFFLINE, PrintReason.GARBLED})],
)
def test_a_slip_cut_off_on_its_way_may_have_printed(conduct: Conduct, reasons: set[PrintReason]) -> None:
    more_than_a_line_holds = replace(DOCUMENT, content=bytes(20_000_000))
    with listener(by_operation({0x000B: IDLE, 0x0002: conduct})) as uri:
        outcome = printers().print_document(more_than_a_line_holds, PrinterTarget(uri))
    assert outcome.state is SlipState.UNCONFIRMED
    assert outcome.reason in reasons


@pytest.mark.parametrize("status", [0x0505, 0x0507])
def test_a_printer_that_stays_busy_has_taken_nothing(status: int) -> None:
    with listener(by_operation({0x000B: IDLE, 0x0002: ipp(status=status)})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.BUSY)


def test_a_printer_that_is_busy_for_a_moment_is_asked_again() -> None:
    busy, done = ipp(status=0x0507), ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 9))
    with listener(by_operation({0x000B: IDLE, 0x0002: in_turn(busy, busy, done), 0x0009: done, 0x0008: done})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert (outcome.state, outcome.job) == (SlipState.CONFIRMED, "7")


def test_a_job_the_printer_forgets_may_have_printed() -> None:
    taken = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 5))
    with listener(by_operation({0x000B: IDLE, 0x0002: taken, 0x0009: ipp(status=0x0406)})) as uri:
        outcome = printers().print_document(DOCUMENT, PrinterTarget(uri))
    assert outcome == PrintOutcome(SlipState.UNCONFIRMED, "7")


def test_a_printer_that_lists_no_jobs_cannot_say() -> None:
    with listener(by_operation({0x000A: ipp(status=0x0501)})) as uri:
        assert printers().find_job(uuid4(), PrinterTarget(uri)) == PrintOutcome(SlipState.UNCONFIRMED)


@pytest.mark.parametrize("lists_all", [True, False])
def test_a_job_is_found_whatever_lists_a_printer_keeps(*, lists_all: bool) -> None:
    print_id = uuid4()
    job = GROUP_JOB + number("job-id", 7) + number("job-state", 9) + word("job-name", f"Onward slip {print_id.hex}")
    refused, none, found = ipp(status=0x040B), ipp(), ipp(GROUP_JOB + number("job-id", 8), job)
    lists = in_turn(found) if lists_all else in_turn(refused, none, found)
    with listener(by_operation({0x000A: lists, 0x000B: IDLE, 0x0009: ipp(job), 0x0008: ipp()})) as uri:
        assert printers().find_job(print_id, PrinterTarget(uri)) == PrintOutcome(SlipState.CONFIRMED, "7")


def test_no_proxy_stands_between_us_and_a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with listener(by_operation({0x000B: IDLE})) as uri:
        assert printers().look(PrinterTarget(uri)) is PrintReason.NONE


def test_a_name_system_that_is_stuck_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    released, look_up = Event(), socket.getaddrinfo

    def stuck(*asked: Any, **more: Any) -> Any:
        released.wait(30)
        return look_up(*asked, **more)

    monkeypatch.setattr(socket, "getaddrinfo", stuck)
    with listener(by_operation({0x000B: IDLE})) as uri:
        trouble = printers().look(PrinterTarget(uri))
        released.set()
    assert trouble is PrintReason.OFFLINE


def test_a_host_with_an_address_that_is_dead_is_reached_by_its_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with listener(by_operation({0x000B: IDLE})) as uri, full_house() as dead:
        alive = ("127.0.0.1", urlsplit(uri).port)
        kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: [(*kind, dead), (*kind, alive)])
        assert printers().look(PrinterTarget("ipp://printer.example/ipp/print")) is PrintReason.NONE


def test_a_printer_on_ipv6_is_reached() -> None:
    if not has_ipv6():
        pytest.skip("no IPv6 on this machine's loopback")
    with listener(by_operation({0x000B: IDLE}), "::1") as uri:
        assert printers().look(PrinterTarget(uri)) is PrintReason.NONE


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


@pytest.mark.parametrize(
    "name",
    [
        "half\ud800",
        "x" * 40_000,
        "ipp://127.0.0.1:9/\ud800",
        "ipp://\ud800/",
        "ipp://a..b/",
        "ipp://h/?\ud800",
        f"ipp://h/{'x' * 40_000}",
    ],
)
def test_a_name_no_printer_can_have_is_nobodys(name: str) -> None:
    target = PrinterTarget(name)
    with listener(reply_with(http(IDLE))) as uri:
        place = Address("127.0.0.1", urlsplit(uri).port or 0)
        asked = printers(place)
        assert asked.look(target) is PrintReason.NOT_THERE
        assert asked.print_document(DOCUMENT, target) == PrintOutcome(SlipState.FAILED, reason=PrintReason.NOT_THERE)
        assert asked.follow("7", target) == PrintOutcome(SlipState.UNCONFIRMED, "7", PrintReason.NOT_THERE)
        assert asked.find_job(uuid4(), target) == PrintOutcome(SlipState.UNCONFIRMED, reason=PrintReason.NOT_THERE)


def test_a_path_is_written_in_the_letters_that_may_stand_in_it() -> None:
    heard: list[bytes] = []

    def conduct(line: socket.socket, _over: Event) -> None:
        heard.append(line.recv(65536).split(b"\r\n")[0])
        line.sendall(http(IDLE))

    with listener(conduct) as uri:
        assert printers().look(PrinterTarget(uri.replace("/ipp/print", "/ü/a%20b c"))) is PrintReason.NONE
    assert heard == [b"POST /%C3%BC/a%20b%20c HTTP/1.1"]


@pytest.mark.parametrize("job", ["", "seven", str(2**31)])
def test_a_number_no_job_can_have_is_nobodys(job: str) -> None:
    with listener(reply_with(http(IDLE))) as uri:
        followed = printers().follow(job, PrinterTarget(uri))
    assert followed == PrintOutcome(SlipState.UNCONFIRMED, job, PrintReason.NOT_THERE)


@pytest.mark.parametrize(("state", "well"), [(3, True), (5, True), (4, False), (6, False)])
def test_a_job_under_way_is_looked_at_once_and_left(state: int, *, well: bool) -> None:
    job = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", state))
    cancelled = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 7))
    looks = in_turn(job) if well else in_turn(job, cancelled)
    with listener(by_operation({0x000B: in_turn(IDLE), 0x0009: looks, 0x0008: ipp()})) as uri:
        followed = printers().follow("7", PrinterTarget(uri))
    sent = PrintOutcome(SlipState.SENT, "7", PrintReason.STILL_PRINTING)
    assert followed == (sent if well else PrintOutcome(SlipState.FAILED, "7", PrintReason.STOPPED))


def test_a_job_called_completed_whose_printer_has_gone_off_may_have_printed() -> None:
    queue = ipp(GROUP_PRINTER + number("printer-state", 3) + word("device-uri", "ipp://127.0.0.1:9/ipp/print"))
    done = ipp(GROUP_JOB + number("job-id", 7) + number("job-state", 9))
    with listener(by_operation({0x000B: queue, 0x0009: done, 0x0008: ipp()})) as uri:
        followed = printers().follow("7", PrinterTarget(uri))
    assert followed == PrintOutcome(SlipState.UNCONFIRMED, "7", PrintReason.OFFLINE)


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
