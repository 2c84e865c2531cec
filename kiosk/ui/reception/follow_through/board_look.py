# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody looks for on the board, and the wish that it is for the store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.desk.board import Owed
from kiosk.desk.ports import BoardWish
from kiosk.domain.spoken_words import folded
from kiosk.domain.standing import WaitsFor


class Scope(StrEnum):
    """Whose needs."""

    MINE = "mine"
    OFFICE = "office"
    ALL = "all"


class Strip(StrEnum):
    """What waits for whoever looks: offers to answer, calls to make, what is due of colleagues who are away.

    For a supervisor also questions and stalled hand-offs.
    """

    OFFERS = "offers"
    QUESTIONS = "questions"
    STALLED = "stalled"
    AWAY = "away"
    CALLS = "calls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is looked for. A strip shows its own needs, whatever the state; only calls mind the scope."""

    scope: Scope = Scope.MINE
    strip: Strip | None = None
    words: str = ""
    category: str = ""
    waits_for: WaitsFor | None = None
    due_only: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether something of the scope may be left out."""
        return bool(self.strip or self.words or self.category or self.waits_for or self.due_only)

    @property
    def shows_settled(self) -> bool:
        """Whether what was settled today belongs at the end."""
        return self.strip is None and self.waits_for is None and not self.due_only

    def fits(self, owed: Owed) -> bool:
        """Tell whether the words and the category fit, for needs that the board does not sift."""
        text = folded(f"{owed.need.words} {owed.visitor} {owed.said_name}")
        filed = not self.category or self.category in owed.need.categories
        return filed and all(word in text for word in folded(self.words).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """Who looks, where, and when: the day at the office goes from `morning` to `tonight` (aware, UTC).

    `desk_id` is the office's duty desk, None while it is not known.
    """

    me: UUID
    office_id: UUID
    morning: datetime
    tonight: datetime
    desk_id: UUID | None = None
    supervises: bool = False


def wish_of(look: Look, by: Onlooker) -> BoardWish:
    """Say to the store what is looked for; what the other strips show is not asked of the board."""
    due_before = by.tonight if look.due_only else None
    match look.strip:
        case Strip.OFFERS:
            takers = (by.me, by.desk_id) if by.desk_id else (by.me,)
            return BoardWish(
                office_id=None, offered_to=takers, words=look.words, category=look.category, due_before=due_before
            )
        case Strip.QUESTIONS:
            return BoardWish(
                office_id=by.office_id,
                words=look.words,
                category=look.category,
                waits_for=WaitsFor.RULING,
                due_before=due_before,
            )
        case _:
            return BoardWish(
                office_id=by.office_id if look.scope is Scope.OFFICE else None,
                whose=by.me if look.scope is Scope.MINE else None,
                words=look.words,
                category=look.category,
                waits_for=look.waits_for,
                due_before=due_before,
            )
