# SPDX-License-Identifier: GPL-3.0-or-later
"""One resource of the directory, whole."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kiosk.desk.find_help import Help
from kiosk.domain.opening_hours import is_known
from kiosk.domain.resource import Contact, Resource
from kiosk.messages import Translator
from kiosk.ui.widgets import Card, Chip, FlowLayout, IconWords, ScrolledColumn, Words, named
from kiosk.ui.words.help import hours_in_words, open_in_words, phone_in_words


class ResourceDetail(ScrolledColumn):
    """Shows a resource with everything that is known about it, each fact as plain text beside what it is."""

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self.setObjectName("resource-detail")
        self._card: Card | None = None
        self.column.addStretch(1)

    def show_help(self, help_: Help | None, now: datetime) -> None:
        """Show one, or nothing; `now` is the office's wall time."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if help_ is None:
            return
        self._card = named(Card(), "resource-card", help_.resource.name)
        self._fill(QVBoxLayout(self._card), help_, now)
        self.column.insertWidget(0, self._card)
        self.verticalScrollBar().setValue(0)

    def _fill(self, column: QVBoxLayout, help_: Help, now: datetime) -> None:
        resource = help_.resource
        column.setContentsMargins(22, 18, 22, 20)
        column.setSpacing(10)
        column.addWidget(named(Words(resource.name, "heading", wraps=True), "resource-name"))
        if resource.organization and resource.organization != resource.name:
            column.addWidget(Words(resource.organization, "soft", wraps=True))
        if resource.alert:
            column.addWidget(named(Words(resource.alert, "error", wraps=True), "resource-alert"))
        column.addWidget(self._chips(help_, now))
        for icon_name, text in self._ways(resource):
            column.addWidget(_selectable(icon_name, text))
        if resource.description and resource.description != resource.name:
            column.addWidget(Words(resource.description, wraps=True))
        column.addLayout(self._facts(resource, now))

    def _chips(self, help_: Help, now: datetime) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(chips)
        flow.addWidget(named(Chip(*open_in_words(help_.status, now, self._)), "resource-open"))
        for code in help_.resource.languages:
            flow.addWidget(Chip(self._.language_name(code), "chip"))
        return chips

    def _ways(self, resource: Resource) -> list[tuple[str, str]]:
        """List how to reach it, each with its icon."""
        _ = self._
        ways = [("phone", _joined(phone_in_words(phone, _), phone.description)) for phone in resource.phones]
        ways += [("user-round", self._contact(contact)) for contact in resource.contacts]
        if resource.confidential_site:
            ways.append(("shield-check", _("The address is confidential. Call first.")))
        elif resource.address is not None:
            ways.append(("map-pin", str(resource.address)))
        more = (
            ("bus", "" if resource.confidential_site else resource.transportation),
            ("accessibility", resource.accessibility),
            ("globe", resource.website),
            ("mail", resource.email),
        )
        return ways + [(icon_name, text) for icon_name, text in more if text]

    def _contact(self, contact: Contact) -> str:
        phones = ", ".join(phone_in_words(phone, self._) for phone in contact.phones)
        return _joined(contact.name, contact.title, phones, contact.email)

    def _facts(self, resource: Resource, now: datetime) -> QGridLayout:
        _ = self._
        facts = (
            (_("Hours"), _hours(resource, now, _)),
            (_("Bring"), "\n".join(resource.documents)),
            (_("Cost"), resource.fees),
            (_("Who it is for"), _joined(resource.eligibility, _ages(resource, _))),
            (_("How to apply"), resource.application_process),
            (_("Interpreting"), resource.interpretation),
            (_("Wait"), resource.wait_time),
            (_("Serves"), resource.service_area),
            (_("Closes on"), _.day(resource.closes_on, year=True) if resource.closes_on else ""),
            (_("Our note"), resource.note),
            (_("Checked on"), _.day(resource.checked_on, year=True) if resource.checked_on else _("not noted")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (label, text) in enumerate(fact for fact in facts if fact[1]):
            grid.addWidget(Words(label, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(text, wraps=True), row, 1)
        return grid


def _selectable(icon_name: str, text: str) -> IconWords:
    line = IconWords(icon_name, text, "")
    label = line.findChildren(QLabel)[-1]
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return line


def _hours(resource: Resource, now: datetime, _: Translator) -> str:
    lines = hours_in_words(resource, now.date(), _)
    if is_known(resource.schedules, now.date()):
        return "\n".join(lines)
    told = "; ".join(rule.description for rule in resource.schedules if rule.description)
    return told or _("not known: call first")


def _ages(resource: Resource, _: Translator) -> str:
    least, most = resource.minimum_age, resource.maximum_age
    if least is not None and most is not None:
        return _("ages {least} to {most}", least=least, most=most)
    if least is not None:
        return _("from age {least}", least=least)
    return _("up to age {most}", most=most) if most is not None else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
