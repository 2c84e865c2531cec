# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a promise that was not kept in time: moved to another time, or broken (rule 5)."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.next_step.steps.due_field import DueField
from kiosk.ui.reception.next_step.steps.due_said import DueSaid
from kiosk.ui.reception.rows import button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.widgets import named


class PromiseMovedAct(Act):
    """The new time in plain words, why, and whether they know."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("promise-moved", _("Move the promise"), tools, parent)
        self._when = self.add_line(_("By when instead"), "promise-moved-due", _("For example: tomorrow 3 pm"))
        said = DueSaid("promise-moved", _, self)
        self._due = DueField(self._when, said, _)
        self.whole.addWidget(said)
        self._why = self.add_line(_("Why"), "promise-moved-why", _("For example: the carrier did not answer"))
        self._told = named(QCheckBox(_("They know"), self), "promise-moved-told")
        save = button(_("&Save"), "promise-moved-save", "primary", self)
        for each in (self._told, self.missing, LinedUp(self, save)):
            self.whole.addWidget(each)
        save.clicked.connect(self._on_save)
        for line in (self._when, self._why):
            line.returnPressed.connect(self._on_save)

    def fits(self, chosen: Chosen) -> bool:
        """An open promise can be moved."""
        return chosen.promise is not None

    def clear(self) -> None:
        """Forget the time and the reason."""
        self._due.clear()
        self._why.setText("")
        self._told.setChecked(False)

    def take(self, chosen: Chosen) -> None:
        """Reckon from now, by the office's hours."""
        self._due.show_now(chosen.now, chosen.calendar)

    @Slot()
    def _on_save(self) -> None:
        due, why, promise = self._due.due, self._why.text().strip(), self._chosen.promise if self._chosen else None
        if due is None:
            self.refuse(self._("Say by when, in plain words."), self._when)
        elif not why:
            self.refuse(self._("Write why it is moved."), self._why)
        elif self._chosen is not None and promise is not None:
            told, actor = self._told.isChecked(), self._chosen.actor
            self.do(partial(self._desk.keep_promise.moved, promise.id, due, why, told, actor), self._("Promise moved."))


class PromiseBrokenAct(Act):
    """Why, and whether they know."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        _ = tools.translate
        super().__init__("promise-broken", _("Promise not kept"), tools, parent)
        self._why = self.add_line(
            _("Why it was not kept"), "promise-broken-why", _("For example: the carrier did not answer")
        )
        self._told = named(QCheckBox(_("They know"), self), "promise-broken-told")
        save = button(_("&Save"), "promise-broken-save", "primary", self)
        for each in (self._told, self.missing, LinedUp(self, save)):
            self.whole.addWidget(each)
        save.clicked.connect(self._on_save)
        self._why.returnPressed.connect(self._on_save)

    def fits(self, chosen: Chosen) -> bool:
        """An open promise can be broken."""
        return chosen.promise is not None

    def clear(self) -> None:
        """Forget the reason."""
        self._why.setText("")
        self._told.setChecked(False)

    @Slot()
    def _on_save(self) -> None:
        why, promise = self._why.text().strip(), self._chosen.promise if self._chosen else None
        if not why:
            self.refuse(self._("Write why it was not kept."), self._why)
        elif self._chosen is not None and promise is not None:
            job = partial(self._desk.keep_promise.broken, promise.id, why, self._told.isChecked(), self._chosen.actor)
            self.do(job, self._("Noted. It needs another next step today."))
