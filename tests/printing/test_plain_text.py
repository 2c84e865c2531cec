# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.plain_text import Direction, direction_of, literal, paragraphs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Maria", "Maria"),
        ("  Ana \t María\n", "Ana María"),
        ("a\x00b\x1b[31m\x7f", "a b [31m"),
        ("\u202eevil\u2066\u200f\ufeff", "evil"),
        ("#set page() <b>*x*</b>", "#set page() <b>*x*</b>"),
        ("فاطمة\u200cزهرا", "فاطمة\u200cزهرا"),  # joiners belong to the spelling
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ue000\ud800", "\ufffd\ufffd"),
        ("", ""),
    ],
)
def test_literal(text: str, said: str) -> None:
    assert literal(text) == said


@given(st.text())
def test_literal_text_steers_nothing(text: str) -> None:
    said = literal(text)
    assert said == said.strip() == literal(said)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Zl", "Zp"} for c in said)
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in said
    )


def test_paragraphs_end_at_every_kind_of_line_end() -> None:
    assert paragraphs("a\r\nb\rc\n\n d \u2028e\x85f\vg") == ("a", "b", "c", "d", "e", "f", "g")
    assert paragraphs(" \n ") == ()


def test_direction_is_the_first_letters() -> None:
    assert direction_of("(1) abc شارع") is Direction.LEFT_TO_RIGHT
    assert direction_of("12 شارع abc") is Direction.RIGHT_TO_LEFT
    assert direction_of("(555) 010-4420") is None
