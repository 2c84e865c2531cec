# SPDX-License-Identifier: GPL-3.0-or-later
"""Public holidays by country, region and year; what is not known has none."""

from datetime import date

import pytest

from kiosk.holiday_days import PublicHolidays


def test_a_country_has_its_holidays() -> None:
    assert PublicHolidays()("US", "", 2026)[date(2026, 11, 26)] == "Thanksgiving Day"
    assert date(2026, 10, 3) in PublicHolidays()("DE", "", 2026)


def test_a_region_adds_its_own() -> None:
    holidays = PublicHolidays()
    assert date(2026, 11, 27) in holidays("US", "CA", 2026)
    assert date(2026, 11, 27) not in holidays("US", "", 2026)


@pytest.mark.parametrize(("country", "region"), [("us", " ca "), ("US", "CA")])
def test_codes_are_read_in_any_case(country: str, region: str) -> None:
    assert date(2026, 11, 27) in PublicHolidays()(country, region, 2026)


@pytest.mark.parametrize("country", ["", "XX", "Atlantis"])
def test_a_country_that_is_not_known_has_none(country: str) -> None:
    assert PublicHolidays()(country, "CA", 2026) == {}


def test_a_region_that_is_not_known_adds_none() -> None:
    assert PublicHolidays()("US", "ZZ", 2026) == PublicHolidays()("US", "", 2026)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_years_like_others(year: int) -> None:
    assert all(day.year == year for day in PublicHolidays()("US", "", year))


def test_a_year_is_worked_out_once() -> None:
    holidays = PublicHolidays()
    assert holidays("US", "", 2026) is holidays("us", "", 2026)
