# SPDX-License-Identifier: GPL-3.0-or-later
"""A warm call: the desk calls there and then, and writes down what came of it (rule 4)."""

from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import Outcome
from kiosk.domain.resource import Phone, Resource
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.step_way import MOST_NAME_ON_BUTTON
from kiosk.ui.reception.next_step.steps.call_results import CallResults
from kiosk.ui.reception.next_step.steps.call_timer import CallTimer
from kiosk.ui.reception.next_step.steps.call_view import CallView
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import Choice
from kiosk.ui.reception.who_can_help.wrong_number import WrongNumber
from kiosk.ui.reception.words.steps import call_result_in_words
from kiosk.ui.widgets import named
from kiosk.ui.words.help import phone_in_words

_SECONDS = "call-seconds"


class CallFields(StepFields):
    """The number, large, and the time; how it ended, in one click; and what they said.

    `moment` is a clock in seconds.
    """

    def __init__(self, translate: Translator, parent: QWidget, moment: Callable[[], float] = monotonic) -> None:
        super().__init__(translate, parent)
        _ = translate
        self._resource: Resource | None = None
        self._phones: tuple[Phone, ...] = ()
        self._timer = CallTimer(moment, self)
        self.call = CallView(translate, self)
        self.results = CallResults(translate, self)
        self.numbers = named(Choice(self), "call-which", _("Another number"))
        self.wrong = WrongNumber("called-number-is-wrong", translate, self)
        self.form.addWidget(self.call)
        self.form.addWidget(self.wrong, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.addWidget(self.numbers)
        self.form.addWidget(self.results)
        self.said = self.add_line(_("What they said"), "call-said", _("Goes on the slip"))
        self.expected = named(QCheckBox(self), "call-expected")
        self.form.addWidget(self.expected)
        self.setTabOrder(self.expected, self.wrong.button)  # not between the call and how it ended
        self.first = self.call.button
        self._timer.ticked.connect(self._show_time)
        self.call.pressed.connect(self._on_pressed)
        self.numbers.currentIndexChanged.connect(self._on_other_number)
        self.results.chosen.connect(self._on_chosen)
        self.expected.toggled.connect(self.changed)
        self._show_time()
        self._show_expected()

    def show_situation(self, situation: Situation) -> None:
        """Show the number to call, and begin anew for another resource."""
        super().show_situation(situation)
        resource, _ = situation.resource, self._
        if resource is not self._resource:
            self.clear()
            self._resource = resource
            self._list_numbers(resource.all_phones if resource else ())
        self._show_whom()
        name = situation.name.replace("&", "&&") if len(situation.name) <= MOST_NAME_ON_BUTTON else ""
        self.expected.setText(_("They know {name} is coming", name=name) if name else _("They know who is coming"))

    def _show_whom(self) -> None:
        resource, _ = self._resource, self._
        self.wrong.show_resource(resource, self._phone)
        contact = resource.contacts[0].name if resource and resource.contacts else ""
        asked = _("{place} · ask for {name}", place=resource.name, name=contact) if resource and contact else ""
        phone = self._phone
        self.call.show_whom(asked or (resource.name if resource else ""), phone_in_words(phone, _) if phone else "")

    def _list_numbers(self, phones: tuple[Phone, ...]) -> None:
        """Offer a choice where there are several; the first is the likely one."""
        self._phones = phones
        with QSignalBlocker(self.numbers):
            self.numbers.clear()
            for phone in phones:
                number = phone_in_words(phone, self._)
                said = self._("{number} · {what}", number=number, what=phone.description)
                self.numbers.addItem(said if phone.description else number, phone.number)
        self.numbers.setVisible(len(phones) > 1)

    @property
    def _phone(self) -> Phone | None:
        chosen = self.numbers.currentIndex()
        return self._phones[chosen] if 0 <= chosen < len(self._phones) else None

    def step(self) -> StepChoice | None:
        """The call. One that failed or settled everything is noted as such once it is saved."""
        resource, result = self._situation.resource, self.results.result
        if resource is None or result is None:
            return None
        return ReferTo(
            resource_id=resource.id,
            avenue=Avenue.PERSON,
            expected=self.expected.isChecked() and result.waits,
            call_result=self.said.text().strip() or call_result_in_words(result, self._),
            call_outcome=result,
            called_number=phone_in_words(self._phone, self._) if self._phone else "",
            call_seconds=self._timer.seconds,
        )

    def missing(self) -> str:
        """A call needs somebody to call and an end."""
        return self.missing_resource() or ("" if self.results.result else self._("Say how the call ended."))

    def lacking(self) -> QWidget | None:
        """How it ended, once there is somebody to call."""
        return self.results.first if self._situation.resource and not self.results.result else None

    def keeping(self) -> str:
        """A failed call is kept as tried, and another avenue is needed."""
        result = self.results.result
        if result is not None and result.failed:
            return self._("Kept as tried. This need still wants another next step.")
        if result is Outcome.NO_LONGER_NEEDED:
            return self._("Settled: no longer needed. It can be opened again.")
        if result is not None and result.settles:
            return self._("Settled with this call. It can be opened again.")
        return self.keeping_and_asking()

    def clear(self) -> None:
        """Forget the call."""
        self._resource = None
        self._list_numbers(())
        self._timer.show(0)
        self.said.setText("")
        self.results.clear()
        self.expected.setChecked(False)

    def written(self) -> dict[str, str]:
        """With the time that the call has taken."""
        return super().written() | {_SECONDS: str(self._timer.seconds)}

    def write_again(self, written: Mapping[str, str]) -> None:
        """The call is over, whoever was on the line."""
        super().write_again(written)
        self._timer.show(int(written.get(_SECONDS, "0")))

    def _show_expected(self) -> None:
        result = self.results.result
        self.expected.setVisible(result is None or result.waits)

    @Slot()
    def _show_time(self) -> None:
        timer = self._timer
        self.call.show_time(timer.in_words, runs=timer.runs, taken=timer.seconds > 0)

    @Slot()
    def _on_pressed(self) -> None:
        if self._timer.runs:
            self._timer.stop()
        else:
            self._timer.start()
        self.changed.emit()

    @Slot()
    def _on_other_number(self) -> None:
        """Another number is another call."""
        self._timer.show(0)
        self._show_whom()
        self.changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        """Whoever says how it ended has hung up."""
        if self._timer.runs and self.results.result is not None:
            self._timer.stop()
        self._show_expected()
        self.changed.emit()
