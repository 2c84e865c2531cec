# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays that grow: columns with a value a row, and lists of rows filed under keys."""

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

Ints = NDArray[np.int32]
Wide = NDArray[np.int64]
Floats = NDArray[np.float32]


class Column:
    """One number a row; `values` is a view on the rows so far, `append` costs amortised constant time."""

    def __init__(self, dtype: DTypeLike, initial: Sequence[Any] | NDArray[Any] = ()) -> None:
        self._room = np.asarray(initial, dtype=dtype)
        self._length = len(self._room)

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> NDArray[Any]:
        """The rows so far; good until the next `append`."""
        return self._room[: self._length]

    def append(self, value: float) -> None:
        """Adds one row at the end."""
        self.extend((value,))

    def extend(self, values: Sequence[Any] | NDArray[Any]) -> None:
        """Adds rows at the end."""
        end = self._length + len(values)
        if end > len(self._room):
            room = np.empty(max(16, end + end // 2), dtype=self._room.dtype)
            room[: self._length] = self._room[: self._length]
            self._room = room
        self._room[self._length : end] = values
        self._length = end

    def __setitem__(self, row: int, value: float) -> None:
        self._room[row] = value

    def __getitem__(self, row: int) -> np.generic:
        found: np.generic = self._room[row]
        return found


def ranges(starts: NDArray[Any], lengths: NDArray[Any]) -> Wide:
    """The numbers of all the ranges (start, start + length), one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - ends + lengths, lengths) + np.arange(total, dtype=np.int64)


def distinct(values: NDArray[Any]) -> Ints:
    """Whole numbers in order, without repeats; sorting beats hashing by ten to one here."""
    ordered = np.sort(values)
    kept = np.empty(len(ordered), dtype=np.bool_)
    kept[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=kept[1:])
    found: Ints = ordered[kept].astype(np.int32, copy=False)
    return found


class Postings:
    """Rows filed under small whole keys: one block made at the start, and a short list a key for what came later.

    The block costs four bytes a row; rows of one key come in the order they were filed.
    """

    def __init__(self, keys: NDArray[Any] | None = None, rows: NDArray[Any] | None = None, size: int = 0) -> None:
        keys = np.empty(0, dtype=np.int32) if keys is None else keys
        rows = np.empty(0, dtype=np.int32) if rows is None else rows
        order = np.argsort(keys, kind="stable")
        self._block: Ints = rows[order].astype(np.int32, copy=False)
        counts = np.bincount(keys, minlength=size) if len(keys) or size else np.zeros(0, dtype=np.int64)
        self._starts: Wide = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))
        self._later: dict[int, array[int]] = {}

    def add(self, key: int, row: int) -> None:
        """Files a row under a key."""
        self._later.setdefault(key, array("i")).append(row)

    def _later_rows(self, key: int) -> Ints | None:
        later = self._later.get(key)
        # A copy: a view would lock the list, and the next add would raise BufferError.
        return None if later is None else np.array(later, dtype=np.int32)

    def rows(self, key: int) -> Ints:
        """The rows filed under one key."""
        base = (
            self._block[self._starts[key] : self._starts[key + 1]] if key + 1 < len(self._starts) else self._block[:0]
        )
        later = self._later_rows(key)
        return base if later is None else np.concatenate((base, later))

    def rows_of(self, keys: NDArray[Any]) -> Ints:
        """The rows of several keys, with repeats, in no order."""
        inside = keys[keys < len(self._starts) - 1]
        starts = self._starts[inside]
        found = [self._block[ranges(starts, self._starts[inside + 1] - starts)]]
        if self._later:
            later = np.fromiter(self._later, dtype=np.int64, count=len(self._later))
            found += [np.array(self._later[key], dtype=np.int32) for key in later[np.isin(later, keys)].tolist()]
        return np.concatenate(found)


class HashedPostings:
    """Rows filed under 64-bit hashes; whoever asks makes sure that a hash was not met by chance."""

    def __init__(self, hashes: Sequence[int] | Wide = (), rows: Sequence[int] | NDArray[Any] = ()) -> None:
        keys = np.asarray(hashes, dtype=np.int64)
        found = np.asarray(rows, dtype=np.int32)
        order = np.argsort(keys, kind="stable")
        self._keys: Wide = keys[order]
        self._rows: Ints = found[order]
        self._later: dict[int, array[int]] = {}

    def add(self, key: int, row: int) -> None:
        """Files a row under a hash (signed, 64 bits)."""
        self._later.setdefault(key, array("i")).append(row)

    def rows(self, key: int) -> Ints:
        """The rows filed under one hash."""
        first, last = np.searchsorted(self._keys, key, "left"), np.searchsorted(self._keys, key, "right")
        later = self._later.get(key)
        base = self._rows[first:last]
        return base if later is None else np.concatenate((base, np.array(later, dtype=np.int32)))
