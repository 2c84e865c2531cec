# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from kiosk.printing.errors import PrintTargetError
from kiosk.printing.targets import PdfTarget, PngTarget, PrinterTarget, PrintTarget, read_target


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
    ],
)
def test_reads_targets(text: str, target: PrintTarget) -> None:
    assert read_target(text) == target


@pytest.mark.parametrize(
    "text",
    ["", "paper", "printer:", "pdf", "pdf:", "png: ", "printer:ipps://x/", "printer:socket://x:9100", "pdf:a\0b"],
)
def test_names_what_is_wrong(text: str) -> None:
    with pytest.raises(PrintTargetError, match=r"\.$"):
        read_target(text)


@pytest.mark.parametrize("text", ["escpos:10.0.0.9:9100", "escpos-file:/tmp/x"])
def test_receipt_printers_are_not_supported_yet(text: str) -> None:
    with pytest.raises(PrintTargetError, match="not supported yet"):
        read_target(text)
