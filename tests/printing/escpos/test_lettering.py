# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips in the printer's own letters, read back by the strict decoder."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
import zxingcpp
from PIL import Image

from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.printing.code_pages import composed
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.printers.document import Document, DocumentForm
from kiosk.printing.printers.escpos.drawing import receipt_document, rows_of
from kiosk.printing.printers.escpos.lettering import DrawStrips, LetteredPages, lettered_document, receipt_text_job
from kiosk.printing.printers.escpos.receipt_printers import ReceiptPrinters
from kiosk.printing.qr import CodeKind, code_of
from kiosk.printing.receipt_profiles import Cut, Raster, ReceiptProfile, profile_named, receipt_models
from kiosk.printing.receipt_strips import StripRenderer
from kiosk.printing.receipt_text import LetteredSlip, Paragraph, Part
from kiosk.printing.targets import read_target
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.worded_slip import Line, WordedSlip
from kiosk.printing.wording import CopyMark, word_slip
from tests.printing import slips
from tests.printing.escpos.decoder import NotEscposError, Typed, commands_of, decode, read
from tests.printing.escpos.receipt_printer import on_terminal

MODELS = ("generic-80", "generic-58", "epson-tm-t20", "epson-tm-m30", "epson-tm-t88-old", "citizen")


def profile(name: str) -> ReceiptProfile:
    found = profile_named(name)
    assert found is not None
    return found


def lettered(slip: Slip, copy: CopyMark | None = None) -> LetteredSlip:
    code = code_of(slip)
    return LetteredSlip(word_slip(slip, code.kind, copy), code, slip.large_print)


@dataclass
class DrawnBars:
    """In place of a picture of words, a bar; keeps the words."""

    strips: list[Sequence[Part]] = field(default_factory=list)

    def draw(
        self, _slip: LetteredSlip, strips: Sequence[Sequence[Part]], paper: Paper, dpi: float
    ) -> tuple[bytes, ...]:
        self.strips += strips
        width = round((58 if paper is Paper.RECEIPT_58 else 80) / 25.4 * dpi)
        bar = io.BytesIO()
        Image.new("L", (width, 9), 0).save(bar, "PNG")
        return tuple(bar.getvalue() for _strip in strips)


def no_drawing(_slip: LetteredSlip, strips: Sequence[Sequence[Part]], _paper: Paper, _dpi: float) -> tuple[bytes, ...]:
    assert not strips, strips
    return ()


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@dataclass(frozen=True)
class OwnPages:
    """A slip's pages for printers with letters of their own."""

    slip: Slip
    draw: DrawStrips = no_drawing

    def lettered(self) -> LetteredSlip:
        return lettered(self.slip)

    def strips(
        self, slip: LetteredSlip, strips: Sequence[Sequence[Part]], paper: Paper, dpi: float
    ) -> tuple[bytes, ...]:
        return self.draw(slip, strips, paper, dpi)


def words_of(worded: WordedSlip, kind: CodeKind) -> str:
    """Everything on the slip in reading order; written beside the program's own order, from the page's."""

    def step_lines(place: int) -> Iterator[Line]:
        step = worded.steps[place]
        yield from (step.sentence, *step.notes)
        for fact in step.facts:
            yield from (fact.title, *fact.lines)

    first = len(worded.steps) if kind is CodeKind.REFERENCE else 1
    lines = [worded.office, *worded.dates, worded.heading]
    lines += [line for place in range(first) for line in step_lines(place)]
    caption = worded.code_caption
    rest = [line for place in range(first, len(worded.steps)) for line in step_lines(place)]
    rest += [*worded.come_back, worded.reference, worded.checked]
    return "\n".join([*map(text_of, lines), caption, *map(text_of, rest)])


def text_of(line: Line) -> str:
    return "".join(run.text for run in line)


def plainly(text: str) -> str:
    """Write text as it may be printed: typographic marks plain, spaces left out."""
    same = str.maketrans("’‘“”–—", "''\"\"--")
    return "".join(composed(text).translate(same).replace("…", "...").split())


