# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 6: a hand-off can't get lost or misread; until it is accepted, the giver still owns the need."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID

import pytest

from kiosk.desk.hand_over import HandTo
from kiosk.desk.promise import PromiseTo
from kiosk.domain.errors import (
    HandOffAlreadyAnswered,
    HandOffIncomplete,
    HandOffNotRead,
    KeptInThisOffice,
    NeedIsSettled,
    NoOneToHandTo,
    NotYours,
    StepNotFound,
    TakenOver,
    TextMissing,
)
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.next_step import Promise
from kiosk.domain.staff import Actor
from tests.desk.front_office import TODAY, FrontOffice, answer, unknown
from tests.desk.two_offices import DESK, KIM, NORTH_DESK, NORTHSIDE, TwoOffices

TICKED = ("Appeal",)


@pytest.fixture
def offices(office: FrontOffice) -> TwoOffices:
    return TwoOffices(office)


def offered(office: FrontOffice, *to: Actor) -> tuple[Need, list[UUID]]:
    """A need of Dana's, offered to these colleagues one after the other."""
    need = office.needs(office.arrives().visit, "Fired without notice")
    for actor in to:
        office.clock.move(minutes=1)
        office.take.further(need.visit_id, need.id, (HandTo(staff_id=actor.staff_id, not_done="Appeal"),), office.dana)
    office.clock.move(minutes=1)
    return need, [step.id for step in office.steps(need)]


def test_whoever_accepts_owns_the_need(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    assert office.need(need.id).owner_id == office.dana.staff_id
    assert office.hand_offs.accept(offer, TICKED, office.sam).owner_id == office.sam.staff_id
    assert office.need(need.id).owner_id == office.sam.staff_id
    step = office.step(need)
    assert isinstance(step, HandOff)
    assert (step.state, step.answered_at, step.answered_by) == (
        HandOffState.ACCEPTED, office.clock(), office.sam.staff_id,
    )  # fmt: skip
    assert office.events(need)[-1] is HistoryEvent.HAND_OFF_ACCEPTED


@pytest.mark.parametrize("ticked", [(), ("Appeal",), ("Letter", "Appeal, perhaps")])
def test_whoever_accepts_has_ticked_each_thing_that_is_not_done(offices: TwoOffices, ticked: tuple[str, ...]) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.sam.staff_id, " Appeal \n\nLetter")
    before = office.events(need)
    with pytest.raises(HandOffNotRead, match="tick each thing"):
        office.hand_offs.accept(offer.id, ticked, office.sam)
    assert (office.need(need.id).owner_id, office.events(need)) == (office.dana.staff_id, before)
    office.hand_offs.accept(offer.id, ("Letter", "Appeal"), office.sam)
    assert offices.told(need, HistoryEvent.HAND_OFF_ACCEPTED).facts == {"from": "Dana", "ticked": "Appeal\nLetter"}


