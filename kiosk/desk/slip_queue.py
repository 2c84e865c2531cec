# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue of slips as people see it: what waits, what may have printed, what did not; and what they say to it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.print_slip import Printed
from kiosk.desk.spool import keep_print
from kiosk.domain.ids import new_id
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import SlipPrint, SpoolReason, next_copy
from kiosk.domain.staff import Act, Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """A print of the queue. `name` is what staff call the visitor, "" for a guest; `station` where it was ordered."""

    order: SlipPrint
    slip: Slip
    name: str
    station: str


@dataclass(frozen=True, slots=True)
class SlipQueue:
    """Shows the queue, and takes in what people say. Nothing here sends anything: the spool does."""

    store: Store
    clock: Clock

    def __call__(self, office_id: UUID) -> Sequence[InQueue]:
        """List the prints that are not cleared yet, oldest first."""
        with self.store.reading() as work:
            orders = work.slips.queue(office_id)
            slips = work.slips.several(order.slip_id for order in orders)
            names = _names(work, slips.values())
            stations = {station.id: station.name for station in work.offices.stations(office_id)}
            return [
                InQueue(
                    order=order,
                    slip=(slip := slips[order.slip_id]),
                    name=names[slip.visit_id],
                    station=stations.get(order.station_id, ""),
                )
                for order in orders
            ]

    def look(self, print_id: UUID) -> Printed:
        """Say how far a print has come."""
        with self.store.reading() as work:
            order = work.slips.get_print(print_id)
            return Printed(slip=work.slips.get(order.slip_id), order=order)

    def of_visit(self, visit_id: UUID) -> Printed | None:
        """Say how far the visit's latest print has come, None when none of its prints is on the list."""
        with self.store.reading() as work:
            orders = work.slips.queue_of_visit(visit_id)
            return Printed(slip=work.slips.get(orders[-1].slip_id), order=orders[-1]) if orders else None

    def whose(self, slip: Slip) -> str:
        """Say what staff call the visitor whose slip it is, "" for a guest."""
        with self.store.reading() as work:
            return _names(work, (slip,))[slip.visit_id]

    def take_off(self, print_id: UUID, actor: Actor) -> Printed:
        """Take one that waits out of the queue; one that is being sent, or is over, stays as it is."""

        def taken_off(order: SlipPrint, act: Act) -> SlipPrint:
            return order.off_the_queue(SpoolReason.TAKEN_OFF, act.at) if order.waits else order

        return self._change(print_id, taken_off, actor)

    def came_out(self, print_id: UUID, actor: Actor) -> Printed:
        """Somebody holds the slip in their hands."""

        def held(order: SlipPrint, act: Act) -> SlipPrint:
            if order.waits:
                return order
            return replace(order, state=SlipState.CONFIRMED, problem="").cleared(act.at)

        return self._change(print_id, held, actor)

    def never_came_out(self, print_id: UUID, actor: Actor) -> Printed:
        """Nobody saw it come out. It may still be in the printer, so the next print is a copy."""

        def missed(order: SlipPrint, act: Act) -> SlipPrint:
            if not order.asks:
                return order
            return replace(order, problem=SpoolReason.NEVER_CAME_OUT.value).cleared(act.at)

        return self._change(print_id, missed, actor)

    def print_again(self, seen: SlipPrint, actor: Actor) -> Printed:
        """Print here and now: the same copy where it surely did not print, else the next one, which says so.

        Nothing is printed when the print is no longer as it was seen: another desk has seen to it.
        """
        return self._anew(seen, actor)

    def print_instead(self, seen: SlipPrint, actor: Actor) -> Printed:
        """Keep that nobody saw it come out, and print the next copy; nothing when it is no longer as it was seen."""
        return self._anew(seen, actor, why=SpoolReason.NEVER_CAME_OUT.value)

    def clear(self, print_id: UUID, actor: Actor) -> Printed:
        """Take one that is over off the list, or one that waits out of the queue; one being sent stays."""

        def gone(order: SlipPrint, act: Act) -> SlipPrint:
            if order.waits:
                return order.off_the_queue(SpoolReason.TAKEN_OFF, act.at)
            return order if order.state is SlipState.SENT else order.cleared(act.at)

        return self._change(print_id, gone, actor)

    def _anew(self, seen: SlipPrint, actor: Actor, why: str = "") -> Printed:
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            before = work.slips.get_print(seen.id)
            slip = work.slips.get(before.slip_id)
            if (before.state, before.at, before.cleared_at) != (seen.state, seen.at, seen.cleared_at):
                return Printed(slip=slip, order=before)
            order = _ordered_anew(work, before, act)
            if order.id != before.id:
                keep_print(work, before, replace(before, problem=why or before.problem).given_up(act.at), act)
            work.commit()
            return Printed(slip=slip, order=order)

    def _change(self, print_id: UUID, change: Callable[[SlipPrint, Act], SlipPrint], actor: Actor) -> Printed:
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            before = work.slips.get_print(print_id)
            order = change(before, act)
            if order != before:
                keep_print(work, before, order, act)
                work.commit()
            return Printed(slip=work.slips.get(order.slip_id), order=order)


def _ordered_anew(work: UnitOfWork, before: SlipPrint, act: Act) -> SlipPrint:
    """Put the same print into the queue again when it surely did not print, else the next copy as one of its own."""
    others = (other for other in work.slips.prints(before.slip_id) if other.id != before.id or before.may_be_out)
    again = replace(before.ordered_again(act.at), station_id=act.station_id, by=act.by, copy=next_copy(others))
    work.slips.drop_rendering(before.id)  # a copy says when it was made
    if before.may_be_out:
        again = replace(again, id=new_id())
        work.slips.add_print(again)
    else:
        work.slips.save_print(again)
    return again


def _names(work: UnitOfWork, slips: Iterable[Slip]) -> dict[UUID, str]:
    """Say by their visits what staff call the visitors of these slips, "" for guests."""
    visits = work.visits.several(slip.visit_id for slip in slips)
    visitors = work.visitors.several(visit.visitor_id for visit in visits.values() if visit.visitor_id is not None)
    called = {visitor.id: visitor.called for visitor in visitors.values()}
    return {visit.id: called.get(visit.visitor_id, "") if visit.visitor_id else "" for visit in visits.values()}
