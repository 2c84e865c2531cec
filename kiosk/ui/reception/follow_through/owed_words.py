# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about something we owe: whose it is, what it waits for, and when it is due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.board import Owed
from kiosk.domain.call_back import CallBack, CallBackReason
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.next_step import Answer, Promise, PromiseState
from kiosk.domain.referral import Referral
from kiosk.domain.standing import WaitsFor
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time, plain_day
from kiosk.ui.reception.words.steps import outcome_in_words, step_in_words

_MOST_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class Seen:
    """By whom and when the board is seen: the office's wall time, and the names of those who take needs over."""

    now: datetime
    zone: ZoneInfo
    me: UUID | None = None
    staff: Mapping[UUID, str] = field(default_factory=dict)
    office_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, in the office's wall time. `at` is None where only the day counts."""

    day: date
    at: datetime | None = None


def due_at_office(owed: Owed, zone: ZoneInfo) -> Due | None:
    """Tell when a need is due. A review day is a day of the office, whatever its time zone."""
    if owed.due is None:
        return None
    at = owed.due.astimezone(zone)
    return Due(at.date(), None if owed.by_day else at)


def is_offered_to(owed: Owed, me: UUID | None) -> bool:
    """Tell whether a colleague asks me to take it over."""
    return owed.offered is not None and owed.offered.to_id == me


def due_chip(owed: Owed, seen: Seen, _: Translator) -> tuple[str, str]:
    """Say when it is due, and the chip's role; somebody to be called back today is called that."""
    if not owed.need.is_open:
        return _settled_on(owed, seen, _), "chip-settled"
    due, now = due_at_office(owed, seen.zone), seen.now
    if owed.waits_for is WaitsFor.CALL_BACK and (due is None or due.day == now.date()):
        return _("Call back"), "chip-due"
    if due is None:
        return _("No date"), "chip-quiet"
    if due.day < now.date():
        return _("Overdue · {day}", day=_.short_day(due.day)), "chip-due"
    if due.day > now.date():
        return _.short_day(due.day), "chip-waiting"
    if due.at is None:
        return _("Due today"), "chip-due"
    if due.at < now:
        return _("Overdue since {time}", time=_.clock(due.at)), "chip-due"
    return _("Due today {time}", time=_.clock(due.at)), "chip-due"


def _settled_on(owed: Owed, seen: Seen, _: Translator) -> str:
    day = owed.need.settled_at.astimezone(seen.zone).date() if owed.need.settled_at else seen.now.date()
    return _("Settled today") if day == seen.now.date() else _("Settled {day}", day=_.short_day(day))


def person_in_words(owed: Owed, zone: ZoneInfo, _: Translator) -> str:
    """Name whom we owe it: as we know them, as they said, or a guest by the day they came."""
    if owed.visitor or owed.said_name:
        return owed.visitor or owed.said_name
    return _("Guest, {day}", day=_.short_day(owed.need.created_at.astimezone(zone).date()))


def owner_in_words(owed: Owed, seen: Seen, _: Translator) -> str:
    """Name who is answerable, with their office where it is another one."""
    owner = owed.owner or _("Nobody")
    elsewhere = seen.office_id is not None and owed.need.office_id != seen.office_id
    return f"{owner} · {owed.office}" if elsewhere and owed.office else owner


def state_in_words(waits_for: WaitsFor, _: Translator) -> str:
    """Name a state to look for."""
    match waits_for:
        case WaitsFor.NEXT_STEP:
            return _("Needs a next step")
        case WaitsFor.PROMISE:
            return _("Promised")
        case WaitsFor.OUTCOME:
            return _("Referred: did it work out?")
        case WaitsFor.HAND_OFF:
            return _("Handed over, not accepted yet")
        case WaitsFor.RULING:
            return _("Asked the supervisor")
        case WaitsFor.CALL_BACK:
            return _("Call back")
        case WaitsFor.REVIEW:
            return _("Unmet, to look at again")
        case WaitsFor.SETTLED:
            return _("Settled")
        case _other:
            assert_never(_other)


