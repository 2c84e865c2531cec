# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times of day as people say and write them: the grammar that deadlines and promises share."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from kiosk.domain.spoken_words import folded

_WEEKDAYS = (
    "monday mon lunes lundi", "tuesday tue tues martes mardi", "wednesday wed weds miercoles mercredi",
    "thursday thu thur thurs jueves jeudi", "friday fri viernes vendredi", "saturday sat sabado samedi",
    "sunday sun domingo dimanche",
)  # fmt: skip
_MONTHS = (
    "january jan enero janvier", "february feb febrero fevrier", "march mar marzo mars", "april apr abril avril",
    "may mayo mai", "june jun junio juin", "july jul julio juillet", "august aug agosto aout",
    "september sep sept septiembre septembre", "october oct octubre octobre", "november nov noviembre novembre",
    "december dec diciembre decembre",
)  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "diez": 10,
    "quince": 15, "une": 1, "deux": 2, "trois": 3,
}  # fmt: skip


def _by_name(lines: tuple[str, ...], first: int) -> dict[str, int]:
    return {name: number for number, names in enumerate(lines, first) for name in names.split()}


_WEEKDAY = _by_name(_WEEKDAYS, 0)
_MONTH = _by_name(_MONTHS, 1)
_ABBREVIATED_DAYS = frozenset(("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"))


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_DAY_NAME = rf"(?:{_any_of(_WEEKDAY)})"
_BARE_WEEKDAY = re.compile(rf"{_DAY_NAME}\.?")
_MONTH_NAME = rf"(?:{_any_of(_MONTH)})\b\.?"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,?\s*(?P<year{n}>20\d\d))?(?!\d)"
_COUNT = rf"(?:\d{{1,3}}|{_any_of(_NUMBERS)})"


def _year(number: int) -> str:
    return _YEAR.replace("{n}", str(number))


