# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.code_pages import CodePage
from kiosk.printing.letter_lines import broken, letters_of
from kiosk.printing.worded_slip import Run

USA = CodePage("cp437", 0)


def lines(*runs: Run, columns: int, indent: int = 0, hanging: int = 0) -> list[str]:
    letters = letters_of(runs, USA, columns - hanging, strong=False)
    found = broken(letters, columns, indent=indent, hanging=hanging)
    return ["".join(letter for letter, _bold in line).replace("\u00a0", " ") for line in found]


def test_breaks_between_words() -> None:
    assert lines(Run("Bring your letter and your card"), columns=12) == ["Bring your", "letter and", "your card"]


def test_further_lines_hang() -> None:
    assert lines(Run("aaaa bbbb cccc dddd"), columns=10, hanging=2) == ["aaaa bbbb", "cccc", "dddd"]
    assert lines(Run("aaaa bbbb cccc"), columns=10, indent=2, hanging=2) == ["aaaa", "bbbb", "cccc"]


def test_a_word_of_two_weights_stays_one() -> None:
    assert lines(Run("See "), Run("Maria", strong=True), Run(", please."), columns=9) == ["See", "Maria,", "please."]


def test_a_long_word_is_cut_behind_its_punctuation_or_between_letters() -> None:
    assert lines(Run("riverside-legal.example.org"), columns=12) == ["riverside-", "legal.", "example.org"]
    assert lines(Run("x Wolfeschlegelsteinhausen y"), columns=10) == ["x", "Wolfeschle", "gelsteinha", "usen y"]


def test_a_number_stays_whole_where_it_fits() -> None:
    assert lines(Run("Call: "), Run("(555) 010-4420", whole=True), columns=15) == ["Call:", "(555) 010-4420"]
    assert lines(Run("(555) 010-4420", whole=True), columns=9) == ["(555)", "010-4420"]


def test_a_short_last_word_is_not_left_alone() -> None:
    assert lines(Run("until 4:30 pm"), columns=11) == ["until", "4:30 pm"]


@given(st.text(alphabet="ab. ", max_size=60), st.integers(6, 20), st.integers(0, 3), st.integers(0, 3))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, columns: int, indent: int, hanging: int) -> None:
    found = lines(Run(text), columns=columns, indent=indent, hanging=hanging)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert len(found[0]) <= columns - min(indent, hanging)
    assert all(len(line) <= columns - hanging for line in found[1:])
