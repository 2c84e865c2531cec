# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts resources together from the shelf: a service at a location, a service alone, a location alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from kiosk.directory.cells import day_of, listed, plain, plain_line
from kiosk.directory.contacts import contacts_of
from kiosk.directory.export.record_marks import restored
from kiosk.directory.gathered import Gathered, gather
from kiosk.directory.hours_rows import holidays_of, schedules_of
from kiosk.directory.particulars import (
    accessibility,
    age,
    documents,
    eligibility,
    email,
    fees,
    first_website,
    language_names,
    service_area,
    timezone_of,
)
from kiosk.directory.places import Addresses, addresses_of, joined, location_type, position_of
from kiosk.directory.problem import ProblemList
from kiosk.directory.secrecy import is_secret, without_place
from kiosk.directory.shelf import Shelf, Shelved
from kiosk.directory.statuses import status_of
from kiosk.directory.tags import Tags
from kiosk.directory.texts import text_of
from kiosk.domain.avenue import avenues_of
from kiosk.domain.opening_hours import Schedule
from kiosk.domain.resource import Resource, ResourceStatus

RESOURCE_NAMESPACE = UUID("6f0d2c1e-6a52-4c0e-9d5b-0f5a3c9f4b11")
"""Under which a resource's id is made from its source and its id there, so that the next import finds it again."""

_KEPT_ORGANIZATIONS = 500

_SECRET = "The place is confidential. Its address and position are not kept."  # noqa: S105  # no password
_NOTHING_THERE = "This location has no name, and no service is known there. The row was left out."
_NAMELESS = "“{name}” does not say whose it is, and no service is known there, so nobody is sent there."
_UNREACHABLE = "“{name}” has neither a telephone number, an address nor a website, so nobody can be sent there."
_TOLD = (
    "name", "alternate_name", "location", "description", "accessibility", "eligibility", "application_process", "alert",
)  # fmt: skip
"""Texts of a resource in which its owner may have written where it is."""

_GENERIC_NAME = re.compile(
    r"(?:(?:the|main|head|central|regional|branch|field|satellite|north|south|east|west|northern|southern|eastern|western"
    r"|downtown|city|county|admin\w*|new)\s+)*(?:office|location|site|branch|headquarters|hq|building|address|center|campus)"
    r"(?:\s+#?\d+)?",
    re.IGNORECASE,
)


def _is_nowhere(location: Shelved) -> bool:
    """Tell whether a location is said to be for letters or for screens only; its position leads to nobody."""
    return location_type(location) in {"postal", "virtual"}


def resource_id(source: str, source_id: str) -> UUID:
    """Make the lasting id of a source's resource."""
    return uuid5(RESOURCE_NAMESPACE, f"{source}\n{source_id}")


