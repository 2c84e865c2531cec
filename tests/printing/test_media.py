# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from kiosk.domain.slip import Paper
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.outcome import PrintReason
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.ipp_queue import printer_status
from kiosk.printing.printers.media import is_offered, media_name, papers_among
from tests.printing import slips


def test_papers_have_their_standard_names(renderer: SlipRenderer) -> None:
    def name(paper: Paper) -> str:
        return media_name(Document(DocumentForm.PDF, renderer.pdf(slips.FULL, paper), paper))

    assert name(Paper.A4) == "iso_a4_210x297mm"
    assert name(Paper.LETTER) == "na_letter_8.5x11in"
    assert name(Paper.A5) == "iso_a5_148x210mm"
    width, length = name(Paper.RECEIPT_80).removeprefix("custom_slip_").removesuffix("mm").split("x")
    assert width == "80"
    assert 150 < int(length) < 400


@pytest.mark.parametrize(
    ("offered", "papers"),
    [
        ({"iso_a4_210x297mm", "na_letter_8.5x11in", "iso_a5_148x210mm"}, (Paper.A4, Paper.LETTER, Paper.A5)),
        ({"iso_a4_210x297mm", "custom_min_76.2x127mm", "custom_max_216x356mm"}, (Paper.A4,)),
        ({"custom_72x200mm_72x200mm", "custom_48x297mm_48x297mm"}, (Paper.RECEIPT_80, Paper.RECEIPT_58)),
        ({"om_80mm-roll_80x3276mm"}, (Paper.RECEIPT_80,)),
        ({"na_index-3x5_3x5in", "om_card_54x86mm", "iso_a7_74x105mm", "na_monarch_3.875x7.5in"}, ()),
        ({"nonsense", "custom_min_0x0mm"}, ()),
        (set(), ()),
    ],
)
def test_the_papers_a_printer_surely_takes(offered: set[str], papers: tuple[Paper, ...]) -> None:
    assert papers_among(offered) == papers


@pytest.mark.parametrize(
    ("name", "offered", "taken"),
    [
        ("iso_a5_148x210mm", {"iso_a4_210x297mm", "iso_a5_148x210mm"}, True),
        ("iso_a5_148x210mm", {"iso_a4_210x297mm"}, False),
        ("iso_a5_148x210mm", set(), True),
        ("custom_slip_80x212mm", {"custom_min_50x50mm", "custom_max_82x3000mm"}, True),
        ("custom_slip_80x212mm", {"custom_min_50x50mm", "custom_max_8x11in"}, True),
        ("custom_slip_80x212mm", {"custom_min_89x127mm", "custom_max_216x356mm"}, False),
        ("custom_slip_80x212mm", {"na_letter_8.5x11in"}, False),
    ],
)
def test_a_paper_is_named_only_where_it_is_offered(name: str, offered: set[str], taken: bool) -> None:
    assert is_offered(name, offered) is taken


@pytest.mark.parametrize(
    ("state", "reasons", "trouble"),
    [
        (3, ("none",), PrintReason.NONE),
        (3, ("media-low-warning", "toner-low-report"), PrintReason.NONE),
        (3, ("media-empty-report",), PrintReason.NONE),  # one of several trays
        (3, ("media-empty-error",), PrintReason.OUT_OF_PAPER),
        (5, ("media-empty",), PrintReason.OUT_OF_PAPER),
        (4, ("cover-open-warning",), PrintReason.COVER_OPEN),
        (3, ("media-jam",), PrintReason.PAPER_JAM),
        (5, ("paused",), PrintReason.PAUSED),
        (5, ("none",), PrintReason.STOPPED),
        (3, ("com.example.burning-error",), PrintReason.STOPPED),
    ],
)
def test_reasons_are_weighed(state: int, reasons: tuple[str, ...], trouble: PrintReason) -> None:
    status = printer_status({"printer-state": (state,), "printer-state-reasons": reasons})
    assert status.trouble is trouble


def test_what_came_up_during_the_job_counts_however_little_is_made_of_it() -> None:
    before = printer_status({"printer-state": (3,), "printer-state-reasons": ("media-empty-report",)})
    after = printer_status(
        {"printer-state": (3,), "printer-state-reasons": ("media-empty-report", "media-needed-report")}
    )
    assert before.trouble_since(before) is PrintReason.NONE
    assert after.trouble_since(before) is PrintReason.OUT_OF_PAPER