def test_whoever_declines_says_why_and_the_giver_looks_at_it_today(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    with pytest.raises(TextMissing):
        office.hand_offs.decline(offer, " \n ", office.sam)
    office.hand_offs.decline(offer, "I am away\nuntil Monday", office.sam)
    step = office.step(need)
    assert isinstance(step, HandOff)
    assert (step.state, step.decline_reason) == (HandOffState.DECLINED, "I am away until Monday")
    kept = office.need(need.id)
    assert (kept.owner_id, kept.review_on) == (office.dana.staff_id, TODAY)
    assert office.events(need)[-1] is HistoryEvent.HAND_OFF_DECLINED


def test_a_declined_hand_off_is_no_next_step(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.decline(offer, "Away", office.sam)
    with pytest.raises(Exception, match="has no next step yet"):
        office.finish(need.visit_id, office.dana)


@pytest.mark.parametrize("who", ["Dana", "Lee"])
def test_only_the_receiver_answers(office: FrontOffice, who: str) -> None:
    need, (offer,) = offered(office, office.sam)
    with pytest.raises(NotYours, match="Only Sam can answer"):
        office.hand_offs.accept(offer, TICKED, office.acting(who))
    with pytest.raises(NotYours):
        office.hand_offs.decline(offer, "No", office.acting(who))
    assert office.need(need.id).owner_id == office.dana.staff_id


def test_the_first_answer_counts(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.decline(offer, "Away", office.sam)
    before = office.events(need)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(offer, TICKED, office.sam)
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.decline(offer, "Still away", office.sam)
    assert (office.need(need.id).owner_id, office.events(need)) == (office.dana.staff_id, before)


def test_offering_to_somebody_else_takes_the_first_offer_back(offices: TwoOffices) -> None:
    office = offices.office
    need, (to_sam, to_lee) = offered(office, office.sam, office.lee)
    line = offices.told(need, HistoryEvent.HAND_OFF_DECLINED)
    assert (line.by, line.facts["to"], line.facts["instead"]) == (office.dana.staff_id, "Sam", "Lee")
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(to_sam, TICKED, office.sam)
    office.hand_offs.accept(to_lee, TICKED, office.lee)
    assert office.need(need.id).owner_id == office.lee.staff_id
    with pytest.raises(TakenOver, match="Lee has taken this over"):
        office.hand_offs.decline(to_sam, "Busy", office.sam)


def test_an_offer_taken_back_is_no_next_step_once_the_other_is_declined(office: FrontOffice) -> None:
    need, (_to_sam, to_lee) = offered(office, office.sam, office.lee)
    office.hand_offs.decline(to_lee, "Away", office.lee)
    with pytest.raises(Exception, match="has no next step yet"):
        office.finish(need.visit_id, office.dana)


def test_anybody_of_the_desk_accepts_what_is_offered_to_it_and_the_second_is_told_who_has_it(
    offices: TwoOffices,
) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.ids[DESK])
    office.hand_offs.accept(offer.id, TICKED, office.lee)
    assert office.need(need.id).owner_id == office.lee.staff_id
    assert offices.hand_off(offer).answered_by == office.lee.staff_id
    before = office.events(need)
    with pytest.raises(TakenOver, match="Lee has taken this over already"):
        office.hand_offs.accept(offer.id, TICKED, office.sam)
    assert (office.need(need.id).owner_id, office.events(need)) == (office.lee.staff_id, before)


def test_of_two_who_accept_at_the_same_moment_one_gets_it_and_the_other_is_told(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.ids[DESK])
    start = Barrier(2, timeout=10)

    def accepts(actor: Actor) -> str:
        start.wait()
        try:
            office.hand_offs.accept(offer.id, TICKED, actor)
        except TakenOver as told:
            return str(told)
        return ""

    with ThreadPoolExecutor(2) as both:
        said = list(both.map(accepts, (office.sam, office.lee)))
    winner = "Sam" if said[0] == "" else "Lee"
    assert sorted(said) == ["", f"{winner} has taken this over already."]
    assert office.need(need.id).owner_id == office.ids[winner]
    assert office.events(need).count(HistoryEvent.HAND_OFF_ACCEPTED) == 1


def test_somebody_of_another_office_does_not_answer_for_the_desk(offices: TwoOffices) -> None:
    need = offices.need()
    offer = offices.offers(need, offices.office.ids[DESK])
    with pytest.raises(NotYours, match="the front desk"):
        offices.office.hand_offs.accept(offer.id, TICKED, offices.kim)


def test_another_office_takes_it_over_with_all_that_is_known(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, NORTH_DESK.id, must_not="Call her boss")
    assert offices.told(need, HistoryEvent.HAND_OFF_OFFERED).facts["office"] == NORTHSIDE.name
    assert office.need(need.id).office_id == need.office_id
    taken = office.hand_offs.accept(offer.id, TICKED, offices.kim)
    assert office.need(need.id) == taken
    assert (taken.owner_id, taken.office_id) == (KIM.id, NORTHSIDE.id)
    assert offices.told(need, HistoryEvent.HAND_OFF_ACCEPTED).facts["office"] == NORTHSIDE.name
    assert office.events(need)[0] is HistoryEvent.LOGGED


def test_the_calls_that_wait_for_it_go_along_to_another_office(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    waiting, other = offices.calls_back(office.dana.staff_id, need), offices.calls_back(office.sam.staff_id)
    offer = offices.offers(need, NORTH_DESK.id)
    office.hand_offs.accept(offer.id, TICKED, offices.kim)
    moved = offices.call_back(waiting)
    assert (moved.office_id, moved.owner_id) == (NORTHSIDE.id, KIM.id)
    assert offices.call_back(other) == other
    facts = offices.told(need, HistoryEvent.OWNER_CHANGED).facts
    assert (facts["call_back"], facts["from"], facts["to"]) == ("Bo", "Dana", "Kim")


def test_within_the_office_a_call_stays_with_who_makes_it(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    waiting = offices.calls_back(office.dana.staff_id, need)
    offer = offices.offers(need, office.sam.staff_id)
    office.hand_offs.accept(offer.id, TICKED, office.sam)
    assert offices.call_back(waiting) == waiting


def test_another_office_declines_and_the_giver_keeps_it(offices: TwoOffices) -> None:
    need = offices.need()
    offer = offices.offers(need, NORTH_DESK.id)
    offices.office.hand_offs.decline(offer.id, "Not in our county", offices.kim)
    kept = offices.office.need(need.id)
    assert (kept.owner_id, kept.office_id) == (offices.office.dana.staff_id, need.office_id)


def test_what_is_confidential_stays_in_its_office(offices: TwoOffices) -> None:
    need = offices.need(name="Marya Alvarez", confidential=True)
    with pytest.raises(KeptInThisOffice, match="Marya Alvarez is confidential"):
        offices.offers(need, NORTH_DESK.id)
    assert all(each.office is None for each in offices.hand_over.receivers(need.id))
    assert offices.offers(need, offices.office.ids[DESK]).state is HandOffState.OFFERED


def test_what_becomes_confidential_meanwhile_is_not_taken_elsewhere(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, NORTH_DESK.id)
    assert need.visitor_id is not None
    with office.store.writing() as work:
        work.visitors.save(replace(work.visitors.get(need.visitor_id), confidential=True))
        work.commit()
    with pytest.raises(KeptInThisOffice):
        office.hand_offs.accept(offer.id, TICKED, offices.kim)
    assert office.need(need.id) == need_with_review(office, need)


def need_with_review(office: FrontOffice, need: Need) -> Need:
    """The need as it was, but for the day that the offer gave it."""
    return replace(need, review_on=office.need(need.id).review_on)


def test_it_can_be_offered_to_colleagues_and_desks_and_whoever_is_away_is_named_so(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offices.owners.go_away(office.sam.staff_id, None, None, office.sam)
    found = [(r.staff.called, r.away, r.office) for r in offices.hand_over.receivers(need.id)]
    assert found == [
        ("Lee", False, None), ("Sam", True, None), (DESK, False, None), (NORTH_DESK.called, False, NORTHSIDE),
    ]  # fmt: skip
    assert offices.offers(need, office.sam.staff_id).to_id == office.sam.staff_id


def test_in_a_visit_everybody_who_could_be_asked_is_named(offices: TwoOffices) -> None:
    visit = offices.office.arrives().visit
    found = [r.staff.called for r in offices.hand_over.receivers_in_visit(visit.id)]
    assert found == ["Dana", "Lee", "Sam", DESK, NORTH_DESK.called]
    need = offices.office.needs(visit, "Food")
    others = [r.staff.called for r in offices.hand_over.receivers(need.id)]
    assert others == [each for each in found if each != "Dana"]


def test_nobody_of_another_office_is_asked_in_person_nor_its_owner(offices: TwoOffices) -> None:
    need = offices.need()
    for to_id in (KIM.id, offices.office.dana.staff_id):
        with pytest.raises(NoOneToHandTo):
            offices.offers(need, to_id)
    with pytest.raises(HandOffIncomplete):
        offices.offers(need, offices.office.sam.staff_id, " \n ")
    assert offices.office.steps(need) == ()


def test_an_offer_says_by_when_it_is_to_be_answered(offices: TwoOffices) -> None:
    made_at = offices.office.clock()
    offer = offices.offers(offices.need(), offices.office.sam.staff_id)
    assert offices.hand_off(offer).answer_by == made_at + timedelta(hours=4)


def test_the_new_owner_looks_at_it_on_the_day_by_which_it_must_be_done(offices: TwoOffices) -> None:
    office, need = offices.office, offices.need()
    offer = offices.offers(need, office.sam.staff_id, by_when=office.clock() + timedelta(days=1))
    assert office.need(need.id).review_on == date(2026, 11, 26)
    assert office.hand_offs.accept(offer.id, TICKED, office.sam).review_on == date(2026, 11, 24)


def test_whoever_takes_it_over_keeps_what_was_promised(offices: TwoOffices) -> None:
    office = offices.office
    promised = PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=2))
    need = office.needs(office.arrives().visit, "Bank", promised)
    office.take.further(need.visit_id, need.id, (promised,), office.lee)
    office.hand_offs.accept(offices.offers(need, office.sam.staff_id).id, TICKED, office.sam)
    promises = [step.by for step in office.steps(need) if isinstance(step, Promise)]
    assert set(promises) == {office.sam.staff_id, office.lee.staff_id}


def test_a_need_can_be_passed_on(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.hand_offs.accept(offer, TICKED, office.sam)
    office.clock.move(days=1)
    office.take.further(need.visit_id, need.id, (HandTo(staff_id=office.lee.staff_id, not_done="Appeal"),), office.sam)
    office.clock.move(minutes=1)
    office.hand_offs.accept(office.steps(need)[-1].id, TICKED, office.lee)
    assert office.need(need.id).owner_id == office.lee.staff_id


def test_a_need_that_is_settled_meanwhile_is_not_taken_over(office: FrontOffice) -> None:
    need, (offer,) = offered(office, office.sam)
    office.follow_up.settle(need.id, office.dana)
    with pytest.raises(NeedIsSettled):
        office.hand_offs.accept(offer, TICKED, office.sam)
    assert office.need(need.id).owner_id == office.dana.staff_id


def test_only_a_hand_off_can_be_answered(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Hours?", answer())
    with pytest.raises(HandOffAlreadyAnswered):
        office.hand_offs.accept(office.step(need).id, TICKED, office.sam)
    with pytest.raises(StepNotFound):
        office.hand_offs.accept(unknown(), TICKED, office.sam)
