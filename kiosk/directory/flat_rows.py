# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts one row of somebody's own table onto the shelf: a service with whose it is and where it is offered."""

import uuid
from collections.abc import Iterator, Mapping

from kiosk.directory.cells import plain_line
from kiosk.directory.column_words import spoken
from kiosk.directory.flat_cells import Cells, address_of, is_flagged, position_in, status_in, week_in
from kiosk.directory.loading import Loader
from kiosk.directory.mapping import LOCATION, ORGANIZATION
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf, Shelved

_KNOWN_NAME = "organization by name"
_PHONES = {
    "phone.number": "", "phone.toll_free": "", "phone.cell": "cell", "phone.text": "text",
    "phone.textphone": "textphone", "phone.fax": "fax",
}  # fmt: skip
_LISTED = (
    ("language", "name"), ("accessibility", "description"), ("service_area", "name"), ("required_document", "document"),
)  # fmt: skip
_TEXTS = (
    "alternate_name", "description", "url", "email", "alert", "eligibility_description", "minimum_age", "maximum_age",
    "application_process", "fees_description", "wait_time", "interpretation_services", "assured_date",
)  # fmt: skip

_NAMELESS = "This row has no name. It was left out."
_SAME_ID = "The id {id} was used before for “{name}”. This row was kept under an id made from its name."
_AGAIN = "“{name}” is here more than once at the same place. What the rows say was put together."
_NO_OWNER = "The organization {id} is not in this data. The service was kept without it."
_NO_PLACE_TO_GO = "“{address}” names no place to go to. It was left out."


