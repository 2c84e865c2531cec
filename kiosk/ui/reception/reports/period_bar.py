# SPDX-License-Identifier: GPL-3.0-or-later
"""Which days and which office a report is about."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QPushButton, QWidget

from kiosk.domain.office import Office
from kiosk.domain.report import NamedSpan, Span
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Choice, button
from kiosk.ui.widgets import FlowLayout, Words, named

_EARLIEST = QDate(2000, 1, 1)


class PeriodBar(QWidget):
    """Says when something else was chosen. `span` is None where the last of somebody's own days is before the first."""

    chosen = Signal()

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self._today = date.min
        words = {
            NamedSpan.THIS_WEEK: _("This week"),
            NamedSpan.LAST_WEEK: _("Last week"),
            NamedSpan.THIS_MONTH: _("This month"),
            NamedSpan.LAST_MONTH: _("Last month"),
        }
        self._named = {span: self._toggle(text, f"report-{span.value}") for span, text in words.items()}
        self._own = self._toggle(_("Own days"), "report-own-days")
        self._first = named(QDateEdit(self), "report-first-day", _("First day"))
        self._last = named(QDateEdit(self), "report-last-day", _("Last day"))
        self._to = Words(_("to"), "soft", self)
        self._office = named(Choice(self), "report-office", _("Office"))
        self._office.setMinimumContentsLength(18)
        self._group = QButtonGroup(self)
        flow = FlowLayout(self)
        for toggle in (*self._named.values(), self._own):
            self._group.addButton(toggle)
            flow.addWidget(toggle)
        for each in (self._first, self._to, self._last, self._office):
            each.ensurePolished()
            each.setMinimumHeight(self._own.sizeHint().height())
            flow.addWidget(each)
        for field in (self._first, self._last):
            field.setCalendarPopup(True)
            field.setMinimumDate(_EARLIEST)
            field.dateChanged.connect(self._on_chosen)
        self._group.buttonClicked.connect(self._on_chosen)
        self._office.currentIndexChanged.connect(self._on_chosen)
        self.begin(date(2000, 1, 1))
        self.show_offices(())

    def begin(self, today: date) -> None:
        """Go back to this week; own days begin as the last seven."""
        self._today = today
        self._named[NamedSpan.THIS_WEEK].setChecked(True)
        day = QDate(today.year, today.month, today.day)
        for field, value in ((self._first, day.addDays(-6)), (self._last, day)):
            with QSignalBlocker(field):  # nobody chose these
                field.setDate(value)
        self._show_fields()

    def show_offices(self, offices: Sequence[Office]) -> None:
        """Offer a choice where there are several; the first one is ours."""
        with QSignalBlocker(self._office):
            self._office.clear()
            for office in offices:
                self._office.addItem(office.name, office.id)
            self._office.addItem(self._("All offices"), None)
            self._office.setCurrentIndex(0)
        self._office.setVisible(len(offices) > 1)

    @property
    def span(self) -> Span | None:
        """The days that are chosen."""
        if self._own.isChecked():
            first, last = (_day_of(field) for field in (self._first, self._last))
            return Span(first, last) if first <= last else None
        return next(span.around(self._today) for span, toggle in self._named.items() if toggle.isChecked())

    @property
    def office_id(self) -> UUID | None:
        """The office that is chosen, None for all."""
        chosen = self._office.currentData()
        return chosen if isinstance(chosen, UUID) else None

    def focus(self) -> None:
        """Go to the span that is chosen."""
        for toggle in (*self._named.values(), self._own):
            if toggle.isChecked():
                toggle.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_chosen(self, *_what: object) -> None:
        self._show_fields()
        self.chosen.emit()

    def _show_fields(self) -> None:
        for each in (self._first, self._to, self._last):
            each.setVisible(self._own.isChecked())

    def _toggle(self, text: str, name: str) -> QPushButton:
        toggle = button(text, name, parent=self)
        toggle.setCheckable(True)
        toggle.setAutoDefault(True)
        return toggle


def _day_of(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
