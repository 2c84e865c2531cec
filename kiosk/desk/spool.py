# SPDX-License-Identifier: GPL-3.0-or-later
"""The spool: brings what was ordered to paper, one print after the other, and keeps what came of each.

A print's turn has parts that run apart, so that the store's worker never waits for a printer: `next_due`, `take` and
`note` read and write the store; `render`, `send` and `follow` take as long as they take.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.ports import Clock, SlipPrinter, Store, UnitOfWork
from kiosk.desk.print_slip import Printed, as_printed
from kiosk.desk.station_printers import printers_of, ways_of
from kiosk.domain.need import HistoryEvent, history_line
from kiosk.domain.printer import PrinterChoice
from kiosk.domain.slip import Slip, SlipState
from kiosk.domain.spool import KEEP_TRYING, Delivery, Rendering, SlipPrint, SpoolReason
from kiosk.domain.staff import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A print whose turn it is: the slip as it is to be printed, and the printers there are for it.

    `kept` is the page as it was rendered before for the printer of this try.
    """

    order: SlipPrint
    slip: Slip
    ways: tuple[PrinterChoice, ...]
    kept: Rendering | None = None
    too_late: bool = False

    @property
    def way(self) -> PrinterChoice:
        """The printer of this try."""
        return self.ways[self.order.tries % len(self.ways)]

    @property
    def was_sent(self) -> bool:
        """Whether it is not to be sent but followed."""
        return not self.order.waits


