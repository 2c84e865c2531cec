# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.code_pages import CodePage, composed, page_with
from kiosk.printing.receipt_profiles import profile_named, receipt_models

USA, WINDOWS, CYRILLIC = CodePage("cp437", 0), CodePage("cp1252", 16), CodePage("cp1251", 46)
PAGES = (USA, WINDOWS, CYRILLIC)
EVERY_PAGE = sorted(
    {page for model in receipt_models() for page in getattr(profile_named(model.name), "pages", ())},
    key=lambda page: page.number,
)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("plain", USA),
        ("Español ¿qué?", USA),
        ("Žofie", WINDOWS),
        ("ÀÈÍÕ", WINDOWS),
        ("Ключі", CYRILLIC),
        ("Nguyễn", None),
        ("王小伟", None),
        ("Žofie Олена", None),
        ("Polski Łódź", None),
        ("أميرة", None),
        ("שלום", None),
        ("", USA),
    ],
)
def test_the_first_page_that_has_every_letter(text: str, page: CodePage | None) -> None:
    assert page_with(text, PAGES) == page


def test_letters_from_right_to_left_are_drawn_by_a_printer_that_has_them() -> None:
    assert page_with("שלום", (CodePage("cp1255", 49),)) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("doesn’t “work”", 'doesn\'t "work"'),
        ("Mon–Fri 9:00 am – 4:30 pm", "Mon-Fri 9:00 am - 4:30 pm"),
        ("wait…", "wait..."),
        ("«ça» · 2", "«ça» · 2"),
    ],
)
def test_marks_are_plain_where_the_page_lacks_them(text: str, plain: str) -> None:
    assert USA.shown(text) == plain
    assert WINDOWS.shown(text) == text


def test_letters_never_are() -> None:
    for letter in "ŁłĐđŠšœŒıøØþŞșăů":
        assert USA.shown(letter) is None


def test_composed_text_has_one_character_a_letter_and_two_kinds_of_spaces() -> None:
    assert composed("e\u0301t\u00ade\u202f: 9\u2009h\u00a05") == "éte\u00a0: 9 h\u00a05"


@given(st.text(), st.sampled_from(EVERY_PAGE))
def test_whatever_is_shown_is_printed_and_no_command(text: str, page: CodePage) -> None:
    shown = page.shown(text)
    if shown is None:
        return
    sent = page.encoded(shown)
    assert not any(byte < 0x20 or byte == 0x7F for byte in sent)
    assert sent.decode(page.codec) == shown.replace("\u00a0", " ")


@given(st.characters(categories=["Cc", "Cs", "Co"]), st.sampled_from(EVERY_PAGE))
def test_no_page_has_a_control_character(control: str, page: CodePage) -> None:
    assert unicodedata.category(control) in {"Cc", "Cs", "Co"}
    assert page.shown(f"a{control}b") is None
