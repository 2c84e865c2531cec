# SPDX-License-Identifier: GPL-3.0-or-later
"""Working hours, closing times and working days of an office."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
import pytest
from hypothesis import given

from kiosk.domain.office_rules import WEEKDAYS_NINE_TO_FIVE
from kiosk.domain.schedule import WEEKDAYS, Schedule
from kiosk.domain.working_time import OfficeCalendar, Shut, ShutBecause

CHICAGO = ZoneInfo("America/Chicago")
THANKSGIVING = date(2026, 11, 26)
FAIR = date(2026, 11, 27)
NIGHTS = Schedule(freq="WEEKLY", byday=("MO", "TU"), opens_at=time(22), closes_at=time(6))
EARLY_TUESDAYS = Schedule(freq="WEEKLY", byday=("TU",), opens_at=time(5), closes_at=time(8))
LATE_THURSDAYS = Schedule(freq="WEEKLY", byday=("TH",), opens_at=time(17), closes_at=time(19))
ALWAYS = Schedule(freq="DAILY", opens_at=time(0), closes_at=time(0))
BY_APPOINTMENT = Schedule(description="by appointment")


def kept(*hours: Schedule, holidays: Mapping[date, str] | None = None, off: tuple[date, ...] = ()) -> OfficeCalendar:
    """The calendar of an office in Chicago."""
    named = {THANKSGIVING: "Thanksgiving Day"} if holidays is None else holidays
    return OfficeCalendar(
        zone=CHICAGO, hours=hours, days_off=frozenset(off), public_holiday_on=lambda day: named.get(day, "")
    )


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    """A moment on the office's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=CHICAGO)


USUAL = kept(WEEKDAYS_NINE_TO_FIVE)


@pytest.mark.parametrize(
    ("calendar", "start", "hours", "end"),
    [
        (USUAL, at(11, 20, 16), 4, at(11, 23, 12)),
        (USUAL, at(11, 20, 16), 1, at(11, 20, 17)),
        (USUAL, at(11, 21, 11), 1.5, at(11, 23, 10, 30)),
        (USUAL, at(11, 23, 6), 8, at(11, 23, 17)),
        (USUAL, at(11, 25, 16), 2, at(11, 27, 10)),
        (kept(WEEKDAYS_NINE_TO_FIVE, off=(FAIR,)), at(11, 25, 16), 2, at(11, 30, 10)),
        (USUAL, at(11, 23, 9), 80, at(12, 7, 17)),
        (kept(WEEKDAYS_NINE_TO_FIVE, LATE_THURSDAYS, holidays={}), at(11, 19, 16), 4, at(11, 20, 10)),
        (kept(NIGHTS), at(11, 23, 23), 4, at(11, 24, 3)),
        (kept(NIGHTS), at(11, 24, 5), 4, at(11, 25, 1)),
        (kept(NIGHTS, EARLY_TUESDAYS), at(11, 24, 4), 4, at(11, 24, 8)),
        (kept(NIGHTS, holidays={date(2026, 11, 24): "A day off"}), at(11, 24, 5), 3, at(12, 1, 0)),
        (kept(), at(11, 20, 16), 4, at(11, 20, 20)),
        (kept(BY_APPOINTMENT), at(11, 25, 22), 4, at(11, 27, 2)),
        (kept(ALWAYS), at(11, 21, 22), 4, at(11, 22, 2)),
    ],
)
def test_working_hours_go_by_while_the_office_is_open(
    calendar: OfficeCalendar, start: datetime, hours: float, end: datetime
) -> None:
    assert calendar.add_working_hours(start, hours) == end


def test_an_hour_that_the_clock_skips_or_shows_twice_is_counted_as_it_passes() -> None:
    spring, autumn = at(3, 7, 23), at(10, 31, 23)
    assert kept(ALWAYS).add_working_hours(spring, 6) == at(3, 8, 6)
    assert kept(ALWAYS).add_working_hours(autumn, 6) == at(11, 1, 4)


def test_an_office_that_never_opens_again_counts_plain_hours() -> None:
    over = replace(WEEKDAYS_NINE_TO_FIVE, valid_to=date(2026, 11, 23))
    assert kept(over).add_working_hours(at(11, 23, 16), 3) == at(11, 23, 19)
    assert kept(over).opens_next(at(11, 24, 9)) is None


def test_no_work_takes_no_time() -> None:
    assert USUAL.add_working_hours(at(11, 21, 11), 0) == at(11, 21, 11)


