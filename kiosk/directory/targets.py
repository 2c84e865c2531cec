# SPDX-License-Identifier: GPL-3.0-or-later
"""What a column of somebody's own table can mean, in the words of HSDS 3.x, and what has to be in its cells."""

from collections.abc import Mapping
from types import MappingProxyType

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_LABELS = """
organization.id: Organization: number or key
organization.name: Organization: name
organization.alternate_name: Organization: other name
organization.description: Organization: what it does
organization.email: Organization: e-mail
organization.website: Organization: website
organization.phone: Organization: telephone
service.id: Service: number or key
service.name: Service: name
service.alternate_name: Service: other name
service.description: Service: what it offers
service.url: Website
service.email: E-mail
service.status: Is it active?
service.alert: Notice to everybody
service.eligibility_description: Whom it is for
service.minimum_age: Youngest age
service.maximum_age: Oldest age
service.application_process: How to apply
service.fees_description: What it costs
service.wait_time: How long people wait
service.interpretation_services: Interpreters
service.assured_date: Details checked on
location.id: Place: number or key
location.name: Place: name
location.alternate_name: Place: other name
location.description: Place: description
location.url: Place: website
location.email: Place: e-mail
location.latitude: Latitude
location.longitude: Longitude
location.position: Latitude and longitude in one cell
location.transportation: How to get there
location.location_type: Physical, postal or virtual
location.confidential: Is the place confidential?
address.whole: Address in one cell
address.address_1: Street and number
address.address_2: Room, floor, building
address.city: Town
address.state_province: State or province
address.postal_code: Postal code
address.country: Country
postal_address.whole: Address for letters in one cell
postal_address.address_1: Address for letters: street or box
postal_address.city: Address for letters: town
postal_address.state_province: Address for letters: state or province
postal_address.postal_code: Address for letters: postal code
phone.number: Telephone
phone.extension: Telephone: extension
phone.toll_free: Telephone, free of charge
phone.cell: Mobile telephone
phone.text: Number for text messages
phone.textphone: Textphone (TTY)
phone.fax: Fax
contact.name: Whom to ask for
contact.title: Whom to ask for: position
contact.email: Whom to ask for: e-mail
contact.phone: Whom to ask for: telephone
schedule.description: Opening hours
language.name: Languages
accessibility.description: Access for people with disabilities
taxonomy_term.name: What it is filed under
service_area.name: Where people may come from
required_document.document: What to bring
"""


def _labels() -> Mapping[str, str]:
    labels: dict[str, str] = dict(line.split(": ", 1) for line in _LABELS.strip().splitlines())
    labels.update((f"schedule.{day}{end}", f"{day.title()}: {said}") for day in DAYS for end, said in _ENDS)
    return MappingProxyType(labels)


_ENDS = (("", "hours"), ("_opens_at", "opens at"), ("_closes_at", "closes at"))

TARGETS: Mapping[str, str] = _labels()
"""Every target that a column can have, and what it is in plain words."""

SEVERAL = frozenset({
    "service.description", "service.eligibility_description", "service.application_process", "service.alert",
    "service.fees_description", "organization.description", "location.description", "schedule.description",
    "phone.number", "phone.toll_free", "phone.cell", "phone.text", "phone.textphone", "phone.fax", "organization.phone",
    "language.name", "taxonomy_term.name", "service_area.name", "required_document.document",
    "accessibility.description", "location.transportation",
})  # fmt: skip
"""Targets that several columns of one table may have; all others take one column."""

_NEEDS = {
    "phone": ("phone.number", "phone.toll_free", "phone.cell", "phone.text", "phone.textphone", "phone.fax",
              "organization.phone", "contact.phone"),
    "email": ("organization.email", "service.email", "location.email", "contact.email"),
    "url": ("organization.website", "service.url", "location.url"),
    "number": ("location.latitude", "location.longitude", "service.minimum_age", "service.maximum_age"),
    "position": ("location.position",),
    "date": ("service.assured_date",),
}  # fmt: skip

NEEDED: Mapping[str, str] = MappingProxyType({target: kind for kind, targets in _NEEDS.items() for target in targets})
"""The kind of cell (see `column_cells`) without which a column is not taken for this target."""


def kind_and_column(target: str) -> tuple[str, str]:
    """Part a target into table and column."""
    kind, _, column = target.partition(".")
    return kind, column
