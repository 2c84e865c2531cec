# SPDX-License-Identifier: GPL-3.0-or-later
"""What the block of the office's own rules is put together from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, empty
from kiosk.ui.reception.settings.days_off import Today
from kiosk.ui.reception.settings.office_form import OfficeForm
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, named

_LEAST_FOR_HEADING = 160


class OfficeBlockView(Card):
    """How it is, a line each; the form below when somebody changes it."""

    def __init__(self, country: str, today: Today, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        named(self, "our-office", _("Our office"))
        self.change = button(_("Change our office"), "change-office", parent=self)
        self.change.setAutoDefault(True)
        self.who_may = named(Saying(_("A supervisor can change this."), "soft", self), "who-may-change")
        self.form = OfficeForm(country, today, translate, self)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(scaled(6))
        self._rows.setColumnStretch(0, 1)
        self._rows.setColumnStretch(1, 3)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 18)
        lines.setSpacing(scaled(10))
        heading = Saying(_("Our office"), "heading", self)
        lines.addWidget(TurningRow(self, heading, self.change, 8, scaled(_LEAST_FOR_HEADING)))
        lines.addLayout(self._rows)
        lines.addWidget(self.who_may)
        lines.addWidget(self.form)
        lines.addStretch(1)

    def show_summary(self, rows: Sequence[tuple[str, str]]) -> None:
        """Say how it is."""
        empty(self._rows)
        top = Qt.AlignmentFlag.AlignTop
        for at, (about, how) in enumerate(rows):
            self._rows.addWidget(Saying(about, "soft", self), at, 0, top)
            self._rows.addWidget(Saying(how, "", self), at, 1, top)

    def show_form(self, *, shown: bool) -> None:
        """Show the form, or the lines in its place."""
        for at in range(self._rows.count()):
            item = self._rows.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not shown)
        self.form.setVisible(shown)
