# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office owes next: the top of its board."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.board import Owed, owed_for
from kiosk.desk.ports import BoardWish, Store

__all__ = ["MOST_AT_ONCE", "FollowThrough", "Owed"]

MOST_AT_ONCE = 500
"""As many as anybody looks through; whoever wants more asks the board for a stretch of it."""


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """Shows the open needs of an office that come first."""

    store: Store

    def __call__(self, office_id: UUID) -> Sequence[Owed]:
        """List at most `MOST_AT_ONCE` open needs, those due first at the top."""
        with self.store.reading() as work:
            return owed_for(work, work.needs.board(BoardWish(office_id=office_id), 0, MOST_AT_ONCE))
