# SPDX-License-Identifier: GPL-3.0-or-later
"""Which field of the editor a refusal is about."""

from kiosk.domain import resource_rules as rules
from kiosk.domain.errors import OnwardError

_FIELDS: tuple[tuple[type[OnwardError], str], ...] = (
    (rules.ResourceWithoutName, "name"),
    (rules.EmployerMissing, "organization"),
    (rules.HowToApplyMissing, "application_process"),
    (rules.NobodyToAskFor, "contacts"),
    (rules.NoWayToReach, "phones"),
    (rules.PhoneWithoutDigits, "phones"),
    (rules.EmailUnclear, "email"),
    (rules.WebsiteUnclear, "website"),
    (rules.AddressUnclear, "address"),
    (rules.ContactWithoutName, "contacts"),
    (rules.AgesUnclear, "minimum_age"),
    (rules.PlaceUnclear, "latitude"),
    (rules.ClosingDayOver, "closes_on"),
    (rules.ClosingDayTooFar, "closes_on"),
    (rules.OpeningHoursUnclear, "schedules"),
)


def field_of(problem: OnwardError) -> str:
    """Name the field to go to, "" for none of its own."""
    named = problem.facts.get("field_name")
    return str(named) if named else next((key for kind, key in _FIELDS if isinstance(problem, kind)), "")
