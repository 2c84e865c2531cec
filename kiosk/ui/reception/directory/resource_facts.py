# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is known about a resource, in the order in which the desk needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kiosk.desk.keep_directory import OpenedResource
from kiosk.domain.opening_hours import OpenStatus, days_in_doubt, is_known, spans_on
from kiosk.domain.resource import Contact, Resource
from kiosk.domain.resource_care import ADDED_HERE
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, column
from kiosk.ui.reception.words.care import report_in_words
from kiosk.ui.reception.words.listed import checked_ago, open_chip, standing_chips
from kiosk.ui.reception.words.resource_fields import ages_in_words, field_names, joined, rule_in_words
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, Chip, FlowLayout, IconWords, Words, named
from kiosk.ui.words.help import hours_in_words, phone_in_words

_PHONE_PIXELS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What a resource is shown with: the categories' names by id, the office's wall time and zone, if it is open."""

    names: Mapping[str, str]
    now: datetime
    zone: ZoneInfo
    status: OpenStatus


class FactsFiller:
    """Puts a resource's facts into two columns: whose it is and what is wrong with it, and all the rest."""

    def __init__(self, opened: OpenedResource, shows: Shows, translate: Translator) -> None:
        self._opened, self._shows, self._ = opened, shows, translate

    def fill_head(self, column: QVBoxLayout) -> None:
        """Say its name, whose it is, how it stands, what was reported, and its numbers."""
        resource = self._opened.resource
        column.addWidget(named(Saying(resource.name, "heading"), "resource-name"))
        if resource.organization and resource.organization != resource.name:
            column.addWidget(named(Saying(resource.organization, "soft"), "resource-whose"))
        column.addWidget(self._chips())
        if resource.alert:
            column.addWidget(named(Saying(resource.alert, "error"), "resource-alert"))
        if self._opened.reports:
            column.addWidget(self._reports())
        for phone in resource.phones:
            column.addWidget(_phone_line(phone_in_words(phone, self._), phone.description))

    def fill_facts(self, column: QVBoxLayout) -> None:
        """Say everything else."""
        resource = self._opened.resource
        if resource.note:
            column.addWidget(self._note(resource.note))
        for icon_name, text in self._ways(resource):
            column.addWidget(_selectable(icon_name, text))
        if resource.description and resource.description != resource.name:
            column.addWidget(Saying(resource.description))
        column.addWidget(self._grid(resource))

    def _chips(self) -> QWidget:
        shows, resource = self._shows, self._opened.resource
        chips = QWidget()
        flow = FlowLayout(chips)
        for said in open_chip(resource, shows.status, shows.now, self._):
            flow.addWidget(named(Chip(*said), "resource-open"))
        for said in standing_chips(resource, shows.now.date(), self._):
            flow.addWidget(Chip(*said))
        for code in resource.languages:
            flow.addWidget(Chip(self._.language_name(code), "chip-quiet"))
        flow.addWidget(Chip(checked_ago(resource.checked_on, shows.now.date(), self._), "chip-quiet"))
        return chips

    def _reports(self) -> QWidget:
        box = named(Card(), "resource-reports")
        set_role(box, "message-error")
        lines = column(box, spacing=scaled(4))
        lines.setContentsMargins(12, 8, 12, 8)
        for report in self._opened.reports:
            lines.addWidget(Saying(report_in_words(report, self._shows.now, self._shows.zone, self._)))
        return box

    def _note(self, note: str) -> QWidget:
        box = named(IconWords("clipboard-list", note, ""), "resource-note")
        box.setAccessibleName(self._("Our note: {note}", note=note))
        return box

    def _ways(self, resource: Resource) -> list[tuple[str, str]]:
        """List how to reach it, each with its icon."""
        _ = self._
        ways = [("user-round", self._contact(contact)) for contact in resource.contacts]
        if resource.confidential_site:
            ways.append(("shield-check", _("The address is confidential. Call first.")))
        elif resource.address is not None:
            ways.append(("map-pin", str(resource.address)))
        where = "" if resource.location in {resource.name, resource.organization} else resource.location
        more = (
            ("building-2", "" if resource.confidential_site else where),
            ("bus", "" if resource.confidential_site else resource.transportation),
            ("accessibility", resource.accessibility),
            ("globe", resource.website),
            ("mail", resource.email),
        )
        return ways + [(icon_name, text) for icon_name, text in more if text]

    def _contact(self, contact: Contact) -> str:
        phones = ", ".join(phone_in_words(phone, self._) for phone in contact.phones)
        return joined((contact.name, contact.title, phones, contact.email))

    def _grid(self, resource: Resource) -> QWidget:
        _, names = self._, field_names(self._, resource.kind)
        closes = _.day(resource.closes_on, year=True) if resource.closes_on else ""
        checked = _.day(resource.checked_on, year=True) if resource.checked_on else _("not noted")
        facts = (
            (_("Today"), _today(resource, self._shows.now, _)),
            (names["schedules"], _hours(resource, self._shows.now, _)),
            (names["documents"], "\n".join(resource.documents)),
            (names["fees"], resource.fees),
            (names["eligibility"], joined((resource.eligibility, ages_in_words(resource, _)))),
            (names["application_process"], resource.application_process),
            (names["interpretation"], resource.interpretation),
            (names["wait_time"], resource.wait_time),
            (names["service_area"], resource.service_area),
            (names["closes_on"], closes),
            (names["categories"], ", ".join(_(self._shows.names.get(each, each)) for each in resource.categories)),
            (names["mailing_address"], str(resource.mailing_address or "")),
            (names["checked_on"], checked),
            (_("Comes from"), self._source(resource)),
        )
        return _facts_grid([fact for fact in facts if fact[1]])

    def _source(self, resource: Resource) -> str:
        return self._("Added here") if resource.source == ADDED_HERE else resource.source


