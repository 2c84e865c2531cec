# SPDX-License-Identifier: GPL-3.0-or-later
"""The visit on the screen, from the greeting to the finish. Nothing of it is left when it closes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.domain.errors import NeedWithoutNextStep, NothingToPrint, OnwardError
from kiosk.domain.office import Office
from kiosk.domain.slip import Paper
from kiosk.domain.staff import Actor, Staff
from kiosk.domain.text import shortened
from kiosk.domain.visitor import Visitor
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.errand import Errand
from kiosk.ui.reception.need.kept_words import KeptWords
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.need.need_in_hand import (
    has_something_to_print,
    lacks_step,
    live_referrals,
    need_of,
    what_is_missing,
)
from kiosk.ui.reception.next_step.steps.fields import Situation
from kiosk.ui.reception.rows import holds_focus
from kiosk.ui.reception.slip.slip_desk import SlipDesk
from kiosk.ui.reception.visit.owed_desk import OwedDesk
from kiosk.ui.reception.visit.then import Then
from kiosk.ui.reception.visit.visit_end import VisitEnd
from kiosk.ui.reception.visit.visit_view import VisitView
from kiosk.ui.reception.visit.visit_work import NeedToSave, OpenedVisit, WordsReader, look_again, save_need
from kiosk.ui.reception.words.visitors import short_name
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
    slip_shown = Signal()
    """The slip is ready to be looked at."""
    slip_saved = Signal()
    """The slip is ready to be written into a file."""

    def __init__(
        self,
        view: VisitView,
        *,
        desk: Desk,
        workers: Workers,
        office: Office,
        translate: Translator,
        say_problem: Callable[[str], str] | None,
        paper: Paper,
    ) -> None:
        super().__init__(view)
        self._view, self._desk, self._office, self._ = view, desk, office, translate
        self._clock = desk.greet.clock
        self._actor: Actor | None = None
        self._staff: Staff | None = None
        self._opened: OpenedVisit | None = None
        self._colleagues: tuple[Staff, ...] = ()
        self._then = Then.NEXT_NEED
        self._told_finished = self._has_refused = False
        self._being_saved: tuple[UUID, str, Actor] | None = None
        reader = WordsReader(desk=desk, office=office, clock=self._clock)
        self.need = NeedDesk(view, reader, workers.database, translate)
        self.slip = SlipDesk(desk.print_slip, workers, view.bar, translate, say_problem, paper)
        self._kept = KeptWords(desk, workers.database, view.bar, office, translate)
        self._owed = OwedDesk(desk, workers.database, view.greeting)
        self._end = VisitEnd(desk, workers.database, self)
        self._saving = Errand(workers.database, self)
        self._looking = Errand(workers.database, self)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        self.need.words_changed.connect(self._on_words)
        self.need.changed.connect(self._on_step_changed)
        self.need.writing_wanted.connect(self._on_writing_wanted)
        self.need.more_needs_wanted.connect(self.add_need)
        self._kept.saved.connect(self.lobby_changed)
        self._saving.answered.connect(self._show_saved)
        self._looking.answered.connect(self._show_looked)
        self._owed.changed.connect(self._show_owed_changed)
        self._end.ended.connect(self._show_ended)
        self._saving.failed.connect(self._show_not_saved)
        for part in (self._owed, self._end):
            part.failed.connect(self._show_failure)
        self.slip.problem_met.connect(self.problem_met)
        view.needs.step_wanted.connect(self._on_step_wanted)
        view.bar.print_wanted.connect(self.print)
        view.bar.preview_wanted.connect(self.show_slip)
        view.bar.pdf_wanted.connect(self.save_slip)
        view.bar.finish_wanted.connect(self.finish)
        view.bar.left_wanted.connect(self._on_left)
        view.bar.lobby_wanted.connect(self._on_lobby)

    # What is on the screen

    @property
    def visit_id(self) -> UUID | None:
        """The visit on the screen."""
        return self._opened.greeting.visit.id if self._opened else None

    @property
    def visitor(self) -> Visitor | None:
        """Whom we greet; None for a guest, or when nobody is here."""
        return self._opened.greeting.visitor if self._opened else None

    @property
    def _now(self) -> datetime:
        return at_office(self._office, self._clock())

    def open(self, opened: OpenedVisit, actor: Actor, staff: Staff, colleagues: tuple[Staff, ...]) -> None:
        """Put a visit on the screen, with the words that were being typed when it was last here."""
        self.close()
        self._opened, self._actor, self._staff, self._colleagues = opened, actor, staff, colleagues
        self._begin(opened.draft, again=bool(opened.so_far.needs))
        visit_id = opened.greeting.visit.id
        self._kept.show_for(visit_id)
        self._owed.work_for(visit_id, actor)
        self._show_visit()
        without = [need.id for need in opened.so_far.needs if lacks_step(opened.so_far, need.id)]
        if without and not opened.draft:
            self._take_in_hand(without[0])
        self.need.editor.take_focus()
        self._view.show_greeting_first()

    def _begin(self, words: str, *, again: bool) -> None:
        languages = self.visitor.languages if self.visitor else ()
        self.need.begin(self._name, languages, self._now.date(), words, again=again)

    def close(self) -> None:
        """Leave nothing of this visit on the screen. Words that are not saved yet are saved, and tried again."""
        self._kept.show_for(None)
        self._owed.work_for(None, None)
        for errand in (self._end, self._looking):
            errand.drop()
        self._opened = self._actor = self._staff = None
        self._told_finished = self._has_refused = False
        self.need.clear()
        self.slip.clear()
        self._view.greeting.clear()
        self._view.needs.clear()
        self._view.bar.clear()

    def look_again(self) -> None:
        """Look whether the other desk changed something."""
        if self.visit_id is not None and not self._saving.is_busy and not self._end.is_busy:
            self._looking.ask(partial(look_again, self._desk, self.visit_id))

    def show_changed(self, opened: OpenedVisit) -> None:
        """Show the visit as it is now; what is being typed stays as it is."""
        self._opened = opened
        self._show_visit()

    def _show_visit(self) -> None:
        opened, staff = self._opened, self._staff
        if opened is None or staff is None:
            return
        self._view.greeting.show_greeting(opened.greeting, self._now)
        self._view.needs.show_visit(opened, self._now, self._in_hand)
        situation = Situation(name=self._name, keeper=staff.called, now=self._now, colleagues=self._colleagues)
        self.need.panel.show_situation(situation)
        self.need.panel.show_taken(live_referrals(opened.so_far))
        self._show_missing()

    @property
    def _name(self) -> str:
        return short_name(self.visitor)

    @Slot()
    def _show_missing(self) -> None:
        missing = self._missing() if self._opened else None
        said = self._(missing.message, **missing.facts) if missing else ""
        self._view.bar.show_missing(self.need.panel.missing or said if missing else "")
        self._view.next_step.setVisible(self._has_need_to_settle)

    def _missing(self) -> OnwardError | None:
        so_far = self._opened.so_far if self._opened else None
        return what_is_missing(so_far, self.need.words, self._in_hand, ready=self.need.is_ready)

    @property
    def _in_hand(self) -> UUID | None:
        return self.need.need.id if self.need.need else None

    @property
    def _has_need_to_settle(self) -> bool:
        """Whether there is, or may soon be, a need on the screen that lacks its step."""
        needs = self._opened.so_far.needs if self._opened else ()
        return not needs or self.need.has_words

    # The need in hand

    @Slot(str)
    def _on_words(self, words: str) -> None:
        if self._actor is not None:
            self._kept.note(words, self._actor)
            self._on_step_changed()

    @Slot()
    def _on_step_changed(self) -> None:
        """Take back a refusal whose reason may be gone, and say below what is missing now."""
        if self._has_refused:
            self._has_refused = False
            self.settled_down.emit()
        self._show_missing()

    @Slot(object)
    def _on_step_wanted(self, need_id: UUID) -> None:
        self._take_in_hand(need_id)
        self.need.panel.take_focus()

    @Slot()
    def _on_writing_wanted(self) -> None:
        self._take_in_hand(None)
        self.need.editor.take_focus()

    def _take_in_hand(self, need_id: UUID | None) -> None:
        self.need.take_in_hand(need_of(self._opened.so_far if self._opened else None, need_id))
        self._show_visit()

    # Saving, printing, finishing

    @Slot()
    def add_need(self) -> None:
        """Keep the need on the screen, with its step if one is chosen, and be ready for another one."""
        self._save_then(Then.NEXT_NEED)

    @Slot()
    def print(self) -> None:
        """Save first, then print."""
        self._save_then(Then.PRINT)

    @Slot()
    def show_slip(self) -> None:
        """Save first, then look at the slip."""
        self._save_then(Then.SHOW_SLIP)

    @Slot()
    def save_slip(self) -> None:
        """Save first, then write the slip into a file."""
        self._save_then(Then.SAVE_SLIP)

    @Slot()
    def finish(self) -> None:
        """Save, then end the visit; while something is missing, say what (rule 3)."""
        missing = self._missing()
        if missing is None:
            self._save_then(Then.FINISH)
        elif self._opened is not None:
            self._refuse(missing)

    def _refuse(self, missing: OnwardError | None) -> None:
        said = self._(missing.message, **missing.facts) if missing else ""
        self.problem_met.emit(self.need.panel.missing or said)
        self.need.take_focus()
        self._has_refused = True

    def _save_then(self, then: Then) -> None:
        opened, actor = self._opened, self._actor
        if opened is None or actor is None or self._saving.is_busy or self._end.is_busy:
            return
        if self.need.panel.missing:
            self._refuse(None)
            return
        wanted = self.need.to_save()
        self._then, self._has_refused = then, False
        if wanted is None:
            self._go_on(opened)
        elif then is not Then.NEXT_NEED and not wanted.steps:
            self._refuse(NeedWithoutNextStep(words=shortened(self.need.editor.words_to_help_with)))
        else:
            self._save(opened.greeting.visit.id, wanted, actor)

    def _save(self, visit_id: UUID, wanted: NeedToSave, actor: Actor) -> None:
        self.need.lock(locked=True)
        self._being_saved = (visit_id, self.need.words, actor)
        if wanted.heard is not None:
            self._kept.forget()
        self._saving.ask(partial(save_need, self._desk, visit_id, wanted, actor))

    @Slot(object)
    def _show_saved(self, opened: OpenedVisit) -> None:
        if opened.greeting.visit.id != self.visit_id:
            return  # another visit is on the screen by now; this one is saved
        tried = self._in_hand or opened.so_far.needs[-1].id
        call_failed = self.need.has_failed_call and lacks_step(opened.so_far, tried)
        self._opened = opened
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
            self._go_on(opened)

    @Slot(object)
    def _show_not_saved(self, error: object) -> None:
        """The words stay on the screen, and are kept as a draft, also where they are not on the screen any more."""
        if self._being_saved is not None and self._being_saved[1].strip():
            self._kept.note_for(*self._being_saved)
        self.need.lock(locked=False)
        self._show_failure(error)

    def _go_on(self, opened: OpenedVisit) -> None:
        actor = self._actor
        if actor is None:
            return
        visit_id = opened.greeting.visit.id
        match self._then:
            case Then.NEXT_NEED:
                self._take_in_hand(None)
                self.need.editor.take_focus()
            case Then.FINISH:
                self._end.finish(visit_id, actor)
            case _ if not has_something_to_print(opened.so_far):
                self.problem_met.emit(self._(NothingToPrint.message))
            case Then.PRINT:
                self.slip.print(visit_id, actor)
                self.need.editor.take_focus()
            case Then.SHOW_SLIP:
                self.slip_shown.emit()
            case Then.SAVE_SLIP:
                self.slip_saved.emit()

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        self._has_refused = False
        self.problem_met.emit(sentence_for(error, self._))
        self.look_again()

    @Slot()
    def _show_ended(self) -> None:
        self._kept.forget()
        self.close()
        self.lobby_changed.emit()
        self.closed.emit()

    @Slot()
    def _on_left(self) -> None:
        if self._actor is not None and self.visit_id is not None and not self._end.is_busy:
            self._kept.forget()
            self._end.left(self.visit_id, self.need.words, self._actor)

    @Slot()
    def _on_lobby(self) -> None:
        if self._actor is not None and self.visit_id is not None and not self._end.is_busy:
            self._kept.forget()
            self._end.to_lobby(self.visit_id, self.need.words, self._actor)

    # What we owe, and the other desk

    @Slot(object)
    def _show_owed_changed(self, opened: OpenedVisit) -> None:
        before = {need.id for need in self._opened.so_far.needs} if self._opened else set()
        self.show_changed(opened)
        self.settled_down.emit()
        brought = [need.id for need in opened.so_far.needs if need.id not in before]
        if brought:
            self._on_step_wanted(brought[-1])
        else:
            self.need.editor.take_focus()
        self.lobby_changed.emit()

    @Slot(object)
    def _show_looked(self, opened: OpenedVisit) -> None:
        if not opened.greeting.visit.is_open:
            self._show_finished_elsewhere()
        elif not holds_focus(self._view.greeting) and not holds_focus(self._view.needs):
            self.show_changed(opened)

    def _show_finished_elsewhere(self) -> None:
        if not self.need.words.strip():
            self.notice_given.emit(self._("This visit was finished at the other desk."))
            self._show_ended()
        elif not self._told_finished:
            self._told_finished = True
            self.notice_given.emit(
                self._("This visit was finished at the other desk. What you wrote is still here: greet them again.")
            )