_NEXT_WEEK = r"next week|proxima semana|semana proxima|que viene|la semana que viene|prochaine?"
_COUNTED = (
    rf"\b(?:in|within|en|dans)\s+(?P<count>{_COUNT})\s+(?:(?:more|business|working)\s+)?"
    r"(?P<unit>days?|weeks?|months?|dias?|semanas?|meses|mes|jours?|semaines?|mois)\b"
)
_ORDINAL = (
    r"\b(?:the|el|le)\s+(?P<ordinal>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)|(?<=el )\d{1,2}|(?<=le )\d{1,2})\b"
    r"(?!\s*(?:street|avenue|floor|time|grade|of\s+(?!the|this|next)))"
)
_NO_STREET = r"(?!\s+(?:street|st|avenue|ave|road|rd|lane|ln|drive)\b)"
_DATE = re.compile(
    "|".join(
        (
            r"(?P<iso>\b20\d\d-\d\d-\d\d)(?!\d)",
            rf"\b(?P<named1>{_DAY_NUMBER})\s*(?:of\s+|de\s+)?(?P<month1>{_MONTH_NAME}){_NO_STREET}{_year(1)}",
            rf"\b(?P<month2>{_MONTH_NAME})\s*(?:the\s+)?(?P<named2>{_DAY_NUMBER})(?![\d:.]*\d|\s*[ap]\.?m\b){_year(2)}",
            r"\b(?P<slash1>\d{1,2})/(?P<slash2>\d{1,2})(?:/(?P<year3>20\d\d|\d\d))?(?![\d/])",
            r"\b(?P<dot1>\d{1,2})\.(?P<dot2>\d{1,2})\.(?:(?P<year4>20\d\d)(?!\d))?(?!\d)",
            rf"\b(?:(?P<farther>next)\s+)?(?P<weekday>{_DAY_NAME})\b\.?(?:\s+(?P<week>{_NEXT_WEEK})\b)?",
            rf"\b(?:next week|la proxima semana)(?:\s+(?:on\s+)?(?P<next_weekday>{_DAY_NAME}))?\b",
            r"\b(?P<tomorrow_plus>the day after tomorrow|pasado manana|apres-demain)\b",
            r"\b(?P<tomorrow>tomorrow|tmrw|demain)\b|\b(?<!la )(?<!por la )(?<!de la )(?P<manana>manana)\b",
            r"\b(?P<today>today|tonight|end of (?:the )?day|eod|close of business|hoy|aujourdhui|ce soir|esta noche)\b",
            r"\b(?:the\s+)?end of (?:the|this|next)?\s*(?P<end>next month|month|week)\b|\bfin de mes\b",
            _COUNTED,
            _ORDINAL,
        )
    )
)
_TIME = re.compile(
    r"(?P<hour>\b[01]?\d|2[0-3])(?:[:h.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?)"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[:h](?P<minute24>[0-5]\d)?(?!\d|\w)"
    r"|\b(?:at|around|a las|a la|vers)\s+(?P<bare>1[0-2]|0?[1-9])(?:\s*o'?clock)?(?![\d:/.]|\s*(?:days?|weeks?))"
    r"|\b(?P<word>noon|midday|midnight|mediodia|midi)\b"
)
_DAYS_AHEAD = {"today": 0, "tomorrow": 1, "manana": 1, "tomorrow_plus": 2}
_WORD_TIMES = {"noon": 12, "midday": 12, "mediodia": 12, "midi": 12, "midnight": 0}


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day that was said, and where. `sooner` differs from `day` where "next Friday" may mean this week's."""

    day: date
    sooner: date
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time of day that was said, and where."""

    time: time
    start: int
    end: int


def plain(text: str) -> str:
    """The text for these grammars: folded, on one line; its places are those of `SaidDay` and `SaidTime`."""
    return " ".join(folded(part) for part in text.replace("’", "'").split())


def said_days(text: str, today: date) -> Iterator[SaidDay]:
    """Yield each day that a plain text names and that can be told, seen from today.

    A date with its own weekday beside it, "Friday 13 November", is one day.
    """
    before: SaidDay | None = None
    for match in _DATE.finditer(text):
        told = _day(match, today)
        if told is None:
            continue
        said = SaidDay(*told[:2], match.start(), match.end(), told[2])
        as_one = _as_one(before, said, text) if before else None
        if before is not None and as_one is None:
            yield before
        before = as_one or said
    if before is not None:
        yield before


def _as_one(first: SaidDay, second: SaidDay, text: str) -> SaidDay | None:
    """Join a date and its weekday beside it; None where they are not both, or not the same day."""
    beside = not text[first.end : second.start].strip(" ,(.")
    names = [bool(_BARE_WEEKDAY.fullmatch(text, each.start, each.end)) for each in (first, second)]
    date_said = second if names[0] else first
    has_figures = any(c.isdigit() for c in text[date_said.start : date_said.end])
    same_day = first.day.weekday() == second.day.weekday()
    is_one = beside and same_day and has_figures and names[0] is not names[1]
    return replace(date_said, start=first.start, end=second.end) if is_one else None


def said_times(text: str) -> Iterator[SaidTime]:
    """Yield each time of day that a plain text names; a bare hour from 1 to 6 is in the afternoon."""
    for match in _TIME.finditer(text):
        told = _time(match)
        if told is not None:
            yield SaidTime(told, match.start(), match.end())


def count_of(text: str) -> int:
    """The number that digits or a number word say."""
    return int(text) if text.isdigit() else _NUMBERS[text]


def _day(match: re.Match[str], today: date) -> tuple[date, date, str] | None:
    said = {name: value for name, value in match.groupdict().items() if value is not None}
    try:
        told = _relative_day(said, match.group(), today) or _calendar_day(said, today)
    except (ValueError, OverflowError):  # the 31st of a short month, the 0th, a day beyond the calendar
        return None
    if told is None or isinstance(told, date):
        return (told, told, _kind(said)) if told else None
    return (*told, _kind(said))


def _kind(said: dict[str, str]) -> str:
    if said.get("weekday") in _ABBREVIATED_DAYS:
        return "abbreviated"
    if said.get("month1", said.get("month2")) in {"may", "march", "mar"}:
        return "month or verb"
    return "today" if "today" in said else "day"


def _relative_day(said: dict[str, str], text: str, today: date) -> date | tuple[date, date] | None:
    ahead = next((days for name, days in _DAYS_AHEAD.items() if name in said), None)
    if ahead is not None:
        return today + timedelta(days=ahead)
    if "weekday" in said:
        return _weekday(said, today)
    if "next week" in text or "proxima semana" in text:
        return _of_next_week(today, _WEEKDAY[said.get("next_weekday", "friday")])
    if "count" in said:
        return _counted(today, count_of(said["count"]), said["unit"])
    return _end(said.get("end", "month"), today) if "end" in said or text == "fin de mes" else None


def _calendar_day(said: dict[str, str], today: date) -> date | None:
    if "iso" in said:
        return date.fromisoformat(said["iso"])
    for number in ("1", "2"):
        if f"month{number}" in said:
            month = _MONTH[said[f"month{number}"].rstrip(".")]
            return _dated(said.get(f"year{number}"), month, _number(said[f"named{number}"]), today)
    if "slash1" in said:
        month, day = _month_and_day(int(said["slash1"]), int(said["slash2"]))
        return _dated(said.get("year3"), month, day, today)
    if "dot1" in said:
        return _dated(said.get("year4"), int(said["dot2"]), int(said["dot1"]), today)
    if "ordinal" in said:
        return _next_month_day(_number(said["ordinal"]), today)
    return None


def _weekday(said: dict[str, str], today: date) -> tuple[date, date]:
    ahead = (_WEEKDAY[said["weekday"]] - today.weekday()) % 7
    coming = today + timedelta(days=ahead)
    if "week" in said:
        next_week = _of_next_week(today, _WEEKDAY[said["weekday"]])
        return next_week, next_week
    if "farther" in said:
        return _of_next_week(today, _WEEKDAY[said["weekday"]]), coming if ahead else today + timedelta(days=7)
    return coming, coming


def _of_next_week(today: date, weekday: int) -> date:
    return today + timedelta(days=7 - today.weekday() + weekday)


def _counted(today: date, count: int, unit: str) -> date:
    if unit.startswith(("w", "s")):
        return today + timedelta(weeks=count)
    if unit.startswith("m"):
        year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return today + timedelta(days=count)


def _end(of: str, today: date) -> date:
    if of == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    first = today.replace(day=1)
    if of == "next month":
        first = (first + timedelta(days=32)).replace(day=1)
    return first.replace(day=monthrange(first.year, first.month)[1])


def _number(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Month and day of a date with slashes; ValueError where both orders are possible and differ."""
    if first == second or (first <= 12 < second):
        return first, second
    if second <= 12 < first:
        return second, first
    raise ValueError("either may be the month")


def _dated(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for ahead in range(9):  # the 29th of February may be eight years away
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no such day")


def _next_month_day(day: int, today: date) -> date:
    for ahead in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if day <= monthrange(year, month + 1)[1] and date(year, month + 1, day) >= today:
            return date(year, month + 1, day)
    raise ValueError("no such day")


def _time(match: re.Match[str]) -> time | None:
    if match["word"]:
        return time(_WORD_TIMES[match["word"]])
    if match["half"]:
        hour = int(match["hour"])
        if not 1 <= hour <= 12:
            return None
        return time(hour % 12 + (12 if match["half"].startswith("p") else 0), int(match["minute"] or 0))
    if match["hour24"]:
        written, minute = match["hour24"], int(match["minute24"] or 0)
        hour = int(written)
        return time(hour + 12 if 1 <= hour <= 6 and len(written) == 1 else hour, minute)
    hour = int(match["bare"])
    return time(hour + 12 if hour <= 6 else hour)
