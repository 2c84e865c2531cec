# SPDX-License-Identifier: GPL-3.0-or-later
"""The spool: kept before it is sent, tried again when it surely did not print, never doubled, never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.print_slip import Printed, PrintOrder
from kiosk.desk.refer import ReferTo
from kiosk.desk.spool import Turn
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import HistoryEvent
from kiosk.domain.office import StationKind
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import KEEP_TRYING, LONGEST_SILENCE, Delivery, Rendering, SlipPrint, SpoolReason
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from tests.desk.fakes import OUT_OF_PAPER
from tests.desk.front_office import LEGAL_AID, OFFICE, PANTRY, FrontOffice

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)
FRONT = PrinterChoice(target="printer:Front", paper=Paper.A5, name="Front")
COUNTER = PrinterChoice(target="escpos:192.0.2.7", paper=Paper.RECEIPT_80, name="Counter")


@pytest.fixture
def visit(office: FrontOffice) -> Visit:
    """Marya was sent to the pantry."""
    return fed(office, "Marya Alvarez")


def fed(office: FrontOffice, name: str) -> Visit:
    visit = office.arrives(name).visit
    office.needs(visit, "Food", REFER)
    return visit


def ordered(office: FrontOffice, visit: Visit, actor: Actor | None = None, **order: object) -> Printed:
    return office.print_slip(visit.id, SlipWishes(), PrintOrder(**order), actor or office.dana)  # type: ignore[arg-type]


def due(office: FrontOffice) -> Turn:
    turn = office.spool.next_due([office.station])
    assert turn is not None
    return turn


def one_turn(office: FrontOffice) -> SlipPrint:
    """What a spool does with the next that is due."""
    turn = due(office)
    if turn.was_sent:
        return office.spool.note(turn, office.spool.follow(turn)).order
    page = office.spool.render(turn)
    if page.problem:
        return office.spool.note_unmade(turn, page.problem).order
    order = office.spool.take(turn, page)
    assert order is not None
    return office.spool.note(turn, office.spool.send(page, order)).order


def kept(office: FrontOffice, printed: Printed) -> SlipPrint:
    return office.queue.look(printed.order.id).order


def page_of(office: FrontOffice, printed: Printed) -> Rendering | None:
    with office.store.reading() as work:
        return work.slips.rendering(printed.order.id)


def choose(office: FrontOffice, default: PrinterChoice, fallback: PrinterChoice | None = None) -> None:
    office.printers.choose(StationPrinters(station_id=office.station, default=default, fallback=fallback), office.dana)


def out_of_paper(office: FrontOffice, *targets: str) -> None:
    office.printer.problem = OUT_OF_PAPER
    for target in targets or ("printer",):
        office.printer.states[target] = SlipState.FAILED


def test_the_page_is_kept_before_the_first_byte_leaves(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    page = office.spool.render(turn)
    order = office.spool.take(turn, page)
    assert office.printer.sent == []
    assert kept(office, printed) == order
    assert order is not None
    assert (order.state, order.printed_on) == (SlipState.SENT, "printer")
    assert page_of(office, printed) == page
    office.spool.note(turn, office.spool.send(page, order))
    assert kept(office, printed).state is SlipState.CONFIRMED
    assert page_of(office, printed) is None


def test_what_is_not_due_is_left_alone(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit, left_alone=timedelta(minutes=1))
    assert office.spool.next_due([office.station]) is None
    office.clock.move(minutes=1)
    assert due(office).order.copy == 1
    assert office.spool.next_due([]) is None


def test_prints_take_turns_in_the_order_in_which_they_were_ordered(office: FrontOffice) -> None:
    for name in ("Ana", "Bo", "Cy"):
        ordered(office, fed(office, name))
        office.clock.move(seconds=1)
    for _ in range(3):
        one_turn(office)
    assert [slip.for_name for slip in office.printer.printed] == ["Ana", "Bo", "Cy"]
    assert office.spool.next_due([office.station]) is None


def test_an_empty_printer_prints_by_itself_once_it_is_filled(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    out_of_paper(office)
    waiting = one_turn(office)
    assert (waiting.state, waiting.problem, waiting.copy) == (SlipState.QUEUED, OUT_OF_PAPER, 1)
    assert office.spool.next_due([office.station]) is None
    office.clock.move(seconds=3)
    office.printer.states.clear()
    assert one_turn(office).state is SlipState.CONFIRMED
    assert len(office.printer.rendered) == 1  # the page that was kept
    assert kept(office, printed).copy == 1


def test_long_after_its_visitor_left_nothing_prints_by_itself(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    office.clock.now += KEEP_TRYING + timedelta(seconds=1)
    assert one_turn(office).problem == SpoolReason.TOO_LATE
    assert office.printer.sent == []
    again = office.queue.print_again(kept(office, printed), office.sam)
    assert (again.order.id, again.order.by, again.order.copy) == (printed.order.id, office.sam.staff_id, 1)
    assert one_turn(office).state is SlipState.CONFIRMED


def test_the_fallback_steps_in_at_once(office: FrontOffice, visit: Visit) -> None:
    choose(office, FRONT, COUNTER)
    ordered(office, visit)
    out_of_paper(office, FRONT.target)
    assert one_turn(office).waits
    done = one_turn(office)
    assert (done.state, done.printed_on, done.problem) == (SlipState.CONFIRMED, COUNTER.target, "")
    assert [page.paper for page, _order in office.printer.sent] == [Paper.A5, Paper.RECEIPT_80]


def test_with_both_in_trouble_both_are_tried_again_and_the_first_ones_trouble_is_told(
    office: FrontOffice, visit: Visit
) -> None:
    choose(office, FRONT, COUNTER)
    ordered(office, visit)
    out_of_paper(office, FRONT.target)
    office.printer.states[COUNTER.target] = SlipState.FAILED
    one_turn(office)
    office.printer.problem = "not_there"
    waiting = one_turn(office)
    assert (waiting.waits, waiting.problem) == (True, OUT_OF_PAPER)
    office.clock.move(seconds=3)
    office.printer.states.clear()
    assert one_turn(office).printed_on == FRONT.target


def test_what_may_be_on_paper_is_never_sent_again_nor_to_the_fallback(office: FrontOffice, visit: Visit) -> None:
    choose(office, FRONT, COUNTER)
    printed = ordered(office, visit)
    office.printer.state = SlipState.UNCONFIRMED
    asked = one_turn(office)
    assert asked.asks
    office.printer.state = SlipState.FAILED
    office.clock.move(hours=1)
    assert one_turn(office).asks
    assert office.spool.next_due([office.station]) is None
    assert len(office.printer.sent) == 1
    assert page_of(office, printed) is not None


def test_the_printer_may_confirm_what_a_person_is_asked_about(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    office.printer.state = SlipState.UNCONFIRMED
    one_turn(office)
    office.clock.move(seconds=10)
    assert one_turn(office).asks
    office.clock.move(seconds=10)
    office.printer.state = SlipState.CONFIRMED
    assert one_turn(office).state is SlipState.CONFIRMED
    assert office.queue(OFFICE) == []
    assert kept(office, printed).due_at is None


def test_a_new_slip_does_not_wait_for_news_of_an_older_one(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    office.printer.state = SlipState.UNCONFIRMED
    one_turn(office)
    office.clock.move(seconds=10)
    new = ordered(office, fed(office, "Bo Li"))
    assert due(office).order.id == new.order.id


def test_trouble_that_does_not_pass_is_said_at_once(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    office.printer.state = SlipState.FAILED
    failed = one_turn(office)
    assert (failed.state, failed.problem) == (SlipState.FAILED, "nobody knows")
    assert office.spool.next_due([office.station]) is None


def test_one_that_was_named_has_no_fallback(office: FrontOffice, visit: Visit) -> None:
    choose(office, FRONT, COUNTER)
    ordered(office, visit, target="pdf:/tmp/x.pdf", paper=Paper.LETTER)
    assert due(office).ways == (PrinterChoice(target="pdf:/tmp/x.pdf", paper=Paper.LETTER),)


def test_a_print_has_the_paper_of_the_stations_printer_unless_another_is_wished(
    office: FrontOffice, visit: Visit
) -> None:
    choose(office, COUNTER, FRONT)
    ordered(office, visit)
    assert due(office).way == COUNTER
    choose(office, FRONT, COUNTER)  # what is in the queue goes there, on what that printer has in it
    assert due(office).way == FRONT
    ordered(office, visit, paper=Paper.A4)
    assert {due(office).way.paper, *(way.paper for way in due(office).ways[1:])} <= {Paper.A5, Paper.RECEIPT_80}
    one_turn(office)
    assert due(office).way.paper is Paper.A4


def test_whoever_takes_a_print_first_sends_it(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    here, there = due(office), due(office)
    page = office.spool.render(here)
    assert office.spool.take(here, page) is not None
    assert office.spool.take(there, page) is None


def test_one_taken_off_meanwhile_is_not_sent(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    office.queue.take_off(printed.order.id, office.dana)
    assert office.spool.take(turn, office.spool.render(turn)) is None
    assert kept(office, printed).state is SlipState.FAILED


def test_a_page_of_before_is_not_sent_when_the_print_was_ordered_anew(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    page = office.spool.render(turn)
    taken_off = office.queue.take_off(printed.order.id, office.dana)
    office.clock.move(seconds=1)
    office.queue.print_again(taken_off.order, office.dana)
    assert office.spool.take(turn, page) is None
    assert one_turn(office).state is SlipState.CONFIRMED


def test_news_of_a_try_that_is_not_theirs_changes_nothing(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    here, there = due(office), due(office)
    sent = office.spool.take(here, office.spool.render(here))
    assert office.spool.note_unmade(there, OUT_OF_PAPER).order == sent
    out_of_paper(office)
    assert office.spool.note(here, Delivery(state=SlipState.FAILED, problem=OUT_OF_PAPER)).order.waits
    office.spool.note(there, Delivery(state=SlipState.CONFIRMED))
    assert kept(office, printed).waits


def test_one_that_waits_at_another_desk_prints_here_when_it_is_asked_for_here(
    office: FrontOffice, visit: Visit
) -> None:
    waiting = ordered(office, visit)
    out_of_paper(office)
    one_turn(office)
    office.clock.move(seconds=1)
    other = office.set_up.station(OFFICE, "Side desk", StationKind.RECEPTION).id
    office.printer.states.clear()
    here = ordered(office, visit, replace(office.sam, station_id=other))
    assert (here.order.id, here.order.station_id) == (waiting.order.id, other)
    assert office.spool.next_due([office.station]) is None
    turn = office.spool.next_due([other])
    assert turn is not None
    assert turn.order.at == office.clock()


def test_asking_twice_prints_once(office: FrontOffice, visit: Visit) -> None:
    first = ordered(office, visit)
    out_of_paper(office)
    one_turn(office)
    office.clock.move(seconds=1)
    second = ordered(office, visit)
    assert second.order.id == first.order.id
    assert second.order.due_at == office.clock()
    office.printer.states.clear()
    one_turn(office)
    assert office.spool.next_due([office.station]) is None


def test_a_slip_with_more_on_it_takes_the_place_of_one_that_waits(office: FrontOffice, visit: Visit) -> None:
    first = ordered(office, visit)
    out_of_paper(office)
    one_turn(office)
    office.needs(visit, "Fired", ReferTo(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE))
    office.clock.move(seconds=5)
    office.printer.states.clear()
    second = ordered(office, visit)
    assert one_turn(office).slip_id == second.slip.id
    assert office.spool.next_due([office.station]) is None
    assert kept(office, first).problem == SpoolReason.REPLACED
    assert page_of(office, first) is None


def test_a_print_interrupted_before_it_was_sent_is_sent(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    office.spool.render(due(office))  # and the process ends
    office.spool.find_interrupted(office.station)
    assert one_turn(office).state is SlipState.CONFIRMED
    assert kept(office, printed).copy == 1


@pytest.mark.parametrize("state", [SlipState.CONFIRMED, SlipState.UNCONFIRMED])
def test_a_print_interrupted_while_it_was_sent_is_asked_about_and_never_sent_again(
    office: FrontOffice, visit: Visit, state: SlipState
) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    office.spool.take(turn, office.spool.render(turn))  # and the process ends
    assert office.spool.next_due([office.station]) is None
    office.spool.find_interrupted(office.station)
    office.printer.state = state
    assert one_turn(office).state is state
    assert office.printer.sent == []
    assert [order.id for order in office.printer.followed] == [printed.order.id]
    assert ordered(office, visit).order.copy == 2


def test_what_nobody_looks_after_is_looked_at_after_a_while(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    turn = due(office)
    office.spool.take(turn, office.spool.render(turn))
    office.clock.now += LONGEST_SILENCE
    assert due(office).was_sent


def test_a_job_found_undone_is_printed_after_all(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    office.spool.take(turn, office.spool.render(turn))
    office.spool.find_interrupted(office.station)
    out_of_paper(office)
    assert one_turn(office).waits
    office.clock.move(seconds=3)
    office.printer.states.clear()
    assert one_turn(office).state is SlipState.CONFIRMED
    assert kept(office, printed).copy == 1


def test_a_printer_still_at_it_is_looked_at_again(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    office.printer.state = SlipState.SENT
    assert one_turn(office).state is SlipState.SENT
    office.clock.move(seconds=10)
    office.printer.state = SlipState.CONFIRMED
    assert due(office).was_sent
    assert one_turn(office).state is SlipState.CONFIRMED
    assert len(office.printer.sent) == 1


def test_what_somebody_said_meanwhile_stands(office: FrontOffice, visit: Visit) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    office.spool.take(turn, office.spool.render(turn))
    office.queue.came_out(printed.order.id, office.dana)
    told = office.spool.note(turn, Delivery(state=SlipState.UNCONFIRMED, problem="no_answer"))
    assert told.order.state is SlipState.CONFIRMED
    assert kept(office, printed) == told.order


def test_printing_now_tries_each_printer_once(office: FrontOffice, visit: Visit) -> None:
    choose(office, FRONT, COUNTER)
    out_of_paper(office, FRONT.target, COUNTER.target)
    failed = office.prints(visit)
    assert (failed.order.state, failed.order.problem) == (SlipState.FAILED, OUT_OF_PAPER)
    assert [order.printed_on for _page, order in office.printer.sent] == [FRONT.target, COUNTER.target]


def test_a_need_tells_once_how_its_slip_fared(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    out_of_paper(office)
    one_turn(office)
    office.clock.move(seconds=3)
    office.printer.states.clear()
    one_turn(office)
    (need,) = office.finish.so_far(visit.id).needs
    with office.store.reading() as work:
        told = [line for line in work.needs.history(need.id) if line.event is HistoryEvent.SLIP_PRINTED]
    assert [line.facts["state"] for line in told] == ["confirmed"]
    assert told[0].by == office.dana.staff_id


def test_the_queue_names_visitor_and_station(office: FrontOffice, visit: Visit) -> None:
    ordered(office, visit)
    (waiting,) = office.queue(OFFICE)
    assert (waiting.name, waiting.station, waiting.order.copy) == ("Marya Alvarez", "Front desk", 1)
    guest = office.greet.guest(office.dana).visit
    office.needs(guest, "Food", REFER)
    office.clock.move(seconds=1)
    ordered(office, guest)
    assert [each.name for each in office.queue(OFFICE)] == ["Marya Alvarez", ""]


def test_what_a_person_says_settles_a_print(office: FrontOffice, visit: Visit) -> None:
    office.printer.state = SlipState.UNCONFIRMED
    first = office.prints(visit)
    assert [each.order.asks for each in office.queue(OFFICE)] == [True]
    assert office.queue.came_out(first.order.id, office.dana).order.state is SlipState.CONFIRMED
    assert office.queue(OFFICE) == []
    office.clock.move(seconds=1)
    second = office.prints(visit)
    missed = office.queue.never_came_out(second.order.id, office.dana).order
    assert (missed.state, missed.problem) == (SlipState.UNCONFIRMED, SpoolReason.NEVER_CAME_OUT)
    assert office.queue(OFFICE) == []
    assert ordered(office, visit).order.copy == 3  # it may still lie in the printer


def test_printing_again_is_a_copy_unless_it_surely_did_not_print(office: FrontOffice, visit: Visit) -> None:
    office.printer.state = SlipState.FAILED
    failed = office.prints(visit)
    again = office.queue.print_again(kept(office, failed), office.sam)
    assert (again.order.id, again.order.copy, again.order.by) == (failed.order.id, 1, office.sam.staff_id)
    office.printer.state = SlipState.UNCONFIRMED
    one_turn(office)
    copy = office.queue.print_again(kept(office, failed), office.sam)
    assert copy.order.id != failed.order.id
    assert copy.order.copy == 2
    assert [each.order.id for each in office.queue(OFFICE)] == [copy.order.id]
    assert page_of(office, failed) is None


def test_two_desks_that_see_to_one_slip_print_one_copy(office: FrontOffice, visit: Visit) -> None:
    office.printer.state = SlipState.UNCONFIRMED
    asked = office.prints(visit).order
    first = office.queue.print_instead(asked, office.dana).order
    second = office.queue.print_instead(asked, office.sam).order
    assert (first.copy, first.state) == (2, SlipState.QUEUED)
    assert (second.id, second.problem) == (asked.id, SpoolReason.NEVER_CAME_OUT)
    assert [each.order.id for each in office.queue(OFFICE)] == [first.id]


def test_a_job_that_a_copy_was_printed_for_is_followed_to_its_end_and_not_for_ever(
    office: FrontOffice, visit: Visit
) -> None:
    printed = ordered(office, visit)
    turn = due(office)
    sent = office.spool.take(turn, office.spool.render(turn))
    assert sent is not None
    copy = office.queue.print_again(sent, office.dana).order
    assert (copy.copy, kept(office, printed).state) == (2, SlipState.UNCONFIRMED)
    office.spool.find_interrupted(office.station)
    one_turn(office)
    office.clock.now += LONGEST_SILENCE
    assert one_turn(office).id == printed.order.id
    assert kept(office, printed).due_at is None
    assert office.spool.next_due([office.station]) is None


def test_clearing_takes_off_what_waits_and_leaves_what_is_being_sent(office: FrontOffice, visit: Visit) -> None:
    waits = ordered(office, visit)
    office.queue.clear(waits.order.id, office.dana)
    assert kept(office, waits).state is SlipState.FAILED
    assert office.queue(OFFICE) == []
    office.clock.move(seconds=1)
    sent = ordered(office, visit)
    turn = due(office)
    office.spool.take(turn, office.spool.render(turn))
    office.queue.clear(sent.order.id, office.dana)
    assert kept(office, sent).cleared_at is None


def test_the_command_line_prints_where_the_office_prints(office: FrontOffice, visit: Visit) -> None:
    desk = office.set_up.command_line(OFFICE)
    assert office.printers.of(OFFICE, desk.station_id).default.target == "printer"
    choose(office, COUNTER, FRONT)
    assert office.printers.of(OFFICE, desk.station_id).ways == (COUNTER, FRONT)
    assert ordered(office, visit, desk).order.station_id == desk.station_id
