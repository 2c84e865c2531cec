# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in plain words: "Friday", "3 December", read back at once."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.deadline import due_in
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.field import LineField, Unreadable
from kiosk.ui.reception.rows import Saying
from kiosk.ui.widgets import named


class DayField(LineField):
    """The day, None for none. `now` says the office's wall time."""

    def __init__(
        self, key: str, label: str, now: Callable[[], datetime], translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(key, label, translate, parent, translate("For example “Friday” or “3 December”"))
        self._now = now
        self._back = named(Saying("", "soft", self), f"back-{key.replace('_', '-')}")
        self.whole.addWidget(self._back)
        self.line.textChanged.connect(self._show_back)
        self._back.hide()

    def raw_of(self, value: object) -> object:
        """The day as figures, which every language reads."""
        return value.isoformat() if isinstance(value, date) else ""

    def read(self) -> object:
        """The day."""
        written = str(self.raw)
        if not written:
            return None
        due = due_in(written, self._now())
        if due is None:
            raise Unreadable(self._("We cannot read this day. Write it like “Friday” or “3 December”."))
        return due.date()

    @Slot()
    def _show_back(self) -> None:
        try:
            day = self.read()
            said, role = (self._.day(day, year=True) if isinstance(day, date) else ""), "soft"
        except Unreadable as unreadable:
            said, role = unreadable.sentence, "error"
        self._back.setProperty("role", role)
        self._back.say(said)
        self._back.style().polish(self._back)
        self._back.setVisible(bool(said))
