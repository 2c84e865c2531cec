# SPDX-License-Identifier: GPL-3.0-or-later
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.errors import PrintTargetError, SlipNotWrittenError
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers import print_pages, standard_printers
from kiosk.printing.printers.files import EscposFiles, PdfFiles, PngFiles, write_whole
from kiosk.printing.targets import EscposFileTarget, FileTarget, PdfTarget, PngTarget, PrinterTarget, read_target
from tests.printing import slips
from tests.printing.escpos.decoder import decode

FILES = (PdfFiles(), PngFiles(), EscposFiles())


def refuse(number: int) -> Callable[..., NoReturn]:
    def refused(*_given: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refused


def test_writes_a_pdf(renderer: SlipRenderer, tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    outcome = print_pages(PdfTarget(path), renderer.pages(slips.FULL), Paper.A5, FILES)
    assert (outcome.state, outcome.reason) == (SlipState.CONFIRMED, PrintReason.NONE)
    assert path.read_bytes() == renderer.pdf(slips.FULL, Paper.A5)
    assert [entry.name for entry in tmp_path.iterdir()] == ["slip.pdf"]
    assert path.stat().st_mode & 0o077 == 0  # a slip is nobody else's to read


def test_writes_a_png(renderer: SlipRenderer, tmp_path: Path) -> None:
    path = tmp_path / "slip.png"
    outcome = print_pages(PngTarget(path), renderer.pages(slips.FULL), Paper.A5, FILES)
    assert outcome.state is SlipState.CONFIRMED
    assert path.read_bytes().startswith(b"\x89PNG")


def test_writes_what_a_receipt_printer_would_be_sent(renderer: SlipRenderer, tmp_path: Path) -> None:
    path = tmp_path / "slip.bin"
    target = EscposFileTarget(path, "epson-tm-t88")
    outcome = print_pages(target, renderer.pages(slips.FULL), Paper.A5, FILES)
    assert (outcome.state, outcome.reason) == (SlipState.CONFIRMED, PrintReason.NONE)
    [page] = decode(path.read_bytes(), 512)
    assert page.width == 512
    assert _print_over(renderer, target) == (SlipState.CONFIRMED, PrintReason.NONE)


@pytest.mark.parametrize("place", ["none/slip.pdf", "folder"])
def test_a_place_that_cannot_be_written_is_said(renderer: SlipRenderer, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    target = PdfTarget(tmp_path / place)
    outcome = print_pages(target, renderer.pages(slips.FULL), Paper.A5, FILES)
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, PrintReason.NOT_WRITABLE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["folder"]


def _print_over(renderer: SlipRenderer, target: FileTarget) -> tuple[SlipState, PrintReason]:
    outcome = print_pages(target, renderer.pages(slips.FULL), Paper.A5, FILES)
    return outcome.state, outcome.reason


@pytest.mark.parametrize("older", [b"SQLite format 3\0", b"Dear Maria,\n", b"\x93\x02 sealed", b"%PD", b""])
@pytest.mark.parametrize("form", [PdfTarget, PngTarget, EscposFileTarget])
def test_a_file_that_is_no_slip_is_never_replaced(
    renderer: SlipRenderer, tmp_path: Path, form: type[FileTarget], older: bytes
) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(older)
    assert _print_over(renderer, form(path)) == (SlipState.FAILED, PrintReason.NOT_WRITABLE)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [older]


@pytest.mark.parametrize(("form", "older"), [(PdfTarget, b"%PDF-1.7 older"), (PngTarget, b"\x89PNG\r\n\x1a\nolder")])
def test_an_older_slip_is_replaced(
    renderer: SlipRenderer, tmp_path: Path, form: type[PdfTarget | PngTarget], older: bytes
) -> None:
    path = tmp_path / "slip"
    path.write_bytes(older)
    assert _print_over(renderer, form(path)) == (SlipState.CONFIRMED, PrintReason.NONE)
    assert path.read_bytes() != older


@pytest.mark.parametrize("leads_to", ["slip.pdf", "nowhere.pdf"])
def test_a_link_is_never_replaced(renderer: SlipRenderer, tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "slip.pdf").write_bytes(b"%PDF-1.7 older")
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / leads_to)
    assert _print_over(renderer, PdfTarget(link)) == (SlipState.FAILED, PrintReason.NOT_WRITABLE)
    assert link.is_symlink()
    assert (tmp_path / "slip.pdf").read_bytes() == b"%PDF-1.7 older"
    assert not (tmp_path / "nowhere.pdf").exists()


def test_a_pipe_or_device_is_never_replaced(renderer: SlipRenderer, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    pipe = tmp_path / "slip.pdf"
    os.mkfifo(pipe)
    assert _print_over(renderer, PdfTarget(pipe)) == (SlipState.FAILED, PrintReason.NOT_WRITABLE)
    assert pipe.is_fifo()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "slip.pdf"
    path.write_bytes(b"older")
    monkeypatch.setattr("os.fsync" if step == "fsync" else "pathlib.Path.replace", refuse(errno.ENOSPC))
    with pytest.raises(SlipNotWrittenError) as error:
        write_whole(path, b"newer")
    assert error.value.no_room
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"older"]


def test_a_really_full_disk_is_said(renderer: SlipRenderer) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    outcome = print_pages(PdfTarget(Path("/dev/full/x")), renderer.pages(slips.FULL), Paper.A5, FILES)
    assert outcome.state is SlipState.FAILED


def test_no_handler_for_a_target_is_an_error(renderer: SlipRenderer) -> None:
    with pytest.raises(PrintTargetError):
        print_pages(PrinterTarget(), renderer.pages(slips.FULL), Paper.A5, FILES)


@pytest.mark.parametrize(
    "text",
    ["printer", "pdf:a", "png:a", "escpos:host", "escpos-usb:04b8:0e15", "escpos-serial:/dev/ttyS0", "escpos-file:a"],
)
def test_every_target_has_a_handler(text: str) -> None:
    assert sum(printer.takes(read_target(text)) for printer in standard_printers()) == 1
