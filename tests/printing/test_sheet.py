# SPDX-License-Identifier: GPL-3.0-or-later
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PIL import Image, ImageOps

from kiosk.domain.sheet import HelpSheet, SheetGroup
from kiosk.domain.slip import Paper
from kiosk.messages import translator
from kiosk.printing.pages import stacked
from kiosk.printing.plain_text import literal
from kiosk.printing.sheet_pages import SheetPages
from kiosk.printing.sheet_wording import word_sheet
from kiosk.printing.typeset import sheet_of
from kiosk.printing.typesetter import Typesetter
from kiosk.printing.worded_slip import Line
from kiosk.resources import load_categories
from tests.printing import sheets, slips
from tests.printing.pdf_readers import facts_of, fonts_of, pages_of, run, smallest_type, text_of
from tests.test_messages import LANGUAGES, PACKAGE

RECEIPTS = {Paper.RECEIPT_80, Paper.RECEIPT_58}
POINTS_A_MILLIMETRE = 72 / 25.4


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


def plain(line: Line) -> str:
    return "".join(run.text for run in line)


def outside_margins(pdf: bytes, paper: Paper) -> list[str]:
    """Words that stand nearer to the paper's sides than its margin."""
    margin = sheet_of(paper).margin * POINTS_A_MILLIMETRE
    return [
        word.text
        for page in pages_of(pdf)
        for word in page.words
        if word.left < margin - 1 or word.right > page.width - margin + 1
        if word.text[-1] not in "。："  # half of them is empty and may hang into the margin
    ]


def ink_beyond_margins(pages: tuple[bytes, ...], paper: Paper) -> list[float]:
    """How near to a paper's edge (millimetres) ink comes where it comes too near."""
    margin = sheet_of(paper).margin
    beyond = []
    for page in pages:
        picture = ImageOps.invert(Image.open(io.BytesIO(page)).convert("L"))
        left, top, right, bottom = (side / 72 * 25.4 for side in picture.getbbox() or (0, 0, 0, 0))
        width, height = (side / 72 * 25.4 for side in picture.size)
        beyond += [side for side in (left, width - right) if side < margin - 0.8]  # a pixel is 0.35
        beyond += [side for side in (top, height - bottom) if side < min(margin - 2.5, 4.5)]
    return beyond


@pytest.mark.parametrize("large", [False, True], ids=["12pt", "16pt"])
@pytest.mark.parametrize("language", sheets.LANGUAGES)
@pytest.mark.parametrize("paper", list(Paper))
def test_every_paper_language_and_size(typesetter: Typesetter, paper: Paper, language: str, large: bool) -> None:
    sheet = replace(sheets.BY_LANGUAGE[language], large_print=large)
    pdf = SheetPages(typesetter, sheet).pdf(paper)
    assert outside_margins(pdf, paper) == []
    assert ink_beyond_margins(SheetPages(typesetter, sheet).pngs(paper, 72), paper) == []
    assert smallest_type(pdf) >= (16 if large else 12)
    assert all(font[-5] == "yes" and font[-3] == "yes" for font in fonts_of(pdf))  # embedded, selectable
    assert "(555) 010-4400" in text_of(pdf)


@pytest.mark.parametrize("name", sorted(sheets.NAMED))
@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_overflows(typesetter: Typesetter, name: str, paper: Paper) -> None:
    sheet = sheets.NAMED[name]
    pdf = SheetPages(typesetter, sheet).pdf(paper)
    assert outside_margins(pdf, paper) == []
    assert ink_beyond_margins(SheetPages(typesetter, sheet).pngs(paper, 72), paper) == []
    assert smallest_type(pdf) >= 12


@pytest.mark.parametrize("paper", list(Paper))
def test_order_is_the_same_on_every_paper(typesetter: Typesetter, paper: Paper) -> None:
    text = re.sub(
        r"\d of \d Places that can (help|…)|\d of \d", "", text_of(SheetPages(typesetter, sheets.MIXED).pdf(paper))
    )
    text = text.replace(" ", "")  # numbers and addresses may break on the narrowest paper
    place = ("(555) 010-4420", "Extension 12", "120 Court Street, Room 4", "Riverside, IL 60546", "Today until 4:30 pm",
             "Bring with you", "Cost: Free", "Languages: English", "riverside-")  # fmt: skip
    expected = (
        *("Riverside Job Center", "23 November 2026", "Places that can help", "Food", "Food Pantry 1"),
        *("St. Mark’s Parish", *place, "Food Pantry 2", *place, "Food Pantry 3", *place, "Work", "Job club", *place),
        *("Warehouse Helper", "How to apply", "Apply by Friday 4 December", "Other places", "Harbor House"),
        *("Always open", "Utility Help Line", "1-800-555-0142", "Benefits Finder", "benefits.example.gov/find"),
        *("We know more places. Please ask us.", "If none of them can help, come back to us."),
        *("Or call us:", "(555) 010-4400", "Details checked 2 November 2026"),
    )
    at = 0
    for part in (words.replace(" ", "") for words in expected):
        found = text.find(part, at)
        assert found >= 0, f"{part!r} is not behind {text[max(0, at - 60) : at]!r}"
        at = found + len(part)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("count", [2, 5, 9, 14, 30])
