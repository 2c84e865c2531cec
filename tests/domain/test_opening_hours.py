# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening hours: what is known is said, what is not known is never guessed."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.opening_hours import (
    WEEKDAYS,
    OpenState,
    OpenStatus,
    Schedule,
    Span,
    days_in_doubt,
    is_known,
    spans_on,
    status_at,
    week_of,
)

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = date(2026, 11, 23)
FREQUENCIES: dict[str, Literal[1, 2, 3]] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
WORKING_WEEK = ("MO", "TU", "WE", "TH", "FR")


def at(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, fold=fold), CHICAGO)


def weekly(*days: str, opens: str = "09:00", closes: str = "17:00", **more: object) -> Schedule:
    return Schedule(
        freq="WEEKLY",
        byday=days,
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
        **more,  # type: ignore[arg-type]  # the tests say what they add
    )


OFFICE = (weekly(*WORKING_WEEK),)


def test_open_until_the_closing_time_of_the_day() -> None:
    assert status_at(OFFICE, at(MONDAY, 9)) == OpenStatus(OpenState.OPEN, until=at(MONDAY, 17))


@pytest.mark.parametrize(("hour", "minute"), [(8, 59), (17, 0)])
def test_closed_outside_the_hours(hour: int, minute: int) -> None:
    assert status_at(OFFICE, at(MONDAY, hour, minute)).state is OpenState.CLOSED


def test_next_opening_may_be_later_today_or_after_the_weekend() -> None:
    assert status_at(OFFICE, at(MONDAY, 7)).next_open == at(MONDAY, 9)
    friday = MONDAY + timedelta(days=4)
    assert status_at(OFFICE, at(friday, 18)).next_open == at(MONDAY + timedelta(days=7), 9)


def test_next_opening_is_looked_for_sixty_days_ahead_and_no_further() -> None:
    in_sixty = Schedule(dtstart=MONDAY + timedelta(days=60), opens_at=time(9), closes_at=time(10))
    in_sixty_one = Schedule(dtstart=MONDAY + timedelta(days=61), opens_at=time(9), closes_at=time(10))
    assert status_at((in_sixty,), at(MONDAY, 12)).next_open == at(MONDAY + timedelta(days=60), 9)
    assert status_at((in_sixty_one,), at(MONDAY, 12)) == OpenStatus(OpenState.CLOSED)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        status_at(OFFICE, datetime(2026, 11, 23, 12))  # noqa: DTZ001  # that is the point


def test_lunch_break_is_two_spans_with_the_next_opening_after_lunch() -> None:
    hours = (weekly("MO", opens="09:00", closes="12:00"), weekly("MO", opens="13:00", closes="17:00"))
    assert spans_on(hours, MONDAY) == (Span(time(9), time(12)), Span(time(13), time(17)))
    assert status_at(hours, at(MONDAY, 12, 30)) == OpenStatus(OpenState.CLOSED, next_open=at(MONDAY, 13))


def test_overlapping_and_touching_spans_are_one() -> None:
    hours = (
        weekly("MO", opens="12:00", closes="17:00"),
        weekly("MO", opens="09:00", closes="12:00"),
        weekly("MO", opens="10:00", closes="14:00"),
    )
    assert spans_on(hours, MONDAY) == (Span(time(9), time(17)),)
    assert status_at(hours, at(MONDAY, 11, 59)).until == at(MONDAY, 17)


def test_a_span_over_midnight_belongs_to_the_evening() -> None:
    hours = (weekly("MO", opens="22:00", closes="02:00"),)
    tuesday = MONDAY + timedelta(days=1)
    assert status_at(hours, at(tuesday, 1)) == OpenStatus(OpenState.OPEN, until=at(tuesday, 2))
    assert status_at(hours, at(MONDAY, 1)).state is OpenState.CLOSED
    assert week_of(hours, tuesday)[0] == (Span(time(22), time(2)),)


