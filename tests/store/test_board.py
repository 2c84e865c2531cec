# SPDX-License-Identifier: GPL-3.0-or-later
"""The board's stretch of open needs: in order, by whatever is wished for, on both engines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.ports import BoardWish
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import CallBackIsOver, StepNotFound
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.office import Office
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Outcome
from kiosk.domain.staff import Role, Staff
from kiosk.domain.standing import WaitsFor
from kiosk.domain.visit import Visit
from tests.desk.front_office import OFFICE, PANTRY, FrontOffice, unknown

HERE = BoardWish(office_id=OFFICE)
REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def asks(office: FrontOffice, words: str, *choices: StepChoice, name: str = "Marya", category: str = "") -> Need:
    """Somebody comes in and asks for this."""
    office.clock.move(seconds=1)
    visit = office.arrives(name).visit
    heard = NeedHeard(words=words, categories=(category,) if category else ())
    return office.need(office.take(visit.id, heard, choices, office.dana).id)


def board(office: FrontOffice, wish: BoardWish, first: int = 0, count: int = 50) -> list[str]:
    """The words of the needs on the board; what is counted must be what is listed."""
    with office.store.reading() as work:
        assert work.needs.count_on_board(wish) == len(work.needs.board(wish, 0, 1000))
        return [need.words for need in work.needs.board(wish, first, count)]


def look_on(office: FrontOffice, need: Need, day: date | None) -> None:
    with office.store.writing() as work:
        work.needs.save(replace(need, review_on=day))
        work.commit()


def test_what_is_due_first_is_at_the_top_and_what_is_not_due_at_the_end(here: FrontOffice) -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    for words, day in {
        "never": None,
        "monday": monday,
        "friday": friday,
        "never too": None,
        "friday too": friday,
    }.items():
        look_on(here, asks(here, words), day)
    in_order = ["friday", "friday too", "monday", "never", "never too"]
    assert board(here, HERE) == in_order
    assert [board(here, HERE, first, 2) for first in (0, 2, 4, 6)] == [in_order[:2], in_order[2:4], in_order[4:], []]


def test_words_are_found_in_any_order_without_case_and_accents(here: FrontOffice) -> None:
    asks(here, "My LÁNDLORD says that I must go", name="Zoë Müller")
    asks(here, "A letter for my landlord", name="Bo Li")
    assert len(board(here, replace(HERE, words="landlord"))) == 2
    assert board(here, replace(HERE, words="  Zoe landlord ")) == ["My LÁNDLORD says that I must go"]
    assert board(here, replace(HERE, words="landlord nobody")) == []


@pytest.mark.parametrize("wild", ["100%", "a_b", "50\\50"])
def test_what_is_typed_is_never_a_pattern(here: FrontOffice, wild: str) -> None:
    asks(here, "1000 forms, axb, 50-50")
    assert board(here, replace(HERE, words="zz" + wild)) == []


def test_the_last_word_of_a_long_need_is_found_too(here: FrontOffice) -> None:
    long = "rent " * 300 + "zebra"
    asks(here, long)
    asks(here, "rent " * 300 + "horse")
    assert board(here, replace(HERE, words="zebra")) == [long]


def test_a_category_is_a_whole_one(here: FrontOffice) -> None:
    asks(here, "bread", category="food")
    asks(here, "a job in a kitchen", category="food-work")
    assert board(here, replace(HERE, category="food")) == ["bread"]
    assert board(here, replace(HERE, category="foo")) == []


def test_it_shows_what_waits_for_one_thing(here: FrontOffice) -> None:
    asks(here, "sent on", REFER)
    asks(here, "promised", PromiseTo(text="Call", due_at=here.clock() + timedelta(hours=2)))
    asks(here, "nothing yet")
    assert board(here, replace(HERE, waits_for=WaitsFor.OUTCOME)) == ["sent on"]
    assert board(here, replace(HERE, waits_for=WaitsFor.PROMISE)) == ["promised"]
    assert board(here, replace(HERE, waits_for=WaitsFor.NEXT_STEP)) == ["nothing yet"]
    assert board(here, replace(HERE, waits_for=WaitsFor.PROMISE, words="sent")) == []


def test_mine_is_what_i_own_and_what_i_am_asked_to_take_over(here: FrontOffice) -> None:
    asks(here, "offered", HandTo(staff_id=here.sam.staff_id, not_done="Call"))
    asks(here, "dana’s own")
    assert board(here, replace(HERE, whose=here.sam.staff_id)) == ["offered"]
    assert sorted(board(here, replace(HERE, whose=here.dana.staff_id))) == ["dana’s own", "offered"]
    assert board(here, replace(HERE, offered_to=(here.lee.staff_id, here.sam.staff_id))) == ["offered"]
    assert board(here, replace(HERE, offered_to=(here.lee.staff_id,))) == []


def test_it_shows_what_is_due_before_a_moment(here: FrontOffice) -> None:
    due = here.clock() + timedelta(hours=2)
    asks(here, "soon", PromiseTo(text="Call", due_at=due))
    asks(here, "whenever")
    assert board(here, replace(HERE, due_before=due)) == []
    assert board(here, replace(HERE, due_before=due + timedelta(seconds=1))) == ["soon"]
    with here.store.reading() as work:
        assert work.needs.count_due(here.dana.staff_id, due + timedelta(seconds=1)) == 1
        assert work.needs.count_due(here.sam.staff_id, due + timedelta(seconds=1)) == 0


def test_another_offices_needs_are_on_its_own_board_and_on_everybodys(here: FrontOffice) -> None:
    asks(here, "here")
    across = _across_the_river(here)
    assert board(here, HERE) == ["here"]
    assert board(here, BoardWish(office_id=across)) == ["there"]
    assert sorted(board(here, BoardWish(office_id=None))) == ["here", "there"]


def _across_the_river(office: FrontOffice) -> UUID:
    other = Office(id=new_id(), name="Northside", timezone="America/Chicago")
    kim = Staff(id=new_id(), office_id=other.id, name="Kim", called="Kim", role=Role.DESK)
    at = office.clock()
    visit = Visit(id=new_id(), office_id=other.id, station_id=office.station, visitor_id=None, arrived_at=at)
    need = Need(
        id=new_id(), office_id=other.id, visit_id=visit.id, visitor_id=None, words="there", owner_id=kim.id,
        created_at=at,
    )  # fmt: skip
    with office.store.writing() as work:
        work.offices.add(other)
        work.staff.add(kim)
        work.visits.add(visit)
        work.needs.add(need)
        work.commit()
    return other.id


def test_what_was_settled_since_a_moment_comes_latest_first(here: FrontOffice) -> None:
    needs = [asks(here, words) for words in ("first", "second", "third", "still open")]
    since: Sequence[Need] = ()
    for need in needs[:3]:
        here.clock.move(minutes=1)
        here.follow_up.settle(need.id, here.dana)
    here.reopen(needs[2].visit_id, [needs[2].id], here.dana)
    with here.store.reading() as work:
        since = work.needs.settled_since(OFFICE, here.clock() - timedelta(hours=1))
        later = work.needs.settled_since(OFFICE, here.clock() - timedelta(seconds=90))
        assert work.needs.settled_since(unknown(), here.clock() - timedelta(hours=1)) == []
    assert [need.words for need in since] == ["second", "first"]
    assert [need.words for need in later] == ["second"]


def test_the_avenues_tried_for_several_needs_come_in_one_look(here: FrontOffice) -> None:
    one, other = asks(here, "one"), asks(here, "other")
    with here.store.writing() as work:
        for need, note in ((one, "first"), (one, "second"), (other, "only")):
            here.clock.move(seconds=1)
            attempt = Attempt(
                id=new_id(), need_id=need.id, at=here.clock(), by=here.dana.staff_id, avenue=Avenue.PHONE,
                result=Outcome.REFUSED, note=note,
            )  # fmt: skip
            work.needs.add_attempt(attempt)
        work.commit()
    with here.store.reading() as work:
        tried = work.needs.attempts_of([one.id, other.id, unknown()])
        assert {key: [each.note for each in value] for key, value in tried.items()} == {
            one.id: ["first", "second"], other.id: ["only"],
        }  # fmt: skip


def test_a_question_about_a_settled_need_waits_no_more(here: FrontOffice) -> None:
    need = asks(here, "May they?")
    asked = Question(id=new_id(), need_id=need.id, at=here.clock(), by=here.dana.staff_id, text="May they?")
    with here.store.writing() as work:
        work.questions.add(asked)
        work.commit()
    with here.store.reading() as work:
        assert work.questions.waiting(OFFICE) == [asked]
    here.follow_up.settle(need.id, here.dana)
    with here.store.reading() as work:
        assert work.questions.waiting(OFFICE) == []
        with pytest.raises(StepNotFound):
            work.questions.get(unknown())
        with pytest.raises(CallBackIsOver):
            work.call_backs.get(unknown())
