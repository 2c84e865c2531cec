# SPDX-License-Identifier: GPL-3.0-or-later
"""What Onward knows of a resource and HSDS has no column for: kept beside it in attributes of a taxonomy of its own.

A mark says what a field held and, as a short fingerprint, what the columns alone said of it. Whoever corrects
the columns afterwards is believed: the mark counts only as long as they still say what they said.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from kiosk.domain.resource import Resource

RECORD_TAXONOMY = "Onward record"
"""The taxonomy whose terms are the names of a resource's fields."""

NEED_LABEL = "need"
"""The label of an attribute that tells one of our categories and is no word of the source."""

_NEVER = frozenset({"id", "source", "source_id"})
_SECRETS = frozenset({"address", "mailing_address", "latitude", "longitude", "transportation"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One field: its value as JSON, and the fingerprint of what the columns alone say."""

    value: str
    seen: str


def marks_for(held: Resource, read: Resource, *, with_notes: bool) -> Iterator[tuple[str, Mark]]:
    """Mark every field that the columns alone would not give back.

    The place of a confidential site is never told, the office's own note only when it is asked for.
    """
    untold = _NEVER | (frozenset() if with_notes else {"note"}) | secrets_of(held)
    for name in _kinds():
        if name not in untold and getattr(held, name) != getattr(read, name):
            yield name, Mark(_written(name, held), _fingerprint(name, read))


def secrets_of(resource: Resource) -> frozenset[str]:
    """Name the fields from which a confidential site could be found; places are often named by their street."""
    if not resource.confidential_site:
        return frozenset()
    return _SECRETS | {"location"} if any(each.isdigit() for each in resource.location) else _SECRETS


def restored(read: Resource, marks: Mapping[str, Mark]) -> Resource:
    """Put back what the marks say, where the columns still say what they said when the marks were made."""
    known = {name: mark for name, mark in marks.items() if name in _kinds() and name not in _NEVER}
    held = {name: mark for name, mark in known.items() if mark.seen == _fingerprint(name, read)}
    try:
        values = {name: _kinds()[name].validate_python(json.loads(mark.value)) for name, mark in held.items()}
    except (ValidationError, ValueError):
        return read
    return replace(read, **values) if values else read


def _written(name: str, resource: Resource) -> str:
    value = _kinds()[name].dump_python(getattr(resource, name), mode="json", exclude_defaults=True)
    return json.dumps(value, separators=(",", ":"))


def _fingerprint(name: str, resource: Resource) -> str:
    return hashlib.sha256(_written(name, resource).encode()).hexdigest()[:12]


@cache
def _kinds() -> Mapping[str, TypeAdapter[Any]]:
    return {name: TypeAdapter(kind) for name, kind in get_type_hints(Resource).items()}
