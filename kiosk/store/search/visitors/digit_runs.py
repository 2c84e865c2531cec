# SPDX-License-Identifier: GPL-3.0-or-later
"""Digits among the words that are typed: pieces of a phone number, birth dates, birth years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product

_RUN = re.compile(r"[+(]*\d[\d\s\-./()+]*")
_EARLIEST_YEAR, _LATEST_YEAR = 1890, 2099
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH_NAME = re.compile(
    r"(?<=\d)[\s.,\-/]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.,\-/]+(?=\d{2,4})"
)


@dataclass(frozen=True, slots=True)
class DateReadings:
    """What digits may mean as a date: days as 19790109, months as 197901, years as 1979."""

    days: frozenset[int] = field(default_factory=frozenset)
    months: frozenset[int] = field(default_factory=frozenset)
    years: frozenset[int] = field(default_factory=frozenset)


def with_plain_digits(text: str) -> str:
    """The text with the decimal digits of every script as 0 to 9, and month names between digits as numbers."""
    if not text.isascii():
        text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    return _MONTH_NAME.sub(lambda month: f"/{_MONTHS[month.group(1)]}/", text)


def digit_runs(text: str) -> tuple[str, list[tuple[str, ...]]]:
    """The text without its digits, and each run of digits as the groups it was typed in."""
    runs = [tuple(re.findall(r"[0-9]+", run)) for run in _RUN.findall(text)]
    return _RUN.sub(" ", text), runs


def date_readings(groups: tuple[str, ...]) -> DateReadings:
    """Every way to read one run of digits as a date, day first and month first alike."""
    lengths = tuple(len(group) for group in groups)
    if len(groups) == 3 and max(lengths) <= 4:
        return DateReadings(days=frozenset(_days(groups)))
    if len(groups) == 2 and max(lengths) == 4 and min(lengths) <= 2:
        year, month = (int(group) for group in sorted(groups, key=len, reverse=True))
        return DateReadings(months=frozenset({year * 100 + month} if 1 <= month <= 12 else ()))
    return _unbroken(groups[0]) if len(groups) == 1 else DateReadings()


def _unbroken(digits: str) -> DateReadings:
    if len(digits) == 4 and _EARLIEST_YEAR <= int(digits) <= _LATEST_YEAR:
        return DateReadings(years=frozenset({int(digits)}))
    if len(digits) == 6:
        return DateReadings(days=frozenset(_days((digits[:2], digits[2:4], digits[4:]))))
    if len(digits) == 8:
        splits = ((digits[:4], digits[4:6], digits[6:]), (digits[:2], digits[2:4], digits[4:]))
        return DateReadings(days=frozenset(day for split in splits for day in _days(split)))
    return DateReadings()


def _days(groups: tuple[str, ...]) -> Iterator[int]:
    """The real days among: year month day, day month year, month day year."""
    first, second, third = groups
    if len(first) != 2 or len(third) == 2:
        yield from _real_days(_years(first), second, third)
    if len(first) <= 2:
        yield from _real_days(_years(third), second, first)
        yield from _real_days(_years(third), first, second)


def _years(digits: str) -> tuple[int, ...]:
    if len(digits) == 4:
        return (int(digits),)
    return (1900 + int(digits), 2000 + int(digits)) if len(digits) == 2 else ()


def _real_days(years: tuple[int, ...], month: str, day: str) -> Iterator[int]:
    for year, number in product(years, (int(month) * 100 + int(day),)):
        try:
            date(year, *divmod(number, 100))
        except ValueError:
            continue
        yield year * 10_000 + number
