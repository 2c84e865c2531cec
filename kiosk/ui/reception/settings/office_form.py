# SPDX-License-Identifier: GPL-3.0-or-later
"""What the form of an office's rules is put together from."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kiosk.domain.schedule import WEEKDAYS
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column
from kiosk.ui.reception.settings.days_off import DaysOff, Today
from kiosk.ui.reception.settings.office_week import MOST_SPANS, weekday_name
from kiosk.ui.reception.settings.office_written import ANSWER, HOLIDAYS, HOURS, NAMES, REGION, WAIT, day_field
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.written import write_into, written_in
from kiosk.ui.theme import LOOK, scaled
from kiosk.ui.widgets import Rule, Words, named

_LONGEST_CLOCK, _LONGEST_NUMBER, _LONGEST_REGION = "12:30 pm", "0000", "WWWWWWW"
_AROUND, _AFTER_DAY = 40, 8


class ShortLine(QLineEdit):
    """A line as wide as the longest text that makes sense in it."""

    def __init__(self, widest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._widest = widest

    def sizeHint(self) -> QSize:
        """Leave room for that text."""
        width = self.fontMetrics().horizontalAdvance(self._widest) + scaled(_AROUND)
        return QSize(width, super().sizeHint().height())


class DayLine(QWidget):
    """When the office opens and closes on a weekday, and again on the same day where it does."""

    def __init__(self, day: int, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        name = weekday_name(day, _)
        label = Words(name, "", self)
        widths = [label.fontMetrics().horizontalAdvance(weekday_name(each, _)) for each in range(len(WEEKDAYS))]
        label.setMinimumWidth(max(widths) + scaled(_AFTER_DAY))
        self._wrong = named(Saying("", "error", self), f"hours-{day}-wrong")
        self.edges = [
            named(ShortLine(_LONGEST_CLOCK, self), f"{edge}-{day}-{at}", said)
            for at, words in enumerate(
                (
                    (_("{day}, opens", day=name), _("{day}, closes", day=name)),
                    (_("{day}, opens again", day=name), _("{day}, closes again", day=name)),
                )
            )
            for edge, said in zip(("opens", "closes"), words, strict=True)
        ]
        self.more = button(_("And again"), f"more-hours-{day}", "quiet", self)
        self.more.setAutoDefault(True)
        self.more.setAccessibleName(_("{day} opens a second time", day=name))
        first, last, again, end = self.edges
        first.setPlaceholderText(_("closed"))
        self._second = [Words(_("and"), "soft", self), again, Words(_("to"), "soft", self), end]
        to = Words(_("to"), "soft", self)
        line = LinedUp(self, label, first, to, last, self.more, *self._second, spacing=scaled(6))
        whole = column(self, spacing=scaled(2))
        whole.addWidget(line)
        whole.addWidget(self._wrong)
        self.more.clicked.connect(self._on_more)
        self.fold()

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with the day, "" for nothing."""
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        self.edges[0].setAccessibleDescription(sentence)

    def fold(self) -> None:
        """Show the second stretch only where there is one."""
        self._show_second(shown=any(line.text() for line in self.edges[MOST_SPANS:]))

    def _show_second(self, *, shown: bool) -> None:
        for widget in self._second:
            widget.setVisible(shown)
        self.more.setVisible(not shown)

    @Slot()
    def _on_more(self) -> None:
        self._show_second(shown=True)
        self.edges[MOST_SPANS].setFocus()


