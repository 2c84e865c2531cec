# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around the desk in its tests: a clock, a printer, a look-up and a hash, each as simple as can be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from kiosk.desk.ports import ResourceWish
from kiosk.domain.errors import NotSaved
from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.domain.spool import Delivery, Rendering, SlipPrint
from kiosk.domain.told import Stranded
from kiosk.domain.visitor import Visitor
from kiosk.store.database import Database
from kiosk.store.records import VisitorRecord

NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)  # Monday 9:42 in Chicago

OUT_OF_PAPER = "out_of_paper"
BY_SETTINGS = PrinterChoice(target="printer", paper=Paper.A5)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class FakePrinter:
    """Answers every try with `state`, or as its printer is `states`; remembers what was rendered, sent and asked about.

    A page's content is the slip's reference, its copy and its language. OUT_OF_PAPER is what may pass.
    """

    state: SlipState = SlipState.CONFIRMED
    problem: str = "nobody knows"
    states: dict[str, SlipState] = field(default_factory=dict)
    rendered: list[tuple[Slip, SlipPrint, PrinterChoice]] = field(default_factory=list)
    sent: list[tuple[Rendering, SlipPrint]] = field(default_factory=list)
    followed: list[SlipPrint] = field(default_factory=list)

    @property
    def printed(self) -> list[Slip]:
        """The slips that were sent, in order."""
        slips = {slip.id: slip for slip, _order, _way in self.rendered}
        return [slips[order.slip_id] for _page, order in self.sent]

    def render(self, slip: Slip, order: SlipPrint, way: PrinterChoice) -> Rendering:
        self.rendered.append((slip, order, way))
        content = f"{slip.reference} {order.copy} {slip.language}".encode()
        return Rendering(target=way.target, paper=way.paper, form="fake", content=content)

    def send(self, rendering: Rendering, order: SlipPrint) -> Delivery:
        self.sent.append((rendering, order))
        return self._delivery(rendering.target)

    def follow(self, order: SlipPrint) -> Delivery:
        self.followed.append(order)
        return self._delivery(order.printed_on)

    def may_pass(self, problem: str) -> bool:
        return problem == OUT_OF_PAPER

    def _delivery(self, target: str) -> Delivery:
        state = self.states.get(target, self.state)
        return Delivery(state=state, job="7", problem="" if state is SlipState.CONFIRMED else self.problem)


class FakeVisitorLookUp:
    """Finds visitors whose name or spoken name holds what was typed, in the order of their names."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: str, limit: int) -> Sequence[VisitorMatch]:
        with self._database.looking() as session:
            rows = session.execute(select(VisitorRecord.id, VisitorRecord.name, VisitorRecord.preferred_name)).all()
        wanted = query.casefold()
        found = sorted((row.name, row.id) for row in rows if wanted in f"{row.name} {row.preferred_name}".casefold())
        return [VisitorMatch(visitor_id, 1.0, (MatchReason.NAME,)) for _, visitor_id in found[:limit]]

    def likely_duplicates(self, visitor: Visitor) -> Sequence[VisitorMatch]:
        return self.find(visitor.name, 5)


@dataclass
class FakeResourceLookUp:
    """Suggests everything it was given but for what was tried, and remembers what it was asked."""

    offered: list[Resource] = field(default_factory=list)
    asked: list[ResourceWish] = field(default_factory=list)

    def find(self, wish: ResourceWish, limit: int) -> Sequence[ResourceMatch]:
        self.asked.append(wish)
        left = [resource for resource in self.offered if resource.id not in wish.tried]
        return [ResourceMatch(resource=resource, score=1.0, why=("words",)) for resource in left[:limit]]

    def catch_up(self) -> None:
        """Nothing is ever behind."""


class FakePins:
    """A hash that is none: the PIN backwards."""

    def hash(self, pin: str) -> str:
        return pin[::-1]

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hash(pin)


@dataclass
class PaperJournal:
    """Keeps stays in the order of their latest word. `full`, it takes no more of them; `torn`, none is crossed out."""

    stays: dict[UUID, Stranded] = field(default_factory=dict)
    tries: int = 0
    full: bool = False
    torn: bool = False

    def keep(self, stranded: Stranded) -> None:
        if self.full:
            raise NotSaved(reason="The disk is full.")
        self.stays.pop(stranded.told.visit_id, None)
        self.stays[stranded.told.visit_id] = stranded

    def waiting(self) -> Sequence[Stranded]:
        return list(self.stays.values())

    def drop(self, visit_id: UUID) -> None:
        if self.torn:
            raise NotSaved(reason="the disk does not answer as it should.")
        self.stays.pop(visit_id, None)

    def tally(self) -> int:
        return self.tries

    def count_up(self) -> int:
        self.tries += 1
        return self.tries

    def start_over(self) -> None:
        self.tries = 0
