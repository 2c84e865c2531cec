# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages that can be noted for a visitor, by their own names."""

from kiosk.messages import Translator

COMMON = (
    "en", "es", "fr", "ar", "vi", "zh", "uk", "am", "bn", "bs", "de", "fa", "fil", "gu", "ha", "hi", "hmn", "hr", "ht",
    "hy", "id", "it", "ja", "km", "ko", "ku", "lo", "ml", "my", "ne", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "so",
    "sq", "sr", "sw", "ta", "te", "th", "ti", "tl", "tr", "ur", "yo",
)  # fmt: skip


def languages_by_name(_: Translator, known: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """List code and own name of each language, by name; `known` codes are in the list whatever they are."""
    codes = dict.fromkeys((*COMMON, *known))
    return tuple(sorted(((code, _.language_name(code)) for code in codes), key=lambda pair: pair[1].casefold()))
