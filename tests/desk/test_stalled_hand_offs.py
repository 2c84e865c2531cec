# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-off that nobody answers in time goes to its giver, its receiver and the supervisors."""

import pytest

from kiosk.desk.hand_over import HandTo
from kiosk.desk.ports import BoardWish
from kiosk.domain.hand_off import HandOffState
from kiosk.domain.need import HistoryEvent
from tests.desk.front_office import OFFICE, TODAY, FrontOffice
from tests.desk.two_offices import DESK, NORTH_DESK, NORTHSIDE, TwoOffices

TICKED = ("Appeal",)


@pytest.fixture
def offices(office: FrontOffice) -> TwoOffices:
    return TwoOffices(office)


def test_nothing_is_stalled_before_its_time(offices: TwoOffices) -> None:
    need = offices.need()
    offices.offers(need, offices.office.sam.staff_id)
    offices.office.clock.move(hours=3, minutes=58)
    revision = offices.office.store.revision()
    assert offices.stalled.mark(offices.office.lee) == ()
    assert offices.stalled(OFFICE) == []
    assert offices.office.store.revision() == revision


def test_what_is_not_answered_in_time_is_noted_once_and_due_today(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.sam.staff_id)
    office.clock.move(hours=4)
    (marked,) = offices.stalled.mark(office.lee)
    assert marked == offices.hand_off(offer)
    assert (marked.state, marked.stalled_at) == (HandOffState.OFFERED, office.clock())
    assert (office.need(need.id).review_on, office.need(need.id).owner_id) == (TODAY, office.dana.staff_id)
    line = offices.told(need, HistoryEvent.HAND_OFF_STALLED)
    assert (line.by, line.station_id) == (offices.desk_id, office.station)
    assert offer.answer_by is not None
    assert line.facts == {"to": "Sam", "answer_by": offer.answer_by.isoformat()}
    office.clock.move(days=1)
    assert offices.stalled.mark(office.lee) == ()
    assert office.events(need).count(HistoryEvent.HAND_OFF_STALLED) == 1


def test_giver_receiver_and_supervisors_see_it(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offices.offers(need, office.sam.staff_id)
    office.clock.move(hours=4)
    offices.stalled.mark(office.lee)
    (owed,) = offices.stalled(OFFICE)
    assert (owed.need.id, owed.owner, owed.stalled) == (need.id, "Dana", True)
    with office.store.reading() as work:
        for who in (office.dana, office.sam):
            (seen,) = work.needs.board(BoardWish(office_id=None, whose=who.staff_id), 0, 10)
            assert seen.id == need.id


@pytest.mark.parametrize("accepts", [True, False])
def test_it_can_still_be_answered_and_is_off_the_list_then(offices: TwoOffices, *, accepts: bool) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.ids[DESK])
    office.clock.move(hours=5)
    offices.stalled.mark(office.lee)
    if accepts:
        office.hand_offs.accept(offer.id, TICKED, office.sam)
    else:
        office.hand_offs.decline(offer.id, "Too much to do", office.sam)
    assert offices.stalled(OFFICE) == []
    assert office.need(need.id).owner_id == (office.sam if accepts else office.dana).staff_id


def test_what_stalls_at_another_office_is_seen_in_both(offices: TwoOffices) -> None:
    need = offices.need()
    offices.offers(need, NORTH_DESK.id)
    offices.office.clock.move(hours=5)
    offices.stalled.mark(offices.office.lee)
    for office_id in (OFFICE, NORTHSIDE.id):
        assert [owed.need.id for owed in offices.stalled(office_id)] == [need.id]


def test_the_other_office_notes_it_too_but_only_once(offices: TwoOffices) -> None:
    need = offices.need()
    offices.offers(need, NORTH_DESK.id)
    offices.office.clock.move(hours=5)
    assert len(offices.stalled.mark(offices.kim)) == 1
    assert offices.stalled.mark(offices.office.lee) == ()
    assert offices.office.events(need).count(HistoryEvent.HAND_OFF_STALLED) == 1


def test_an_offer_without_a_time_gets_the_one_it_should_have_had(offices: TwoOffices) -> None:
    office = offices.office
    need = office.needs(office.arrives().visit, "Fired", HandTo(staff_id=office.sam.staff_id, not_done="Appeal"))
    office.clock.move(hours=3, minutes=59)
    assert offices.stalled.mark(office.lee) == ()
    office.clock.move(minutes=1)
    (marked,) = offices.stalled.mark(office.lee)
    assert (marked.need_id, marked.answer_by) == (need.id, office.clock())


def test_a_settled_need_does_not_stall(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offices.offers(need, office.sam.staff_id)
    office.follow_up.settle(need.id, office.dana)
    office.clock.move(days=1)
    assert offices.stalled.mark(office.lee) == ()
