# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips to a receipt printer that is not ours: emupos, which speaks ESC/POS as Epson's reference has it."""

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
import zxingcpp
from PIL import Image, ImageChops

from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers import print_pages
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos import commands
from kiosk.printing.printers.escpos.conversation import ReceiptPatience
from kiosk.printing.printers.escpos.lettering import receipt_text_job
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.qr import code_of
from kiosk.printing.receipt_profiles import Cut, profile_for
from kiosk.printing.receipt_strips import StripRenderer
from kiosk.printing.receipt_text import LetteredSlip
from kiosk.printing.targets import read_target
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.wording import word_slip
from tests.printing import slips
from tests.printing.escpos.decoder import Typed, read

pytestmark = pytest.mark.printer

NATIONAL_SET = "1b 52 00"
"""ESC R of slips in its own letters, which it knows and skips: it has the letters of one country only."""

PRINTERS = ReceiptPrinters(ReceiptPatience(proof=1.0, look=0.3))
SLIPS = {"english": slips.FULL, "arabic": slips.AMIRA, "chinese": slips.WEI, "vietnamese": slips.NGUYEN}


@dataclass(frozen=True)
class Emupos:
    """A running emupos: its printer's port and serial device, where it is steered, and what it says."""

    port: int
    steering: str
    device: Path
    said: Path

    def ask(self, path: str, method: str = "GET") -> bytes:
        with urlopen(Request(f"{self.steering}/{path}", method=method), timeout=5) as answer:  # noqa: S310
            return bytes(answer.read())

    def newest_receipt(self) -> Image.Image:
        return Image.open(io.BytesIO(self.ask("devices/front/receipts/latest/image"))).convert("L")

    def newest_text(self) -> str:
        return self.ask("devices/front/receipts/latest/text").decode()

    def receipts(self) -> int:
        return len(json.loads(self.ask("devices/front/receipts")))

    @contextmanager
    def fault(self, name: str) -> Iterator[None]:
        self.ask(f"devices/front/faults/{name}", "PUT")
        try:
            yield
        finally:
            self.ask(f"devices/front/faults/{name}", "DELETE")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def command() -> str:
    """Find emupos, which needs a newer Python than we do and so has an environment of its own."""
    own = Path(sys.prefix) / "emupos" / "bin" / "emupos"
    found = str(own) if own.exists() else shutil.which("emupos")
    if found is None:
        pytest.skip("emupos is not installed here")
    return found


@pytest.fixture(scope="module")
def emupos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emupos]:
    emulator, folder = command(), tmp_path_factory.mktemp("emupos")
    port, steering = free_port(), free_port()
    (folder / "emupos.yaml").write_text(
        f"schema: 1\napi: {{ host: 127.0.0.1, port: {steering} }}\ndevices:\n"
        "  - id: front\n    type: printer\n    profile: epson-tm-t20iii\n    receipts_dir: ./receipts\n"
        f"    connections: [tcp: {{ port: {port} }}, serial: {{ pty: true }}]\n"
    )
    said = folder / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [emulator, "run", "--config", "emupos.yaml"],
            cwd=folder,
            env=os.environ | {"TMPDIR": str(folder)},
            stdout=output,
            stderr=output,
        )
    running = Emupos(port, f"http://127.0.0.1:{steering}/api/v1", folder / "emupos" / "front", said)
    try:
        wait_for(running)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)


def wait_for(running: Emupos) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            running.ask("health")
        except URLError:
            assert time.monotonic() < until, running.said.read_text()
            os.sched_yield()
        else:
            return


def printed(renderer: SlipRenderer, name: str, target: str) -> PrintOutcome:
    return print_pages(read_target(target), renderer.pages(SLIPS[name]), Paper.RECEIPT_80, (PRINTERS,))


