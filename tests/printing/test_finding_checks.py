# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a chosen printer can print, asked without printing."""

import socket
from contextlib import suppress
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.finding.checking import trouble_at
from kiosk.printing.targets import read_target
from tests.printing.loopback import Conduct, hang, hang_up, listener, reply_with
from tests.printing.print_house import PrintHouse


def answering(answers: dict[int, int]) -> Conduct:
    """Answer each DLE EOT with its own byte, or with one that means all is well."""

    def conduct(line: socket.socket, _over: Event) -> None:
        with suppress(OSError):
            while asked := line.recv(3):
                line.sendall(bytes((answers.get(asked[-1], 0x12),)))

    return conduct


def trouble(text: str, cups: CupsServer | None = None) -> PrintReason:
    return trouble_at(read_target(text), cups=cups, seconds=0.5)


@pytest.mark.parametrize(
    ("conduct", "profile", "reason"),
    [
        (answering({}), "", PrintReason.NONE),
        (answering({4: 0x72}), "", PrintReason.OUT_OF_PAPER),
        (answering({2: 0x16}), "?profile=epson-tm-t20", PrintReason.COVER_OPEN),
        (hang, "", PrintReason.NO_ANSWER),
        (hang, "?profile=silent-80", PrintReason.NONE),
        (reply_with(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "", PrintReason.GARBLED),
        (hang_up, "", PrintReason.OFFLINE),
    ],
)
def test_a_receipt_printer_typed_in_by_hand_is_asked(conduct: Conduct, profile: str, reason: PrintReason) -> None:
    with listener(conduct) as uri:
        assert trouble(f"escpos:127.0.0.1:{urlsplit(uri).port}{profile}") is reason


@pytest.mark.parametrize(
    "target",
    ["escpos:printer.invalid", "escpos-usb:04b8:ffff", "escpos-usb:/dev/usb/lp99", "escpos-serial:/dev/tty-no"],
)
def test_a_receipt_printer_that_is_not_there_is_said(target: str) -> None:
    assert trouble(target) is PrintReason.OFFLINE


def test_a_file_needs_a_folder_that_takes_it(tmp_path: Path) -> None:
    for kind in ("pdf", "png", "escpos-file"):
        assert trouble(f"{kind}:{tmp_path}/slip") is PrintReason.NONE
        assert trouble(f"{kind}:{tmp_path}/none/slip") is PrintReason.NOT_WRITABLE


def test_an_address_where_nobody_listens_is_said() -> None:
    assert trouble("printer:ipp://127.0.0.1:9/ipp/print") is PrintReason.OFFLINE


def test_no_print_system_is_said(tmp_path: Path) -> None:
    cups = CupsServer(Address(socket_file=tmp_path / "none"))
    assert trouble("printer:Front", cups) is PrintReason.PRINT_SYSTEM_AWAY
    assert trouble("printer", cups) is PrintReason.PRINT_SYSTEM_AWAY


@pytest.mark.printer
def test_queues_are_asked_and_their_printers_too(house: PrintHouse) -> None:
    cups = CupsServer(Address(socket_file=house.cups_socket))
    printer, queue = house.printer(), f"Checked-{uuid4().hex[:6]}"
    house.add_queue(queue, printer.uri)
    assert trouble(f"printer:{queue}", cups) is PrintReason.NONE
    assert trouble(f"printer:{printer.uri}") is PrintReason.NONE
    house.run("cupsdisable", queue)
    assert trouble(f"printer:{queue}", cups) is PrintReason.PAUSED
    house.run("cupsenable", queue)
    house.run("lpadmin", "-p", queue, "-v", "ipp://printer.invalid/ipp/print")
    assert trouble(f"printer:{queue}", cups) is PrintReason.OFFLINE
    assert trouble("printer:Nobody", cups) is PrintReason.NOT_THERE
