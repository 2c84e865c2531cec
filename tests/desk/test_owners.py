# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever leaves or is away leaves nothing behind (rule 5)."""

from datetime import date, timedelta

import pytest

from kiosk.desk.promise import PromiseTo
from kiosk.domain.errors import (
    DueInThePast,
    ForSupervisors,
    LastSupervisor,
    NeedIsSettled,
    NoOneToHandTo,
    OnwardError,
    OwnedByColleague,
    StaffNotFound,
    StillOwns,
    TextMissing,
)
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import Promise
from kiosk.domain.staff import Actor
from tests.desk.front_office import OFFICE, PINS, TODAY, FrontOffice
from tests.desk.two_offices import DESK, KIM, NORTH_DESK, TwoOffices

TICKED = ("Appeal",)
TOMORROW = date(2026, 11, 24)


@pytest.fixture
def offices(office: FrontOffice) -> TwoOffices:
    return TwoOffices(office)


def test_somebody_is_away_until_they_are_back(offices: TwoOffices) -> None:
    sam = offices.office.sam
    away = offices.owners.go_away(sam.staff_id, TOMORROW, date(2026, 11, 27), sam)
    assert away == offices.staff("Sam")
    assert [away.is_away(TODAY + timedelta(days=days)) for days in range(6)] == [False, True, True, True, True, False]
    assert not offices.owners.come_back(sam.staff_id, offices.office.lee).is_away(TOMORROW)
    assert offices.staff("Sam").away_from is None


@pytest.mark.parametrize(
    ("who", "first", "until", "error"),
    [
        ("Dana", None, None, ForSupervisors),
        ("Sam", TOMORROW, TODAY, DueInThePast),
        ("Sam", None, date(2026, 11, 22), DueInThePast),
    ],
)
def test_an_absence_that_cannot_be_is_refused(
    offices: TwoOffices, who: str, first: date | None, until: date | None, error: type[OnwardError]
) -> None:
    with pytest.raises(error):
        offices.owners.go_away(offices.office.sam.staff_id, first, until, offices.office.acting(who))
    assert offices.staff("Sam").away_from is None


def test_a_desk_is_never_away_and_a_colleague_elsewhere_is_not_ours(offices: TwoOffices) -> None:
    with pytest.raises(StaffNotFound):
        offices.owners.go_away(offices.desk_id, None, None, offices.office.lee)
    with pytest.raises(ForSupervisors):
        offices.owners.go_away(KIM.id, None, None, offices.office.lee)


def test_what_is_due_of_those_who_are_away_is_listed(offices: TwoOffices) -> None:
    office = offices.office
    due = PromiseTo(text="The quote", due_at=office.clock() + timedelta(hours=2))
    later = PromiseTo(text="Call", due_at=office.clock() + timedelta(days=2))
    need = office.needs(office.arrives().visit, "A freight quote", due)
    office.needs(office.arrives("Bo").visit, "A call", later)
    assert offices.owners.due_of_away(OFFICE) == []
    offices.owners.go_away(office.dana.staff_id, None, None, office.dana)
    (owed,) = offices.owners.due_of_away(OFFICE)
    assert (owed.need.id, owed.owner, owed.due) == (need.id, "Dana", due.due_at)
    assert offices.owners.due_of_away(KIM.office_id) == []


