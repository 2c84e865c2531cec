# SPDX-License-Identifier: GPL-3.0-or-later
"""The deadline that is heard in a visitor's words, and when a promise in plain words falls due.

Both would rather say nothing than guess. What they understand is English, and the commonest Spanish and French.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.spoken_dates import SaidDay, count_of, plain, said_days, said_times

END_OF_DAY = time(17)
"""When a promise falls due for which a day was named and no time, where the office's hours are not known."""

Closing = Callable[[date], time]
"""Tells at what time of a day the office closes."""

LONGEST_READ = 20_000

_FARTHEST = timedelta(days=200)
_HEARD_AROUND = 120
_MONTH_OR_VERB = re.compile(r"\b(?:i|you|he|she|it|we|they|who|that|this|and|to)\s+$")
_STRONG = re.compile(
    r"\b(?:by|before|until|till|til|no later than|not later than|latest|due(?: on| by)?|deadline(?: is| on)?|"
    r"expires?(?: on)?|ends?(?: on)?|stops?(?: on)?|have until|up to|cut ?off(?: on)?|out (?:by|on)|antes del?|"
    r"hasta(?: el)?|vence(?: el)?|para el|avant(?: le)?|jusqu ?au?)"
    r"\s*(?:the\s+|el\s+|le\s+|this\s+|end of\s+|next\s+)?$"
)
_PAST = re.compile(
    r"\b(?:since|last|past|from|after|ago|desde|pasado|depuis|dernier|every|each|not|on or after)\s*(?:the\s+)?$"
)
_TOLD_OF_THE_PAST = re.compile(
    r"\b(?:came|was|were|went|got|lost|died|arrived|told|said|called|happened|fired|received|started|sent|did|had|gave|"
    r"took|left|moved|stole|stolen|broke|yesterday|ago|llego|vino|fui|perdi|dijeron|dijo)\b"
)
_CLAUSE_END = re.compile(r"[,;!?\n]|\.(?=\s|$)|\b(?:and|but|because|so|y|pero|porque|et|mais)\b")
_PRESSING = re.compile(
    r"\b(?:must|have to|has to|need to|needs? it|or (?:i|we|they)|tengo que|due|or else|tonight|esta noche)\b"
)
_DAYS_LEFT = re.compile(
    r"\b(?:have|got|gave me|given|give me|only|just)\s+(?:only\s+|just\s+)?(?P<count>\d{1,2}|[a-z]+)\s+"
    r"(?P<unit>days?|weeks?)\s+(?:left|to (?!\d)|until|before|notice)\b"
    r"|\b(?P<count2>\d{1,2}|[a-z]+)[ -](?P<unit2>day)s? notice\b"
)

_IN_A_WHILE = re.compile(
    r"\b(?:in|within|en|dans)\s+(?:about\s+)?(?P<count>\d{1,3}|half an|an?|[a-z]+)\s*"
    r"(?P<unit>hours?|hrs?|h|minutes?|mins?|min|horas?|minutos?|heures?)\b"
)
_PARTS_OF_DAY = (
    (re.compile(r"\b(?:lunch ?time|lunch|mediodia)\b"), time(12)),
    (re.compile(r"\b(?:morning|por la manana|de la manana|matin)\b"), time(12)),
    (re.compile(r"\b(?:evening|tonight|esta noche|ce soir|soir)\b"), time(20)),
)
_NOT_A_POINT = re.compile(r"\b(?:after|since|from|not|never|every|each|last|unless|yesterday|ago|ayer|hace|hier)\b")
_UNTOLD_DATE = re.compile(r"\d\s*[/-]\s*\d")
_ISO_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


def deadline_in(words: str, today: date) -> date | None:
    """Hear the visitor's own deadline in a need, the soonest of several; None when in doubt.

    "Before December 3" gives the day that was named. A day that was merely told of ("they called on Friday")
    is no deadline, nor is one more than half a year away without its year.
    """
    text = plain(words[:LONGEST_READ])
    found = [day for said in said_days(text, today) if (day := _deadline(text, said, today)) is not None]
    found += _days_left(text, today)
    return min(found, default=None)


def at_end_of_day(_day: date) -> time:
    """Close every day alike, for want of an office whose hours are known."""
    return END_OF_DAY


