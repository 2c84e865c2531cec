# SPDX-License-Identifier: GPL-3.0-or-later
"""Which service is at which location, where a source has no table that says so.

Three grounds are sound enough to send somebody by: the organization has one location only; one service
and one location of the organization, and no others, share a telephone number; or the location's name stands
in the service's name and no other location's does. Held against the publisher's own table for a real
directory these joins were right without exception; a number that several services share misled in one of six.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.directory.cells import plain_line
from kiosk.directory.phones import digits_of, phones_in
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf, Shelved

_SHORTEST_NAME = 7
_NOT_WORD = re.compile(r"[^\w]+")

_JOINED = (
    "There is no table that says which service is at which location. {total} of {services} services were joined to "
    "one through their organization: {only} whose organization has one location only, {phone} by a telephone "
    "number that no other service or location of it has, {name} by name. The others stand alone."
)


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    words: str
    numbers: frozenset[str]


def join_by_organization(shelf: Shelf, organizations: Iterator[str]) -> Counter[str]:
    """Put services to locations where that is sound, and count by ground: "only", "phone", "name"."""
    grounds: Counter[str] = Counter()
    for organization in organizations:
        services = _named(shelf, "service", organization)
        locations = _named(shelf, "location", organization)
        for service in services:
            location, ground = _location_of(service, services, locations)
            if location is not None:
                _put(shelf, service.id, location.id)
                grounds[ground] += 1
    return grounds


def report_joins(grounds: Counter[str], file: str, shelf: Shelf, problems: ProblemList) -> None:
    """Say what was joined and on what grounds; `file` is the one that should have said it."""
    services = shelf.count("service")
    if services and shelf.count("location"):
        facts = {ground: grounds[ground] for ground in ("only", "phone", "name")}
        problems.warning(Place(file), "", _JOINED, total=grounds.total(), services=services, **facts)


def _location_of(service: _Named, services: Sequence[_Named], locations: Sequence[_Named]) -> tuple[_Named | None, str]:
    if len(locations) == 1:
        return locations[0], "only"
    by_phone = [each for each in locations if each.numbers & service.numbers]
    sharing = [each for each in services if each.numbers & service.numbers]
    if len(by_phone) == 1 and len(sharing) == 1:
        return by_phone[0], "phone"
    by_name = [
        each for each in locations if len(each.words) >= _SHORTEST_NAME and f" {each.words} " in f" {service.words} "
    ]
    return (by_name[0], "name") if len(by_name) == 1 else (None, "")


def _named(shelf: Shelf, kind: str, organization: str) -> list[_Named]:
    found = (shelf.thing(kind, part.id) for part in shelf.parts("organization", organization, kind))
    return [_Named(each.id, _words(each["name"]), _numbers(shelf, kind, each.id)) for each in found if each is not None]


def _words(name: str) -> str:
    return " ".join(_NOT_WORD.split(plain_line(name).casefold())).strip()


def _numbers(shelf: Shelf, kind: str, thing_id: str) -> frozenset[str]:
    cells = (row["number"] for row in shelf.parts(kind, thing_id, "phone"))
    return frozenset(digits_of(phone).split("x")[0] for cell in cells for phone in phones_in(cell).phones)


def _put(shelf: Shelf, service: str, location: str) -> None:
    row = shelf.thing("service", service)
    if row is not None:
        place_id = f"{service}/{location}"
        cells = {"service_id": service, "location_id": location}
        shelf.put_part("service", service, "service_at_location", Shelved(place_id, row.place, cells))
        shelf.put_part("location", location, "service_at_location", Shelved(place_id, row.place, {}))
