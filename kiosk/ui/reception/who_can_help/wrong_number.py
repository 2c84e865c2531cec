# SPDX-License-Identifier: GPL-3.0-or-later
"""One click at a referral: the number is wrong. It goes onto the list to be checked, and the visit goes on."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.keep_directory import KeepDirectory
from kiosk.domain.resource import Phone, Resource
from kiosk.domain.staff import Actor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.rows import button, column
from kiosk.ui.tasks import Worker
from kiosk.ui.widgets import Words, named
from kiosk.ui.words.help import phone_in_words


class WrongNumber(QWidget):
    """A quiet button for the number of a resource; once it was pressed, thanks stand in its place."""

    wanted = Signal(object, str)
    """The resource's id, and what is wrong."""

    def __init__(self, name: str, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._ = translate
        self._resource: Resource | None = None
        self._number = ""
        self.button = button(translate("Number is wrong"), name, "quiet", self)
        self.button.setAutoDefault(True)
        self._thanks = named(Words(translate("Thank you. It will be checked."), "soft", self), f"{name}-thanks")
        lines = column(self, spacing=0)
        lines.addWidget(self.button)
        lines.addWidget(self._thanks)
        self.button.clicked.connect(self._on_pressed)
        self.show_resource(None)

    def show_resource(self, resource: Resource | None, phone: Phone | None = None) -> None:
        """Be about this one's number, its first unless another one is given; nothing is shown where there is none."""
        phones = resource.all_phones if resource is not None else ()
        shown = phone or (phones[0] if phones else None)
        number = phone_in_words(shown, self._) if shown is not None else ""
        if resource is None or self._resource is None or (resource.id, number) != (self._resource.id, self._number):
            self._show(thanked=False)
        self._resource, self._number = resource, number
        self.button.setAccessibleDescription(f"{resource.name}: {number}" if resource is not None and number else "")
        self.setVisible(bool(number))

    def thank(self, resource_id: UUID) -> None:
        """Say that it was taken in."""
        if self._resource is not None and self._resource.id == resource_id:
            self._show(thanked=True)

    def let_press(self) -> None:
        """It was not taken in: let it be pressed again."""
        self.button.setEnabled(True)

    def _show(self, *, thanked: bool) -> None:
        self.button.setEnabled(True)
        self.button.setVisible(not thanked)
        self._thanks.setVisible(thanked)

    @Slot()
    def _on_pressed(self) -> None:
        if self._resource is not None:
            self.button.setEnabled(False)
            said = self._("The number {number} is wrong", number=self._number)
            self.wanted.emit(self._resource.id, said)


class WrongNumbers(QObject):
    """Reports what the buttons are pressed for."""

    problem_met = Signal(str)

    def __init__(self, keep: KeepDirectory, worker: Worker, translate: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._keep, self._worker, self._ = keep, worker, translate
        self._actor: Actor | None = None
        self.buttons: list[WrongNumber] = []

    def hear(self, *buttons: WrongNumber) -> None:
        """Report what these are pressed for."""
        for each in buttons:
            self.buttons.append(each)
            each.wanted.connect(self._on_wanted)

    def work_for(self, actor: Actor | None) -> None:
        """Sign what is reported from now on."""
        self._actor = actor

    @Slot(object, str)
    def _on_wanted(self, resource_id: UUID, said: str) -> None:
        if self._actor is None:
            return
        task = self._worker.start(partial(_report, self._keep, resource_id, said, self._actor))
        task.succeeded.connect(self._on_reported)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_reported(self, resource_id: UUID) -> None:
        for each in self.buttons:
            each.thank(resource_id)

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        for each in self.buttons:
            each.let_press()
        self.problem_met.emit(sentence_for(problem, self._))


def _report(keep: KeepDirectory, resource_id: UUID, said: str, actor: Actor) -> UUID:
    return keep.report_wrong(resource_id, said, actor).resource_id
