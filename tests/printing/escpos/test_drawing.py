# SPDX-License-Identifier: GPL-3.0-or-later
import io
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from kiosk.domain.slip import Paper
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.printers.document import DocumentForm
from kiosk.printing.printers.escpos.drawing import receipt_document, receipt_job, rows_of
from kiosk.printing.qr import code_of
from kiosk.printing.receipt_profiles import Cut, Raster, ReceiptProfile, profile_for, profile_named, receipt_models
from tests.printing import slips
from tests.printing.escpos.decoder import commands_of, decode

SLIPS = {"english": slips.FULL, "arabic": slips.AMIRA, "chinese": slips.WEI, "vietnamese": slips.NGUYEN}
HEADS = ("generic-80", "generic-58", "epson-tm-m30", "epson-tm-t88")
"""One model for each width, resolution and way of drawing."""


def profile(name: str) -> ReceiptProfile:
    found = profile_named(name)
    assert found is not None
    return found


def job(renderer: SlipRenderer, name: str, model: ReceiptProfile) -> bytes:
    return receipt_document(renderer.pages(SLIPS[name]), model.paper, model).content


@pytest.mark.parametrize("model", HEADS)
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_prints_the_page_of_the_preview_dot_for_dot(renderer: SlipRenderer, name: str, model: str) -> None:
    known = profile(model)
    [printed] = decode(job(renderer, name, known), known.dots)
    with Image.open(io.BytesIO(renderer.png(SLIPS[name], known.paper, known.dpi))) as preview:
        grey = preview.convert("L")
    left = (grey.width - known.dots) // 2
    expected = grey.crop((left, 0, left + known.dots, grey.height)).point([0] * 128 + [255] * 128, mode="1")
    assert printed.size == expected.size
    assert printed.tobytes() == expected.tobytes()
    frame = 2  # a frame's line may reach out by half its width; letters and codes never do
    right = left + known.dots + frame
    margins = [grey.crop((0, 0, left - frame, grey.height)), grey.crop((right, 0, grey.width, grey.height))]
    assert all(margin.getextrema() == (255, 255) for margin in margins)


@pytest.mark.parametrize("model", HEADS)
@pytest.mark.parametrize("name", sorted(SLIPS))
def test_code_reads_back_from_the_dots(renderer: SlipRenderer, name: str, model: str) -> None:
    known = profile(model)
    [printed] = decode(job(renderer, name, known), known.dots)
    [code] = zxingcpp.read_barcodes(printed.convert("L"))
    assert code.text == code_of(SLIPS[name]).text


@pytest.mark.parametrize("model", [model.name for model in receipt_models()])
def test_every_model_prints_its_own_width(renderer: SlipRenderer, model: str) -> None:
    known = profile(model)
    [printed] = decode(job(renderer, "english", known), known.dots)
    assert printed.width == known.dots
    assert abs(known.dots / known.dpi * 25.4 - (48 if known.paper is Paper.RECEIPT_58 else 72)) < 1


def picture(dark_rows: dict[int, int], height: int, width: int = 640) -> bytes:
    """A page with a black bar, from the head's left edge, of the given width in each of some rows."""
    page = Image.new("L", (width, height), 255)
    for row, length in dark_rows.items():
        page.paste(0, (32, row, 32 + length, row + 1))
    written = io.BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


def test_gaps_take_few_bytes() -> None:
    written = receipt_job((picture({0: 576, 700: 576}, 900),), profile("epson-tm-t20"))
    assert [command.name for command in commands_of(written)] == ["ESC @", *["GS v 0"] * 6, "GS V"]
    assert len(written) < 1200
    assert decode(written, 576)[0].height == 900


def test_white_at_the_end_of_lines_is_not_sent() -> None:
    wide, narrow = (receipt_job((picture({0: dots}, 1),), profile("generic-80")) for dots in (576, 10))
    assert len(wide) - len(narrow) == 70
    assert decode(narrow, 576)[0].size == decode(wide, 576)[0].size


