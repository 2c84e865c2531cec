# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for somebody new, or for what somebody tells us now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.domain.visitor import ContactPreference
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Choice, Saying, button, column, row
from kiosk.ui.reception.words.contact import contact_in_words
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, IconButton, Words, named

LONGEST_FIELD = 10_000


class NewVisitorView(Card):
    """Fields and buttons; Esc anywhere in it leaves, Enter in a line saves."""

    dismissed = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = translate
        self.heading = named(Saying("", "heading", self), "visitor-form-heading")
        self.likely = QWidget(self)
        self.likely_rows = column(self.likely, spacing=6)
        self.problem = named(Saying("", "error", self), "visitor-form-problem")
        self._grid = QGridLayout()
        self.name = self._line(0, 0, _("Name"), "visitor-name")
        self.called = self._line(0, 1, _("Likes to be called"), "visitor-called")
        self.pronunciation = self._line(1, 0, _("How to say it"), "visitor-pronunciation")
        self.phone = self._line(1, 1, _("Phone"), "visitor-phone")
        self.language = named(Choice(self), "visitor-language", _("Language"))
        self._place(2, 0, _("Language"), self.language)
        self.birth_date = self._line(2, 1, _("Birth date"), "visitor-birth-date")
        self.birth_read = named(Saying("", "soft", self), "visitor-birth-read")
        self.contact = named(Choice(self), "visitor-contact", _("How may we reach them?"))
        for preference in ContactPreference:
            self.contact.addItem(contact_in_words(preference, _), preference.value)
        self._place(3, 0, _("How may we reach them?"), self.contact)
        self.note = self._line(3, 1, _("Note for whoever greets them"), "visitor-note-field")
        self.large_print = named(QCheckBox(_("Large print"), self), "visitor-large-print")
        self.confidential = named(QCheckBox(_("Confidential"), self), "visitor-confidential")
        self.save = named(IconButton("check", _("Save and greet"), "primary", self), "visitor-save")
        self.cancel = button(_("Cancel"), "visitor-cancel", parent=self)
        self._lay_out()

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """Every one-line field."""
        return (self.name, self.called, self.pronunciation, self.phone, self.birth_date, self.note)

    def _line(self, at: int, side: int, label: str, object_name: str) -> QLineEdit:
        line = named(QLineEdit(self), object_name, label)
        line.setMaxLength(LONGEST_FIELD)
        self._place(at, side, label, line)
        return line

    def _place(self, at: int, side: int, label: str, widget: QWidget) -> None:
        said = Words(label, "soft", self, wraps=True)
        said.setBuddy(widget)
        self._grid.addWidget(said, 2 * at, side)
        self._grid.addWidget(widget, 2 * at + 1, side)

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(scaled(16))
        self._grid.setVerticalSpacing(scaled(4))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        ticks = row(spacing=scaled(20))
        ticks.addWidget(self.large_print)
        ticks.addWidget(self.confidential)
        ticks.addStretch(1)
        buttons = row(spacing=scaled(10))
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16))
        whole.setSpacing(scaled(10))
        whole.addWidget(self.heading)
        whole.addWidget(self.likely)
        whole.addLayout(self._grid)
        whole.addWidget(self.birth_read)
        whole.addLayout(ticks)
        whole.addWidget(self.problem)
        whole.addLayout(buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