def test_closing_at_midnight_runs_to_the_end_of_the_day() -> None:
    for closes in ("00:00", "23:59"):
        hours = (weekly("MO", opens="18:00", closes=closes),)
        assert status_at(hours, at(MONDAY, 23, 59)).until == at(MONDAY + timedelta(days=1), 0)
        assert spans_on(hours, MONDAY) == (Span(time(18), time(0)),)


@pytest.mark.parametrize("closes", ["00:00", "23:59"])
def test_midnight_to_midnight_every_day_is_always_open(closes: str) -> None:
    hours = (weekly(*WEEKDAYS, opens="00:00", closes=closes),)
    assert status_at(hours, at(MONDAY, 3)) == OpenStatus(OpenState.OPEN, always=True)
    assert week_of(hours, MONDAY) == ((Span(time(0), time(0)),),) * 7


def test_midnight_to_midnight_on_some_days_only_is_in_doubt() -> None:
    hours = (weekly(*WORKING_WEEK), weekly("SA", "SU", opens="00:00", closes="00:00"))
    saturday = MONDAY + timedelta(days=5)
    assert status_at(hours, at(saturday, 12)).state is OpenState.UNKNOWN
    assert days_in_doubt(hours, MONDAY) == (5, 6)
    assert status_at(hours, at(MONDAY, 12)).state is OpenState.OPEN


def test_round_the_clock_but_for_a_holiday_ends_when_the_holiday_begins() -> None:
    thanksgiving = date(2026, 11, 26)
    hours = (weekly(*WEEKDAYS, opens="00:00", closes="23:59"), Schedule(closed=True, dtstart=thanksgiving))
    assert status_at(hours, at(MONDAY, 12)) == OpenStatus(OpenState.OPEN, until=at(thanksgiving, 0))
    closed = status_at(hours, at(thanksgiving, 12))
    assert closed == OpenStatus(OpenState.CLOSED, next_open=at(thanksgiving + timedelta(days=1), 0))


def test_a_holiday_wins_over_the_usual_hours() -> None:
    holidays = Schedule(closed=True, dtstart=MONDAY, until=MONDAY + timedelta(days=1))
    hours = (*OFFICE, holidays)
    assert status_at(hours, at(MONDAY, 12)).next_open == at(MONDAY + timedelta(days=2), 9)
    assert [len(day) for day in week_of(hours, MONDAY)] == [0, 0, 1, 1, 1, 0, 0]


def test_holiday_hours_replace_the_usual_ones() -> None:
    short_day = Schedule(closed=True, dtstart=MONDAY, opens_at=time(10), closes_at=time(12))
    assert spans_on((*OFFICE, short_day), MONDAY) == (Span(time(10), time(12)),)
    assert status_at((*OFFICE, short_day), at(MONDAY, 13)).state is OpenState.CLOSED


def test_hours_that_have_run_out_are_unknown_and_not_closed() -> None:
    expired = (weekly(*WORKING_WEEK, valid_to=MONDAY - timedelta(days=1)),)
    assert status_at(expired, at(MONDAY, 12)) == OpenStatus(OpenState.UNKNOWN)
    assert status_at(expired, at(MONDAY, 3)) == OpenStatus(OpenState.UNKNOWN)
    assert is_known(expired)
    assert not is_known(expired, MONDAY)


def test_hours_that_are_not_valid_yet_are_unknown() -> None:
    later = (weekly(*WORKING_WEEK, valid_from=MONDAY + timedelta(days=1)),)
    assert status_at(later, at(MONDAY, 12)).state is OpenState.UNKNOWN


