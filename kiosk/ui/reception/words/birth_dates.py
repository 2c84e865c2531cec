# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a birth date as people write it, and writing it back."""

from datetime import date, datetime

from babel.dates import format_date
from dateutil.parser import ParserError, parse

from kiosk.messages import Translator

_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM"})
_LONGEST = 40
_LONG_AGO = 1900
_NO_YEAR = (datetime(1800, 2, 3), datetime(1804, 5, 6))  # noqa: DTZ001 - two days that share no part


def read_birth_date(text: str, country: str, today: date) -> date | None:
    """Read a whole date ("12/3/1987", "3 Dec 1987", "1987-12-03"); None when a part is missing or in doubt.

    A date of figures alone has its month first where the country writes it so.
    """
    if not text.strip() or len(text) > _LONGEST or not text.isprintable():
        return None
    try:
        first, second = (
            parse(text, dayfirst=country not in _MONTH_FIRST_COUNTRIES and not text.strip()[:4].isdigit(), default=base)
            for base in _NO_YEAR
        )
    except (ParserError, OverflowError, ValueError):
        return None
    read = first.date()
    whole = read == second.date()
    return read if whole and read.year >= _LONG_AGO and read <= today else None


def written(day: date | None) -> str:
    """Write a date so that `read_birth_date` reads it again in any country."""
    return day.isoformat() if day else ""


def said_back(day: date, _: Translator) -> str:
    """Say a date so that nobody can mix up its day and month."""
    return format_date(day, "long", locale=_.locale)
