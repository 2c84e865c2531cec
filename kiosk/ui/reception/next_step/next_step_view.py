# SPDX-License-Identifier: GPL-3.0-or-later
"""The widgets of the next-step card: a button for each kind, its fields, and who keeps the need."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kiosk.domain.avenue import Avenue
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.step_way import StepWay, button_words, icon_of
from kiosk.ui.reception.next_step.steps.answer_fields import AnswerFields
from kiosk.ui.reception.next_step.steps.call_fields import CallFields
from kiosk.ui.reception.next_step.steps.fields import StepFields
from kiosk.ui.reception.next_step.steps.hand_fields import HandFields
from kiosk.ui.reception.next_step.steps.promise_fields import PromiseFields
from kiosk.ui.reception.next_step.steps.refer_fields import ReferFields
from kiosk.ui.reception.next_step.steps.unmet_fields import UnmetFields
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button, column, from_top
from kiosk.ui.reception.turning import LinedUp, TurningGrid, TurningRow
from kiosk.ui.reception.words.texts import plain_tooltip
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import Card, IconWords, named

PRIMARY = (StepWay.ANSWER, StepWay.OFFICE, StepWay.PERSON, StepWay.HAND)
OTHERS = tuple(way for way in StepWay if way not in PRIMARY)
_SMALL_SIDE = 4


class StepButton(KeyedIconButton):
    """A next step to choose; the chosen one is filled."""

    def __init__(self, kind: StepWay, translate: Translator, parent: QWidget) -> None:
        super().__init__(icon_of(kind), button_words(kind, "", translate), "secondary", parent)
        self.kind = kind
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("choice", "step" if kind in PRIMARY else "small-step")
        self.setStyleSheet(
            "QPushButton { text-align: left; }"
            if kind in PRIMARY
            else f"QPushButton {{ padding: {_SMALL_SIDE}px {_SMALL_SIDE}px; font-size: {scaled(14)}px; }}"
        )
        named(self, f"step-{kind.value}")

    def show_words(self, text: str, why_not: str) -> None:
        """Show the words, and why it cannot be chosen where it cannot."""
        self.setText(text)
        plain = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(plain)
        self.setAccessibleDescription(why_not)
        self.setToolTip(plain_tooltip(why_not))
        self.setEnabled(not why_not)

    def show_chosen(self, *, chosen: bool) -> None:
        """Fill it, or not."""
        self.setChecked(chosen)
        self.show_role("primary" if chosen else "secondary")


def fields_for(kind: StepWay, translate: Translator, parent: QWidget) -> StepFields:
    """Make the fields of a kind of step."""
    match kind:
        case StepWay.ANSWER:
            return AnswerFields(translate, parent)
        case StepWay.OFFICE:
            return ReferFields(Avenue.OFFICE, translate, parent)
        case StepWay.PHONE:
            return ReferFields(Avenue.PHONE, translate, parent)
        case StepWay.WEBSITE:
            return ReferFields(Avenue.WEBSITE, translate, parent)
        case StepWay.PERSON:
            return CallFields(translate, parent)
        case StepWay.HAND:
            return HandFields(translate, parent)
        case StepWay.PROMISE:
            return PromiseFields(translate, parent)
        case StepWay.UNMET:
            return UnmetFields(translate, parent)


class NextStepView(Card):
    """Everything in the card, without behaviour."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        self.heading = named(Saying("", "strong", self), "next-step-heading")
        self.buttons = {kind: StepButton(kind, translate, self) for kind in (*PRIMARY, *OTHERS)}
        self.fields = {kind: fields_for(kind, translate, self) for kind in self.buttons}
        self.hint = named(Saying("", "soft", self), "next-step-hint")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.added = QWidget(self)
        self.added_rows = column(self.added, spacing=4)
        self.keeper = named(from_top(IconWords("user-check", "", parent=self)), "keeper")
        self.add_place = button(_("Add another p&lace"), "add-place", "quiet", self)
        self.add_need = button(_("Add a&nother need"), "add-need", "quiet", self)
        self.keeper.setSizePolicy(policy)
        self._lay_out()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(10))
        whole.setSpacing(scaled(8))
        whole.addWidget(self.heading)
        whole.addWidget(TurningGrid(self, [self.buttons[kind] for kind in PRIMARY], 2, scaled(10)))
        whole.addWidget(TurningGrid(self, [self.buttons[kind] for kind in OTHERS], 4, scaled(8)))
        whole.addWidget(self.added)
        for fields in self.fields.values():
            whole.addWidget(fields)
            fields.hide()
        whole.addWidget(self.hint)
        more = LinedUp(self, self.add_place, self.add_need, spacing=4)
        whole.addWidget(TurningRow(self, self.keeper, more, spacing=4, least=scaled(190)))