def test_a_series_that_has_ended_is_unknown() -> None:
    until = (weekly("MO", until=MONDAY - timedelta(days=7)),)
    counted = (weekly("MO", dtstart=MONDAY - timedelta(days=14), count=2),)
    assert status_at(until, at(MONDAY, 12)).state is OpenState.UNKNOWN
    assert status_at(counted, at(MONDAY, 12)).state is OpenState.UNKNOWN
    assert status_at(counted, at(MONDAY - timedelta(days=7), 12)).state is OpenState.OPEN


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(description="By appointment"),
        Schedule(freq="WEEKLY", byday=("MO",), description="By appointment"),
        Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9)),
        Schedule(freq="WEEKLY", opens_at=time(9), closes_at=time(17)),
        Schedule(freq="WEEKLY", interval=2, byday=("MO",), opens_at=time(9), closes_at=time(17)),
        Schedule(freq="WEEKLY", count=3, byday=("MO",), opens_at=time(9), closes_at=time(17)),
        Schedule(freq="WEEKLY", byday=("2MO",), opens_at=time(9), closes_at=time(17)),
        Schedule(freq="YEARLY", byday=("MO",), opens_at=time(9), closes_at=time(17)),
        Schedule(freq="WEEKLY", byday=("XX",), opens_at=time(9), closes_at=time(17)),
        Schedule(opens_at=time(9), closes_at=time(17)),
        Schedule(freq="WEEKLY", byday=("MO",), opens_at=time(9), closes_at=time(9)),
    ],
)
def test_what_is_not_wholly_understood_is_unknown(schedule: Schedule) -> None:
    assert not is_known((schedule,))
    assert status_at((schedule,), at(MONDAY, 12)) == OpenStatus(OpenState.UNKNOWN)


def test_no_schedules_at_all_is_unknown() -> None:
    assert status_at((), at(MONDAY, 12)) == OpenStatus(OpenState.UNKNOWN)
    assert not is_known(())


def test_a_day_by_appointment_is_in_doubt_while_the_others_are_known() -> None:
    hours = (weekly("MO", "WE"), Schedule(freq="WEEKLY", byday=("TU",), description="By appointment"))
    tuesday = MONDAY + timedelta(days=1)
    assert status_at(hours, at(tuesday, 12)).state is OpenState.UNKNOWN
    assert status_at(hours, at(tuesday + timedelta(days=2), 12)).state is OpenState.CLOSED
    assert days_in_doubt(hours, MONDAY) == (1,)


def test_a_remark_beside_clear_hours_casts_no_doubt() -> None:
    hours = (*OFFICE, Schedule(description="Staff may be at lunch"))
    assert status_at(hours, at(MONDAY, 18)).state is OpenState.CLOSED


def test_second_monday_last_friday_and_month_days() -> None:
    rules = [Schedule(freq="MONTHLY", byday=(day,), opens_at=time(9), closes_at=time(12)) for day in ("2MO", "-1FR")]
    fifteenth = Schedule(freq="MONTHLY", bymonthday=(15, -1), opens_at=time(9), closes_at=time(12))
    november = [date(2026, 11, day) for day in range(1, 31)]
    assert [day.day for day in november if spans_on(rules, day)] == [9, 27]
    assert [day.day for day in november if spans_on((fifteenth,), day)] == [15, 30]


def test_a_count_that_is_never_reached_does_not_hold_anybody_up() -> None:
    never = Schedule(
        freq="MONTHLY",
        bymonthday=(30,),
        interval=12,
        dtstart=date(2026, 2, 1),
        count=9,
        opens_at=time(9),
        closes_at=time(12),
    )
    assert status_at((never,), at(MONDAY, 10)).state is OpenState.CLOSED


def test_every_other_week_counts_from_its_first_day() -> None:
    hours = (weekly("MO", interval=2, dtstart=MONDAY),)
    open_days = [offset for offset in range(29) if spans_on(hours, MONDAY + timedelta(days=offset))]
    assert open_days == [0, 14, 28]
    assert spans_on(hours, MONDAY - timedelta(days=14)) == ()


def test_spring_forward_keeps_the_wall_time() -> None:
    sunday = date(2026, 3, 8)  # clocks go from 2:00 to 3:00
    hours = (weekly("SU", opens="01:00", closes="09:00"),)
    status = status_at(hours, at(sunday, 1, 30))
    assert status.until == at(sunday, 9)
    assert status.until is not None
    assert (status.until - at(sunday, 1, 30)).total_seconds() > 0
    next_week = status_at(hours, at(sunday - timedelta(days=1), 12)).next_open
    assert next_week is not None
    assert next_week.utcoffset() == timedelta(hours=-6)
    assert status_at(hours, at(sunday, 12)).next_open == at(sunday + timedelta(days=7), 1)


