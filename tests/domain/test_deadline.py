# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.deadline import deadline_in, due_in

WEDNESDAY = date(2026, 11, 18)
CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    ("words", "month", "day"),
    [
        ("They sent me this letter, my benefits stop on Friday and nobody picks up the phone.", 11, 20),
        ("I have to pay by Friday", 11, 20),
        ("I HAVE TO PAY BY FRIDAY!", 11, 20),
        ("I got a letter that says I must leave by Friday", 11, 20),
        ("I was here on Monday and I need it by Thursday", 11, 19),
        ("court date Friday 5 pm", 11, 20),
        ("until the 30th", 11, 30),
        ("rent is due on the 1st", 12, 1),
        ("by the 5th", 12, 5),
        ("interview tomorrow at 9", 11, 19),
        ("next week Monday", 11, 23),
        ("Monday next week", 11, 23),
        ("before December 3", 12, 3),
        ("before the 3rd of December", 12, 3),
        ("my hearing is on Nov. 24, 2026", 11, 24),
        ("by 2026-12-01", 12, 1),
        ("on 11/30", 11, 30),
        ("by the end of the month", 11, 30),
        ("the landlord wants us out in two weeks", 12, 2),
        ("I have 10 days to move", 11, 28),
        ("they gave me three days notice", 11, 21),
        ("I have to post it today or I lose my place", 11, 18),
        ("a bed for tonight, we have to leave", 11, 18),
        ("by Monday, no, by Friday", 11, 20),
        ("tengo que pagar antes del viernes", 11, 20),
        ("tengo cita mañana", 11, 19),
        ("hasta el 30 de noviembre", 11, 30),
    ],
)
def test_a_deadline_is_heard(words: str, month: int, day: int) -> None:
    assert deadline_in(words, WEDNESDAY) == date(2026, month, day)


@pytest.mark.parametrize(
    "words",
    [
        "", "no date at all", "they called me on Friday", "since Monday I have no heat", "I was fired Friday",
        "last Friday my car was towed", "what can I do today", "trabajo por la mañana", "I may 5 things",
        "the sun hurts",
        "by 3/12", "on 31 February", "by 2026-13-45", "every Friday", "open Fridays", "on November 17", "555-0199",
        "1/2/3/4",
        "I live at 12 May Street", "from Monday",
    ],
)  # fmt: skip
def test_doubt_is_no_deadline(words: str) -> None:
    assert deadline_in(words, WEDNESDAY) is None


def test_a_far_day_counts_with_its_year_alone() -> None:
    assert deadline_in("by November 17, 2027", WEDNESDAY) == date(2027, 11, 17)
    assert deadline_in("by October 17", WEDNESDAY) is None


def test_next_friday_in_a_deadline_is_the_sooner_one() -> None:
    assert deadline_in("my hearing is next Friday", WEDNESDAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day", "hour", "minute"),
    [
        ("tomorrow 3 pm", 19, 15, 0),
        ("Tomorrow at 3 p.m.", 19, 15, 0),
        ("Friday", 20, 17, 0),
        ("I'll call you by Friday 5 pm", 20, 17, 0),
        ("Friday at 5", 20, 17, 0),
        ("Friday 27 November, 5:00 pm", 27, 17, 0),
        ("Fri, Nov 27", 27, 17, 0),
        ("27 November (Friday) at 3 pm", 27, 15, 0),
        ("Mon 10:30", 23, 10, 30),
        ("wed 15:00", 18, 15, 0),
        ("wed 9:30", 25, 9, 30),
        ("in 2 hours", 18, 12, 0),
        ("in half an hour", 18, 10, 30),
        ("in 3 days", 21, 17, 0),
        ("24 Nov 15:00", 24, 15, 0),
        ("Nov 24 3pm", 24, 15, 0),
        ("24.11. 15h", 24, 15, 0),
        ("11/30 2pm", 30, 14, 0),
        ("2026-11-24T15:00", 24, 15, 0),
        ("2026-11-24 15:00", 24, 15, 0),
        ("2026-11-24", 24, 17, 0),
        ("2026-11-24T21:00:00+00:00", 24, 15, 0),
        ("2026-11-24T21:00:00Z", 24, 15, 0),
        ("today", 18, 17, 0),
        ("end of day", 18, 17, 0),
        ("3 pm", 18, 15, 0),
        ("9 am", 19, 9, 0),
        ("tomorrow noon", 19, 12, 0),
        ("tomorrow morning", 19, 12, 0),
        ("next Friday", 27, 17, 0),
        ("next week", 27, 17, 0),
        ("mañana a las 3", 19, 15, 0),
    ],
)
def test_a_promise_falls_due(text: str, day: int, hour: int, minute: int) -> None:
    assert due_in(text, NOW) == datetime(2026, 11, day, hour, minute, tzinfo=CHICAGO)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "when I can",
        "Monday or Tuesday",
        "between 2 pm and 3 pm Friday",
        "after Friday",
        "2026-13-45",
        "2026-13-45T99:00",
        "3/12 2pm",
    ],
)
def test_a_vague_promise_has_no_due_time(text: str) -> None:
    assert due_in(text, NOW) is None