def test_nobody_leaves_while_something_is_theirs(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offices.offers(offices.need("Rent", "Bo"), office.sam.staff_id)
    offices.calls_back(office.dana.staff_id)
    with pytest.raises(StillOwns, match="Dana still owns 3 of our open needs"):
        offices.owners.leave(office.dana.staff_id, office.lee)
    with pytest.raises(StillOwns, match="Sam still owns 1 "):
        offices.owners.leave(office.sam.staff_id, office.lee)
    assert offices.staff("Dana").active
    assert office.need(need.id).owner_id == office.dana.staff_id


def test_a_promise_about_a_colleagues_need_holds_somebody_too(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    promised = PromiseTo(text="Call the bank", due_at=office.clock() + timedelta(hours=2))
    office.take.further(need.visit_id, need.id, (promised,), office.sam)
    with pytest.raises(StillOwns):
        offices.owners.leave(office.sam.staff_id, office.lee)
    left = offices.owners.hand_on_all(office.sam.staff_id, offices.desk_id, "Sam retires", office.lee)
    assert left.count == 0
    step = office.step(need)
    assert isinstance(step, Promise)
    assert step.by == office.dana.staff_id
    facts = offices.told(need, HistoryEvent.OWNER_CHANGED).facts
    assert (facts["promise"], facts["from"], facts["to"]) == ("Call the bank", "Sam", "Dana")
    assert not offices.owners.leave(office.sam.staff_id, office.lee).active


def test_everything_goes_to_the_duty_desk_and_then_they_can_leave(offices: TwoOffices) -> None:
    office = offices.office
    promised = PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=2))
    need = office.needs(office.arrives().visit, "Bank", promised)
    call_back = offices.calls_back(office.dana.staff_id, need)
    left = offices.owners.hand_on_all(office.dana.staff_id, offices.desk_id, "Dana\nmoves away", office.lee)
    assert left.count == 0
    assert office.need(need.id).owner_id == offices.desk_id
    assert offices.call_back(call_back).owner_id == offices.desk_id
    of_need, of_call = [line for line in offices.history(need) if line.event is HistoryEvent.OWNER_CHANGED]
    assert of_need.by == office.lee.staff_id
    assert of_need.facts == {
        "from": "Dana", "from_id": str(office.dana.staff_id), "to": DESK, "to_id": str(offices.desk_id),
        "cause": "handed_on", "why": "Dana moves away",
    }  # fmt: skip
    assert of_call.facts["call_back"] == "Bo"
    gone = offices.owners.leave(office.dana.staff_id, office.lee)
    assert gone == offices.staff("Dana")
    with pytest.raises(StaffNotFound):
        office.sign_in(office.dana.staff_id, PINS["Dana Whitfield"])
    assert "Dana" not in [staff.called for staff in office.sign_in.who_can(OFFICE)]


def test_a_colleague_is_asked_and_until_they_accept_it_stays(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need("Fired\nwithout notice")
    left = offices.owners.hand_on_all(office.dana.staff_id, office.sam.staff_id, "On leave", office.dana)
    assert [held.id for held in left.needs] == [need.id]
    (offer,) = offices.owners.held(office.sam.staff_id).offers
    assert offer.to_do == ("Fired without notice",)
    assert offices.told(need, HistoryEvent.HAND_OFF_OFFERED).facts["why"] == "On leave"
    office.hand_offs.accept(offer.id, offer.to_do, office.sam)
    assert offices.owners.held(office.dana.staff_id).count == 0


def test_what_must_not_be_done_goes_along_and_an_offer_that_stands_is_left_alone(offices: TwoOffices) -> None:
    office, need, other = offices.office, offices.need(), offices.need("Rent", "Bo")
    offer = offices.offers(need, office.sam.staff_id, "Appeal\nLetter", must_not="Call her boss")
    office.hand_offs.accept(offer.id, offer.to_do, office.sam)
    office.clock.move(minutes=1)
    standing = offices.offers(other, offices.desk_id)
    offices.owners.hand_on_all(office.sam.staff_id, office.lee.staff_id, "On leave", office.sam)
    offices.owners.hand_on_all(office.dana.staff_id, office.lee.staff_id, "On leave", office.dana)
    (passed,) = offices.owners.held(office.lee.staff_id).offers
    assert (passed.to_do, passed.must_not) == (("Appeal", "Letter"), "Call her boss")
    assert office.steps(other) == [standing]


def test_what_they_were_asked_to_take_is_declined_for_them(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.sam.staff_id)
    assert offices.owners.hand_on_all(office.sam.staff_id, offices.desk_id, "Sam is ill", office.lee).count == 0
    assert offices.hand_off(offer).decline_reason == "Sam is ill"
    assert office.need(need.id).owner_id == office.dana.staff_id
    assert offices.owners.leave(office.sam.staff_id, office.lee).active is False


@pytest.mark.parametrize(
    ("who", "to", "why", "error"),
    [
        ("Lee", DESK, " ", TextMissing),
        ("Dana", DESK, "Ill", ForSupervisors),
        ("Sam", "Sam", "Ill", ForSupervisors),
        ("Dana", "Dana", "Ill", NoOneToHandTo),
        ("Lee", "Kim", "Ill", NoOneToHandTo),
        ("Lee", "Northside desk", "Ill", NoOneToHandTo),
    ],
)
def test_handing_on_needs_a_reason_a_receiver_here_and_for_the_desk_a_supervisor(
    offices: TwoOffices, who: str, to: str, why: str, error: type[OnwardError]
) -> None:
    office, need = offices.office, offices.need()
    to_id = office.ids.get(to) or {"Kim": KIM.id, "Northside desk": NORTH_DESK.id}[to]
    before = office.events(need)
    with pytest.raises(error):
        offices.owners.hand_on_all(office.dana.staff_id, to_id, why, office.acting(who))
    assert (office.need(need.id).owner_id, office.events(need)) == (office.dana.staff_id, before)


def test_only_a_supervisor_switches_somebody_off_and_the_last_one_stays(offices: TwoOffices) -> None:
    office = offices.office
    for actor in (office.dana, offices.kim):
        with pytest.raises(ForSupervisors):
            offices.owners.leave(office.sam.staff_id, actor)
    with pytest.raises(LastSupervisor, match="Lee is the only supervisor"):
        offices.owners.leave(office.lee.staff_id, office.lee)
    with pytest.raises(StaffNotFound):
        offices.owners.leave(offices.desk_id, office.lee)
    assert offices.staff("Lee").active


def test_somebody_who_was_switched_off_comes_back_with_the_pin_they_had(offices: TwoOffices) -> None:
    office = offices.office
    offices.owners.go_away(office.sam.staff_id, None, None, office.sam)
    offices.owners.leave(office.sam.staff_id, office.lee)
    assert [staff.called for staff in offices.owners.gone(OFFICE)] == ["Sam"]
    for actor in (office.dana, offices.kim):
        with pytest.raises(ForSupervisors):
            offices.owners.switch_on(office.sam.staff_id, actor)
    with pytest.raises(StaffNotFound):
        offices.owners.switch_on(offices.desk_id, office.lee)
    here = offices.owners.switch_on(office.sam.staff_id, office.lee)
    assert here == offices.staff("Sam")
    assert (here.active, here.away_from, here.away_until) == (True, None, None)
    assert office.sign_in(office.sam.staff_id, PINS["Sam Ortega"]).called == "Sam"
    assert offices.owners.gone(OFFICE) == []


@pytest.mark.parametrize("who", ["Sam", "Lee"])
def test_anybody_takes_on_what_is_the_desks(offices: TwoOffices, who: str) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.ids[who])
    offices.owners.hand_on_all(office.dana.staff_id, offices.desk_id, "Ill", office.lee)
    taken = offices.owners.take_on(need.id, office.acting(who))
    assert taken == office.need(need.id)
    assert taken.owner_id == office.ids[who]
    assert offices.told(need, HistoryEvent.OWNER_CHANGED).facts["cause"] == "taken_on"
    assert not offices.hand_off(offer).decline_reason
    assert offices.owners.held(office.ids[who]).offers == []