def test_places_are_not_torn_apart(typesetter: Typesetter, paper: Paper, count: int) -> None:
    sheet = replace(sheets.FOOD, groups=(SheetGroup(name="Food", places=sheets.places(count)),))
    pages = pages_of(SheetPages(typesetter, sheet).pdf(paper))
    for page in pages:
        words = [word.text for word in page.words]
        assert words.count("Pantry") == words.count("Cost:") == words.count("010-4420") == words.count("Languages:")
    assert sum(word.text == "Pantry" for page in pages for word in page.words) == count


def test_two_columns_where_they_save_a_page(typesetter: Typesetter) -> None:
    [few] = pages_of(SheetPages(typesetter, sheets.FOOD).pdf(Paper.A4))
    assert max(word.left for word in few.words if word.text == "Pantry") < few.width / 2
    six = replace(sheets.FOOD, groups=(SheetGroup(name="Food", places=sheets.places(6)),))
    [many] = pages_of(SheetPages(typesetter, six).pdf(Paper.A4))
    assert max(word.left for word in many.words if word.text == "Pantry") > many.width / 2
    narrow = pages_of(SheetPages(typesetter, six).pdf(Paper.A5))
    assert all(word.left < page.width / 3 for page in narrow for word in page.words if word.text == "Pantry")


def test_several_pages_say_which_they_are_and_of_what(typesetter: Typesetter) -> None:
    pages = [
        " ".join(word.text for word in page.words)
        for page in pages_of(SheetPages(typesetter, sheets.TWELVE).pdf(Paper.A4))
    ]
    assert len(pages) == 2
    assert "1 of 2" in pages[0]
    assert "2 of 2" in pages[1]
    assert all("Places that can help: Food" in page for page in pages)
    assert " of 1" not in text_of(SheetPages(typesetter, sheets.FOOD).pdf(Paper.A4))


@pytest.mark.parametrize("paper", sorted(RECEIPTS))
def test_a_long_receipt_becomes_several(typesetter: Typesetter, paper: Paper) -> None:
    pages = pages_of(SheetPages(typesetter, sheets.THIRTY).pdf(paper))
    longest = sheet_of(paper).longest + 40  # numbers and margins
    assert len(pages) > 1
    assert all(page.height <= longest * POINTS_A_MILLIMETRE for page in pages)
    assert len(pages_of(SheetPages(typesetter, sheets.FOOD).pdf(paper))) == 1


@pytest.mark.parametrize("paper", list(Paper))
def test_phone_is_the_largest_of_the_facts(typesetter: Typesetter, paper: Paper) -> None:
    page = pages_of(SheetPages(typesetter, sheets.ONE).pdf(paper))[0]
    height = {word.text: word.bottom - word.top for word in page.words}
    facts = height.keys() - {"Places", "that", "can", "help"}
    assert max(facts, key=height.__getitem__) in {"(555)", "010-4420"}


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_right_to_left_is_mirrored(typesetter: Typesetter, paper: Paper) -> None:
    arabic = pages_of(SheetPages(typesetter, sheets.AMIRA).pdf(paper))[0]
    english = pages_of(SheetPages(typesetter, sheets.MIXED).pdf(paper))[0]
    here = next(word for word in arabic.words if word.text == "010-4420")
    there = next(word for word in english.words if word.text == "010-4420")
    assert there.left < english.width / 2 < here.left
    first = next(word for word in arabic.words if word.text == "(555)")
    assert first.right < here.left  # the number itself runs from left to right


