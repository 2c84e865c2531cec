# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing the board from the store, a stretch at a time, as it is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.ports import BoardWish
from kiosk.domain.staff import Role
from kiosk.domain.standing import WaitsFor
from kiosk.ui.errand import Errand
from kiosk.ui.reception.follow_through.board_look import Look, Onlooker, Scope, Strip, wish_of
from kiosk.ui.tasks import Worker

STRETCH = 100
"""How many rows are brought at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked: which rows of what, and with `fresh` everything else that the page shows.

    `chosen` is the need that is open beside the table, wherever it has got to.
    """

    look: Look
    by: Onlooker
    first: int = 0
    count: int = STRETCH
    fresh: bool = True
    chosen: Owed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The answer: some rows, how many there are in all, and what else was asked.

    `settled` is what was settled today, `stalled` how many hand-offs stall at the office, `calls` how many follow-up
    calls are due, `chosen` the chosen need as it is now (None when it was not asked for or not found).
    """

    ask: Ask
    rows: Sequence[Owed]
    total: int
    settled: Sequence[Owed] = ()
    stalled: int = 0
    calls: int = 0
    chosen: Owed | None = None


@dataclass(frozen=True, slots=True)
class Takers:
    """Who can be asked to take a need over, by the names they are called, and which of them is the office's own desk.

    Nobody is known before anything is handed over.
    """

    desk_id: UUID | None = None
    called: Mapping[UUID, str] = field(default_factory=dict)


class BoardReader(QObject):
    """Asks for what is looked at now; what was asked before and is not looked at any more is dropped."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, database: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand = Errand(database, self)
        self._asked: Ask | None = None
        self._errand.answered.connect(self._on_answered)
        self._errand.failed.connect(self._on_failed)

    def bring(self, ask: Ask) -> None:
        """Bring everything anew."""
        self._start(ask)

    def bring_more(self, ask: Ask) -> None:
        """Bring rows that are seen for the first time. Nothing new is asked while an answer with them is coming."""
        asked = self._asked
        if asked is None or not (asked.fresh or (asked.first, asked.count) == (ask.first, ask.count)):
            self._start(replace(ask, fresh=False))

    def drop(self) -> None:
        """Let nothing come any more."""
        self._asked = None
        self._errand.drop()

    def _start(self, ask: Ask) -> None:
        self._asked = ask
        self._errand.ask(partial(bring, self._desk, ask))

    @Slot(object)
    def _on_answered(self, brought: Brought) -> None:
        self._asked = None
        self.came.emit(brought)

    @Slot(object)
    def _on_failed(self, problem: object) -> None:
        self._asked = None
        self.failed.emit(problem)


def bring(desk: Desk, ask: Ask) -> Brought:
    """Read what is asked; call it on the store's worker."""
    by, look = ask.by, ask.look
    apart = _apart(desk, look.strip, look, by)
    if apart is None:
        page = desk.board.page(wish_of(look, by), ask.first, ask.count)
        brought = Brought(ask=ask, rows=page.rows, total=page.total)
    else:
        rows = [owed for owed in apart if look.fits(owed)]
        brought = Brought(ask=replace(ask, first=0), rows=rows, total=len(rows))
    if not ask.fresh:
        return brought
    settled = _settled(desk, look, by) if look.shows_settled else ()
    return replace(
        brought,
        settled=settled,
        stalled=len(_apart(desk, Strip.STALLED, look, by) or ()),
        calls=len(_apart(desk, Strip.CALLS, look, by) or ()),
        chosen=_as_it_is(desk, ask.chosen, (*brought.rows, *settled)) if ask.chosen else None,
    )


def _apart(desk: Desk, strip: Strip | None, look: Look, by: Onlooker) -> Sequence[Owed] | None:
    """Read what a strip shows that the board does not sift; None for the others."""
    match strip:
        case Strip.STALLED:
            return desk.stalled_hand_offs(by.office_id) if by.supervises else ()
        case Strip.AWAY:
            return [owed for owed in desk.owners.due_of_away(by.office_id) if owed.need.owner_id != by.me]
        case Strip.CALLS:
            return desk.due_follow_ups.calls(by.office_id, by.me if look.scope is Scope.MINE else None)
        case _:
            return None


def _settled(desk: Desk, look: Look, by: Onlooker) -> Sequence[Owed]:
    settled = desk.board.settled_since(by.office_id, by.morning)
    mine = look.scope is Scope.MINE
    return [owed for owed in settled if look.fits(owed) and (not mine or owed.need.owner_id == by.me)]


def _as_it_is(desk: Desk, chosen: Owed, shown: Sequence[Owed]) -> Owed:
    """Find the chosen need where it is shown, or else by itself."""
    here = next((owed for owed in shown if owed.need.id == chosen.need.id), None)
    return here or desk.board.of_need(chosen.need.id)


def bring_takers(desk: Desk, office_id: UUID) -> Takers:
    """Name everybody who can be asked to take a need over; call it on the store's worker."""
    offered = desk.board.page(BoardWish(office_id=None, waits_for=WaitsFor.HAND_OFF), 0, 1).rows
    if not offered:
        return Takers()
    people = [receiver.staff for receiver in desk.hand_over.receivers(offered[0].need.id)]
    desks = (staff.id for staff in people if staff.role is Role.DUTY_DESK and staff.office_id == office_id)
    return Takers(next(desks, None), {staff.id: staff.called for staff in people})