@dataclass(frozen=True, slots=True)
class Spool:
    """Takes prints in their order. Several may work on one store: whoever takes a print first sends it."""

    store: Store
    clock: Clock
    printer: SlipPrinter
    by_settings: PrinterChoice

    def next_due(self, station_ids: Collection[UUID]) -> Turn | None:
        """Find whose turn it is at these stations, None when nothing is due now."""
        with self.store.reading() as work:
            order = work.slips.next_due(station_ids, self.clock())
            return self._turn(work, order) if order is not None else None

    def find_interrupted(self, station_id: UUID) -> None:
        """Have what this station was sending when its spool ended looked at now.

        Only for the one spool of a station, before its first turn.
        """
        now = self.clock()
        with self.store.writing() as work:
            for order in work.slips.sent_from(station_id):
                work.slips.save_print(replace(order, due_at=now))
            work.commit()

    def render(self, turn: Turn) -> Rendering:
        """Make the page, or hand out the one that was kept."""
        if turn.too_late:
            return Rendering(target=turn.way.target, paper=turn.way.paper, problem=SpoolReason.TOO_LATE.value)
        return turn.kept or self.printer.render(turn.slip, turn.order, turn.way)

    def take(self, turn: Turn, page: Rendering) -> SlipPrint | None:
        """Keep the page and that it is being sent, before the first byte leaves.

        None when there is nothing to send: somebody else took it, or took it off the queue.
        """
        now = self.clock()
        with self.store.writing() as work:
            order = work.slips.get_print(turn.order.id)
            if not order.waits or order.attempt != turn.order.attempt:
                return None
            order = order.sending(page.target, now)
            work.slips.keep_rendering(order.id, page)
            work.slips.save_print(order)
            work.commit()
            return order

    def send(self, page: Rendering, order: SlipPrint) -> Delivery:
        """Hand the page to the printer and watch; takes as long as the printer does, within its time limits."""
        return self.printer.send(page, order)

    def follow(self, turn: Turn) -> Delivery:
        """Ask what became of a print that was sent before."""
        return self.printer.follow(turn.order)

    def note(self, turn: Turn, delivery: Delivery, *, last_round: bool = False) -> Printed:
        """Keep how a try that was taken ended; once it is settled also in the history of each need on the slip.

        What surely did not print is tried again, in the `last_round` only on the printers that have not been tried.
        """
        return self._note(turn, delivery, last_round=last_round, taken=True)

    def note_unmade(self, turn: Turn, problem: str, *, last_round: bool = False) -> Printed:
        """Keep that there is no page to send to this try's printer, and why."""
        failed = Delivery(state=SlipState.FAILED, problem=problem)
        return self._note(turn, failed, last_round=last_round, taken=False)

    def print_now(self, printed: Printed) -> Printed:
        """Bring one print to its end here and now, with one try on each of its printers."""
        while printed.order.waits:
            with self.store.reading() as work:
                turn = self._turn(work, printed.order)
            page = self.render(turn)
            if page.problem:
                printed = self.note_unmade(turn, page.problem, last_round=True)
            elif (order := self.take(turn, page)) is not None:
                printed = self.note(turn, self.send(page, order), last_round=True)
            else:
                return printed
        return printed

    def _note(self, turn: Turn, delivery: Delivery, *, last_round: bool, taken: bool) -> Printed:
        now = self.clock()
        with self.store.writing() as work:
            before = work.slips.get_print(turn.order.id)
            order = before
            if before.cleared_at is not None:  # somebody has said meanwhile what became of it
                order = before.left_behind(delivery, now)
            elif before.attempt == turn.order.attempt and before.waits is not taken:
                order = self._after(turn, before, delivery, last_round=last_round)
            if order != before:
                act = Act(by=order.by, office_id=_office(work, turn.slip), station_id=order.station_id, at=now)
                keep_print(work, before, order, act)
                work.commit()
            return Printed(slip=turn.slip, order=order)

    def _turn(self, work: UnitOfWork, order: SlipPrint) -> Turn:
        slip = as_printed(work.slips.get(order.slip_id), order)
        printers = printers_of(work, _office(work, slip), order.station_id, self.by_settings)
        turn = Turn(
            order=order,
            slip=slip,
            ways=ways_of(order.target, order.paper, printers),
            too_late=order.waits and self.clock() - order.at > KEEP_TRYING,
        )
        kept = work.slips.rendering(order.id)
        return replace(turn, kept=kept) if kept is not None and kept.target == turn.way.target else turn

    def _after(self, turn: Turn, order: SlipPrint, delivery: Delivery, *, last_round: bool) -> SlipPrint:
        now = self.clock()
        if delivery.state in {SlipState.SENT, SlipState.UNCONFIRMED}:
            return order.followed(delivery, now)
        if delivery.state is SlipState.CONFIRMED:
            return order.ended(delivery, now)
        if order.state is SlipState.UNCONFIRMED:  # what was doubted once is not sent again by itself
            return replace(order, due_at=None)
        if order.tries % len(turn.ways) and order.problem:  # what is wrong with the station's own printer matters most
            delivery = replace(delivery, problem=order.problem)
        if self._worth_another_try(turn, order, delivery, last_round=last_round):
            return order.put_off(delivery.problem, len(turn.ways), now)
        return order.ended(delivery, now)

    def _worth_another_try(self, turn: Turn, order: SlipPrint, delivery: Delivery, *, last_round: bool) -> bool:
        if turn.too_late:
            return False
        if (order.tries + 1) % len(turn.ways):
            return True  # there is a printer left in this round
        hopeful = self.printer.may_pass(delivery.problem) or self.printer.may_pass(order.problem)
        return hopeful and not last_round


def keep_print(work: UnitOfWork, before: SlipPrint, order: SlipPrint, act: Act) -> None:
    """Keep how far a print has come, and drop its page when that is needed no more."""
    work.slips.save_print(order)
    if order.cleared_at is not None:
        work.slips.drop_rendering(order.id)
    is_news = (order.state, order.problem) != (before.state, before.problem)
    if not is_news or order.state in {SlipState.QUEUED, SlipState.SENT}:
        return
    facts = {
        "reference": work.slips.get(order.slip_id).reference,
        "copy": str(order.copy),
        "state": order.state.value,
        "problem": order.problem,
    }
    for need_id in work.slips.needs_of(order.slip_id):
        work.needs.record(history_line(need_id, HistoryEvent.SLIP_PRINTED, act, **facts))


def _office(work: UnitOfWork, slip: Slip) -> UUID:
    return work.visits.get(slip.visit_id).office_id