@pytest.mark.parametrize(
    ("calendar", "moment", "is_open"),
    [
        (USUAL, at(11, 23, 9), True),
        (USUAL, at(11, 23, 8, 59), False),
        (USUAL, at(11, 23, 17), False),
        (USUAL, at(11, 26, 10), False),
        (USUAL, at(11, 22, 10), False),
        (kept(NIGHTS), at(11, 25, 5, 59), True),
        (kept(NIGHTS), at(11, 25, 6), False),
        (kept(), at(11, 22, 3), True),
        (kept(), at(11, 26, 3), False),
    ],
)
def test_an_office_is_open_or_not(calendar: OfficeCalendar, moment: datetime, is_open: bool) -> None:
    assert calendar.is_open_at(moment) is is_open
    assert calendar.is_open_at(moment.astimezone(UTC)) is is_open


@pytest.mark.parametrize(
    ("moment", "closed", "opens"),
    [
        (at(11, 23, 10), at(11, 23, 10), at(11, 23, 10)),
        (at(11, 26, 15), at(11, 25, 17), at(11, 27, 9)),
        (at(11, 21, 15), at(11, 20, 17), at(11, 23, 9)),
        (at(11, 23, 20), at(11, 23, 17), at(11, 24, 9)),
    ],
)
def test_the_working_moments_next_to_a_time(moment: datetime, closed: datetime, opens: datetime) -> None:
    assert (USUAL.closed_last(moment), USUAL.opens_next(moment)) == (closed, opens)


def test_the_night_that_closed_last_may_have_begun_two_days_ago() -> None:
    assert kept(NIGHTS, EARLY_TUESDAYS).closed_last(at(11, 26, 3)) == at(11, 25, 6)
    assert kept(NIGHTS, EARLY_TUESDAYS).closed_last(at(11, 24, 21)) == at(11, 24, 8)


def test_an_office_that_has_not_opened_yet_has_not_closed() -> None:
    new = replace(WEEKDAYS_NINE_TO_FIVE, valid_from=date(2026, 12, 1))
    assert kept(new).closed_last(at(11, 23, 12)) is None


@pytest.mark.parametrize(
    ("calendar", "day", "closes", "due"),
    [
        (USUAL, date(2026, 11, 23), at(11, 23, 17), time(17)),
        (kept(WEEKDAYS_NINE_TO_FIVE, LATE_THURSDAYS), date(2026, 11, 19), at(11, 19, 19), time(19)),
        (USUAL, date(2026, 11, 22), None, time(17)),
        (USUAL, THANKSGIVING, None, time(17)),
        (kept(NIGHTS), date(2026, 11, 23), at(11, 24, 6), time(23, 59)),
        (kept(ALWAYS), date(2026, 11, 23), at(11, 24, 0), time(23, 59)),
        (kept(), date(2026, 11, 23), None, time(17)),
    ],
)
def test_a_day_closes(calendar: OfficeCalendar, day: date, closes: datetime | None, due: time) -> None:
    assert (calendar.closes_on(day), calendar.closing_time(day)) == (closes, due)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (at(11, 23, 9), None),
        (at(11, 23, 17), None),
        (at(11, 23, 17, 1), Shut(ShutBecause.OUT_OF_HOURS)),
        (at(11, 23, 7), Shut(ShutBecause.OUT_OF_HOURS)),
        (at(11, 21, 12), Shut(ShutBecause.CLOSED_DAY)),
        (at(11, 26, 12), Shut(ShutBecause.HOLIDAY, "Thanksgiving Day")),
        (at(11, 27, 12), Shut(ShutBecause.DAY_OFF)),
    ],
)
def test_why_an_office_is_shut(moment: datetime, why: Shut | None) -> None:
    assert kept(WEEKDAYS_NINE_TO_FIVE, off=(FAIR,)).why_shut(moment) == why


def test_a_working_day_is_no_weekend_no_holiday_and_no_day_off() -> None:
    calendar = kept(WEEKDAYS_NINE_TO_FIVE, off=(FAIR,))
    assert calendar.working_day_from(date(2026, 11, 25)) == date(2026, 11, 25)
    assert calendar.working_day_from(THANKSGIVING) == date(2026, 11, 30)
    assert kept(NIGHTS).working_day_from(THANKSGIVING) == date(2026, 11, 30)
    assert kept(holidays={}).working_day_from(date(2026, 11, 22)) == date(2026, 11, 22)


