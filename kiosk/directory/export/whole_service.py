# SPDX-License-Identifier: GPL-3.0-or-later
"""A resource as one whole HSDS 3.1 service: nested, with its organization, its place and everything that belongs to it.

Ids are made from the resource's own id, or, for what several resources share, from what it says: the same
directory has the same ids in each export.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from kiosk.directory.cells import plain, plain_line
from kiosk.directory.export.opening_rows import schedule_cells
from kiosk.directory.export.record_marks import NEED_LABEL, RECORD_TAXONOMY, Mark, secrets_of
from kiosk.directory.export.valid_cells import email, languages, number, uri
from kiosk.directory.tags import OWN_TAXONOMY
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus

Whole = dict[str, Any]

_SHARED = UUID("0c1f5a8e-5d0b-4e57-9a43-7f1d0c5b2e66")
_CONFIDENTIAL = "The location is confidential. Please call first."
_CONFIDENTIAL_NAME = "Confidential location"
_NAMELESS = "(no name)"
_UNKNOWN = "-"  # HSDS wants every line of an address; readers take a dash for nothing
_TAXONOMIES = {
    OWN_TAXONOMY: "What people come in for, in plain words.",
    RECORD_TAXONOMY: (
        "What Onward knows of a service and HSDS has no column for. A value is JSON. A label stands for what the "
        "columns said when the value was written; once they say something else, they count and the value does not."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWishes:
    """What an export is to hold.

    A job lead that has closed by `day` is told as inactive. `house` names the office as the organization of what
    it offers itself. `needs` are the names of our need categories by id.
    """

    day: date
    house: str = ""
    needs: Mapping[str, str]
    with_notes: bool = False


def whole_service(resource: Resource, wishes: ExportWishes) -> Whole:
    """Write a resource in the columns of HSDS."""
    own_id = _own(resource, "service")
    organization = _organization(resource, wishes)
    service: Whole = {
        "id": own_id,
        "organization_id": organization["id"],
        **_facts(resource, wishes.day),
        "organization": organization,
        "phones": _phones(resource.phones, own_id),
        "contacts": [_contact(contact, f"{own_id}/{place}") for place, contact in enumerate(resource.contacts)],
        "schedules": [
            {"id": _part(own_id, "schedule", place), **schedule_cells(rule)}
            for place, rule in enumerate(resource.schedules)
        ],
        "languages": _languages(resource.languages, own_id),
        "required_documents": _lines("document", resource.documents, own_id),
        "service_areas": _lines("name", (resource.service_area,), own_id),
        "service_at_locations": _places(resource),
        "attributes": _tags(resource, own_id, wishes.needs),
    }
    return _without_blanks(service)


def with_marks(service: Whole, marks: Iterable[tuple[str, Mark]]) -> Whole:
    """Add what the columns do not say."""
    added = [
        _attribute(service["id"], _term(RECORD_TAXONOMY, name), value=mark.value, label=mark.seen)
        for name, mark in marks
    ]
    return {**service, "attributes": [*service.get("attributes", ()), *added]} if added else service


def _facts(resource: Resource, day: date) -> Whole:
    return {
        "name": _name(resource),
        "alternate_name": plain_line(resource.alternate_name),
        "description": plain(resource.description),
        "url": uri(resource.website),
        "email": email(resource.email),
        "status": _status(resource, day),
        "interpretation_services": plain(resource.interpretation),
        "application_process": plain(resource.application_process),
        "fees_description": plain(resource.fees),
        "wait_time": plain(resource.wait_time),
        "eligibility_description": plain(resource.eligibility),
        "minimum_age": resource.minimum_age if resource.minimum_age is not None else "",
        "maximum_age": resource.maximum_age if resource.maximum_age is not None else "",
        "assured_date": resource.checked_on.isoformat() if resource.checked_on else "",
        "alert": plain(resource.alert),
    }


def _name(resource: Resource) -> str:
    return plain_line(resource.name) or plain_line(resource.organization) or _NAMELESS


def _status(resource: Resource, day: date) -> str:
    if resource.status is ResourceStatus.VANISHED:
        return "defunct"
    return "active" if resource.is_offered_on(day) else "inactive"


def _organization(resource: Resource, wishes: ExportWishes) -> Whole:
    """Name whose it is; HSDS wants somebody, so that what nobody is named for stands for itself."""
    house = wishes.house if resource.kind is ResourceKind.IN_HOUSE else ""
    name = plain_line(resource.organization) or plain_line(house) or _name(resource)
    return {"id": _shared("organization", name), "name": name, "description": name}


def _places(resource: Resource) -> list[Whole]:
    location = _location(resource)
    if location is None:
        return []
    return [{"id": _own(resource, "service_at_location"), "location": location}]


def _location(resource: Resource) -> Whole | None:
    if resource.confidential_site:
        return _hidden(resource)
    said = {
        "name": plain_line(resource.location) or plain_line(str(resource.address or resource.mailing_address or "")),
        "transportation": plain(resource.transportation),
        **_position(resource),
        "addresses": [*_address(resource.address, "physical"), *_address(resource.mailing_address, "postal")],
        "accessibility": _accessibility(resource),
    }
    if not any(said.values()):
        return None
    only_letters = resource.address is None and resource.mailing_address is not None and resource.latitude is None
    kind = "postal" if only_letters else "physical"
    said["name"] = said["name"] or _name(resource)
    return _with_ids({"location_type": kind, **said})


def _hidden(resource: Resource) -> Whole:
    """A confidential site: that there is one, and nothing from which it could be found."""
    name = "" if "location" in secrets_of(resource) else plain_line(resource.location)
    return {
        "id": _own(resource, "location"),
        "location_type": "physical",
        "name": name or _CONFIDENTIAL_NAME,
        "description": _CONFIDENTIAL,
        "accessibility": [{"id": _own(resource, "accessibility"), **each} for each in _accessibility(resource)],
    }


def _position(resource: Resource) -> Whole:
    if resource.latitude is None or resource.longitude is None:
        return {}
    return {"latitude": resource.latitude, "longitude": resource.longitude}


def _address(address: Address | None, kind: str) -> list[Whole]:
    if address is None:
        return []
    lines = {
        "address_1": address.address_1, "address_2": address.address_2, "city": address.city,
        "state_province": address.state_province, "postal_code": address.postal_code, "country": address.country,
    }  # fmt: skip
    told = {column: plain_line(line) for column, line in lines.items()}
    if not told["address_1"] and not told["city"]:
        return []
    return [
        {
            **{column: line or _UNKNOWN for column, line in told.items()},
            "address_2": told["address_2"],
            "address_type": kind,
        }
    ]


def _accessibility(resource: Resource) -> list[Whole]:
    said = plain(resource.accessibility)
    return [{"description": said}] if said else []


def _with_ids(location: Whole) -> Whole:
    """Give a place the id of what it says, so that all who share it point to one."""
    own_id = _shared("location", json.dumps(location, sort_keys=True))
    parts = {
        key: [{"id": _part(own_id, key, place), **each} for place, each in enumerate(location[key])]
        for key in ("addresses", "accessibility")
    }
    return {"id": own_id, **location, **parts}


def _phones(phones: Iterable[Phone], owner: str) -> list[Whole]:
    return [_phone(phone, _part(owner, "phone", place)) for place, phone in enumerate(phones) if plain(phone.number)]


def _phone(phone: Phone, own_id: str) -> Whole:
    extension, digits = number(phone.extension), plain(phone.extension)
    behind = f" ext. {digits}" if extension is None and digits.isdigit() else ""
    return {
        "id": own_id,
        "number": plain_line(phone.number) + behind,
        "extension": extension if extension is not None else "",
        "type": plain_line(phone.type),
        "description": plain_line(phone.description),
        "languages": _languages(phone.languages, own_id),
    }


def _contact(contact: Contact, seed: str) -> Whole:
    own_id = _part(seed, "contact", 0)
    return {
        "id": own_id,
        "name": plain_line(contact.name),
        "title": plain_line(contact.title),
        "department": plain_line(contact.department),
        "email": email(contact.email),
        "phones": _phones(contact.phones, own_id),
    }


def _languages(said: Iterable[str], owner: str) -> list[Whole]:
    told = (each for word in said for each in languages(word))
    return [{"id": _part(owner, "language", place), **each} for place, each in enumerate(told)]


def _lines(column: str, texts: Iterable[str], owner: str) -> list[Whole]:
    return [
        {"id": _part(owner, column, place), column: text} for place, text in enumerate(map(plain_line, texts)) if text
    ]


def _tags(resource: Resource, owner: str, needs: Mapping[str, str]) -> list[Whole]:
    words = _words_of(resource.source)
    said = [_term(words, word) for word in map(plain_line, resource.taxonomy_terms) if word]
    ours = [
        _term(OWN_TAXONOMY, plain_line(needs.get(each, "")) or each, each)
        for each in map(plain_line, resource.categories)
        if each
    ]
    tagged = [_attribute(owner, term) for term in said] + [_attribute(owner, term, label=NEED_LABEL) for term in ours]
    return list({each["id"]: each for each in tagged}.values())


def _words_of(source: str) -> str:
    name = plain_line(source) or _NAMELESS
    return name if name.casefold() not in {each.casefold() for each in _TAXONOMIES} else f"{name} (source)"


def _term(taxonomy: str, name: str, code: str = "") -> Whole:
    described = {
        "id": _shared("taxonomy", taxonomy),
        "name": taxonomy,
        "description": _TAXONOMIES.get(taxonomy, f"The words of {taxonomy}."),
    }
    return {
        "id": _shared("taxonomy_term", f"{taxonomy}\n{name}\n{code}"),
        "code": code,
        "name": name,
        "description": name,
        "taxonomy": taxonomy,
        "taxonomy_detail": described,
    }


def _attribute(owner: str, term: Whole, **said: str) -> Whole:
    own_id = str(uuid5(UUID(owner), f"attribute\n{term['id']}"))
    return {"id": own_id, "link_id": owner, "link_entity": "service", **said, "taxonomy_term": term}


def _without_blanks(value: Whole) -> Whole:
    """Leave out what is not known, all the way down."""
    kept: Whole = {}
    for key, each in value.items():
        told = _without_blanks(each) if isinstance(each, dict) else each
        if isinstance(each, list):
            told = [_without_blanks(one) for one in each]
        if told not in ("", [], {}, None):
            kept[key] = told
    return kept


def _own(resource: Resource, kind: str) -> str:
    return str(uuid5(resource.id, kind))


def _part(owner: str, kind: str, place: int) -> str:
    return str(uuid5(_SHARED, f"{owner}\n{kind}\n{place}"))


def _shared(kind: str, said: str) -> str:
    return str(uuid5(_SHARED, f"{kind}\n{said}"))
