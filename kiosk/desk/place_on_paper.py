# SPDX-License-Identifier: GPL-3.0-or-later
"""What a resource's own record says on paper, on a slip as on a sheet: where, when, what to bring, what it costs."""

from datetime import datetime

from kiosk.desk.office_time import at_resource
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.opening_hours import IsHoliday, is_known, no_holiday, status_at, week_of
from kiosk.domain.resource import Address, Resource, ResourceKind
from kiosk.domain.slip import SlipHours, SlipPhone, SlipReferral


def place_on_paper(
    resource: Resource, now: datetime, *, phones: int, is_holiday: IsHoliday = no_holiday
) -> SlipReferral:
    """Say what is known of a resource, with that many of its numbers; `now` is aware.

    On a holiday nobody is sent there for its usual hours. The avenue is the likeliest; an e-mail address is told
    where there is no avenue at all.
    """
    address = address_to_tell(resource)
    ways = avenues_of(resource)
    return SlipReferral(
        avenue=ways[0] if ways else Avenue.OFFICE,
        name=resource.name,
        organization=resource.organization if resource.organization != resource.name else "",
        phones=tuple(
            SlipPhone(number=phone.number, extension=phone.extension, description=phone.description)
            for phone in resource.all_phones[:phones]
        ),
        street=address.street if address else "",
        town=address.town if address else "",
        hours=_hours(resource, now, is_holiday),
        bring=resource.documents,
        cost=resource.fees,
        languages=resource.languages,
        job=resource.kind is ResourceKind.JOB_LEAD,
        about=resource.description if resource.kind is ResourceKind.JOB_LEAD else "",
        how_to_apply=resource.application_process,
        closes_on=resource.closes_on,
        website=resource.website,
        email=resource.email if not ways else "",
        checked_on=resource.checked_on,
    )


def address_to_tell(resource: Resource) -> Address | None:
    """Return the address that may be on paper, None where there is none or it is confidential (rule 9)."""
    return None if resource.confidential_site else resource.address


def _hours(resource: Resource, moment: datetime, is_holiday: IsHoliday) -> SlipHours:
    """Say when a resource is open, seen from this moment; what is not known stays unknown."""
    there = at_resource(resource, moment)
    in_words = "; ".join(schedule.description for schedule in resource.schedules if schedule.description)
    if not is_known(resource.schedules, there.date()):
        return SlipHours(in_words=in_words)
    status = status_at(resource.schedules, there, is_holiday=is_holiday)
    return SlipHours(
        known=True,
        week=week_of(resource.schedules, there.date(), is_holiday=is_holiday),
        always=status.always,
        open_until=status.until,
        next_open=status.next_open,
        in_words=in_words,
    )
