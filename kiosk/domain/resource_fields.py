# SPDX-License-Identifier: GPL-3.0-or-later
"""What each field of a resource takes from a person at the desk."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date, datetime, time
from typing import TypeVar
from urllib.parse import urlsplit

from kiosk.domain.errors import LineTooLong, NameMissing, OnwardError
from kiosk.domain.opening_hours import is_known
from kiosk.domain.resource import Address, Contact, Phone
from kiosk.domain.resource_rules import (
    OLDEST,
    AddressUnclear,
    AgesUnclear,
    ClosingDayOver,
    ClosingDayTooFar,
    ContactWithoutName,
    EmailUnclear,
    FieldNotEditable,
    OpeningHoursUnclear,
    PhoneWithoutDigits,
    PlaceUnclear,
    ResourceWithoutName,
    TooMany,
    WebsiteUnclear,
)
from kiosk.domain.schedule import Schedule
from kiosk.domain.text import LINE_LIMIT, WORDS_LIMIT, clean_name, one_line, without_controls

ENTRY_LIMIT = 1_000
"""Characters of an entry in a list, such as a document to bring."""

WEBSITE_LIMIT = 2_000
MOST_ENTRIES = 60
LEAST_DIGITS = 3  # 211, 911
FARTHEST_YEARS = 5

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_HOST = re.compile(r"[^\s./]+(\.[^\s./]+)+")

Entry = TypeVar("Entry")


def cleaned(field_name: str, value: object, *, current: object, today: date) -> object:
    """Take a value for a field (a name of EDITABLE); raises what is wrong with it as one sentence.

    Entries of a list that stand in `current` already stay as their source wrote them. The error's facts name the field.
    """
    if current is not None and value == current and type(value) is type(current):
        return current
    try:
        return _clean(field_name, value, current, today)
    except OnwardError as error:
        raise type(error)(**{**error.facts, "field_name": field_name}) from None


def _clean(field_name: str, value: object, current: object, today: date) -> object:
    match field_name, value:
        case "name", str():
            return _name(value)
        case "email", str():
            return _email(value)
        case "website", str():
            return _website(value)
        case (("alternate_name" | "organization" | "location" | "interpretation"), str()):
            return _line(value, LINE_LIMIT)
        case (
            "description" | "transportation" | "accessibility" | "eligibility" | "application_process" | "fees"
            | "wait_time" | "service_area" | "alert"
        ), str():  # fmt: skip
            return clean_lines(value)
        case (("categories" | "languages" | "documents"), tuple() | list()):
            return _entries(value, current, str, lambda text: _line(text, ENTRY_LIMIT))
        case "phones", tuple() | list():
            return _entries(value, current, Phone, _phone)
        case "contacts", tuple() | list():
            return _entries(value, current, Contact, _contact)
        case "schedules", tuple() | list():
            return _entries(value, current, Schedule, _hours)
        case _:
            return _clean_single(field_name, value, today)


def _clean_single(field_name: str, value: object, today: date) -> object:
    match field_name, value:
        case (("address" | "mailing_address"), Address()):
            return _address(value)
        case "confidential_site", bool():
            return value
        case (("minimum_age" | "maximum_age"), int()) if not isinstance(value, bool):
            return _within(value, 0, OLDEST, AgesUnclear(most=OLDEST))
        case "latitude", float() | int() if not isinstance(value, bool):
            return _within(float(value), -90, 90, PlaceUnclear())
        case "longitude", float() | int() if not isinstance(value, bool):
            return _within(float(value), -180, 180, PlaceUnclear())
        case "closes_on", date() if not isinstance(value, datetime):
            return _closing_day(value, today)
        case (
            ("address" | "mailing_address" | "minimum_age" | "maximum_age" | "latitude" | "longitude" | "closes_on"),
            None,
        ):
            return None
        case _:
            raise FieldNotEditable


def clean_lines(text: str) -> str:
    """Take a text of any number of lines, which may be empty; raises LineTooLong."""
    return _not_longer(without_controls(text).strip(), WORDS_LIMIT)


def _line(text: str, limit: int) -> str:
    return _not_longer(one_line(text), limit)


def _not_longer(text: str, limit: int) -> str:
    if len(text) > limit:
        raise LineTooLong(length=len(text), limit=limit)
    return text


def _name(text: str) -> str:
    try:
        return clean_name(text)
    except NameMissing:
        raise ResourceWithoutName from None


def _email(text: str) -> str:
    email = _line(text, LINE_LIMIT)
    if email and not _EMAIL.fullmatch(email):
        raise EmailUnclear(email=email)
    return email


def _website(text: str) -> str:
    website = _line(text, WEBSITE_LIMIT)
    if website and not _leads_somewhere(website):
        raise WebsiteUnclear(website=website)
    return website


def _leads_somewhere(website: str) -> bool:
    try:
        parts = urlsplit(website if "://" in website else f"https://{website}")
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and " " not in website and bool(_HOST.fullmatch(host))
    except ValueError:  # brackets that are no address
        return False


def _entries(
    values: Iterable[object], current: object, kind: type[Entry], clean: Callable[[Entry], Entry | None]
) -> tuple[Entry, ...]:
    """Clean the entries of a list, those left out that are empty, each once."""
    there = current if isinstance(current, tuple) else ()
    kept: dict[Entry, None] = {}
    for value in values:
        if not isinstance(value, kind):
            raise FieldNotEditable
        entry = value if value in there else clean(value)
        if entry:
            kept[entry] = None
    if len(kept) > MOST_ENTRIES and len(kept) > len(there):
        raise TooMany(count=len(kept), limit=MOST_ENTRIES)
    return tuple(kept)


def _phone(phone: Phone) -> Phone | None:
    made = _with_lines(phone)
    if not made.number and not made.extension:
        return None
    if sum(letter.isdigit() for letter in made.number) < LEAST_DIGITS:
        raise PhoneWithoutDigits(number=made.number)
    return made


def _contact(contact: Contact) -> Contact | None:
    phones = _entries(contact.phones, (), Phone, _phone)
    made = replace(_with_lines(contact), phones=phones, email=_email(contact.email))
    if made.name:
        return made
    if made == Contact(name=""):
        return None
    raise ContactWithoutName


def _address(address: Address) -> Address | None:
    made = _with_lines(address)
    if made.address_1:
        return made
    if not any((made.address_2, made.city, made.state_province, made.postal_code)):
        return None
    raise AddressUnclear


def _hours(rule: Schedule) -> Schedule | None:
    described = replace(rule, description=_line(rule.description, ENTRY_LIMIT))
    if described == Schedule(description=described.description):
        return described if described.description else None
    if described.closed and described.opens_at is None and described.closes_at is None:
        return described
    if not is_known([replace(described, closed=False)]) or described.opens_at == described.closes_at != time(0):
        raise OpeningHoursUnclear
    return described


def _with_lines(thing: Entry) -> Entry:
    """Put each text of a phone, a contact or an address on one line."""
    said = {each.name: getattr(thing, each.name) for each in fields(thing)}  # type: ignore[arg-type]  # dataclasses all
    lines = {name: _line(text, LINE_LIMIT) for name, text in said.items() if isinstance(text, str)}
    return replace(thing, **lines)  # type: ignore[type-var]  # the same


def _within(value: float, least: float, most: float, error: OnwardError) -> float:
    if not least <= value <= most:
        raise error
    return value


def _closing_day(day: date, today: date) -> date:
    if day < today:
        raise ClosingDayOver
    if day.year > today.year + FARTHEST_YEARS:
        raise ClosingDayTooFar(years=FARTHEST_YEARS)
    return day