def read_back(job: bytes, dots: int, drawings: DrawnBars) -> tuple[str, list[Image.Image]]:
    """Join the lines of letters and, where a bar is, the words it stands for; other pictures are the code's."""
    strips, said, codes = iter(drawings.strips), [], []
    for part in read(job, dots):
        if isinstance(part, Typed):
            said.append("" if set(part.text) == {"-"} else part.text)
        elif part.getextrema() == (0, 0) or part.getbbox() is None:
            said += [text_of(drawn.line) for drawn in next(strips) if isinstance(drawn, Paragraph)]
        else:
            codes.append(part)
    assert next(strips, None) is None
    return plainly("\n".join(said)), codes


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("language", slips.LANGUAGES)
def test_every_languages_slip_says_the_same_in_the_same_order(language: str, model: str) -> None:
    slip, known, drawings = slips.BY_LANGUAGE[language], profile(model), DrawnBars()
    own = lettered(slip)
    said, _codes = read_back(receipt_text_job(own, known.paper, known, drawings.draw), known.dots, drawings)
    assert said == plainly(words_of(own.worded, own.code.kind))


@pytest.mark.parametrize("name", sorted(slips.NAMED))
def test_every_example_says_the_same_in_the_same_order(name: str) -> None:
    known, drawings = profile("generic-58"), DrawnBars()
    own = lettered(slips.NAMED[name], CopyMark(2, slips.PRINTED_AT))
    said, codes = read_back(receipt_text_job(own, known.paper, known, drawings.draw), known.dots, drawings)
    assert said == plainly(words_of(own.worded, own.code.kind))
    assert codes


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_latin_slips_need_no_drawing(language: str) -> None:
    known = profile("generic-80")
    assert receipt_text_job(lettered(slips.BY_LANGUAGE[language]), known.paper, known, no_drawing)


def test_ukrainian_is_in_letters_where_the_printer_has_them() -> None:
    drawings = DrawnBars()
    lines = [line.text for line in typed(slips.OLENA, "epson-tm-t20", drawings.draw)]
    assert "Для: Олена Ткаченко" in lines
    [[languages]] = drawings.strips  # with an ñ among the Cyrillic letters
    assert isinstance(languages, Paragraph)
    assert "Español" in text_of(languages.line)


def test_only_the_lines_without_letters_are_drawn() -> None:
    known, drawings = profile("generic-80"), DrawnBars()
    receipt_text_job(lettered(slips.MANY_SCRIPTS), known.paper, known, drawings.draw)
    drawn = [[text_of(part.line) for part in strip if isinstance(part, Paragraph)] for strip in drawings.strips]
    assert [strip[0].split()[0] for strip in drawn] == ["For", "Ask", "አማርኛ", "Languages:"]


def test_a_slip_from_right_to_left_is_drawn_but_for_its_rules() -> None:
    known, drawings = profile("generic-80"), DrawnBars()
    job = receipt_text_job(lettered(slips.AMIRA), known.paper, known, drawings.draw)
    assert {part.text.strip("-") for part in read(job, 576) if isinstance(part, Typed)} == {""}


@pytest.mark.parametrize("model", [model.name for model in receipt_models()])
@pytest.mark.parametrize("slip", [slips.FULL, slips.AMIRA, slips.ANSWERED], ids=["long", "mirrored", "reference"])
def test_code_reads_back_at_a_good_size(typesetter: Typesetter, slip: Slip, model: str) -> None:
    known = profile(model)
    job = receipt_text_job(lettered(slip), known.paper, known, StripRenderer(typesetter).pngs)
    [page] = decode(job, known.dots)
    [code] = zxingcpp.read_barcodes(page.convert("L"))
    assert code.text == code_of(slip).text
    side = (code.position.top_right.x - code.position.top_left.x) / known.dpi * 25.4
    assert 25 <= side <= 38


def test_a_module_is_of_whole_dots_sent_once() -> None:
    known = profile("epson-tm-t88")
    job = receipt_text_job(lettered(slips.FULL), known.paper, known, no_drawing)
    doubled = [command for command in commands_of(job) if command.name == "GS v 0"]
    assert {command.rest[1] for command in doubled} == {3}
    assert sum(len(command.rest) for command in doubled) < 2500


def typed(slip: Slip, model: str = "generic-80", draw: DrawStrips = no_drawing) -> list[Typed]:
    known = profile(model)
    parts = read(receipt_text_job(lettered(slip), known.paper, known, draw), known.dots)
    return [part for part in parts if isinstance(part, Typed)]


