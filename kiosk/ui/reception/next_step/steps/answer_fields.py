# SPDX-License-Identifier: GPL-3.0-or-later
"""Answered here and then: what was said or done."""

from PySide6.QtWidgets import QWidget

from kiosk.desk.answer import AnswerHere
from kiosk.desk.take_need import StepChoice
from kiosk.messages import Translator
from kiosk.ui.reception.next_step.steps.fields import StepFields


class AnswerFields(StepFields):
    """One line; it also stands on the slip."""

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(translate, parent)
        self.text = self.add_line(
            translate("What we told them"), "answer-text", translate("For example: printed the form, free of charge")
        )

    def step(self) -> StepChoice | None:
        """The answer, when there is one."""
        text = self.text.text()
        return AnswerHere(text=text) if text.strip() else None

    def missing(self) -> str:
        """An answer needs words."""
        return "" if self.text.text().strip() else self._("Write what you told them.")

    def lacking(self) -> QWidget | None:
        """The line, while it is empty."""
        return self.text if self.missing() else None

    def keeping(self) -> str:
        """An answer settles the need."""
        return self._("Settled with this answer. It can be opened again.")

    def clear(self) -> None:
        """Forget the answer."""
        self.text.setText("")