def test_an_office_that_works_on_no_day_leaves_a_day_as_it_is() -> None:
    over = replace(WEEKDAYS_NINE_TO_FIVE, valid_to=date(2026, 1, 1))
    assert kept(over).working_day_from(date(2026, 11, 22)) == date(2026, 11, 22)


def test_the_last_days_of_the_calendar_are_days_like_others() -> None:
    last = datetime(9999, 12, 31, 10, tzinfo=CHICAGO)
    assert kept(NIGHTS).why_shut(last) == Shut(ShutBecause.CLOSED_DAY)
    assert kept(NIGHTS).opens_next(last) is None
    assert kept(ALWAYS).add_working_hours(last, 1) == last + timedelta(hours=1)


# Whatever the hours are

_SPANS = st.lists(
    st.sampled_from([time(hour, minute) for hour in range(24) for minute in (0, 30)]),
    min_size=2,
    max_size=2,
    unique=True,
)
_WEEKS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=5, unique=True)
_RULES = st.builds(
    lambda days, span: Schedule(freq="WEEKLY", byday=tuple(days), opens_at=span[0], closes_at=span[1]), _WEEKS, _SPANS
)
_DAYS = st.dates(date(2026, 3, 1), date(2026, 3, 20)) | st.dates(date(2026, 10, 25), date(2026, 11, 10))
_CALENDARS = st.builds(
    lambda hours, off, zone: OfficeCalendar(
        zone=ZoneInfo(zone), hours=tuple(hours), days_off=frozenset(off), public_holiday_on=lambda _day: ""
    ),
    st.lists(_RULES, max_size=3),
    st.sets(_DAYS, max_size=6),
    st.sampled_from(["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Kiritimati"]),
)
_MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 20), timezones=st.just(UTC)) | st.datetimes(  # noqa: DTZ001
    datetime(2026, 10, 25),  # noqa: DTZ001 - hypothesis wants them bare
    datetime(2026, 11, 10),  # noqa: DTZ001
    timezones=st.just(UTC),
)
_HOURS = st.integers(1, 160).map(lambda quarters: quarters / 4)


@given(_CALENDARS, _MOMENTS, _HOURS, _HOURS)
def test_working_hours_add_up(calendar: OfficeCalendar, moment: datetime, some: float, more: float) -> None:
    one_by_one = calendar.add_working_hours(calendar.add_working_hours(moment, some), more)
    assert one_by_one == calendar.add_working_hours(moment, some + more)


@given(_CALENDARS, _MOMENTS, st.timedeltas(timedelta(0), timedelta(days=9)), _HOURS)
def test_what_begins_later_never_ends_sooner(
    calendar: OfficeCalendar, moment: datetime, later: timedelta, hours: float
) -> None:
    assert calendar.add_working_hours(moment, hours) <= calendar.add_working_hours(moment + later, hours)


@given(_CALENDARS, _MOMENTS, _HOURS)
def test_working_hours_end_while_the_office_is_open(calendar: OfficeCalendar, moment: datetime, hours: float) -> None:
    end = calendar.add_working_hours(moment, hours)
    assert end - moment >= timedelta(hours=hours)
    assert calendar.is_open_at(end - timedelta(microseconds=1))
    assert calendar.why_shut(end) is None


def test_a_long_night_ends_after_what_opens_and_closes_within_it() -> None:
    """Open from Sunday 5 am to Monday 4:30 am, and again, by another rule, for the first half hour of Monday."""
    long_night = Schedule(freq="WEEKLY", byday=("SU",), opens_at=time(5), closes_at=time(4, 30))
    within = Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(0), closes_at=time(0, 30))
    assert kept(long_night, within).closed_last(at(11, 24, 0)) == at(11, 23, 4, 30)


@given(_CALENDARS, _MOMENTS)
def test_the_neighbours_of_a_moment_are_open_and_enclose_it(calendar: OfficeCalendar, moment: datetime) -> None:
    before, after = calendar.closed_last(moment), calendar.opens_next(moment)
    assert before is not None
    assert after is not None
    assert before <= moment <= after
    assert before == after == moment or not calendar.is_open_at(moment)
    assert calendar.is_open_at(after)
    assert calendar.why_shut(before) is None
    assert not any(calendar.is_open_at(before + (after - before) * part / 8) for part in range(1, 8) if before < moment)