@pytest.mark.parametrize("name", ["food", "mixed", "amira", "wei", "thirty"])
def test_pdf_is_tagged_for_screen_readers(typesetter: Typesetter, name: str) -> None:
    pdf = SheetPages(typesetter, sheets.NAMED[name]).pdf(Paper.A4)
    assert facts_of(pdf)["Tagged"] == "yes"
    assert facts_of(pdf)["Title"] != ""
    assert re.search(r"pdfuaid:part\W+1", run(pdf, "pdfinfo", "-meta", "-"))
    structure = run(pdf, "pdfinfo", "-struct-text", "-")
    assert "H1" in structure
    assert "H2" in structure
    assert ("H3" in structure) is (name in {"mixed", "amira"})


def test_markup_is_literal(typesetter: Typesetter) -> None:
    text = text_of(SheetPages(typesetter, sheets.MARKED_UP).pdf(Paper.A4))
    assert text.replace(" ", "").count(literal(slips.MARKUP).replace(" ", "")) == 2


def test_very_long_text_is_whole(typesetter: Typesetter) -> None:
    text = re.sub(
        r"\d of \d (Places that can help: Food )?", "", text_of(SheetPages(typesetter, sheets.OVERLONG).pdf(Paper.A5))
    )
    assert text.count("Bring the form and wait to be called.") == 158
    assert text.replace(" ", "").count(sheets.LONG[:300]) == 3


def test_characters_without_a_font_do_not_stop_a_sheet(typesetter: Typesetter) -> None:
    assert "(555) 010-4400" in text_of(SheetPages(typesetter, sheets.EMOJI).pdf(Paper.A5))


def test_same_sheet_gives_the_same_bytes(typesetter: Typesetter) -> None:
    first = SheetPages(typesetter, sheets.MIXED).pdf(Paper.A4)
    SheetPages(typesetter, sheets.AMIRA).pdf(Paper.A5)
    assert (
        SheetPages(typesetter, sheets.MIXED).pdf(Paper.A4)
        == first
        == SheetPages(Typesetter(), sheets.MIXED).pdf(Paper.A4)
    )


def test_png_shows_all_pages_in_black_on_white(typesetter: Typesetter) -> None:
    pages = [Image.open(io.BytesIO(page)) for page in SheetPages(typesetter, sheets.TWELVE).pngs(Paper.A4, 60)]
    whole = Image.open(io.BytesIO(stacked(SheetPages(typesetter, sheets.TWELVE).pngs(Paper.A4, 60)))).convert("RGB")
    assert whole.height == sum(page.height for page in pages)
    red, green, blue = (channel.tobytes() for channel in whole.split())
    assert red == green == blue


def said(sheet: HelpSheet) -> str:
    worded = word_sheet(sheet, translator(sheet.language))
    return plain(worded.heading)


def test_heading_names_the_one_kind_of_help() -> None:
    assert said(sheets.FOOD) == "Places that can help: Food"
    assert said(replace(sheets.FOOD, language="es")) == "Lugares que pueden ayudar: Comida"
    assert said(sheets.ONE) == "Places that can help"
    assert said(sheets.MIXED) == "Places that can help"


def test_without_a_phone_nobody_is_told_to_call() -> None:
    worded = word_sheet(replace(sheets.FOOD, phone=""), translator())
    assert [plain(line) for line in worded.come_back] == ["If none of them can help, come back to us."]


def test_more_is_said_only_when_there_is_more() -> None:
    assert plain(word_sheet(sheets.FOOD, translator()).more) == ""
    assert plain(word_sheet(sheets.THIRTY, translator()).more) == "We know more places. Please ask us."


def test_details_are_as_old_as_the_oldest() -> None:
    unchecked = tuple(replace(each, checked_on=None) for each in sheets.places(2))
    never = replace(sheets.FOOD, groups=(SheetGroup(places=unchecked),))
    assert plain(word_sheet(sheets.MIXED, translator()).checked) == "Details checked 2 November 2026"
    assert plain(word_sheet(never, translator()).checked) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_help_has_a_name_in_every_language(language: str) -> None:
    with (PACKAGE / "resources" / "locale" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    assert [category.name for category in load_categories() if category.name not in catalog] == []


MANY = """
import re
from dataclasses import replace
from pathlib import Path
from kiosk.domain.slip import Paper
from kiosk.printing.sheet_pages import SheetPages
from kiosk.printing.typesetter import Typesetter
from tests.printing.sheets import THIRTY

typesetter = Typesetter()
for number in range(12):
    SheetPages(typesetter, replace(THIRTY, phone=str(number))).pdf(Paper.A4)
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its memory this way")
def test_many_long_sheets_do_not_fill_the_memory() -> None:
    house = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", MANY], cwd=house, capture_output=True, text=True, check=True, timeout=120
    )
    assert int(done.stdout) < 300 * 1024  # kilobytes; three times as many without forgetting