class RowTaker:
    """Takes the rows of flat tables, those that others point to first.

    `places_apart` says that the places have a table of their own.
    """

    def __init__(self, shelf: Shelf, problems: ProblemList, *, places_apart: bool = False) -> None:
        self._places_apart = places_apart
        self._shelf = shelf
        self._problems = problems
        self._loader = Loader(shelf, problems)

    def take(self, rows: str, place: Place, cells: Cells, *, prefix: str = "") -> None:
        """Take one row; `rows` says what it is. `prefix` keeps the ids of several tables of services apart."""
        if rows == ORGANIZATION:
            self._take_organization(place, cells)
        elif rows == LOCATION:
            self._take_location(place, cells)
        else:
            self._take_service(place, cells, prefix)

    # Organizations and locations in tables of their own

    def _take_organization(self, place: Place, cells: Cells) -> None:
        own_id = self._loader.put(ORGANIZATION, place, _things(cells, ORGANIZATION))
        if own_id:
            self._remember_name(own_id, cells, place)
            self._parts(ORGANIZATION, own_id, place, cells)

    def _take_location(self, place: Place, cells: Cells) -> None:
        organization = self._organization(place, cells)
        own = {**_things(cells, LOCATION), "organization_id": organization}
        own_id = self._loader.put(LOCATION, place, own)
        if own_id:
            self._parts(LOCATION, own_id, place, cells)
            self._put(LOCATION, own_id, "eligibility", place, {"eligibility": _text(cells, "eligibility_description")})
            fees = {"amount_description": _text(cells, "fees_description")}
            self._put(LOCATION, own_id, "cost_option", place, fees)

    def _organization(self, place: Place, cells: Cells) -> str:
        """Find whose a row is, by id or by name; one that is in no table of its own is made from the row."""
        said, name = _one(cells, "organization.id"), plain_line(_one(cells, "organization.name"))
        if said and (self._shelf.has(ORGANIZATION, said) or not name):
            return said
        known = self._shelf.thing(_KNOWN_NAME, spoken(name)) if name and not said else None
        if known is not None:
            return known["id"]
        if not name:
            return ""
        own_id = said or f"name:{spoken(name)}"
        self._shelf.put_thing(ORGANIZATION, Shelved(own_id, place, {**_things(cells, ORGANIZATION), "id": own_id}))
        self._remember_name(own_id, cells, place)
        self._phones(ORGANIZATION, own_id, place, {"phone.number": cells.get("organization.phone", [])})
        return own_id

    def _remember_name(self, own_id: str, cells: Cells, place: Place) -> None:
        name = spoken(plain_line(_one(cells, "organization.name")))
        if name:
            self._shelf.put_thing(_KNOWN_NAME, Shelved(name, place, {"id": own_id}))

    # Services

    def _take_service(self, place: Place, cells: Cells, prefix: str) -> None:
        name = plain_line(_one(cells, "service.name") or _one(cells, "organization.name"))
        if not name:
            self._problems.error(place, "name", _NAMELESS)
            return
        organization = self._organization(place, cells) if _one(cells, "service.name") else ""
        own = {**_service(cells), "name": name, "organization_id": organization}
        points = _one(cells, "location.id")
        if points and self._places_apart:
            self._take_at_known_place(place, cells, {**own, "id": prefix + _one(cells, "service.id")}, points)
            return
        said = _one(cells, "service.id")
        key = self._key(place, prefix + said if said else _made_id(cells, name), own, cells)
        if self._places_apart and not _has_place(cells):
            self._parts("service", key, place, cells)
            return
        place_id = self._at_place(key, place, cells, organization)
        self._parts("service_at_location", place_id, place, cells)

    def _take_at_known_place(self, place: Place, cells: Cells, own: Mapping[str, str], points: str) -> None:
        key = self._loader.put("service", place, {**own, "location_id": points})
        if key:
            self._parts("service", key, place, cells)
        known = self._shelf.thing(LOCATION, points)
        if known is not None:
            self._shelf.replace_thing(
                LOCATION, Shelved(points, known.place, {**_things(cells, LOCATION), **known.cells})
            )

    def _key(self, place: Place, key: str, own: Mapping[str, str], cells: Cells) -> str:
        """Keep the service and say under which id."""
        row = Shelved(key, place, {**own, "id": key})
        if self._shelf.put_thing("service", row):
            self._own(row)
            return key
        first = self._shelf.thing("service", key)
        if first is not None and plain_line(first["name"]).casefold() != own["name"].casefold():
            self._problems.warning(place, "id", _SAME_ID, id=key, name=first["name"])
            return self._key(place, _made_id(cells, own["name"]), own, cells)
        return key

    def _own(self, row: Shelved) -> None:
        owner = row["organization_id"]
        if owner:
            if not self._shelf.has(ORGANIZATION, owner):
                self._problems.warning(row.place, "organization_id", _NO_OWNER, id=owner)
            self._shelf.put_part(ORGANIZATION, owner, "service", Shelved(row.id, row.place, {}))

    def _at_place(self, key: str, place: Place, cells: Cells, organization: str) -> str:
        """Put the service to its place, if it has one, and return the id of the service there."""
        own = _things(cells, LOCATION)
        placed = _has_place(cells)
        known = self._shelf.parts("service", key, "service_at_location")
        location = (own.get("id") or _made_place_id(key, cells)) if placed else ""
        for each in known:
            if each["location_id"] == location:
                self._problems.info(place, "name", _AGAIN, name=_one(cells, "service.name"))
                return each.id
        place_id = key if not known else f"{key}/{location}"
        if placed and self._shelf.put_thing(LOCATION, Shelved(location, place, own)) and organization:
            self._shelf.put_part(ORGANIZATION, organization, LOCATION, Shelved(location, place, {}))
        there = Shelved(place_id, place, {"service_id": key, "location_id": location})
        self._shelf.put_part("service", key, "service_at_location", there)
        if location:
            self._shelf.put_part(LOCATION, location, "service_at_location", Shelved(place_id, place, {}))
        return place_id

    # What belongs to a row

    def _parts(self, owner: str, own_id: str, place: Place, cells: Cells) -> None:
        self._phones(owner, own_id, place, cells)
        self._addresses(owner, own_id, place, cells)
        self._contact(owner, own_id, place, cells)
        for text in cells.get("schedule.description", ()):
            self._put(owner, own_id, "schedule", place, {"description": text})
        for row in week_in(cells):
            self._put(owner, own_id, "schedule", place, row)
        for kind, column in _LISTED:
            for text in cells.get(f"{kind}.{column}", ()):
                self._put(owner, own_id, kind, place, {column: text})
        for text in cells.get("taxonomy_term.name", ()):
            self._put(owner, own_id, "attribute", place, {"label": text})
        if is_flagged(_one(cells, "location.confidential")):
            self._put(owner, own_id, "attribute", place, {"value": "Confidential location"})

    def _phones(self, owner: str, own_id: str, place: Place, cells: Cells) -> None:
        for target, kind in _PHONES.items():
            for number in cells.get(target, ()):
                extension = _one(cells, "phone.extension") if target == "phone.number" else ""
                row = {"number": number, "type": kind, "extension": extension}
                self._put(owner, own_id, "phone", place, row)

    def _contact(self, owner: str, own_id: str, place: Place, cells: Cells) -> None:
        said = {column: _one(cells, f"contact.{column}") for column in ("name", "title", "email")}
        contact_id = f"{owner}/{own_id}/{said['name']}"
        self._put(owner, own_id, "contact", place, {**said, "id": contact_id} if any(said.values()) else {})
        for number in cells.get("contact.phone", ()):
            self._put("contact", contact_id, "phone", place, {"number": number})

    def _addresses(self, owner: str, own_id: str, place: Place, cells: Cells) -> None:
        for address in _addresses_in(cells):
            self._put(owner, own_id, "address", place, address)
        for text in cells.get("address.whole", ()):
            if not address_of(text):
                self._problems.info(place, "address_1", _NO_PLACE_TO_GO, address=text)

    def _put(self, owner: str, own_id: str, kind: str, place: Place, cells: Mapping[str, str]) -> None:
        filled = {column: cell for column, cell in cells.items() if cell}
        if filled and filled != {"type": cells.get("type", "")}:
            self._loader.put_under(owner, own_id, kind, place, filled)


