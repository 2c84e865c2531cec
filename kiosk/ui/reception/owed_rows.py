# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe a visitor, a row each: a referral to ask about, a promise, a need from earlier."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kiosk.domain.need import Need
from kiosk.domain.next_step import Promise
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, button, column, row
from kiosk.ui.reception.words.steps import outcome_in_words

_OTHER_OUTCOMES = (
    Outcome.COULD_NOT_REACH,
    Outcome.NOT_ELIGIBLE,
    Outcome.NO_CAPACITY,
    Outcome.NO_LONGER_NEEDED,
)


class OwedRow(QWidget):
    """A sentence, a quiet line under it, and what can be done about it at the other side."""

    def __init__(self, title: str, line: str, parent: QWidget, *, strong: bool = True) -> None:
        super().__init__(parent)
        said = column(spacing=2)
        said.addWidget(Saying(title, "strong" if strong else "", self))
        if line:
            said.addWidget(Saying(line, "soft", self))
        self.buttons = row(spacing=8)
        whole = row(self, spacing=12)
        whole.addLayout(said, 1)
        whole.addLayout(self.buttons)


class ReferralRow(OwedRow):
    """Asks how the last referral went; one click answers."""

    outcome_told = Signal(object, object)

    def __init__(self, referral: Referral, line: str, parent: QWidget, translate: Translator) -> None:
        _ = translate
        super().__init__(_("Last time we sent them to {name}.", name=referral.resource_name), line, parent)
        self._step_id = referral.id
        self.setObjectName("last-referral")
        worked = button(_("It worked out"), "it-worked-out", parent=self)
        not_yet = button(_("Not yet"), "not-yet", parent=self)
        more = button(_("More"), "other-outcomes", parent=self)
        worked.clicked.connect(self._on_worked_out)
        not_yet.clicked.connect(self._on_not_yet)
        more.setMenu(self._menu(_))
        for each in (worked, not_yet, more):
            self.buttons.addWidget(each)

    def _menu(self, _: Translator) -> QMenu:
        menu = QMenu(self)
        for outcome in _OTHER_OUTCOMES:
            menu.addAction(outcome_in_words(outcome, _)).setData(outcome.value)
        menu.triggered.connect(self._on_other)
        return menu

    @Slot()
    def _on_worked_out(self) -> None:
        self.outcome_told.emit(self._step_id, Outcome.GOT_HELP)

    @Slot()
    def _on_not_yet(self) -> None:
        self.outcome_told.emit(self._step_id, Outcome.NOT_YET)

    @Slot(QAction)
    def _on_other(self, action: QAction) -> None:
        self.outcome_told.emit(self._step_id, Outcome(action.data()))


class PromiseRow(OwedRow):
    """A promise that is still open, and the button that says it is kept."""

    kept = Signal(object)

    def __init__(self, promise: Promise, sentence: str, parent: QWidget, translate: Translator) -> None:
        super().__init__(sentence, "", parent, strong=False)
        self._step_id: UUID = promise.id
        self.setObjectName("promise-due")
        done = button(translate("Done"), "promise-done", parent=self)
        done.setAccessibleDescription(sentence)
        done.clicked.connect(self._on_done)
        self.buttons.addWidget(done)

    @Slot()
    def _on_done(self) -> None:
        self.kept.emit(self._step_id)


class OpenNeedRow(OwedRow):
    """A need from an earlier visit, in the visitor's words, that can go on in this one."""

    continued = Signal(object)

    def __init__(self, need: Need, when: str, parent: QWidget, translate: Translator) -> None:
        _ = translate
        words = _("“{words}”", words=shortened(need.words, 120))
        super().__init__(words, when, parent, strong=False)
        self._need_id = need.id
        self.setObjectName("open-need")
        go_on = button(_("Continue"), "continue-need", parent=self)
        go_on.setAccessibleDescription(words)
        go_on.clicked.connect(self._on_continue)
        self.buttons.addWidget(go_on)

    @Slot()
    def _on_continue(self) -> None:
        self.continued.emit(self._need_id)


