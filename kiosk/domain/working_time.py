# SPDX-License-Identifier: GPL-3.0-or-later
"""When an office works, and what follows from it: working hours, closing times, working days."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from kiosk.domain.deadline import END_OF_DAY
from kiosk.domain.office import Office
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.opening_hours import Span, is_known, spans_on
from kiosk.domain.schedule import Schedule

Holidays = Callable[[str, str, int], Mapping[date, str]]
"""Names the public holidays of a country (ISO 3166), a region of it ("" for none) and a year; none when unknown."""

LOOK_AHEAD_DAYS = 366
"""An office that does not open within so many days is taken not to open again."""

_MIDNIGHT = time(0)
_LAST_MINUTE = time(23, 59)
_ONE_DAY = timedelta(days=1)
_LAST_DAY = date.max.toordinal() - 7  # a week and a night later is outside the calendar
_WHOLE_DAY = Span(_MIDNIGHT, _MIDNIGHT)


class ShutBecause(StrEnum):
    """Why an office does not work at a moment. CLOSED_DAY is a weekday without hours, mostly the weekend."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    CLOSED_DAY = "closed_day"
    OUT_OF_HOURS = "out_of_hours"


@dataclass(frozen=True, slots=True)
class Shut:
    """Why an office does not work at a moment; `holiday` names the public holiday, "" for other reasons."""

    because: ShutBecause
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Unbroken opening (aware, UTC), up to but not including `closes`."""

    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """An office's hours on its own clock, but for holidays and its own days off.

    `public_holiday_on` names the public holiday that a day is, "" for none, whether or not the office keeps it. A
    day off takes away what opens on it; the night that began on the evening before ends as ever. An office whose
    hours are not known counts as open round the clock on every day that is not off. Moments taken are aware; those
    given back are UTC.
    """

    zone: ZoneInfo
    hours: tuple[Schedule, ...]
    days_off: frozenset[date]
    public_holiday_on: Callable[[date], str]
    keeps_holidays: bool = True

    def holiday_on(self, day: date) -> str:
        """Name the public holiday on which the office is shut, "" for none."""
        return self.public_holiday_on(day) if self.keeps_holidays else ""

    def is_public_holiday(self, day: date) -> bool:
        """Tell whether other places may be shut on the day because of a holiday."""
        return bool(self.public_holiday_on(day))

    def is_open_at(self, moment: datetime) -> bool:
        """Tell whether the office is open."""
        return any(each.opens <= moment < each.closes for each in self._around(moment))

    def opens_next(self, moment: datetime) -> datetime | None:
        """Return the moment itself while the office is open, else when it opens; None when it does not open again."""
        ahead = self._stretches_from(self._day_of(moment) - _ONE_DAY)
        coming = next((each for each in ahead if each.closes > moment), None)
        return max(coming.opens, moment.astimezone(UTC)) if coming else None

    def closed_last(self, moment: datetime) -> datetime | None:
        """Return the moment itself while the office is open, else when it closed; None when it had not opened."""
        last = self._day_of(moment).toordinal()
        for ordinal in range(last, max(last - LOOK_AHEAD_DAYS, 1), -1):
            begun = [each for each in self._stretches_on(ordinal) if each.opens <= moment]
            if begun:
                nights = (*self._stretches_on(ordinal - 1), *begun)
                return min(max(each.closes for each in nights), moment.astimezone(UTC))
        return None

    def closes_on(self, day: date) -> datetime | None:
        """Return when what opens on a day closes for good, perhaps next morning; None where nothing closes."""
        stretches = self._stretches_on(day.toordinal()) if self._hours_known else ()
        return stretches[-1].closes if stretches else None

    def closing_time(self, day: date) -> time:
        """Say at what time of a day something is due for which that day was named and no time.

        That is the closing time, the last minute where the office stays open into the night, and END_OF_DAY on a day
        on which nothing closes.
        """
        spans = self._spans_on(day) if self._hours_known else ()
        if not spans:
            return END_OF_DAY
        return spans[-1].closes if spans[-1].closes > spans[-1].opens else _LAST_MINUTE

    def why_shut(self, moment: datetime) -> Shut | None:
        """Say why the office does not work at a moment; None while it does, its closing time still among it."""
        if any(each.opens <= moment <= each.closes for each in self._around(moment)):
            return None
        day = self._day_of(moment)
        if holiday := self.holiday_on(day):
            return Shut(ShutBecause.HOLIDAY, holiday)
        if day in self.days_off:
            return Shut(ShutBecause.DAY_OFF)
        return Shut(ShutBecause.OUT_OF_HOURS if self._spans_on(day) else ShutBecause.CLOSED_DAY)

    def add_working_hours(self, moment: datetime, hours: float) -> datetime:
        """Return the moment when so many hours of work have gone by: 4 from Friday 4 pm may be Monday noon.

        What is left when the office does not open again counts as plain hours.
        """
        left, at = timedelta(hours=hours), moment.astimezone(UTC)
        if left <= timedelta(0):
            return at
        for each in self._stretches_from(self._day_of(moment) - _ONE_DAY):
            start = max(at, each.opens)
            if each.closes <= start:
                continue
            if left <= each.closes - start:
                return start + left
            left -= each.closes - start
            at = each.closes
        return at + left

    def works_on(self, day: date) -> bool:
        """Tell whether the office opens on this day."""
        return bool(self._spans_on(day))

    def working_day_from(self, day: date) -> date:
        """Return the day itself, or the first working day after it; the day itself when there is none."""
        ahead = (day + timedelta(days=count) for count in range(LOOK_AHEAD_DAYS))
        return next((each for each in ahead if self.works_on(each)), day)

    @property
    def _hours_known(self) -> bool:
        return is_known(self.hours)

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _spans_on(self, day: date) -> tuple[Span, ...]:
        if day in self.days_off or self.holiday_on(day):
            return ()
        return spans_on(self.hours, day) if self._hours_known else (_WHOLE_DAY,)

    def _around(self, moment: datetime) -> Iterator[_Stretch]:
        today = self._day_of(moment).toordinal()
        return (each for ordinal in (today - 1, today) for each in self._stretches_on(ordinal))

    def _stretches_from(self, day: date) -> Iterator[_Stretch]:
        """List what opens from a day on, until the office has not opened for LOOK_AHEAD_DAYS."""
        shut = 0
        for ordinal in range(day.toordinal(), _LAST_DAY):
            stretches = self._stretches_on(ordinal)
            shut = 0 if stretches else shut + 1
            if shut > LOOK_AHEAD_DAYS:
                return
            yield from stretches

    def _stretches_on(self, ordinal: int) -> tuple[_Stretch, ...]:
        if ordinal >= _LAST_DAY:
            return ()
        day = date.fromordinal(ordinal)
        return tuple(self._stretch(day, span) for span in self._spans_on(day))

    def _stretch(self, day: date, span: Span) -> _Stretch:
        until = day if span.closes > span.opens else day + _ONE_DAY
        return _Stretch(self._instant(day, span.opens), self._instant(until, span.closes))

    def _instant(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def calendar_of(office: Office, rules: OfficeRules, holidays: Holidays) -> OfficeCalendar:
    """Say when an office works; its holidays are looked up by the year, when they are asked for."""

    def public_holiday_on(day: date) -> str:
        return holidays(office.country, rules.region, day.year).get(day, "")

    return OfficeCalendar(
        zone=ZoneInfo(office.timezone),
        hours=rules.hours,
        days_off=frozenset(rules.days_off),
        public_holiday_on=public_holiday_on,
        keeps_holidays=rules.keeps_holidays,
    )


def no_holidays(_country: str, _region: str, _year: int) -> Mapping[date, str]:
    """Know of no public holidays."""
    return {}


def _no_holiday(_day: date) -> str:
    return ""


ALWAYS_OPEN = OfficeCalendar(zone=ZoneInfo("UTC"), hours=(), days_off=frozenset(), public_holiday_on=_no_holiday)
"""The calendar of an office of which nothing is known."""
