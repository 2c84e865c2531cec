# SPDX-License-Identifier: GPL-3.0-or-later
"""The visit on the screen, from the greeting to the finish. Nothing of it is left when it closes."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.greeting import Greeting
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.domain.visitor import ContactPreference, Visitor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.need.kept_words import KeptWords
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.need.need_in_hand import lacks_step, live_referrals, need_of
from kiosk.ui.reception.next_step.steps.fields import Situation
from kiosk.ui.reception.slip.slip_desk import SlipDesk
from kiosk.ui.reception.visit.on_screen import OnScreen
from kiosk.ui.reception.visit.other_desk import OtherDesk
from kiosk.ui.reception.visit.owed_desk import OwedDesk
from kiosk.ui.reception.visit.still_missing import StillMissing
from kiosk.ui.reception.visit.then import Then
from kiosk.ui.reception.visit.visit_view import VisitView
from kiosk.ui.reception.visit.visit_work import OpenedVisit, WordsReader
from kiosk.ui.reception.visit.way_out import WayOut
from kiosk.ui.reception.visit.who_desk import WhoDesk
from kiosk.ui.spool_runner import SpoolRunner
from kiosk.ui.tasks import Workers


class VisitDesk(QObject):
    """Drives the visit's view. One visit at a time; answers for another one are dropped."""

    closed = Signal()
    """The visit ended, here or at the other desk, or went back to the lobby."""
    lobby_changed = Signal()
    problem_met = Signal(str)
    settled_down = Signal()
    """What a problem was about is so no more: something was saved, or what was refused has changed since."""
    notice_given = Signal(str)

    def __init__(
        self,
        view: VisitView,
        *,
        desk: Desk,
        workers: Workers,
        runner: SpoolRunner,
        office: Office,
        clock: Clock,
        translate: Translator,
        say_problem: Callable[[str], str],
    ) -> None:
        super().__init__(view)
        self._view, self._office, self._clock, self._ = view, office, clock, translate
        self._on_screen = OnScreen()
        self._as_they_came = ""
        reader = WordsReader(desk=desk, office=office, clock=clock)
        self.need = NeedDesk(view, reader, workers.database, translate)
        self.slip = SlipDesk(
            desk=desk, runner=runner, workers=workers, bar=view.bar, translate=translate, say_problem=say_problem
        )
        self._kept = KeptWords(desk, workers.database, view.bar, office, translate)
        self._owed = OwedDesk(desk, workers.database, view.greeting)
        self._who = WhoDesk(desk, workers.database, view.likely, office)
        self._missing = StillMissing(view, self.need, translate)
        self._other_desk = OtherDesk(desk, workers.database, view, self.need, translate)
        self.way_out = WayOut(
            view.bar,
            desk=desk,
            worker=workers.database,
            on_screen=self._on_screen,
            need=self.need,
            kept=self._kept,
            slip=self.slip,
            missing=self._missing,
            translate=translate,
        )
        self._connect()

    def _connect(self) -> None:
        self.need.words_changed.connect(self._on_words)
        self.need.changed.connect(self._on_step_changed)
        self.need.writing_wanted.connect(self._on_writing_wanted)
        self.need.more_needs_wanted.connect(self.way_out.add_need)
        self._view.needs.step_wanted.connect(self._on_step_wanted)
        self._kept.saved.connect(self.lobby_changed)
        self._missing.refused.connect(self.problem_met)
        self._missing.taken_back.connect(self.settled_down)
        self._owed.changed.connect(self._show_owed_changed)
        self._other_desk.changed.connect(self.show_changed)
        self._other_desk.finished.connect(self._show_ended)
        self._other_desk.notice_given.connect(self.notice_given)
        self.way_out.saved.connect(self._show_saved)
        self.way_out.next_need_wanted.connect(self._on_writing_wanted)
        self.way_out.notice_given.connect(self.notice_given)
        self.way_out.ended.connect(self._show_ended)
        self.way_out.problem_met.connect(self.problem_met)
        self.slip.problem_met.connect(self.problem_met)
        self.way_out.failed.connect(self._show_failure)
        self._owed.failed.connect(self._show_failure)
        self._who.failed.connect(self._show_failure)

    # What is on the screen

    @property
    def visit_id(self) -> UUID | None:
        """The visit on the screen."""
        return self._on_screen.visit_id

    @property
    def greeting(self) -> Greeting | None:
        """Whom we greet in it, and what we know of them."""
        return self._on_screen.opened.greeting if self._on_screen.opened else None

    @property
    def visitor(self) -> Visitor | None:
        """Whom we greet; None for a guest, or when nobody is here."""
        return self._on_screen.visitor

    @property
    def _now(self) -> datetime:
        return at_office(self._office, self._clock())

    def open(self, opened: OpenedVisit, actor: Actor, staff: Staff) -> None:
        """Put a visit on the screen, with the words that were being typed when it was last here."""
        self.close()
        self._on_screen.turn_to(opened, actor, staff)
        self._begin(opened.draft, again=bool(opened.so_far.needs))
        visit_id = opened.greeting.visit.id
        self._kept.show_for(visit_id)
        self._owed.work_for(visit_id, actor)
        self.slip.work_for(visit_id, actor)
        self._show_visit()
        without = [need.id for need in opened.so_far.needs if lacks_step(opened.so_far, need.id)]
        if without and not opened.draft:
            self._take_in_hand(without[0])
        self.need.editor.take_focus()
        self._view.show_greeting_first()

    def _begin(self, words: str, *, again: bool) -> None:
        self._as_they_came = words
        languages = self.visitor.languages if self.visitor else self._on_screen.chosen_languages
        self.need.begin(self._on_screen.name, languages, self._now.date(), words, again=again)

    def close(self) -> None:
        """Leave nothing of this visit on the screen. Words that are not saved yet are saved, and tried again."""
        self._kept.show_for(None)
        self._owed.work_for(None, None)
        self.way_out.clear()
        self._other_desk.clear()
        self._on_screen.clear()
        self._missing.forget()
        self.need.clear()
        self.slip.work_for(None, None)
        self._who.clear()
        self._as_they_came = ""
        self._view.greeting.clear()
        self._view.needs.clear()
        self._view.history.clear()
        self._view.bar.clear()

    def look_again(self) -> None:
        """Look whether the other desk changed something."""
        self.slip.look_again()
        if self.visit_id is not None and not self.way_out.is_busy:
            self._other_desk.look(self.visit_id)

    @Slot(object)
    def show_changed(self, opened: OpenedVisit) -> None:
        """Show the visit as it is now; what is being typed stays as it is.

        Words from the touch screen that nobody here has touched go on as they do there.
        """
        visitor_before, words = self.visitor, self.need.words
        self._on_screen.opened = opened
        untouched = bool(words) and words == self._as_they_came and self._on_screen.is_at_screen
        now = opened.draft if untouched else words
        is_other = self.visitor is not None and visitor_before is None
        if self._in_hand is None and not self.need.panel.steps and (now != words or is_other):
            self._begin(now, again=bool(opened.so_far.needs))
        self._show_visit()

    def _show_visit(self) -> None:
        opened, staff = self._on_screen.opened, self._on_screen.staff
        if opened is None or staff is None:
            return
        now = self._now
        self._view.greeting.show_greeting(opened.greeting, now, opened.calendar)
        self._who.show_for(opened.greeting, now.date())
        self._view.needs.show_visit(opened, now, self._in_hand)
        self._view.history.show_need(opened.earlier.get(self._in_hand) if self._in_hand else None, now)
        self.need.panel.show_situation(self._situation(opened, staff, now))
        self.need.panel.show_taken(live_referrals(opened.so_far))
        self._missing.show(opened.so_far)

    def _situation(self, opened: OpenedVisit, staff: Staff, now: datetime) -> Situation:
        """Say what the next step needs to know; nobody is handed what is theirs, or hands something to themselves."""
        owner = self.need.need.owner_id if self.need.need else staff.id
        others = tuple(each for each in opened.receivers if each.staff.id not in {owner, staff.id})
        return Situation(
            name=self._on_screen.name,
            keeper=staff.called,
            now=now,
            calendar=opened.calendar,
            receivers=others,
            contact=self.visitor.contact_preference if self.visitor else ContactPreference.ANY,
        )

    @property
    def _in_hand(self) -> UUID | None:
        return self.need.need.id if self.need.need else None

    # The need in hand

    @Slot(str)
    def _on_words(self, words: str) -> None:
        if self._on_screen.actor is not None:
            self._kept.note(words, self._on_screen.actor)
            self._on_step_changed()

    @Slot()
    def _on_step_changed(self) -> None:
        """Take back a refusal whose reason may be gone, and say below what is missing now."""
        self._missing.take_back()
        self._missing.show(self._on_screen.so_far)

    @Slot(object)
    def _on_step_wanted(self, need_id: UUID) -> None:
        self._take_in_hand(need_id)
        self.need.panel.take_focus()

    @Slot()
    def _on_writing_wanted(self) -> None:
        self._take_in_hand(None)
        self.need.editor.take_focus()

    def _take_in_hand(self, need_id: UUID | None) -> None:
        self.need.take_in_hand(need_of(self._on_screen.so_far, need_id))
        self._show_visit()

    # What was saved, and what could not be

    @Slot(object, object)
    def _show_saved(self, opened: OpenedVisit, then: Then) -> None:
        if opened.greeting.visit.id != self.visit_id:
            return  # another visit is on the screen by now; this one is saved
        tried = self._in_hand or opened.so_far.needs[-1].id
        call_failed = self.need.has_failed_call and lacks_step(opened.so_far, tried)
        self._on_screen.opened = opened
        self.settled_down.emit()
        self.need.lock(locked=False)
        self._begin(self.need.words if self._in_hand else "", again=True)
        self._show_visit()
        self._kept.say_saved(self._clock())
        self.lobby_changed.emit()
        if call_failed:
            self._on_step_wanted(tried)
            self.notice_given.emit(self._("Kept as tried. Choose another next step."))
        else:
            self.way_out.go_on(then)

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        self._missing.forget()
        self.problem_met.emit(sentence_for(error, self._))
        self.look_again()

    @Slot()
    def _show_ended(self) -> None:
        self._kept.forget()
        self.close()
        self.lobby_changed.emit()
        self.closed.emit()

    @Slot(object)
    def _show_owed_changed(self, opened: OpenedVisit) -> None:
        so_far = self._on_screen.so_far
        before = {need.id for need in so_far.needs} if so_far else set()
        self.show_changed(opened)
        self.settled_down.emit()
        brought = [need.id for need in opened.so_far.needs if need.id not in before]
        if brought:
            self._on_step_wanted(brought[-1])
        else:
            self.need.editor.take_focus()
        self.lobby_changed.emit()
