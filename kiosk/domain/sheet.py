# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of places that can help: what somebody looked up, to carry away, before any paper or language.

It knows no printer, no screen and no database, and nothing about the visitor.
"""

from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.errors import OnwardError
from kiosk.domain.slip import SlipReferral

MOST_PLACES = 30
"""More are a directory, not a help."""

UNNAMED_CATEGORIES = frozenset(
    {
        "alcohol-drugs",
        "clear-record",
        "debt-money",
        "disability",
        "immigration",
        "mental-health",
        "safety-at-home",
        "something-else",
    }
)
"""Ids of categories that no heading names: whoever else sees the sheet would learn what the visitor asked for."""


class NothingToList(OnwardError):
    """A sheet was asked for, and no place fits."""

    message = "Nothing fits, so there is no list to print. Try fewer words, or other ones."


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGroup:
    """Places of one kind, the best first. `name` is a category's (source text for translation), "" for none."""

    name: str = ""
    places: tuple[SlipReferral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSheet:
    """Places that can help, at most MOST_PLACES; `more` says that others were found as well.

    `language` is BCP 47. `printed_at` is aware, in the office's time zone.
    """

    office: str
    phone: str = ""
    language: str
    printed_at: datetime
    large_print: bool = False
    groups: tuple[SheetGroup, ...]
    more: bool = False
