# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a place is, written as each language writes numbers."""

import pytest

from kiosk.messages import translator
from kiosk.ui.words.help import distance_in_words

NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("language", "near", "far"),
    [
        ("en", "2.1 km", "1,234 km"),
        ("es", "2,1 km", "1.234 km"),
        ("fr", "2,1 km", f"1{NARROW}234 km"),
        ("vi", "2,1 km", "1.234 km"),
        ("uk", "2,1 км", f"1{NO_BREAK}234 км"),
        ("zh", "2.1 公里", "1,234 公里"),
        ("ar", "\u20682.1\u2069 كم", "\u20681,234\u2069 كم"),
    ],
)
def test_kilometres_as_each_language_writes_numbers(language: str, near: str, far: str) -> None:
    _ = translator(language)
    said = [distance_in_words(km, "FR", _) for km in (2.1, 1234.4)]
    before_unit = [words.replace(f"{NO_BREAK}km", " km") for words in said]  # French keeps the unit on the line
    assert before_unit == [near, far]


def test_miles_too() -> None:
    assert distance_in_words(3.4, "US", translator("es")) == "2,1 mi"


@pytest.mark.parametrize(
    ("km", "country", "words"),
    [(9.94, "DE", "9.9 km"), (9.96, "DE", "10 km"), (0.06, "DE", "0.1 km"), (0.06, "US", ""), (0.05, "DE", "")],
)
def test_a_tenth_is_said_where_it_says_something(km: float, country: str, words: str) -> None:
    assert distance_in_words(km, country, translator("en")) == words
