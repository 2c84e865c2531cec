# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of a preview, a row a resource or a kind of fault, each with what is said beside it when it is chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.desk.import_directory import ImportPreview, ResourceChange
from kiosk.domain.opening_hours import is_known
from kiosk.domain.resource import Resource
from kiosk.domain.resource_care import EDITABLE, in_words
from kiosk.messages import Translator
from kiosk.ui.reception.directory.importing.field_words import field_in_words
from kiosk.ui.reception.directory.importing.files import Fault
from kiosk.ui.reception.directory.importing.words import number, weight_in_words
from kiosk.ui.words.help import hours_in_words
from kiosk.ui.words.joining import BETWEEN

_PLACES_SHOWN = 40
_LONGEST = 600
_NOT_IN_A_PREVIEW = frozenset({"name", "latitude", "longitude", "confidential_site"})


class Part(StrEnum):
    """A part of the preview."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    FAULTS = "faults"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said beside a row: its name, what it is now, what it was ("" for nothing), and a remark in a chip."""

    label: str
    text: str
    before: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list."""

    title: str
    second: str = ""
    chip: tuple[str, str] = ("", "")
    lines: tuple[Line, ...] = ()


def rows_of(
    preview: ImportPreview | None, faults: Sequence[Fault], today: date, _: Translator
) -> Mapping[Part, tuple[Row, ...]]:
    """Make the lists ready; opening hours are told for the week of `today`."""
    wrong = tuple(_fault(fault, _) for fault in faults)
    if preview is None:
        return {Part.FAULTS: wrong}
    return {
        Part.ADDED: tuple(_resource(each, today, _) for each in preview.added),
        Part.CHANGED: tuple(_change(each, today, _) for each in preview.changed),
        Part.GONE: tuple(_resource(each, today, _) for each in preview.vanished),
        Part.FAULTS: wrong,
    }


def _resource(resource: Resource, today: date, _: Translator) -> Row:
    return Row(resource.name, _whose(resource), lines=tuple(_facts(resource, today, _)))


def _whose(resource: Resource) -> str:
    town = resource.address.city if resource.address and not resource.confidential_site else ""
    owner = next((each for each in (resource.organization, resource.location) if each and each != resource.name), "")
    return BETWEEN.join(part for part in (owner, town) if part) or in_words(resource.phones) or resource.website


def _facts(resource: Resource, today: date, _: Translator) -> Iterator[Line]:
    for name in EDITABLE:
        hidden = name in _NOT_IN_A_PREVIEW or (name == "address" and resource.confidential_site)
        value = getattr(resource, name)
        if value and not hidden:
            yield Line(field_in_words(name, _), _short(_said(resource, name, today, _)))


def _change(change: ResourceChange, today: date, _: Translator) -> Row:
    chip = (_("Your own edit stays"), "chip-waiting") if change.kept_own else ("", "")
    names = _(", ").join(field_in_words(name, _) for name in change.fields)
    lines = tuple(_changed_field(change, name, today, _) for name in change.fields)
    return Row(change.resource.name, names, chip, lines)


def _changed_field(change: ResourceChange, name: str, today: date, _: Translator) -> Line:
    before, after = (_said(resource, name, today, _) for resource in (change.before, change.resource))
    if before == after:  # hours that differ in another week than this one
        before, after = (in_words(getattr(resource, name)) for resource in (change.before, change.resource))
    nothing = _("nothing")
    kept = _("kept: your own edit") if name in change.kept_own else ""
    return Line(field_in_words(name, _), _short(after) or nothing, _short(before) or nothing, kept)


def _said(resource: Resource, name: str, today: date, _: Translator) -> str:
    value = getattr(resource, name)
    if name == "schedules" and is_known(resource.schedules, today):
        return "; ".join(hours_in_words(resource, today, _))
    return in_words(value)


def _fault(fault: Fault, _: Translator) -> Row:
    where = (fault.file, _("column {column}", column=fault.column) if fault.column else "")
    many = _.several("{count} place", "{count} places", fault.count)
    second = BETWEEN.join(part for part in (*where, many) if part)
    lines = [_place(line, said, _) for line, said in fault.places[:_PLACES_SHOWN]]
    if fault.count > len(lines):
        rest = number(fault.count - len(lines), _)
        lines.append(Line("", _("And {number} more. The report says where they are.", number=rest)))
    return Row(fault.words, second, weight_in_words(fault.weight, _), tuple(lines))


def _place(line: int | None, said: str, _: Translator) -> Line:
    return Line(_("Line {number}", number=number(line, _)) if line else "", said)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