def test_what_stands_out_is_bold_and_the_name_and_phone_are_high() -> None:
    lines = {line.text.strip(): line for line in typed(slips.FULL)}
    assert (lines["For Maria"].size, lines["For Maria"].bold) == ((1, 2), "For Maria")
    assert lines["(555) 010-4420"].size == (1, 2)
    assert lines["Your next step is with the Legal Aid Intake"].bold == "Legal Aid Intake"
    assert lines["Extension 12"].bold.strip() == "12"
    assert lines["Bring with you"].bold == "Bring with you"
    assert lines["Your letter · photo ID"].bold.strip() == ""
    assert {line.size for line in lines.values()} == {(1, 1), (1, 2)}


def test_large_print_is_twice_as_wide_and_high() -> None:
    lines = [line for line in typed(slips.LARGE) if line.text.strip() and not line.text.startswith("--")]
    assert {line.size for line in lines} == {(2, 2), (2, 3)}
    assert all(len(line.text) <= 24 for line in lines)


def test_lines_of_a_fact_stand_below_its_title() -> None:
    texts = [line.text for line in typed(slips.FULL)]
    assert texts[texts.index("120 Court Street, Room 4") + 1] == "  Riverside, IL 60546"


def test_steps_stand_further_apart_than_facts() -> None:
    texts = [line.text for line in typed(slips.THREE)]
    second = texts.index("2. Call Utility Help Line.")
    assert texts[second - 2 : second] == ["", ""]
    assert [text for text in texts if text][:3] == ["Riverside Job Center", "Monday 23 November 2026", "-" * 48]


def test_coming_back_stands_between_rules() -> None:
    texts = [line.text for line in typed(slips.FULL)]
    begin, end = [place for place, text in enumerate(texts) if text == "-" * 48][-2:]
    assert texts[begin + 1] == "If this doesn't work out, come back to us."
    assert texts[end - 1].endswith("30 November.")


@pytest.mark.parametrize(("model", "columns"), [("generic-80", 48), ("epson-tm-t88", 42), ("generic-58", 32)])
def test_lines_are_as_wide_as_the_paper(model: str, columns: int) -> None:
    texts = [line.text for line in typed(slips.FULL, model)]
    assert "-" * columns in texts
    assert max(len(text) for text in texts) == columns


@pytest.mark.parametrize(("model", "columns"), [("generic-80", 32), ("epson-tm-t88", 28)])
def test_a_narrow_roll_in_a_wide_printer(model: str, columns: int) -> None:
    known = profile(model)
    job = receipt_text_job(lettered(slips.FULL), Paper.RECEIPT_58, known, no_drawing)
    texts = [part.text for part in read(job, known.dots) if isinstance(part, Typed)]
    assert max(len(text) for text in texts) == columns


@pytest.mark.parametrize(
    ("model", "wished", "given"),
    [
        ("generic-80", Paper.A5, Paper.RECEIPT_80),
        ("generic-80", Paper.RECEIPT_58, Paper.RECEIPT_58),
        ("generic-58", Paper.RECEIPT_80, Paper.RECEIPT_58),
    ],
)
def test_a_paper_too_wide_for_the_head_gives_way(model: str, wished: Paper, given: Paper) -> None:
    pages = OwnPages(slips.FULL)
    assert isinstance(pages, LetteredPages)
    document = lettered_document(pages, wished, profile(model))
    assert (document.form, document.paper) == (DocumentForm.ESCPOS, given)
    assert decode(document.content, profile(model).dots)


def test_commands_in_somebodys_words_stay_words() -> None:
    nasty = "\x1b@\x1dV\x00 \x10\x04\x01 Maria \x10\x14\x01\x00\x01 \x0c\x18\x7f\x9b"
    slip = replace(slips.STEERED, for_name=nasty, office=nasty)
    known, drawings = profile("generic-80"), DrawnBars()
    job = receipt_text_job(lettered(slip), known.paper, known, drawings.draw)
    names = [command.name for command in commands_of(job)]
    assert (names.count("GS V"), names.count("ESC @")) == (1, 1)
    assert "For @ V Maria" in [part.text for part in read(job, 576) if isinstance(part, Typed)]


@pytest.mark.parametrize("stray", [b"\r", b"\t", b"\x0c", b"\x18", b"\x00", b"\x7f", b"\x1b\x70\x00", b"\x1bt\x03"])
def test_a_stray_byte_would_be_noticed(stray: bytes) -> None:
    known = profile("generic-80")
    job = receipt_text_job(lettered(slips.FULL), known.paper, known, no_drawing)
    with pytest.raises(NotEscposError):
        read(job.replace(b"They know", stray + b"They know"), 576)


