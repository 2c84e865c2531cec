# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own clock and calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import DueInThePast
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource
from kiosk.domain.working_time import OfficeCalendar

DAYS_TO_CHECK_BACK = 3
DAYS_TO_REVIEW = 14


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """Shows when an office works."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID) -> OfficeCalendar:
        """Return its calendar, the holidays around now at hand, so that a screen can ask it while somebody types."""
        with self.store.reading() as work:
            calendar = work.offices.calendar(office_id)
        this_year = self.clock().astimezone(calendar.zone).year
        for year in (this_year - 1, this_year, this_year + 1):
            calendar.public_holiday_on(date(year, 1, 1))
        return calendar


def answer_time(work: UnitOfWork, office_id: UUID, offered_at: datetime) -> datetime:
    """Say by when an office answers what is offered to it: within its own limit, in its working hours (UTC)."""
    return work.offices.calendar(office_id).add_working_hours(offered_at, work.offices.rules(office_id).answer_hours)


def at_office(office: Office, moment: datetime) -> datetime:
    """Turn a moment into the office's wall-clock time (aware)."""
    return moment.astimezone(ZoneInfo(office.timezone))


def today_at(office: Office, moment: datetime) -> date:
    """Tell which day it is at the office at this moment."""
    return at_office(office, moment).date()


def check_back_day(today: date, calendar: OfficeCalendar) -> date:
    """Say when the owner of a referral asks how it went, when nobody chose a day."""
    return calendar.working_day_from(today + timedelta(days=DAYS_TO_CHECK_BACK))


def review_day(today: date, calendar: OfficeCalendar) -> date:
    """Say when an unmet need is looked at again, when nobody chose a day."""
    return calendar.working_day_from(today + timedelta(days=DAYS_TO_REVIEW))


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
