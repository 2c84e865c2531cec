# SPDX-License-Identifier: GPL-3.0-or-later
import io
import re
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from kiosk.domain.slip import Paper
from kiosk.domain.visitor import card_token_hash, new_card_token
from kiosk.domain.visitor_card import VisitorCard
from kiosk.printing.pages import stacked
from kiosk.printing.qr import matrix
from kiosk.printing.typeset import sheet_of
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.visitor_card_pages import CardPages
from tests.printing import slips
from tests.printing.pdf_readers import facts_of, fonts_of, pages_of, run, smallest_type, text_of

POINTS_A_MILLIMETRE = 72 / 25.4
SHEETS = (Paper.A4, Paper.LETTER, Paper.A5)
RECEIPTS = (Paper.RECEIPT_80, Paper.RECEIPT_58)
TOKEN = "ONW" + "0123456789ABCDEF" * 2
MARIA = VisitorCard(office="Riverside Job Center", phone="(555) 010-4400", language="en", for_name="Maria", token=TOKEN)
BY_LANGUAGE = {
    **{language: replace(MARIA, language=language) for language in slips.LANGUAGES},
    "ar": replace(MARIA, language="ar", for_name="أميرة الحسن"),
    "zh": replace(MARIA, language="zh", for_name="王小伟", office="河滨就业中心"),
}
OVERLONG = replace(MARIA, office=slips.LONG_WORD[:200], for_name=slips.LONG_WORD[:200], phone="0123456789" * 12)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def page(typesetter: Typesetter, card: VisitorCard, paper: Paper, dpi: float = 200) -> Image.Image:
    return Image.open(io.BytesIO(stacked(CardPages(typesetter, card).pngs(paper, dpi)))).convert("L")


def scanned(picture: Image.Image) -> zxingcpp.Barcode:
    [code] = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return code