def test_words_that_were_never_made_literal_are_drawn() -> None:
    own = lettered(slips.MARIA)
    [run] = own.worded.office
    raw = replace(own, worded=replace(own.worded, office=(replace(run, text="\x1b@\x1dV\x00"),)))
    known, drawings = profile("generic-80"), DrawnBars()
    assert receipt_text_job(raw, known.paper, known, drawings.draw).count(b"\x1d") > 1
    assert len(drawings.strips) == 1


@pytest.mark.parametrize("model", [model.name for model in receipt_models()])
def test_ends_as_drawn_jobs_do(typesetter: Typesetter, model: str) -> None:
    known = profile(model)
    job = receipt_text_job(lettered(slips.FULL), known.paper, known, no_drawing)
    fed = bytes((0x1B, 0x64, known.feed_lines)) if known.feed_lines else b""
    cut = {Cut.TEAR: b"", Cut.PARTIAL: b"\x1dV\1" if fed else b"\x1dVB\0"}[known.cut]
    assert job.startswith(b"\x1b@")
    assert job.endswith(b"\n\n" + fed + cut)


def test_prints_on_a_serial_line() -> None:
    known = profile("generic-80")
    job = receipt_text_job(lettered(slips.FULL), known.paper, known, no_drawing)
    with on_terminal() as (printer, device):
        target = read_target(f"escpos-serial:{device}@9600?profile=generic-80&letters=own")
        outcome = ReceiptPrinters().print_document(Document(DocumentForm.ESCPOS, job, known.paper), target)
    assert outcome.state is SlipState.CONFIRMED
    assert [part.text for part in printer.head.said if isinstance(part, Typed)] == [
        line.text for line in typed(slips.FULL)
    ]


def test_both_rasters_print_the_same() -> None:
    known = profile("epson-tm-t20")
    jobs = [
        receipt_text_job(lettered(slips.FULL), known.paper, replace(known, raster=way), no_drawing) for way in Raster
    ]
    older, newer = (decode(job, 576) for job in jobs)
    assert older[0].tobytes() == newer[0].tobytes()


def test_strips_are_drawn_whole(typesetter: Typesetter) -> None:
    """No accent or tail is cut off above or below, and nothing stands beside the head."""
    renderer, known = StripRenderer(typesetter), profile("generic-58")
    for slip in (
        slips.NGUYEN,
        slips.AMIRA,
        slips.WEI_LARGE,
        slips.MANY_SCRIPTS,
        replace(slips.NGUYEN, large_print=True),
    ):
        drawings = DrawnBars()
        own = lettered(slip)
        receipt_text_job(own, known.paper, known, drawings.draw)
        pictures = renderer.pngs(own, drawings.strips, known.paper, known.dpi)
        assert len(pictures) == len(drawings.strips)
        for picture in pictures:
            rows = rows_of(picture, known)
            assert not any(rows[0] + rows[-1])
            assert any(map(any, rows))
            with Image.open(io.BytesIO(picture)) as page:
                grey = page.convert("L")
            assert grey.crop((0, 0, 38, grey.height)).getextrema() == (255, 255)
            assert grey.crop((grey.width - 38, 0, *grey.size)).getextrema() == (255, 255)


def test_paragraphs_of_a_strip_stand_apart(typesetter: Typesetter) -> None:
    own = lettered(slips.AMIRA)
    paragraph = Paragraph(line=own.worded.come_back[0])
    heights = []
    for strip in ([paragraph], [paragraph, paragraph]):
        [picture] = StripRenderer(typesetter).pngs(own, [strip], Paper.RECEIPT_80, 203.2)
        with Image.open(io.BytesIO(picture)) as page:
            heights.append(page.height)
    assert heights[1] - heights[0] >= 34 * 1.2  # dots of 12 points, and space between


@pytest.mark.parametrize(("language", "most"), [("en", 0.04), ("es", 0.04), ("fr", 0.04), ("zh", 0.6), ("vi", 0.6)])
def test_takes_a_fraction_of_the_bytes(typesetter: Typesetter, language: str, most: float) -> None:
    slip, known = slips.BY_LANGUAGE[language], profile("generic-80")
    drawn = receipt_document(SlipRenderer(typesetter).pages(slip), known.paper, known).content
    assert len(receipt_text_job(lettered(slip), known.paper, known, StripRenderer(typesetter).pngs)) < most * len(drawn)
