# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a resource, in plain words."""

from kiosk.messages import Translator


def field_in_words(name: str, _: Translator) -> str:
    """Name a field as people at the desk call it."""
    return _names(_).get(name, name.replace("_", " "))


def _names(_: Translator) -> dict[str, str]:
    return {
        "name": _("Name of the service"),
        "alternate_name": _("Other name"),
        "organization": _("Organization"),
        "location": _("Place"),
        "description": _("What it offers"),
        "categories": _("Categories"),
        "taxonomy_terms": _("Filed under"),
        "address": _("Address"),
        "mailing_address": _("Address for letters"),
        "confidential_site": _("Confidential place"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "transportation": _("How to get there"),
        "accessibility": _("Access"),
        "phones": _("Phone"),
        "contacts": _("Whom to ask for"),
        "email": _("E-mail"),
        "website": _("Website"),
        "schedules": _("Opening hours"),
        "timezone": _("Time zone"),
        "languages": _("Languages"),
        "interpretation": _("Interpreters"),
        "eligibility": _("Whom it is for"),
        "minimum_age": _("Youngest age"),
        "maximum_age": _("Oldest age"),
        "application_process": _("How to apply"),
        "documents": _("What to bring"),
        "fees": _("Cost"),
        "wait_time": _("Waiting time"),
        "service_area": _("Where people may come from"),
        "alert": _("Notice"),
        "checked_on": _("Details checked on"),
        "closes_on": _("Closing date"),
        "status": _("Offered or not"),
        "kind": _("Kind"),
        "source_id": _("Number at its source"),
    }
