# SPDX-License-Identifier: GPL-3.0-or-later
"""Answering a colleague who asks somebody to take a need over: each thing to do ticked, or why not (rule 6)."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kiosk.domain.hand_off import HandOff
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.rows import KeyedIconButton, Saying, button, column, empty, row, stacked
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import named


class _Thing(Saying):
    """One thing to do; a click on its words ticks it."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class OfferedAct(Act):
    """What is not done yet as a list to tick, and the answer; nobody accepts what they have not read."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("offered", _("Take it over"), tools, parent)
        self._offered: HandOff | None = None
        self._boxes: list[QCheckBox] = []
        self._read = Saying(_("Not done yet: tick each thing to take it over."), "soft", self)
        ticks = QWidget(self)
        self._ticks = column(ticks, spacing=scaled(2))
        self._accept = named(KeyedIconButton("check", _("&Accept"), "primary", self), "accept", _("Accept"))
        self._decline = button(_("&Decline"), "decline", parent=self)
        self._reason = named(QLineEdit(self), "decline-reason", _("Why can’t you take it?"))
        self._reason.setPlaceholderText(_("Why can’t you take it?"))
        self._send = button(_("Send"), "send-decline", parent=self)
        self._declining = stacked(self, self._reason, LinedUp(self, self._send))
        for each in (self._read, ticks, LinedUp(self, self._accept, self._decline), self._declining, self.missing):
            self.whole.addWidget(each)
        self.first = self._accept
        self._accept.clicked.connect(self._on_accept)
        self._decline.clicked.connect(self._on_decline)
        self._send.clicked.connect(self._on_send)
        self._reason.returnPressed.connect(self._on_send)

    def fits(self, chosen: Chosen) -> bool:
        """Whoever is asked answers."""
        return chosen.offered is not None

    def clear(self) -> None:
        """Tick nothing, decline nothing."""
        for box in self._boxes:
            box.setChecked(False)
        self._reason.setText("")
        self._declining.hide()
        self._decline.show()

    def take(self, chosen: Chosen) -> None:
        """List what is to be done; the ticks stay while it is the same offer."""
        offered = chosen.offered
        if (offered.id if offered else None) != (self._offered.id if self._offered else None):
            self._list(offered)
        self._offered = offered

    def _list(self, offered: HandOff | None) -> None:
        empty(self._ticks)
        self._boxes = []
        for at, thing in enumerate(offered.to_do if offered else ()):
            self._boxes.append(self._tick_for(thing, at))
        self._show_ticked()

    def _tick_for(self, thing: str, at: int) -> QCheckBox:
        line = QWidget(self)
        box = named(QCheckBox(line), f"to-do-{at + 1}", thing)
        words = _Thing(thing, "", line)
        beside = row(line, spacing=scaled(6))
        beside.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(words, 1)
        words.clicked.connect(box.toggle)
        box.toggled.connect(self._show_ticked)
        self._ticks.addWidget(line)
        self.first = self._boxes[0] if self._boxes else box
        return box

    @Slot()
    def _show_ticked(self) -> None:
        ready = bool(self._boxes) and all(box.isChecked() for box in self._boxes)
        self._accept.setEnabled(ready)
        self._accept.show_role("primary" if ready else "secondary")

    @Slot()
    def _on_accept(self) -> None:
        if self._chosen is not None and self._offered is not None:
            ticked = [box.accessibleName() for box in self._boxes if box.isChecked()]
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
