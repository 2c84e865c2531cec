# SPDX-License-Identifier: GPL-3.0-or-later
"""A supervisor's answer: go ahead, no, or try this."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.domain.question import Ruling
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.rows import button
from kiosk.ui.reception.turning import LinedUp


class RuleAct(Act):
    """A line in the supervisor's own words, and the three answers; the first that comes counts."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("rule", _("Answer the question"), tools, parent)
        self._text = self.add_line(
            _("In your words"), "rule-text", _("“Try this” needs words, the others may do without")
        )
        self._answers: dict[Ruling, QPushButton] = {
            Ruling.GO_AHEAD: button(_("&Go ahead"), "rule-go-ahead", "primary", self),
            Ruling.NO: button(_("No"), "rule-no", parent=self),
            Ruling.TRY_THIS: button(_("Try this"), "rule-try-this", parent=self),
        }
        self.whole.addWidget(LinedUp(self, *self._answers.values()))
        self.whole.addWidget(self.missing)
        for each in self._answers.values():
            each.clicked.connect(self._on_answer)

    def fits(self, chosen: Chosen) -> bool:
        """Whoever supervises answers."""
        return chosen.may_rule

    def clear(self) -> None:
        """Forget the answer."""
        self._text.setText("")

    def fold(self) -> bool:
        """It stays as long as the question waits."""
        return False

    @Slot()
    def _on_answer(self) -> None:
        ruling = next((ruling for ruling, made in self._answers.items() if made is self.sender()), None)
        question = self._chosen.question if self._chosen else None
        text = self._text.text().strip()
        if ruling is Ruling.TRY_THIS and not text:
            self.refuse(self._("Write what to try."), self._text)
        elif ruling is not None and question is not None and self._chosen is not None:
            job = partial(self._desk.ask_supervisor.answer, question.id, ruling, text, self._chosen.actor)
            self.do(job, self._("Answered. The owner finds it here today."))
