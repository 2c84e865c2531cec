# SPDX-License-Identifier: GPL-3.0-or-later
"""How long people wait in the lobby, and calling the next one by name (rule 1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.desk.finish_visit import leave_visit
from kiosk.desk.greet import turn_to
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.who_it_may_be import is_open_question
from kiosk.domain.errors import DueInThePast
from kiosk.domain.greeting import Greeting
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit, VisitState
from kiosk.domain.visitor import Visitor

SHOWN_FOR = timedelta(minutes=3)
"""How long a name stays on the lobby's display after it was called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody who waits for a person. `since` is aware, UTC.

    `away_until` is when they said they would be back, None for somebody who is here.
    """

    visit_id: UUID
    since: datetime
    waited: timedelta
    too_long: bool = False
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeingHelped:
    """Somebody whom a member of staff is with; `since` is None where nobody noted it."""

    visit_id: UUID
    helper_id: UUID | None
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyWaits:
    """How it stands in the lobby now. `waiting` are in the order in which they are called, `helped` as they came.

    `average` and `longest` are of those who wait, those who stepped out among them; None when nobody does.
    """

    waiting: Sequence[Waiting] = ()
    helped: Sequence[BeingHelped] = ()
    average: timedelta | None = None
    longest: timedelta | None = None

    @property
    def too_long(self) -> Sequence[Waiting]:
        """Who has waited longer than the office allows itself, as they are called."""
        return [each for each in self.waiting if each.too_long]


@dataclass(frozen=True, slots=True)
class Waits:
    """Watches the waits, and calls the next one."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID) -> LobbyWaits:
        """Say who waits and for how long, and who is being helped since when."""
        now = self.clock()
        with self.store.reading() as work:
            visits = work.visits.lobby(office_id)
            limit = timedelta(minutes=work.offices.rules(office_id).wait_minutes)
        waiting = [_waiting(visit, now, limit) for visit in _in_turn(visits)]
        waited = [each.waited for each in waiting]
        helped = [visit for visit in visits if visit.state is VisitState.BEING_HELPED]
        return LobbyWaits(
            waiting=waiting,
            helped=[BeingHelped(visit_id=v.id, helper_id=v.helper_id, since=v.helped_at) for v in helped],
            average=sum(waited, timedelta()) / len(waited) if waited else None,
            longest=max(waited, default=None),
        )

    def call_next(self, actor: Actor) -> Greeting | None:
        """Turn to whoever waits longest, those who called from the touch screen first; None when nobody is here.

        Two desks that call at once get two people, and whoever stepped out is not called before they are back.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            in_turn = _in_turn(work.visits.lobby(act.office_id))
            first = next((visit for visit in in_turn if not visit.is_away(act.at)), None)
            if first is None:
                return None
            greeting = turn_to(work, first, act)
            work.commit()
            return greeting

    def back_in_a_moment(self, visit_id: UUID, minutes: int) -> Visit:
        """Note that somebody steps out for so long; they keep their place. Whoever was with them is free meanwhile.

        Raises DueInThePast for no time at all, VisitNotFound or VisitAlreadyFinished.
        """
        if minutes <= 0:
            raise DueInThePast
        back_by = self.clock() + timedelta(minutes=minutes)
        with self.store.writing() as work:
            visit = work.visits.get(visit_id).stepped_out(back_by)
            work.visits.save(visit)
            work.commit()
            return visit

    def is_back(self, visit_id: UUID) -> Visit:
        """Note that they are here again; raises VisitNotFound or VisitAlreadyFinished."""
        with self.store.writing() as work:
            visit = replace(work.visits.get(visit_id).must_be_open(), back_by=None)
            work.visits.save(visit)
            work.commit()
            return visit

    def no_show(self, visit_id: UUID, actor: Actor) -> Visit:
        """Note that somebody was called and has gone; they are called back where we know how.

        Raises VisitNotFound or VisitAlreadyFinished.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = leave_visit(work, work.visits.get(visit_id), act)
            work.commit()
            return visit


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledByName:
    """One line of the lobby's display: a first name, and who is ready for them."""

    visit_id: UUID
    name: str
    helper: str
    since: datetime


@dataclass(frozen=True, slots=True)
class LobbyDisplay:
    """What may stand on the large display in the lobby, which anybody can read (rule 9)."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID) -> Sequence[CalledByName]:
        """List who was called from the lobby in the last minutes, the latest first; nothing unless the office opted in.

        A confidential visitor is never among them, nor anybody whose name only the touch screen was told: nobody has
        seen yet whether it is theirs, or fit to be read out.
        """
        now = self.clock()
        with self.store.reading() as work:
            if not work.offices.rules(office_id).calls_names:
                return ()
            called = {staff.id: staff.called for staff in work.staff.of_office(office_id)}
            shown = []
            for visit in work.visits.lobby(office_id):
                if visit.helper_id and visit.helped_at and _was_called(visit, visit.helped_at, now):
                    name, helper = _public_name(work, visit), called.get(visit.helper_id, "")
                    shown.append(CalledByName(visit_id=visit.id, name=name, helper=helper, since=visit.helped_at))
        return sorted((each for each in shown if each.name), key=lambda each: each.since, reverse=True)


def first_name(visitor: Visitor) -> str:
    """The name to call somebody by before strangers: as they like to be called, else the first word of their name.

    "" where that word may hold the family name as well, in a script that writes names in one piece.
    """
    if visitor.preferred_name:
        return visitor.preferred_name
    family, comma, given = visitor.name.partition(",")
    word = next(iter((given if comma and given.strip() else family).split()), "")
    return "" if any(_is_ideograph(c) for c in word) else word


def _public_name(work: UnitOfWork, visit: Visit) -> str:
    visitor = work.visitors.get(visit.visitor_id) if visit.visitor_id else None
    if visitor is None or visitor.confidential or is_open_question(work, visit):
        return ""
    return first_name(visitor)


def _was_called(visit: Visit, helped_at: datetime, now: datetime) -> bool:
    """Whoever was greeted as they came in never waited, and was not called."""
    return visit.state is VisitState.BEING_HELPED and visit.arrived_at < helped_at and now - helped_at < SHOWN_FOR


def _in_turn(visits: Sequence[Visit]) -> list[Visit]:
    """Those who wait for a person, in the order in which they are called."""
    return sorted((visit for visit in visits if _waits(visit)), key=lambda v: (v.called_at is None, _since(v)))


def _waits(visit: Visit) -> bool:
    calls = visit.state is VisitState.AT_SCREEN and visit.called_for is not None
    return calls or visit.state is VisitState.WAITING


def _since(visit: Visit) -> datetime:
    return visit.called_at or visit.arrived_at


def _waiting(visit: Visit, now: datetime, limit: timedelta) -> Waiting:
    waited = max(now - _since(visit), timedelta())
    away_until = visit.back_by if visit.is_away(now) else None
    return Waiting(
        visit_id=visit.id, since=_since(visit), waited=waited, too_long=waited > limit, away_until=away_until
    )


def _is_ideograph(character: str) -> bool:
    return "\u3005" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" or character >= "\U00020000"
