# SPDX-License-Identifier: GPL-3.0-or-later
"""Offering the need to a colleague, a desk, or another office (rule 6)."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.hand_over import HandTo
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.next_step.steps.fields import Situation
from kiosk.ui.reception.next_step.steps.hand_fields import HandFields
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import named


class HandOverAct(Act):
    """The fields of a hand-off, as a visit has them; its owner keeps it until it is accepted."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("hand-over", _("Hand it over"), tools, parent)
        self._fields = HandFields(_, self)
        self._keeping = named(Saying("", "soft", self), "hand-over-keeping")
        self._offer = button(_("&Send"), "hand-over-send", "primary", self)
        self.first = self._fields.who
        for each in (self._fields, self._keeping, self.missing):
            self.whole.addWidget(each)
        self.whole.addWidget(LinedUp(self, self._offer))
        self._fields.changed.connect(self._say_who_keeps_it)
        self._offer.clicked.connect(self._on_send)

    def fits(self, chosen: Chosen) -> bool:
        """Whatever is open can be offered, except by whoever is asked."""
        return not chosen.settled and chosen.offered is None

    def clear(self) -> None:
        """Forget the hand-off."""
        self._fields.clear()
        self._say_who_keeps_it()

    def take(self, chosen: Chosen) -> None:
        """List who can take it."""
        if chosen.known is None:
            return
        situation = Situation(
            keeper=chosen.owed.owner,
            now=chosen.now,
            calendar=chosen.calendar,
            receivers=tuple(chosen.known.receivers),
        )
        self._fields.show_situation(situation)
        self._say_who_keeps_it()

    @Slot()
    def _say_who_keeps_it(self) -> None:
        self._keeping.say(self._fields.keeping() if self._fields.who.currentData() else "")
        self._keeping.setVisible(bool(self._fields.who.currentData()))

    @Slot()
    def _on_send(self) -> None:
        choice = self._fields.step()
        if not isinstance(choice, HandTo):
            self.refuse(self._fields.missing(), self._fields.lacking())
        elif self._chosen is not None:
            job = partial(self._desk.hand_over, self._chosen.need_id, choice, self._chosen.actor)
            self.do(job, self._("Offered. It stays with its owner until it is accepted."))
