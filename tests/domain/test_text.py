# SPDX-License-Identifier: GPL-3.0-or-later
"""What people type is kept as they said it, and nothing that was not said comes along."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.errors import (
    LineTooLong,
    NameMissing,
    NameTooLong,
    OnwardError,
    TextMissing,
    WordsMissing,
    WordsTooLong,
)
from kiosk.domain.text import clean_line, clean_name, clean_text, clean_words, one_line, shortened, without_controls

ANYTHING = st.text(st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Marya \t Alvarez\n", "Marya Alvarez"),
        ("Jose\u0301", "José"),
        ("Ma\x00ry\x1b[31ma", "Mary[31ma"),
        ("Marya\u202eAlvarez\u2066", "MaryaAlvarez"),
        ("Bo\u2028Li", "Bo Li"),
        ("نا\u200cزنین", "نا\u200cزنین"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("王小明", "王小明"),
        ("X \ud800", "X"),
        ("X Æ A-12", "X Æ A-12"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_name_is_one_clean_line_in_any_script(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "\x00", "…", "-", "\u202e", "\u200b", "\u0301"])
def test_what_holds_no_letter_digit_or_sign_is_no_name(typed: str) -> None:
    with pytest.raises(NameMissing):
        clean_name(typed)


def test_a_name_that_is_too_long_says_how_long_it_is() -> None:
    with pytest.raises(NameTooLong, match="has 10000 characters; the longest we can keep is 200"):
        clean_name("x" * 10_000)


def test_words_keep_their_lines_spaces_and_form() -> None:
    said = "I  need\r\n\thelp\rnow, José <b>please</b> & thanks \u200f\u0301"
    assert clean_words(f"\n {said} \n") == "I  need\n\thelp\nnow, José <b>please</b> & thanks \u200f\u0301"


@pytest.mark.parametrize("typed", ["", "\n\t ", "\x07", "\u200b", "\u202a\u2069", "\ufeff"])
def test_no_words_are_no_need(typed: str) -> None:
    with pytest.raises(WordsMissing):
        clean_words(typed)
    with pytest.raises(TextMissing):
        clean_text(typed)


def test_a_question_mark_alone_was_said() -> None:
    assert clean_words("?") == "?"


def test_twenty_thousand_characters_fit_and_no_more() -> None:
    assert len(clean_words("x" * 20_000)) == 20_000
    for clean in (clean_words, clean_text):
        with pytest.raises(WordsTooLong, match="20001 characters; a need can hold 20000"):
            clean("x" * 20_001)


def test_a_line_may_be_empty_but_not_long() -> None:
    assert (clean_line(" \n"), clean_line(" 555\n01 ")) == ("", "555 01")
    assert clean_line("9" * 200) == "9" * 200
    with pytest.raises(LineTooLong):
        clean_line("9" * 201)


@given(ANYTHING)
def test_whatever_is_typed_no_control_and_no_override_remains(typed: str) -> None:
    kept = without_controls(typed)
    left = {unicodedata.category(c) for c in kept if c not in "\n\t"}
    assert not left & {"Cc", "Cs"}
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert without_controls(kept) == kept
    kept.encode()


@given(ANYTHING)
def test_cleaning_a_name_twice_changes_nothing(typed: str) -> None:
    try:
        name = clean_name(typed)
    except OnwardError:
        return
    assert clean_name(name) == name == one_line(name)
    assert "\n" not in name
    assert 0 < len(name) <= 200


@given(ANYTHING, st.integers(10, 80))
def test_a_shortened_text_fits_and_says_that_it_goes_on(typed: str, length: int) -> None:
    line, short = one_line(typed), shortened(typed, length)
    assert len(short) <= length
    if len(line) <= length:
        assert short == line
    else:
        assert short.endswith("…")
        assert line.startswith(short[:-1])


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two three four", "one two three four"),
        ("one two three four five", "one two three…"),
        ("one, two, three, four", "one, two, three…"),
        ("x" * 30, "x" * 18 + "…"),
        ("a " + "x" * 30, "a " + "x" * 16 + "…"),
    ],
)
def test_a_text_is_cut_at_a_word_where_there_is_one(text: str, short: str) -> None:
    assert shortened(text, 19) == short
