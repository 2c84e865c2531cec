# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of one need that we owe: its history, and everything that can be done about it (rules 4 to 7)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.domain.visitor import ContactPreference
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.follow_through.owed_words import Seen, due_chip, owner_in_words, person_in_words
from kiosk.ui.reception.need_room.chosen import Chosen, Known, Tools, bring_known
from kiosk.ui.reception.need_room.doing import Doing
from kiosk.ui.reception.need_room.need_view import NeedView
from kiosk.ui.reception.need_room.room_words import asked_in_words, must_not_in_words, question_in_words
from kiosk.ui.reception.words.contact import contact_chip
from kiosk.ui.tasks import Workers


class NeedRoom(QWidget):
    """Shows one need at a time. What is half written stays while the same need is shown again."""

    changed = Signal()
    problem = Signal(str)
    notice = Signal(str)
    visit_wanted = Signal(object)  # the Owed

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._office, self._clock, self._ = desk, office, clock, translate
        self._zone = ZoneInfo(office.timezone)
        self._actor: Actor | None = None
        self._staff: Staff | None = None
        self._chosen: Chosen | None = None
        self._view = NeedView(Tools(desk=desk, workers=workers, translate=translate), self._zone, self)
        self._known_errand = Errand(workers.database, self)
        self._doing = Doing(workers.database, self)
        self._pressed: QObject | None = None
        self._about: UUID | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._connect()
        self.show_owed(None)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Whoever comes to the room comes to the first thing that can be done in it."""
        self.focusNextChild()

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Work for whoever is signed in."""
        self._actor, self._staff = actor, staff

    def sign_out(self) -> None:
        """Keep nothing."""
        self._actor = self._staff = None
        self.show_owed(None)

    def show_owed(self, owed: Owed | None, *, settled: bool = False) -> None:
        """Show one need, or nothing, and bring what happened to it."""
        if owed is None or self._actor is None or self._staff is None:
            self._known_errand.drop()
            self._show(None)
            return
        before = self._chosen if self._chosen and self._chosen.need_id == owed.need.id else None
        chosen = Chosen(
            owed=owed,
            actor=self._actor,
            staff=self._staff,
            now=at_office(self._office, self._clock()),
            settled=settled,
            known=before.known if before else None,
        )
        if before is None:
            self._view.history.clear()
        self._show(chosen)
        self._known_errand.ask(partial(bring_known, self._desk, owed, self._office))

    @Slot(object)
    def _note_known(self, known: Known) -> None:
        if self._chosen is not None and known.whole.need.id == self._chosen.need_id:
            self._show(replace(self._chosen, known=known))

    # What is shown

    def _show(self, chosen: Chosen | None) -> None:
        view, self._chosen = self._view, chosen
        view.setVisible(chosen is not None)
        for act in view.at_hand:
            act.show_chosen(chosen)
            act.setVisible(chosen is not None and act.fits(chosen))
        self._show_one_click(chosen)
        self._show_busy()
        view.more.show_chosen(chosen)
        if chosen is None:
            view.words.say("")
            for words in (view.whose, view.asked, view.must_not, view.question):
                words.say("")
            view.history.clear()
            return
        self._show_words(chosen)
        if chosen.known is not None:
            view.history.show_need(chosen.known.whole, chosen.now)
        view.rule_line.setVisible(chosen.known is not None)

    def _show_words(self, chosen: Chosen) -> None:
        view, owed = self._view, chosen.owed
        view.words.say(owed.need.words)
        view.whose.say(self._whose(chosen))
        self._show_contact(chosen)
        for place, words in (
            (view.asked, asked_in_words(chosen, self._zone, self._)),
            (view.must_not, must_not_in_words(chosen, self._)),
            (view.question, question_in_words(chosen, self._)),
        ):
            place.say(words)
            place.setVisible(bool(words))

    def _show_contact(self, chosen: Chosen) -> None:
        """Say at once that they asked for no contact, and what else they wish as soon as it is known."""
        known = chosen.known.reach.preference if chosen.known else ContactPreference.ANY
        said, role = contact_chip(ContactPreference.NONE if chosen.owed.no_contact else known, self._)
        self._view.contact.show_state(said, role)
        self._view.contact.setVisible(bool(said))

    def _whose(self, chosen: Chosen) -> str:
        owed = chosen.owed
        seen = Seen(now=chosen.now, zone=self._zone, office_id=self._office.id)
        owner = self._("{name} owns this", name=owner_in_words(owed, seen, self._))
        return " · ".join((person_in_words(owed, self._zone, self._), owner, due_chip(owed, seen, self._)[0]))

    def _show_one_click(self, chosen: Chosen | None) -> None:
        view = self._view
        is_open = chosen is not None and not chosen.settled
        answers = chosen is not None and chosen.offered is not None
        rules = chosen is not None and chosen.may_rule
        promised = chosen is not None and chosen.promise is not None
        takes = chosen is not None and chosen.may_take_on
        unattended = chosen is not None and takes and chosen.is_unattended
        view.kept.setVisible(promised)
        view.kept.show_role("primary" if not answers and not rules else "secondary")
        view.done.setVisible(is_open and not answers)
        view.take_on.setVisible(unattended)
        view.take_on.show_role("primary" if not promised and not rules else "secondary")
        view.take_on_instead.setVisible(takes and not unattended)
        view.undo.setVisible(chosen is not None and chosen.settled)
        view.reopen.setVisible(chosen is not None and chosen.settled)

    # What is done by one click

    @Slot()
    def _show_busy(self) -> None:
        """While one thing is done nothing else can be pressed; what was pressed keeps the focus."""
        is_same = self._chosen is not None and self._chosen.need_id == self._about
        for each in self._view.acting:
            each.setEnabled(not self._doing.is_busy or (is_same and each is self._pressed))

    def _start(self, job: Callable[[], object], note: str) -> None:
        if not self._doing.is_busy:
            self._pressed, self._about = self.sender(), self._chosen.need_id if self._chosen else None
            self._doing.start(job, note)

    @Slot()
    def _on_open(self) -> None:
        if self._chosen is not None:
            self.visit_wanted.emit(self._chosen.owed)

    @Slot()
    def _on_settled(self) -> None:
        self._do(self._desk.follow_up.settle, self._("Settled. The history is kept."))

    @Slot()
    def _on_undo(self) -> None:
        self._do(self._desk.follow_up.undo_settle, self._("It is open again, as it was."))

    @Slot()
    def _on_reopen(self) -> None:
        self._do(self._desk.reopen_need.from_board, self._("It is open again, and yours."))

    @Slot()
    def _on_take_on(self) -> None:
        self._do(self._desk.owners.take_on, self._("It is yours now."))

    def _do(self, act: Callable[..., object], note: str) -> None:
        if self._chosen is not None:
            self._start(partial(act, self._chosen.need_id, self._chosen.actor), note)

    @Slot()
    def _on_kept(self) -> None:
        chosen = self._chosen
        if chosen is not None and chosen.promise is not None:
            note = self._("Noted. The need stays open until it is settled.")
            self._start(partial(self._desk.keep_promise.kept, chosen.promise.id, chosen.actor), note)

    # What came of it

    @Slot(object, str)
    def _on_done(self, _answer: object, note: str) -> None:
        self._say(note)

    @Slot(str)
    def _say(self, note: str) -> None:
        if self._actor is not None:
            self.notice.emit(note)
            self.changed.emit()

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        if self._actor is not None:
            self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        view = self._view
        for button, answer in (
            (view.open, self._on_open),
            (view.done, self._on_settled),
            (view.kept, self._on_kept),
            (view.undo, self._on_undo),
            (view.reopen, self._on_reopen),
            (view.take_on, self._on_take_on),
            (view.take_on_instead, self._on_take_on),
        ):
            button.clicked.connect(answer)
        for act in view.at_hand:
            act.done.connect(self._say)
            act.failed.connect(self._show_problem)
        view.more.done.connect(self._say)
        view.more.failed.connect(self._show_problem)
        self._doing.turned.connect(self._show_busy)
        self._doing.done.connect(self._on_done)
        self._doing.failed.connect(self._show_problem)
        self._known_errand.answered.connect(self._note_known)
        self._known_errand.failed.connect(self._show_problem)
