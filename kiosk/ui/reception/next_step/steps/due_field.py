# SPDX-License-Identifier: GPL-3.0-or-later
"""A due time written in plain words, said back as it was understood; a closed time is named so, and stays allowed."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton

from kiosk.desk.promise import DueCheck, due_check
from kiosk.domain.working_time import ALWAYS_OPEN, OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.due_said import DueSaid
from kiosk.ui.reception.next_step.steps.fields import LONG_AGO
from kiosk.ui.reception.words.closed import shut_in_words
from kiosk.ui.reception.words.dates import understood_time


class DueField(QObject):
    """Reads a line as a time ahead of now, by the office's calendar; the working times next to it are a click away."""

    changed = Signal()
    """Another time was written or taken over."""

    def __init__(self, line: QLineEdit, said: DueSaid, translate: Translator) -> None:
        super().__init__(line)
        self._line, self._said, self._ = line, said, translate
        self._now, self._calendar = LONG_AGO, ALWAYS_OPEN
        line.textEdited.connect(self._on_typed)
        said.before.clicked.connect(self._on_before)
        said.after.clicked.connect(self._on_after)
        self._show()

    @property
    def due(self) -> datetime | None:
        """The time, None while there is none or it is past."""
        check = self._check
        return check.due_at if check else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not self._line.text().strip()

    def show_now(self, now: datetime, calendar: OfficeCalendar) -> None:
        """Reckon from another moment, by this office's hours."""
        self._now, self._calendar = now, calendar
        self._show()

    def clear(self) -> None:
        """Forget the time."""
        self._line.setText("")
        self._show()

    @property
    def _check(self) -> DueCheck | None:
        text = self._line.text().strip()
        return due_check(text, self._now, self._calendar) if text else None

    def _show(self) -> None:
        check, said = self._check, self._said
        if check is not None:
            said.understood.say(understood_time(check.due_at, self._))
        elif not self.is_empty:
            said.understood.say(self._("Not understood as a time ahead. Try “tomorrow 3 pm” or “Friday”."))
        shut = check.shut if check else None
        said.closed.say(shut_in_words(shut, check.due_at.date(), self._) if check and shut else "")
        said.closed.setVisible(shut is not None)
        self._show_nearby(said.before, check.before if check else None)
        self._show_nearby(said.after, check.after if check else None)
        said.nearby.setVisible(bool(check and (check.before or check.after)))
        said.setVisible(not self.is_empty)

    def _show_nearby(self, button: QPushButton, moment: datetime | None) -> None:
        if moment is not None:
            button.setText(self._said_shortly(moment))
            button.setAccessibleName(button.text())
        button.setVisible(moment is not None)

    def _said_shortly(self, moment: datetime) -> str:
        return self._("{day}, {time}", day=self._.short_day(moment.date()), time=self._.clock(moment))

    def _take(self, moment: datetime | None) -> None:
        """Write a time into the line, in words where they are read as the same time, and go on from there."""
        if moment is None:
            return
        text = self._said_shortly(moment)
        check = due_check(text, self._now, self._calendar)
        self._line.setText(text if check and check.due_at == moment else moment.isoformat(timespec="minutes"))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_typed()

    @Slot()
    def _on_typed(self) -> None:
        self._show()
        self.changed.emit()

    @Slot()
    def _on_before(self) -> None:
        check = self._check
        self._take(check.before if check else None)

    @Slot()
    def _on_after(self) -> None:
        check = self._check
        self._take(check.after if check else None)
