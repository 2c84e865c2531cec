# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs and resources are found by: short enough for an index, with the whole beside it where that matters."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, or_

from kiosk.domain.spoken_words import folded
from kiosk.store.directory_records import ResourceRecord
from kiosk.store.need_records import NeedRecord

MOST_FOUND_BY, MOST_FILED_UNDER, MOST_NAMES = 360, 240, 240
"""Characters, so that the index's entries stay small enough on every engine, whatever the script."""

_MORE = "\u2026"


def begun(whole: str) -> tuple[str, str]:
    """Split what a need is found by into its beginning and, where that is not all of it, the whole."""
    return (whole, "") if len(whole) <= MOST_FOUND_BY else (whole[: MOST_FOUND_BY - 1] + _MORE, whole)


def filed_under(categories: Iterable[str]) -> str:
    """Write categories on one line, each between bars; as many as there is room for."""
    line = "|"
    for category in categories:
        if len(line) + len(category) < MOST_FILED_UNDER:
            line += f"{category}|"
    return line


def is_filed_under(category: str) -> ColumnElement[bool]:
    """Pick the needs of a category."""
    return NeedRecord.filed_under.contains(f"|{category}|", autoescape=True)


def has(word: str) -> ColumnElement[bool]:
    """Pick the needs that have a folded word somewhere; the whole is looked through where it is not all there."""
    more = and_(NeedRecord.found_by.endswith(_MORE), NeedRecord.found_by_more.contains(word, autoescape=True))
    return or_(NeedRecord.found_by.contains(word, autoescape=True), more)


def names_found_by(names: Iterable[str]) -> str:
    """Fold the names of a resource, the first one that it is listed by; as much as there is room for."""
    return " | ".join(folded(name) for name in names if name)[:MOST_NAMES]


def is_called(word: str) -> ColumnElement[bool]:
    """Pick the resources that have a folded word somewhere in their names."""
    return ResourceRecord.found_by.contains(word, autoescape=True)
