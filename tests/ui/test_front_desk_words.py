# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front desk says, as a person reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.find_help import Help
from kiosk.domain.opening_hours import OpenState, OpenStatus, Schedule
from kiosk.domain.resource import Address, Contact, Phone, Resource
from kiosk.domain.visitor import Visitor
from kiosk.messages import translator
from kiosk.ui.reception.need.need_in_hand import Filing, WordsRead
from kiosk.ui.reception.words.birth_dates import read_birth_date
from kiosk.ui.reception.words.dates import due_time, plain_day
from kiosk.ui.reception.words.steps import deadline_in_words
from kiosk.ui.reception.words.texts import breakable, plain_tooltip
from kiosk.ui.reception.words.visitors import full_name, languages_in_words, nth_visit, phone_ending
from kiosk.ui.words.help import (
    checked_in_words,
    details_of,
    distance_in_words,
    hours_in_words,
    open_in_words,
    place_line,
    way_there,
    why_it_fits,
)

_ = translator()
NOW = datetime(2026, 11, 23, 9, 42, tzinfo=ZoneInfo("America/Chicago"))
TODAY = NOW.date()
PLACE = Resource(
    id=UUID(int=1),
    source="sample",
    source_id="1",
    name="Legal Aid Intake Desk",
    organization="Riverside County",
    address=Address(address_1="120 Court St", city="Riverside"),
    phones=(Phone(number="(555) 010-4420"),),
    contacts=(Contact(name="Priya Nair"),),
    website="https://www.legalaid.example/intake/",
)


def at(day: int, hour: int) -> datetime:
    return NOW.replace(day=day, hour=hour, minute=0)


@pytest.mark.parametrize(
    ("status", "words", "role"),
    [
        (OpenStatus(OpenState.OPEN, until=at(23, 16)), "Open now · until 4:00 pm", "chip-settled"),
        (OpenStatus(OpenState.OPEN, always=True), "Open now · 24 hours", "chip-settled"),
        (OpenStatus(OpenState.OPEN), "Open now", "chip-settled"),
        (OpenStatus(OpenState.CLOSED, next_open=at(23, 13)), "Opens 1:00 pm", "chip-waiting"),
        (OpenStatus(OpenState.CLOSED, next_open=at(24, 9)), "Opens tomorrow 9:00 am", "chip-waiting"),
        (OpenStatus(OpenState.CLOSED, next_open=at(27, 9)), "Opens Fri 9:00 am", "chip-waiting"),
        (OpenStatus(OpenState.CLOSED, next_open=at(30, 9)), "Opens Mon 30 Nov 9:00 am", "chip-waiting"),
        (OpenStatus(OpenState.CLOSED), "Closed", "chip-waiting"),
        (OpenStatus(OpenState.UNKNOWN), "Call first", "chip"),
    ],
)
def test_whether_it_is_open(status: OpenStatus, words: str, role: str) -> None:
    assert open_in_words(status, NOW, _) == (words, role)


@pytest.mark.parametrize(
    ("km", "country", "words"),
    [(3.4, "US", "2.1 mi"), (3.4, "DE", "3.4 km"), (42.0, "GB", "26 mi"), (0.01, "US", ""), (None, "US", "")],
)
def test_distances_in_the_countrys_own_unit(km: float | None, country: str, words: str) -> None:
    assert distance_in_words(km, country, _) == words


def test_where_and_how_to_reach_it() -> None:
    assert place_line(PLACE, 3.4, "US", _) == "Riverside County · 2.1 mi"
    assert way_there(PLACE, _) == ("phone", "(555) 010-4420 · ask for Priya Nair")
    walk_in = replace(PLACE, contacts=(), transportation="bus 7, 12")
    assert way_there(walk_in, _) == ("map-pin", "120 Court St · bus 7, 12")
    page = replace(PLACE, contacts=(), address=None, phones=())
    assert way_there(page, _) == ("globe", "legalaid.example/intake")
    assert way_there(replace(page, website=""), _)[1] == "No contact is known"


def test_a_confidential_site_shows_no_place() -> None:
    hidden = replace(PLACE, confidential_site=True, contacts=(), languages=("en", "es"), organization="")
    assert place_line(hidden, 3.4, "US", _) == "Phone · English, Español"
    assert "120 Court" not in "".join((*details_of(hidden, NOW, _), way_there(hidden, _)[1]))


def test_why_it_fits_leaves_out_what_a_chip_says() -> None:
    help_ = Help(resource=PLACE, why=("open now", "benefits", "near"), status=OpenStatus(OpenState.OPEN))
    assert why_it_fits(help_, _) == "benefits · near"


