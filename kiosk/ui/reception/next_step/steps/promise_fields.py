# SPDX-License-Identifier: GPL-3.0-or-later
"""A promise: what a named person does, and by when (rule 5)."""

from PySide6.QtWidgets import QWidget

from kiosk.desk.promise import PromiseTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.visitor import ContactPreference
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.due_field import DueField
from kiosk.ui.reception.next_step.steps.due_said import DueSaid
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import Saying
from kiosk.ui.reception.words.dates import understood_time
from kiosk.ui.widgets import named


class PromiseFields(StepFields):
    """What we will do, and a due time in plain words, said back."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self._wish = named(Saying("", "warning", self), "promise-contact")
        self.form.addWidget(self._wish)
        self.text = self.add_line(_("What we promise"), "promise-text", _("For example: call back with the answer"))
        self.when = self.add_line(_("By when"), "promise-due", _("For example: Friday 5 pm, tomorrow, in two weeks"))
        said = DueSaid("promise", translate, self)
        self.form.addWidget(said)
        self._due = DueField(self.when, said, translate)
        self._due.changed.connect(self.changed)

    def show_situation(self, situation: Situation) -> None:
        """Reckon from now, by the office's hours."""
        super().show_situation(situation)
        self._wish.say(self._mind(situation.contact))
        self._wish.setVisible(bool(self._wish.text()))
        self._due.show_now(situation.now, situation.calendar)

    def _mind(self, contact: ContactPreference) -> str:
        match contact:
            case ContactPreference.NONE:
                return self._("They asked us not to contact them. Promise what they can ask about when they come in.")
            case ContactPreference.LETTER:
                return self._("They want letters, no calls.")
            case _:
                return ""

    def step(self) -> StepChoice | None:
        """The promise, when it has words and a time."""
        text, due = self.text.text(), self._due.due
        return PromiseTo(text=text, due_at=due) if text.strip() and due is not None else None

    def missing(self) -> str:
        """A promise needs words and a time ahead."""
        if not self.text.text().strip():
            return self._("Write what you promise.")
        return "" if self._due.due else self._("Say by when, in plain words.")

    def lacking(self) -> QWidget | None:
        """The words, then the time."""
        if not self.text.text().strip():
            return self.text
        return self.when if self.missing() else None

    def keeping(self) -> str:
        """Its maker keeps it until then."""
        due = self._due.due
        name = self._situation.keeper
        if due is None:
            return super().keeping()
        return self._("{name} does this by {when}", name=name, when=understood_time(due, self._))

    def clear(self) -> None:
        """Forget the promise."""
        self.text.setText("")
        self._due.clear()