class OfficeForm(QWidget):
    """The fields, each with the place where its mistake is said. Knows nothing of rules."""

    changed = Signal()

    def __init__(self, country: str, today: Today, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = _ = translate
        self.setObjectName("office-form")
        self.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {LOOK.soft}; }}")
        self.meanwhile = named(Saying("", "strong", self), "office-changed-meanwhile")
        self.days = [DayLine(day, translate, self) for day in range(len(WEEKDAYS))]
        self.anew = button(_("Write the opening hours anew"), "hours-anew", parent=self)
        self.too_rich = named(
            Saying(_("Our opening hours are more than a week can show. They stay as they are."), "soft", self),
            "hours-too-rich",
        )
        self.holidays = named(QCheckBox(_("Closed on public holidays ({country})", country=country), self), HOLIDAYS)
        self.holidays.setAccessibleName(_("Closed on public holidays"))
        self.region = named(ShortLine(_LONGEST_REGION, self), REGION, _("State or region"))
        self.region.setMaxLength(6)
        self.days_off = DaysOff(today, translate, self)
        self.answer = named(ShortLine(_LONGEST_NUMBER, self), ANSWER, _("Working hours to answer a hand-off"))
        self.wait = named(ShortLine(_LONGEST_NUMBER, self), WAIT, _("Minutes after which a wait is too long"))
        self.names = named(QCheckBox(_("Call people by first name on the big screen"), self), NAMES)
        self.names.setAccessibleName(_("Call people by first name on the lobby’s big screen"))
        self.wrong = {name: named(Saying("", "error", self), f"{name}-wrong") for name in (HOURS, ANSWER, WAIT)}
        self.save = button(_("Save our office"), "save-office", "primary", self)
        self.undo = button(_("Undo changes"), "undo-office", parent=self)
        for pressed in (self.save, self.undo, self.anew):
            pressed.setAutoDefault(True)
        self._lay_out(_)
        for line in self.findChildren(QLineEdit):
            line.textEdited.connect(self.changed)
        for tick in (self.holidays, self.names):
            tick.toggled.connect(self.changed)
        self.days_off.changed.connect(self.changed)

    @property
    def written(self) -> dict[str, str]:
        """What stands in the fields, by their names."""
        return written_in(self)

    def write(self, fields: Mapping[str, str]) -> None:
        """Fill the fields."""
        write_into(self, fields)
        for day in self.days:
            day.fold()
        self.say_wrong({})

    def show_week(self, *, shown: bool) -> None:
        """Show the fields of the week, or why they are not there."""
        for day in self.days:
            day.setVisible(shown)
        self.too_rich.setVisible(not shown)
        self.anew.setVisible(not shown)

    @property
    def shows_week(self) -> bool:
        """Whether the week can be written."""
        return not self.days[0].isHidden()

    def say_wrong(self, wrong: Mapping[str, str]) -> None:
        """Say beside the fields what is wrong with them, and nothing beside the others."""
        for name, place in self.wrong.items():
            place.say(wrong.get(name, ""))
            place.setVisible(name in wrong)
        for name, line in ((ANSWER, self.answer), (WAIT, self.wait)):
            line.setAccessibleDescription(wrong.get(name, ""))
        for at, day in enumerate(self.days):
            day.say_wrong(wrong.get(day_field(at), ""))

    def focus_wrong(self, name: str) -> None:
        """Go to a field that is to be mended."""
        numbers = {ANSWER: self.answer, WAIT: self.wait}
        of_days = {day_field(at): day.edges[0] for at, day in enumerate(self.days)}
        (numbers | of_days).get(name, self.days[0].edges[0]).setFocus()

    def _lay_out(self, _: Translator) -> None:
        whole = column(self, spacing=scaled(8))
        whole.addWidget(self.meanwhile)
        whole.addWidget(Saying(_("When we are open"), "strong", self))
        for day in self.days:
            whole.addWidget(day)
        for widget in (self.too_rich, LinedUp(self, self.anew), self.wrong[HOURS], Rule()):
            whole.addWidget(widget)
        whole.addWidget(Saying(_("Holidays and days off"), "strong", self))
        whole.addWidget(self.holidays)
        region = Words(_("State or region"), "soft", self)
        region.setBuddy(self.region)
        whole.addWidget(LinedUp(self, region, self.region))
        said = _("Its short name, such as CA or NSW. Empty: the holidays of the whole country.")
        whole.addWidget(Saying(said, "soft", self))
        whole.addWidget(self.days_off)
        whole.addWidget(Rule())
        whole.addWidget(Saying(_("What must not wait"), "strong", self))
        for before, line, after, name in (
            (_("A hand-off is answered within"), self.answer, _("working hours"), ANSWER),
            (_("Somebody waits too long after"), self.wait, _("minutes"), WAIT),
        ):
            whole.addWidget(LinedUp(self, Words(before, "", self), line, Words(after, "", self)))
            whole.addWidget(self.wrong[name])
        whole.addWidget(Rule())
        whole.addWidget(Saying(_("The lobby’s big screen"), "strong", self))
        whole.addWidget(self.names)
        whole.addWidget(
            Saying(_("First name or chosen name, never more, and never for somebody confidential."), "soft", self)
        )
        whole.addWidget(LinedUp(self, self.undo, self.save))