def what_happens(owed: Owed, seen: Seen, _: Translator) -> str:
    """Say in a line what it waits for, or how it was settled."""
    if not owed.need.is_open:
        return _last_step(owed, seen, _) if isinstance(owed.last_step, Answer) else _("Settled")
    if is_offered_to(owed, seen.me) and owed.offered is not None:
        return _asked_of_me(owed.offered, seen, _)
    match owed.waits_for:
        case WaitsFor.HAND_OFF if owed.offered is not None:
            return _waits_on(owed.offered, seen, _)
        case WaitsFor.RULING if owed.question is not None:
            return _("Asked the supervisor · {text}", text=shortened(owed.question.text, _MOST_CHARACTERS))
        case WaitsFor.CALL_BACK if owed.call_back is not None:
            return _call_back(owed.call_back, _)
        case WaitsFor.PROMISE:
            return _promised(owed, seen, _)
        case WaitsFor.OUTCOME if isinstance(owed.last_step, Referral) and owed.last_step.is_waiting:
            day = plain_day(owed.last_step.at.astimezone(seen.zone).date(), seen.now.date(), _)
            return _("Referred {day} to {name}", day=day, name=owed.last_step.resource_name)
        case WaitsFor.NEXT_STEP:
            return _no_next_step(owed, seen, _)
        case _:
            return _last_step(owed, seen, _)


def hand_off_in_words(offered: HandOff, _: Translator) -> tuple[str, ...]:
    """Say what is done, and what is not done yet, a line each; what must not be done stands by itself."""
    lines = (
        _("Done: {text}", text=offered.done) if offered.done else "",
        _("Not done yet: {text}", text=offered.not_done),
    )
    return tuple(line for line in lines if line)


def who_waits(owed: Iterable[Owed], *, only_mine: bool, translate: Translator) -> str:
    """Say how many people wait, where all that is owed is at hand."""
    _ = translate
    people = len({each.need.visitor_id or each.need.visit_id for each in owed})
    if only_mine:
        if not people:
            return _("Nobody is waiting on you.")
        return _.several("{count} person is waiting on you.", "{count} people are waiting on you.", people)
    if not people:
        return _("Nobody is waiting on us.")
    return _.several("{count} person is waiting on us.", "{count} people are waiting on us.", people)


def how_many(total: int, *, fit: bool, translate: Translator) -> str:
    """Say how many needs there are, or how many fit what is looked for."""
    if fit:
        return translate.several("{count} need fits.", "{count} needs fit.", total)
    return translate.several("{count} need is open.", "{count} needs are open.", total)


def owners_in_words(ownerless: int, _: Translator) -> str:
    """Say whether everything has its owner."""
    if not ownerless:
        return _("Nobody is without an owner.")
    return _.several("{count} need has no owner.", "{count} needs have no owner.", ownerless)


def _asked_of_me(offered: HandOff, seen: Seen, _: Translator) -> str:
    giver = seen.staff.get(offered.by, "") or _("A colleague")
    if offered.stalled_at is not None:
        return _("Stalled · {name} asks you to take this over", name=giver)
    return _("{name} asks you to take this over", name=giver)


def _waits_on(offered: HandOff, seen: Seen, _: Translator) -> str:
    name = seen.staff.get(offered.to_id, "") or _("another desk")
    if offered.stalled_at is not None:
        return _("Stalled · waiting on {name}, no answer yet", name=name)
    return _("Waiting on {name} · handed over, not accepted yet", name=name)


def _call_back(call_back: CallBack, _: Translator) -> str:
    match call_back.reason:
        case CallBackReason.LEFT:
            return _("Call back · left before we could help")
        case CallBackReason.MISSED_CALL:
            return _("Call back · we missed their call")
        case CallBackReason.ASKED_FOR_IT:
            return _("Call back · they asked for it")
        case _other:
            assert_never(_other)


def _promised(owed: Owed, seen: Seen, _: Translator) -> str:
    step = owed.last_step
    if isinstance(step, Promise) and step.state is PromiseState.OPEN:
        due = due_time(step.due_at.astimezone(seen.zone), seen.now.date(), _)
        text = shortened(step.text, _MOST_CHARACTERS).rstrip(".")
        return _("Promised by {due} · {text}", due=due, text=text)
    return _("Promised")


def _no_next_step(owed: Owed, seen: Seen, _: Translator) -> str:
    declined = isinstance(owed.last_step, HandOff) and owed.last_step.state is HandOffState.DECLINED
    if owed.tried and not declined:
        results = dict.fromkeys(outcome_in_words(attempt.result, _) for attempt in owed.attempts)
        said = "; ".join(results)
        return _.several(
            "{count} avenue tried: {results}", "{count} avenues tried: {results}", owed.tried, results=said
        )
    return _last_step(owed, seen, _)


def _last_step(owed: Owed, seen: Seen, _: Translator) -> str:
    if owed.last_step is None:
        return _("No next step yet")
    return step_in_words(owed.last_step, seen.staff, seen.zone, seen.now, _)
