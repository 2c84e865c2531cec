# SPDX-License-Identifier: GPL-3.0-or-later
"""A warm call: the desk calls there and then, and writes down what came of it (rule 4)."""

from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Resource
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.step_way import MOST_NAME_ON_BUTTON
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import Choice, Saying
from kiosk.ui.widgets import named
from kiosk.ui.words.help import phone_in_words


class CallFields(StepFields):
    """The number, large; what they said; and how it ended."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        _ = translate
        self._resource: Resource | None = None
        self.who = named(Saying("", "strong", self), "call-who")
        self.number = named(Saying("", "title", self), "call-number")
        self.form.addWidget(self.who)
        self.form.addWidget(self.number)
        self.said = self.add_line(_("What they said"), "call-said")
        self.outcome = named(Choice(self), "call-outcome", _("How the call ended"))
        self.add_labelled(_("How it ended"), self.outcome)
        self.expected = named(QCheckBox(self), "call-expected")
        self.form.addWidget(self.expected)
        self._fill()
        self.outcome.currentIndexChanged.connect(self.changed)
        self.expected.toggled.connect(self.changed)

    def _fill(self) -> None:
        _ = self._
        self.outcome.addItem(_("Choose …"), None)
        self.outcome.addItem(_("They can help"), Outcome.NOT_YET.value)
        self.outcome.addItem(_("It is settled on the phone"), Outcome.GOT_HELP.value)
        self.outcome.addItem(_("Could not reach them"), Outcome.COULD_NOT_REACH.value)
        self.outcome.addItem(_("Not eligible"), Outcome.NOT_ELIGIBLE.value)
        self.outcome.addItem(_("No capacity"), Outcome.NO_CAPACITY.value)

    def show_situation(self, situation: Situation) -> None:
        """Show the number to call, and begin anew for another resource."""
        super().show_situation(situation)
        resource, _ = situation.resource, self._
        if resource is not self._resource:
            self.clear()
            self._resource = resource
        phones = resource.all_phones if resource else ()
        contact = resource.contacts[0].name if resource and resource.contacts else ""
        asked = _("{place} · ask for {name}", place=resource.name, name=contact) if resource and contact else ""
        self.who.say(asked or (resource.name if resource else ""))
        self.number.say(phone_in_words(phones[0], _) if phones else "")
        name = situation.name.replace("&", "&&") if len(situation.name) <= MOST_NAME_ON_BUTTON else ""
        self.expected.setText(_("They know {name} is coming", name=name) if name else _("They know who is coming"))

    @property
    def _told(self) -> Outcome | None:
        value = self.outcome.currentData()
        return Outcome(value) if value else None

    def step(self) -> StepChoice | None:
        """The call. One that failed or settled everything is noted as such once it is saved."""
        resource, told = self._situation.resource, self._told
        if resource is None or told is None:
            return None
        return ReferTo(
            resource_id=resource.id,
            avenue=Avenue.PERSON,
            expected=self.expected.isChecked() and not told.failed,
            call_result=self.said.text().strip() or self.outcome.currentText(),
            call_outcome=told,
        )

    def missing(self) -> str:
        """A call needs somebody to call and an end."""
        return self.missing_resource() or ("" if self._told else self._("Say how the call ended."))

    def lacking(self) -> QWidget | None:
        """How it ended, once there is somebody to call."""
        return self.outcome if self._situation.resource and not self._told else None

    def keeping(self) -> str:
        """A failed call is kept as tried, and another avenue is needed."""
        told = self._told
        if told is not None and told.failed:
            return self._("Kept as tried. This need still wants another next step.")
        if told is not None and told.settles:
            return self._("Settled with this call. It can be opened again.")
        return self.keeping_and_asking()

    def clear(self) -> None:
        """Forget the call."""
        self._resource = None
        self.said.setText("")
        self.outcome.setCurrentIndex(0)
        self.expected.setChecked(False)
