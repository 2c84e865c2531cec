# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fields of a resource are called at the desk, and how their values read there."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind
from kiosk.domain.schedule import WEEKDAYS, Schedule
from kiosk.messages import Translator
from kiosk.ui.words.help import phone_in_words
from kiosk.ui.words.joining import BETWEEN

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})*")


def field_names(_: Translator, kind: ResourceKind = ResourceKind.SERVICE) -> dict[str, str]:
    """Name every field that the office settles, in the order in which they are read; a job has an employer."""
    return _names_of_what_it_is(_, kind) | _names_of_what_it_takes(_)


def _names_of_what_it_is(_: Translator, kind: ResourceKind) -> dict[str, str]:
    return {
        "name": _("Name"),
        "alternate_name": _("Also called"),
        "organization": _("Employer") if kind is ResourceKind.JOB_LEAD else _("Organization"),
        "location": _("Place"),
        "description": _("Description"),
        "alert": _("Important now"),
        "categories": _("Helps with"),
        "phones": _("Phone numbers"),
        "contacts": _("Whom to ask for"),
        "email": _("E-mail"),
        "website": _("Website"),
        "address": _("Address"),
        "mailing_address": _("Mailing address"),
        "confidential_site": _("The address is confidential"),
        "transportation": _("How to get there"),
        "accessibility": _("Accessibility"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
    }


def _names_of_what_it_takes(_: Translator) -> dict[str, str]:
    return {
        "schedules": _("Hours"),
        "languages": _("Languages"),
        "interpretation": _("Interpreting"),
        "eligibility": _("Who it is for"),
        "minimum_age": _("From age"),
        "maximum_age": _("Up to age"),
        "service_area": _("Serves"),
        "application_process": _("How to apply"),
        "documents": _("Bring"),
        "fees": _("Cost"),
        "wait_time": _("Wait"),
        "closes_on": _("Closes on"),
        "note": _("Our note"),
        "status": _("Offered"),
        "checked_on": _("Checked on"),
    }


def value_in_words(value: object, names: Mapping[str, str], _: Translator) -> str:
    """Say a field's value in one line; `names` are the categories' names by id."""
    match value:
        case None | "" | ():
            return _("nothing")
        case bool():
            return _("yes") if value else _("no")
        case date():
            return _.plain_date(value)
        case Phone():
            return BETWEEN.join(part for part in (phone_in_words(value, _), value.description) if part)
        case Contact():
            numbers = ", ".join(phone_in_words(phone, _) for phone in value.phones)
            return BETWEEN.join(part for part in (value.name, value.title, numbers, value.email) if part)
        case Address() | int() | float():
            return str(value)
        case Schedule():
            return rule_in_words(value, _)
        case tuple() | list():
            return "; ".join(value_in_words(each, names, _) for each in value)
        case _:
            said = str(value)
            return _(names[said]) if said in names else _.language_name(said) if _is_code(said) else said


def rule_in_words(rule: Schedule, _: Translator) -> str:
    """Say one rule of opening as well as it can be said; its own words where it has some."""
    if rule.description:
        return rule.description
    days = ", ".join(_day_in_words(day, _) for day in rule.byday)
    times = ""
    if rule.opens_at is not None and rule.closes_at is not None:
        times = _("{opens} to {closes}", opens=_.clock(rule.opens_at), closes=_.clock(rule.closes_at))
    dates = [_.plain_date(day) for day in (rule.dtstart, rule.until or rule.valid_to) if day is not None]
    said = BETWEEN.join(part for part in (days, " – ".join(dates), _("closed") if rule.closed else times) if part)
    return said or _("hours that cannot be told")


def _day_in_words(day: str, _: Translator) -> str:
    name = _.weekday(WEEKDAYS.index(day[-2:])) if day[-2:] in WEEKDAYS else day[-2:]
    return f"{day[:-2]}. {name}" if day[:-2] else name


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def ages_in_words(resource: Resource, _: Translator) -> str:
    """Say for which ages it is, "" for all."""
    least, most = resource.minimum_age, resource.maximum_age
    if least is not None and most is not None:
        return _("ages {least} to {most}", least=least, most=most)
    if least is not None:
        return _("from age {least}", least=least)
    return _("up to age {most}", most=most) if most is not None else ""


def joined(parts: Sequence[str]) -> str:
    """Put what there is behind one another."""
    return BETWEEN.join(part for part in parts if part)
