# SPDX-License-Identifier: GPL-3.0-or-later
"""Handouts on their way to a printer or a file."""

import logging
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import Paper, SlipState
from kiosk.printing.direct_printer import DirectPrinter
from kiosk.printing.errors import SlipNotTypesetError
from kiosk.printing.outcome import PrintOutcome, PrintReason
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.files import EscposFiles, PdfFiles, PngFiles
from kiosk.printing.targets import PrinterTarget, PrintTarget
from kiosk.printing.typesetter import Typesetter
from tests.domain.reports import NOTHING
from tests.printing import sheets
from tests.printing.pdf_readers import pages_of, text_of
from tests.printing.test_visitor_card import MARIA, TOKEN


@dataclass
class FakeQueue:
    """Answers for each printer by its name, and keeps what it was sent."""

    answers: dict[str, PrintOutcome]
    sent: list[tuple[str, Document]] = field(default_factory=list)
    form: DocumentForm = DocumentForm.PDF

    def takes(self, target: PrintTarget) -> bool:
        return isinstance(target, PrinterTarget)

    def print_document(self, document: Document, target: PrintTarget) -> PrintOutcome:
        assert isinstance(target, PrinterTarget)
        self.sent.append((target.name, document))
        return self.answers[target.name]


class NoTypesetter(Typesetter):
    """Cannot set anything."""

    def pdf(self, *_asked: object, **_named: object) -> bytes:
        raise SlipNotTypesetError("no font")


DONE = PrintOutcome(SlipState.CONFIRMED)
NO_PAPER = PrintOutcome(SlipState.FAILED, reason=PrintReason.OUT_OF_PAPER)
WHO_KNOWS = PrintOutcome(SlipState.UNCONFIRMED, reason=PrintReason.NO_ANSWER)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture
def queue() -> FakeQueue:
    return FakeQueue({"good": DONE, "empty": NO_PAPER, "mute": WHO_KNOWS})


@pytest.fixture
def direct(typesetter: Typesetter, queue: FakeQueue) -> DirectPrinter:
    return DirectPrinter(lambda: typesetter, (PdfFiles(), PngFiles(), EscposFiles(), queue))


def way(target: str, paper: Paper = Paper.A5) -> PrinterChoice:
    return PrinterChoice(target=target, paper=paper)


def test_a_sheet_becomes_a_file(direct: DirectPrinter, tmp_path: Path) -> None:
    ended = direct.print_sheet(sheets.FOOD, [way(f"pdf:{tmp_path / 'list.pdf'}", Paper.A4)])
    assert (ended.state, ended.path, ended.problem) == (SlipState.CONFIRMED, str(tmp_path / "list.pdf"), "")
    pdf = (tmp_path / "list.pdf").read_bytes()
    assert pages_of(pdf)[0].height == pytest.approx(842, abs=1)
    assert "Food Pantry 3" in text_of(pdf)


def test_a_sheet_becomes_a_picture_and_a_receipt(direct: DirectPrinter, tmp_path: Path) -> None:
    assert direct.print_sheet(sheets.TWELVE, [way(f"png:{tmp_path / 'a.png'}")]).state is SlipState.CONFIRMED
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    receipt = way(f"escpos-file:{tmp_path / 'a.bin'}", Paper.RECEIPT_80)
    assert direct.print_sheet(sheets.FOOD, [receipt]).state is SlipState.CONFIRMED
    assert b"\x1dv0" in (tmp_path / "a.bin").read_bytes()  # dots


def test_a_report_goes_to_the_printer(direct: DirectPrinter, queue: FakeQueue) -> None:
    assert direct.print_report(NOTHING, [way("printer:good", Paper.LETTER)]).state is SlipState.CONFIRMED
    [(_name, document)] = queue.sent
    [page] = pages_of(document.content)
    assert [page.width, page.height] == pytest.approx([612, 792], abs=1)
    assert NOTHING.office in text_of(document.content)


def test_a_card_goes_to_the_printer(direct: DirectPrinter, queue: FakeQueue) -> None:
    assert direct.print_card(MARIA, [way("printer:good")]).state is SlipState.CONFIRMED
    [(_name, document)] = queue.sent
    assert "Next time, just scan this." in text_of(document.content)


def test_a_card_never_becomes_a_file(direct: DirectPrinter, queue: FakeQueue, tmp_path: Path) -> None:
    files = [way(f"{kind}:{tmp_path / 'card'}") for kind in ("pdf", "png", "escpos-file")]
    ended = direct.print_card(MARIA, files)
    assert (ended.state, ended.problem, ended.path) == (SlipState.FAILED, PrintReason.NO_DEFAULT.value, "")
    assert direct.print_card(MARIA, [*files, way("printer:good")]).state is SlipState.CONFIRMED
    assert len(queue.sent) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_cards_trouble_is_its_printers(direct: DirectPrinter, tmp_path: Path) -> None:
    ended = direct.print_card(MARIA, [way("printer:empty"), way(f"pdf:{tmp_path / 'card.pdf'}")])
    assert ended.problem == PrintReason.OUT_OF_PAPER.value


def test_the_next_printer_steps_in_where_nothing_came_out(direct: DirectPrinter, queue: FakeQueue) -> None:
    ended = direct.print_sheet(sheets.FOOD, [way("printer:empty"), way("printer:good", Paper.A4)])
    assert ended.state is SlipState.CONFIRMED
    assert [(name, document.paper) for name, document in queue.sent] == [("empty", Paper.A5), ("good", Paper.A4)]


def test_what_may_have_come_out_is_not_printed_again(direct: DirectPrinter, queue: FakeQueue) -> None:
    ended = direct.print_card(MARIA, [way("printer:mute"), way("printer:good")])
    assert (ended.state, ended.problem) == (SlipState.UNCONFIRMED, "no_answer")
    assert len(queue.sent) == 1


@pytest.mark.parametrize(
    ("ways", "problem"),
    [
        (["printer:empty"], PrintReason.OUT_OF_PAPER),
        (["carrier-pigeon"], PrintReason.NOT_THERE),
        (["escpos:192.0.2.7:9100"], PrintReason.NOT_THERE),  # no handler here takes it
        ([], PrintReason.NO_DEFAULT),
    ],
)
def test_trouble_is_an_answer(direct: DirectPrinter, ways: list[str], problem: PrintReason) -> None:
    ended = direct.print_sheet(sheets.FOOD, [way(each) for each in ways])
    assert (ended.state, ended.problem) == (SlipState.FAILED, problem.value)


def test_a_page_that_cannot_be_set_is_an_answer(queue: FakeQueue) -> None:
    ended = DirectPrinter(NoTypesetter, (queue,)).print_card(MARIA, [way("printer:good")])
    assert (ended.state, ended.problem) == (SlipState.FAILED, PrintReason.REFUSED.value)


def test_a_file_that_cannot_be_written_is_an_answer(direct: DirectPrinter, tmp_path: Path) -> None:
    ended = direct.print_sheet(sheets.FOOD, [way(f"pdf:{tmp_path / 'nowhere' / 'list.pdf'}")])
    assert (ended.state, ended.problem) == (SlipState.FAILED, PrintReason.NOT_WRITABLE.value)


def test_nothing_of_a_cards_token_is_logged(direct: DirectPrinter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        direct.print_card(MARIA, [way("printer:empty"), way("printer:mute")])
    assert TOKEN not in caplog.text
