# SPDX-License-Identifier: GPL-3.0-or-later
"""The follow-through page as its tests have it: an office that owes something, and a board of any length."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from threading import Event
from uuid import UUID, uuid4

from kiosk.desk.board import BoardCounts, BoardPage, Owed
from kiosk.desk.hand_over import HandTo
from kiosk.desk.ports import BoardWish
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import Need
from kiosk.domain.staff import Actor
from kiosk.domain.standing import WaitsFor
from tests.ui.fakes import NOW, FakeOffice
from tests.ui.windows import DeskWorker

TODAY = date(2026, 11, 23)


def owed_on(
    due: datetime | None, review_on: date | None = None, *, by_day: bool = False, words: str = "A letter"
) -> Owed:
    """Something that Dana owes Ruth."""
    need = Need(
        id=uuid4(),
        office_id=uuid4(),
        visit_id=uuid4(),
        visitor_id=uuid4(),
        words=words,
        owner_id=uuid4(),
        review_on=review_on,
        created_at=NOW,
    )
    return Owed(need=need, visitor="Ruth P.", owner="Dana", due=due, by_day=by_day)


def owe_four(riverside: FakeOffice) -> None:
    """A promise and a referral of Dana's, a hand-off that Sam offers her, and something that is Sam's alone."""
    promise = PromiseTo(text="call the carrier", due_at=NOW + timedelta(hours=7, minutes=18))
    riverside.owed("Mr. Okafor", "Freight quote for the shop", riverside.dana, promise)
    school = riverside.resource("Adult Learning Centre")
    refer = ReferTo(resource_id=school.id, avenue=Avenue.OFFICE, check_on=TODAY + timedelta(days=1))
    riverside.owed("Maria Alvarez", "A résumé class", riverside.dana, refer)
    hand_over = HandTo(
        staff_id=riverside.dana.id, done="Asked the County", not_done="Ask the State", must_not="Call the employer"
    )
    riverside.owed("Tomasz K.", "Forklift licence funding", riverside.sam, hand_over)
    riverside.owed("Grace W.", "Print and post a form", riverside.sam)


def choose(at_desk: DeskWorker, person: str) -> None:
    """Come to somebody's row."""
    at_desk.table.choose([owed[0] for owed in at_desk.owed].index(person))


class LongBoard:
    """A board of any length that writes down what it is asked; asked for `slow` words, it waits to be let go."""

    def __init__(self, length: int, slow: str = "") -> None:
        self.length, self.slow = length, slow
        self.asked: list[tuple[int, int]] = []
        self._go = Event()
        self._made: dict[UUID, Owed] = {}

    def page(self, wish: BoardWish, first: int, count: int) -> BoardPage:
        """Make up a stretch; none of it is handed over."""
        if wish.waits_for is WaitsFor.HAND_OFF:
            return BoardPage(0, ())
        self.asked.append((first, count))
        if self.slow and wish.words == self.slow:
            self._go.wait(5)
        rows = range(first, min(first + count, self.length))
        made = [owed_on(None, words=f"Need {row} {wish.words}".strip()) for row in rows]
        self._made |= {owed.need.id: owed for owed in made}
        return BoardPage(self.length, made)

    def of_need(self, need_id: UUID) -> Owed:
        """Show what was made up before."""
        return self._made[need_id]

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Let the slow answer come at the end."""
        yield
        self._go.set()

    def counts(self, _actor: Actor) -> BoardCounts:
        """Count nothing."""
        return BoardCounts()

    def settled_since(self, _office_id: object, moment: datetime) -> Sequence[Owed]:
        """Nothing was settled."""
        assert moment.tzinfo is UTC
        return ()
