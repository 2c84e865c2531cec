# SPDX-License-Identifier: GPL-3.0-or-later
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image, ImageOps

from kiosk.domain.slip import Paper, Slip, SlipPhone
from kiosk.printing.layout import SlipRenderer
from kiosk.printing.plain_text import literal
from kiosk.printing.typeset import sheet_of
from kiosk.printing.wording import CopyMark
from tests.printing import slips
from tests.printing.pdf_readers import facts_of, fonts_of, pages_of, run, smallest_type, text_of

SHEETS = (Paper.A4, Paper.LETTER, Paper.A5)
RECEIPTS = (Paper.RECEIPT_80, Paper.RECEIPT_58)
POINTS_A_MILLIMETRE = 72 / 25.4


def outside_margins(pdf: bytes, paper: Paper) -> list[str]:
    """Words that stand nearer to the paper's sides than its margin."""
    margin = sheet_of(paper).margin * POINTS_A_MILLIMETRE
    return [
        word.text
        for page in pages_of(pdf)
        for word in page.words
        if word.left < margin - 1 or word.right > page.width - margin + 1
        if not word.text.endswith("。")  # half of it is empty and may hang into the margin
    ]


def ink_beyond_margins(pages: tuple[bytes, ...], paper: Paper) -> list[float]:
    """How near to a paper's edge (millimetres) ink comes where it comes too near; tails of letters may hang."""
    margin = sheet_of(paper).margin
    beyond = []
    for page in pages:
        picture = ImageOps.invert(Image.open(io.BytesIO(page)).convert("L"))
        left, top, right, bottom = (side / 72 * 25.4 for side in picture.getbbox() or (0, 0, 0, 0))
        width, height = (side / 72 * 25.4 for side in picture.size)
        beyond += [side for side in (left, width - right) if side < margin - 0.75]  # a pixel is 0.35
        beyond += [side for side in (top, height - bottom) if side < min(margin - 2.5, 7)]
    return beyond


@pytest.mark.parametrize("large", [False, True], ids=["12pt", "16pt"])
@pytest.mark.parametrize("language", slips.LANGUAGES)
@pytest.mark.parametrize("paper", list(Paper))
def test_every_paper_language_and_size(renderer: SlipRenderer, paper: Paper, language: str, large: bool) -> None:
    slip = replace(slips.BY_LANGUAGE[language], large_print=large)
    pdf = renderer.pdf(slip, paper)
    assert len(pages_of(pdf)) <= (2 if large and paper is Paper.A5 else 1)
    assert outside_margins(pdf, paper) == []
    assert ink_beyond_margins(renderer.pngs(slip, paper, 72), paper) == []
    assert smallest_type(pdf) >= (16 if large else 12)
    assert all(font[-5] == "yes" and font[-3] == "yes" for font in fonts_of(pdf))  # embedded, selectable
    assert "K7F-3MQ" in text_of(pdf)


@pytest.mark.parametrize("name", sorted(slips.NAMED))
@pytest.mark.parametrize("paper", [Paper.A5, Paper.RECEIPT_58])
def test_nothing_overflows(renderer: SlipRenderer, name: str, paper: Paper) -> None:
    slip = slips.NAMED[name]
    pdf = renderer.pdf(slip, paper)
    assert outside_margins(pdf, paper) == []
    assert ink_beyond_margins(renderer.pngs(slip, paper, 72), paper) == []
    assert smallest_type(pdf) >= (16 if slip.large_print else 12)


@pytest.mark.parametrize("paper", list(Paper))
def test_paper_has_its_size(renderer: SlipRenderer, paper: Paper) -> None:
    page = pages_of(renderer.pdf(slips.MARIA, paper))[0]
    sheet = sheet_of(paper)
    assert page.width == pytest.approx(sheet.width * POINTS_A_MILLIMETRE, abs=0.5)
    if sheet.height is not None:
        assert page.height == pytest.approx(sheet.height * POINTS_A_MILLIMETRE, abs=0.5)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("slip", [slips.FULL, slips.LARGE], ids=["12pt", "16pt"])
