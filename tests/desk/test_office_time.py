# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's calendar comes from its own rules; a promise says whether anybody is there when it falls due."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.office_time import (
    OfficeTime,
    answer_time,
    check_back_day,
    review_day,
)
from kiosk.desk.promise import DueCheck, due_check
from kiosk.domain.office_rules import OfficeRules
from kiosk.domain.schedule import Schedule
from kiosk.domain.working_time import OfficeCalendar, Shut, ShutBecause
from tests.desk.front_office import OFFICE, FrontOffice

CHICAGO = ZoneInfo("America/Chicago")
LATE_THURSDAYS = OfficeRules(
    hours=(
        Schedule(freq="WEEKLY", byday=("MO", "TU", "WE", "FR"), opens_at=time(9), closes_at=time(16)),
        Schedule(freq="WEEKLY", byday=("TH",), opens_at=time(12), closes_at=time(19)),
    )
)


@dataclass
class FakeHolidays:
    """Thanksgiving in the United States, a state's own day in one of them; remembers what it was asked."""

    asked: list[tuple[str, str, int]] = field(default_factory=list)

    def __call__(self, country: str, region: str, year: int) -> Mapping[date, str]:
        self.asked.append((country, region, year))
        days = {date(2026, 11, 26): "Thanksgiving Day"} if country == "US" and year == 2026 else {}
        return days | ({date(year, 11, 27): "Day After Thanksgiving"} if region == "CA" else {})


def calendar(office: FrontOffice, rules: OfficeRules | None = None) -> OfficeCalendar:
    """The office's calendar, once it has settled its rules."""
    with office.store.writing() as work:
        if rules:
            work.offices.set_rules(OFFICE, rules, office.lee.acting_at(office.clock()))
        work.commit()
    with replace(office.store, holidays=FakeHolidays()).reading() as work:
        return work.offices.calendar(OFFICE)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November at the office."""
    return datetime(2026, 11, day, hour, minute, tzinfo=CHICAGO)


def test_an_office_keeps_its_countrys_holidays_and_its_usual_hours(office: FrontOffice) -> None:
    kept = calendar(office)
    assert kept.add_working_hours(at(25, 16), 2) == at(27, 10)
    assert kept.closes_on(date(2026, 11, 23)) == at(23, 17)


def test_an_office_keeps_its_regions_holidays_and_its_own_days_off(office: FrontOffice) -> None:
    kept = calendar(office, OfficeRules(region="CA", days_off=(date(2026, 11, 30),)))
    assert kept.working_day_from(date(2026, 11, 26)) == date(2026, 12, 1)


def test_an_office_may_be_open_on_holidays(office: FrontOffice) -> None:
    assert calendar(office, OfficeRules(keeps_holidays=False)).is_open_at(at(26, 10))


def test_a_screen_gets_the_calendar_with_its_holidays_at_hand(office: FrontOffice) -> None:
    holidays = FakeHolidays()
    kept = OfficeTime(store=replace(office.store, holidays=holidays), clock=office.clock)(OFFICE)
    assert {("US", "", year) for year in (2025, 2026, 2027)} == set(holidays.asked)
    assert kept.holiday_on(date(2026, 11, 26)) == "Thanksgiving Day"


def test_a_hand_off_is_answered_within_the_offices_own_working_hours(office: FrontOffice) -> None:
    calendar(office, OfficeRules(answer_hours=2))
    with replace(office.store, holidays=FakeHolidays()).reading() as work:
        assert answer_time(work, OFFICE, at(25, 16)) == at(27, 10)


def test_days_to_look_again_are_the_offices_working_days(office: FrontOffice) -> None:
    kept = calendar(office)
    assert check_back_day(date(2026, 11, 23), kept) == date(2026, 11, 27)
    assert review_day(date(2026, 11, 12), kept) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Friday", at(27, 16)),
        ("next Thursday", datetime(2026, 12, 3, 19, tzinfo=CHICAGO)),
        ("Friday 10 am", at(27, 10)),
        ("today", at(23, 16)),
        (at(24, 15), at(24, 15)),
    ],
)
def test_a_promise_for_a_day_is_due_when_the_office_closes(
    office: FrontOffice, said: str | datetime, due: datetime
) -> None:
    kept = calendar(office, LATE_THURSDAYS)
    checked = due_check(said, office.clock(), kept)
    assert checked is not None
    assert checked.due_at == due
    assert checked.due_at.tzinfo == CHICAGO


def test_a_promise_within_hours_has_nothing_to_say(office: FrontOffice) -> None:
    assert due_check("tomorrow 3 pm", office.clock(), calendar(office)) == DueCheck(due_at=at(24, 15))


@pytest.mark.parametrize(
    ("said", "shut", "before", "after"),
    [
        ("Thursday", Shut(ShutBecause.HOLIDAY, "Thanksgiving Day"), at(25, 17), at(27, 9)),
        ("Saturday noon", Shut(ShutBecause.CLOSED_DAY), at(27, 17), at(30, 9)),
        ("tomorrow 8 pm", Shut(ShutBecause.OUT_OF_HOURS), at(24, 17), at(25, 9)),
        ("today 6 pm", Shut(ShutBecause.OUT_OF_HOURS), at(23, 17), at(24, 9)),
        ("2026-11-30 13:00", Shut(ShutBecause.DAY_OFF), at(27, 17), datetime(2026, 12, 1, 9, tzinfo=CHICAGO)),
    ],
)
def test_a_promise_when_nobody_is_there_names_the_working_moments_next_to_it(
    office: FrontOffice, said: str, shut: Shut, before: datetime, after: datetime
) -> None:
    kept = calendar(office, OfficeRules(days_off=(date(2026, 11, 30),)) if "30" in said else None)
    checked = due_check(said, office.clock(), kept)
    assert checked is not None
    assert (checked.shut, checked.before, checked.after) == (shut, before, after)


def test_a_working_moment_that_is_past_is_not_offered(office: FrontOffice) -> None:
    office.clock.now = at(23, 18)
    checked = due_check("in 1 hour", office.clock(), calendar(office))
    assert checked is not None
    assert (checked.before, checked.after) == (None, at(24, 9))


@pytest.mark.parametrize("said", ["soon", "2026-11-20 10:00", "9999-12-31T23:00", at(23, 9)])
def test_what_is_no_time_ahead_is_no_promise(office: FrontOffice, said: str | datetime) -> None:
    assert due_check(said, office.clock(), calendar(office)) is None
