# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the directory right: what the office changed, noted and checked, beside what the source says.

What happened to a resource is told in the terms of HSDS 3.x's metadata: what was done, to which field, from what, to
what, by whom. Nothing is deleted; what the office settles itself outlives every import.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from kiosk.domain.ids import new_id
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Act

ADDED_HERE = "added here"
"""The source of what was added at the desk. No import may use this name."""

CHECK_EVERY_DAYS = 180
"""How long a check is good for."""

NEVER_CHECKED_DAYS = 730
"""How old the details count as of which nobody knows when they were checked."""

NOTE, STATUS, CHECKED_ON = "note", "status", "checked_on"
"""Fields that the office settles beside those it edits: by a note, by retiring, by checking."""

EDITABLE: tuple[str, ...] = (
    "name", "alternate_name", "organization", "location", "description", "categories",
    "address", "mailing_address", "confidential_site", "latitude", "longitude", "transportation", "accessibility",
    "phones", "contacts", "email", "website", "schedules", "languages", "interpretation",
    "eligibility", "minimum_age", "maximum_age", "application_process", "documents", "fees", "wait_time",
    "service_area", "alert", "closes_on",
)  # fmt: skip
"""The fields of a Resource that the office may edit."""


class CareAction(StrEnum):
    """What happened to a resource (HSDS metadata: last_action_type)."""

    ADDED = "added"
    EDITED = "edited"
    NOTED = "noted"
    CHECKED = "checked"
    REPORTED_WRONG = "reported_wrong"
    RETIRED = "retired"
    RESTORED = "restored"
    IMPORTED = "imported"
    SOURCE_CHANGED = "source_changed"  # under an own edit, which stays
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """One thing that happened to a resource; written once and then only read.

    `at` is aware, UTC; `by_name` is the name as it was then. `previous_value` and `replacement_value` are in words
    (see `in_words`); `field_name` is "" where it is not about one field, `text` is what somebody wrote about it.
    """

    id: UUID
    resource_id: UUID
    at: datetime
    by_id: UUID
    by_name: str
    office_id: UUID
    station_id: UUID
    action: CareAction
    field_name: str = ""
    previous_value: str = ""
    replacement_value: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEdit:
    """A field of which the office says something else than the source, until it gives that up.

    `source_value` is what the source said when the office settled it. `source_changed_at` is when an import brought
    something else under it that nobody has looked at since, None otherwise. `field_name` is one of EDITABLE, or NOTE,
    STATUS or CHECKED_ON.
    """

    field_name: str
    value: object
    source_value: object
    at: datetime
    by: UUID
    source_changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongReport:
    """Somebody says that something about a resource is wrong; open until the resource was checked, or retired."""

    id: UUID
    resource_id: UUID
    at: datetime
    by: UUID
    by_name: str
    office_id: UUID
    text: str = ""
    closed_at: datetime | None = None
    closed_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResource:
    """A resource as its source says it, and what the office settled about it (at most one own edit for each field)."""

    said: Resource
    edits: tuple[OwnEdit, ...] = ()

    @property
    def id(self) -> UUID:
        """Its id."""
        return self.said.id

    @property
    def held(self) -> Resource:
        """The resource as everybody gets it."""
        return overlaid(self.said, self.edits)

    @property
    def is_our_own(self) -> bool:
        """Whether it was added at the desk, so that nobody but the desk says anything of it."""
        return self.said.source == ADDED_HERE

    @property
    def to_look_at(self) -> tuple[OwnEdit, ...]:
        """The own edits under which the source has changed since."""
        return tuple(edit for edit in self.edits if edit.source_changed_at is not None)

    def edit_of(self, field_name: str) -> OwnEdit | None:
        """Find what the office settled about a field."""
        return next((edit for edit in self.edits if edit.field_name == field_name), None)

    def settled(self, field_name: str, value: object, act: Act) -> "KeptResource":
        """Hold this value from now on, whatever the source says; the source's own value gives the own edit up.

        What was added at the desk has no other source: it is simply changed.
        """
        if self.is_our_own:
            return replace(self, said=replace(self.said, **{field_name: value}))  # type: ignore[arg-type]  # its own
        others = tuple(edit for edit in self.edits if edit.field_name != field_name)
        source_value = getattr(self.said, field_name)
        if value == source_value:
            return replace(self, edits=others)
        edit = OwnEdit(field_name=field_name, value=value, source_value=source_value, at=act.at, by=act.by)
        return replace(self, edits=(*others, edit))

    def looked_at(self) -> "KeptResource":
        """Take what the source changed under own edits as seen."""
        return replace(self, edits=tuple(replace(edit, source_changed_at=None) for edit in self.edits))


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCheck:
    """A resource whose details are to be checked, and why it is where it is on the list.

    `reports` are open, oldest first; `changed_under` are own edits under which the source has changed since;
    `referrals` counts how often anybody was sent there.
    """

    resource: Resource
    reports: tuple[WrongReport, ...] = ()
    changed_under: tuple[OwnEdit, ...] = ()
    referrals: int = 0

    @property
    def checked_on(self) -> date | None:
        """The day of the last check, None for never."""
        return self.resource.checked_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Where an import came from: the format in words, the path, the column mapping as TOML or "", what was wrong.

    `problems` is a summary in words, "" for none.
    """

    format: str = ""
    path: str = ""
    mapping: str = ""
    problems: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of the directory at its latest import. The moment and who are None where that was not kept.

    `imports` counts how often it was brought in, `resources` what it has now of what we hold; the other counts are
    those of the latest import.
    """

    name: str
    file: SourceFile = field(default_factory=SourceFile)
    imports: int = 0
    imported_at: datetime | None = None
    imported_by: UUID | None = None
    imported_by_name: str = ""
    resources: int = 0
    added: int = 0
    changed: int = 0
    vanished: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDetails:
    """A resource to be added at the desk: its kind, and its fields by name (of EDITABLE)."""

    kind: ResourceKind
    fields: Mapping[str, object]
    note: str = ""


