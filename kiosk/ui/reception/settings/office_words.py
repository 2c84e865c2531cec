# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office has settled for itself, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.desk.office_time import today_at
from kiosk.domain.office import Office
from kiosk.domain.office_rules import OfficeRules
from kiosk.messages import Translator
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.office_week import week_in, week_in_words

HOLIDAYS_SHOWN = 3
_LOOK_AHEAD_DAYS = 366


@dataclass(frozen=True, slots=True)
class OfficeNow:
    """An office's rules as they are saved, and the public holidays that it keeps next."""

    rules: OfficeRules
    holidays: Sequence[tuple[date, str]] = ()


def read_office(door: HouseDoor, office: Office) -> OfficeNow:
    """Read them, on the database's thread."""
    rules, calendar = door.rules.show(office.id), door.time(office.id)
    today = today_at(office, door.clock())
    days = (today + timedelta(days=number) for number in range(_LOOK_AHEAD_DAYS))
    named = ((day, name) for day in days if (name := calendar.holiday_on(day)))
    return OfficeNow(rules, [holiday for holiday, _at in zip(named, range(HOLIDAYS_SHOWN), strict=False)])


def summary(now: OfficeNow, country: str, today: date, _: Translator) -> Sequence[tuple[str, str]]:
    """Say it in lines: what it is about, and how it is."""
    rules = now.rules
    return (
        (_("Open"), "\n".join(_hours(rules, _))),
        (_("Public holidays"), _holidays(now, country, _)),
        (_("Own days off"), _days_off(rules, today, _)),
        (_("Hand-offs"), _("answered within {hours} working hours", hours=f"{rules.answer_hours:g}")),
        (_("Waiting"), _("too long after {minutes} minutes", minutes=str(rules.wait_minutes))),
        (_("Big screen"), _("calls people by first name") if rules.calls_names else _("shows no names")),
    )


def _hours(rules: OfficeRules, _: Translator) -> Iterator[str]:
    week = week_in(rules.hours)
    if week is None:
        yield _("Hours that are more than a week can show")
        return
    for days, hours in week_in_words(week, _):
        yield _("{days}: {hours}", days=days, hours=hours)


def _holidays(now: OfficeNow, country: str, _: Translator) -> str:
    where = f"{country}, {now.rules.region}" if now.rules.region else country
    if not now.rules.keeps_holidays:
        return _("open on them")
    if not now.holidays:
        return _("closed ({country}); none are known", country=where)
    listed = ", ".join(
        _("{holiday} on {day}", holiday=name, day=_.plain_date(day, year=False)) for day, name in now.holidays
    )
    return _("closed ({country}). Next: {holidays}", country=where, holidays=listed)


def _days_off(rules: OfficeRules, today: date, _: Translator) -> str:
    ahead = [_.plain_date(day, year=day.year != today.year) for day in rules.days_off if day >= today]
    return ", ".join(ahead) or _("none ahead")
