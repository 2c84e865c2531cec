# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers that make themselves known by DNS-SD on loopback: announced by zeroconf, and real ones by Avahi."""

import socket
from collections.abc import Iterator
from uuid import uuid4

import pytest
from zeroconf import ServiceInfo, Zeroconf

from kiosk.domain.printer import FoundPrinter, PrinterKind
from kiosk.domain.slip import Paper
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.connecting import Address
from kiosk.printing.printers.cups import CupsServer
from kiosk.printing.printers.finding import find_everything
from kiosk.printing.printers.finding.announcement import IPP, STREAM, Announcement, best_address
from kiosk.printing.printers.finding.network import NetworkPrinters
from kiosk.printing.printers.finding.queues import CupsQueues
from kiosk.printing.targets import NetworkReceiptTarget, PrinterTarget, read_target
from tests.printing.print_house import PrintHouse

LOOPBACK = NetworkPrinters(("127.0.0.1",))
RUN = uuid4().hex[:8]
SERVER = f"onward-{RUN}.local."
PDF = {"pdl": "application/octet-stream,application/pdf,image/urf"}

SERVICES = {
    "Office": (IPP, 9, {**PDF, "rp": "ipp/print", "ty": "HP LaserJet", "note": "Second floor", "UUID": str(uuid4())}),
    "Raster only": (IPP, 9, {"pdl": "image/pwg-raster,image/urf", "rp": "ipp/print"}),
    "Says nothing": (IPP, 9, {}),
    "Elsewhere": (IPP, 9, {**PDF, "rp": "printers/Büro 2"}),
    "EPSON TM-m30": (STREAM, 9100, {"ty": "EPSON TM-m30", "product": "(TM-m30)", "pdl": "application/octet-stream"}),
    "Counter": (STREAM, 9101, {"ty": "XP-80", "usb_CMD": "ESC/POS"}),
    "Laser": (STREAM, 9100, {"ty": "HP LaserJet", "pdl": "application/vnd.hp-PCL", "usb_CMD": "PCL,PDF"}),
    "No word": (STREAM, 9100, {}),
}


def announced(name: str, kind: str, port: int, says: dict[str, str]) -> ServiceInfo:
    return ServiceInfo(
        kind,
        f"{name} {RUN}.{kind}",
        addresses=[socket.inet_aton("127.0.0.1")],
        port=port,
        properties=says,
        server=SERVER,
    )


@pytest.fixture(scope="module")
def heard() -> Iterator[dict[str, FoundPrinter]]:
    """What is heard of the announced printers, by name."""
    network = Zeroconf(interfaces=["127.0.0.1"])
    try:
        for name, (kind, port, says) in SERVICES.items():
            network.register_service(announced(name, kind, port, says), cooperating_responders=True)
        found = [seen.printer for seen in LOOPBACK.find(4.0)]
        yield {each.name.removesuffix(f" {RUN}"): each for each in found if each.name.endswith(RUN)}
    finally:
        network.close()


def test_only_printers_that_understand_slips_are_found(heard: dict[str, FoundPrinter]) -> None:
    assert set(heard) == {"Office", "Elsewhere", "EPSON TM-m30", "Counter"}


def test_an_ipp_printer_is_found_with_the_way_to_it(heard: dict[str, FoundPrinter]) -> None:
    office = heard["Office"]
    assert (office.kind, office.detail) == (PrinterKind.IPP, "Second floor, 127.0.0.1:9")
    assert read_target(office.target) == PrinterTarget("ipp://127.0.0.1:9/ipp/print")
    assert read_target(heard["Elsewhere"].target) == PrinterTarget("ipp://127.0.0.1:9/printers/B%C3%BCro%202")


def test_one_that_does_not_listen_says_so(heard: dict[str, FoundPrinter]) -> None:
    assert heard["Office"].trouble == PrintReason.OFFLINE


def test_a_receipt_printer_is_found_with_the_way_to_it(heard: dict[str, FoundPrinter]) -> None:
    counter = heard["Counter"]
    assert (counter.kind, counter.detail) == (PrinterKind.RECEIPT_NETWORK, "127.0.0.1:9101")
    assert read_target(counter.target) == NetworkReceiptTarget("127.0.0.1", 9101)


@pytest.mark.printer
def test_a_real_printer_is_found_with_its_papers_and_only_once(house: PrintHouse) -> None:
    alone, with_queue = house.printer(), house.printer(command="echo 'STATE: +media-empty-error' >&2")
    queue = f"Found-{uuid4().hex[:6]}"
    house.add_queue(queue, with_queue.uri)
    cups = CupsQueues(CupsServer(Address(socket_file=house.cups_socket)))
    found = {each.target: each for each in find_everything((cups, LOOPBACK), seconds=8)}
    assert f"printer:ipp://127.0.0.1:{alone.port}/ipp/print" in found
    assert not any(str(with_queue.port) in target for target in found)
    printer, queued = found[f"printer:ipp://127.0.0.1:{alone.port}/ipp/print"], found[f"printer:{queue}"]
    assert (printer.kind, printer.trouble, queued.kind) == (PrinterKind.IPP, "", PrinterKind.QUEUE)
    assert {Paper.A4, Paper.LETTER} <= set(printer.papers)
    assert {Paper.A4, Paper.LETTER} <= set(queued.papers)


def announcement(kind: str = IPP, **said: str) -> Announcement:
    return Announcement(kind=kind, name="Any", host="any.local.", port=631, addresses=("192.0.2.7",), says=said)


def test_a_name_from_the_network_brings_no_tricks() -> None:
    tricky = Announcement(
        kind=IPP,
        name="Lob\nby\u202e \x1b[2J",
        host="any.local.",
        port=631,
        addresses=("192.0.2.7",),
        says={"pdl": "application/pdf", "rp": "ipp/print?x=\n#y", "note": "a\tb"},
    )
    found = tricky.seen_at("any.local.").printer
    assert (found.name, found.detail) == ("Lob by [2J", "a b, any.local:631")
    assert read_target(found.target) == PrinterTarget("ipp://any.local:631/ipp/print%3Fx%3D%20%23y")


def test_an_ipv6_address_is_written_with_brackets() -> None:
    assert announcement().seen_at("2001:db8::7").printer.target == "printer:ipp://[2001:db8::7]:631/ipp/print"
    stream = announcement(STREAM, ty="TM-T88VI").seen_at("2001:db8::7").printer.target
    assert read_target(stream) == NetworkReceiptTarget("2001:db8::7", 631)


@pytest.mark.parametrize(
    ("addresses", "best"),
    [
        (("fe80::1%eth0", "2001:db8::7", "192.0.2.7"), "192.0.2.7"),
        (("fe80::1%eth0", "2001:db8::7"), "2001:db8::7"),
        (("169.254.3.4", "192.0.2.7"), "192.0.2.7"),
        (("fe80::1%eth0",), "fe80::1%eth0"),
    ],
)
def test_the_address_that_works_from_most_places_is_taken(addresses: tuple[str, ...], best: str) -> None:
    assert best_address(addresses) == best


@pytest.mark.parametrize("port", [0, 70_000])
def test_a_port_that_is_none_is_left_out(port: int) -> None:
    said = Announcement(
        kind=IPP, name="Any", host="any.local.", port=port, addresses=("192.0.2.7",), says={"pdl": "application/pdf"}
    )
    assert not said.usable