def test_an_opening_time_that_the_clock_skips_is_said_as_a_time_that_exists() -> None:
    sunday = date(2026, 3, 8)
    hours = (weekly("SU", opens="02:30", closes="09:00"),)
    opening = status_at(hours, at(sunday, 1)).next_open
    assert opening is not None
    assert opening.time() == time(3, 30)


def test_fall_back_does_not_open_a_place_twice() -> None:
    sunday = date(2026, 11, 1)  # clocks go from 2:00 back to 1:00
    hours = (weekly("SA", opens="22:00", closes="01:30"),)
    assert status_at(hours, at(sunday, 1, 15)).state is OpenState.OPEN
    assert status_at(hours, at(sunday, 1, 15, fold=1)).state is OpenState.CLOSED


@st.composite
def recurring_rules(draw: st.DrawFn) -> Schedule:
    """Draw any rule of the recurrences we read; dateutil joins plain and numbered days by "and", so never both."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]))
    numbered = freq == "MONTHLY" and draw(st.booleans())
    number = st.sampled_from(["1", "2", "5", "-1", "-3"]) if numbered else st.just("")
    byday = [draw(number) + day for day in draw(st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=3))]
    return Schedule(
        freq=freq,
        interval=draw(st.integers(1, 4)),
        dtstart=draw(st.dates(date(2025, 1, 1), date(2027, 12, 31))),
        byday=tuple(byday),
        bymonthday=tuple(draw(st.lists(st.sampled_from([1, 2, 15, 31, -1, -30]), unique=True, max_size=2)))
        if freq != "WEEKLY"
        else (),
        count=draw(st.none() | st.integers(1, 12)),
        opens_at=time(9),
        closes_at=time(17),
    )


def as_dateutil_has_it(rule: Schedule, last: date) -> set[date]:
    assert rule.dtstart is not None
    series = rrule(
        FREQUENCIES[rule.freq],
        datetime.combine(rule.dtstart, time()),
        interval=rule.interval,
        until=datetime.combine(last, time()),
        byweekday=[weekday(WEEKDAYS.index(day[-2:]), int(day[:-2]) if day[:-2] else None) for day in rule.byday]
        or None,
        bymonthday=rule.bymonthday or None,
    )
    return {each.date() for each in islice(series, rule.count)}


@settings(deadline=None, max_examples=100)
@given(recurring_rules())
def test_recurrence_agrees_with_dateutil(rule: Schedule) -> None:
    assert rule.dtstart is not None
    days = [rule.dtstart + timedelta(days=n) for n in range(-3, 70)]
    assert {day for day in days if spans_on((rule,), day)} == as_dateutil_has_it(rule, days[-1])


any_days = st.none() | st.dates()
any_times = st.none() | st.times()


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.builds(
            Schedule,
            freq=st.sampled_from(["", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "often"]),
            interval=st.integers(-1, 3),
            byday=st.lists(st.sampled_from([*WEEKDAYS, "2MO", "-1FR", "9TU", "XX", ""]), max_size=2).map(tuple),
            bymonthday=st.lists(st.integers(-40, 40), max_size=2).map(tuple),
            dtstart=any_days,
            until=any_days,
            count=st.none() | st.integers(-1, 50),
            valid_from=any_days,
            valid_to=any_days,
            opens_at=any_times,
            closes_at=any_times,
            closed=st.booleans(),
        ),
        max_size=3,
    ),
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_whatever_the_rules_the_answer_hangs_together(rules: list[Schedule], day: date) -> None:
    moment = at(day, 12)
    status = status_at(rules, moment)
    assert len(week_of(rules, day)) == 7
    if status.state is OpenState.OPEN:
        assert status.until is None or status.until > moment
    if status.next_open is not None:
        assert status.state is OpenState.CLOSED
        assert status_at(rules, status.next_open).state is OpenState.OPEN
