# SPDX-License-Identifier: GPL-3.0-or-later
"""What the queue knows of one visit: how far its slip has come, and whose it is."""

from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import Visit
from tests.desk.fakes import OUT_OF_PAPER
from tests.desk.front_office import PANTRY, FrontOffice

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def fed(office: FrontOffice, name: str) -> Visit:
    visit = office.arrives(name).visit
    office.needs(visit, "Food", REFER)
    return visit


def test_each_visit_finds_its_own_slip_in_the_queue(office: FrontOffice) -> None:
    office.printer.state, office.printer.problem = SlipState.FAILED, OUT_OF_PAPER
    marya, tom = fed(office, "Marya Alvarez"), fed(office, "Tom Baker")
    hers, his = office.prints(marya), office.prints(tom)
    for visit, printed in ((marya, hers), (tom, his)):
        found = office.queue.of_visit(visit.id)
        assert found is not None
        assert (found.order.id, found.slip.visit_id) == (printed.order.id, visit.id)


def test_the_latest_print_of_a_visit_is_told(office: FrontOffice) -> None:
    office.printer.state = SlipState.UNCONFIRMED
    visit = fed(office, "Marya Alvarez")
    first = office.prints(visit)
    office.clock.move(minutes=1)
    copy = office.queue.print_again(first.order, office.dana)
    found = office.queue.of_visit(visit.id)
    assert found is not None
    assert (found.order.id, found.order.copy) == (copy.order.id, 2)


def test_what_is_settled_is_not_in_the_queue(office: FrontOffice) -> None:
    visit = fed(office, "Marya Alvarez")
    assert office.queue.of_visit(visit.id) is None
    assert office.prints(visit).order.state is SlipState.CONFIRMED
    assert office.queue.of_visit(visit.id) is None


def test_a_slip_is_called_after_its_visitor_as_staff_call_them(office: FrontOffice) -> None:
    visit = fed(office, "Marya Alvarez")
    assert office.queue.whose(office.prints(visit).slip) == office.visitor(visit.visitor_id).called


def test_a_guests_slip_has_no_name(office: FrontOffice) -> None:
    visit = office.greet.guest(office.dana).visit
    office.needs(visit, "Food", REFER)
    assert office.queue.whose(office.prints(visit).slip) == ""