def _facts_grid(facts: Sequence[tuple[str, str]]) -> QWidget:
    place = QWidget()
    grid = QGridLayout(place)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for row, (label, text) in enumerate(facts):
        grid.addWidget(Words(label, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Saying(text), row, 1)
    return place


def _phone_line(number: str, what_for: str) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, spacing=10)
    shown = named(Words(number), "resource-phone")
    shown.setStyleSheet(f"font-size: {scaled(_PHONE_PIXELS)}px; font-weight: 600;")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    flow.addWidget(shown)
    if what_for:
        flow.addWidget(Words(what_for, "soft", wraps=True))
    line.setSizePolicy(_grows_with_width())
    return line


def _grows_with_width() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def _selectable(icon_name: str, text: str) -> IconWords:
    line = IconWords(icon_name, text, "")
    label = line.findChildren(QLabel)[-1]
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _hours(resource: Resource, now: datetime, _: Translator) -> str:
    """Say the week; where it is not known, what the source says of it."""
    if not is_known(resource.schedules, now.date()):
        told = "; ".join(rule.description for rule in resource.schedules if rule.description)
        return told or _("not known: call first")
    week = hours_in_words(resource, now.date(), _)
    others = [rule_in_words(rule, _) for rule in resource.schedules if rule.freq == "MONTHLY" or rule.closed]
    return "\n".join((*week, *others))


def _today(resource: Resource, now: datetime, _: Translator) -> str:
    """Say today's hours, "" where they are not known."""
    if not is_known(resource.schedules, now.date()):
        return ""
    spans = spans_on(resource.schedules, now.date())
    said = (_("{opens} to {closes}", opens=_.clock(span.opens), closes=_.clock(span.closes)) for span in spans)
    doubtful = now.weekday() in days_in_doubt(resource.schedules, now.date())
    return ", ".join(said) or (_("call first") if doubtful else _("closed"))
