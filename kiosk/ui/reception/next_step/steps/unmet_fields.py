# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying plainly that we could not help yet, and why; it stays ours (rule 3)."""

from PySide6.QtWidgets import QWidget

from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.office_time import review_day
from kiosk.desk.take_need import StepChoice
from kiosk.domain.next_step import UnmetReason
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import StepFields
from kiosk.ui.reception.rows import Choice
from kiosk.ui.reception.words.dates import near_day
from kiosk.ui.reception.words.steps import reason_in_words
from kiosk.ui.widgets import named


class UnmetFields(StepFields):
    """A reason, and a note for whoever looks again."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self.reason = named(Choice(self), "unmet-reason", _("Why we could not help yet"))
        self.reason.addItem(_("Choose …"), "")
        for reason in UnmetReason:
            self.reason.addItem(reason_in_words(reason, _), reason.value)
        self.add_labelled(_("Why"), self.reason)
        self.note = self.add_line(_("Note"), "unmet-note", _("What we tried, what would help"))
        self.reason.currentIndexChanged.connect(self.changed)

    def step(self) -> StepChoice | None:
        """The unmet mark, when there is a reason."""
        reason = self.reason.currentData()
        return MarkUnmet(reason=UnmetReason(reason), note=self.note.text()) if reason else None

    def missing(self) -> str:
        """It needs a reason."""
        return "" if self.reason.currentData() else self._("Choose the reason.")

    def lacking(self) -> QWidget | None:
        """The reason, while there is none."""
        return self.reason if self.missing() else None

    def keeping(self) -> str:
        """It stays ours, with a day to look again."""
        today = self._situation.now.date()
        day = near_day(review_day(today, self._situation.calendar), today, self._)
        return self._("{name} keeps this and looks again on {day}", name=self._situation.keeper, day=day)

    def clear(self) -> None:
        """Forget the reason."""
        self.reason.setCurrentIndex(0)
        self.note.setText("")
