# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a resource when its source is brought in again: the source's news, the office's own edits kept."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.domain.resource_care import (
    CHECKED_ON,
    STATUS,
    CareAction,
    CareLine,
    KeptResource,
    OwnEdit,
    care_line,
    in_words,
)
from kiosk.domain.staff import Act

ON_A_LINE = 300
"""Characters of a value in a line that an import writes: a whole directory may change at once."""

_FIELDS = tuple(each.name for each in fields(Resource) if each.name != "id")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceChange:
    """A resource that differs from what its source said before.

    `resource` is as the source says it now, `before` as it said it last. `fields` are those that differ; of these,
    `kept_own` stay as the office edited them, which puts the resource on the list to check.
    """

    resource: Resource
    before: Resource
    fields: tuple[str, ...]
    kept_own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who brings a source in: the act, and the name of whoever it is."""

    act: Act
    by_name: str

    def line(
        self, kept: KeptResource, action: CareAction, field_name: str = "", now: Resource | None = None
    ) -> CareLine:
        """Write down what became of a resource, or of one of its fields."""
        values = ("", "") if now is None else (_briefly(kept.said, field_name), _briefly(now, field_name))
        return care_line(kept.id, action, self.act, self.by_name, field_name=field_name, values=values)


def change_of(kept: KeptResource, resource: Resource) -> ResourceChange:
    """Say what differs, and what of it stays as the office has it."""
    before = kept.said
    differ = tuple(name for name in _FIELDS if getattr(before, name) != getattr(resource, name))
    own = tuple(name for name in differ if _contradicts(kept, name, resource))
    return ResourceChange(resource=resource, before=before, fields=differ, kept_own=own)


def brought_in(resource: Resource, signed: Signed) -> tuple[KeptResource, Sequence[CareLine]]:
    """Take in a resource that is new."""
    kept = KeptResource(said=resource)
    return kept, [signed.line(kept, CareAction.IMPORTED)]


def updated(kept: KeptResource, resource: Resource, signed: Signed) -> tuple[KeptResource, Sequence[CareLine]]:
    """Take in what the source says now; an own edit under which it changed stays, and is to be looked at."""
    change = change_of(kept, resource)
    lines = [
        signed.line(kept, CareAction.SOURCE_CHANGED if name in change.kept_own else CareAction.IMPORTED, name, resource)
        for name in change.fields
    ]
    return _over(kept, change, signed.act), lines


def vanished(kept: KeptResource, signed: Signed) -> tuple[KeptResource, Sequence[CareLine]]:
    """Mark a resource that its source no longer has."""
    change = change_of(kept, replace(kept.said, status=ResourceStatus.VANISHED))
    line = signed.line(kept, CareAction.VANISHED, STATUS, change.resource)
    return _over(kept, change, signed.act), [line]


def _over(kept: KeptResource, change: ResourceChange, act: Act) -> KeptResource:
    edits = (
        replace(edit, source_changed_at=act.at) if edit.field_name in change.kept_own else edit for edit in kept.edits
    )
    offered_again = change.resource.status is ResourceStatus.ACTIVE
    return KeptResource(
        said=change.resource,
        edits=tuple(edit for edit in edits if not (offered_again and _only_offers(edit))),
    )


def _only_offers(edit: OwnEdit) -> bool:
    """Tell whether this offers what its source has given up: over once the source offers it itself."""
    return edit.field_name == STATUS and edit.value is ResourceStatus.ACTIVE


def _contradicts(kept: KeptResource, field_name: str, resource: Resource) -> bool:
    """Tell whether the office says something else of a field; a check of its own says nothing against the source's."""
    edit = kept.edit_of(field_name)
    return edit is not None and field_name != CHECKED_ON and edit.value != getattr(resource, field_name)


def _briefly(resource: Resource, field_name: str) -> str:
    words = in_words(getattr(resource, field_name))
    return words if len(words) <= ON_A_LINE else f"{words[: ON_A_LINE - 1].rstrip()}…"
