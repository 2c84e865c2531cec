# SPDX-License-Identifier: GPL-3.0-or-later
"""What the slip bar asks of the office's procedures in one go, off the window's thread; no widgets."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.desk import Desk
from kiosk.desk.make_slip import NO_NAME, SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.domain.printer import StationPrinters
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.domain.staff import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class OnItsWay:
    """How far a visit's print has come, None where there is none on its way, and what this station prints on."""

    printed: Printed | None
    printers: StationPrinters


def order_slip(desk: Desk, visit_id: UUID, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> OnItsWay:
    """Order a visit's slip, unless the printer has that very slip just now."""
    at_printer = _at_printer(desk, visit_id, wishes, order, actor)
    return _with_printers(desk, at_printer or desk.print_slip(visit_id, wishes, order, actor), actor)


def look_at_visit(desk: Desk, visit_id: UUID, actor: Actor) -> OnItsWay:
    """Look whether a slip of the visit is in the queue."""
    return _with_printers(desk, desk.slip_queue.of_visit(visit_id), actor)


def look_at_print(desk: Desk, print_id: UUID, actor: Actor) -> OnItsWay:
    """Look how far a print has come."""
    return _with_printers(desk, desk.slip_queue.look(print_id), actor)


def came_out(desk: Desk, print_id: UUID, actor: Actor) -> OnItsWay:
    """Keep that somebody holds the slip."""
    return _with_printers(desk, desk.slip_queue.came_out(print_id, actor), actor)


def print_copy(desk: Desk, seen: SlipPrint, actor: Actor) -> OnItsWay:
    """Keep that nobody saw the slip come out, and order it again as the next copy."""
    return _with_printers(desk, desk.slip_queue.print_instead(seen, actor), actor)


def take_off(desk: Desk, print_id: UUID, actor: Actor) -> OnItsWay:
    """Take a print that waits out of the queue."""
    return _with_printers(desk, desk.slip_queue.take_off(print_id, actor), actor)


def wishes_of(slip: Slip) -> SlipWishes:
    """Read from a slip how its visitor wanted it."""
    return SlipWishes(for_name=slip.for_name or NO_NAME, language=slip.language, large_print=slip.large_print)


def _with_printers(desk: Desk, printed: Printed | None, actor: Actor) -> OnItsWay:
    return OnItsWay(printed=printed, printers=desk.choose_printers.of(actor.office_id, actor.station_id))


def _at_printer(desk: Desk, visit_id: UUID, wishes: SlipWishes, order: PrintOrder, actor: Actor) -> Printed | None:
    last = desk.slip_queue.of_visit(visit_id)
    if last is None or last.order.state is not SlipState.SENT:
        return None
    same_way = order.target == last.order.target and order.paper in (None, last.order.paper)
    return last if same_way and desk.print_slip.preview(visit_id, wishes, actor) == last.slip else None
