# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fields of all next steps have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.desk.hand_over import Receiver
from kiosk.desk.office_time import check_back_day
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.resource import Resource
from kiosk.domain.visitor import ContactPreference
from kiosk.domain.working_time import ALWAYS_OPEN, OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import near_day
from kiosk.ui.reception.written import write_into, written_in
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Words, named

_LONGEST_LINE = 2_000
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment shown before anybody has said what time it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the fields need to know. `now` is the office's wall time; `name` is "" for a guest.

    `keeper` is who is signed in and keeps the need; `receivers` are those it can be handed to. `ways` are the avenues
    to the resource that are worth a try. `contact` is how the visitor wants to hear from us.
    """

    name: str = ""
    keeper: str = ""
    now: datetime = LONG_AGO
    calendar: OfficeCalendar = ALWAYS_OPEN
    resource: Resource | None = None
    ways: tuple[Avenue, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    contact: ContactPreference = ContactPreference.ANY


class StepFields(QWidget):
    """The fields of one next step. Each says what it would save, or what is still missing. `first` takes the focus."""

    changed = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self._situation = Situation()
        self.first: QWidget | None = None
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self.form = QVBoxLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(scaled(6))

    def show_situation(self, situation: Situation) -> None:
        """Take in who it is about, what is chosen, and when it is."""
        self._situation = situation

    def step(self) -> StepChoice | None:
        """What would be saved; None while something is missing."""
        raise NotImplementedError

    def missing(self) -> str:
        """Say what is missing, "" when nothing is."""
        return ""

    def lacking(self) -> QWidget | None:
        """Name the first field that something is missing in, None when that is no field of these."""
        return None

    def keeping(self) -> str:
        """Say whose the need is now, and when they look at it again."""
        return self._("{name} keeps this until it is settled", name=self._situation.keeper)

    def keeping_and_asking(self) -> str:
        """Say who keeps a referral, and when they ask how it went."""
        today = self._situation.now.date()
        day = near_day(check_back_day(today, self._situation.calendar), today, self._)
        return self._(
            "{name} keeps this until it is settled · check back on {day}", name=self._situation.keeper, day=day
        )

    def clear(self) -> None:
        """Keep nothing of what was written here."""

    def written(self) -> dict[str, str]:
        """Gather what is filled in, to be put by."""
        return written_in(self)

    def write_again(self, written: Mapping[str, str]) -> None:
        """Fill in what was put by."""
        write_into(self, written)

    def add_line(self, label: str, object_name: str, placeholder: str = "") -> QLineEdit:
        """Add a one-line field with its label beside it."""
        line = named(QLineEdit(self), object_name, label)
        line.setMaxLength(_LONGEST_LINE)
        line.setPlaceholderText(placeholder)
        line.textEdited.connect(self.changed)
        self.add_labelled(label, line)
        return line

    def add_labelled(self, label: str, widget: QWidget) -> None:
        """Add a field with its label beside it; the label goes above where there is too little room."""
        last = self.form.itemAt(self.form.count() - 1)
        lines = last.layout() if last is not None else None
        if not isinstance(lines, QFormLayout):
            lines = _lines()
            self.form.addLayout(lines)
        self.first = self.first or widget
        said = Words(label, "soft", self)
        said.setBuddy(widget)
        lines.addRow(said, widget)

    def missing_resource(self) -> str:
        """Say that a resource has to be chosen first."""
        return "" if self._situation.resource else self._("Choose under “Who can help” first.")


def _lines() -> QFormLayout:
    lines = QFormLayout()
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(scaled(8))
    lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return lines
