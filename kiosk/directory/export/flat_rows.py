# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole services taken apart into the rows of HSDS's tables, owners before what belongs to them."""

from collections.abc import Iterator

from kiosk.directory.export.tables import Row
from kiosk.directory.export.whole_service import Whole

_PARTS = {
    "phones": "phone", "contacts": "contact", "schedules": "schedule", "languages": "language",
    "required_documents": "required_document", "service_areas": "service_area",
    "service_at_locations": "service_at_location", "attributes": "attribute", "addresses": "address",
    "accessibility": "accessibility",
}  # fmt: skip
_OWNERS = {
    "organization": ("organization", "organization_id"), "location": ("location", "location_id"),
    "taxonomy_term": ("taxonomy_term", "taxonomy_term_id"), "taxonomy_detail": ("taxonomy", "taxonomy_id"),
}  # fmt: skip


SHARED = frozenset({"organization", "location", "address", "accessibility", "taxonomy", "taxonomy_term"})
"""What several services may come with."""


def rows_of(service: Whole) -> Iterator[tuple[str, Row]]:
    """Yield the name of a table and a row of it; what several services share comes with each of them."""
    yield from _rows("service", service, {})


def _rows(kind: str, thing: Whole, owner: dict[str, str]) -> Iterator[tuple[str, Row]]:
    cells = {key: cell for key, cell in thing.items() if not isinstance(cell, dict | list)}
    for key, (owner_kind, column) in _OWNERS.items():
        if key in thing:
            cells[column] = thing[key]["id"]
            yield from _rows(owner_kind, thing[key], {})
    yield kind, {**cells, **owner}
    for key, part_kind in _PARTS.items():
        for part in thing.get(key, ()):
            yield from _rows(part_kind, part, {} if part_kind == "attribute" else {f"{kind}_id": thing["id"]})
