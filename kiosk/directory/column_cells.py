# SPDX-License-Identifier: GPL-3.0-or-later
"""What the cells of a column look like, to tell what the column is or to check what its heading says."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.directory.cells import day_of, email_in, plain_line, website_in
from kiosk.directory.phones import phones_in

POSITION = re.compile(r"(?<![\d.])(-?\d{1,3}\.\d{2,})\s*[,;\s]\s*(-?\d{1,3}\.\d{2,})(?![\d.])")
"""A latitude and a longitude side by side, whatever stands before them."""

_HOURS = re.compile(
    r"\d{1,2}\s*(?:[:.h]\s*\d{2})?\s*(?:[ap]\.?\s?m\b\.?|uhr|h|noon)?\s*(?:-|–|—|to|bis|à|a|until)\s*\d{1,2}"
    r"|24\s*(?:/\s*7|hours|stunden|horas|heures)|\bnoon\b|\bby appointment\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s*(?:-|–|to|,|:)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\d+\w?\s+(?:[nsew]{1,2}\.?\s+)?[A-Z0-9]|\b(?:street|st|avenue|ave|road|rd|blvd|drive|dr|lane|way|hwy|suite|floor)\b\.?"
    r"|(?:straße|strasse|str\.|platz|weg|gasse|allee)\s*\d|\b(?:rue|calle|avenida|plaza|chemin)\b",
    re.IGNORECASE,
)
_YES_NO = frozenset("yes no y n true false t f 0 1 x ja nein si sí oui non wahr falsch vrai faux".split())  # noqa: SIM905 - reads better
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_KEY = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{1,9}|[A-Za-z]{1,4}[-_]?\d{1,9}", re.IGNORECASE)
_LONG = 120


def _is_phone(cell: str) -> bool:
    return bool(phones_in(cell).phones) and not _KEY.fullmatch(cell.strip()) and len(cell) <= 2 * _LONG


def _is_hours(cell: str) -> bool:
    return _HOURS.search(cell) is not None and not _is_phone(cell)


def _is_date(cell: str) -> bool:
    said = cell.strip()
    return day_of(said) is not None or re.fullmatch(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", said) is not None


_KINDS: Mapping[str, Callable[[str], bool]] = MappingProxyType({
    "email": lambda cell: bool(email_in(cell)) and len(cell) < _LONG,
    "url": lambda cell: bool(website_in(cell)) and " " not in cell.strip(),
    "position": lambda cell: POSITION.search(cell) is not None,
    "yes_no": lambda cell: cell.strip().lower() in _YES_NO,
    "date": _is_date,
    "number": lambda cell: _NUMBER.fullmatch(cell.strip()) is not None,
    "key": lambda cell: _KEY.fullmatch(cell.strip()) is not None,
    "hours": _is_hours,
    "phone": _is_phone,
    "street": lambda cell: _STREET.search(cell) is not None and len(cell) <= 2 * _LONG,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A column's cells: how many are filled and different, how long they are, and how many are of each kind."""

    filled: int
    different: int
    longest: int
    length: float
    counts: Mapping[str, int]
    samples: tuple[str, ...]

    def share(self, kind: str) -> float:
        """Say how many of the filled cells are of a kind, from 0 to 1."""
        return self.counts[kind] / self.filled if self.filled else 0.0


def profile_of(cells: Sequence[str]) -> Profile:
    """Look at the cells of one column; blank ones are left aside."""
    filled = [said for cell in cells if (said := plain_line(cell))]
    return Profile(
        filled=len(filled),
        different=len(set(filled)),
        longest=max(map(len, filled), default=0),
        length=sum(map(len, filled)) / len(filled) if filled else 0.0,
        counts={kind: sum(map(looks, filled)) for kind, looks in _KINDS.items()},
        samples=tuple(dict.fromkeys(each if len(each) <= _LONG else each[: _LONG - 1] + "…" for each in filled))[:3],
    )


def fits(kind: str, cell: str) -> bool:
    """Tell whether one cell is of a kind."""
    return _KINDS[kind](cell)
