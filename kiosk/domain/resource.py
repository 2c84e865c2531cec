# SPDX-License-Identifier: GPL-3.0-or-later
"""What we refer to, in the terms of Open Referral HSDS 3.x.

A resource is HSDS's *service at location* with everything a visitor needs to get there,
help offered in this very office, or a job lead with a closing date.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiosk.domain.opening_hours import Schedule


class ResourceKind(StrEnum):
    """Where the help comes from."""

    SERVICE = "service"
    IN_HOUSE = "in_house"
    JOB_LEAD = "job_lead"


class ResourceStatus(StrEnum):
    """Whether we may send people there; anything but ACTIVE is never suggested, yet stays readable."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    VANISHED = "vanished"  # no longer in its source's latest data


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A telephone number as its owner writes it (HSDS phone)."""

    number: str
    extension: str = ""
    type: str = "voice"
    description: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or desk at a resource (HSDS contact)."""

    name: str
    title: str = ""
    department: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place to go to (HSDS physical address)."""

    address_1: str
    address_2: str = ""
    city: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def street(self) -> str:
        """The first line as people say it: street and, behind a comma, the room."""
        return ", ".join(part for part in (self.address_1, self.address_2) if part)

    @property
    def town(self) -> str:
        """The second line: city, state and postal code."""
        region = " ".join(part for part in (self.state_province, self.postal_code) if part)
        return ", ".join(part for part in (self.city, region) if part)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.street, self.town) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One thing that a visitor can be referred to.

    `source` and `source_id` say where it came from (`source_id` is the service-at-location id, or
    service and location id joined by a slash where the source has no such table). `languages` are BCP 47
    codes where the source gives them, names otherwise. `mailing_address` is for letters only and is
    never a place to go to. `latitude` and `longitude` are WGS 84 degrees.
    `categories` are ids of our plain-word need categories; `taxonomy_terms` are the source's own words.
    """

    id: UUID
    source: str
    source_id: str
    kind: ResourceKind = ResourceKind.SERVICE
    status: ResourceStatus = ResourceStatus.ACTIVE
    name: str
    alternate_name: str = ""
    organization: str = ""
    location: str = ""
    description: str = ""
    categories: tuple[str, ...] = ()
    taxonomy_terms: tuple[str, ...] = ()
    address: Address | None = None
    mailing_address: Address | None = None
    confidential_site: bool = False
    latitude: float | None = None
    longitude: float | None = None
    transportation: str = ""
    accessibility: str = ""
    phones: tuple[Phone, ...] = ()
    contacts: tuple[Contact, ...] = ()
    email: str = ""
    website: str = ""
    schedules: tuple[Schedule, ...] = ()
    timezone: str = ""
    languages: tuple[str, ...] = ()
    interpretation: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    application_process: str = ""
    documents: tuple[str, ...] = ()
    fees: str = ""
    wait_time: str = ""
    service_area: str = ""
    alert: str = ""
    checked_on: date | None = None
    closes_on: date | None = None
    note: str = ""

    @property
    def all_phones(self) -> tuple[Phone, ...]:
        """The resource's own numbers first, then those of its contacts; fax lines left out."""
        own = self.phones + tuple(phone for contact in self.contacts for phone in contact.phones)
        return tuple(phone for phone in own if phone.type != "fax")

    def is_offered_on(self, day: date) -> bool:
        """Tell whether we may still send somebody there on this day."""
        return self.status is ResourceStatus.ACTIVE and (self.closes_on is None or day <= self.closes_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceMatch:
    """A resource that may answer a need, and why it is suggested.

    `score` is relative within one answer, best first. `why` names what matched: words of the need,
    a category, "open now", "near", a language. `distance_km` is the straight line from the office.
    """

    resource: Resource
    score: float
    why: tuple[str, ...] = field(default=())
    distance_km: float | None = None
