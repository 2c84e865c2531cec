# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a read has come, told to whoever waits."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from kiosk.directory.package import Entry

Progress = Callable[[str, int, int], None]
"""Called now and then with what is being read, how much is done and how much there is, in the same unit.

To cancel, raise an exception of your own from it: it comes through, and nothing has been kept.
"""

_EVERY = 500

T = TypeVar("T")


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


class Telling:
    """Counts what passes by and tells of it, not too often."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def each(self, passing: Iterable[T], what: str, total: int = 0) -> Iterator[T]:
        """Pass things on and tell how many have passed."""
        for count, thing in enumerate(passing, start=1):
            if count % _EVERY == 1:
                self._progress(what, count, max(count, total))
            yield thing

    def each_row(self, rows: Iterable[T], entry: Entry) -> Iterator[T]:
        """Pass the rows of a file on."""
        return self.each(rows, entry.name)
