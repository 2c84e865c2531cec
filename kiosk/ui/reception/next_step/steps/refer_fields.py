# SPDX-License-Identifier: GPL-3.0-or-later
"""A referral that the visitor follows alone: to an office, by phone, or on a website."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.resource import Resource
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import Situation, StepFields
from kiosk.ui.reception.rows import Saying
from kiosk.ui.widgets import named
from kiosk.ui.words.help import phone_in_words, short_website


class ReferFields(StepFields):
    """Where they go, and whom they ask for; a website has nobody to ask for."""

    def __init__(self, avenue: Avenue, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        self._avenue = avenue
        self._resource: Resource | None = None
        self.where = named(Saying("", "strong", self), f"refer-{avenue.value}-where")
        self.form.addWidget(self.where)
        self.ask_for: QLineEdit | None = None
        if avenue is not Avenue.WEBSITE:
            name, hint = f"refer-{avenue.value}-ask-for", translate("Person or desk")
            self.ask_for = self.add_line(translate("Ask for"), name, hint)

    def show_situation(self, situation: Situation) -> None:
        """Say where it goes; whoever answers there is who to ask for, unless the desk wrote somebody else."""
        super().show_situation(situation)
        resource = situation.resource
        if resource is not self._resource:
            self._resource = resource
            self._ask(resource.contacts[0].name if resource and resource.contacts else "")
        self.where.say(_where(resource, self._avenue, self._) if resource else "")

    def _ask(self, whom: str) -> None:
        if self.ask_for is not None:
            self.ask_for.setText(whom)

    def step(self) -> StepChoice | None:
        """The referral."""
        resource = self._situation.resource
        if resource is None:
            return None
        whom = self.ask_for.text() if self.ask_for is not None else ""
        return ReferTo(resource_id=resource.id, avenue=self._avenue, ask_for=whom)

    def missing(self) -> str:
        """A referral needs somewhere to go."""
        return self.missing_resource()

    def keeping(self) -> str:
        """Its owner asks how it went."""
        return self.keeping_and_asking()

    def clear(self) -> None:
        """Forget where and whom."""
        self._resource = None
        self._ask("")
        self.where.say("")


def _where(resource: Resource, avenue: Avenue, _: Translator) -> str:
    match avenue:
        case Avenue.OFFICE:
            place = str(resource.address) if resource.address and not resource.confidential_site else ""
            return " · ".join(part for part in (resource.name, place) if part)
        case Avenue.PHONE | Avenue.PERSON:
            phones = resource.all_phones
            return " · ".join((resource.name, *(phone_in_words(phone, _) for phone in phones[:1])))
        case Avenue.WEBSITE:
            return " · ".join((resource.name, short_website(resource.website)))
