# SPDX-License-Identifier: GPL-3.0-or-later
"""How the editor is put in order: its fields in groups, what matters for a kind of resource unfolded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from kiosk.domain.resource import ResourceKind
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.address_field import AddressField
from kiosk.ui.reception.directory.editor.chips_field import CategoriesField, LanguagesField
from kiosk.ui.reception.directory.editor.day_field import DayField
from kiosk.ui.reception.directory.editor.field import Field, LineField, NumberField, TextField, ThingsField, TickField
from kiosk.ui.reception.directory.editor.hours_field import HoursField
from kiosk.ui.reception.directory.editor.hours_reading import ReadHours
from kiosk.ui.reception.directory.editor.repeated_rows import ContactsField, PhonesField
from kiosk.ui.reception.words.resource_fields import field_names


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorTools:
    """What the fields work with: the categories' names by id, a reader of typed hours, and the office's wall time."""

    names: Mapping[str, str]
    read_hours: ReadHours
    now: Callable[[], datetime]
    translate: Translator


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields; one that is not `open` begins folded."""

    title: str
    keys: tuple[str, ...]
    open: bool = False


_WHERE = (
    "address", "confidential_site", "location", "transportation", "accessibility", "mailing_address", "latitude",
    "longitude",
)  # fmt: skip
_WHO = ("languages", "interpretation", "eligibility", "minimum_age", "maximum_age", "service_area")


def sections_for(kind: ResourceKind, _: Translator) -> tuple[Section, ...]:
    """Group the fields for a kind; every field that can be edited is in one of them."""
    match kind:
        case ResourceKind.SERVICE:
            return _of_service(_)
        case ResourceKind.IN_HOUSE:
            return _of_in_house(_)
        case ResourceKind.JOB_LEAD:
            return _of_job_lead(_)


def _of_service(_: Translator) -> tuple[Section, ...]:
    return (
        Section(_("What it is"), ("name", "organization", "alternate_name", "description", "alert"), open=True),
        Section(_("How to reach them"), ("phones", "contacts", "website", "email"), open=True),
        Section(_("When it is open"), ("schedules",), open=True),
        Section(_("Where it is"), _WHERE),
        Section(_("Who it is for, and languages"), _WHO),
        Section(_("What it takes"), ("documents", "fees", "application_process", "wait_time", "closes_on")),
        Section(_("What it helps with"), ("categories",)),
    )


def _of_in_house(_: Translator) -> tuple[Section, ...]:
    return (
        Section(_("What you offer here"), ("name", "location", "contacts", "fees", "description"), open=True),
        Section(_("When it is open"), ("schedules",), open=True),
        Section(_("What it helps with"), ("categories",)),
        Section(_("What it takes"), ("documents", "application_process", "wait_time", "closes_on")),
        Section(_("Who it is for, and languages"), _WHO),
        Section(_("How to reach them"), ("phones", "website", "email")),
        Section(_("Where it is"), tuple(key for key in _WHERE if key != "location")),
        Section(_("More"), ("organization", "alternate_name", "alert")),
    )


def _of_job_lead(_: Translator) -> tuple[Section, ...]:
    lead = ("name", "organization", "application_process", "closes_on", "description")
    return (
        Section(_("The job"), lead, open=True),
        Section(_("How to reach them"), ("phones", "contacts", "website", "email"), open=True),
        Section(_("Where it is"), _WHERE),
        Section(_("When it is open"), ("schedules",)),
        Section(_("Who it is for, and languages"), _WHO),
        Section(_("What it takes"), ("documents", "fees", "wait_time")),
        Section(_("What it helps with"), ("categories",)),
        Section(_("More"), ("alternate_name", "alert")),
    )


def new_in_words(kind: ResourceKind, _: Translator) -> str:
    """Say what is added."""
    match kind:
        case ResourceKind.SERVICE:
            return _("Add a service")
        case ResourceKind.IN_HOUSE:
            return _("Add an in-house answer")
        case ResourceKind.JOB_LEAD:
            return _("Add a job lead")


def make_field(key: str, kind: ResourceKind, tools: EditorTools, parent: QWidget) -> Field:
    """Make the field for one of a resource's fields."""
    _ = tools.translate
    label = _label(key, kind, _)
    match key:
        case "schedules":
            return HoursField(key, label, tools.read_hours, _, parent)
        case "categories":
            return CategoriesField(key, label, tools.names, _, parent)
        case "closes_on":
            return DayField(key, label, tools.now, _, parent)
        case "alert" | "eligibility":
            return TextField(key, label, _, parent, lines=2)
        case "minimum_age" | "maximum_age" | "latitude" | "longitude":
            return NumberField(key, label, _, parent, whole_number=key.endswith("age"))
        case _:
            return _MADE.get(key, LineField)(key, label, _, parent)


_MADE: Mapping[str, Callable[[str, str, Translator, QWidget], Field]] = MappingProxyType(
    {
        "description": TextField,
        "application_process": TextField,
        "documents": ThingsField,
        "phones": PhonesField,
        "contacts": ContactsField,
        "address": AddressField,
        "mailing_address": AddressField,
        "confidential_site": TickField,
        "languages": LanguagesField,
    }
)
"""How the fields are made that need nothing but their label; all others are a line."""


def _label(key: str, kind: ResourceKind, _: Translator) -> str:
    match key, kind:
        case "name", ResourceKind.JOB_LEAD:
            return _("What is the job?")
        case "name", ResourceKind.IN_HOUSE:
            return _("What do you offer?")
        case "location", ResourceKind.IN_HOUSE:
            return _("Where in the house")
        case "documents", _kind:
            return _("What to bring, one on each line")
        case "alert", _kind:
            return _("Important now, shown in red")
        case _:
            return field_names(_, kind)[key]
