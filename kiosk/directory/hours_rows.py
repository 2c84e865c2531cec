# SPDX-License-Identifier: GPL-3.0-or-later
"""Schedule rows of HSDS 1.1, 2.x and 3.x, turned into rules of opening; what is unclear is kept in its own words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from kiosk.directory.cells import day_of, listed, plain, whole_number
from kiosk.directory.clock import Hours, hours_of, time_of
from kiosk.directory.hours_text import days_from_text, schedules_from_text
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelved
from kiosk.domain.schedule import Schedule

_ORDINAL_DAY = re.compile(r"([+-]?[1-5])\s*(MO|TU|WE|TH|FR|SA|SU)")
_BY_APPOINTMENT = re.compile(
    r"\bappointments?\s+only\b|\bonly\s+(?:by|with)\s+(?:prior\s+)?appointment|^\W*(?:by|with)\s+(?:prior\s+)?appointment\W*$"
    r"|\bnur nach (?:vereinbarung|absprache)|^\W*(?:nach vereinbarung|sur rendez-?vous|con cita(?: previa)?)\W*$"
    r"|\bs[óo]lo con cita|\buniquement sur rendez-?vous",
    re.IGNORECASE,
)
_FREQUENCIES = {
    "DAY": "DAILY",
    "DAYS": "DAILY",
    "WEEK": "WEEKLY",
    "WEEKS": "WEEKLY",
    "MONTH": "MONTHLY",
    "MONTHS": "MONTHLY",
}
_YES = frozenset({"true", "t", "yes", "y", "1", "x", "closed"})
_SHUT = frozenset({"closed", "shut", "none"})

_UNCLEAR = "“{opens}” to “{closes}”: {why} The hours are kept as they are written, and visitors are told to call first."
_BAD_DATE = "“{cell}” is no date. The hours are kept as they are written, and visitors are told to call first."
_BAD_DAYS = (
    "“{cell}” is not understood as days. The hours are kept as they are written, and visitors are told to call first."
)
_TIME_IN_DATE = "“{cell}” is a time and not a date. It was read as the opening time."
_MINUTES = "“{opens}” to “{closes}” are minutes since midnight. They were read as {read}."
_NOT_READ_WORDS = (
    "“{text}” is not understood as hours. It is shown as it is written, and visitors are told to call first."
)
_READ_WORDS = "“{text}” was understood as hours."
_NO_TIMES = "Some weekdays have no times. Where other days of the same place have, it was taken to be shut on these."
_BAD_HOLIDAY = "This holiday has no date that is understood. The row was left out."
_STEPS = "“{cell}” is no whole number. The hours are kept as they are written, and visitors are told to call first."


def schedules_of(rows: Iterable[Shelved], problems: ProblemList) -> tuple[Schedule, ...]:
    """Turn the schedule rows of one owner into rules; a weekday without times is shut when others have times."""
    return _Reader(problems).read(list(rows))


def holidays_of(rows: Iterable[Shelved], problems: ProblemList) -> tuple[Schedule, ...]:
    """Turn the holiday rows of one owner into rules that shut it, or shut it but for the hours given."""
    return tuple(rule for row in rows if (rule := _holiday(row, problems)) is not None)


def _holiday(row: Shelved, problems: ProblemList) -> Schedule | None:
    start, end = day_of(row["start_date"]), day_of(row["end_date"])
    if start is None:
        problems.warning(row.place, "start_date", _BAD_HOLIDAY)
        return None
    hours = hours_of(row["opens_at"], row["closes_at"]) if row["opens_at"] and row["closes_at"] else Hours()
    if row["closed"].strip().lower() in _YES or row["closed"] == "1.0":
        hours = Hours()
    return Schedule(closed=True, dtstart=start, until=end or start, opens_at=hours.opens, closes_at=hours.closes)


@dataclass(frozen=True, slots=True)
class _Unclear(Exception):
    """A cell without which the rule is a guess."""

    column: str
    message: str
    cell: str


class _Reader:
    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems

    def read(self, rows: list[Shelved]) -> tuple[Schedule, ...]:
        rules = [rule for row in rows for rule in self._rules(row)]
        if any(rule.opens_at for rule in rules):
            for row in (row for row in rows if _is_bare_weekday(row)):
                self._problems.info(Place(row.place.file), "opens_at", _NO_TIMES)
        return tuple(_joined(rules))

    def _rules(self, row: Shelved) -> tuple[Schedule, ...]:
        if _is_bare_weekday(row):
            return ()
        words = "; ".join(part for part in (plain(row["description"]), plain(row["notes"])) if part)
        opens, closes, started = self._cells(row)
        if not opens and not closes and not row["byday"]:
            understood = schedules_from_text(f"{row['weekday']} {plain(row['description'])}") if row["weekday"] else ()
            if understood or not row["weekday"]:
                return understood or self._from_words(row, words)
        try:
            rule = self._recurrence(row, started, words)
        except _Unclear as unclear:
            self._problems.warning(row.place, unclear.column, unclear.message, cell=unclear.cell)
            return (_in_words(row, opens, closes, words),)
        if _BY_APPOINTMENT.search(words):  # nobody who walks in finds it open
            return (replace(rule, description=_said(opens, closes, words)),)
        return (self._with_times(row, rule, opens, closes),)

    def _cells(self, row: Shelved) -> tuple[str, str, str]:
        """Take the times and the first day, where some feeds put the opening time."""
        opens, closes, started = row["opens_at"].strip(), row["closes_at"].strip(), row["dtstart"].strip()
        if (
            started
            and day_of(started) is None
            and (time_of(started) or re.search(r"\d\s*[ap]\.?m", started, re.IGNORECASE))
        ):
            self._problems.warning(row.place, "dtstart", _TIME_IN_DATE, cell=started)
            return opens or started, closes, ""
        return opens, closes, started

    def _from_words(self, row: Shelved, words: str) -> tuple[Schedule, ...]:
        understood = schedules_from_text(plain(row["description"]))
        if understood:
            self._problems.info(row.place, "description", _READ_WORDS, text=row["description"])
            valid = {"valid_from": day_of(row["valid_from"]), "valid_to": day_of(row["valid_to"])}
            return tuple(replace(rule, **valid) for rule in understood)  # type: ignore[arg-type]  # two dates
        if words:
            self._problems.info(row.place, "description", _NOT_READ_WORDS, text=words)
        return (Schedule(description=words),) if words else ()

    def _with_times(self, row: Shelved, rule: Schedule, opens: str, closes: str) -> Schedule:
        if opens.lower() in _SHUT:
            return replace(rule, closed=True)
        if not opens and not closes:
            return rule
        hours = hours_of(opens, closes)
        if hours.unclear:
            self._problems.warning(row.place, "opens_at", _UNCLEAR, opens=opens, closes=closes, why=hours.unclear)
            return replace(rule, description=_said(opens, closes, rule.description))
        if _are_minutes(opens, hours):
            read = f"{hours.opens:%H:%M} to {hours.closes:%H:%M}"
            self._problems.info(row.place, "opens_at", _MINUTES, opens=opens, closes=closes, read=read)
        return replace(rule, opens_at=hours.opens, closes_at=hours.closes)

    def _recurrence(self, row: Shelved, started: str, words: str) -> Schedule:
        days = self._days(row)
        return Schedule(
            freq=_frequency(row["freq"], days, row),
            interval=_number(row, "interval") or 1,
            byday=days,
            bymonthday=_month_days(row),
            dtstart=_day("dtstart", started),
            until=_day("until", row["until"].strip()),
            count=_number(row, "count") or None,
            valid_from=_day("valid_from", row["valid_from"].strip()),
            valid_to=_day("valid_to", row["valid_to"].strip()),
            description=words,
        )

    def _days(self, row: Shelved) -> tuple[str, ...]:
        column = "weekday" if row["weekday"] else "byday"
        cell = row[column].strip()
        if not cell:
            return ()
        parts = [_ORDINAL_DAY.fullmatch(part.strip().upper()) for part in listed(cell)]
        if any(parts):
            if not all(parts):
                raise _Unclear(column, _BAD_DAYS, cell)
            return tuple(f"{int(part[1])}{part[2]}" for part in parts if part)
        days = days_from_text(cell)
        if not days:
            raise _Unclear(column, _BAD_DAYS, cell)
        return days


def _are_minutes(opens: str, hours: Hours) -> bool:
    return opens.isdigit() and hours.opens is not None and f"{hours.opens:%H%M}".lstrip("0") != opens.lstrip("0")


def _is_bare_weekday(row: Shelved) -> bool:
    return bool(row["weekday"]) and not any(row[column] for column in ("opens_at", "closes_at", "description", "notes"))


def _frequency(cell: str, days: tuple[str, ...], row: Shelved) -> str:
    said = cell.strip().upper()
    if said:
        return _FREQUENCIES.get(said, said)
    if days:
        return "MONTHLY" if any(len(day) > 2 for day in days) else "WEEKLY"
    return "MONTHLY" if row["bymonthday"] else ""


def _number(row: Shelved, column: str) -> int:
    cell = row[column].strip()
    number = whole_number(cell) if cell else 0
    if number is None or number < 0:
        raise _Unclear(column, _STEPS, cell)
    return number


def _month_days(row: Shelved) -> tuple[int, ...]:
    numbers = [whole_number(part) for part in listed(row["bymonthday"])]
    if None in numbers:
        raise _Unclear("bymonthday", _STEPS, row["bymonthday"])
    return tuple(number for number in numbers if number is not None)


def _day(column: str, cell: str) -> date | None:
    found = day_of(cell) if cell else None
    if cell and found is None:
        raise _Unclear(column, _BAD_DATE, cell)
    return found


def _in_words(row: Shelved, opens: str, closes: str, words: str) -> Schedule:
    """Keep hours that cannot be reckoned with; the empty closing time leaves doubt on every day."""
    said = " ".join(part for part in (row["weekday"] or row["byday"], row["freq"].lower()) if part)
    opens_at = time_of(opens) or (time(0) if opens or closes else None)
    return Schedule(opens_at=opens_at, description=f"{said} {_said(opens, closes, words)}".strip())


def _said(opens: str, closes: str, words: str) -> str:
    hours = " – ".join(part for part in (opens, closes) if part)
    return "; ".join(part for part in (hours, words) if part)


def _joined(rules: list[Schedule]) -> list[Schedule]:
    """Put days with the same hours into one rule, as a week in HSDS 1.1 comes in seven rows."""
    joined: dict[Schedule, list[str]] = {}
    for rule in rules:
        days = joined.setdefault(replace(rule, byday=()) if rule.freq == "WEEKLY" and rule.byday else rule, [])
        days.extend(day for day in rule.byday if day not in days)
    return [replace(rule, byday=tuple(days)) if days else rule for rule, days in joined.items()]
