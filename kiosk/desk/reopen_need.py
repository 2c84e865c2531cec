# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a need back with its whole history, from the visitor, from an old slip or from the board (rule 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.hand_over import pass_promises
from kiosk.desk.office_time import today_at
from kiosk.desk.owners import owned_here
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import NeedNotFound, NeedOfSomebodyElse
from kiosk.domain.need import HistoryEvent, HistoryLine, Need, history_line
from kiosk.domain.reference import read_reference
from kiosk.domain.staff import Act, Actor
from kiosk.domain.standing import due_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedWithHistory:
    """A need, what was done about it, and who owns it."""

    need: Need
    owner: str
    due: datetime | None
    history: Sequence[HistoryLine]
    who: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class ReopenNeed:
    """Brings needs into a visit, and opens again those that were settled."""

    store: Store
    clock: Clock

    def __call__(self, visit_id: UUID, need_ids: Sequence[UUID], actor: Actor) -> Sequence[Need]:
        """Make these needs part of the visit; raises NeedOfSomebodyElse or VisitAlreadyFinished."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(visit_id).must_be_open()
            needs = [work.needs.get(need_id) for need_id in need_ids]
            if any(need.visitor_id not in {None, visit.visitor_id} for need in needs):
                raise NeedOfSomebodyElse
            brought = [bring_back(work, visit_id, need, act) for need in needs]
            work.commit()
            return brought

    def from_board(self, need_id: UUID, actor: Actor) -> Need:
        """Open one need again while nobody is here; it belongs to whoever does. One that is open stays as it is."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = open_again(work, work.needs.get(need_id), act)
            work.commit()
            return need


def bring_back(work: UnitOfWork, visit_id: UUID, need: Need, act: Act) -> Need:
    """Bring one need into a visit; a settled one is open again, owned by whoever reopens it and due today."""
    work.needs.bring_into(visit_id, need.id)
    return open_again(work, need, act)


def open_again(work: UnitOfWork, need: Need, act: Act) -> Need:
    """Make a settled need ours again, owned by whoever reopens it and due today; an open one stays as it is."""
    if need.is_open:
        return need
    today = today_at(work.offices.get(need.office_id), act.at)
    reopened = replace(need.reopened(act.by), reopened_at=act.at, review_on=today)
    work.needs.save(reopened)
    pass_promises(work, need, act.by)
    work.needs.record(history_line(need.id, HistoryEvent.REOPENED, act))
    return owned_here(work, reopened, act)


@dataclass(frozen=True, slots=True)
class ShowNeed:
    """Shows needs with everything that happened to them."""

    store: Store

    def __call__(self, reference_or_id: str) -> Sequence[NeedWithHistory]:
        """List the needs of a slip's reference, or the one with this id; raises NeedNotFound."""
        with self.store.reading() as work:
            return [self._whole(work, need_id) for need_id in self._ids(work, reference_or_id)]

    def _ids(self, work: UnitOfWork, text: str) -> Sequence[UUID]:
        reference = read_reference(text)
        slip = work.slips.of_reference(reference) if reference else None
        if slip is not None:
            return work.slips.needs_of(slip.id)
        try:
            return [UUID(text.strip())]
        except ValueError:
            raise NeedNotFound(reference=text) from None

    def _whole(self, work: UnitOfWork, need_id: UUID) -> NeedWithHistory:
        need = work.needs.get(need_id)
        history = work.needs.history(need_id)
        who = {staff.id: staff.called for office in work.offices.all() for staff in work.staff.of_office(office.id)}
        due = _due(work, need) if need.is_open else None
        return NeedWithHistory(need=need, owner=who.get(need.owner_id, ""), due=due, history=history, who=who)


def _due(work: UnitOfWork, need: Need) -> datetime | None:
    steps = work.steps.of_needs([need.id]).get(need.id, ())
    return due_of(need, steps, ZoneInfo(work.offices.get(need.office_id).timezone))[0]