def test_today_after_closing_time_ends_with_the_day() -> None:
    evening = NOW.replace(hour=18)
    assert due_in("today", evening) == evening.replace(hour=23, minute=59)


def test_a_day_alone_is_due_when_the_office_closes_on_it() -> None:
    def closing(day: date) -> time:
        return time(19) if day.weekday() == 3 else time(12)

    assert due_in("Thursday", NOW, closing) == datetime(2026, 11, 19, 19, 0, tzinfo=CHICAGO)
    assert due_in("Friday", NOW, closing) == datetime(2026, 11, 20, 12, 0, tzinfo=CHICAGO)
    assert due_in("Friday 3 pm", NOW, closing) == datetime(2026, 11, 20, 15, 0, tzinfo=CHICAGO)


def test_a_weekday_whose_closing_time_is_past_is_the_next_one() -> None:
    assert due_in("Wednesday", NOW.replace(hour=13), lambda _day: time(12)) == datetime(
        2026, 11, 25, 12, 0, tzinfo=CHICAGO
    )


@pytest.mark.parametrize("text", ["9999-12-31T23:00", "0001-01-01T00:00Z"])
def test_the_ends_of_the_calendar_are_no_promise(text: str) -> None:
    assert due_in(text, NOW) is None


def test_hours_from_now_are_real_hours_when_the_clocks_change() -> None:
    before = datetime(2026, 11, 1, 0, 30, tzinfo=CHICAGO)
    due = due_in("in 2 hours", before)
    assert due is not None
    assert due.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=2)
    assert due.hour == 1


def test_a_time_that_the_clock_skips_comes_after_the_gap() -> None:
    due = due_in("tomorrow 2:30 am", datetime(2026, 3, 7, 12, 0, tzinfo=CHICAGO))
    assert due is not None
    assert (due.hour, due.minute) == (3, 30)


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_in("tomorrow", datetime(2026, 11, 18))  # noqa: DTZ001 - the mistake itself


_PIECES = st.sampled_from(
    ["by", "Friday", "the 31st", "30", "Feb", "12:99", "25:00", "in", "99", "weeks", "months", "/", ".", "2026-02-30"]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_any_text_is_welcome(text: str) -> None:
    heard, due = deadline_in(text, WEDNESDAY), due_in(text, NOW)
    assert heard is None or heard >= WEDNESDAY
    assert due is None or due.tzinfo is not None


@pytest.mark.parametrize("piece", ["by Friday ", "1", "in ", "the 1 ", "11/", "12:", "\x00\u202e"])
def test_long_texts_are_taken(piece: str) -> None:
    deadline_in(piece * 5_000, WEDNESDAY)
    due_in(piece * 5_000, NOW)


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 1, 31), date(2026, 12, 31)])
def test_months_of_all_lengths_are_counted(today: date) -> None:
    assert deadline_in("in one month", today) is not None
    assert deadline_in("by the end of next month", today) is not None