@pytest.mark.parametrize("model", ["generic-80", "star"])
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_prints_the_preview_with_a_code_that_scans(
    emupos: Emupos, renderer: SlipRenderer, name: str, model: str
) -> None:
    outcome = printed(renderer, name, f"escpos:127.0.0.1:{emupos.port}?profile={model}")
    assert (outcome.state, outcome.reason) == (SlipState.CONFIRMED, PrintReason.NONE)
    receipt = emupos.newest_receipt()
    [code] = zxingcpp.read_barcodes(receipt)
    assert code.text == code_of(SLIPS[name]).text
    known = profile_for(model, Paper.RECEIPT_80)
    with Image.open(io.BytesIO(renderer.png(SLIPS[name], Paper.RECEIPT_80, known.dpi))) as preview:
        expected = preview.convert("L").crop((32, 0, 608, preview.height)).point([0] * 128 + [255] * 128)
    assert receipt.point([0] * 128 + [255] * 128).crop(ink(receipt)).tobytes() == expected.crop(ink(expected)).tobytes()


def ink(picture: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.invert(picture).getbbox()


def test_prints_on_its_serial_line(emupos: Emupos, renderer: SlipRenderer) -> None:
    outcome = printed(renderer, "english", f"escpos-serial:{emupos.device.resolve()}@9600")
    assert (outcome.state, outcome.reason) == (SlipState.CONFIRMED, PrintReason.NONE)


@pytest.mark.parametrize("name", sorted(SLIPS))
def test_prints_its_own_letters_with_a_code_that_scans(emupos: Emupos, renderer: SlipRenderer, name: str) -> None:
    slip, known = SLIPS[name], profile_for("", Paper.RECEIPT_80)
    code = code_of(slip)
    own = LetteredSlip(word_slip(slip, code.kind), code, slip.large_print)
    job = receipt_text_job(own, known.paper, known, StripRenderer(Typesetter()).pngs)
    outcome = PRINTERS.print_document(
        Document(DocumentForm.ESCPOS, job, known.paper), read_target(f"escpos:127.0.0.1:{emupos.port}")
    )
    assert (outcome.state, outcome.reason) == (SlipState.CONFIRMED, PrintReason.NONE)
    [scanned] = zxingcpp.read_barcodes(emupos.newest_receipt())
    assert scanned.text == code.text
    lines = [part.text.rstrip() for part in read(job, known.dots) if isinstance(part, Typed) and part.text.strip()]
    shown = [line.rstrip() for line in emupos.newest_text().splitlines()]
    assert [line for line in shown if line.strip() and not line.strip().startswith("[image")] == lines


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("paper-out", PrintReason.OUT_OF_PAPER),
        ("cover-open", PrintReason.COVER_OPEN),
        ("offline", PrintReason.PAUSED),
    ],
)
def test_its_faults_are_noticed_and_nothing_is_printed(
    emupos: Emupos, renderer: SlipRenderer, fault: str, reason: PrintReason
) -> None:
    before = emupos.receipts()
    with emupos.fault(fault):
        outcome = printed(renderer, "english", f"escpos:127.0.0.1:{emupos.port}")
    assert (outcome.state, outcome.reason) == (SlipState.FAILED, reason)
    assert emupos.receipts() == before


def test_paper_near_its_end_prints(emupos: Emupos, renderer: SlipRenderer) -> None:
    with emupos.fault("paper-near-end"):
        outcome = printed(renderer, "english", f"escpos:127.0.0.1:{emupos.port}")
    assert outcome.state is SlipState.CONFIRMED


def test_it_knows_every_command_of_a_slip(emupos: Emupos, renderer: SlipRenderer) -> None:
    printed(renderer, "english", f"escpos:127.0.0.1:{emupos.port}?profile=star")
    heard = emupos.said.read_text().splitlines()
    assert any("printer.job.completed" in line for line in heard)
    unknown = [line for line in heard if "command.unknown" in line]
    assert [line for line in unknown if not line.endswith(NATIONAL_SET)] == []


def test_a_process_id_that_never_comes_confirms_nothing(emupos: Emupos) -> None:
    job = commands.START + commands.raster(b"\xff", 1) + commands.ending(Cut.PARTIAL, 0)
    target = read_target(f"escpos:127.0.0.1:{emupos.port}?profile=epson-tm-t20")
    outcome = PRINTERS.print_document(Document(DocumentForm.ESCPOS, job, Paper.RECEIPT_80), target)
    assert (outcome.state, outcome.reason) == (SlipState.UNCONFIRMED, PrintReason.SAYS_NOTHING)
    assert emupos.newest_receipt().getpixel((7, 0)) == 0