def test_order_is_the_same_on_every_paper(renderer: SlipRenderer, paper: Paper, slip: Slip) -> None:
    text = text_of(renderer.pdf(slip, paper)).replace("Bring with you · ", "Bring with you ")
    expected = [
        "Riverside Job Center",
        "23 November 2026",
        "For Maria",
        "Your next step is with the Legal Aid Intake Desk.",
        "Ask for Priya Nair",
        "They know you are coming.",
        "(555) 010-4420",
        "Extension 12",
        "Press 2 for Español",
        "120 Court Street, Room 4",
        "Riverside, IL 60546",
        "Next to the library. Bus 7 or 12",
        "No steps: lift at the side door",
        "Today until 4:30 pm",
        "9:00 am – 4:30 pm",
        "Bring with you Your letter · photo ID",
        "Cost: Free",
        "Languages: English · Español · Polski",
        "riverside-",
        "Scan to save this contact",
        "If this doesn’t work out, come back to us.",
        "Dana is looking after this for you: (555) 010-4400.",
        "Dana will check with you on Monday 30 November.",
        "Reference K7F-3MQ",
        "Details checked 9 November 2026",
    ]
    if len(pages_of(renderer.pdf(slip, paper))) > 1:  # the first has the code, the second repeats the reference
        expected = [part for part in expected if part not in {"Scan to save this contact", "Reference K7F-3MQ"}]
    places = [text.find(part) for part in expected]
    assert -1 not in places, [part for part, place in zip(expected, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_phone_is_the_largest_of_the_facts(renderer: SlipRenderer) -> None:
    [page] = pages_of(renderer.pdf(slips.FULL, Paper.A5))
    height = {word.text: word.bottom - word.top for word in page.words}
    facts = height.keys() - {"For", "Maria"}
    assert max(facts, key=height.__getitem__) in {"(555)", "010-4420"}
    assert height["Maria"] > height["010-4420"]


def test_too_full_gets_smaller_gaps_before_a_second_column(renderer: SlipRenderer) -> None:
    def gap(slip: Slip, paper: Paper) -> float:
        words = {word.text: word for word in pages_of(renderer.pdf(slip, paper))[0].words}
        return words["Cost:"].top - words["letter"].bottom

    assert gap(slips.FULL, Paper.A5) > gap(slips.CLOSED_NOW, Paper.A5)
    assert gap(slips.FULL, Paper.A4) > gap(slips.FULL, Paper.A5)


def test_too_full_for_small_gaps_gets_a_second_column(renderer: SlipRenderer) -> None:
    [page] = pages_of(renderer.pdf(slips.THREE_LARGE, Paper.A4))
    place = {word.text: word for word in page.words}
    assert place["Mondays"].left > page.width / 2 > place["Ask"].left


def test_too_full_for_two_columns_gets_a_second_page(renderer: SlipRenderer) -> None:
    pdf = renderer.pdf(slips.EVERYTHING, Paper.A5)
    text = text_of(pdf)
    assert len(pages_of(pdf)) == 2
    assert "1 of 2" in text
    assert "2 of 2" in text
    assert "of 1" not in text_of(renderer.pdf(slips.FULL, Paper.A5))


EVERY_FACT = (
    *("Ask for Priya Nair", "(555) 010-4420", "Extension 12", "(555) 010-4421", "120 Court Street, Room 4"),
    *("lift at the side", "Today until 4:30 pm", "photo ID", "Cost:", "Polski", "intake@"),
    *("legal-aid.example.org/intake", "come back to us.", "(555) 010-4400", "K7F-3MQ"),
)


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_left_out_however_full_the_page(renderer: SlipRenderer, paper: Paper) -> None:
    """Also where one line more makes the second page."""
    numbers = set()
    phones = (*slips.FULL_LEGAL_AID.phones, SlipPhone(number="(555) 010-4421", description="Text line, in English"))
    for words in range(0, 120, 8):
        longer = replace(slips.FULL_LEGAL_AID, phones=phones, directions="Next to the library. " + "Turn " * words)
        for large in (False, True):
            pdf = renderer.pdf(replace(slips.FULL, referrals=(longer,), large_print=large), paper)
            text = text_of(pdf).replace(" ", "").replace("-", "")  # an address may break between its parts
            assert [fact for fact in EVERY_FACT if fact.replace(" ", "").replace("-", "") not in text] == []
            pages = len(pages_of(pdf))
            assert (f"1of{pages}" in text) is (pages > 1)
            numbers.add(pages)
    assert (max(numbers) > 1) is (paper is Paper.A5)


@pytest.mark.parametrize("name", ["Maria", "", slips.LONG_WORD[:200]])
def test_a_second_page_repeats_name_and_reference(renderer: SlipRenderer, name: str) -> None:
    slip = replace(slips.EVERYTHING, for_name=name, large_print=True)
    pdf = renderer.pdf(slip, Paper.A5)
    assert len(pages_of(pdf)) > 1
    assert outside_margins(pdf, Paper.A5) == []
    for page in pages_of(pdf)[1:]:
        top = " ".join(word.text for word in page.words if word.top < page.height * 0.08)
        assert "Reference K7F-3MQ" in top
        assert ("For" in top) is bool(name)
        assert (f"For {name[:10]}" if name else "Reference") in top


_BETWEEN_PAGES = r"(Scan to save this contact )?\d+ of \d+ (For Maria Reference K7F-3MQ )?"


def test_very_long_text_is_whole(renderer: SlipRenderer) -> None:
    for slip, words, times in (
        (slips.LONG_TEXT, "Bring the form and wait to be called.", 158),
        (slips.LONG_PROMISE, "We will look into it and tell you soon.", 150),
    ):
        text = re.sub(_BETWEEN_PAGES, "", text_of(renderer.pdf(slip, Paper.A5)))
        assert text.count(words) == times


@pytest.mark.parametrize("paper", list(Paper))
def test_very_long_names_are_whole(renderer: SlipRenderer, paper: Paper) -> None:
    text = re.sub(r"\d of \d", "", text_of(renderer.pdf(slips.LONG_NAME, paper))).replace(" ", "")
    assert text.count(slips.LONG_WORD[:300]) == 6
    assert "0123456789" * 12 in text


@pytest.mark.parametrize("paper", [Paper.A4, Paper.RECEIPT_80])
def test_markup_is_literal(renderer: SlipRenderer, paper: Paper) -> None:
    text = text_of(renderer.pdf(slips.MARKED_UP, paper))
    assert text.count(literal(slips.MARKUP)) + text.replace(" ", "").count(slips.MARKUP.replace(" ", "")) >= 7


def test_steering_characters_are_gone(renderer: SlipRenderer) -> None:
    text = text_of(renderer.pdf(slips.STEERED, Paper.A5))
    assert "For Maria X" in text
    assert "Ask for evil [31m tab" in text
    assert "1 Main Street Room 4" in text


def test_right_to_left_is_mirrored(renderer: SlipRenderer) -> None:
    [arabic] = pages_of(renderer.pdf(slips.AMIRA, Paper.A5))
    [english] = pages_of(renderer.pdf(slips.FULL, Paper.A5))
    for word in ("010-4420", "Riverside,", "K7F-3MQ"):
        here = next(w for w in arabic.words if w.text == word)
        there = next(w for w in english.words if w.text == word)
        assert there.left < english.width / 2 < here.right


def test_numbers_and_addresses_stay_left_to_right_in_arabic(renderer: SlipRenderer) -> None:
    [page] = pages_of(renderer.pdf(slips.AMIRA, Paper.A5))
    place = {word.text: word for word in page.words}
    assert place["(555)"].right < place["010-4420"].left
    assert place["120"].right < place["Court"].left < place["Street,"].left
    assert "riverside-legal-aid.example.org/intake" in place


@pytest.mark.parametrize("name", ["full", "amira", "wei", "nameless", "promised", "everything", "many_scripts"])
def test_pdf_is_tagged_for_screen_readers(renderer: SlipRenderer, name: str) -> None:
    pdf = renderer.pdf(slips.NAMED[name], Paper.A5)
    assert facts_of(pdf)["Tagged"] == "yes"
    assert re.search(r"pdfuaid:part\W+1", run(pdf, "pdfinfo", "-meta", "-"))
    structure = run(pdf, "pdfinfo", "-struct-text", "-")
    assert "H1" in structure
    assert "Figure" in structure


def test_pdf_names_office_not_visitor(renderer: SlipRenderer) -> None:
    facts = facts_of(renderer.pdf(slips.FULL, Paper.A5))
    assert facts["Title"] == "Your next step, from Riverside Job Center"
    assert "Maria" not in str(facts)


def test_characters_without_a_font_do_not_stop_a_slip(renderer: SlipRenderer) -> None:
    for text in ("🧿🫠👩‍👩‍👧", "\U000e0041\ue000\uffff", "𓀀𒀀\U0001faf8"):
        assert "Reference K7F-3MQ" in text_of(renderer.pdf(replace(slips.FULL, for_name=text), Paper.A5))


def test_nameless_slip_has_no_heading(renderer: SlipRenderer) -> None:
    for name in ("", "  \u200b\u202e "):
        assert "For" not in text_of(renderer.pdf(replace(slips.MARIA, for_name=name), Paper.A5)).split("Bus")[0]


def test_a_copy_says_so_with_its_time(renderer: SlipRenderer) -> None:
    mark = CopyMark(2, slips.PRINTED_AT + timedelta(hours=5))
    assert "Copy 2, Mon 23 Nov, 3:15 pm" in text_of(renderer.pdf(slips.FULL, Paper.A5, copy=mark))
    assert "Copy" not in text_of(renderer.pdf(slips.FULL, Paper.A5))


def test_same_slip_gives_the_same_bytes(renderer: SlipRenderer) -> None:
    first = renderer.pdf(slips.FULL, Paper.A5)
    renderer.pdf(slips.AMIRA, Paper.A4)
    assert renderer.pdf(slips.FULL, Paper.A5) == first == SlipRenderer().pdf(slips.FULL, Paper.A5)


def test_png_has_the_paper_and_resolution_asked_for(renderer: SlipRenderer) -> None:
    picture = Image.open(io.BytesIO(renderer.png(slips.FULL, Paper.A5, 200)))
    assert picture.size == pytest.approx((148 / 25.4 * 200, 210 / 25.4 * 200), abs=1)
    assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


def test_png_shows_all_pages(renderer: SlipRenderer) -> None:
    pages = [Image.open(io.BytesIO(page)).convert("L") for page in renderer.pngs(slips.EVERYTHING, Paper.A5, 100)]
    whole = Image.open(io.BytesIO(renderer.png(slips.EVERYTHING, Paper.A5, 100))).convert("L")
    assert len(pages) == 2
    assert whole.height == sum(page.height for page in pages)
    assert whole.crop((0, pages[0].height, whole.width, whole.height)).tobytes() == pages[1].tobytes()


def test_slips_are_black_on_white(renderer: SlipRenderer) -> None:
    picture = Image.open(io.BytesIO(renderer.png(slips.MANY_SCRIPTS, Paper.A5, 100))).convert("RGB")
    red, green, blue = (channel.tobytes() for channel in picture.split())
    assert red == green == blue
