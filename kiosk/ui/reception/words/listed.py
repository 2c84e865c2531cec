# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row of the directory's list says beside its name: where, how fresh, and whether it is offered at all."""

from datetime import date, datetime, timedelta

from kiosk.domain.opening_hours import OpenStatus
from kiosk.domain.resource import Resource, ResourceKind, ResourceStatus
from kiosk.messages import Translator
from kiosk.ui.words.help import open_in_words
from kiosk.ui.words.joining import BETWEEN

ChipWords = tuple[str, str]
"""What a chip says, and its role."""

_DAYS_IN_WEEKS, _WEEK = 14, 7
_DAYS_IN_MONTHS, _MONTH = 60, 30
_DAYS_IN_YEARS, _YEAR = 730, 365


def where_in_words(resource: Resource) -> str:
    """Say whose it is and in which town; the town of a confidential place is not told."""
    whose = resource.organization if resource.organization != resource.name else resource.location
    town = resource.address.city if resource.address is not None and not resource.confidential_site else ""
    return BETWEEN.join(part for part in (whose, town) if part and part != resource.name)


def checked_ago(checked_on: date | None, today: date, _: Translator) -> str:
    """Say how long ago the details were checked: "checked 3 months ago"."""
    if checked_on is None:
        return _("never checked")
    days = (today - checked_on).days
    if days <= 0:
        return _("checked today")
    if days < _DAYS_IN_WEEKS:
        return _.several("checked {count} day ago", "checked {count} days ago", days)
    if days < _DAYS_IN_MONTHS:
        return _.several("checked {count} week ago", "checked {count} weeks ago", days // _WEEK)
    if days < _DAYS_IN_YEARS:
        return _.several("checked {count} month ago", "checked {count} months ago", days // _MONTH)
    return _.several("checked {count} year ago", "checked {count} years ago", days // _YEAR)


def open_chip(resource: Resource, status: OpenStatus, now: datetime, _: Translator) -> list[ChipWords]:
    """Say whether it is open; nothing for what is not offered, and for a job without hours of its own."""
    is_job = resource.kind is ResourceKind.JOB_LEAD and not resource.schedules
    return [] if is_job or not resource.is_offered_on(now.date()) else [open_in_words(status, now, _)]


def standing_chips(resource: Resource, today: date, _: Translator, *, reported: bool = False) -> list[ChipWords]:
    """List what is out of the ordinary about a resource, the most pressing first."""
    chips: list[ChipWords] = []
    if reported:
        chips.append((_("Reported wrong"), "chip-due"))
    match resource.status:
        case ResourceStatus.INACTIVE:
            chips.append((_("Not offered"), "chip-quiet"))
        case ResourceStatus.VANISHED:
            chips.append((_("Gone from its source"), "chip-quiet"))
        case ResourceStatus.ACTIVE:
            pass
    match resource.kind:
        case ResourceKind.IN_HOUSE:
            chips.append((_("In-house"), "chip"))
        case ResourceKind.JOB_LEAD:
            chips.append((BETWEEN.join(p for p in (_("Job lead"), closing_in_words(resource, today, _)) if p), "chip"))
        case ResourceKind.SERVICE if resource.closes_on is not None:
            chips.append((closing_in_words(resource, today, _), "chip"))
        case ResourceKind.SERVICE:
            pass
    return chips


def closing_in_words(resource: Resource, today: date, _: Translator) -> str:
    """Say until when it is offered: "closes Friday"; "" when there is no such day."""
    closes = resource.closes_on
    if closes is None:
        return ""
    if closes < today:
        return _("closed on {day}", day=_.plain_date(closes, year=closes.year != today.year))
    if closes == today:
        return _("closes today")
    if closes == today + timedelta(days=1):
        return _("closes tomorrow")
    if closes < today + timedelta(days=_WEEK):
        return _("closes {day}", day=_.weekday(closes.weekday()))
    return _("closes {day}", day=_.plain_date(closes, year=closes.year != today.year))
