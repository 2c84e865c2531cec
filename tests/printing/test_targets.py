# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from kiosk.printing.errors import PrintTargetError
from kiosk.printing.targets import (
    EscposFileTarget,
    NetworkReceiptTarget,
    PdfTarget,
    PngTarget,
    PrinterTarget,
    PrintTarget,
    SerialReceiptTarget,
    UsbId,
    UsbReceiptTarget,
    read_target,
)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("printer", PrinterTarget()),
        ("printer:Front desk", PrinterTarget("Front desk")),
        ("printer:ipp://10.0.0.7:631/ipp/print", PrinterTarget("ipp://10.0.0.7:631/ipp/print")),
        ("pdf:/tmp/a b.pdf", PdfTarget(Path("/tmp/a b.pdf"))),
        ("PDF:slip:1.pdf", PdfTarget(Path("slip:1.pdf"))),
        ("png:slip.png", PngTarget(Path("slip.png"))),
        ("pdf:~/slip.pdf", PdfTarget(Path("~/slip.pdf").expanduser())),
        ("escpos:10.0.0.9", NetworkReceiptTarget("10.0.0.9", 9100)),
        ("ESCPOS: front-desk.local:9101", NetworkReceiptTarget("front-desk.local", 9101)),
        ("escpos:[fe80::1%eth0]", NetworkReceiptTarget("fe80::1%eth0", 9100)),
        ("escpos:[::1]:9?profile=Star", NetworkReceiptTarget("::1", 9, "star")),
        ("escpos-usb:/dev/usb/lp0", UsbReceiptTarget(Path("/dev/usb/lp0"))),
        ("escpos-usb:04b8:0E15", UsbReceiptTarget(UsbId(0x04B8, 0x0E15))),
        ("escpos-usb:04b8:0e15:X1?profile=epson-tm-t20", UsbReceiptTarget(UsbId(0x04B8, 0xE15, "X1"), "epson-tm-t20")),
        ("escpos-serial:/dev/ttyUSB0", SerialReceiptTarget(Path("/dev/ttyUSB0"), 38400)),
        ("escpos-serial:/dev/ttyS1@9600?profile=silent-80", SerialReceiptTarget(Path("/dev/ttyS1"), 9600, "silent-80")),
        ("escpos:10.0.0.9?letters=own", NetworkReceiptTarget("10.0.0.9", 9100, own_letters=True)),
        ("escpos:10.0.0.9?letters=Drawn&profile=star", NetworkReceiptTarget("10.0.0.9", 9100, "star")),
        ("escpos-usb:/dev/usb/lp0?letters=own", UsbReceiptTarget(Path("/dev/usb/lp0"), own_letters=True)),
        (
            "escpos-serial:/dev/ttyUSB0@19200?profile=generic-80&letters=own",
            SerialReceiptTarget(Path("/dev/ttyUSB0"), 19200, "generic-80", own_letters=True),
        ),
        ("escpos-file:slip.bin?letters=own", EscposFileTarget(Path("slip.bin"), own_letters=True)),
        ("escpos-file:/tmp/a b.bin", EscposFileTarget(Path("/tmp/a b.bin"))),
        ("escpos-file:~/slip?profile=generic-58", EscposFileTarget(Path("~/slip").expanduser(), "generic-58")),
    ],
)
def test_reads_targets(text: str, target: PrintTarget) -> None:
    assert read_target(text) == target


@pytest.mark.parametrize(
    "text",
    [
        *("", "paper", "printer:", "pdf", "pdf:", "png: ", "printer:ipps://x/", "printer:socket://x:9100", "pdf:a\0b"),
        *("printer:a\nb", "printer:half\ud800", "printer:a\u2028b", f"printer:{'x' * 1024}", "printer:ipp://h/\ud800"),
    ],
)
def test_names_what_is_wrong(text: str) -> None:
    with pytest.raises(PrintTargetError, match=r"\.$"):
        read_target(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "escpos:",
            "escpos::9100",
            "escpos:a b",
            "escpos:host:",
            "escpos:host:0",
            "escpos:host:65536",
            "escpos:host:９",
        ),
        *("escpos:fe80::1", "escpos:[::1", "escpos:host/x", "escpos-usb:", "escpos-usb:04b8", "escpos-usb:04b8:0e15:"),
        *("escpos-usb:/etc/passwd", "escpos-usb:/dev/../etc/passwd", "escpos-usb:/dev/usb/lp0\0"),
        *("escpos-serial:ttyUSB0", "escpos-serial:/dev/ttyUSB0@", "escpos-serial:/dev/ttyUSB0@12345", "escpos-file:"),
        *("escpos:host?profile=", "escpos:host?profile=laser", "escpos:host?dots=9", "escpos:host?", "escpos-lpt:x"),
        *("escpos:host?letters=", "escpos:host?letters=big", "escpos:host?letters=own&letters=own"),
        *("escpos:host?profile=star&profile=star", "escpos:host?letters=own&dots=9", "pdf:?letters=own\0"),
    ],
)
def test_names_what_is_wrong_with_a_receipt_printer(text: str) -> None:
    with pytest.raises(PrintTargetError, match=r"\.$"):
        read_target(text)


def test_an_unknown_model_is_answered_with_those_we_know() -> None:
    with pytest.raises(PrintTargetError, match=r"“laser” is no receipt printer we know.*epson-tm-t20"):
        read_target("escpos:host?profile=laser")
