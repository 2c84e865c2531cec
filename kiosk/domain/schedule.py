# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule of opening, and on which days it falls (the part of RFC 5545 that HSDS uses)."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""RFC 5545 days, Monday first, so that the index is Python's weekday."""

_FREQUENCIES: dict[str, Literal[1, 2, 3]] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One rule of opening (HSDS 3.x schedule; the 1.1 weekday rows become weekly rules).

    `byday` holds RFC 5545 days ("MO", "2MO", "-1FR"). `closed` marks a holiday on which a place is shut
    (HSDS 1.1 holiday_schedule), from `dtstart` to `until`; when it has times as well, the place is shut
    but for those hours. `description` is the source's free text, shown as it is when nothing else
    is known.
    """

    freq: str = ""
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    dtstart: date | None = None
    until: date | None = None
    count: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    closed: bool = False
    description: str = ""


def is_valid_on(rule: Schedule, day: date) -> bool:
    """Tell whether the day lies between `valid_from` and `valid_to`, both included."""
    return (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to)


def speaks_for(rule: Schedule, day: date) -> bool:
    """Tell whether the rule still has a say on this day: hours that have run out are unknown, not closed."""
    return is_valid_on(rule, day) and not _has_ended(rule, day)


def recurs_clearly(rule: Schedule) -> bool:
    """Tell whether the days can be told from the rule alone, without guessing where a cycle begins."""
    if rule.interval < 1 or (rule.count is not None and rule.count < 1):
        return False
    if rule.dtstart is None and (rule.interval != 1 or rule.count is not None):
        return False
    if rule.count is not None and _has_ordinals(rule) and not all(len(name) > 2 for name in rule.byday):
        return False  # "MO,2TU": dateutil counts these as days that are both
    if not all(map(_is_day, rule.byday)) or not all(1 <= abs(number) <= 31 for number in rule.bymonthday):
        return False
    anchored = rule.dtstart is not None
    match rule.freq:
        case "DAILY":
            return not _has_ordinals(rule)
        case "WEEKLY":
            return not _has_ordinals(rule) and not rule.bymonthday and (bool(rule.byday) or anchored)
        case "MONTHLY":
            return bool(rule.byday or rule.bymonthday) or anchored
        case _:
            return not rule.freq and anchored and not rule.byday and not rule.bymonthday


def falls_on(rule: Schedule, day: date) -> bool:
    """Tell whether a rule that recurs clearly has an occurrence on the day; its end is not looked at."""
    if rule.dtstart is not None and day < rule.dtstart:
        return False
    match rule.freq:
        case "DAILY":
            return _on_weekday(rule, day) and _on_month_day(rule, day) and _steps(rule, day, _day_number)
        case "WEEKLY":
            named = _on_weekday(rule, day) if rule.byday else _start(rule).weekday() == day.weekday()
            return named and _steps(rule, day, _week_number)
        case "MONTHLY":
            return _on_month_rule(rule, day) and _steps(rule, day, _month_number)
        case _:
            return day == rule.dtstart


def _on_month_rule(rule: Schedule, day: date) -> bool:
    if not rule.byday and not rule.bymonthday:
        return _start(rule).day == day.day
    return _on_weekday(rule, day) and _on_month_day(rule, day)


def _on_weekday(rule: Schedule, day: date) -> bool:
    if not rule.byday:
        return True
    name, last = WEEKDAYS[day.weekday()], calendar.monthrange(day.year, day.month)[1]
    nth, nth_from_end = (day.day + 6) // 7, (last - day.day) // 7 + 1
    return any(said[-2:] == name and (len(said) == 2 or int(said[:-2]) in (nth, -nth_from_end)) for said in rule.byday)


def _on_month_day(rule: Schedule, day: date) -> bool:
    if not rule.bymonthday:
        return True
    last = calendar.monthrange(day.year, day.month)[1]
    return day.day in rule.bymonthday or day.day - last - 1 in rule.bymonthday


def _steps(rule: Schedule, day: date, number: Callable[[date], int]) -> bool:
    return rule.interval == 1 or (number(day) - number(_start(rule))) % rule.interval == 0


def _day_number(day: date) -> int:
    return day.toordinal()


def _week_number(day: date) -> int:
    return (day.toordinal() - 1) // 7  # ordinal 1 was a Monday


def _month_number(day: date) -> int:
    return day.year * 12 + day.month


def _start(rule: Schedule) -> date:
    return rule.dtstart or date.min


def _has_ended(rule: Schedule, day: date) -> bool:
    if not rule.freq:
        return rule.dtstart is not None and rule.dtstart < day
    if rule.until is not None and rule.until < day:
        return True
    return rule.count is not None and _start(rule) < day and _all_counted_before(day, rule, rule.count)


def _all_counted_before(day: date, rule: Schedule, count: int) -> bool:
    names = [weekday(WEEKDAYS.index(name[-2:]), int(name[:-2]) if name[:-2] else None) for name in rule.byday]
    series = rrule(
        _FREQUENCIES[rule.freq], datetime.combine(_start(rule), time()), interval=rule.interval,
        until=datetime.combine(day, time()) - timedelta(days=1),
        byweekday=names or None, bymonthday=rule.bymonthday or None,
    )  # fmt: skip
    return sum(1 for _ in islice(series, count)) == count


def _is_day(name: str) -> bool:
    ordinal = name[:-2]
    return name[-2:] in WEEKDAYS and (not ordinal or (ordinal.lstrip("+-").isdigit() and 1 <= abs(int(ordinal)) <= 5))


def _has_ordinals(rule: Schedule) -> bool:
    return any(len(name) > 2 for name in rule.byday)
