# SPDX-License-Identifier: GPL-3.0-or-later
"""The look-up of visitors: every name in memory, found while it is typed.

The distinct parts of all names are a vocabulary. Every typed word is matched against it, the visitors who have
the likely parts are scored by how rare what fits is, and the best of them are weighed word by word. Digits are read
as pieces of a phone number, birth dates and birth years beside that.
"""

from collections.abc import Iterable
from uuid import UUID

from kiosk.domain.matching import VisitorMatch
from kiosk.store.search.visitors.close_look import Weighed
from kiosk.store.search.visitors.duplicates import same_person
from kiosk.store.search.visitors.nicknames import Nicknames
from kiosk.store.search.visitors.scoring import weigh
from kiosk.store.search.visitors.visitor_rows import VisitorEntry, VisitorRows

__all__ = ["VisitorEntry", "VisitorIndex"]


class VisitorIndex:
    """Finds visitors by parts of names, sounds, nicknames, phone digits and birth dates.

    Everything is held in memory, and what was put is found by the next `find`. For use from one thread.
    `nicknames` are those that ship with Onward unless others are given.
    """

    def __init__(self, entries: Iterable[VisitorEntry] = (), nicknames: Nicknames | None = None) -> None:
        self._rows = VisitorRows(entries, nicknames or Nicknames.shipped())

    def __len__(self) -> int:
        return self._rows.living

    def put(self, entry: VisitorEntry) -> None:
        """Adds the visitor, or replaces what was known of them."""
        row = self._rows.row_of(entry.visitor_id)
        if row is not None and self._rows.refresh(row, entry):
            return
        if row is not None:
            self._rows.drop(row)
        self._rows.append(entry)

    def remove(self, visitor_id: UUID) -> None:
        """Forgets the visitor; nothing happens when they are not known."""
        row = self._rows.row_of(visitor_id)
        if row is not None:
            self._rows.drop(row)

    def find(self, query: str, limit: int = 10) -> list[VisitorMatch]:
        """The visitors who fit what was typed, best first, at most `limit`; none when nobody comes near.

        Among equals this office's own come first, then those seen last. Never raises, whatever is typed.
        """
        if limit < 1 or not query.strip():
            return []
        found = weigh(self._rows, query, limit)
        return [self._match(weighed) for weighed in sorted(found, key=self._rank)[:limit]]

    def likely_duplicates(self, entry: VisitorEntry, limit: int = 3) -> list[VisitorMatch]:
        """Visitors on file who may be the very person about to be added; few and sure rather than many."""
        return same_person(self._rows, entry, limit)

    def _match(self, weighed: Weighed) -> VisitorMatch:
        return VisitorMatch(self._rows.visitor_id(weighed.row), weighed.score, weighed.why)

    def _rank(self, weighed: Weighed) -> tuple[float, bool, float, int]:
        row = weighed.row
        return (-weighed.score, not self._rows.own[row], -float(self._rows.seen[row]), self._rows.visitor_id(row).int)
