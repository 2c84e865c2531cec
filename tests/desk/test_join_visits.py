# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who is here twice: staff say who it is at the touch screen, and one visit goes on with all that was said."""

from datetime import timedelta

import pytest

from kiosk.desk.answer import AnswerHere
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import SlipWishes, make_slip
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedWithoutNextStep
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.visit import SaidOfSelf, Visit, VisitState
from kiosk.domain.visitor import Visitor
from tests.ui.fakes import FakeOffice


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def amina(office: FakeOffice) -> Visitor:
    return office.visitor("Amina Warsame", created_at=office.clock() - timedelta(days=400))


def greeted(office: FakeOffice, visitor: Visitor) -> Visit:
    """Sam turns to them at the desk, a while before anything else."""
    visit = office.desk.greet.known(visitor.id, office.acting(office.sam)).visit
    office.clock.move(minutes=10)
    return visit


def waits(office: FakeOffice, visit: Visit) -> Visit:
    return office.desk.finish_visit.back_to_lobby(visit.id)


def asks(office: FakeOffice, visit: Visit, words: str, *choices: StepChoice) -> Need:
    return office.desk.take_need(visit.id, NeedHeard(words=words), choices, office.acting(office.sam))


def at_screen(office: FakeOffice, words: str = "") -> Visit:
    """They typed "Amina" at the touch screen, and these words; Dana turns to them."""
    visit = office.at_screen(SaidOfSelf(name="Amina"))
    if words:
        office.desk.take_need(visit.id, NeedHeard(words=words), (), office.acting(office.duty_desk))
    return office.desk.greet.take_up(visit.id, office.acting(office.dana)).visit


def identify(office: FakeOffice, visit: Visit, visitor: Visitor) -> Visit:
    office.clock.move(minutes=1)
    return office.desk.who_it_may_be.identify(visit.id, visitor.id, office.acting(office.dana))


def here(office: FakeOffice) -> list[tuple[str, str]]:
    return [(place.name, place.helper) for place in office.desk.watch_lobby(office.office.id)]


def words_of(office: FakeOffice, visit: Visit) -> list[str]:
    return [need.words for need in office.desk.finish_visit.so_far(visit.id).needs]


def referrals(office: FakeOffice, count: int) -> list[ReferTo]:
    places = (office.resource(f"Place {number}") for number in range(count))
    return [ReferTo(resource_id=place.id, avenue=Avenue.OFFICE) for place in places]


