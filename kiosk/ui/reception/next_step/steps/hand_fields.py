# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-off: who, what is done, what is not done yet, what must not be done, and by when (rule 6)."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from kiosk.desk.hand_over import HandTo, Receiver
from kiosk.desk.take_need import StepChoice
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.due_field import DueField
from kiosk.ui.reception.next_step.steps.due_said import DueSaid
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.next_step.steps.things_field import ThingsField
from kiosk.ui.reception.rows import Choice
from kiosk.ui.reception.words.steps import receiver_in_words
from kiosk.ui.widgets import named


class HandFields(StepFields):
    """What a colleague needs to know; until they accept, it stays with whoever gives it."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self.who = named(Choice(self), "hand-to", _("To whom"))
        self.add_labelled(_("To whom"), self.who)
        self.not_done = named(ThingsField(self), "hand-not-done", _("Not done yet"))
        self.not_done.setPlaceholderText(_("A thing a line: each is ticked by whoever takes it over"))
        self.not_done.edited.connect(self.changed)
        self.add_labelled(_("Not done yet"), self.not_done)
        self.done = self.add_line(_("Done so far"), "hand-done")
        self.must_not = self.add_line(_("Must not be done"), "hand-must-not")
        self.when = self.add_line(_("By when (if it matters)"), "hand-due", _("For example: tomorrow 3 pm"))
        said = DueSaid("hand", translate, self)
        self.form.addWidget(said)
        self._due = DueField(self.when, said, translate)
        self._due.changed.connect(self.changed)
        self.who.currentIndexChanged.connect(self.changed)

    def show_situation(self, situation: Situation) -> None:
        """List who can take it; whoever is chosen stays chosen."""
        known = situation.receivers == self._situation.receivers
        super().show_situation(situation)
        self._due.show_now(situation.now, situation.calendar)
        if not known or not self.who.count():
            self._fill()

    def _fill(self) -> None:
        chosen = self.who.currentData()
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItem(self._("Choose …"), "")
            for receiver in self._situation.receivers:
                self.who.addItem(receiver_in_words(receiver, self._), str(receiver.staff.id))
            self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def step(self) -> StepChoice | None:
        """The hand-off, when somebody is chosen and it says what is not done yet."""
        if self.missing():
            return None
        return HandTo(
            staff_id=UUID(self.who.currentData()),
            not_done=self.not_done.things,
            done=self.done.text(),
            must_not=self.must_not.text(),
            by_when=self._due.due,
        )

    def missing(self) -> str:
        """A hand-off needs somebody to take it, what is not done yet, and no time that nobody understands."""
        if not self.who.currentData():
            return self._("Choose whom to hand it to.")
        if not self.not_done.things:
            return self._("Say what is not done yet, so that nothing gets lost.")
        return "" if self._due.is_empty or self._due.due else self._("Say by when, in plain words, or leave it empty.")

    def lacking(self) -> QWidget | None:
        """In the order in which it is asked for."""
        if not self.who.currentData():
            return self.who
        if not self.not_done.things:
            return self.not_done
        return self.when if self.missing() else None

    def keeping(self) -> str:
        """The giver keeps it until it is accepted."""
        chosen = self._receiver
        if chosen is None:
            return super().keeping()
        keeper, to = self._situation.keeper, chosen.staff.name
        if chosen.away:
            return self._("{name} keeps this until {to} accepts it. {to} is away today.", name=keeper, to=to)
        return self._("{name} keeps this until {to} accepts it", name=keeper, to=to)

    @property
    def _receiver(self) -> Receiver | None:
        chosen = self.who.currentData()
        return next((each for each in self._situation.receivers if str(each.staff.id) == chosen), None)

    def clear(self) -> None:
        """Forget the hand-off."""
        self.who.setCurrentIndex(0)
        self.not_done.clear()
        for line in (self.done, self.must_not):
            line.setText("")
        self._due.clear()
