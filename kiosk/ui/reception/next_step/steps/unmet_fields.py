# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying plainly that we could not help yet, and why; it stays ours (rule 3)."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.office_time import review_day
from kiosk.desk.take_need import StepChoice
from kiosk.domain.next_step import UnmetReason
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import StepFields
from kiosk.ui.reception.rows import Choice
from kiosk.ui.reception.words.days import read_day
from kiosk.ui.reception.words.steps import reason_in_words
from kiosk.ui.widgets import named


class UnmetFields(StepFields):
    """A reason, a note for whoever looks again, and the day on which they do: in two weeks if nothing is said."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self.reason = named(Choice(self), "unmet-reason", _("Why we could not help yet"))
        self.reason.addItem(_("Choose …"), "")
        for reason in UnmetReason:
            self.reason.addItem(reason_in_words(reason, _), reason.value)
        self.add_labelled(_("Why"), self.reason)
        self.note = self.add_line(_("Note"), "unmet-note", _("What we tried, what would help"))
        self.day = self.add_line(_("Look again on"), "unmet-day", _("For example: tomorrow, Friday"))
        self.reason.currentIndexChanged.connect(self.changed)

    def step(self) -> StepChoice | None:
        """The unmet mark, when there is a reason."""
        if self.missing():
            return None
        reason = UnmetReason(self.reason.currentData())
        return MarkUnmet(reason=reason, note=self.note.text(), review_on=self._review_on())

    def missing(self) -> str:
        """It needs a reason, and a day that is understood where one is said."""
        if not self.reason.currentData():
            return self._("Choose the reason.")
        return "" if self._review_on() else self._("Please write a day ahead, such as tomorrow or Friday.")

    def lacking(self) -> QWidget | None:
        """The reason, then the day."""
        if not self.reason.currentData():
            return self.reason
        return self.day if self.missing() else None

    def keeping(self) -> str:
        """It stays ours, with a day to look again."""
        on = self._review_on()
        if on is None:
            return super().keeping()
        day = self._.short_day(on)
        return self._("{name} keeps this and looks again on {day}", name=self._situation.keeper, day=day)

    def clear(self) -> None:
        """Forget the reason."""
        self.reason.setCurrentIndex(0)
        self.note.setText("")
        self.day.setText("")

    def _review_on(self) -> date | None:
        """The day that is said, the usual one where nothing is; None for one that is past or not understood."""
        today, said = self._situation.now.date(), self.day.text().strip()
        day = read_day(said, today) if said else review_day(today, self._situation.calendar)
        return day if day is not None and day >= today else None
