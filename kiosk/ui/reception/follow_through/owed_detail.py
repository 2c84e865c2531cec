# SPDX-License-Identifier: GPL-3.0-or-later
"""The need that is chosen in the table: its words, what a colleague asks, and what can be done about it now."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from kiosk.desk.board import Owed
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.referral import REFERRAL_OUTCOMES, Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.follow_through.owed_words import hand_off_in_words, is_offered_to
from kiosk.ui.reception.words.steps import outcome_in_words
from kiosk.ui.theme import scaled, set_role
from kiosk.ui.widgets import Card, FlowLayout, IconButton, Words, named

_MOST_CHARACTERS = 400


class OwedDetail(Card):
    """Says what was chosen to be done; each signal carries the Owed it is about, with what else it takes."""

    opened = Signal(object)
    settled = Signal(object)
    promise_kept = Signal(object)
    accepted = Signal(object)
    declined = Signal(object, str)
    outcome_told = Signal(object, object)

    def __init__(self, translate: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate
        self._owed: Owed | None = None
        self.setObjectName("owed-detail")
        self._words = named(Words("", wraps=True), "owed-words")
        self._whose = named(Words("", "soft", wraps=True), "owed-whose")
        self._asked = named(Words("", "soft", wraps=True), "owed-hand-off")
        self._reason = named(QLineEdit(), "decline-reason", translate("Why can’t you take it?"))
        self._reason.setPlaceholderText(translate("Why can’t you take it?"))
        self._accept = _button("check", translate("&Accept"), "accept", "primary")
        self._decline = _button("x", translate("&Decline"), "decline")
        self._send_reason = _button("send", translate("Send"), "send-decline")
        self._open = _button("folder-open", translate("&Open visit"), "open-owed")
        self._done = _button("circle-check", translate("&It’s done"), "its-done")
        self._kept = _button("handshake", translate("Promise &kept"), "promise-kept")
        self._outcomes = {outcome: self._outcome_button(outcome) for outcome in REFERRAL_OUTCOMES}
        self._how_it_went = named(Words(translate("Did it work out?"), "strong"), "did-it-work-out")
        self._lay_out()
        self._connect()
        self.show_owed(None, None)

    def show_owed(self, owed: Owed | None, me: UUID | None, *, whose: str = "", settled: bool = False) -> None:
        """Show one need, or nothing; one that is settled only opens. `whose` says who waits, on whom, until when."""
        if owed is None or self._owed is None or owed.need.id != self._owed.need.id:
            self._end_declining()
        self._owed = owed
        self.setVisible(owed is not None)
        if owed is None:
            for words in (self._words, self._whose, self._asked):
                words.setText("")
            return
        self._whose.setText(whose)
        self._words.setText(f"“{shortened(owed.need.words, _MOST_CHARACTERS)}”")
        offered = owed.offered if is_offered_to(owed, me) and not settled else None
        asked = offered or owed.taken_over
        self._asked.setText("\n".join(hand_off_in_words(asked, self._)) if asked else "")
        self._asked.setVisible(asked is not None)
        self._accept.setVisible(offered is not None)
        self._decline.setVisible(offered is not None and not self._reason.isVisibleTo(self))
        self._done.setVisible(not settled and offered is None)
        self._show_step(owed, settled=settled)

    def _show_step(self, owed: Owed, *, settled: bool) -> None:
        step = owed.last_step
        referred = isinstance(step, Referral) and step.outcome is None and not settled
        self._how_it_went.setVisible(referred)
        for button in self._outcomes.values():
            button.setVisible(referred)
        promised = isinstance(step, Promise) and step.state is PromiseState.OPEN
        self._kept.setVisible(promised and not settled)

    @Slot()
    def _on_decline(self) -> None:
        self._decline.setVisible(False)
        self._reason.setVisible(True)
        self._send_reason.setVisible(True)
        self._reason.setFocus()

    @Slot()
    def _on_reason_given(self) -> None:
        if self._owed is not None:
            self.declined.emit(self._owed, self._reason.text())

    def _end_declining(self) -> None:
        self._reason.setText("")
        self._reason.setVisible(False)
        self._send_reason.setVisible(False)

    @Slot()
    def _on_pressed(self) -> None:
        signals = {
            self._open: self.opened,
            self._done: self.settled,
            self._kept: self.promise_kept,
            self._accept: self.accepted,
        }
        pressed = self.sender()
        if self._owed is not None and isinstance(pressed, IconButton):
            signals[pressed].emit(self._owed)

    @Slot()
    def _on_outcome(self) -> None:
        told = next((outcome for outcome, button in self._outcomes.items() if button is self.sender()), None)
        if told is not None and self._owed is not None:
            self.outcome_told.emit(self._owed, told)

    def _connect(self) -> None:
        for button in (self._open, self._done, self._kept, self._accept):
            button.clicked.connect(self._on_pressed)
        for outcome_button in self._outcomes.values():
            outcome_button.clicked.connect(self._on_outcome)
        self._decline.clicked.connect(self._on_decline)
        self._send_reason.clicked.connect(self._on_reason_given)
        self._reason.returnPressed.connect(self._on_reason_given)

    def _outcome_button(self, outcome: Outcome) -> QPushButton:
        button = named(QPushButton(outcome_in_words(outcome, self._)), f"outcome-{outcome.value}")
        button.setAutoDefault(True)
        set_role(button, "small")
        return button

    def _lay_out(self) -> None:
        outcomes = QWidget()
        flow = FlowLayout(outcomes)
        for outcome_button in self._outcomes.values():
            flow.addWidget(outcome_button)
        deciding = QWidget()
        deciding_flow = FlowLayout(deciding)
        for button in (
            self._accept,
            self._decline,
            self._reason,
            self._send_reason,
            self._kept,
            self._done,
            self._open,
        ):
            deciding_flow.addWidget(button)
        self._reason.setMinimumWidth(scaled(280))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        for widget in (self._words, self._whose, self._asked, self._how_it_went, outcomes):
            column.addWidget(widget)
        column.addWidget(deciding)


def _button(icon_name: str, text: str, object_name: str, role: str = "secondary") -> IconButton:
    return named(IconButton(icon_name, text, role), object_name, text.replace("&", ""))
