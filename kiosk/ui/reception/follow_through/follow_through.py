# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-through: what we still owe, most urgent first, until it is settled (rules 5 to 7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.desk import Desk
from kiosk.desk.follow_through import Owed
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.referral import Outcome
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.follow_through.follow_through_view import FollowThroughView
from kiosk.ui.reception.follow_through.owed_detail import OwedDetail
from kiosk.ui.reception.follow_through.owed_table import OwedModel, OwedTable, Seen
from kiosk.ui.reception.follow_through.owed_words import is_due, is_for, is_offered_to, who_waits
from kiosk.ui.tasks import Task, Workers


class FollowThroughPage(QWidget):
    """The open needs of the signed-in person or of the whole office. The window brings them: see `show_owed`."""

    need_opened = Signal(object)  # the Owed
    due_counted = Signal(int)  # how much of mine is due today, overdue, or offered to me
    owed_changed = Signal()
    problem = Signal(str)
    notice = Signal(str)

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
        self._desk, self._office, self._workers, self._clock, self._ = desk, office, workers, clock, translate
        self._zone = ZoneInfo(office.timezone)
        self._actor: Actor | None = None
        self._staff: dict[UUID, str] = {}
        self._owed: Sequence[Owed] = ()
        self._settled_here: dict[UUID, Owed] = {}
        self._model = OwedModel(self._seen(), translate, self)
        self._table = OwedTable(self._model, translate, self)
        self._detail = OwedDetail(translate, self)
        self._view = FollowThroughView(self._table, self._detail, translate, self)
        self._view.fill(self)
        self._connect()

    def sign_in(self, actor: Actor, _staff: Staff) -> None:
        """Show what is this person's."""
        self._actor = actor
        self._view.mine.setChecked(True)
        task = self._workers.database.start(partial(self._desk.sign_in.who_can, self._office.id))
        task.succeeded.connect(self._note_staff)

    def sign_out(self) -> None:
        """Keep nothing on the page."""
        self._actor = None
        self._owed, self._settled_here, self._staff = (), {}, {}
        self._refresh()

    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Show the office's open needs as they are now."""
        self._owed = tuple(owed)
        open_ids = {each.need.id for each in self._owed}
        self._settled_here = {id_: each for id_, each in self._settled_here.items() if id_ not in open_ids}
        self._refresh()

    def focus_first(self) -> None:
        """Go to the table, to its first row when none was chosen."""
        self._table.setFocus()
        if not self._table.currentIndex().isValid() and self._model.rowCount():
            self._table.selectRow(0)

    def _seen(self) -> Seen:
        return Seen(
            now=at_office(self._office, self._clock()),
            zone=self._zone,
            me=self._me,
            staff=self._staff,
            settled=frozenset(self._settled_here),
        )

    @property
    def _me(self) -> UUID | None:
        return self._actor.staff_id if self._actor else None

    def _refresh(self) -> None:
        seen = self._seen()
        only_mine = self._view.mine.isChecked()
        mine = [owed for owed in self._owed if is_for(owed, self._me)]
        settled = [owed for owed in self._settled_here.values() if not only_mine or is_for(owed, self._me)]
        shown = mine if only_mine else list(self._owed)
        self._table.show_rows([*shown, *settled], seen)
        summary = who_waits(shown, only_mine=only_mine, translate=self._) if self._actor else ""
        self._view.show_summary(summary, has_rows=bool(shown or settled))
        self.due_counted.emit(sum(is_due(owed, seen.now) or is_offered_to(owed, self._me) for owed in mine))

    @Slot(object)
    def _note_staff(self, staff: Sequence[Staff]) -> None:
        self._staff = {each.id: each.called for each in staff}
        self._refresh()

    @Slot()
    def _on_scope_chosen(self) -> None:
        self._refresh()

    @Slot(object)
    def _show_chosen(self, owed: Owed | None) -> None:
        settled = owed is not None and owed.need.id in self._settled_here
        self._detail.show_owed(owed, self._me, whose=self._model.whose(owed) if owed else "", settled=settled)

    @Slot(object)
    def _on_settled(self, owed: Owed) -> None:
        if self._actor is not None:
            job = partial(self._desk.follow_up.settle, owed.need.id, self._actor)
            self._start(partial(_then, job, owed)).succeeded.connect(self._note_settled)

    @Slot(object)
    def _note_settled(self, owed: Owed) -> None:
        self._keep_settled(owed)
        self.notice.emit(self._("Settled. The history is kept."))
        self.owed_changed.emit()

    @Slot(object, object)
    def _on_outcome_told(self, owed: Owed, outcome: Outcome) -> None:
        if self._actor is None or owed.last_step is None:
            return
        job = partial(self._desk.follow_up.referral_went, owed.last_step.id, outcome, self._actor)
        noted = self._note_settled if outcome.settles else self._note_outcome
        self._start(partial(_then, job, owed)).succeeded.connect(noted)

    @Slot(object)
    def _note_outcome(self, _owed: object) -> None:
        self.notice.emit(self._("Noted. The need stays open until it is settled."))
        self.owed_changed.emit()

    @Slot(object)
    def _on_promise_kept(self, owed: Owed) -> None:
        if self._actor is not None and owed.last_step is not None:
            job = partial(self._desk.keep_promise.kept, owed.last_step.id, self._actor)
            self._start(job).succeeded.connect(self._note_outcome)

    @Slot(object)
    def _on_accepted(self, owed: Owed) -> None:
        if self._actor is not None and owed.offered is not None:
            job = partial(self._desk.answer_hand_off.accept, owed.offered.id, owed.offered.to_do, self._actor)
            self._start(job).succeeded.connect(self._note_accepted)

    @Slot(object)
    def _note_accepted(self, _need: object) -> None:
        self.notice.emit(self._("It is yours now."))
        self.owed_changed.emit()

    @Slot(object, str)
    def _on_declined(self, owed: Owed, reason: str) -> None:
        if self._actor is not None and owed.offered is not None:
            job = partial(self._desk.answer_hand_off.decline, owed.offered.id, reason, self._actor)
            self._start(job).succeeded.connect(self._note_declined)

    @Slot(object)
    def _note_declined(self, _nothing: object) -> None:
        self.notice.emit(self._("Declined. It stays with its owner, who reads your reason."))
        self.owed_changed.emit()

    def _keep_settled(self, owed: Owed) -> None:
        if self._actor is not None:
            self._owed = tuple(each for each in self._owed if each.need.id != owed.need.id)
            self._settled_here[owed.need.id] = replace(owed, offered=None)
            self._refresh()

    def _start(self, job: Callable[[], object]) -> Task:
        task = self._workers.database.start(job)
        task.failed.connect(self._show_problem)
        return task

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        self._view.mine.clicked.connect(self._on_scope_chosen)
        self._view.office_wide.clicked.connect(self._on_scope_chosen)
        self._table.owed_chosen.connect(self._show_chosen)
        self._table.owed_opened.connect(self.need_opened)
        self._detail.opened.connect(self.need_opened)
        self._detail.settled.connect(self._on_settled)
        self._detail.promise_kept.connect(self._on_promise_kept)
        self._detail.accepted.connect(self._on_accepted)
        self._detail.declined.connect(self._on_declined)
        self._detail.outcome_told.connect(self._on_outcome_told)


def _then(job: Callable[[], object], answer: Owed) -> Owed:
    """Do the job, and answer with what it was about."""
    job()
    return answer
