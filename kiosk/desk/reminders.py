# SPDX-License-Identifier: GPL-3.0-or-later
"""What falls due soon, now, or has fallen due already: said to whoever answers for it (rule 5)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.office_time import today_at
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.staff import Actor
from kiosk.domain.standing import end_of_day

SOON = timedelta(minutes=30)
NOW = timedelta(minutes=15)
"""How long something is due "now" before it is overdue."""

MOST_AT_ONCE = 500
"""Of somebody who has more than that due, what fell due first is not said again: it was said long ago."""

_LONGEST_DAY = timedelta(hours=25)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class ReminderKind(StrEnum):
    """How a due time lies to now."""

    SOON = "soon"
    NOW = "now"
    OVERDUE = "overdue"


class Whose(StrEnum):
    """Whose it is, seen by who is reminded; AWAY is a colleague who is not here today."""

    MINE = "mine"
    AWAY = "away"
    FRONT_DESK = "front_desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something that is due. `id` is the same as long as the same is to be said of it: each is shown once.

    `due` is aware, UTC; with `by_day` only its day at the need's office counts. `promise_id` is None for a need whose
    owner looks at it on that day.
    """

    id: str
    kind: ReminderKind
    whose: Whose
    need_id: UUID
    promise_id: UUID | None = None
    due: datetime
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Reminders:
    """Says what is due of what somebody answers for.

    That is what they own or promised themselves, and what the front desk owns, which is everybody's. What belongs to
    somebody who is away comes to the supervisors, and to everybody on a day without one.
    """

    store: Store
    clock: Clock

    def __call__(self, actor: Actor) -> Sequence[Reminder]:
        """List what is due within `SOON` or before, what is due first at the top."""
        now = self.clock()
        with self.store.reading() as work:
            due = _due_needs(work, actor, now)
            steps = work.steps.of_needs(need.id for need, _whose in due)
            zones = {each: ZoneInfo(work.offices.get(each).timezone) for each in {need.office_id for need, _ in due}}
            own = _own_promises(work, actor, {need.id for need, _whose in due})
        said = [_of_promise(step, Whose.MINE, now) for step in own]
        for need, whose in due:
            said += _of_need(need, steps.get(need.id, ()), whose, now, zones[need.office_id])
        return sorted((each for each in said if each), key=lambda each: (each.due, each.id))


def _due_needs(work: UnitOfWork, actor: Actor, now: datetime) -> list[tuple[Need, Whose]]:
    """List the needs of which something may be due, and whose each is."""
    due = []
    for owner_id, whose in _answers_for(work, actor, today_at(work.offices.get(actor.office_id), now)).items():
        wish = BoardWish(office_id=None, whose=owner_id, due_before=now + _LONGEST_DAY)
        first = max(0, work.needs.count_on_board(wish) - MOST_AT_ONCE)
        due += [(need, whose) for need in work.needs.board(wish, first, MOST_AT_ONCE) if need.owner_id == owner_id]
    return due


def _answers_for(work: UnitOfWork, actor: Actor, today: date) -> dict[UUID, Whose]:
    """Name the owners whose needs this person is reminded of."""
    staff = work.staff.of_office(actor.office_id)
    owners = {each.id: Whose.FRONT_DESK for each in staff if each.is_desk}
    led = any(each.supervises and not each.is_away(today) for each in staff)
    if work.staff.get(actor.staff_id).supervises or not led:
        owners |= {each.id: Whose.AWAY for each in staff if not each.is_desk and each.is_away(today)}
    return owners | {actor.staff_id: Whose.MINE}


def _own_promises(work: UnitOfWork, actor: Actor, known: set[UUID]) -> list[Promise]:
    """List what somebody promised for a colleague's need; what was promised before a hand-off went with the need."""
    needs = [need for need in work.needs.promised_by(actor.staff_id) if need.id not in known]
    steps = work.steps.of_needs(need.id for need in needs if need.owner_id != actor.staff_id)
    return [
        step
        for of_need in steps.values()
        for step in _open_promises(of_need)
        if step.by == actor.staff_id and step.at >= _last_taken_over(of_need)
    ]


def _open_promises(steps: Sequence[NextStep]) -> list[Promise]:
    return [step for step in steps if isinstance(step, Promise) and step.state is PromiseState.OPEN]


def _last_taken_over(steps: Sequence[NextStep]) -> datetime:
    offers = (step for step in steps if isinstance(step, HandOff) and step.state is HandOffState.ACCEPTED)
    return max((step.answered_at or step.at for step in offers), default=_LONG_AGO)


def _of_need(
    need: Need, steps: Sequence[NextStep], whose: Whose, now: datetime, zone: ZoneInfo
) -> Iterator[Reminder | None]:
    """Say what is due of a need of an office in `zone`. A promise speaks for the day on which it is due."""
    promises = _open_promises(steps)
    yield from (_of_promise(step, whose, now) for step in promises)
    if need.review_on not in {step.due_at.astimezone(zone).date() for step in promises}:
        yield _of_day(need, whose, now, zone)


def _of_promise(step: Promise, whose: Whose, now: datetime) -> Reminder | None:
    ahead = step.due_at - now
    if ahead > SOON:
        return None
    late = ReminderKind.NOW if -ahead < NOW else ReminderKind.OVERDUE
    kind = ReminderKind.SOON if ahead > timedelta(0) else late
    return Reminder(
        id=_id(step.id, step.due_at, kind),
        kind=kind,
        whose=whose,
        need_id=step.need_id,
        promise_id=step.id,
        due=step.due_at,
    )


def _of_day(need: Need, whose: Whose, now: datetime, zone: ZoneInfo) -> Reminder | None:
    today = now.astimezone(zone).date()
    if need.review_on is None or need.review_on > today:
        return None
    kind = ReminderKind.NOW if need.review_on == today else ReminderKind.OVERDUE
    due = end_of_day(need.review_on, zone)
    return Reminder(id=_id(need.id, due, kind), kind=kind, whose=whose, need_id=need.id, due=due, by_day=True)


def _id(what: UUID, due: datetime, kind: ReminderKind) -> str:
    return f"{what} {due.astimezone(UTC):%Y-%m-%dT%H:%M} {kind.value}"
