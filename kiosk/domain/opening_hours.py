# SPDX-License-Identifier: GPL-3.0-or-later
"""When a resource is open, from HSDS schedules; never a guess.

All reckoning is in the wall time of the place. A rule that cannot be understood wholly says nothing but
doubt on its days: somewhere that may be open is UNKNOWN ("call first"), never OPEN and never CLOSED.

On a public holiday the hours of ordinary days are in doubt, too. What counts there is what the source itself says
of that day, and that a place never closes at all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from kiosk.domain.schedule import WEEKDAYS, Schedule, falls_on, is_valid_on, recurs_clearly, speaks_for

__all__ = [
    "WEEKDAYS", "IsHoliday", "OpenState", "OpenStatus", "Schedule", "Span",
    "days_in_doubt", "is_known", "no_holiday", "spans_on", "status_at", "week_around", "week_of",
]  # fmt: skip

IsHoliday = Callable[[date], bool]
"""Says whether a day is a public holiday at the place."""


def no_holiday(_day: date) -> bool:
    """Know of no public holidays."""
    return False


LOOK_AHEAD_DAYS = 60
"""How far ahead the next opening is looked for."""

_MIDNIGHT = time(0)
_LAST_MINUTE = time(23, 59)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of opening on a day; `closes` of 00:00 means midnight at the day's end.

    Where `closes` is earlier than `opens`, it is the next morning. 00:00 to 00:00 is the whole day.
    """

    opens: time
    closes: time


class OpenState(StrEnum):
    """What we can say about a place at one moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenStatus:
    """Whether a place is open at a moment, until when, or when it opens next.

    `until` and `next_open` are aware datetimes in the place's own time zone; None where not known,
    and `until` is None for a place that never closes (`always` is true then).
    """

    state: OpenState
    until: datetime | None = None
    next_open: datetime | None = None
    always: bool = False


def is_known(schedules: Iterable[Schedule], day: date | None = None) -> bool:
    """Tell whether the hours can be stated at all, rather than "call first".

    With a day, the rules must also speak for that day: hours whose validity has run out are not known.
    """
    return any(_is_understood(rule) and (day is None or speaks_for(rule, day)) for rule in _openings(schedules))


def status_at(schedules: Sequence[Schedule], moment: datetime, *, is_holiday: IsHoliday = no_holiday) -> OpenStatus:
    """Say whether the place is open at a moment, given in the place's own time zone.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs the time zone of the place")
    hours = _Hours(schedules, is_holiday)
    wall = moment.replace(tzinfo=None, fold=0)
    stretch = _stretch_around(hours, wall)
    if stretch is not None and _covers(stretch, moment):
        return _open_status(hours, stretch, moment)
    if not _is_settled(hours, wall.date()):
        return OpenStatus(OpenState.UNKNOWN)
    return OpenStatus(OpenState.CLOSED, next_open=_next_opening(hours, moment))


def week_of(
    schedules: Sequence[Schedule], day: date, *, is_holiday: IsHoliday = no_holiday
) -> tuple[tuple[Span, ...], ...]:
    """List the spans of the seven days, Monday first, of the week that contains the day, its own holidays shut.

    A day without spans is shut, unless it is among `days_in_doubt`.
    """
    return tuple(spans_on(schedules, each, is_holiday=is_holiday) for each in week_around(day))


def days_in_doubt(schedules: Sequence[Schedule], day: date, *, is_holiday: IsHoliday = no_holiday) -> tuple[int, ...]:
    """List the weekdays (0 for Monday) of that week on which the place may or may not be open: call first."""
    hours = _Hours(schedules, is_holiday)
    return tuple(each.weekday() for each in week_around(day) if not _is_settled(hours, each))


def spans_on(schedules: Sequence[Schedule], day: date, *, is_holiday: IsHoliday = no_holiday) -> tuple[Span, ...]:
    """List the known spans that begin on a day, in order, overlapping ones merged."""
    return _spans_on(_Hours(schedules, is_holiday), day)


# Which rules say what about a day