def test_what_belongs_to_somebody_who_is_here_is_asked_for(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    with pytest.raises(OwnedByColleague, match="belongs to Dana"):
        offices.owners.take_on(need.id, office.sam)
    assert offices.owners.take_on(need.id, office.dana) == office.need(need.id)
    assert HistoryEvent.OWNER_CHANGED not in office.events(need)
    offices.owners.go_away(office.dana.staff_id, None, None, office.dana)
    assert offices.owners.take_on(need.id, office.sam).owner_id == office.sam.staff_id
    assert offices.owners.take_on(need.id, office.lee).owner_id == office.lee.staff_id


def test_nothing_is_taken_on_from_elsewhere_or_when_it_is_settled(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    desk = Actor(staff_id=offices.desk_id, office_id=OFFICE, station_id=office.station)
    for actor in (offices.kim, desk):
        with pytest.raises(NoOneToHandTo):
            offices.owners.take_on(need.id, actor)
    office.follow_up.settle(need.id, office.dana)
    with pytest.raises(NeedIsSettled):
        offices.owners.take_on(need.id, office.lee)


def test_everybody_is_listed_with_what_is_theirs_in_numbers(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offices.need("Rent", "Bo")
    offices.offers(need, office.sam.staff_id)
    offices.calls_back(offices.desk_id)
    listed = offices.owners.everybody(OFFICE)
    counts = {each.staff.called: (each.needs, each.call_backs, each.offers, each.promises) for each in listed}
    assert counts == {"Dana": (2, 0, 0, 0), "Lee": (0, 0, 0, 0), "Sam": (0, 0, 1, 0), DESK: (0, 1, 0, 0)}
    assert listed[-1].staff.is_desk
    for each in listed:
        assert each.count == offices.owners.held(each.staff.id).count
