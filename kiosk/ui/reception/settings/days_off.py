# SPDX-License-Identifier: GPL-3.0-or-later
"""An office's own days off: added in plain words, taken away with a press."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, empty
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.words.days import read_day
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Words, named

_LEAST_FOR_DAY = 140
Today = Callable[[], date]


class DaysOff(QWidget):
    """Shows the days that are still to come; those that are past are kept and not shown."""

    changed = Signal()

    def __init__(self, today: Today, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._today, self._ = today, translate
        self._days: tuple[date, ...] = ()
        self._none = named(Saying(translate("No days off of our own are ahead."), "soft", self), "no-days-off")
        self._rows = column(spacing=scaled(4))
        self.line = named(QLineEdit(self), "day-off", translate("Another day off"))
        self.line.setPlaceholderText(translate("24 December, or next Friday"))
        self.add = button(translate("Add this day"), "add-day-off", parent=self)
        self.add.setAutoDefault(True)
        self._wrong = named(Saying("", "error", self), "day-off-wrong")
        whole = column(self, spacing=scaled(6))
        whole.addWidget(self._none)
        whole.addLayout(self._rows)
        whole.addWidget(TurningRow(self, self.line, self.add, 8, scaled(_LEAST_FOR_DAY)))
        whole.addWidget(self._wrong)
        self.add.clicked.connect(self._on_added)
        self.line.returnPressed.connect(self._on_added)
        self.line.textEdited.connect(self._forget_wrong)
        self.show_days(())

    @property
    def days(self) -> tuple[date, ...]:
        """All of them, in order."""
        return self._days

    @property
    def is_half_typed(self) -> bool:
        """Whether a day was typed and not added."""
        return bool(self.line.text().strip())

    def show_days(self, days: Sequence[date]) -> None:
        """Show other days."""
        self._days = tuple(sorted(set(days)))
        empty(self._rows)
        ahead = [day for day in self._days if day >= self._today()]
        for day in ahead:
            said = self._.plain_date(day)
            remove = button(self._("Remove"), f"remove-{day.isoformat()}", "quiet", self)
            remove.setAutoDefault(True)
            remove.setAccessibleName(self._("Remove {day}", day=said))
            remove.clicked.connect(partial(self._remove, day))
            row = LinedUp(self, Words(self._day_said(day)), remove)
            self._rows.addWidget(row)
            row.show()
        self._none.setVisible(not ahead)
        self._forget_wrong()

    def take_typed(self) -> bool:
        """Add what was typed and not added; says whether it could be read."""
        if not self.is_half_typed:
            return True
        self._on_added()
        return not self.is_half_typed

    def _day_said(self, day: date) -> str:
        return self._("{weekday} {day}", weekday=self._.weekday(day.weekday()), day=self._.plain_date(day))

    @Slot()
    def _on_added(self) -> None:
        day = read_day(self.line.text(), self._today())
        if day is None or day < self._today():
            self._wrong.say(self._("Please write a day that is still to come, such as 24 December."))
            self._wrong.setVisible(True)
            self.line.setAccessibleDescription(self._wrong.accessibleName())
            self.line.setFocus()
            return
        self.line.clear()
        self.show_days((*self._days, day))
        self.line.setFocus()
        self.changed.emit()

    def _remove(self, day: date, _checked: bool = False) -> None:
        self.line.setFocus()  # before its button is gone, or the cursor would be anywhere
        self.show_days([each for each in self._days if each != day])
        self.changed.emit()

    @Slot()
    def _forget_wrong(self) -> None:
        self._wrong.say("")
        self._wrong.setVisible(False)
        self.line.setAccessibleDescription("")
