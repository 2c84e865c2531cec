# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.reference import ALPHABET, LENGTH, new_reference, read_reference, spoken


class _InTurn:
    """Chooses the given letters one after another."""

    def __init__(self, letters: Iterator[str]) -> None:
        self._letters = letters

    def __call__(self, _alphabet: str) -> str:
        return next(self._letters)


references = st.lists(st.sampled_from(ALPHABET), min_size=5, max_size=5).map(
    lambda letters: new_reference(_InTurn(iter(letters)))
)


def test_alphabet_has_no_lookalikes() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 31
    assert not set("01OIL") & set(ALPHABET)


def test_new_references_differ_and_read_back() -> None:
    made = {new_reference() for _ in range(500)}
    assert len(made) > 495
    assert all(read_reference(reference) == reference and len(reference) == LENGTH for reference in made)


@given(references)
def test_every_single_wrong_character_is_caught(reference: str) -> None:
    for place in range(LENGTH):
        for letter in ALPHABET.replace(reference[place], ""):
            assert read_reference(reference[:place] + letter + reference[place + 1 :]) is None


@given(references)
def test_every_swap_is_caught(reference: str) -> None:
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            letters = list(reference)
            letters[first], letters[second] = letters[second], letters[first]
            if letters[first] != letters[second]:
                assert read_reference("".join(letters)) is None


@given(references)
def test_reads_what_people_type(reference: str) -> None:
    said = spoken(reference)
    assert said == f"{reference[:3]}-{reference[3:]}"
    for typed in (said, said.lower(), f"  {said} \n", " ".join(reference), said.replace("-", "\u2013")):
        assert read_reference(typed) == reference


@given(st.text())
def test_reads_any_text_without_failing(text: str) -> None:
    read = read_reference(text)
    assert read is None or len(read) == LENGTH


def test_other_text_is_no_reference() -> None:
    for text in ("", "K7F3M", "K7F3MQQ", "Maria Alvarez", "000000", "K7F-3M0"):
        assert read_reference(text) is None