@dataclass(frozen=True, slots=True)
class _Hours:
    """A place's rules, and which days are public holidays there."""

    rules: Sequence[Schedule]
    is_holiday: IsHoliday

    def holds_on(self, day: date) -> bool:
        """Tell whether the hours of ordinary days hold: not on a holiday, unless the place never closes."""
        return not self.is_holiday(day) or _is_round_the_clock(self.rules, day)


def _spans_on(hours: _Hours, day: date) -> tuple[Span, ...]:
    shut = [rule for rule in hours.rules if rule.closed and _shuts(rule, day)]
    if shut:
        return _merged_spans(rule for rule in shut if rule.opens_at and rule.closes_at)
    rules = _timed_rules(hours.rules, day)
    return _merged_spans(rules if hours.holds_on(day) else [rule for rule in rules if _is_for_one_day(rule)])


def _is_for_one_day(rule: Schedule) -> bool:
    return not rule.freq


def _openings(schedules: Iterable[Schedule]) -> Iterator[Schedule]:
    return (rule for rule in schedules if not rule.closed)


def _timed_rules(schedules: Sequence[Schedule], day: date) -> list[Schedule]:
    rules = [rule for rule in _openings(schedules) if _is_understood(rule) and _opens_on(rule, day)]
    # Midnight to midnight is "round the clock" when every day says so; on some days only it is as
    # likely to be an empty form, so it is left in doubt there.
    if any(_is_blank_day(rule) for rule in rules) and not _is_round_the_clock(schedules, day):
        return [rule for rule in rules if not _is_blank_day(rule)]
    return rules


def _is_settled(hours: _Hours, day: date) -> bool:
    """Tell whether everything about this day is known: some rule speaks for it and none leaves doubt."""
    schedules = hours.rules
    if any(rule.closed and _shuts(rule, day) for rule in schedules):
        return True
    if not hours.holds_on(day):
        return False
    rules = list(_openings(schedules))
    if not any(_is_understood(rule) and speaks_for(rule, day) for rule in rules):
        return False
    return not any(_leaves_doubt(rule, schedules, day) for rule in rules)


def _leaves_doubt(rule: Schedule, schedules: Sequence[Schedule], day: date) -> bool:
    if _is_understood(rule):
        return _is_blank_day(rule) and _opens_on(rule, day) and not _is_round_the_clock(schedules, day)
    if not is_valid_on(rule, day) or (rule.until is not None and rule.until < day):
        return False
    if recurs_clearly(rule):  # the days are known, the times are not ("Tuesday, by appointment")
        return falls_on(rule, day) and speaks_for(rule, day)
    days = {name[-2:] for name in rule.byday}
    return bool(rule.opens_at or rule.closes_at or days) and (not days or WEEKDAYS[day.weekday()] in days)


def _is_blank_day(rule: Schedule) -> bool:
    return rule.opens_at == _MIDNIGHT and rule.closes_at == _MIDNIGHT


def _is_round_the_clock(schedules: Sequence[Schedule], day: date) -> bool:
    rules = [rule for rule in _openings(schedules) if _is_understood(rule) and _covers_whole_day(rule)]
    return all(any(_opens_on(rule, each) for rule in rules) for each in week_around(day))


def _covers_whole_day(rule: Schedule) -> bool:
    if rule.opens_at != _MIDNIGHT or rule.closes_at is None:
        return False
    return rule.closes_at == _MIDNIGHT or rule.closes_at >= _LAST_MINUTE


def _is_understood(rule: Schedule) -> bool:
    if rule.opens_at is None or rule.closes_at is None:
        return False
    return (rule.opens_at != rule.closes_at or _is_blank_day(rule)) and recurs_clearly(rule)


def _opens_on(rule: Schedule, day: date) -> bool:
    return falls_on(rule, day) and speaks_for(rule, day)


def _shuts(rule: Schedule, day: date) -> bool:
    if rule.freq or rule.byday:
        weekly = rule.freq or "WEEKLY"
        return recurs_clearly(_with_freq(rule, weekly)) and _opens_on(_with_freq(rule, weekly), day)
    if rule.dtstart is None or not is_valid_on(rule, day):
        return False
    return rule.dtstart <= day <= (rule.until or rule.dtstart)


