# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.opening_hours import Span
from kiosk.domain.slip import SlipHours
from kiosk.messages import translator
from kiosk.printing.hours_in_words import headline, weekday_list
from tests.printing import slips

ENGLISH = translator("en")
HOME = slips.OFFICE_TIME
NOW = slips.PRINTED_AT  # Monday 10:15
DAY = (Span(time(9), time(16, 30)),)
SPLIT = (Span(time(9), time(12)), Span(time(13), time(17)))
SHUT: tuple[Span, ...] = ()


def at(days: int, hour: int, minute: int = 0) -> datetime:
    return (NOW + timedelta(days=days)).replace(hour=hour, minute=minute)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (SlipHours(known=True, open_until=at(0, 16, 30)), "Today until 4:30 pm"),
        (SlipHours(known=True, open_until=at(1, 0)), "Today until midnight"),
        (SlipHours(known=True, always=True), "Always open"),
        (SlipHours(known=True, next_open=at(0, 13)), "Opens today at 1:00 pm"),
        (SlipHours(known=True, next_open=at(1, 9)), "Opens Tuesday 9:00 am"),
        (SlipHours(known=True, next_open=at(6, 9)), "Opens Sunday 9:00 am"),
        (SlipHours(known=True, next_open=at(7, 9)), "Opens Monday 30 November, 9:00 am"),
        (SlipHours(known=True), "Opening hours"),
    ],
)
def test_headline(hours: SlipHours, said: str) -> None:
    assert headline(hours, NOW, ENGLISH) == said


def test_today_is_the_places_own_day() -> None:
    far = timezone(timedelta(hours=10))  # there it is Tuesday already
    opens = datetime(2026, 11, 24, 9, 0, tzinfo=far)
    assert headline(SlipHours(known=True, next_open=opens), NOW, ENGLISH) == "Opens today at 9:00 am"


@pytest.mark.parametrize(
    ("week", "said"),
    [
        ((DAY,) * 5 + (SHUT,) * 2, ["Mon–Fri 9:00 am – 4:30 pm"]),
        ((DAY,) * 7, ["Every day 9:00 am – 4:30 pm"]),
        ((DAY, SHUT, DAY, SHUT, DAY, SHUT, SHUT), ["Mon, Wed, Fri 9:00 am – 4:30 pm"]),
        ((DAY, DAY, SHUT, DAY, DAY, DAY, SHUT), ["Mon, Tue, Thu–Sat 9:00 am – 4:30 pm"]),
        (
            (DAY, SPLIT, DAY, SPLIT, DAY, SHUT, SHUT),
            ["Mon, Wed, Fri 9:00 am – 4:30 pm", "Tue, Thu 9:00 am – 12:00 pm, 1:00 pm – 5:00 pm"],
        ),
        ((SHUT,) * 5 + ((Span(time(20), time(0)),),) * 2, ["Sat, Sun 8:00 pm – midnight"]),
        ((SHUT,) * 6 + ((Span(time(0), time(0)),),), ["Sun all day"]),
        ((SHUT,) * 7, []),
        ((), []),
    ],
)
def test_weekday_list(week: tuple[tuple[Span, ...], ...], said: list[str]) -> None:
    assert [f"{days} {times}" for days, times in weekday_list(week, ENGLISH)] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", ("lun–vie", "9:00 – 16:30")),
        ("fr", ("lun.–ven.", "09:00 – 16:30")),
        ("uk", ("пн–пт", "09:00 – 16:30")),
        ("zh", ("周一–周五", "09:00 – 16:30")),
        ("vi", ("Th 2–Th 6", "09:00 – 16:30")),
        ("ar", ("الاثنين–الجمعة", "9:00 ص – 4:30 م")),
    ],
)
def test_weekdays_in_every_language(language: str, said: tuple[str, str]) -> None:
    assert weekday_list(slips.OFFICE_WEEK, translator(language)) == (said,)


@given(st.lists(st.sampled_from([SHUT, DAY, SPLIT]), min_size=7, max_size=7), st.sampled_from(slips.LANGUAGES))
def test_every_open_day_is_said_once(week: list[tuple[Span, ...]], language: str) -> None:
    said = weekday_list(tuple(week), translator(language))
    assert len(said) == len({spans for spans in week if spans})
