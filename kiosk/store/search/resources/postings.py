# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows hold a term, and how strongly: one ascending list a term, changed in place."""

from array import array
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
Strengths = NDArray[np.float32]

_NO_ROWS: tuple[int, ...] = ()


class TermPostings:
    """Rows and strengths by term. What `of` returns is a view: use it up before the next change."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}
        self._strengths: dict[str, array[float]] = {}

    def __contains__(self, term: str) -> bool:
        return term in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def count(self, term: str) -> int:
        """How many rows hold the term."""
        return len(self._rows.get(term, _NO_ROWS))

    def of(self, term: str) -> tuple[Rows, Strengths]:
        """The rows that hold a term, ascending, and their strengths."""
        rows = self._rows.get(term)
        if rows is None:
            return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.float32)
        return np.frombuffer(rows, dtype=np.int32), np.frombuffer(self._strengths[term], dtype=np.float32)

    def put(self, term: str, row: int, strength: float) -> None:
        """Files a row under a term; the row must not be there yet."""
        if term not in self._rows:
            self._rows[term], self._strengths[term] = array("i"), array("f")
        rows, strengths = self._rows[term], self._strengths[term]
        if not rows or rows[-1] < row:
            rows.append(row)
            strengths.append(strength)
            return
        at = bisect_left(rows, row)
        rows.insert(at, row)
        strengths.insert(at, strength)

    def remove(self, term: str, row: int) -> None:
        """Takes a row away from a term; a term without rows is forgotten."""
        rows = self._rows.get(term)
        if rows is None:
            return
        at = bisect_left(rows, row)
        if at == len(rows) or rows[at] != row:
            return
        del rows[at], self._strengths[term][at]
        if not rows:
            del self._rows[term], self._strengths[term]
