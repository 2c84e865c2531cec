# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe a visitor, a row for each need from earlier: ask how it went, end a promise, go on with it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kiosk.domain.referral import REFERRAL_OUTCOMES, Outcome
from kiosk.domain.working_time import OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, stacked
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.visit.promise_ended import PromiseEnded
from kiosk.ui.reception.words.owed import OwedNeed
from kiosk.ui.reception.words.steps import outcome_in_words
from kiosk.ui.theme import scaled

_AT_ONCE = (Outcome.GOT_HELP, Outcome.NOT_YET)
_OTHER_OUTCOMES = tuple(outcome for outcome in REFERRAL_OUTCOMES if outcome not in _AT_ONCE)


class OwedRow(QWidget):
    """A sentence, a quiet line under it, and what can be done about it at the other side."""

    outcome_told = Signal(object, object)
    promise_kept = Signal(object)
    promise_ended = Signal(object, str, object)
    """The promise's id, why it was not kept, and the new time, None when nothing is promised instead."""
    continued = Signal(object)

    def __init__(
        self, owed: OwedNeed, now: datetime, calendar: OfficeCalendar, parent: QWidget, translate: Translator
    ) -> None:
        super().__init__(parent)
        self._owed, self._ = owed, translate
        self._now, self._calendar = now, calendar
        self._form: PromiseEnded | None = None
        self.setObjectName("last-referral" if owed.referral else "settled-need" if owed.is_settled else "open-need")
        title = Saying(owed.title, "" if owed.is_settled else "strong", self)
        said = stacked(self, title, Saying(owed.line, "soft", self))
        self._buttons: list[QPushButton] = []
        self._add_buttons()
        aside = LinedUp(self, *self._buttons)
        self._whole = column(self)
        self._whole.addWidget(TurningRow(self, said, aside, spacing=12, least=scaled(280)))

    def _add_buttons(self) -> None:
        _, owed = self._, self._owed
        if owed.is_settled:
            self._add(_("Not settled after all"), "reopen-need", self._on_continue)
            return
        if owed.referral is not None:
            self._add(_("It worked out"), "it-worked-out", self._on_worked_out)
            self._add(_("Not yet"), "not-yet", self._on_not_yet)
            self._add(_("More"), "other-outcomes").setMenu(self._menu())
            return
        if owed.promise_id is not None:
            self._add(_("Done"), "promise-done", self._on_done)
            self._add(_("Not kept"), "promise-not-kept", self._on_not_kept)
        self._add(_("Continue"), "continue-need", self._on_continue)

    def _add(self, text: str, object_name: str, act: Callable[[], None] | None = None) -> QPushButton:
        made = button(text, object_name, parent=self)
        made.setAccessibleDescription(self._owed.title)
        if act is not None:
            made.clicked.connect(act)
        self._buttons.append(made)
        return made

    def _menu(self) -> QMenu:
        menu, _ = QMenu(self), self._
        for outcome in _OTHER_OUTCOMES:
            menu.addAction(outcome_in_words(outcome, _)).setData(outcome.value)
        menu.addSeparator()
        if self._owed.promise_id is not None:
            menu.addAction(_("The promise is kept"), self._on_done)
            menu.addAction(_("The promise was not kept …"), self._on_not_kept)
        menu.addAction(_("Continue with this need today"), self._on_continue)
        menu.triggered.connect(self._on_other)
        return menu

    @Slot()
    def _on_worked_out(self) -> None:
        self._tell(Outcome.GOT_HELP)

    @Slot()
    def _on_not_yet(self) -> None:
        self._tell(Outcome.NOT_YET)

    @Slot(QAction)
    def _on_other(self, action: QAction) -> None:
        if action.data():
            self._tell(Outcome(action.data()))

    def _tell(self, outcome: Outcome) -> None:
        if self._owed.referral is not None:
            self.outcome_told.emit(self._owed.referral.id, outcome)

    @Slot()
    def _on_done(self) -> None:
        self.promise_kept.emit(self._owed.promise_id)

    @Slot()
    def _on_not_kept(self) -> None:
        if self._form is None:
            self._form = PromiseEnded(self._now, self._calendar, self._, self)
            self._form.told.connect(self._on_ended)
            self._form.dismissed.connect(self._on_dismissed)
            self._whole.addWidget(self._form)
        self._form.show()
        self._form.take_focus()

    @Slot(str, object)
    def _on_ended(self, why: str, due: datetime | None) -> None:
        self.promise_ended.emit(self._owed.promise_id, why, due)

    @Slot()
    def _on_dismissed(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_continue(self) -> None:
        self.continued.emit(self._owed.need_id)
