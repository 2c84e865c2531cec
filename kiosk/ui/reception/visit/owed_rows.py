# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe a visitor, a row for each need from earlier: ask how it went, keep a promise, go on with it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kiosk.domain.referral import Outcome
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, stacked
from kiosk.ui.reception.turning import LinedUp, TurningRow
from kiosk.ui.reception.words.owed import OwedNeed
from kiosk.ui.reception.words.steps import outcome_in_words
from kiosk.ui.theme import scaled

_OTHER_OUTCOMES = (
    Outcome.COULD_NOT_REACH,
    Outcome.NOT_ELIGIBLE,
    Outcome.NO_CAPACITY,
    Outcome.NO_LONGER_NEEDED,
)


class OwedRow(QWidget):
    """A sentence, a quiet line under it, and what can be done about it at the other side."""

    outcome_told = Signal(object, object)
    promise_kept = Signal(object)
    continued = Signal(object)

    def __init__(self, owed: OwedNeed, parent: QWidget, translate: Translator) -> None:
        super().__init__(parent)
        self._owed, self._ = owed, translate
        self.setObjectName("last-referral" if owed.referral else "open-need")
        said = stacked(self, Saying(owed.title, "strong", self), Saying(owed.line, "soft", self))
        self._buttons: list[QPushButton] = []
        self._add_buttons()
        aside = LinedUp(self, *self._buttons)
        column(self).addWidget(TurningRow(self, said, aside, spacing=12, least=scaled(280)))

    def _add_buttons(self) -> None:
        _, owed = self._, self._owed
        if owed.referral is not None:
            self._add(_("It worked out"), "it-worked-out", self._on_worked_out)
            self._add(_("Not yet"), "not-yet", self._on_not_yet)
            self._add(_("More"), "other-outcomes").setMenu(self._menu())
            return
        if owed.promise_id is not None:
            self._add(_("Done"), "promise-done", self._on_done)
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
    def _on_continue(self) -> None:
        self.continued.emit(self._owed.need_id)
