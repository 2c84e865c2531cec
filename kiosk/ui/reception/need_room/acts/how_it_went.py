# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the visitor: their number on the day, what they said, and how a referral went in one click (rule 7)."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kiosk.desk.follow_up import AskedByPhone
from kiosk.desk.try_avenue import AvenueTried
from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import REFERRAL_OUTCOMES, Outcome
from kiosk.follow_up_words import ask_by_in_words
from kiosk.ui.reception.need_room.acts.act import LONGEST_LINE, Act
from kiosk.ui.reception.need_room.chosen import Chosen, Tools
from kiosk.ui.reception.next_step.steps.call_timer import CallTimer
from kiosk.ui.reception.next_step.steps.call_view import CallView
from kiosk.ui.reception.rows import Saying, button
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.words.steps import outcome_in_words
from kiosk.ui.widgets import Words, named


class HowItWentAct(Act):
    """The number, large, where somebody is to be called today; a note, and the outcomes as buttons.

    `moment` is a clock in seconds.
    """

    def __init__(self, tools: Tools, parent: QWidget, moment: Callable[[], float] = monotonic) -> None:
        _ = tools.translate
        super().__init__("how-it-went", _("Did it work out?"), tools, parent)
        self._timer = CallTimer(moment, self)
        self._called = False
        self._question = named(Words(_("Did it work out?"), "strong", self), "did-it-work-out")
        self._how = named(Saying("", "soft", self), "how-to-ask")
        self._call = CallView(_, self, "follow-up")
        self._no_answer = button(_("No answer"), "follow-up-no-answer", "small", self)
        self._no_answer.setAutoDefault(True)
        self._outcomes = {outcome: self._outcome_button(outcome) for outcome in REFERRAL_OUTCOMES}
        self._note = named(QLineEdit(self), "outcome-note", _("What they said"))
        self._note.setMaxLength(LONGEST_LINE)
        self._note.setPlaceholderText(_("What they said. It may stay empty."))
        self._row = LinedUp(self, self._no_answer, *self._outcomes.values(), spacing=6)
        for each in (self._question, self._how, self._call, self._note, self._row):
            self.whole.addWidget(each)
        self._timer.ticked.connect(self._show_time)
        self._call.pressed.connect(self._on_pressed)
        self._no_answer.clicked.connect(self._on_no_answer)
        self._show_time()

    def fits(self, chosen: Chosen) -> bool:
        """A referral of which nobody knows yet, and whoever is to be called today."""
        return chosen.referral is not None or bool(chosen.number_today)

    def clear(self) -> None:
        """Forget the note and the call."""
        self._note.setText("")
        self._called = False
        self._timer.show(0)

    def fold(self) -> bool:
        """It stays as long as there is something to ask."""
        return False

    def take(self, chosen: Chosen) -> None:
        """Show the number on its day, or how else they are asked."""
        asks, number = chosen.referral is not None, chosen.number_today
        for each in (self._question, self._note, *self._outcomes.values()):
            each.setVisible(asks)
        for each in (self._call, self._no_answer):
            each.setVisible(bool(number))
        self._call.show_whom(self._whom(chosen) if number else "", number)
        otherwise = chosen.known is not None and chosen.asks_today and not number
        self._how.say(ask_by_in_words(chosen.known.reach.ask_by, self._) if otherwise and chosen.known else "")
        self._how.setVisible(bool(self._how.text()))

    def _whom(self, chosen: Chosen) -> str:
        name = chosen.owed.visitor
        if chosen.referral is None or not chosen.asks_today:
            return self._("Call {name}", name=name)
        return self._("Call {name} · {place}", name=name, place=chosen.referral.resource_name)

    def _outcome_button(self, outcome: Outcome) -> QPushButton:
        made = button(outcome_in_words(outcome, self._), f"outcome-{outcome.value}", "small", self)
        made.setAutoDefault(True)
        made.clicked.connect(self._on_outcome)
        return made

    @Slot()
    def _show_time(self) -> None:
        timer = self._timer
        self._call.show_time(timer.in_words, runs=timer.runs, taken=timer.seconds > 0)

    @Slot()
    def _on_pressed(self) -> None:
        if self._timer.runs:
            self._timer.stop()
        else:
            self._called = True
            self._timer.start()

    @Slot()
    def _on_no_answer(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self._timer.stop()
        tried = AvenueTried(
            avenue=Avenue.PHONE,
            result=Outcome.COULD_NOT_REACH,
            note=self._note.text(),
            called_number=chosen.number_today,
            call_seconds=self._timer.seconds,
        )
        job = partial(self._desk.try_avenue.record, chosen.need_id, tried, chosen.actor)
        self.do(job, self._("Noted. They stay on the list until somebody reaches them."))

    @Slot()
    def _on_outcome(self) -> None:
        outcome = next((each for each, made in self._outcomes.items() if made is self.sender()), None)
        chosen = self._chosen
        if outcome is None or chosen is None or chosen.referral is None:
            return
        went, note = self._desk.follow_up.referral_went, self._note.text()
        job = partial(went, chosen.referral.id, outcome, chosen.actor, note=note, called=self._taken(chosen))
        settled, kept_open = (
            self._("Settled. The history is kept."),
            self._("Noted. The need stays open until it is settled."),
        )
        self.do(job, settled if outcome.settles else kept_open)

    def _taken(self, chosen: Chosen) -> AskedByPhone | None:
        """Say in which call they said so; None when nobody called."""
        self._timer.stop()
        if not self._called or not chosen.number_today:
            return None
        return AskedByPhone(number=chosen.number_today, seconds=self._timer.seconds)