def worn(picture: Image.Image) -> Image.Image:
    """The page as a poor scan has it: 7° askew, blurred, grey."""
    turned = picture.rotate(7, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return turned.filter(ImageFilter.GaussianBlur(1.2)).point(lambda light: 40 + light * 170 // 255)


@pytest.mark.parametrize("large", [False, True], ids=["12pt", "16pt"])
@pytest.mark.parametrize("language", slips.LANGUAGES)
@pytest.mark.parametrize("paper", list(Paper))
def test_every_paper_language_and_size(typesetter: Typesetter, paper: Paper, language: str, large: bool) -> None:
    card = replace(BY_LANGUAGE[language], large_print=large)
    pdf = CardPages(typesetter, card).pdf(paper)
    [only] = pages_of(pdf)
    assert smallest_type(pdf) >= (16 if large else 12)
    assert all(font[-5] == "yes" and font[-3] == "yes" for font in fonts_of(pdf))
    text = text_of(pdf)
    assert "(555) 010-4400" in text
    assert all(word in text for word in card.for_name.split())
    assert only.width == pytest.approx(sheet_of(paper).width * POINTS_A_MILLIMETRE, abs=0.5)
    assert scanned(page(typesetter, card, paper)).text == TOKEN


@pytest.mark.parametrize("paper", list(Paper))
def test_reads_back_from_a_poor_scan(typesetter: Typesetter, paper: Paper) -> None:
    token = new_card_token()
    found = scanned(worn(page(typesetter, replace(MARIA, token=token), paper)))
    assert found.text == token
    assert card_token_hash(found.text) is not None


@pytest.mark.parametrize("paper", list(Paper))
def test_code_is_large_enough(typesetter: Typesetter, paper: Paper) -> None:
    dpi = 300
    whole = page(typesetter, MARIA, paper, dpi)
    corner = scanned(whole).position
    side = (corner.top_right.x - corner.top_left.x) / dpi * 25.4
    module = side / len(matrix(TOKEN))
    assert side >= 25
    assert module >= (0.375 if paper in RECEIPTS else 0.5)
    quiet = round(3.7 * module / 25.4 * dpi)
    box = (corner.top_left.x, corner.top_left.y, corner.bottom_right.x, corner.bottom_right.y)
    frame = whole.crop((box[0] - quiet, box[1] - quiet, box[2] + quiet, box[3] + quiet))
    frame.paste(255, (quiet - 4, quiet - 4, frame.width - quiet + 4, frame.height - quiet + 4))
    assert frame.getextrema() == (255, 255)  # nothing but white in the quiet zone


@pytest.mark.parametrize("paper", RECEIPTS)
def test_modules_are_whole_dots_on_a_receipt(typesetter: Typesetter, paper: Paper) -> None:
    picture = page(typesetter, MARIA, paper, 203.2)
    assert set(picture.crop((0, 0, picture.width, 300)).tobytes()) == {0, 255}  # no dot is half a module's


def card_on(picture: Image.Image, dpi: float) -> tuple[float, float, float, float]:
    """Where the card's edges are by its code: left, top, right, bottom in dots. It stands in the middle of the page."""
    code = scanned(picture).position
    middle = (code.top_left.y + code.bottom_left.y) / 2
    wide, tall = 85.6 / 25.4 * dpi / 2, 53.98 / 25.4 * dpi / 2
    return picture.width / 2 - wide, middle - tall, picture.width / 2 + wide, middle + tall


@pytest.mark.parametrize("paper", SHEETS)
def test_the_marks_cut_a_credit_card(typesetter: Typesetter, paper: Paper) -> None:
    dpi = 300
    picture = page(typesetter, MARIA, paper, dpi)
    left, top, right, bottom = card_on(picture, dpi)
    ink = ImageOps.invert(picture)

    def found(x: float, y: float, far_x: float, far_y: float) -> tuple[int, int]:
        """Where the darkest ink begins in a box."""
        box = (round(x), round(y), round(far_x), round(far_y))
        ink_x, ink_y, *_far = ink.crop(box).point(lambda light: 255 * (light > 90)).getbbox() or (-99, -99)
        return box[0] + ink_x, box[1] + ink_y

    beside, near = 25, 8  # dots: the marks keep off the card by 21, and are 58 long
    for y in (top, bottom):
        assert found(left - 60, y - near, left - beside, y + near)[1] == pytest.approx(y, abs=2.5)
        assert found(right + beside, y - near, right + 60, y + near)[1] == pytest.approx(y, abs=2.5)
    for x in (left, right):
        assert found(x - near, top - 60, x + near, top - beside)[0] == pytest.approx(x, abs=2.5)
        assert found(x - near, bottom + beside, x + near, bottom + 60)[0] == pytest.approx(x, abs=2.5)


@pytest.mark.parametrize(
    "card",
    [MARIA, replace(BY_LANGUAGE["uk"], large_print=True), OVERLONG, replace(OVERLONG, large_print=True)],
    ids=["short", "large", "long", "long-large"],
)
@pytest.mark.parametrize("paper", SHEETS)
def test_what_is_on_the_card_stays_on_it(typesetter: Typesetter, paper: Paper, card: VisitorCard) -> None:
    dpi = 150
    picture = page(typesetter, card, paper, dpi)
    left, top, right, bottom = (round(side) for side in card_on(picture, dpi))
    ink = ImageOps.invert(picture)
    edge = round(2 / 25.4 * dpi)
    for strip in (
        (left, top - 3, right, top + edge),
        (left, bottom - edge, right, bottom + 3),
        (left - 3, top + 3, left + edge, bottom - 3),
        (right - edge, top + 3, right + 3, bottom - 3),
    ):
        assert ink.crop(strip).point(lambda light: 255 * (light > 60)).getbbox() is None


@pytest.mark.parametrize("paper", list(Paper))
def test_overlong_words_stay_on_the_paper(typesetter: Typesetter, paper: Paper) -> None:
    pdf = CardPages(typesetter, OVERLONG).pdf(paper)
    margin = sheet_of(paper).margin * POINTS_A_MILLIMETRE
    [only] = pages_of(pdf)
    assert [w.text for w in only.words if w.left < margin - 1 or w.right > only.width - margin + 1] == []
    assert smallest_type(pdf) >= 12


def test_a_nameless_card_names_nobody(typesetter: Typesetter) -> None:
    text = text_of(CardPages(typesetter, replace(MARIA, for_name="")).pdf(Paper.A5))
    assert "Maria" not in text
    assert "Next time, just scan this." in text


def test_the_token_is_in_the_code_alone(typesetter: Typesetter) -> None:
    pdf = CardPages(typesetter, MARIA).pdf(Paper.A5)
    assert TOKEN not in text_of(pdf)
    assert TOKEN not in str(facts_of(pdf))
    assert TOKEN not in run(pdf, "pdfinfo", "-struct-text", "-")
    assert "Maria" not in str(facts_of(pdf))
    assert TOKEN not in repr(MARIA)


def test_right_to_left_is_mirrored(typesetter: Typesetter) -> None:
    arabic, english = page(typesetter, BY_LANGUAGE["ar"], Paper.A5), page(typesetter, MARIA, Paper.A5)
    assert scanned(arabic).position.top_left.x < arabic.width / 2 < scanned(english).position.top_left.x


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_pdf_is_tagged_for_screen_readers(typesetter: Typesetter, language: str) -> None:
    pdf = CardPages(typesetter, BY_LANGUAGE[language]).pdf(Paper.A5)
    assert facts_of(pdf)["Tagged"] == "yes"
    assert re.search(r"pdfuaid:part\W+1", run(pdf, "pdfinfo", "-meta", "-"))
    assert "Figure" in run(pdf, "pdfinfo", "-struct-text", "-")