def test_bands_stay_within_the_printers_limit() -> None:
    known = replace(profile("epson-tm-m30"), band_rows=100)
    written = receipt_job((picture(dict.fromkeys(range(250), 576), 250),), known)
    stores = [command for command in commands_of(written) if command.name == "GS ( L" and len(command.rest) > 4]
    assert [(len(store.rest) - 12) // 72 for store in stores] == [100, 100, 50]
    assert decode(written, 576)[0].height == 250


def test_grey_is_made_black_or_white_never_dots() -> None:
    page = Image.new("L", (576, 2), 255)
    page.paste(127, (0, 0, 576, 1))
    page.paste(128, (0, 1, 576, 2))
    written = io.BytesIO()
    page.save(written, "PNG")
    assert rows_of(written.getvalue(), profile("generic-80")) == (b"\xff" * 72, b"\0" * 72)


def test_every_page_is_cut_off() -> None:
    pages = (picture({0: 8}, 20), picture({3: 24}, 30))
    assert [page.height for page in decode(receipt_job(pages, profile("generic-80")), 576)] == [20, 30]


@pytest.mark.parametrize(
    ("cut", "feed_lines", "end"),
    [
        (Cut.PARTIAL, 0, b"\x1dVB\0"),
        (Cut.FULL, 0, b"\x1dVA\0"),
        (Cut.PARTIAL, 5, b"\x1bd\5\x1dV\1"),
        (Cut.FULL, 5, b"\x1bd\5\x1dV\0"),
        (Cut.TEAR, 4, b"\x1bd\4"),
    ],
)
def test_ends_as_the_printer_can(cut: Cut, feed_lines: int, end: bytes) -> None:
    known = replace(profile("generic-80"), cut=cut, feed_lines=feed_lines)
    assert receipt_job((picture({0: 8}, 1),), known).endswith(b"\xff" + end)


def test_both_rasters_print_the_same(renderer: SlipRenderer) -> None:
    known = profile("epson-tm-t20")
    older, newer = (decode(job(renderer, "english", replace(known, raster=raster)), 576) for raster in Raster)
    assert older[0].tobytes() == newer[0].tobytes()


@pytest.mark.parametrize(
    ("model", "wished", "given"),
    [
        ("generic-80", Paper.A5, Paper.RECEIPT_80),
        ("generic-80", Paper.RECEIPT_58, Paper.RECEIPT_58),
        ("generic-58", Paper.RECEIPT_80, Paper.RECEIPT_58),
        ("generic-58", Paper.LETTER, Paper.RECEIPT_58),
    ],
)
def test_a_paper_too_wide_for_the_head_gives_way(
    renderer: SlipRenderer, model: str, wished: Paper, given: Paper
) -> None:
    known = profile(model)
    document = receipt_document(renderer.pages(slips.FULL), wished, known)
    assert (document.form, document.paper) == (DocumentForm.ESCPOS, given)
    assert decode(document.content, known.dots)


@pytest.mark.parametrize(("model", "dots"), [("epson-tm-t20", 384), ("epson-tm-t88", 341)])
def test_a_narrow_roll_in_a_wide_printer_is_printed_within_its_48_mm(
    renderer: SlipRenderer, model: str, dots: int
) -> None:
    known = profile(model)
    document = receipt_document(renderer.pages(slips.FULL), Paper.RECEIPT_58, known)
    [printed] = decode(document.content, known.dots)
    inked = printed.convert("L").point([255] + [0] * 255).getbbox()
    assert inked is not None
    assert (inked[0], dots - inked[2]) == (0, 0)  # a frame reaches from edge to edge


def test_an_unnamed_printer_is_the_generic_one_of_the_papers_width() -> None:
    assert profile_for("", Paper.RECEIPT_58) == profile("generic-58")
    assert profile_for("", Paper.A5) == profile("generic-80")
    assert profile_for("star", Paper.RECEIPT_58) == profile("star")


def test_commands_in_somebodys_name_stay_words(renderer: SlipRenderer) -> None:
    known = profile("generic-80")
    nasty = replace(slips.FULL, for_name="\x1b@\x1dV\x00 \x10\x04\x01 Maria \x10\x14\x01\x00\x01")
    written = receipt_document(renderer.pages(nasty), known.paper, known).content
    assert len(decode(written, known.dots)) == 1
    assert b"Maria" not in written
    assert [command.name for command in commands_of(written)].count("GS V") == 1


def test_models_are_told_apart() -> None:
    models = receipt_models()
    assert len({model.title for model in models}) == len({model.name for model in models}) == len(models)
    assert models[0].paper is Paper.RECEIPT_80
