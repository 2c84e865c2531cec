# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about something we owe: whose it is, what happens, and when it is due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.follow_through import Owed
from kiosk.domain.hand_off import HandOff
from kiosk.domain.referral import Referral
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import plain_day
from kiosk.ui.reception.words.steps import step_in_words


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


def is_due(owed: Owed, now: datetime) -> bool:
    """Tell whether it is due today or overdue; `now` is the office's wall time (aware)."""
    due = due_at_office(owed, _zone(now))
    return due is not None and due.day <= now.date()


def is_for(owed: Owed, me: UUID | None) -> bool:
    """Tell whether this is mine: I own it, or a colleague asks me to take it over."""
    return owed.need.owner_id == me or is_offered_to(owed, me)


def is_offered_to(owed: Owed, me: UUID | None) -> bool:
    """Tell whether a colleague asks me to take it over."""
    return owed.offered is not None and owed.offered.to_id == me


def due_chip(owed: Owed, now: datetime, _: Translator) -> tuple[str, str]:
    """Say when it is due, and the chip's role."""
    due = due_at_office(owed, _zone(now))
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


def person_in_words(owed: Owed, zone: ZoneInfo, _: Translator) -> str:
    """Name whom we owe it; a guest by the day they came."""
    if owed.visitor:
        return owed.visitor
    return _("Guest, {day}", day=_.short_day(owed.need.created_at.astimezone(zone).date()))


def what_happens(owed: Owed, staff: Mapping[UUID, str], me: UUID | None, now: datetime, _: Translator) -> str:
    """Say in a line what happens about it now."""
    step = owed.last_step
    if is_offered_to(owed, me) and owed.offered is not None:
        giver = staff.get(owed.offered.by, "") or _("A colleague")
        return _("{name} asks you to take this over", name=giver)
    if step is None:
        return _("No next step yet")
    if isinstance(step, Referral) and step.outcome is None:
        day = plain_day(step.at.astimezone(now.tzinfo).date(), now.date(), _)
        return _("Referred {day} to {name}", day=day, name=step.resource_name)
    return step_in_words(step, staff, _zone(now), now, _)


def hand_off_in_words(offered: HandOff, _: Translator) -> tuple[str, ...]:
    """Say what is done, what is not done yet, and what must not be done, a line each."""
    lines = (
        _("Done: {text}", text=offered.done) if offered.done else "",
        _("Not done yet: {text}", text=offered.not_done),
        _("Must not be done: {text}", text=offered.must_not) if offered.must_not else "",
    )
    return tuple(line for line in lines if line)


def who_waits(owed: Iterable[Owed], *, only_mine: bool, translate: Translator) -> str:
    """Say how many people wait, and whether everybody's need has an owner."""
    _ = translate
    listed = list(owed)
    people = len({each.need.visitor_id or each.need.visit_id for each in listed})
    if only_mine:
        if not people:
            return _("Nobody is waiting on you.")
        return _.several("{count} person is waiting on you.", "{count} people are waiting on you.", people)
    if not people:
        return _("Nobody is waiting on us.")
    waiting = _.several("{count} person is waiting on us.", "{count} people are waiting on us.", people)
    ownerless = sum(not each.owner for each in listed)
    if ownerless:
        owners = _.several("{count} need has no owner.", "{count} needs have no owner.", ownerless)
        return f"{waiting} {owners}"
    return f"{waiting} {_('Nobody is without an owner.')}"


def _zone(now: datetime) -> ZoneInfo:
    if not isinstance(now.tzinfo, ZoneInfo):
        raise TypeError("the office's wall time carries its ZoneInfo")
    return now.tzinfo