def _one(cells: Cells, target: str) -> str:
    return next((text.strip() for text in cells.get(target, ())), "")


def _text(cells: Cells, column: str) -> str:
    return "\n".join(text.strip() for text in cells.get(f"service.{column}", ()))


def _service(cells: Cells) -> dict[str, str]:
    found = {column: _text(cells, column) for column in _TEXTS}
    found["status"] = status_in(_one(cells, "service.status"))
    return {column: text for column, text in found.items() if text}


def _has_place(cells: Cells) -> bool:
    return bool(_things(cells, LOCATION)) or any(True for _ in _addresses_in(cells))


def _things(cells: Cells, kind: str) -> dict[str, str]:
    """Take the cells of one kind as a row of it."""
    named = (target.partition(".")[2] for target in cells if target.startswith(f"{kind}."))
    found = {column: "\n\n".join(cells[f"{kind}.{column}"]) for column in named}
    return {**position_in(found.pop("position", "")), **{c: t for c, t in found.items() if c not in _NOT_HELD}}


_NOT_HELD = frozenset({"confidential", "phone"})


def _addresses_in(cells: Cells) -> Iterator[dict[str, str]]:
    for table, kind in (("address", "physical"), ("postal_address", "postal")):
        parts = {
            column: cells[f"{table}.{column}"][0]
            for column in ("address_1", "address_2", "city", "state_province", "postal_code", "country")
            if f"{table}.{column}" in cells
        }
        whole = next((address_of(text) for text in cells.get(f"{table}.whole", ())), {})
        if {"address_1", "city"} & {**whole, **parts}.keys():
            yield {**whole, **parts, "address_type": kind}


def _made_id(cells: Cells, name: str) -> str:
    """Make an id that stays when numbers, hours and texts change."""
    said = (name, _one(cells, "organization.name"), *_where(cells))
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(spoken(each) for each in said)))


def _made_place_id(key: str, cells: Cells) -> str:
    return f"{key}@{uuid.uuid5(uuid.NAMESPACE_OID, ' '.join(spoken(each) for each in _where(cells))).hex[:12]}"


def _where(cells: Cells) -> tuple[str, ...]:
    return tuple(
        _one(cells, target) for target in ("location.name", "address.whole", "address.address_1", "address.city")
    )
