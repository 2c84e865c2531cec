# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a resource that no source has: help in the house, a job lead, a place that the desk knows of."""

from dataclasses import replace
from datetime import date

from kiosk.domain.ids import new_id
from kiosk.domain.office import Office
from kiosk.domain.resource import Address, Phone, Resource, ResourceKind
from kiosk.domain.resource_care import ADDED_HERE, EDITABLE, ResourceDetails
from kiosk.domain.resource_fields import clean_lines, cleaned
from kiosk.domain.resource_rules import FieldNotEditable, must_be_whole, must_say_enough


def made_here(details: ResourceDetails, office: Office, today: date) -> Resource:
    """Make it from what somebody typed; raises what is wrong or missing as one sentence."""
    for field_name in details.fields:
        if field_name not in EDITABLE:
            raise FieldNotEditable(field_name=field_name)
    said = {name: cleaned(name, value, current=None, today=today) for name, value in details.fields.items()}
    resource_id = new_id()
    blank = Resource(
        id=resource_id,
        source=ADDED_HERE,
        source_id=str(resource_id),
        kind=details.kind,
        name="",
        timezone=office.timezone,
        checked_on=today,
        note=clean_lines(details.note),
    )
    made = must_say_enough(must_be_whole(replace(blank, **said)))  # type: ignore[arg-type]  # cleaned for their fields
    return in_the_house(made, office) if details.kind is ResourceKind.IN_HOUSE else made


def in_the_house(resource: Resource, office: Office) -> Resource:
    """Give help in this office its place and its phone, where nothing else was said."""
    placed = resource.latitude is not None or resource.address is not None
    return replace(
        resource,
        organization=resource.organization or office.name,
        address=resource.address or Address(address_1=office.address or office.name),
        phones=resource.phones or ((Phone(number=office.phone),) if office.phone else ()),
        latitude=resource.latitude if placed else office.latitude,
        longitude=resource.longitude if placed else office.longitude,
    )
