# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about a resource on its card: where, when, how to reach it, and why it is there."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from babel.numbers import format_decimal

from kiosk.desk.find_help import Help
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.opening_hours import OpenState, OpenStatus, Span, days_in_doubt, is_known, week_of
from kiosk.domain.resource import Phone, Resource
from kiosk.domain.resource_reason import ResourceReason
from kiosk.messages import Translator
from kiosk.ui.words.joining import BETWEEN

_MILE_COUNTRIES = frozenset({"US", "GB"})
_KM_IN_A_MILE = 1.609344
_HERE, _NEAR = 0.05, 9.95
"""In the unit that is said: up to where a tenth is none, and from where on a tenth says nothing any more."""
_A_WEEK = timedelta(days=7)
_MOST_REASONS = 3
_ALL_DAY = Span(time(0), time(0))


def place_line(resource: Resource, distance_km: float | None, country: str, _: Translator) -> str:
    """Say whose it is or where, and how far: "Riverside County · 2.1 mi"; with no place: "Phone · English"."""
    if resource.address is None or resource.confidential_site:
        spoken = ", ".join(_.language_name(code) for code in resource.languages)
        reached = _("Phone") if resource.all_phones else _("Website")
        where = resource.organization if resource.organization != resource.name else ""
        return BETWEEN.join(part for part in (where or reached, spoken) if part)
    where = next((p for p in (resource.organization, resource.location) if p and p != resource.name), "")
    return BETWEEN.join(part for part in (where, distance_in_words(distance_km, country, _)) if part)


def distance_in_words(distance_km: float | None, country: str, _: Translator) -> str:
    """Say a distance in the country's own unit; "" when it is not known, and for a place that is in this building."""
    in_miles = country in _MILE_COUNTRIES
    distance = (distance_km or 0.0) / (_KM_IN_A_MILE if in_miles else 1.0)
    if distance <= _HERE:
        return ""
    number = _rounded(distance, _)
    return _("{number} mi", number=number) if in_miles else _("{number} km", number=number)


def _rounded(distance: float, _: Translator) -> str:
    """Write a number as the language does: to a tenth when it is near, else whole."""
    return str(format_decimal(distance, "0.0" if distance < _NEAR else "#,##0", locale=_.locale))


def open_in_words(status: OpenStatus, now: datetime, _: Translator) -> tuple[str, str]:
    """Say whether it is open, and the chip's role: settled when open, waiting when shut, quiet when unknown."""
    match status.state:
        case OpenState.OPEN:
            return _open_words(status, _), "chip-settled"
        case OpenState.CLOSED:
            return _opens_words(status, now, _), "chip-waiting"
        case OpenState.UNKNOWN:
            return _("Call first"), "chip"


def _open_words(status: OpenStatus, _: Translator) -> str:
    if status.always:
        return _("Open now · 24 hours")
    return _("Open now · until {time}", time=_.clock(status.until)) if status.until else _("Open now")


def _opens_words(status: OpenStatus, now: datetime, _: Translator) -> str:
    opens = status.next_open
    if opens is None:
        return _("Closed")
    days = opens.date() - now.date()
    if not days:
        return _("Opens {time}", time=_.clock(opens))
    if days == timedelta(days=1):
        return _("Opens tomorrow {time}", time=_.clock(opens))
    day = _.weekday(opens.weekday()) if days < _A_WEEK else _.short_day(opens.date())
    return _("Opens {day} {time}", day=day, time=_.clock(opens))


def way_there(resource: Resource, _: Translator) -> tuple[str, str]:
    """Say the best way to reach it, with the icon that goes with it.

    A person to ask for comes first, then the place with its bus, then the plain number, then the page.
    """
    if resource.all_phones and resource.contacts:
        number = phone_in_words(resource.all_phones[0], _)
        return "phone", _("{number} · ask for {name}", number=number, name=resource.contacts[0].name)
    avenues = avenues_of(resource)
    if Avenue.OFFICE in avenues and resource.address is not None:
        return "map-pin", BETWEEN.join(p for p in (resource.address.street, resource.transportation) if p)
    if resource.all_phones:
        return "headset", phone_in_words(resource.all_phones[0], _)
    if resource.website:
        return "globe", short_website(resource.website)
    return "circle-question-mark", _("No contact is known")


