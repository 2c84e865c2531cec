# SPDX-License-Identifier: GPL-3.0-or-later
import io
from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.domain.avenue import Avenue
from kiosk.domain.slip import Paper, SlipPhone, SlipReferral
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.qr import Code, CodeKind, code_of, short_website, web_address
from tests.printing import slips
from tests.printing.pdf_readers import text_of

WITH_CODES = {
    name: slips.NAMED[name]
    for name in ("full", "amira", "wei", "nguyen", "go_online", "promised", "long_name", "large")
}


def scan(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def scanned(picture: Image.Image) -> str:
    [code] = scan(picture)
    return str(code.text)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", sorted(WITH_CODES))
def test_code_is_large_enough(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    slip = WITH_CODES[name]
    dpi = 300
    whole = Image.open(io.BytesIO(renderer.png(slip, paper, dpi))).convert("L")
    [found] = scan(whole)
    corner = found.position
    side = (corner.top_right.x - corner.top_left.x) / dpi * 25.4
    code = code_of(slip)
    least = 0.375 if paper in {Paper.RECEIPT_80, Paper.RECEIPT_58} else 0.5
    assert side >= 25
    assert side / code.modules >= least * 0.98  # corners are found to the pixel
    assert found.ec_level in {"M", "Q", "H"}
    box = (corner.top_left.x, corner.top_left.y, corner.bottom_right.x, corner.bottom_right.y)
    quiet = 3.7 * side / code.modules / 25.4 * dpi
    around = (round(box[0] - quiet), round(box[1] - quiet), round(box[2] + quiet), round(box[3] + quiet))
    frame = whole.crop(around)
    frame.paste(
        255, (round(quiet) - 4, round(quiet) - 4, frame.width - round(quiet) + 4, frame.height - round(quiet) + 4)
    )
    assert frame.getextrema() == (255, 255)  # nothing but white in the quiet zone


def test_contact_is_a_vcard() -> None:
    lines = code_of(slips.MARIA).text.split("\r\n")
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Priya Nair;;;;",
        "FN:Priya Nair",
        "ORG:Legal Aid Intake Desk\\, Riverside Legal Aid",
        "TEL:(555) 010-4420",
        "ADR:;;120 Court Street\\, Room 4;;;;",
        "END:VCARD",
    ]


def test_everything_fits_when_it_is_short() -> None:
    short = replace(slips.FULL_LEGAL_AID, name="Aid", street="1 Elm St", town="Rome", email="a@b.org", website="b.org")
    text = code_of(replace(slips.FULL, referrals=(short,))).text
    assert "TEL:(555) 010-4420,12\r\n" in text
    assert "ADR:;;1 Elm St;Rome;;;\r\n" in text
    assert "EMAIL:a@b.org\r\n" in text
    assert "URL:https://b.org\r\n" in text


def test_code_says_what_the_resource_has() -> None:
    assert code_of(slips.FULL).kind is CodeKind.CONTACT
    assert code_of(slips.GO_ONLINE) == replace(code_of(slips.GO_ONLINE), kind=CodeKind.WEBSITE)
    assert code_of(slips.GO_ONLINE).text == "https://www.benefits.example.gov/find/"
    assert (code_of(slips.PROMISED).kind, code_of(slips.PROMISED).text) == (CodeKind.REFERENCE, "K7F3MQ")
    nothing = replace(slips.MARIA, referrals=(SlipReferral(avenue=Avenue.OFFICE, name="Desk 3"),))
    assert code_of(nothing).kind is CodeKind.REFERENCE


@pytest.mark.parametrize("name", sorted(slips.NAMED))
def test_nothing_about_the_visitor_is_in_the_code(name: str) -> None:
    slip = replace(slips.NAMED[name], for_name="Xanthippe")
    code = code_of(slip)
    assert code == code_of(replace(slip, for_name=""))
    assert "Xanthippe" not in code.text
    assert slip.reference not in code.text or code.kind is CodeKind.REFERENCE


texts = st.text(min_size=1, max_size=400)


@given(texts, texts, texts, texts)
def test_any_contact_makes_a_code_of_good_size(name: str, person: str, number: str, street: str) -> None:
    referral = SlipReferral(
        avenue=Avenue.OFFICE, name=name, ask_for=person, street=street, phones=(SlipPhone(number=number),)
    )
    code = code_of(replace(slips.MARIA, referrals=(referral,)))
    assert 21 <= code.modules <= 57


@given(st.text(st.characters(categories=("L", "N", "P", "S", "M")), min_size=1, max_size=24))
def test_any_name_reads_back(name: str) -> None:
    code = code_of(replace(slips.MARIA, referrals=(replace(slips.LEGAL_AID, ask_for=name),)))
    assert scanned(drawn(code)) == code.text


def drawn(code: Code) -> Image.Image:
    side = code.modules
    picture = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(code.rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    return picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)


def test_caption_says_what_scanning_brings(renderer: SlipRenderer) -> None:
    for slip, caption in (
        (slips.FULL, "Scan to save this contact"),
        (slips.GO_ONLINE, "Scan to open the website"),
        (slips.PROMISED, "Bring this code when you come back"),
    ):
        assert caption in text_of(renderer.pdf(slip, Paper.A5))


@pytest.mark.parametrize(
    ("address", "short", "whole"),
    [
        ("https://www.example.org/", "example.org", "https://www.example.org/"),
        ("HTTP://WWW.Example.org/a/b/", "Example.org/a/b", "HTTP://WWW.Example.org/a/b/"),
        ("www.example.org", "example.org", "https://www.example.org"),
        ("example.org/find?x=1", "example.org/find?x=1", "https://example.org/find?x=1"),
        ("example.org:8080", "example.org:8080", "https://example.org:8080"),
        ("javascript:alert(1).x", "javascript:alert(1).x", ""),
        ("mailto:a@b.org", "mailto:a@b.org", ""),
        ("none", "none", ""),
        ("", "", ""),
    ],
)
def test_websites(address: str, short: str, whole: str) -> None:
    assert short_website(address) == short
    assert web_address(address) == whole
