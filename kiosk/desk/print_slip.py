# SPDX-License-Identifier: GPL-3.0-or-later
"""Ordering a print of a visit's slip: saved first, printed second, and never twice without saying so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from kiosk.desk.make_slip import SlipWishes, make_slip
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.errors import NeedNotFound
from kiosk.domain.ids import new_id
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.reference import read_reference
from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.domain.spool import SlipPrint, SpoolReason, next_copy
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """Where a slip goes: a target as on the command line, and the paper, None for what that printer has in it.

    `left_alone` is how long the spool leaves it to whoever ordered it, for those who print at once themselves.
    """

    target: str = OFFICE_DEFAULT
    paper: Paper | None = None
    left_alone: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A slip and how far this print of it has come."""

    slip: Slip
    order: SlipPrint


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Saves the slip with the wish to print it; the spool does the rest."""

    store: Store
    clock: Clock
    by_settings: PrinterChoice

    def __call__(self, visit_id: UUID, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> Printed:
        """Put the visit's slip into the queue; raises NothingToPrint or TooManyReferrals.

        An earlier slip of this visit that still waits gives way to this one. One that is the same and waits is not
        doubled: its turn comes at once, and here.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            before = work.slips.of_visit(visit_id)
            slip = slip_of_visit(work, visit_id, wishes, act)
            if before is not None and before.id != slip.id:
                _give_way(work, before, act)
            printed = Printed(slip=slip, order=self._queue(work, slip, order, act))
            work.commit()
            return printed

    def copy(self, reference: str, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> Printed:
        """Put an old slip into the queue again; raises NeedNotFound.

        Its facts stay as they were, in another language or size if that is wished.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            slip = work.slips.of_reference(read_reference(reference) or "")
            if slip is None:
                raise NeedNotFound(reference=reference)
            printed = Printed(slip=slip, order=self._queue(work, slip, order, act, wishes))
            work.commit()
            return printed

    def preview(self, visit_id: UUID, wishes: SlipWishes, actor: Actor) -> Slip:
        """Compose the slip as it would print now, keeping nothing."""
        with self.store.reading() as work:
            kept = work.slips.of_visit(visit_id)
            slip, _needs = make_slip(work, work.visits.get(visit_id), wishes, actor.acting_at(self.clock()))
            return _as_kept(kept, slip) if kept else slip

    def _queue(
        self, work: UnitOfWork, slip: Slip, order: PrintOrder, act: Act, wishes: SlipWishes | None = None
    ) -> SlipPrint:
        wishes = wishes or SlipWishes()
        before = work.slips.prints(slip.id)
        wanted = SlipPrint(
            id=new_id(),
            slip_id=slip.id,
            station_id=act.station_id,
            copy=next_copy(before),
            target=order.target,
            paper=order.paper if order.target == OFFICE_DEFAULT else order.paper or self.by_settings.paper,
            language=wishes.language if wishes.language != slip.language else "",
            large_print=wishes.large_print if wishes.large_print != slip.large_print else None,
            at=act.at,
            by=act.by,
            due_at=act.at + order.left_alone,
        )
        waiting = next((p for p in before if p.waits and _wish(p) == _wish(wanted)), None)
        if waiting is not None:
            here = replace(wanted, id=waiting.id, copy=waiting.copy)
            work.slips.drop_rendering(here.id)
            work.slips.save_print(here)
            return here
        _clear_failed(work, before, act)
        work.slips.add_print(wanted)
        return wanted


def as_printed(slip: Slip, order: SlipPrint) -> Slip:
    """Return a slip in the language and size of this print of it."""
    return replace(
        slip,
        language=order.language or slip.language,
        large_print=slip.large_print if order.large_print is None else order.large_print,
    )


def slip_of_visit(work: UnitOfWork, visit_id: UUID, wishes: SlipWishes, act: Act) -> Slip:
    """Return the visit's slip as kept, made anew where its content has changed since.

    A slip that may be on paper is never altered: changed content gets a slip and a reference of its own.
    """
    kept = work.slips.of_visit(visit_id)
    slip, needs = make_slip(work, work.visits.get(visit_id), wishes, act)
    need_ids = [need.id for need in needs]
    if kept is None:
        work.slips.add(slip, need_ids)
        return slip
    again = _as_kept(kept, slip)
    if again == kept:
        return kept
    if _may_be_on_paper(work.slips.prints(kept.id)):
        work.slips.add(slip, need_ids)
        return slip
    again = replace(again, printed_at=slip.printed_at)
    work.slips.replace(again, need_ids)
    return again


def _as_kept(kept: Slip, slip: Slip) -> Slip:
    """Give new content the identity of the kept slip, so that the two can be compared."""
    return replace(slip, id=kept.id, reference=kept.reference, printed_at=kept.printed_at)


def _may_be_on_paper(prints: Sequence[SlipPrint]) -> bool:
    return any(slip_print.state is not SlipState.FAILED for slip_print in prints)


def _wish(order: SlipPrint) -> tuple[str, Paper | None, str, bool | None]:
    return order.target, order.paper, order.language, order.large_print


def _give_way(work: UnitOfWork, slip: Slip, act: Act) -> None:
    """Take an earlier slip of the visit out of the queue, so that the visitor is not handed two."""
    for waiting in (p for p in work.slips.prints(slip.id) if p.waits):
        work.slips.save_print(waiting.off_the_queue(SpoolReason.REPLACED, act.at))
        work.slips.drop_rendering(waiting.id)


def _clear_failed(work: UnitOfWork, prints: Sequence[SlipPrint], act: Act) -> None:
    """Take earlier prints off the list that a new one stands in for."""
    for failed in (p for p in prints if p.state is SlipState.FAILED and p.cleared_at is None):
        work.slips.save_print(failed.cleared(act.at))
        work.slips.drop_rendering(failed.id)
