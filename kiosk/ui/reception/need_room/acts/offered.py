# SPDX-License-Identifier: GPL-3.0-or-later
"""Answering a colleague who asks somebody to take a need over: each thing to do ticked, or why not (rule 6)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kiosk.domain.hand_off import HandOff
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button, column, row, stacked
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import named


class _Thing(Saying):
    """What one thing to do is; a click on its words ticks it."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class _Tick(QWidget):
    """A box, and beside it what is to be done, on as many lines as that needs."""

    def __init__(self, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = named(QCheckBox(self), object_name)
        self._words = _Thing("", "", self)
        beside = row(self, spacing=scaled(6))
        beside.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._words, 1)
        self._words.clicked.connect(self.box.toggle)

    def show_thing(self, thing: str) -> None:
        """Show another thing, "" for none; it is not ticked."""
        self.box.setChecked(False)
        self.box.setAccessibleName(thing)
        self._words.say(thing)
        self.setVisible(bool(thing))


class OfferedAct(Act):
    """What is not done yet as a list to tick, and the answer; nobody accepts what they have not read."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("offered", _("Take it over"), tools, parent)
        self._offered: HandOff | None = None
        self._ticks: list[_Tick] = []
        self._read = Saying(_("Not done yet: tick each thing to take it over."), "soft", self)
        things = QWidget(self)
        self._things = column(things, spacing=scaled(2))
        self._add_tick()
        self._accept = named(KeyedIconButton("check", _("&Accept"), "primary", self), "accept", _("Accept"))
        self._decline = button(_("&Decline"), "decline", parent=self)
        self._reason = named(QLineEdit(self), "decline-reason", _("Why can’t you take it?"))
        self._reason.setPlaceholderText(_("Why can’t you take it?"))
        self._send = button(_("Send"), "send-decline", parent=self)
        self._declining = stacked(self, self._reason, LinedUp(self, self._send))
        for each in (self._read, things, LinedUp(self, self._accept, self._decline), self._declining, self.missing):
            self.whole.addWidget(each)
        self._accept.clicked.connect(self._on_accept)
        self._decline.clicked.connect(self._on_decline)
        self._send.clicked.connect(self._on_send)
        self._reason.returnPressed.connect(self._on_send)

    def fits(self, chosen: Chosen) -> bool:
        """Whoever is asked answers."""
        return chosen.offered is not None

    def clear(self) -> None:
        """Tick nothing, decline nothing."""
        self._offered = None
        self._list(())
        self._reason.setText("")
        self._declining.hide()
        self._decline.show()

    @Slot()
    def show_busy(self) -> None:
        """Answer once; nobody accepts before each thing is ticked."""
        super().show_busy()
        self._show_ticked()

    def fold(self) -> bool:
        """Decline nothing after all."""
        was_declining = not self._declining.isHidden()
        self._declining.hide()
        self._decline.show()
        if was_declining:
            self._decline.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_declining

    def take(self, chosen: Chosen) -> None:
        """List what is to be done; the ticks stay while it is the same offer."""
        offered = chosen.offered
        if (offered.id if offered else None) != (self._offered.id if self._offered else None):
            self._list(offered.to_do if offered else ())
        self._offered = offered

    def _list(self, things: Sequence[str]) -> None:
        while len(self._ticks) < len(things):
            self._add_tick()
            self.setTabOrder(self._ticks[-2].box, self._ticks[-1].box)
        for at, tick in enumerate(self._ticks):
            tick.show_thing(things[at] if at < len(things) else "")
        self._show_ticked()

    def _add_tick(self) -> None:
        tick = _Tick(f"to-do-{len(self._ticks) + 1}", self)
        tick.box.toggled.connect(self._show_ticked)
        self._things.addWidget(tick)
        self._ticks.append(tick)

    @Slot()
    def _show_ticked(self) -> None:
        ready = all(tick.box.isChecked() for tick in self._ticks if not tick.isHidden())
        self._accept.setEnabled(ready and not self.is_shut(self._accept))
        self._accept.show_role("primary" if ready else "secondary")

    @Slot()
    def _on_accept(self) -> None:
        if self._chosen is not None and self._offered is not None:
            ticked = [tick.box.accessibleName() for tick in self._ticks if tick.box.isChecked()]
            job = partial(self._desk.answer_hand_off.accept, self._offered.id, ticked, self._chosen.actor)
            self.do(job, self._("It is yours now."))

    @Slot()
    def _on_decline(self) -> None:
        self._declining.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._decline.hide()

    @Slot()
    def _on_send(self) -> None:
        if self._chosen is not None and self._offered is not None:
            job = partial(self._desk.answer_hand_off.decline, self._offered.id, self._reason.text(), self._chosen.actor)
            self.do(job, self._("Declined. It stays with its owner, who reads your reason."))