def test_one_visit_goes_on_with_the_needs_of_both(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    food = asks(office, earlier, "Food.")
    waits(office, earlier)
    visit = identify(office, at_screen(office, "A lawyer."), amina)
    assert here(office) == [("Amina Warsame", "Dana")]
    assert sorted(words_of(office, visit)) == ["A lawyer.", "Food."]
    assert office.store.tables.needs[food.id].visit_id == visit.id
    with pytest.raises(NeedWithoutNextStep):
        office.desk.finish_visit(visit.id, office.acting(office.dana))


def test_the_visit_that_ends_says_who_ended_it_and_where_its_needs_went_on(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    food = asks(office, earlier, "Food.")
    visit = identify(office, at_screen(office), amina)
    ended = office.store.tables.visits[earlier.id]
    assert (ended.state, ended.finished_at, ended.finished_by, ended.visitor_id) == (
        VisitState.FINISHED, office.clock(), office.dana.id, amina.id,
    )  # fmt: skip
    last = [line for line in office.store.tables.history if line.need_id == food.id][-1]
    assert (last.event, last.by, last.facts) == (
        HistoryEvent.VISIT_FINISHED, office.dana.id, {"goes_on_in": str(visit.id)},
    )  # fmt: skip


def test_the_visit_counts_from_when_they_first_came(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    visit = identify(office, at_screen(office), amina)
    greeting = office.desk.greet.again(visit.id)
    assert visit.arrived_at == earlier.arrived_at
    assert (greeting.visit_number, greeting.last_visit_on) == (1, None)


def test_what_was_decided_at_the_desk_is_on_the_one_slip(office: FakeOffice, amina: Visitor) -> None:
    due = PromiseTo(text="Call the landlord", due_at=office.clock() + timedelta(days=1))
    asks(office, greeted(office, amina), "The heat is off.", due)
    screen = at_screen(office, "Opening hours?")
    (asked,) = office.desk.finish_visit.so_far(screen.id).needs
    office.desk.take_need.further(screen.id, asked.id, (AnswerHere(text="Nine to five"),), office.acting(office.dana))
    visit = identify(office, screen, amina)
    with office.store.reading() as work:
        slip, _needs = make_slip(work, visit, SlipWishes(), office.acting(office.dana).acting_at(office.clock()))
    assert ([one.text for one in slip.promises], [one.text for one in slip.answers]) == (
        ["Call the landlord"], ["Nine to five"],
    )  # fmt: skip


def test_unfinished_words_of_both_are_kept(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    office.desk.save_draft(earlier.id, "And my rent is", office.acting(office.sam))
    screen = at_screen(office)
    office.desk.save_draft(screen.id, "I lost my", office.acting(office.dana))
    visit = identify(office, screen, amina)
    draft = office.desk.save_draft.of(visit.id)
    assert draft is not None
    assert (draft.words, words_of(office, visit)) == ("I lost my", ["And my rent is"])
    assert office.desk.save_draft.of(earlier.id) is None


def test_words_that_both_visits_hold_are_kept_once(office: FakeOffice, amina: Visitor) -> None:
    earlier, screen = greeted(office, amina), at_screen(office)
    for visit in (earlier, screen):
        office.desk.save_draft(visit.id, "I lost my job", office.acting(office.dana))
    assert words_of(office, identify(office, screen, amina)) == []


def test_what_the_slip_cannot_hold_stays_with_its_own_visit(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    asks(office, earlier, "Food.", *referrals(office, 2))
    asks(office, earlier, "A bed.")
    screen = at_screen(office)
    asks(office, screen, "A lawyer.", *referrals(office, 2))
    visit = identify(office, screen, amina)
    assert sorted(words_of(office, visit)) == ["A bed.", "A lawyer."]
    assert {need.words for need in office.desk.greet.again(visit.id).open_needs} == {"Food."}


def test_whoever_stands_at_another_touch_screen_is_left_to_it(office: FakeOffice, amina: Visitor) -> None:
    other = office.at_screen(SaidOfSelf(), visitor_id=amina.id)
    identify(office, at_screen(office), amina)
    assert office.store.tables.visits[other.id].state is VisitState.AT_SCREEN


def test_earlier_visits_that_have_ended_stay_as_they_are(office: FakeOffice, amina: Visitor) -> None:
    earlier = greeted(office, amina)
    asks(office, earlier, "Hours?", AnswerHere(text="Nine to five"))
    ended = office.desk.finish_visit(earlier.id, office.acting(office.sam))
    visit = identify(office, at_screen(office), amina)
    assert office.store.tables.visits[earlier.id] == ended
    assert (visit.arrived_at, words_of(office, visit)) == (office.clock() - timedelta(minutes=1), [])


def test_staff_see_who_is_here_already_and_with_whom(office: FakeOffice, amina: Visitor) -> None:
    earlier, screen = greeted(office, amina), at_screen(office)
    (likely,) = office.desk.who_it_may_be(screen.id)
    assert (likely.is_here, likely.helper) == (True, "Sam")
    waits(office, earlier)
    (likely,) = office.desk.who_it_may_be(screen.id)
    assert (likely.is_here, likely.helper) == (True, "")


def test_a_colleague_who_greets_them_again_goes_on_with_the_one_visit(office: FakeOffice, amina: Visitor) -> None:
    greeted(office, amina)
    visit = identify(office, at_screen(office, "A lawyer."), amina)
    assert office.desk.greet.known(amina.id, office.acting(office.sam)).visit.id == visit.id
    assert here(office) == [("Amina Warsame", "Sam")]
