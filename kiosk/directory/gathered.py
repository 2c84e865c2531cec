# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows from which one resource is made, the most particular first: the service there, the service, the place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kiosk.directory.problem import Place
from kiosk.directory.shelf import Shelf, Shelved

_NOTHING = Shelved("", Place(""), {})


@dataclass(frozen=True, slots=True)
class Gathered:
    """One resource's rows. Levels that are missing are blank rows; `levels` are the parts of those that are there."""

    at_location: Shelved = _NOTHING
    service: Shelved = _NOTHING
    location: Shelved = _NOTHING
    organization: Shelved = _NOTHING
    levels: Sequence[dict[str, list[Shelved]]] = field(default_factory=tuple)
    organization_parts: dict[str, list[Shelved]] = field(default_factory=dict)

    @property
    def main(self) -> Shelved:
        """The row that the resource is named after."""
        return next((row for row in (self.service, self.location) if row.id), self.organization)

    def parts(self, kind: str) -> list[Shelved]:
        """List the rows of a kind on all levels below the organization, the most particular first."""
        return [row for level in self.levels for row in level.get(kind, ())]

    def first_level(self, kind: str) -> Iterator[list[Shelved]]:
        """Go through the levels that have rows of a kind."""
        return (level[kind] for level in self.levels if kind in level)


def gather(
    shelf: Shelf,
    *,
    service: Shelved | None = None,
    location: Shelved | None = None,
    organization: Shelved | None = None,
    at_location: Shelved | None = None,
) -> Gathered:
    """Fetch what belongs to these rows."""
    levels = (("service_at_location", at_location), ("service", service), ("location", location))
    return Gathered(
        at_location=at_location or _NOTHING,
        service=service or _NOTHING,
        location=location or _NOTHING,
        organization=organization or _NOTHING,
        levels=tuple(shelf.parts_by_kind(kind, row.id) for kind, row in levels if row is not None),
        organization_parts=shelf.parts_by_kind("organization", organization.id) if organization else {},
    )
