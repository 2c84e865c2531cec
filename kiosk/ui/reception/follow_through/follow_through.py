# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-through: what we still owe, most urgent first, until it is settled (rules 5 to 7)."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kiosk.desk.board import BoardCounts, Owed, end_of_today
from kiosk.desk.desk import Desk
from kiosk.desk.office_time import at_office
from kiosk.desk.ownership_check import Ownerless
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.follow_through.board_export import BoardExport
from kiosk.ui.reception.follow_through.board_look import Look, Onlooker, Scope, Strip
from kiosk.ui.reception.follow_through.board_reader import STRETCH, Ask, BoardReader, Brought, Takers, bring_takers
from kiosk.ui.reception.follow_through.filter_bar import FilterBar
from kiosk.ui.reception.follow_through.follow_through_view import FollowThroughView
from kiosk.ui.reception.follow_through.owed_model import OwedModel
from kiosk.ui.reception.follow_through.owed_table import OwedTable
from kiosk.ui.reception.follow_through.owed_words import Seen, how_many, owners_in_words, who_waits
from kiosk.ui.reception.need_room.need_room import NeedRoom
from kiosk.ui.tasks import Workers

LOOK_AGAIN_MILLISECONDS = 60_000

Offices = Callable[[], Sequence[Office]]


class FollowThroughPage(QWidget):
    """The open needs of whoever is signed in, of the office, or of all; brought while they are looked at."""

    visit_wanted = Signal(object)  # the Owed
    owed_changed = Signal()
    problem = Signal(str)
    notice = Signal(str)

    _staff: dict[UUID, str]
    _look: Look
    _shown: Look | None
    _chosen: Owed | None
    _desk_id: UUID | None
    _ownerless: int | None
    _supervises: bool
    _wants_focus: bool

    def __init__(
        self,
        *,
        desk: Desk,
        office: Office,
        workers: Workers,
        clock: Clock,
        translate: Translator,
        offices: Offices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Without `offices` there is this office alone."""
        super().__init__(parent)
        self._desk, self._office, self._clock, self._ = desk, office, clock, translate
        self._zone, self._offices = ZoneInfo(office.timezone), offices
        self._actor: Actor | None = None
        self._named: Owed | None = None
        self._forget()
        self._model = OwedModel(self._seen(), translate, self)
        self._table = OwedTable(self._model, translate, self)
        self._room = NeedRoom(desk=desk, office=office, workers=workers, clock=clock, translate=translate, parent=self)
        categories = FilterBar(desk.categories.categories, translate, self)
        self._view = FollowThroughView(self._table, self._room, categories, translate, self)
        self._reader = BoardReader(desk, workers.database, self)
        self._staff_errand = Errand(workers.database, self)
        self._offices_errand = Errand(workers.database, self)
        self._owners_errand = Errand(workers.database, self)
        self._takers_errand = Errand(workers.database, self)
        self._named_errand = Errand(workers.database, self)
        self._export = BoardExport(desk, workers, translate, self)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MILLISECONDS)
        self._connect()

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Look at what is this person's."""
        self._actor, self._supervises = actor, staff.supervises
        self._room.sign_in(actor, staff)
        self._staff_errand.ask(partial(self._desk.sign_in.who_can, self._office.id))
        if self._offices is not None:
            self._offices_errand.ask(self._offices)

    def sign_out(self) -> None:
        """Keep nothing on the page."""
        self._actor = None
        self._again.stop()
        self._reader.drop()
        self._export.drop()
        for errand in self._errands:
            errand.drop()
        self._forget()
        self._room.show_owed(None)
        self._room.sign_out()
        self._model.clear(self._seen())
        self._view.clear()

    def focus_first(self) -> None:
        """Bring the board as it is now and go to the table, to its first row when none was chosen."""
        self._wants_focus = True
        self.others_changed()
        self._owners_errand.ask(self._desk.check_owners)
        self._ask_for_takers()
        self._again.start()
        if self._shown is not None:
            self._view.focus_list()

    @Slot(object)
    def show_need(self, need_id: UUID) -> None:
        """Show one need in its room, whether it is among the rows or not."""
        self._named_errand.ask(partial(self._desk.board.of_need, need_id))

    @Slot()
    def others_changed(self) -> None:
        """Bring what is seen as it is now."""
        ask = self._ask(self._look)
        if ask is not None:
            self._reader.bring(ask)

    @Slot(object)
    def show_counts(self, counts: BoardCounts) -> None:
        """Say what waits for whoever is signed in."""
        if self._actor is not None:
            self._view.strips.show_counts(counts)
            if counts.offered_to_me:
                self._ask_for_takers()

    # What is looked for

    def _ask(self, look: Look) -> Ask | None:
        """Ask for what is seen of it: from the top, when something else was seen before."""
        if self._actor is None:
            return None
        now = self._clock()
        morning = datetime.combine(at_office(self._office, now).date(), time(), self._zone).astimezone(UTC)
        by = Onlooker(
            me=self._actor.staff_id,
            office_id=self._office.id,
            morning=morning,
            tonight=end_of_today(self._office, now),
            desk_id=self._desk_id,
            supervises=self._supervises,
        )
        first, count = _in_stretches(*self._table.rows_seen()) if look == self._shown else (0, STRETCH)
        return Ask(look=look, by=by, first=first, count=count, chosen=self._chosen)

    @Slot()
    def _on_looked(self) -> None:
        """Look for something else."""
        self._look = self._view.filter.look_into(Look(scope=self._view.scope, strip=self._look.strip))
        if self._look.strip and self._look.waits_for:
            self._look = self._view.filter.look_into(Look(scope=self._view.scope))
            self._view.strips.mark(None)
        self.others_changed()

    @Slot()
    def _on_scope_chosen(self) -> None:
        self._choose_strip(None)

    @Slot(object)
    def _on_strip_chosen(self, strip: Strip | None) -> None:
        self._view.filter.clear_state()
        self._choose_strip(strip)

    def _choose_strip(self, strip: Strip | None) -> None:
        self._view.strips.mark(strip)
        self._look = Look(strip=strip)
        self._on_looked()

    @Slot()
    def _on_everything_wanted(self) -> None:
        self._view.filter.clear()
        self._wants_focus = True
        self._choose_strip(None)

    @Slot()
    def _on_rows_missing(self) -> None:
        ask = self._ask(self._look)
        if ask is not None and self._look == self._shown:
            self._reader.bring_more(ask)

    # What has come

    @Slot(object)
    def _show_brought(self, brought: Brought) -> None:
        ask = brought.ask
        if not ask.fresh:
            self._model.take_more(brought.rows, ask.first, brought.total)
            return
        anew, self._shown = ask.look != self._shown, ask.look
        self._model.take(brought.rows, ask.first, brought.total, brought.settled, self._seen())
        self._view.strips.show_brought(stalled=brought.stalled, calls=brought.calls)
        self._say_summary()
        if anew:
            self._table.scrollToTop()
        if anew and self._chosen and self._chosen is not self._named and self._model.row_of(self._chosen.need.id) < 0:
            self._choose_nothing()
        self._named = None
        self._keep_chosen(brought)
        if self._wants_focus:
            self._begin()

    @Slot(object)
    def _show_named(self, owed: Owed) -> None:
        """Show it now, and again when rows come that would choose another."""
        self._named = owed if self._shown is None else None
        self._show_chosen(owed)

    def _keep_chosen(self, brought: Brought) -> None:
        """Show the chosen need as it is now; one that is not found again stays as it was."""
        if self._chosen is None:
            return
        if brought.chosen is not None and brought.chosen.need.id == self._chosen.need.id:
            self._show_chosen(brought.chosen)
        self._table.keep_chosen(self._chosen.need.id)

    def _choose_nothing(self) -> None:
        self._chosen = None
        self._room.show_owed(None)
        self._view.show_room(shown=False)
        self._table.keep_chosen(None)

    def _begin(self) -> None:
        self._wants_focus = False
        self._view.focus_list()
        if self._chosen is None and self._model.rowCount():
            self._table.choose(0)

    @Slot(object)
    def _show_chosen(self, owed: Owed) -> None:
        self._chosen = owed
        self._room.show_owed(owed, settled=not owed.need.is_open)
        self._view.show_room(shown=True)

    def _say_summary(self) -> None:
        if self._shown is None:
            return
        total, held, scope = self._model.open_count, self._model.held, self._shown.scope
        if self._shown.is_narrowed:
            said = how_many(total, fit=True, translate=self._) if self._model.rowCount() else ""
        elif len(held) == total:
            said = who_waits(held, only_mine=scope is Scope.MINE, translate=self._)
        else:
            said = how_many(total, fit=False, translate=self._)
        if total and self._ownerless is not None and scope is not Scope.MINE and not self._shown.is_narrowed:
            said = f"{said} {owners_in_words(self._ownerless, self._)}"
        self._view.show_found(said, self._model.rowCount(), is_narrowed=self._shown.is_narrowed)

    @Slot(object)
    def _note_owners(self, ownerless: Sequence[Ownerless]) -> None:
        self._ownerless = sum(found.need_id is not None for found in ownerless)
        self._say_summary()

    @Slot(object)
    def _note_staff(self, staff: Sequence[Staff]) -> None:
        self._staff = {each.id: each.called for each in staff} | self._staff

    def _ask_for_takers(self) -> None:
        if self._desk_id is None and not self._takers_errand.is_busy:
            self._takers_errand.ask(partial(bring_takers, self._desk, self._office.id))

    @Slot(object)
    def _note_takers(self, takers: Takers) -> None:
        self._desk_id = takers.desk_id
        self._staff |= takers.called
        if takers.called and self.isVisible():
            self.others_changed()

    @property
    def _errands(self) -> tuple[Errand, ...]:
        return (
            self._staff_errand,
            self._offices_errand,
            self._owners_errand,
            self._takers_errand,
            self._named_errand,
        )

    @Slot(object)
    def _note_offices(self, offices: Sequence[Office]) -> None:
        self._view.show_offices(several=len(offices) > 1)

    # The room of the chosen need, and what is taken along

    @Slot()
    def _on_room_changed(self) -> None:
        self.others_changed()
        self.owed_changed.emit()

    @Slot()
    def _on_export(self) -> None:
        ask = self._ask(self._look)
        if ask is not None:
            self._export.ask_where(ask, self._seen())

    @Slot(str)
    def _note_saved(self, file: str) -> None:
        self.notice.emit(self._("Saved as {file}", file=file))

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        if self._actor is not None:
            self.problem.emit(sentence_for(problem, self._))

    def _seen(self) -> Seen:
        return Seen(
            now=at_office(self._office, self._clock()),
            zone=self._zone,
            me=self._actor.staff_id if self._actor else None,
            staff=dict(self._staff),
            office_id=self._office.id,
        )

    def _forget(self) -> None:
        self._staff, self._look, self._shown = {}, Look(), None
        self._chosen = self._desk_id = self._ownerless = None
        self._named = None
        self._supervises = self._wants_focus = False

    def _connect(self) -> None:
        self._model.missing.connect(self._on_rows_missing)
        self._reader.came.connect(self._show_brought)
        self._staff_errand.answered.connect(self._note_staff)
        self._offices_errand.answered.connect(self._note_offices)
        self._owners_errand.answered.connect(self._note_owners)
        self._takers_errand.answered.connect(self._note_takers)
        self._named_errand.answered.connect(self._show_named)
        self._reader.failed.connect(self._show_problem)
        self._export.failed.connect(self._show_problem)
        for errand in self._errands:
            errand.failed.connect(self._show_problem)
        for scope in self._view.scopes.values():
            scope.clicked.connect(self._on_scope_chosen)
        self._view.filter.changed.connect(self._on_looked)
        self._view.filter.left.connect(self._view.focus_list)
        self._view.filter.everything_wanted.connect(self._on_everything_wanted)
        self._view.strips.chosen.connect(self._on_strip_chosen)
        self._view.show_everything.clicked.connect(self._on_everything_wanted)
        self._view.export.clicked.connect(self._on_export)
        self._view.room.left.connect(self._view.focus_list)
        self._table.owed_chosen.connect(self._show_chosen)
        self._table.owed_chosen.connect(self._view.let_see_row)
        self._table.owed_opened.connect(self._view.focus_room)
        self._room.changed.connect(self._on_room_changed)
        self._room.problem.connect(self.problem)
        self._room.notice.connect(self.notice)
        self._room.visit_wanted.connect(self.visit_wanted)
        self._export.saved.connect(self._note_saved)
        self._again.timeout.connect(self._on_minute)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._view.filter.focus_words)

    @Slot()
    def _on_minute(self) -> None:
        if self.isVisible():
            self.others_changed()


def _in_stretches(first: int, count: int) -> tuple[int, int]:
    """Widen a range of rows to whole stretches."""
    begin = first // STRETCH * STRETCH
    end = -(-(first + max(count, 1)) // STRETCH) * STRETCH
    return begin, end - begin
