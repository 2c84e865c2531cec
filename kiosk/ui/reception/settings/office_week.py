# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's week as people write it: a line for each weekday, with two stretches at the most."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from kiosk.domain.opening_hours import Span, week_of
from kiosk.domain.schedule import WEEKDAYS, Schedule
from kiosk.messages import SOURCE_LANGUAGE, Translator

MOST_SPANS = 2
Week = tuple[tuple[Span, ...], ...]
"""Seven days, Monday first; a day without a span is closed."""

_ANY_WEEK = date(2026, 11, 23)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE)
_MIDNIGHT = time(0)
_LAST_HOUR, _NOON, _HALF_A_DAY = 24, 12, 12


class NoClockError(ValueError):
    """A text that is no time of day."""


def week_in(hours: Sequence[Schedule]) -> Week | None:
    """Lay rules out over a week; None for rules that are more than a week with two stretches a day can show."""
    if not all(_is_weekly(rule) for rule in hours):
        return None
    week = week_of(hours, _ANY_WEEK)
    return None if any(len(spans) > MOST_SPANS for spans in week) else week


def hours_of(week: Week) -> tuple[Schedule, ...]:
    """Write a week as rules, days with the same stretch in one."""
    days: dict[Span, list[str]] = {}
    for name, spans in zip(WEEKDAYS, week, strict=True):
        for span in spans:
            days.setdefault(span, []).append(name)
    return tuple(
        Schedule(freq="WEEKLY", byday=tuple(names), opens_at=span.opens, closes_at=span.closes)
        for span, names in days.items()
    )


def read_span(opens: str, closes: str, after: time = _MIDNIGHT) -> Span | None:
    """Read a stretch as somebody writes it, None for none; raises NoClockError.

    "9" to "5" is nine to five in the afternoon: an hour without am or pm that would lie too early, an opening before
    `after` or a closing before the opening, is taken for the afternoon.
    """
    if not opens.strip() and not closes.strip():
        return None
    begins = _afternoon(*_read_clock(opens), after)
    ends, is_exact = _read_clock(closes)
    if ends <= begins:
        ends = _afternoon(ends, is_exact, begins)
    if begins == ends:
        raise NoClockError
    return Span(begins, ends)


def write_clock(moment: time, _: Translator) -> str:
    """Write a time of day so that it is read again as the same."""
    return _.clock(moment) if _.language == SOURCE_LANGUAGE else f"{moment:%H:%M}"


def weekday_name(index: int, _: Translator) -> str:
    """Name a weekday in full, 0 for Monday."""
    return str(_.locale.days["stand-alone"]["wide"][index])


def week_in_words(week: Week, _: Translator) -> Sequence[tuple[str, str]]:
    """Say days with their hours, neighbours that are alike together: ("Mon–Wed", "9:00 am – 5:00 pm")."""
    said: list[tuple[list[int], str]] = []
    for day, spans in enumerate(week):
        hours = ", ".join(f"{_.clock(span.opens)} – {_.clock(span.closes)}" for span in spans) or _("closed")
        if said and said[-1][1] == hours:
            said[-1][0].append(day)
        else:
            said.append(([day], hours))
    return [(_days(days, _), hours) for days, hours in said]


def week_written(written: Mapping[str, str]) -> tuple[Week, Sequence[int]]:
    """Read the fields `opens-DAY-AT` and `closes-DAY-AT`; also the days that could not be read."""
    week: list[tuple[Span, ...]] = []
    unread = []
    for day in range(len(WEEKDAYS)):
        try:
            week.append(_day_written(written, day))
        except NoClockError:
            week.append(())
            unread.append(day)
    return tuple(week), unread


def week_to_write(week: Week, _: Translator) -> dict[str, str]:
    """Fill the fields of a week."""
    fields = {f"{edge}-{day}-{at}": "" for edge in ("opens", "closes") for day in range(7) for at in range(MOST_SPANS)}
    for day, spans in enumerate(week):
        for at, span in enumerate(spans):
            fields[f"opens-{day}-{at}"] = write_clock(span.opens, _)
            fields[f"closes-{day}-{at}"] = write_clock(span.closes, _)
    return fields


def _day_written(written: Mapping[str, str], day: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for at in range(MOST_SPANS):
        after = spans[-1].closes if spans else _MIDNIGHT
        span = read_span(written.get(f"opens-{day}-{at}", ""), written.get(f"closes-{day}-{at}", ""), after)
        spans += [span] if span is not None else []
    if len(spans) == MOST_SPANS and not _lie_apart(*spans):
        raise NoClockError
    return tuple(spans)


def _afternoon(moment: time, is_exact: bool, after: time) -> time:
    """Take an hour that leaves doubt for the afternoon where it is too early otherwise, and is not then."""
    later = moment.hour + _HALF_A_DAY
    too_early = moment <= after
    if is_exact or not too_early or not 0 < moment.hour < _NOON or later < after.hour:
        return moment
    return moment.replace(hour=later)


def _lie_apart(first: Span, second: Span) -> bool:
    return first.opens < first.closes <= second.opens


def _read_clock(text: str) -> tuple[time, bool]:
    """Read a time of day, and say whether it leaves no doubt about its half of the day."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise NoClockError
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            raise NoClockError
        hour = hour % _NOON + (_HALF_A_DAY if half == "p" else 0)
    if (hour, minute) == (_LAST_HOUR, 0):
        hour = 0
    try:
        return time(hour, minute), bool(half) or hour >= _NOON or match[1].startswith("0")
    except ValueError:
        raise NoClockError from None


def _is_weekly(rule: Schedule) -> bool:
    plain = Schedule(
        freq="WEEKLY",
        byday=rule.byday,
        opens_at=rule.opens_at,
        closes_at=rule.closes_at,
        description=rule.description,
    )
    is_timed = rule.opens_at is not None and rule.closes_at is not None
    return rule == plain and is_timed and bool(rule.byday) and set(rule.byday) <= set(WEEKDAYS)


def _days(days: Sequence[int], _: Translator) -> str:
    if len(days) == len(WEEKDAYS):
        return _("Every day")
    return _.weekday(days[0]) if len(days) == 1 else f"{_.weekday(days[0])}–{_.weekday(days[-1])}"
