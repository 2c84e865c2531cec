# SPDX-License-Identifier: GPL-3.0-or-later
"""Phone numbers by any run of three digits or more in them."""

import numpy as np
from numpy.typing import NDArray

from kiosk.store.search.visitors.growing import Column, Floats, Ints, Postings, distinct

SHORTEST_FRAGMENT = 3
_LONGEST_PHONE = 17
_LOCAL_DIGITS = 7
_TRIGRAMS = 1000


def phone_digits(phone: str) -> str:
    """The digits of a phone number, any script, its last 17."""
    digits = "".join(str(int(c)) for c in phone if c.isdecimal())
    return digits[-_LONGEST_PHONE:]


def as_number(digits: str) -> int:
    """Digits as a number that keeps leading zeros, by a 1 before them; 0 for no phone."""
    return int("1" + digits) if digits else 0


class Phones:
    """The phone numbers of all rows, each as its digits with a 1 before them."""

    def __init__(self, numbers: NDArray[np.int64]) -> None:
        self._numbers = Column(np.int64, numbers)
        rows, trigrams = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
        for shift in range(_LONGEST_PHONE - 2):
            has = np.flatnonzero(numbers >= 10 ** (shift + 3))
            rows.append(has.astype(np.int32))
            trigrams.append((numbers[has] // 10**shift % _TRIGRAMS).astype(np.int32))
        self._by_trigram = Postings(np.concatenate(trigrams), np.concatenate(rows), _TRIGRAMS)

    def append(self, digits: str) -> None:
        """Files the phone of the next row; no digits for none."""
        row = len(self._numbers)
        self._numbers.append(as_number(digits))
        for trigram in {digits[at : at + 3] for at in range(len(digits) - 2)}:
            self._by_trigram.add(int(trigram), row)

    def digits(self, row: int) -> str:
        """The digits of one row's phone, empty for none."""
        return str(self._numbers[row])[1:] if self._numbers[row] else ""

    def having(self, fragment: str) -> tuple[Ints, Floats]:
        """The rows whose phone has the digits, and how well they fit: at the end better than inside.

        A long fragment may begin with a country code or a trunk zero that the phone on file lacks.
        """
        if len(fragment) < SHORTEST_FRAGMENT or len(fragment) > 2 * _LONGEST_PHONE:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        rows, fit = self._containing(fragment)
        if len(rows) or len(fragment) <= _LOCAL_DIGITS:
            return rows, fit
        return self._ending_alike(fragment)

    def _containing(self, fragment: str) -> tuple[Ints, Floats]:
        if len(fragment) > _LONGEST_PHONE:
            return np.empty(0, np.int32), np.empty(0, np.float32)
        rows = self._sharing_trigrams(fragment)
        numbers, wanted, size = self._numbers.values[rows], int(fragment), 10 ** len(fragment)
        at_end = (numbers % size == wanted) & (numbers >= size)
        inside = np.zeros(len(rows), dtype=np.bool_)
        for shift in range(1, _LONGEST_PHONE - len(fragment) + 1):
            moved = numbers // 10**shift
            inside |= (moved % size == wanted) & (moved >= size)
        weaker = 0.9 if len(fragment) > SHORTEST_FRAGMENT else 0.85
        fit = np.where(at_end, weaker + 0.1, weaker).astype(np.float32)
        found = at_end | inside
        return rows[found], fit[found]

    def _sharing_trigrams(self, fragment: str) -> Ints:
        trigrams = sorted({int(fragment[at : at + 3]) for at in range(len(fragment) - 2)})
        lists = sorted((self._by_trigram.rows(trigram) for trigram in trigrams), key=len)
        rows = distinct(lists[0])
        for others in lists[1:3]:
            rows = rows[np.isin(rows, others)]
        return rows

    def _ending_alike(self, fragment: str) -> tuple[Ints, Floats]:
        rows, _ = self._containing(fragment[-_LOCAL_DIGITS:])
        fits = [_ending_fit(fragment, self.digits(row)) for row in rows.tolist()]
        fit = np.array(fits, dtype=np.float32)
        return rows[fit > 0], fit[fit > 0]


def _ending_fit(typed: str, filed: str) -> float:
    """How well two long numbers agree from the end: 1 when one lacks only the other's country code."""
    common = 0
    while common < min(len(typed), len(filed)) and typed[-1 - common] == filed[-1 - common]:
        common += 1
    left_over = min(len(typed.lstrip("0")), len(filed.lstrip("0"))) - common
    if common < _LOCAL_DIGITS or left_over > 3:
        return 0.0
    return 1.0 if left_over <= 0 else 0.85
