# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships with Onward: fonts, icons, translations, need categories, the sample office. Read when asked for."""

import tomllib
from importlib.resources import files
from typing import Any

from kiosk.domain.category import Category


def load_categories() -> tuple[Category, ...]:
    """Read the plain-word need categories, in the order in which people see them."""
    return tuple(
        Category(id=entry["id"], name=entry["name"], words=tuple(entry["words"]))
        for entry in _needs().get("category", ())
    )


def load_related_words() -> tuple[tuple[str, ...], ...]:
    """Read the groups of words and phrases that stand for each other when searching."""
    return tuple(tuple(entry["words"]) for entry in _needs().get("related", ()))


def _needs() -> dict[str, Any]:
    text = (files("kiosk.resources") / "needs" / "categories.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