def phone_in_words(phone: Phone, _: Translator) -> str:
    """Say a number as its owner writes it, with its extension."""
    return (
        _("{number}, ext. {extension}", number=phone.number, extension=phone.extension)
        if phone.extension
        else (phone.number)
    )


def short_website(website: str) -> str:
    """Show a page's address as one says it, without its scheme."""
    return website.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def why_it_fits(help_: Help, _: Translator) -> str:
    """Say in small words why it is suggested; a chip says already that it is open."""
    said: dict[str, str] = {}
    for word in help_.why:
        if word != ResourceReason.OPEN_NOW.value:
            said.setdefault(_(word).casefold(), _(word))
    return BETWEEN.join(list(said.values())[:_MOST_REASONS])


def checked_in_words(resource: Resource, today: date, _: Translator) -> str:
    """Say how fresh the details are: "Legal Aid Intake Desk verified 12 days ago"."""
    if resource.checked_on is None:
        return _("{name}: nobody has noted when the details were checked", name=resource.name)
    days = (today - resource.checked_on).days
    if days <= 0:
        return _("{name} verified today", name=resource.name)
    return _.several("{name} verified {count} day ago", "{name} verified {count} days ago", days, name=resource.name)


def details_of(resource: Resource, now: datetime, _: Translator, holidays: Collection[date] = ()) -> tuple[str, ...]:
    """List everything worth saying at the desk, a line each: address, hours, every number, what to bring, cost."""
    address = "" if resource.confidential_site or resource.address is None else str(resource.address)
    phones = (_phone_line(phone, _) for phone in resource.all_phones)
    lines = (
        resource.alert,
        resource.description,
        address,
        resource.accessibility,
        *hours_in_words(resource, now.date(), _, holidays),
        *phones,
        short_website(resource.website),
        _("Who it is for: {who}", who=resource.eligibility) if resource.eligibility else "",
        _("Bring: {things}", things=", ".join(resource.documents)) if resource.documents else "",
        _("Cost: {cost}", cost=resource.fees) if resource.fees else "",
        _("How to apply: {how}", how=resource.application_process) if resource.application_process else "",
        _("Note: {note}", note=resource.note) if resource.note else "",
    )
    return tuple(line for line in lines if line)


def _phone_line(phone: Phone, _: Translator) -> str:
    return BETWEEN.join(part for part in (phone_in_words(phone, _), phone.description) if part)


def hours_in_words(resource: Resource, today: date, _: Translator, holidays: Collection[date] = ()) -> tuple[str, ...]:
    """List the week's hours, a line a day; what is not known says so, as on public holidays."""
    if not is_known(resource.schedules, today):
        told = "; ".join(rule.description for rule in resource.schedules if rule.description)
        return (_("Hours: {hours}", hours=told) if told else _("Hours are not known: call first"),)
    doubt = days_in_doubt(resource.schedules, today, is_holiday=holidays.__contains__)
    week = week_of(resource.schedules, today, is_holiday=holidays.__contains__)
    if all(spans == (_ALL_DAY,) for spans in week):
        return (_("Every day: 24 hours"),)
    return tuple(
        _("{day}: {hours}", day=_.weekday(day), hours=_day_hours(spans, doubtful=day in doubt, _=_))
        for day, spans in enumerate(week)
    )


def _day_hours(spans: tuple[Span, ...], *, doubtful: bool, _: Translator) -> str:
    if not spans:
        return _("call first") if doubtful else _("closed")
    return ", ".join(_("{opens} to {closes}", opens=_.clock(s.opens), closes=_.clock(s.closes)) for s in spans)
