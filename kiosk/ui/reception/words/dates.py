# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and moments as people at the desk say them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.messages import Translator


def plain_day(day: date, today: date, _: Translator) -> str:
    """Say a past day without its weekday: "3 November", with the year when it is another one."""
    return _.plain_date(day, year=day.year != today.year)


def near_day(day: date, today: date, _: Translator) -> str:
    """Say a day near today: "today", "tomorrow", "Mon 24 Nov"."""
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return _.short_day(day)


def due_time(due: datetime, today: date, _: Translator) -> str:
    """Say when something is due, in the office's wall time: "today, 3:00 pm", "Fri 27 Nov, 5:00 pm"."""
    return _("{day}, {time}", day=near_day(due.date(), today, _), time=_.clock(due))


def understood_time(due: datetime, _: Translator) -> str:
    """Say back a due time that was written in plain words: "Friday 27 November, 5:00 pm"."""
    return _("{day}, {time}", day=_.day(due.date()), time=_.clock(due))


def time_of_day(moment: datetime, _: Translator) -> str:
    """Say the time something was saved, as short as a clock: "9:42"."""
    said = _.clock(moment)
    return said.removesuffix(" am").removesuffix(" pm")


def moment_in_words(at: datetime, now: datetime, zone: ZoneInfo, _: Translator) -> str:
    """Say when something was, in the office's wall time."""
    here = at.astimezone(zone)
    if here.year != now.year:
        return plain_day(here.date(), now.date(), _)
    return due_time(here, now.date(), _)
