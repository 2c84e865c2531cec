# SPDX-License-Identifier: GPL-3.0-or-later
"""A promise was moved or broken, and the visitor does not know it yet (rule 5)."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kiosk.domain.next_step import PromiseState
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.dates import due_time
from kiosk.ui.widgets import named


class UntoldAct(Act):
    """Says what they do not know yet, until somebody has told them."""

    def __init__(self, zone: ZoneInfo, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("untold", _("They know now"), tools, parent)
        self._zone = zone
        self._what = named(Saying("", "", self), "untold-what")
        told = button(self.title, "told-now", "small", self)
        told.setAutoDefault(True)
        told.clicked.connect(self._on_told)
        self.whole.addWidget(self._what)
        self.whole.addWidget(LinedUp(self, told))

    def fits(self, chosen: Chosen) -> bool:
        """While they do not know."""
        return chosen.untold is not None

    def clear(self) -> None:
        """Say nothing."""
        self._what.say("")

    def fold(self) -> bool:
        """It stays as long as they do not know."""
        return False

    def take(self, chosen: Chosen) -> None:
        """Say what they do not know."""
        _, untold, later = self._, chosen.untold, chosen.promise
        if untold is None:
            self._what.say("")
        elif untold.state is PromiseState.BROKEN or later is None:
            self._what.say(_("They don’t know yet that we did not keep: {text}", text=untold.text))
        else:
            due = due_time(later.due_at.astimezone(self._zone), chosen.now.date(), _)
            self._what.say(_("They don’t know yet that the promise was moved to {due}.", due=due))

    @Slot()
    def _on_told(self) -> None:
        untold = self._chosen.untold if self._chosen else None
        if untold is not None and self._chosen is not None:
            job = partial(self._desk.keep_promise.visitor_told, untold.id, self._chosen.actor)
            self.do(job, self._("Noted: they know."))
