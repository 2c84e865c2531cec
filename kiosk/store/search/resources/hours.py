# SPDX-License-Identifier: GPL-3.0-or-later
"""Which resources are open, asked about many at every keystroke."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from kiosk.domain.opening_hours import WEEKDAYS, OpenState, OpenStatus, Schedule
from kiosk.domain.resource import Resource

HOURS_A_WEEK = 168

StatusAt = Callable[[Sequence[Schedule], datetime], OpenStatus]
"""Says whether a place is open at a moment, as `kiosk.domain.opening_hours.status_at` does."""

_DOUBT_HOLDS = timedelta(minutes=5)


def hour_of_week(moment: datetime) -> int:
    """The hour since Monday 0:00, 0 to 167."""
    return moment.weekday() * 24 + moment.hour


def possible_hours(schedules: Sequence[Schedule]) -> bytes:
    """The hours of any week in which a place may be open, a byte each: never too few, sometimes too many."""
    hours = bytearray(HOURS_A_WEEK)
    for rule in schedules:
        if rule.opens_at is not None and rule.closes_at is not None:
            for day in _possible_days(rule):
                for hour in _hours_of(rule.opens_at, rule.closes_at):
                    hours[(day * 24 + hour) % HOURS_A_WEEK] = 1
    return bytes(hours)


def _possible_days(rule: Schedule) -> Sequence[int]:
    named = {name[-2:] for name in rule.byday}
    if named and named <= set(WEEKDAYS):
        return [WEEKDAYS.index(name) for name in sorted(named)]
    if not named and rule.dtstart is not None and rule.freq == "WEEKLY":
        return [rule.dtstart.weekday()]
    return range(7)


def _hours_of(opens: clock_time, closes: clock_time) -> range:
    end = closes.hour + (1 if closes.minute or closes.second else 0)
    return range(opens.hour, end if closes > opens else end + 24)


@dataclass(frozen=True, slots=True)
class _Known:
    """A status that holds from one moment until another."""

    schedules: Sequence[Schedule]
    since: datetime
    until: datetime
    status: OpenStatus


class OpenNow:
    """Remembers, for each row, what was found out about its hours for as long as it holds."""

    def __init__(self, status_at: StatusAt) -> None:
        self._status_at = status_at
        self._known: dict[int, _Known] = {}

    def status(self, row: int, resource: Resource, moment: datetime) -> OpenStatus:
        """Whether a resource is open at this moment; UNKNOWN where its hours cannot be read."""
        known = self._known.get(row)
        if known is None or known.schedules is not resource.schedules or not known.since <= moment < known.until:
            known = self._known[row] = self._find_out(resource, moment)
        return known.status

    def forget(self, row: int) -> None:
        """Drops what was known of a row."""
        self._known.pop(row, None)

    def _find_out(self, resource: Resource, moment: datetime) -> _Known:
        there = local_moment(moment, resource.timezone)
        status = self._status_at(resource.schedules, there) if resource.schedules else OpenStatus(OpenState.UNKNOWN)
        return _Known(resource.schedules, there, _holds_until(status, there), status)


def _holds_until(status: OpenStatus, moment: datetime) -> datetime:
    midnight = datetime.combine(moment.date() + timedelta(days=1), clock_time(), moment.tzinfo)
    if status.state is OpenState.UNKNOWN:
        return min(midnight, moment + _DOUBT_HOLDS)
    change = status.until if status.state is OpenState.OPEN else status.next_open
    return min(midnight, change) if change else midnight


def local_moment(moment: datetime, timezone: str) -> datetime:
    """The moment on the clock of a place; as it is where the place's time zone is not known."""
    zone = zone_named(timezone)
    return moment.astimezone(zone) if zone else moment


def zone_named(timezone: str) -> ZoneInfo | None:
    """The time zone of this IANA name, None where there is no such."""
    if not timezone:
        return None
    try:
        return ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        return None