class Composer:
    """Makes the resources of one source, in the source's own order, from a shelf that is complete."""

    def __init__(self, source: str, shelf: Shelf, problems: ProblemList) -> None:
        self._source = source
        self._shelf = shelf
        self._problems = problems
        self._tags = Tags(shelf)
        self._known_organization = lru_cache(maxsize=_KEPT_ORGANIZATIONS)(self._find_organization)

    def resources(self) -> Iterator[Resource]:
        """Yield every resource: services first, then the places and organizations that offer none of them."""
        for service in self._shelf.things("service"):
            yield from self._of_service(service)
        for location in self._shelf.things("location"):
            if self._shelf.has_links("location", location.id, "service_at_location"):
                continue
            if not plain_line(location["name"]):
                self._problems.error(location.place, "name", _NOTHING_THERE)
            else:
                rows = gather(self._shelf, location=location, organization=self._organization(location))
                yield self._resource(f"/{location.id}", rows)
        for organization in self._shelf.things("organization"):
            kinds = ("service", "location")
            if not any(self._shelf.has_links("organization", organization.id, kind) for kind in kinds):
                yield self._resource(f"{organization.id}//", gather(self._shelf, organization=organization))

    def _of_service(self, service: Shelved) -> Iterator[Resource]:
        organization = self._organization(service)
        places = self._shelf.parts("service", service.id, "service_at_location")
        for place in places:
            location = self._shelf.thing("location", place["location_id"])
            owner = self._organization(location) if location and not service["organization_id"] else organization
            rows = gather(self._shelf, service=service, location=location, organization=owner, at_location=place)
            yield self._resource(place.id, rows)
        if not places:
            yield self._resource(f"{service.id}/", gather(self._shelf, service=service, organization=organization))

    def _organization(self, row: Shelved) -> Shelved | None:
        return self._known_organization(row["organization_id"].strip())

    def _find_organization(self, cell: str) -> Shelved | None:
        candidates = (
            self._shelf.thing("organization", each) for each in (cell, cell.removesuffix(".0"), *listed(cell))
        )
        return next((each for each in candidates if each is not None), None)

    def _resource(self, source_id: str, rows: Gathered) -> Resource:
        service, location = rows.service, rows.location
        secret = self._is_secret(rows)
        addresses = Addresses() if secret else self._addresses(rows)
        position = None if secret or _is_nowhere(location) else position_of(location, self._problems)
        contacts = contacts_of(rows, self._shelf, self._problems)
        attributes = [*rows.parts("attribute"), *rows.organization_parts.get("attribute", ())]
        terms, marks = self._tags.terms(attributes), self._tags.marks(attributes)
        resource = Resource(
            id=resource_id(self._source, source_id),
            source=self._source,
            source_id=source_id,
            status=status_of(service["status"]),
            name=plain_line(rows.main["name"]),
            alternate_name=plain_line(rows.main["alternate_name"]),
            organization=plain_line(rows.organization["name"]) if rows.main is not rows.organization else "",
            location=self._location_name(rows, secret=secret),
            description=self._description(rows),
            categories=tuple(dict.fromkeys(term.category for term in terms if term.category)),
            taxonomy_terms=tuple(dict.fromkeys(term.name for term in terms if term.name)),
            address=addresses.visiting,
            mailing_address=addresses.mailing,
            confidential_site=secret,
            latitude=position[0] if position else None,
            longitude=position[1] if position else None,
            transportation="" if secret else plain(location["transportation"]),
            accessibility=accessibility(rows),
            phones=contacts.phones,
            contacts=contacts.contacts,
            email=email(rows, self._problems),
            website=first_website(rows, self._problems),
            schedules=self._schedules(rows),
            timezone=timezone_of(rows),
            languages=language_names(rows),
            interpretation=plain(service["interpretation_services"]),
            eligibility=eligibility(rows),
            minimum_age=age(rows, "minimum_age", self._problems),
            maximum_age=age(rows, "maximum_age", self._problems),
            application_process=plain(service["application_process"]),
            documents=documents(rows),
            fees=fees(rows),
            wait_time=plain(service["wait_time"]),
            service_area=service_area(rows),
            alert=plain(service["alert"]),
            checked_on=day_of(service["assured_date"]),
        )
        problems = ProblemList() if marks else self._problems  # what was offered at our own desk has been looked at
        return restored(self._offered(self._kept_secret(resource, rows), rows, problems), marks)

    @staticmethod
    def _kept_secret(resource: Resource, rows: Gathered) -> Resource:
        """Take the way to a place that must not be told out of everything that is said about it."""
        if not resource.confidential_site:
            return resource
        lines = [plain_line(row[column]) for row in rows.parts("address") for column in ("address_1", "address_2")]
        told: dict[str, Any] = {name: without_place(getattr(resource, name), lines) for name in _TOLD}
        return replace(resource, **told)

    def _is_secret(self, rows: Gathered) -> bool:
        location, addresses = rows.location, [*rows.parts("address")]
        said = [plain_line(location[column]) for column in ("name", "location_type", "description", "alternate_name")]
        said += [plain_line(row[column]) for row in addresses for column in ("address_1", "address_2", "attention")]
        said += [plain_line(rows.service[column]) for column in ("name", "description", "alert")]
        said += [plain_line(rows.at_location["description"])]
        marks = [row for level in rows.levels for row in level.get("attribute", ())]
        secret = is_secret(*said, *self._tags.words(marks))
        if secret and (addresses or location["latitude"]):
            self._problems.info(rows.main.place, "", _SECRET)
        return secret

    def _addresses(self, rows: Gathered) -> Addresses:
        own = addresses_of(rows.parts("address"), location_type(rows.location), self._problems)
        if own.mailing is not None or "address" not in rows.organization_parts:
            return own
        letters = addresses_of(rows.organization_parts["address"], "", self._problems)
        return Addresses(own.visiting, letters.mailing)

    def _description(self, rows: Gathered) -> str:
        texts = [text_of(row, "description", self._problems) for row in (rows.main, rows.at_location)]
        return joined(texts, "\n\n")

    def _location_name(self, rows: Gathered, *, secret: bool) -> str:
        name = plain_line(rows.location["name"])
        # A place is often named by its street and number.
        return "" if secret and any(character.isdigit() for character in name) else name

    def _schedules(self, rows: Gathered) -> tuple[Schedule, ...]:
        """Take the hours of the most particular level that states any, and the holidays of all levels."""
        stated = (schedules_of(level, self._problems) for level in rows.first_level("schedule"))
        usual = next((rules for rules in stated if rules), ())
        return usual + holidays_of(rows.parts("holiday"), self._problems)

    @staticmethod
    def _offered(resource: Resource, rows: Gathered, problems: ProblemList) -> Resource:
        """Keep people from being sent where nobody can be reached, or to a place nobody could recognise."""
        if resource.status is not ResourceStatus.ACTIVE:
            return resource
        nameless = not resource.organization and not rows.service.id and _GENERIC_NAME.fullmatch(resource.name)
        if nameless:
            problems.warning(rows.main.place, "name", _NAMELESS, name=resource.name)
        elif avenues_of(resource) or resource.email:
            return resource
        else:
            problems.warning(rows.main.place, "", _UNREACHABLE, name=resource.name)
        return replace(resource, status=ResourceStatus.INACTIVE)
