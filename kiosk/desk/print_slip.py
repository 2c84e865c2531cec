# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing a visit's slip: saved first, printed second, and never twice without saying so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.make_slip import SlipWishes, make_slip
from kiosk.desk.ports import Clock, SlipPrinter, Store, UnitOfWork
from kiosk.domain.errors import NeedNotFound
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, history_line
from kiosk.domain.reference import read_reference
from kiosk.domain.slip import Paper, Slip, SlipState
from kiosk.domain.spool import SlipPrint, next_copy
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """Where a slip goes: a target as on the command line, and the paper in it."""

    target: str = "printer"
    paper: Paper = Paper.A5


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A slip and what became of this print of it."""

    slip: Slip
    order: SlipPrint


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Saves the slip, sends it, and keeps what came of it.

    The three parts run apart, so that the store's worker never waits for a printer.
    """

    store: Store
    clock: Clock
    printer: SlipPrinter

    def prepare(self, visit_id: UUID, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> Printed:
        """Save the slip and the wish to print it; raises NothingToPrint or TooManyReferrals."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            slip = slip_of_visit(work, visit_id, wishes, act)
            printed = Printed(slip=slip, order=_queue(work, slip, order, act))
            work.commit()
            return printed

    def prepare_copy(self, reference: str, order: PrintOrder, actor: Actor) -> Printed:
        """Save the wish to print an old slip again, as it was; raises NeedNotFound."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            slip = work.slips.of_reference(read_reference(reference) or "")
            if slip is None:
                raise NeedNotFound(reference=reference)
            printed = Printed(slip=slip, order=_queue(work, slip, order, act))
            work.commit()
            return printed

    def preview(self, visit_id: UUID, wishes: SlipWishes, actor: Actor) -> Slip:
        """Compose the slip as it would print now, keeping nothing."""
        with self.store.reading() as work:
            kept = work.slips.of_visit(visit_id)
            slip, _needs = make_slip(work, work.visits.get(visit_id), wishes, actor.acting_at(self.clock()))
            return _as_kept(kept, slip) if kept else slip

    def send(self, printed: Printed) -> Printed:
        """Put it on paper; takes as long as the printer does, within its time limits."""
        return replace(printed, order=self.printer.print(printed.slip, printed.order))

    def note(self, printed: Printed, actor: Actor) -> Printed:
        """Keep what became of the print, also in the history of each need on the slip."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            work.slips.save_print(printed.order)
            facts = {
                "reference": printed.slip.reference,
                "copy": str(printed.order.copy),
                "state": printed.order.state.value,
            }
            for need_id in work.slips.needs_of(printed.slip.id):
                work.needs.record(history_line(need_id, HistoryEvent.SLIP_PRINTED, act, **facts))
            work.commit()
            return printed

    def __call__(self, visit_id: UUID, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> Printed:
        """Do all three, one after the other."""
        return self.note(self.send(self.prepare(visit_id, wishes, order, actor)), actor)

    def copy(self, reference: str, order: PrintOrder, wishes: SlipWishes, actor: Actor) -> Printed:
        """Print an old slip again, marked as a copy: the same facts, in another language or size if that is wished."""
        kept = self.prepare_copy(reference, order, actor)
        slip = replace(
            kept.slip,
            language=wishes.language or kept.slip.language,
            large_print=kept.slip.large_print if wishes.large_print is None else wishes.large_print,
        )
        return self.note(self.send(replace(kept, slip=slip)), actor)


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


def _queue(work: UnitOfWork, slip: Slip, order: PrintOrder, act: Act) -> SlipPrint:
    slip_print = SlipPrint(
        id=new_id(),
        slip_id=slip.id,
        copy=next_copy(tuple(work.slips.prints(slip.id))),
        target=order.target,
        paper=order.paper,
        at=act.at,
        by=act.by,
    )
    work.slips.add_print(slip_print)
    return slip_print
