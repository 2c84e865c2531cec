# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip's reference: six letters and digits that survive being read out, retyped and misheard."""

import secrets
import unicodedata
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits without lookalikes (no 0, O, 1, I, L): 31, a prime, so that one check character
catches every single wrong character and every swap of two."""

LENGTH = 6
_WEIGHTS = (6, 5, 4, 3, 2, 1)


def new_reference(choose: Callable[[str], str] = secrets.choice) -> str:
    """Make a reference: five random characters and the check character, without a dash.

    `choose` picks one character of a text, so that a test can decide.
    """
    drawn = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return drawn + ALPHABET[-_weighted_sum(drawn) % len(ALPHABET)]


def read_reference(text: str) -> str | None:
    """Read what was typed or scanned, whatever its case, spaces and dashes.

    Returns the reference as `new_reference` made it; None when it is none or its check fails.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in {"Pd", "Cf"})
    if len(letters) != LENGTH or any(letter not in ALPHABET for letter in letters):
        return None
    return letters if _weighted_sum(letters) % len(ALPHABET) == 0 else None


def spoken(reference: str) -> str:
    """Write a reference as it is read out and printed: "K7F-3MQ"."""
    return f"{reference[:3]}-{reference[3:]}"


def _weighted_sum(letters: str) -> int:
    return sum(weight * ALPHABET.index(letter) for weight, letter in zip(_WEIGHTS, letters, strict=False))
