# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads HSDS 3.x from JSON: one object, a list, a page of an API, lines of objects, or tables in an object."""

import json
import uuid
from collections.abc import Iterable, Mapping

from kiosk.directory.csv_door import folded
from kiosk.directory.hsds_tables import TABLES, table_for
from kiosk.directory.json_door import BROKEN, BROKEN_LINE, CUT_OFF, Json, objects_in, starts_like_json
from kiosk.directory.loading import Loader
from kiosk.directory.package import Entry, Package
from kiosk.directory.problem import Place, ProblemList, Severity
from kiosk.directory.shelf import Shelf
from kiosk.directory.telling import Telling
from kiosk.directory.uk_json import in_hsds_words, is_uk
from kiosk.domain.errors import FileUnreadable

_PARTS: Mapping[str, str] = {
    "phones": "phone", "addresses": "address", "physical_addresses": "address", "postal_addresses": "address",
    "schedules": "schedule", "regular_schedules": "schedule", "holiday_schedules": "holiday",
    "languages": "language", "accessibility": "accessibility", "accessibility_for_disabilities": "accessibility",
    "service_areas": "service_area", "required_documents": "required_document", "cost_options": "cost_option",
    "eligibility": "eligibility", "payments_accepted": "payment",
}  # fmt: skip
_WORDS_ALONE = {"phone": "number", "language": "name", "required_document": "document", "eligibility": "eligibility"}

_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "service",
        frozenset({"service_at_locations", "organization", "organization_id", "application_process", "status"}),
    ),
    (
        "organization",
        frozenset({"services", "website", "legal_status", "tax_status", "year_incorporated", "locations"}),
    ),
    ("location", frozenset({"location_type", "addresses", "latitude", "longitude", "transportation"})),
)
_CORE = frozenset(kind for kind, _ in _KINDS)
_NOT_KNOWN = (
    "This object is neither a service, an organization, a location nor a service at a location. It was left out."
)


def kind_of_object(value: Json) -> str:
    """Tell what an object is from its keys: a kind of HSDS, "tables", or "" when it is none of these."""
    if any(key.endswith(".csv") and isinstance(rows, list) for key, rows in value.items()):
        return "tables"
    if isinstance(value.get("service"), dict) and isinstance(value.get("location"), dict):
        return "service_at_location"
    if not isinstance(value.get("name"), str):
        return ""
    if {"code", "taxonomy_detail"} & value.keys():
        return "taxonomy_term"
    return next((kind for kind, keys in _KINDS if keys & value.keys()), "")


class HsdsJson:
    """HSDS in nested objects, taken apart into the rows of its tables."""

    def recognises(self, package: Package) -> str:
        """Say "HSDS 3.x JSON", or "Open Referral UK JSON", when any file holds an HSDS object."""
        found = [entry for entry in _files(package) if _holds_hsds(entry)]
        if not found:
            return ""
        first = next(objects_in(found[0], ProblemList()), None)
        return "Open Referral UK JSON" if first is not None and is_uk(first.value) else "HSDS 3.x JSON"

    def shelve(self, package: Package, shelf: Shelf, problems: ProblemList, telling: Telling) -> bool:
        """Put every object, and every object inside it, onto the shelf; False when a file is not whole."""
        whole = not any(_is_lost(entry) for entry in package.entries)
        taker = _Taker(Loader(shelf, problems), problems)
        for entry in _files(package):
            try:
                for found in telling.each_row(objects_in(entry, problems), entry):
                    taker.take(found.place, in_hsds_words(found.value))
            except FileUnreadable as failure:
                whole = False
                problems.error(Place(entry.name), "", "{reason} The file was left aside.", **failure.facts)
        return whole and not any(problem.kind in {BROKEN, BROKEN_LINE, CUT_OFF} for problem in problems.listed)


def _files(package: Package) -> list[Entry]:
    if package.single:
        return [entry for entry in package.entries if entry.is_json or starts_like_json(entry)]
    candidates = [entry for entry in package.entries if entry.is_json and entry.path.stem != "datapackage"]
    return package.shallowest([entry for entry in candidates if _holds_hsds(entry)])


def _is_lost(entry: Entry) -> bool:
    """Tell whether a file is called what a core file is called and cannot be read at all."""
    if not entry.is_json or not (table := table_for(folded(entry.path.stem))) or table.kind not in _CORE:
        return False
    try:
        next(objects_in(entry, ProblemList()), None)
    except FileUnreadable:
        return True
    return False


def _holds_hsds(entry: Entry) -> bool:
    seen = ProblemList()
    try:
        first = next(objects_in(entry, seen), None)
    except FileUnreadable:
        return False
    if first is None:  # broken from its very start: let the reader say where
        return entry.is_json and any(problem.severity is Severity.ERROR for problem in seen.listed)
    return kind_of_object(in_hsds_words(first.value)) not in {"", "taxonomy_term"}


