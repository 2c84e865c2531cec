# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own clock and calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.domain.errors import DueInThePast
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource

DAYS_TO_CHECK_BACK = 3
DAYS_TO_REVIEW = 14


def at_office(office: Office, moment: datetime) -> datetime:
    """Turn a moment into the office's wall-clock time (aware)."""
    return moment.astimezone(ZoneInfo(office.timezone))


def today_at(office: Office, moment: datetime) -> date:
    """Tell which day it is at the office at this moment."""
    return at_office(office, moment).date()


def working_day_from(day: date) -> date:
    """Return the day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def check_back_day(today: date) -> date:
    """Say when the owner of a referral asks how it went, when nobody chose a day."""
    return working_day_from(today + timedelta(days=DAYS_TO_CHECK_BACK))


def review_day(today: date) -> date:
    """Say when an unmet need is looked at again, when nobody chose a day."""
    return working_day_from(today + timedelta(days=DAYS_TO_REVIEW))


def must_be_ahead(due: datetime, now: datetime) -> datetime:
    """Take a due time as UTC; raises DueInThePast."""
    if due <= now:
        raise DueInThePast
    return due.astimezone(UTC)


def at_resource(resource: Resource, moment: datetime) -> datetime:
    """Turn a moment into the wall-clock time of a resource, the office's where its zone is not known."""
    try:
        return moment.astimezone(ZoneInfo(resource.timezone)) if resource.timezone else moment
    except (ZoneInfoNotFoundError, ValueError):
        return moment
