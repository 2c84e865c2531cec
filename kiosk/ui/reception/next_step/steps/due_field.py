# SPDX-License-Identifier: GPL-3.0-or-later
"""A due time written in plain words, said back as it was understood."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from kiosk.domain.deadline import due_in
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import LONG_AGO
from kiosk.ui.reception.rows import Saying
from kiosk.ui.reception.words.dates import understood_time


class DueField(QObject):
    """Reads a line as a time ahead of now; both are wall time of the office."""

    changed = Signal()

    def __init__(self, line: QLineEdit, understood: Saying, translate: Translator) -> None:
        super().__init__(line)
        self._line, self._understood, self._ = line, understood, translate
        self._now = LONG_AGO
        line.textEdited.connect(self._on_typed)
        self._show()

    @property
    def due(self) -> datetime | None:
        """The time, None while there is none or it is past."""
        text = self._line.text().strip()
        due = due_in(text, self._now) if text else None
        return due if due is not None and due > self._now else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._line.text().strip()

    def show_now(self, now: datetime) -> None:
        """Reckon from another moment."""
        self._now = now
        self._show()

    def clear(self) -> None:
        """Forget the time."""
        self._line.setText("")
        self._show()

    def _show(self) -> None:
        due = self.due
        if due is not None:
            self._understood.say(understood_time(due, self._))
        elif self.is_empty:
            self._understood.say("")
        else:
            self._understood.say(self._("Not understood as a time ahead. Try “tomorrow 3 pm” or “Friday”."))
        self._understood.setVisible(not self.is_empty)

    @Slot()
    def _on_typed(self) -> None:
        self._show()
        self.changed.emit()
