# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule of opening as a schedule row of HSDS 3.1, or in plain words where HSDS has no columns for it."""

from datetime import date, time

from kiosk.directory.cells import plain
from kiosk.domain.schedule import WEEKDAYS, Schedule, recurs_clearly

Cells = dict[str, str | int | float]


def schedule_cells(rule: Schedule) -> Cells:
    """Write a rule; what a reader of HSDS could take for usual hours and is none becomes words alone."""
    if rule.closed:
        return {**_validity(rule.dtstart, rule.until or rule.dtstart), "description": _closed(rule)}
    said = {"description": plain(rule.description)} if plain(rule.description) else {}
    if not recurs_clearly(rule) or not _has_columns(rule):
        return {**_validity(rule.valid_from, rule.valid_to), "description": _in_words(rule)}
    return {**_validity(rule.valid_from, rule.valid_to), **_recurrence(rule), **_times(rule), **said}


def _has_columns(rule: Schedule) -> bool:
    """HSDS knows weeks and months; every day of the week is a week, every third day is neither."""
    return rule.freq != "DAILY" or (rule.interval == 1 and rule.count is None and not rule.byday + rule.bymonthday)


def _validity(first: date | None, last: date | None) -> Cells:
    days = {"valid_from": first, "valid_to": last}
    return {column: day.isoformat() for column, day in days.items() if day is not None}


def _recurrence(rule: Schedule) -> Cells:
    days = WEEKDAYS if rule.freq == "DAILY" else rule.byday
    cells: Cells = {
        "freq": "WEEKLY" if rule.freq == "DAILY" else rule.freq,
        "byday": ",".join(days),
        "bymonthday": ",".join(map(str, rule.bymonthday)),
        "dtstart": rule.dtstart.isoformat() if rule.dtstart else "",
        "until": rule.until.isoformat() if rule.until else "",
        "count": rule.count or "",
        "interval": rule.interval if rule.freq else "",
    }
    return {column: cell for column, cell in cells.items() if cell != ""}


def _times(rule: Schedule) -> Cells:
    times = {"opens_at": rule.opens_at, "closes_at": rule.closes_at}
    return {column: at.isoformat(timespec="seconds") for column, at in times.items() if at is not None}


def _closed(rule: Schedule) -> str:
    hours = _hours(rule.opens_at, rule.closes_at)
    days = "on these days" if rule.dtstart else _days(rule)
    return " ".join(filter(None, (f"Open only {hours}" if hours else "Closed", days, plain(rule.description))))


def _in_words(rule: Schedule) -> str:
    hours = _hours(rule.opens_at, rule.closes_at) if rule.closes_at else ""
    started = f"from {rule.dtstart.isoformat()}" if rule.dtstart else ""
    ended = f"until {rule.until.isoformat()}" if rule.until else ""
    said = " ".join(filter(None, (_days(rule), hours, started, ended)))
    return "; ".join(filter(None, (said, plain(rule.description)))) or "Please call first."


def _days(rule: Schedule) -> str:
    every = f"every {rule.interval}" if rule.interval != 1 else ""
    days = ", ".join((*rule.byday, *map(str, rule.bymonthday)))
    return " ".join(filter(None, (every, rule.freq.lower(), days)))


def _hours(opens: time | None, closes: time | None) -> str:
    return " – ".join(at.isoformat(timespec="minutes") for at in (opens, closes) if at is not None)