def overlaid(resource: Resource, edits: Iterable[OwnEdit]) -> Resource:
    """Lay the office's own edits over what the source says.

    Of two checks the later one counts. What vanished from its source is so whatever was settled before that.
    """
    own = {edit.field_name: edit.value for edit in edits if _is_in_force(resource, edit)}
    return replace(resource, **own) if own else resource  # type: ignore[arg-type]  # values of the resource's own fields


def _is_in_force(resource: Resource, edit: OwnEdit) -> bool:
    if edit.field_name == STATUS and resource.status is ResourceStatus.VANISHED:
        return edit.source_value is ResourceStatus.VANISHED
    if edit.field_name == CHECKED_ON and resource.checked_on is not None:
        return isinstance(edit.value, date) and edit.value > resource.checked_on
    return True


def care_line(
    resource_id: UUID,
    action: CareAction,
    act: Act,
    by_name: str,
    *,
    field_name: str = "",
    values: tuple[object, object] = ("", ""),
    text: str = "",
) -> CareLine:
    """Write down what happened to a resource; `values` are the previous one and its replacement."""
    previous, replacement = (in_words(value) for value in values)
    return CareLine(
        id=new_id(),
        resource_id=resource_id,
        at=act.at,
        by_id=act.by,
        by_name=by_name,
        office_id=act.office_id,
        station_id=act.station_id,
        action=action,
        field_name=field_name,
        previous_value=previous,
        replacement_value=replacement,
        text=text,
    )


def in_words(value: object) -> str:
    """Say a field's value on paper: text as it is, several things one behind the other, "" for nothing."""
    match value:
        case None | False:
            return ""
        case date() | time():
            return value.isoformat()
        case tuple():
            return "; ".join(filter(None, map(in_words, value)))
        case Phone():
            ways = (value.number, f"ext. {value.extension}" if value.extension else "", value.description)
            return " ".join(filter(None, ways))
        case Contact():
            return ", ".join(
                filter(None, (value.name, value.title, value.department, in_words(value.phones), value.email))
            )
        case Schedule():
            return _hours_in_words(value)
        case Address() | _:
            return str(value)


def _hours_in_words(rule: Schedule) -> str:
    """Say a rule of opening in the terms of HSDS: its days, its times, its own words."""
    times = "-".join(at.isoformat("minutes") for at in (rule.opens_at, rule.closes_at) if at is not None)
    span = "..".join(day.isoformat() for day in (rule.dtstart, rule.until) if day is not None)
    days = (*rule.byday, *map(str, rule.bymonthday))
    closed = "closed" if rule.closed else ""
    return " ".join(filter(None, (rule.freq.lower(), " ".join(days), span, times, closed, rule.description)))
