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


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed; `order` is the print as it is now, None when it had changed before anything was done."""

    deed: Deed
    about: UUID
    order: SlipPrint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueNow:
    """The queue with what its words need: each station's printers, and what the staff are called."""

    rows: Sequence[InQueue] = ()
    printers: Mapping[UUID, StationPrinters] = field(default_factory=dict)
    staff: Mapping[UUID, str] = field(default_factory=dict)


def deeds_for(order: SlipPrint) -> tuple[Deed, ...]:
    """List what can be done about a print, the likeliest first."""
    match order.state:
        case SlipState.QUEUED:
            return Deed.PRINT, Deed.TAKE_OFF
        case SlipState.SENT:
            return (Deed.CAME_OUT,)
        case SlipState.UNCONFIRMED:
            return Deed.CAME_OUT, Deed.NOT_OUT, Deed.CLEAR
        case SlipState.FAILED:
            return Deed.PRINT, Deed.CLEAR
        case SlipState.CONFIRMED:
            return (Deed.CLEAR,)


def needs_somebody(order: SlipPrint) -> bool:
    """Tell whether a person has to see to it."""
    return order.state in {SlipState.UNCONFIRMED, SlipState.FAILED}


def is_late(order: SlipPrint, now: datetime) -> bool:
    """Tell whether its visitor may have gone, so that somebody else stands there."""
    return now - order.at > KEEP_TRYING


def is_over(order: SlipPrint, now: datetime) -> bool:
    """Tell whether nothing more happens to it by itself; a question counts once its visitor may have gone."""
    return order.state in {SlipState.FAILED, SlipState.CONFIRMED} or (order.asks and is_late(order, now))


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


def do(queue: SlipQueue, deed: Deed, order: SlipPrint, actor: Actor) -> Done:
    """Do it, unless the print is no more what somebody saw: two desks may see to one slip at the same time."""
    if not _is_as_seen(queue, order):
        return Done(deed, order.id, None)
    return Done(deed, order.id, _way(queue, deed, order)(actor).order)


def clear_all(queue: SlipQueue, orders: Sequence[SlipPrint], actor: Actor) -> int:
    """Clear those that are still as they were seen; returns how many."""
    return sum(do(queue, Deed.CLEAR, order, actor).order is not None for order in orders)


def _is_as_seen(queue: SlipQueue, order: SlipPrint) -> bool:
    now = queue.look(order.id).order
    return (now.state, now.at, now.cleared_at) == (order.state, order.at, order.cleared_at)


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
