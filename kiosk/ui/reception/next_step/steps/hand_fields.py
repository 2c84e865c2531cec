# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-off: who, what is done, what is not done yet, what must not be done, and by when (rule 6)."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from kiosk.desk.hand_over import HandTo
from kiosk.desk.take_need import StepChoice
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.due_field import DueField
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import Choice, Saying
from kiosk.ui.widgets import named


class HandFields(StepFields):
    """What a colleague needs to know; until they accept, it stays with whoever gives it."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self.who = named(Choice(self), "hand-to", _("To whom"))
        self.add_labelled(_("To whom"), self.who)
        self.not_done = self.add_line(_("Not done yet"), "hand-not-done")
        self.done = self.add_line(_("Done so far"), "hand-done")
        self.must_not = self.add_line(_("Must not be done"), "hand-must-not")
        self.when = self.add_line(_("By when (if it matters)"), "hand-due", _("For example: tomorrow 3 pm"))
        understood = named(Saying("", "strong", self), "hand-understood")
        self.form.addWidget(understood)
        self._due = DueField(self.when, understood, translate)
        self.who.currentIndexChanged.connect(self.changed)

    def show_situation(self, situation: Situation) -> None:
        """List the colleagues who are here to take it; whoever is chosen stays chosen."""
        known = situation.colleagues == self._situation.colleagues
        super().show_situation(situation)
        self._due.show_now(situation.now)
        if not known or not self.who.count():
            self._fill()

    def _fill(self) -> None:
        chosen = self.who.currentData()
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItem(self._("Choose …"), "")
            for staff in self._situation.colleagues:
                self.who.addItem(staff.name, str(staff.id))
            self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def step(self) -> StepChoice | None:
        """The hand-off, when somebody is chosen and it says what is not done yet."""
        if self.missing():
            return None
        return HandTo(
            staff_id=UUID(self.who.currentData()),
            not_done=self.not_done.text(),
            done=self.done.text(),
            must_not=self.must_not.text(),
            by_when=self._due.due,
        )

    def missing(self) -> str:
        """A hand-off needs a colleague, what is not done yet, and no time that nobody understands."""
        if not self.who.currentData():
            return self._("Choose a colleague.")
        if not self.not_done.text().strip():
            return self._("Say what is not done yet, so that nothing gets lost.")
        return "" if self._due.is_empty or self._due.due else self._("Say by when, in plain words, or leave it empty.")

    def lacking(self) -> QWidget | None:
        """In the order in which it is asked for."""
        if not self.who.currentData():
            return self.who
        if not self.not_done.text().strip():
            return self.not_done
        return self.when if self.missing() else None

    def keeping(self) -> str:
        """The giver keeps it until it is accepted."""
        if not self.who.currentData():
            return super().keeping()
        return self._(
            "{name} keeps this until {colleague} accepts it",
            name=self._situation.keeper,
            colleague=self.who.currentText(),
        )

    def clear(self) -> None:
        """Forget the hand-off."""
        self.who.setCurrentIndex(0)
        for line in (self.not_done, self.done, self.must_not):
            line.setText("")
        self._due.clear()
