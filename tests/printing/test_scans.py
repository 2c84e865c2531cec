# SPDX-License-Identifier: GPL-3.0-or-later
"""The code read back from paper: as printed, from a poor scan, and dot by dot from a receipt printer's head."""

import io
from dataclasses import replace
from random import Random

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from kiosk.domain.slip import Paper, Slip
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.qr import code_of
from kiosk.printing.typeset import sheet_of
from tests.printing import slips

RECEIPTS = (Paper.RECEIPT_80, Paper.RECEIPT_58)
HEAD = 203.2  # dots an inch: 8 on a millimetre


def contact(name: str, person: str, street: str) -> Slip:
    return replace(
        slips.FULL, referrals=(replace(slips.FULL_LEGAL_AID, name=name, ask_for=person, street=street, town=""),)
    )


CONTACTS = {
    "accented": contact("Bürgerbüro Łódź – Aide à l’emploi", "Zoë Müller-Ñandú", "Größe Straße 4, Çeşme"),
    "arabic": contact("مكتب المساعدة القانونية", "ليلى حداد", "شارع المحكمة ١٢٠"),
    "vietnamese": contact("Trung tâm Trợ giúp Pháp lý", "Nguyễn Thị Phượng", "Đường Tòa Án 120"),
    "chinese": contact("社区法律援助中心", "李梅", "法院街120号4室"),
    "amharic": contact("የሕግ እርዳታ ቢሮ", "ሰላም ተስፋዬ", "ፍርድ ቤት መንገድ 120"),
    "ukrainian": contact("Центр правової допомоги", "Олена Ткаченко-Їжакевич", "вул. Судова, 120"),
}
EVERY_CODE = CONTACTS | {name: slips.NAMED[name] for name in ("full", "go_online", "promised", "everything", "large")}


def page(renderer: SlipRenderer, slip: Slip, paper: Paper, dpi: float) -> Image.Image:
    """The slip's pages below one another, in grey."""
    return Image.open(io.BytesIO(renderer.png(slip, paper, dpi))).convert("L")


def read(picture: Image.Image) -> zxingcpp.Barcode:
    [found] = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return found


def scanned(printed: Image.Image, dpi: int) -> Image.Image:
    """The page as a poor scanner at 200 dpi has it: 7° askew, blurred, noisy, neither black nor white."""
    turned = printed.rotate(7, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(0.12 / 25.4 * dpi))  # a spot of an eighth of a millimetre
    size = (round(turned.width * 200 / dpi), round(turned.height * 200 / dpi))
    small = blurred.resize(size, Image.Resampling.BOX).point(lambda light: 40 + light * 170 // 255)
    noise = Image.frombytes("L", size, Random(7).randbytes(size[0] * size[1]))  # noqa: S311 - no secret
    return Image.blend(small, noise, 0.15)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", sorted(CONTACTS))
def test_reads_back_exactly_as_printed_and_from_a_poor_scan(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    slip = CONTACTS[name]
    printed = page(renderer, slip, paper, 600)
    assert read(printed.resize((printed.width // 2, printed.height // 2))).text == code_of(slip).text
    assert read(scanned(printed, 600)).text == code_of(slip).text


def on_the_head(renderer: SlipRenderer, slip: Slip, paper: Paper, dpi: float = HEAD) -> Image.Image:
    """The dots that a receipt printer burns."""
    return page(renderer, slip, paper, dpi).point(lambda light: 255 if light > 127 else 0)


@pytest.mark.parametrize("paper", RECEIPTS)
@pytest.mark.parametrize("name", sorted(EVERY_CODE))
def test_modules_are_whole_dots_of_the_head(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    slip = EVERY_CODE[name]
    dots = on_the_head(renderer, slip, paper)
    code = code_of(slip)
    side = round(sheet_of(paper).module_of(code.modules) * 8)
    assert side >= 3  # 0.375 mm
    assert side * code.modules >= 25 * 8
    expected = Image.new("L", (code.modules, code.modules), 255)
    expected.putdata([0 if dark else 255 for row in code.rows for dark in row])
    drawn = expected.resize((side * code.modules,) * 2, Image.Resampling.NEAREST).tobytes()
    corner = read(dots).position.top_left
    shifts = [(corner.x + x, corner.y + y) for x in range(-3, 4) for y in range(-3, 4)]
    cut = {
        shift: dots.crop((*shift, shift[0] + side * code.modules, shift[1] + side * code.modules)) for shift in shifts
    }
    assert drawn in {picture.tobytes() for picture in cut.values()}


@pytest.mark.parametrize("dpi", [180, HEAD], ids=["180", "203"])
@pytest.mark.parametrize("paper", RECEIPTS)
@pytest.mark.parametrize("name", sorted(EVERY_CODE))
def test_reads_back_from_every_head(renderer: SlipRenderer, name: str, paper: Paper, dpi: float) -> None:
    slip = EVERY_CODE[name]
    assert read(on_the_head(renderer, slip, paper, dpi)).text == code_of(slip).text


@pytest.mark.parametrize(("paper", "wide"), [(Paper.RECEIPT_80, 640), (Paper.RECEIPT_58, 464)])
@pytest.mark.parametrize("name", sorted(slips.NAMED))
def test_the_heads_dots_stay_within_what_it_reaches(renderer: SlipRenderer, name: str, paper: Paper, wide: int) -> None:
    dots = on_the_head(renderer, slips.NAMED[name], paper)
    margin = round(sheet_of(paper).margin * 8)
    assert dots.width == wide
    for left in (0, wide - margin):
        assert dots.crop((left, 0, left + margin, dots.height)).getextrema() == (255, 255)