class _Taker:
    """Takes objects apart. The same object may come again, with more or with less of what belongs to it."""

    def __init__(self, loader: Loader, problems: ProblemList) -> None:
        self._loader = loader
        self._problems = problems
        self._taken: set[tuple[str, str, str]] = set()

    def take(self, place: Place, value: Json) -> None:
        match kind_of_object(value):
            case "service":
                self._service(place, value, {})
            case "organization":
                self._organization(place, value)
            case "location":
                self._location(place, value, {})
            case "service_at_location":
                self._at_location(place, value, "")
            case "taxonomy_term":
                self._term(place, value)
            case "tables":
                self._tables(place, value)
            case _:
                self._problems.warning(place, "", _NOT_KNOWN)

    def _organization(self, place: Place, value: Json) -> str:
        own_id = self._thing("organization", place, value, {})
        if own_id:
            owner = {"organization_id": own_id}
            for each in _objects(value, "locations"):
                self._location(place, each, owner)
            for each in _objects(value, "services"):
                self._service(place, each, owner)
        return own_id

    def _service(self, place: Place, value: Json, owner: Mapping[str, str]) -> str:
        organization = value.get("organization")
        if isinstance(organization, dict):
            owner = {"organization_id": self._organization(place, organization) or _word(organization.get("id"))}
        own_id = self._thing("service", place, value, owner)
        if own_id:
            for each in _objects(value, "service_at_locations"):
                self._at_location(place, each, own_id)
        return own_id

    def _location(self, place: Place, value: Json, owner: Mapping[str, str], service_id: str = "") -> str:
        if not _word(value.get("id")):
            value = {**value, "id": _id_of_place(value, service_id or owner.get("organization_id", ""))}
        return self._thing("location", place, value, owner)

    def _at_location(self, place: Place, value: Json, service_id: str) -> None:
        service, location = value.get("service"), value.get("location")
        if not service_id:
            service_id = self._service(place, service, {}) if isinstance(service, dict) else ""
        location_id = self._location(place, location, {}, service_id) if isinstance(location, dict) else ""
        ids = {
            "service_id": service_id or _word(value.get("service_id")),
            "location_id": location_id or _word(value.get("location_id")),
        }
        self._thing("service_at_location", place, value, ids)

    def _thing(self, kind: str, place: Place, value: Json, extra: Mapping[str, str]) -> str:
        table = next(table for table in TABLES if table.kind == kind)
        own_id = self._loader.put(kind, place, table.translated({**_scalars(value), **extra}), repeats=True)
        if own_id:
            self._parts(kind, own_id, place, value)
        return own_id

    def _parts(self, kind: str, own_id: str, place: Place, value: Json) -> None:
        for key, part in _PARTS.items():
            for each in self._new(kind, own_id, key, _objects(value, key, _WORDS_ALONE.get(part, ""))):
                self._loader.put_under(kind, own_id, part, place, _part_cells(key, each))
        for each in self._new(kind, own_id, "contacts", _objects(value, "contacts")):
            self._contact(kind, own_id, place, each)
        for each in self._new(kind, own_id, "attributes", _objects(value, "attributes")):
            self._attribute(kind, own_id, place, each)

    def _new(self, kind: str, own_id: str, key: str, rows: list[Json]) -> list[Json]:
        mark = (kind, own_id, key)
        if not rows or mark in self._taken:
            return []
        self._taken.add(mark)
        return rows

    def _contact(self, kind: str, own_id: str, place: Place, value: Json) -> None:
        cells = _scalars(value)
        cells.setdefault("id", f"{kind}/{own_id}/{cells.get('name', '')}/{cells.get('department', '')}")
        self._loader.put_under(kind, own_id, "contact", place, cells)
        for each in self._new("contact", cells["id"], "phones", _objects(value, "phones", "number")):
            self._loader.put_under("contact", cells["id"], "phone", place, _part_cells("phones", each))

    def _attribute(self, kind: str, own_id: str, place: Place, value: Json) -> None:
        cells = _scalars(value)
        term = value.get("taxonomy_term")
        if isinstance(term, dict):
            cells["taxonomy_term_id"] = self._term(place, term)
        self._loader.put_under(kind, own_id, "attribute", place, cells)

    def _term(self, place: Place, value: Json) -> str:
        taxonomy = value.get("taxonomy_detail")
        extra = {}
        if isinstance(taxonomy, dict):
            extra["taxonomy_id"] = self._loader.put("taxonomy", place, _scalars(taxonomy), repeats=True)
        return self._loader.put("taxonomy_term", place, {**_scalars(value), **extra}, repeats=True)

    def _tables(self, place: Place, value: Json) -> None:
        for table in TABLES:
            for key in (key for key in value if key.removesuffix(".csv") in table.files):
                for row in _objects(value, key):
                    self._loader.put(table.kind, place, table.translated(_scalars(row)))


def _id_of_place(value: Json, whose: str) -> str:
    """Make the id of a location that has none from whose it is and where: one of the same name is another place."""
    addresses = [_scalars(each) for key in ("addresses", "physical_addresses") for each in _objects(value, key)]
    said = [whose, value.get("name"), [{**each, "id": ""} for each in addresses]]
    return str(uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(said, sort_keys=True, default=str)))


def _objects(value: Json, key: str, word: str = "") -> list[Json]:
    """List the objects under a key; where words stand alone ("languages": ["en"]) `word` names their column."""
    found = value.get(key)
    several: Iterable[object] = found if isinstance(found, list) else [found]
    objects: list[Json] = []
    for each in several:
        if isinstance(each, dict):
            objects.append(each)
        elif word and isinstance(each, str | int) and _word(each):
            objects.append({word: each})
    return objects


def _part_cells(key: str, value: Json) -> dict[str, str]:
    cells = _scalars(value)
    spoken = [_word(each.get("code")) or _word(each.get("name")) for each in _objects(value, "languages", "name")]
    if spoken:
        cells["language"] = ", ".join(filter(None, spoken))
    table = table_for(key)
    return table.translated(cells) if table is not None else cells


def _scalars(value: Json) -> dict[str, str]:
    words = {key: _word(each) for key, each in value.items()}
    return {key: word for key, word in words.items() if word}


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        return ", ".join(map(str, value))
    return str(value) if isinstance(value, str | int | float) else ""
