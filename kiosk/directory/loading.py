# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts rows in HSDS 3.x terms onto the shelf: ids made sure, duplicates told apart, each row brought to its owner."""

import uuid
from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType

from kiosk.directory.cells import listed, plain, plain_line
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf, Shelved

THINGS = frozenset(
    {"organization", "service", "location", "service_at_location", "contact", "taxonomy", "taxonomy_term"}
)
"""Rows that others point to; all others are parts of these."""

_NAMED = frozenset({"organization", "service", "location"})
_OWNERS: Mapping[str, str] = MappingProxyType({
    kind: f"{kind}_id" for kind in ("contact", "service_at_location", "service", "location", "organization")
})  # fmt: skip
_LINK_ENTITIES = ("service", "service_at_location", "location", "organization")
_IN_CELLS: Mapping[str, Mapping[str, tuple[str, str, bool]]] = MappingProxyType({
    "service": {
        "accepted_payments": ("payment", "payment", False),
        "audience": ("eligibility", "eligibility", False),
        "eligibility": ("eligibility", "eligibility", False),
        "keywords": ("attribute", "label", True),
        "languages": ("language", "name", False),
        "required_documents": ("required_document", "document", True),
        "service_areas": ("service_area", "name", False),
    },
    "location": {"accessibility": ("accessibility", "description", False), "languages": ("language", "name", False)},
})  # fmt: skip
"""Columns that hold what belongs to a thing: the part, its column, and whether the cell is a list of several."""

_NO_NAME = "This {kind} has no name. The row was left out."
_SAME_ID = "The id {id} was used before for another {kind}, “{name}”. This row was left out."
_REPEATED = "The {kind} {id} is here more than once. What the rows say was put together."
_NO_ID = "This {kind} has no id. It was given one from its name."
_ORPHAN = "{column} {id} is not in this data. The row could not be used."
_LONELY = "This row does not say what it belongs to. It could not be used."
_NO_OWNER = "{column} {id} is not in this data. The {kind} was kept without it."