def _with_freq(rule: Schedule, freq: str) -> Schedule:
    if rule.freq == freq:
        return rule
    return Schedule(
        freq=freq, byday=rule.byday, dtstart=rule.dtstart, until=rule.until,
        valid_from=rule.valid_from, valid_to=rule.valid_to,
    )  # fmt: skip


def week_around(day: date) -> list[date]:
    """List the seven days, Monday first, of the week that contains the day."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=index) for index in range(7)]


# Stretches of wall time


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Unbroken opening in naive wall time, up to but not including `closes`."""

    opens: datetime
    closes: datetime


def _stretch(day: date, opens: time, closes: time) -> _Stretch:
    end = datetime.combine(day, closes if closes < _LAST_MINUTE else _MIDNIGHT)
    start = datetime.combine(day, opens)
    return _Stretch(start, end if end > start else end + _ONE_DAY)


def _merged(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda each: (each.opens, each.closes)):
        if merged and stretch.opens <= merged[-1].closes:
            merged[-1] = _Stretch(merged[-1].opens, max(merged[-1].closes, stretch.closes))
        else:
            merged.append(stretch)
    return merged


def _merged_spans(rules: Iterable[Schedule]) -> tuple[Span, ...]:
    day = date(2000, 1, 3)  # any day: only the times of day matter here
    times = [_stretch(day, rule.opens_at, rule.closes_at) for rule in rules if rule.opens_at and rule.closes_at]
    return tuple(_span(each) for each in _merged(times))


def _span(stretch: _Stretch) -> Span:
    whole_day = stretch.closes - stretch.opens >= _ONE_DAY
    return Span(stretch.opens.time(), _MIDNIGHT if whole_day else stretch.closes.time())


def _stretches_on(hours: _Hours, day: date) -> list[_Stretch]:
    return [_stretch(day, span.opens, span.closes) for span in _spans_on(hours, day)]


def _stretch_around(hours: _Hours, wall: datetime) -> _Stretch | None:
    days = (wall.date() - _ONE_DAY, wall.date())
    for stretch in _merged(each for day in days for each in _stretches_on(hours, day)):
        if stretch.opens <= wall < stretch.closes:
            return stretch
    return None


def _covers(stretch: _Stretch, moment: datetime) -> bool:
    # In the hour that the clock shows twice, wall time alone would reopen a place that has just closed.
    return _instant(stretch.opens, moment) <= moment.astimezone(UTC) < _instant(stretch.closes, moment)


def _instant(wall: datetime, moment: datetime) -> datetime:
    return wall.replace(tzinfo=moment.tzinfo).astimezone(UTC)


def _local(wall: datetime, moment: datetime) -> datetime:
    return _instant(wall, moment).astimezone(moment.tzinfo)  # by way of UTC: never a time the clock skips


def _open_status(hours: _Hours, stretch: _Stretch, moment: datetime) -> OpenStatus:
    closes = stretch.closes
    horizon = closes + timedelta(days=LOOK_AHEAD_DAYS)
    while closes < horizon:
        following = [each for each in _stretches_on(hours, closes.date()) if each.opens <= closes < each.closes]
        if not following:
            break
        closes = max(each.closes for each in following)
    else:
        return OpenStatus(OpenState.OPEN, always=True)
    round_the_clock = closes.time() == _MIDNIGHT and closes - stretch.opens >= _ONE_DAY
    if round_the_clock and not _is_settled(hours, closes.date()):
        return OpenStatus(OpenState.OPEN)  # the rules end at that midnight, the opening perhaps does not
    return OpenStatus(OpenState.OPEN, until=_local(closes, moment))


def _next_opening(hours: _Hours, moment: datetime) -> datetime | None:
    today = moment.date()
    for offset in range(LOOK_AHEAD_DAYS + 1):
        for stretch in _stretches_on(hours, today + timedelta(days=offset)):
            if _instant(stretch.opens, moment) > moment.astimezone(UTC):
                return _local(stretch.opens, moment)
    return None
