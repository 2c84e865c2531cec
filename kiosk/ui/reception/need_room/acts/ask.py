# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the supervisor what to do."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.next_step.steps.things_field import ThingsField
from kiosk.ui.reception.rows import button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import named


class AskAct(Act):
    """The question, in a few words; one at a time."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("ask", _("Ask the supervisor"), tools, parent)
        self._text = named(ThingsField(self), "ask-text", _("What do you want to know?"))
        self.add_labelled(_("What do you want to know?"), self._text)
        send = button(_("&Send"), "ask-send", "primary", self)
        self.whole.addWidget(self.missing)
        self.whole.addWidget(LinedUp(self, send))
        send.clicked.connect(self._on_send)

    def fits(self, chosen: Chosen) -> bool:
        """Whatever is open, while no question waits."""
        return not chosen.settled and chosen.question is None

    def clear(self) -> None:
        """Forget the question."""
        self._text.clear()

    @Slot()
    def _on_send(self) -> None:
        if not self._text.things:
            self.refuse(self._("Please write a few words first."), self._text)
        elif self._chosen is not None:
            job = partial(self._desk.ask_supervisor.ask, self._chosen.need_id, self._text.things, self._chosen.actor)
            self.do(job, self._("Asked. The answer will stand here."))