def due_in(text: str, now: datetime, closing: Closing = at_end_of_day) -> datetime | None:
    """Read when a promise falls due, in the time zone of `now`; None when it cannot be told.

    Takes ISO 8601 ("2026-11-24T15:00"), "tomorrow 3 pm", "Friday", "Mon 10:30", "24 Nov 15:00", "in 2 hours" and
    the like, also within a sentence. A day alone means its `closing` time; a time alone means its next occurrence;
    a weekday is today only where its time is still to come. Raises ValueError when `now` has no time zone.
    """
    if now.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    try:
        return _due(text, now, closing)
    except OverflowError:  # the last day of the calendar, in a time zone where that is one day more
        return None


def _due(text: str, now: datetime, closing: Closing) -> datetime | None:
    if _ISO_MOMENT.match(text.strip()):
        return _iso(text.strip(), now)
    said = plain(text[:LONGEST_READ])
    if _NOT_A_POINT.search(said):
        return None
    return _after_a_while(said, now) or _at_day_and_time(said, now, closing)


def _deadline(text: str, said: SaidDay, today: date) -> date | None:
    before = text[max(0, said.start - _HEARD_AROUND) : said.start]
    if said.sooner < today or _is_no_deadline(text, said, before, today):
        return None
    if _STRONG.search(before):
        return said.sooner
    clause = _CLAUSE_END.split(before)[-1]
    behind = text[said.end : said.end + _HEARD_AROUND]
    if said.kind == "today" and not _PRESSING.search(clause + text[said.start : said.end] + behind):
        return None
    return None if _TOLD_OF_THE_PAST.search(f"{clause} {_CLAUSE_END.split(behind)[0]}") else said.sooner


def _is_no_deadline(text: str, said: SaidDay, before: str, today: date) -> bool:
    if _PAST.search(before) or said.kind == "abbreviated":
        return True
    if said.kind == "month or verb" and _MONTH_OR_VERB.search(before):
        return True
    return said.sooner - today > _FARTHEST and not re.search(r"20\d\d", text[said.start : said.end])


def _days_left(text: str, today: date) -> list[date]:
    found = []
    for match in _DAYS_LEFT.finditer(text):
        try:
            count = count_of(match["count"] or match["count2"])
        except (KeyError, ValueError):
            continue
        unit = match["unit"] or match["unit2"]
        found.append(today + timedelta(days=count * (7 if unit.startswith("week") else 1)))
    return found


def _iso(text: str, now: datetime) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return _on_the_clock(moment.date(), moment.time(), now)
    return moment.astimezone(now.tzinfo)


def _after_a_while(text: str, now: datetime) -> datetime | None:
    match = _IN_A_WHILE.search(text)
    if match is None:
        return None
    minutes = 1 if match["unit"].startswith("m") else 60
    try:
        count = 0.5 if match["count"] == "half an" else count_of(match["count"])
    except KeyError:
        return None
    return (now.astimezone(UTC) + timedelta(minutes=count * minutes)).astimezone(now.tzinfo)


def _at_day_and_time(text: str, now: datetime, closing: Closing) -> datetime | None:
    days = list(said_days(text, now.date()))
    outside = _blanked(text, days)
    times = list(said_times(outside))
    if len({day.day for day in days}) > 1 or len({each.time for each in times}) > 1:
        return None  # "Monday or Tuesday", "between 2 and 3 pm": which of them was promised?
    clock = times[0].time if times else _part_of_day(text)
    if days:
        return _on_day(days[0], clock, text, now, closing)
    if clock is None or _UNTOLD_DATE.search(outside) or not (times or re.search(r"\bthis (?:morning|evening)\b", text)):
        return None
    moment = _on_the_clock(now.date(), clock, now)
    return moment if moment > now else _on_the_clock(now.date() + timedelta(days=1), clock, now)


def _on_day(said: SaidDay, clock: time | None, text: str, now: datetime, closing: Closing) -> datetime:
    moment = _on_the_clock(said.day, clock or closing(said.day), now)
    if moment > now or said.day != now.date():
        return moment
    if said.kind == "today":
        return moment if clock else _on_the_clock(said.day, time(23, 59), now)
    if re.search(r"\d", text[said.start : said.end]):
        return moment
    following = said.day + timedelta(days=7)
    return _on_the_clock(following, clock or closing(following), now)


def _part_of_day(text: str) -> time | None:
    return next((clock for pattern, clock in _PARTS_OF_DAY if pattern.search(text)), None)


def _blanked(text: str, days: list[SaidDay]) -> str:
    for day in days:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _on_the_clock(day: date, clock: time, now: datetime) -> datetime:
    """This time of this day where we are; a time that the clock skips comes out as the one after the gap."""
    return datetime.combine(day, clock, now.tzinfo).astimezone(UTC).astimezone(now.tzinfo)