class Loader:
    """Takes rows, owners before what belongs to them, and puts them where they are found again."""

    def __init__(self, shelf: Shelf, problems: ProblemList) -> None:
        self._shelf = shelf
        self._problems = problems

    def put(self, kind: str, place: Place, cells: Mapping[str, str], *, repeats: bool = False) -> str:
        """Take one row and return the id it is kept under, "" when it was left out.

        `repeats` says that the format itself repeats the same object in several places, as JSON does.
        """
        if kind not in THINGS:
            self._put_part(kind, Shelved(cells.get("id", ""), place, cells))
            return ""
        row = self._with_id(kind, place, cells)
        if row is None:
            return ""
        if not self._shelf.put_thing(kind, row):
            return self._merge(kind, row, repeats=repeats)
        self._check_owner(kind, row)
        self._link(kind, row)
        return row.id

    def put_under(self, owner_kind: str, owner: str, kind: str, place: Place, cells: Mapping[str, str]) -> None:
        """Take a row whose owner is known from where it stands."""
        self._shelf.put_part(owner_kind, owner, kind, Shelved(cells.get("id", ""), place, cells))

    # Things

    def _with_id(self, kind: str, place: Place, cells: Mapping[str, str]) -> Shelved | None:
        name, row_id = plain_line(cells.get("name", "")), cells.get("id", "").strip()
        if kind in _NAMED and not name and not (kind == "location" and row_id):  # HSDS lets a place go without
            self._problems.error(place, "name", _NO_NAME, kind=kind)
            return None
        if not row_id:
            if kind in _NAMED:
                self._problems.warning(place, "id", _NO_ID, kind=kind)
            row_id = _made_id(kind, cells)
        return Shelved(row_id, place, cells)

    def _merge(self, kind: str, row: Shelved, *, repeats: bool) -> str:
        first = self._shelf.thing(kind, row.id)
        if first is None:
            return ""
        names = {plain_line(each["name"]).casefold() for each in (first, row)}
        if len(names - {""} if kind == "location" else names) > 1:
            self._problems.error(row.place, "id", _SAME_ID, id=row.id, kind=kind, name=first["name"])
            return ""
        if not repeats:
            self._problems.info(row.place, "id", _REPEATED, id=row.id, kind=kind)
        merged = Shelved(row.id, first.place, {**row.cells, **first.cells})
        self._shelf.replace_thing(kind, merged)
        if not first["organization_id"]:
            self._check_owner(kind, merged)
        return row.id

    def _check_owner(self, kind: str, row: Shelved) -> None:
        if kind not in {"service", "location"} or not row["organization_id"]:
            return
        known, _ = self._found(row["organization_id"], "organization")
        # Whoever shares an organization that is not here still belongs together.
        owner = known[0] if known else row["organization_id"].strip()
        self._shelf.put_part("organization", owner, kind, Shelved(row.id, row.place, {}))
        if not known:
            facts = {"column": "organization_id", "id": row["organization_id"], "kind": kind}
            self._problems.warning(row.place, "organization_id", _NO_OWNER, **facts)

    def _link(self, kind: str, row: Shelved) -> None:
        if kind == "service_at_location":
            self._link_place(row)
        elif kind == "contact":
            self._put_part("contact", row)
        self._put_lists(kind, row)
        if kind == "service":
            self._place_service(row)
            for term in listed(row["taxonomy_ids"]):
                self._shelf.put_part("service", row.id, "attribute", Shelved("", row.place, {"taxonomy_term_id": term}))

    def _put_lists(self, kind: str, row: Shelved) -> None:
        """Take what the Ohana format keeps in cells of a service or a location, and HSDS in tables of their own."""
        for column, (part, part_column, is_list) in _IN_CELLS.get(kind, {}).items():
            for said in listed(row[column]) if is_list else filter(None, (row[column],)):
                self._shelf.put_part(kind, row.id, part, Shelved("", row.place, {part_column: said.replace("_", " ")}))

    def _link_place(self, row: Shelved) -> None:
        said = 1
        known: dict[str, list[str]] = {}
        for kind in ("service", "location"):
            column = f"{kind}_id"
            known[kind], missing = self._found(row[column], kind)
            said *= len(known[kind]) + len(missing)
            if not row[column].strip():
                self._problems.warning(row.place, "", _LONELY)
            for each in missing or (() if known[kind] else filter(None, (row[column].strip(),))):
                self._problems.warning(row.place, column, _ORPHAN, column=column, id=each)
        for service, location in product(known["service"], known["location"]):
            self._join(row.id if said == 1 else f"{service}/{location}", service, location, row)

    def _place_service(self, service: Shelved) -> None:
        """Put a service to the locations that its own row names."""
        known, missing = self._found(service["location_id"], "location")
        for location in known:
            self._join(f"{service.id}/{location}", service.id, location, Shelved("", service.place, {}))
        for location in missing:
            facts = {"column": "location_id", "id": location, "kind": "service"}
            self._problems.warning(service.place, "location_id", _NO_OWNER, **facts)

    def _join(self, own_id: str, service: str, location: str, row: Shelved) -> None:
        cells = {**row.cells, "service_id": service, "location_id": location}
        if self._shelf.place_id(service, location):
            return
        self._shelf.put_part("service", service, "service_at_location", Shelved(own_id, row.place, cells))
        self._shelf.put_part("location", location, "service_at_location", Shelved(own_id, row.place, {}))

    # Parts

    def _put_part(self, kind: str, row: Shelved) -> None:
        owners = list(self._owners(kind, row))
        for owner_kind, owner in owners:
            self._shelf.put_part(owner_kind, owner, kind, row)

    def _owners(self, kind: str, row: Shelved) -> Iterator[tuple[str, str]]:
        if kind == "attribute":
            yield from self._linked(row)
            return
        if kind == "language" and row["phone_id"] and not row["service_id"] and not row["location_id"]:
            yield "phone", row["phone_id"].strip()
            return
        known = self._known_owners(kind, row)
        if kind == "phone" and known["contact"]:
            yield "contact", known["contact"][0]
        elif known["service_at_location"]:
            yield from (("service_at_location", each) for each in known["service_at_location"])
        elif known["service"] or known["location"]:
            yield from self._service_or_location(known)
        else:
            yield from (("organization", each) for each in known["organization"])

    def _service_or_location(self, known: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
        """What names a service and a location belongs to that service there, not to all its other places."""
        services, locations = known["service"], known["location"]
        pairs = [self._shelf.place_id(service, location) for service in services for location in locations]
        if any(pairs):
            yield from (("service_at_location", each) for each in pairs if each)
        else:
            yield from (("service", each) for each in services)
            yield from (("location", each) for each in locations)

    def _known_owners(self, kind: str, row: Shelved) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {each: [] for each in _OWNERS}
        said = False
        for owner_kind, column in _OWNERS.items():
            if row[column] and owner_kind != kind:
                known[owner_kind], missing = self._found(row[column], owner_kind)
                for each in missing:
                    self._problems.warning(row.place, column, _ORPHAN, column=column, id=each)
                said = said or bool(known[owner_kind] or missing)
        if not said:
            self._problems.warning(row.place, "", _LONELY)
        return known

    def _linked(self, row: Shelved) -> Iterator[tuple[str, str]]:
        link = row["link_id"].strip()
        said = row["link_entity"].strip().lower()
        kinds = (said,) if said in _LINK_ENTITIES else _LINK_ENTITIES
        found = next(((kind, each) for kind in kinds for each in self._found(link, kind)[0]), None)
        if found:
            yield found
        elif said in _LINK_ENTITIES:
            self._problems.warning(row.place, "link_id", _ORPHAN, column="link_id", id=link)

    def _found(self, cell: str, kind: str) -> tuple[list[str], list[str]]:
        """Say which ids a cell means: one, one that a spreadsheet made a decimal of, or a list.

        Those that are here come first, then those that are not.
        """
        whole = cell.strip()
        if not whole:
            return [], []
        for each in dict.fromkeys((whole, whole.removesuffix(".0"))):
            if self._shelf.has(kind, each):
                return [each], []
        known: list[str] = []
        missing: list[str] = []
        for each in listed(whole) or (whole,):
            (known if self._shelf.has(kind, each) else missing).append(each)
        return known, missing


def _made_id(kind: str, cells: Mapping[str, str]) -> str:
    said = "\n".join(f"{column}={plain(cell)}" for column, cell in sorted(cells.items()))
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{kind}\n{said}"))
