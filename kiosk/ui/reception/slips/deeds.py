# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a print, and doing it; whatever asks the store here belongs on its worker."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from uuid import UUID

from kiosk.desk.desk import Desk
from kiosk.desk.print_slip import Printed
from kiosk.desk.slip_queue import InQueue, SlipQueue
from kiosk.domain.printer import StationPrinters
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import KEEP_TRYING, SlipPrint
from kiosk.domain.staff import Actor


class Deed(StrEnum):
    """What somebody says to a print."""

    CAME_OUT = "came-out"
    NOT_OUT = "not-out"
    PRINT = "print-now"
    TAKE_OFF = "take-off"
    CLEAR = "clear"

    @property
    def prints(self) -> bool:
        """Whether paper comes out of it."""
        return self in {Deed.NOT_OUT, Deed.PRINT}


_DEEDS: Mapping[SlipState, tuple[Deed, ...]] = {
    SlipState.QUEUED: (Deed.PRINT, Deed.TAKE_OFF),
    SlipState.SENT: (Deed.CAME_OUT,),
    SlipState.UNCONFIRMED: (Deed.CAME_OUT, Deed.NOT_OUT, Deed.CLEAR),
    SlipState.FAILED: (Deed.PRINT, Deed.CLEAR),
}

LISTED = tuple(_DEEDS)
"""How far a print on the list can have come. One that is confirmed has left it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a deed `about` a print; `order` is the print as it is now, or the one that is printed instead."""

    deed: Deed
    about: UUID
    order: SlipPrint
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueNow:
    """The queue with what its words need: each station's printers, and what the staff are called."""

    rows: Sequence[InQueue] = ()
    printers: Mapping[UUID, StationPrinters] = field(default_factory=dict)
    staff: Mapping[UUID, str] = field(default_factory=dict)


def deeds_for(order: SlipPrint) -> tuple[Deed, ...]:
    """List what can be done about a print on the list, the likeliest first."""
    return _DEEDS[order.state]


def needs_somebody(order: SlipPrint) -> bool:
    """Tell whether a person has to see to it."""
    return order.state in {SlipState.UNCONFIRMED, SlipState.FAILED}


def is_late(order: SlipPrint, now: datetime) -> bool:
    """Tell whether its visitor may have gone, so that somebody else stands there."""
    return now - order.at > KEEP_TRYING


def has_failed(order: SlipPrint) -> bool:
    """Tell whether it surely did not print and is not tried again by itself; a question stays until it is answered."""
    return order.state is SlipState.FAILED


def bring_queue(desk: Desk, office_id: UUID) -> QueueNow:
    """Read an office's queue, and what it takes to speak of it."""
    rows = desk.slip_queue(office_id)
    if not rows:
        return QueueNow()
    stations = {row.order.station_id for row in rows}
    return QueueNow(
        rows=rows,
        printers={station_id: desk.choose_printers.of(office_id, station_id) for station_id in stations},
        staff={staff.id: staff.called for staff in desk.sign_in.who_can(office_id)},
    )


def do_deed(queue: SlipQueue, deed: Deed, seen: SlipPrint, actor: Actor) -> Done:
    """Do it, unless another desk has seen to the print since it was `seen`."""
    if deed in {Deed.TAKE_OFF, Deed.CLEAR}:
        now = queue.look(seen.id).order
        if (now.state, now.at, now.cleared_at) != (seen.state, seen.at, seen.cleared_at):
            return Done(deed=deed, about=seen.id, order=now, is_done=False)
    order = _way(queue, deed, seen)(actor).order
    return Done(deed=deed, about=seen.id, order=order, is_done=_is_done(deed, seen, order, actor))


def clear_all(queue: SlipQueue, orders: Sequence[SlipPrint], actor: Actor) -> None:
    """Clear those that are still as they were seen."""
    for order in orders:
        do_deed(queue, Deed.CLEAR, order, actor)


def _is_done(deed: Deed, seen: SlipPrint, order: SlipPrint, actor: Actor) -> bool:
    """Tell from the answer whether anything was done, or was so already."""
    match deed:
        case Deed.CAME_OUT:
            return order.state is SlipState.CONFIRMED
        case Deed.NOT_OUT:
            return order.id != seen.id
        case Deed.PRINT:
            return order.waits and (order.by, order.station_id) == (actor.staff_id, actor.station_id)
        case Deed.TAKE_OFF | Deed.CLEAR:
            return order.cleared_at is not None


def _way(queue: SlipQueue, deed: Deed, order: SlipPrint) -> Callable[[Actor], Printed]:
    match deed:
        case Deed.CAME_OUT:
            return partial(queue.came_out, order.id)
        case Deed.NOT_OUT:
            return partial(queue.print_instead, order)
        case Deed.PRINT:
            return partial(queue.print_again, order)
        case Deed.TAKE_OFF:
            return partial(queue.take_off, order.id)
        case Deed.CLEAR:
            return partial(queue.clear, order.id)
