# SPDX-License-Identifier: GPL-3.0-or-later
"""The week's hours: a row a day, typed as one would say them, and read back beside what was typed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from kiosk.domain.schedule import Schedule
from kiosk.messages import Translator
from kiosk.ui.reception.directory.editor.field import LONGEST_LINE, Field, Unreadable
from kiosk.ui.reception.directory.editor.hours_reading import HoursReader, ReadHours, TypedHours
from kiosk.ui.reception.directory.enter_button import enter_button
from kiosk.ui.reception.rows import Saying, column, empty
from kiosk.ui.reception.turning import TurningRow
from kiosk.ui.reception.words.resource_fields import rule_in_words
from kiosk.ui.theme import scaled, set_role, text_scale
from kiosk.ui.widgets import Words, named

_DAYS = range(7)
_LARGE_TEXT = 1.4


class HoursField(Field):
    """Seven lines. "Mon-Fri 9-5" typed into any of them goes to the days it names."""

    def __init__(self, key: str, label: str, read: ReadHours, translate: Translator, parent: QWidget) -> None:
        super().__init__(key, label, translate, parent)
        self._reader = HoursReader(read, translate)
        self._others: tuple[Schedule, ...] = ()
        self._lines = [self._day_line(day) for day in _DAYS]
        self._backs = [named(Saying("", "soft", self), f"back-hours-{day}") for day in _DAYS]
        self._in_words = self.named_line(QLineEdit(self), "hours-in-words", translate("Anything else about the hours"))
        self._in_words.setMaxLength(LONGEST_LINE)
        self._in_words.setPlaceholderText(translate("For example “by appointment only”"))
        place = QWidget(self)
        self._listed = column(place, spacing=scaled(4))
        self._lay_out(place)

    @property
    def raw(self) -> object:
        """The texts, and the rules that are kept as they are."""
        days = tuple(line.text().strip() for line in self._lines)
        return TypedHours(days=days, in_words=self._in_words.text().strip(), others=self._others)

    def write(self, raw: object) -> None:
        """Put texts in."""
        typed = raw if isinstance(raw, TypedHours) else TypedHours()
        self._others = typed.others
        for line, text in zip(self._lines, typed.days, strict=True):
            line.setText(text)
            line.setCursorPosition(0)
        self._in_words.setText(typed.in_words)
        self._show_others()
        self._show_back()

    def raw_of(self, value: object) -> object:
        """The texts of a row of rules."""
        typed = self._reader.typed(value) if isinstance(value, tuple) else TypedHours()
        return replace(typed, in_words=" ".join(typed.in_words.split())[:LONGEST_LINE])

    def read(self) -> object:
        """The rules; raises Unreadable, and goes to the day."""
        typed = self.raw
        rules = self._reader.rules(typed) if isinstance(typed, TypedHours) else None
        if rules is None:
            raise Unreadable(self._("Some hours are not understood. Write them like “9-12:30, 2-5”."))
        return rules

    @property
    def first(self) -> QWidget:
        """The first day that is not understood, else Monday."""
        return next((line for day, line in enumerate(self._lines) if self._day(day) is None), self._lines[0])

    @property
    def summary(self) -> str:
        """The days on which something is said."""
        said = (f"{self._.weekday(day)} {line.text()}" for day, line in enumerate(self._lines) if line.text())
        return "; ".join((*said, *((self._in_words.text(),) if self._in_words.text() else ())))

    def _day(self, day: int) -> object:
        return self._reader.day(day, self._lines[day].text())

    def _day_line(self, day: int) -> QLineEdit:
        name = self._.weekday(day)
        line = self.named_line(
            QLineEdit(self), f"hours-{day}", self._("{field}: {value}", field=self.label, value=name)
        )
        line.setMaxLength(LONGEST_LINE)
        line.setPlaceholderText(self._("9-12:30, 2-5") if day == 0 else "")
        line.textChanged.connect(self._show_back)
        line.editingFinished.connect(self._on_day_left)
        return line

    def _lay_out(self, others: QWidget) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(10))
        grid.setVerticalSpacing(scaled(4))
        grid.setColumnStretch(1, 3)
        beside = text_scale() < _LARGE_TEXT
        grid.setColumnStretch(2, 4 if beside else 0)
        for day in _DAYS:
            label = Words(self._.weekday(day), "", self)
            label.setBuddy(self._lines[day])
            grid.addWidget(label, 2 * day, 0)
            grid.addWidget(self._lines[day], 2 * day, 1)
            if beside:
                grid.addWidget(self._backs[day], 2 * day, 2, Qt.AlignmentFlag.AlignVCenter)
            else:
                grid.addWidget(self._backs[day], 2 * day + 1, 1)
        hint = Saying(self._("Write a day as you would say it. “Mon-Fri 9-5” fills all five."), "soft", self)
        for each in (Words(self.label, "soft", self), hint):
            self.whole.addWidget(each)
        self.whole.addLayout(grid)
        for widget in (self._in_words, others, self.problem):
            self.whole.addWidget(widget)

    def _show_others(self) -> None:
        empty(self._listed)
        for at, rule in enumerate(self._others):
            leave_out = enter_button(self._("Leave out"), f"leave-out-{at}", "small", self)
            leave_out.setProperty("at", at)
            leave_out.clicked.connect(self._on_leave_out)
            said = Saying(self._("Also: {hours}", hours=rule_in_words(rule, self._)), "soft", self)
            self._listed.addWidget(TurningRow(self, said, leave_out, spacing=8, least=scaled(200)))

    @Slot()
    def _show_back(self) -> None:
        typed = any(line.text().strip() for line in self._lines)
        for day, back in enumerate(self._backs):
            text = self._lines[day].text()
            spans = self._reader.day(day, text)
            understood = self._reader.back(spans) if spans is not None else ""
            role = "soft" if spans is not None else "error"
            if back.property("role") != role:
                set_role(back, role)
            wrong = self._("Not understood. Write it like “9-12:30, 2-5”, or “9 am - 5 pm”.")
            back.say((understood if typed else "") if spans is not None else wrong)
            self._lines[day].setAccessibleDescription(back.accessibleName())

    @Slot()
    def _on_day_left(self) -> None:
        """Send hours that name their days to those days."""
        line = self.sender()
        at = next((day for day, each in enumerate(self._lines) if each is line), None)
        if at is None or self._day(at) is not None:
            return
        week = self._reader.week(self._lines[at].text())
        if week:
            self._lines[at].setText("")
        for day, text in week.items():
            self._lines[day].setText(text)

    @Slot()
    def _on_leave_out(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            at = int(pressed.property("at"))
            self._others = (*self._others[:at], *self._others[at + 1 :])
            self._show_others()
            self._in_words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.on_typed()