def test_how_fresh_the_details_are() -> None:
    assert checked_in_words(replace(PLACE, checked_on=date(2026, 11, 11)), TODAY, _) == (
        "Legal Aid Intake Desk verified 12 days ago"
    )
    assert checked_in_words(replace(PLACE, checked_on=date(2026, 11, 22)), TODAY, _).endswith("verified 1 day ago")
    assert checked_in_words(replace(PLACE, checked_on=TODAY), TODAY, _).endswith("verified today")
    assert "nobody has noted" in checked_in_words(PLACE, TODAY, _)


def test_unknown_hours_say_so() -> None:
    assert hours_in_words(PLACE, TODAY, _) == ("Hours are not known: call first",)


def test_a_place_that_never_closes_needs_one_line() -> None:
    never_closed = Schedule(freq="DAILY", opens_at=time(0), closes_at=time(0))
    assert hours_in_words(replace(PLACE, schedules=(never_closed,)), TODAY, _) == ("Every day: 24 hours",)


def test_on_a_holiday_one_calls_first() -> None:
    weekdays = Schedule(freq="WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), opens_at=time(9), closes_at=time(17))
    monday, tuesday = hours_in_words(replace(PLACE, schedules=(weekdays,)), TODAY, _, {TODAY})[:2]
    assert (monday, tuesday) == ("Mon: call first", "Tue: 9:00 am to 5:00 pm")


@pytest.mark.parametrize(
    ("number", "words"), [(2, "2nd visit"), (3, "3rd visit"), (4, "4th visit"), (11, "11th visit"), (21, "21st visit")]
)
def test_visits_are_counted_as_people_do(number: int, words: str) -> None:
    assert nth_visit(number, _) == words


def test_names_phones_and_languages() -> None:
    visitor = Visitor(id=UUID(int=2), office_id=UUID(int=3), name="Maria Alvarez", created_at=datetime.now(UTC))
    assert full_name(visitor) == "Maria Alvarez"
    assert full_name(replace(visitor, preferred_name="Mari")) == "Maria Alvarez (Mari)"
    assert phone_ending("(555) 010-0199", _) == "phone ends 0199"
    assert phone_ending("12", _) == ""
    assert languages_in_words(("es", "en"), _) == "Español or English"
    assert languages_in_words(("es", "en", "fr"), _) == "Español, English or Français"


def test_days_and_times() -> None:
    assert plain_day(date(2026, 11, 3), TODAY, _) == "3 November"
    assert plain_day(date(2025, 11, 3), TODAY, _) == "3 November 2025"
    assert due_time(at(23, 15), TODAY, _) == "today, 3:00 pm"
    assert due_time(at(24, 15), TODAY, _) == "tomorrow, 3:00 pm"
    assert due_time(at(27, 17), TODAY, _) == "Fri 27 Nov, 5:00 pm"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 27), "By Friday"),
        (date(2026, 11, 23), "By today"),
        (date(2026, 12, 7), "By Mon 7 Dec"),
        (date(2026, 11, 20), "Was due Fri 20 Nov"),
    ],
)
def test_a_deadline(day: date, words: str) -> None:
    assert deadline_in_words(day, TODAY, _) == words


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("12/3/1987", "US", date(1987, 12, 3)),
        ("12/3/1987", "GB", date(1987, 3, 12)),
        ("1987-03-12", "GB", date(1987, 3, 12)),
        ("3 Dec 1987", "US", date(1987, 12, 3)),
        ("1987", "US", None),
        ("March 1987", "US", None),
        ("12 March", "US", None),
        ("2031-01-01", "US", None),
        ("31/31/1987", "US", None),
        ("x" * 500, "US", None),
        ("", "US", None),
        ("٣", "US", None),
    ],
)
def test_birth_dates_are_read_whole_or_not_at_all(text: str, country: str, day: date | None) -> None:
    assert read_birth_date(text, country, TODAY) == day


def test_long_words_break_and_tooltips_show_markup_as_written() -> None:
    assert breakable("short words stay") == "short words stay"
    assert breakable("A" * 40).replace("\u200b", "") == "A" * 40
    assert max(map(len, breakable("A" * 40).split("\u200b"))) <= 18
    assert plain_tooltip("<b>&") == "<qt>&lt;b&gt;&amp;</qt>"


def test_filing_keeps_what_the_desk_decided() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    filing = Filing().with_words_read(WordsRead(categories=("benefits", "legal"), deadline=friday))
    assert (filing.categories, filing.deadline) == (("benefits", "legal"), friday)
    changed = filing.without_category("legal").with_category("work").without_deadline()
    assert (changed.categories, changed.deadline) == (("benefits", "work"), None)
    again = changed.with_words_read(WordsRead(categories=("benefits", "legal"), deadline=friday))
    assert (again.categories, again.deadline) == (("benefits", "work"), None)
    assert again.with_words_read(WordsRead(deadline=monday)).deadline == monday
    assert again.with_category("legal").categories == ("benefits", "legal", "work")
