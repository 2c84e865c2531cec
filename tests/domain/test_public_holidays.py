# SPDX-License-Identifier: GPL-3.0-or-later
"""Hours on public holidays: not certain, unless the source says itself what holds on them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.domain.opening_hours import (
    OpenState,
    Schedule,
    Span,
    days_in_doubt,
    no_holiday,
    spans_on,
    status_at,
    week_of,
)  # fmt: skip

CHICAGO = ZoneInfo("America/Chicago")
THANKSGIVING = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, tzinfo=CHICAGO)
WEEK = ("MO", "TU", "WE", "TH", "FR")
OFFICE = Schedule(freq="WEEKLY", byday=WEEK, opens_at=time(9), closes_at=time(17))


def is_holiday(day: date) -> bool:
    return day == THANKSGIVING


def test_nobody_is_sent_on_a_guess() -> None:
    assert status_at([OFFICE], NOON).state is OpenState.OPEN
    assert status_at([OFFICE], NOON, is_holiday=is_holiday).state is OpenState.UNKNOWN
    assert spans_on([OFFICE], THANKSGIVING, is_holiday=is_holiday) == ()
    assert days_in_doubt([OFFICE], THANKSGIVING, is_holiday=is_holiday) == (3,)


def test_the_days_around_it_are_as_ever() -> None:
    week = week_of([OFFICE], THANKSGIVING, is_holiday=is_holiday)
    assert [bool(spans) for spans in week] == [True, True, True, False, True, False, False]
    evening = status_at([OFFICE], datetime(2026, 11, 25, 20, tzinfo=CHICAGO), is_holiday=is_holiday)
    assert evening.next_open == datetime(2026, 11, 27, 9, tzinfo=CHICAGO)


def test_what_the_source_says_of_the_day_counts() -> None:
    shut = Schedule(closed=True, dtstart=THANKSGIVING)
    assert status_at([OFFICE, shut], NOON, is_holiday=is_holiday).state is OpenState.CLOSED
    short = Schedule(closed=True, dtstart=THANKSGIVING, opens_at=time(10), closes_at=time(14))
    assert status_at([OFFICE, short], NOON, is_holiday=is_holiday).state is OpenState.OPEN
    assert days_in_doubt([OFFICE, short], THANKSGIVING, is_holiday=is_holiday) == ()


def test_an_opening_for_that_very_day_counts() -> None:
    dinner = Schedule(dtstart=THANKSGIVING, opens_at=time(11), closes_at=time(15))
    assert status_at([OFFICE, dinner], NOON, is_holiday=is_holiday).state is OpenState.OPEN
    assert spans_on([OFFICE, dinner], THANKSGIVING, is_holiday=is_holiday) == (Span(time(11), time(15)),)


def test_what_never_closes_does_not_close_on_holidays() -> None:
    always = Schedule(freq="DAILY", opens_at=time(0), closes_at=time(23, 59))
    assert status_at([always], NOON, is_holiday=is_holiday).always


def test_a_night_that_began_before_the_holiday_goes_on_until_its_morning() -> None:
    shelter = Schedule(freq="DAILY", opens_at=time(19), closes_at=time(7))
    assert status_at([shelter], NOON.replace(hour=6), is_holiday=is_holiday).state is OpenState.OPEN
    assert status_at([shelter], NOON.replace(hour=20), is_holiday=is_holiday).state is OpenState.UNKNOWN


def test_without_a_calendar_every_day_is_a_day() -> None:
    assert not no_holiday(THANKSGIVING)
