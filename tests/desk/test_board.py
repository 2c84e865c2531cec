# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 5: what we owe is in front of its owner, with all that happened to it on the row."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.desk.board import Board, BoardCounts, Owed, end_of_today
from kiosk.desk.call_back import CallBacks, CallWanted
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.owners import Owners
from kiosk.desk.ports import BoardWish
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Outcome
from kiosk.domain.staff import Actor
from kiosk.domain.standing import WaitsFor
from tests.desk.fakes import NOW
from tests.desk.front_office import OFFICE, PANTRY, RIVERSIDE, FrontOffice, answer
from tests.desk.self_service.touch_screen import TouchScreen

HERE = BoardWish(office_id=OFFICE)


@pytest.fixture
def board(office: FrontOffice) -> Board:
    return Board(store=office.store, clock=office.clock)


def only(board: Board) -> Owed:
    (owed,) = board.page(HERE, 0, 50).rows
    return owed


def asks(office: FrontOffice, need: Need) -> Question:
    asked = Question(id=new_id(), need_id=need.id, at=office.clock(), by=office.dana.staff_id, text="May they?")
    with office.store.writing() as work:
        work.questions.add(asked)
        work.commit()
    return asked


def offered_to(office: FrontOffice, actor: Actor, words: str = "Fired") -> Need:
    choice = HandTo(staff_id=actor.staff_id, not_done="Appeal")
    return office.needs(office.arrives().visit, words, choice)


def test_a_row_says_whose_it_is_what_it_waits_for_and_by_when(office: FrontOffice, board: Board) -> None:
    due = office.clock() + timedelta(hours=2)
    need = office.needs(office.arrives().visit, "A quote", PromiseTo(text="Call", due_at=due))
    owed = only(board)
    assert (owed.need, owed.visitor, owed.owner, owed.office) == (need, "Marya Alvarez", "Dana", RIVERSIDE.name)
    assert (owed.due, owed.by_day, owed.waits_for) == (due, False, WaitsFor.PROMISE)
    assert owed.last_step == office.step(need)


def test_one_need_is_shown_by_itself_open_or_settled(office: FrontOffice, board: Board) -> None:
    need, _other = (office.needs(office.arrives().visit, words) for words in ("A quote", "Rent"))
    assert board.of_need(need.id) == next(owed for owed in board.page(HERE, 0, 9).rows if owed.need.id == need.id)
    office.follow_up.settle(need.id, office.dana)
    assert board.of_need(need.id).waits_for is WaitsFor.SETTLED


def test_a_referral_from_before_a_reopening_is_asked_about_no_more(office: FrontOffice, board: Board) -> None:
    choice = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)
    need = office.needs(office.arrives().visit, "Food", choice)
    assert only(board).referral == office.step(need)
    office.follow_up.settle(need.id, office.dana)
    office.clock.move(hours=1)
    office.reopen.from_board(need.id, office.dana)
    assert only(board).referral is None


def test_a_review_day_counts_as_a_day(office: FrontOffice, board: Board) -> None:
    office.finish.left(office.needs(office.arrives().visit, "Rent").visit_id, office.dana)
    assert (only(board).due, only(board).by_day) == (datetime(2026, 11, 24, 5, 59, tzinfo=UTC), True)


def test_a_row_has_the_offer_and_says_when_it_stalled(office: FrontOffice, board: Board) -> None:
    need = offered_to(office, office.sam)
    offer = office.step(need)
    assert isinstance(offer, HandOff)
    assert (only(board).offered, only(board).stalled, only(board).waits_for) == (offer, False, WaitsFor.HAND_OFF)
    with office.store.writing() as work:
        work.steps.save(offer.stalled(office.clock()))
        work.commit()
    assert only(board).stalled
    office.clock.move(minutes=1)
    office.hand_offs.accept(offer.id, offer.to_do, office.sam)
    owed = only(board)
    assert (owed.offered, owed.owner) == (None, "Sam")
    assert owed.taken_over is not None


def test_a_row_has_its_open_question_and_its_open_call(office: FrontOffice, board: Board) -> None:
    need = office.needs(office.arrives().visit, "Rent")
    calls = CallBacks(store=office.store, clock=office.clock)
    wanted = calls.wanted(CallWanted(need_id=need.id), office.dana)
    asked = asks(office, need)
    assert (only(board).question, only(board).call_back, only(board).waits_for) == (asked, wanted, WaitsFor.RULING)
    calls.give_up(wanted.id, "Wrong number", office.dana)
    assert only(board).call_back is None


def test_a_row_counts_the_avenues_that_were_tried_each_once(office: FrontOffice, board: Board) -> None:
    need = office.needs(office.arrives().visit, "Rent")
    with office.store.writing() as work:
        for avenue in (Avenue.PHONE, Avenue.PHONE, Avenue.OFFICE):
            attempt = Attempt(
                id=new_id(), need_id=need.id, at=office.clock(), by=office.dana.staff_id, avenue=avenue,
                resource_id=PANTRY.id, result=Outcome.COULD_NOT_REACH,
            )  # fmt: skip
            work.needs.add_attempt(attempt)
        work.commit()
    assert (len(only(board).attempts), only(board).tried) == (3, 2)


def test_of_somebody_unknown_a_row_has_what_they_typed(office: FrontOffice, board: Board) -> None:
    TouchScreen(office).needed("Heat")
    assert (only(board).visitor, only(board).said_name) == ("", "Marya Alvarez")


def test_a_page_is_a_stretch_and_says_how_long_the_board_is(office: FrontOffice, board: Board) -> None:
    visit = office.arrives().visit
    for number in range(5):
        office.clock.move(seconds=1)
        office.needs(visit, f"Need {number}")
    for first, count, shown in (
        (0, 2, [0, 1]),
        (3, 2, [3, 4]),
        (4, 2, [4]),
        (5, 2, []),
        (9, 2, []),
        (0, 9, [*range(5)]),
    ):
        page = board.page(HERE, first, count)
        assert (page.total, [owed.need.words for owed in page.rows]) == (5, [f"Need {n}" for n in shown])
    empty = board.page(BoardWish(office_id=OFFICE, words="nothing"), 0, 2)
    assert (empty.total, empty.rows) == (0, [])


def test_what_was_settled_today_is_shown_as_it_was(office: FrontOffice, board: Board) -> None:
    need = offered_to(office, office.sam)
    office.clock.move(minutes=1)
    office.follow_up.settle(need.id, office.dana)
    (owed,) = board.settled_since(OFFICE, NOW)
    assert (owed.need.id, owed.waits_for, owed.due, owed.offered) == (need.id, WaitsFor.SETTLED, None, None)
    assert board.settled_since(OFFICE, office.clock() + timedelta(seconds=1)) == []


def test_what_was_settled_on_whatever_day_is_looked_for_by_its_words(office: FrontOffice, board: Board) -> None:
    first, later = (office.needs(office.arrives().visit, words) for words in ("Bus pass", "Bus fare"))
    for need in (first, later):
        office.clock.move(days=1)
        office.follow_up.settle(need.id, office.dana)
    office.needs(office.arrives().visit, "Bus stop")
    wish = BoardWish(office_id=OFFICE, words="bus", waits_for=WaitsFor.SETTLED)
    found = board.page(wish, 0, 1)
    assert (found.total, [owed.need.id for owed in found.rows]) == (2, [later.id])
    assert [owed.need.id for owed in board.page(wish, 1, 5).rows] == [first.id]
    assert board.page(replace(wish, whose=office.sam.staff_id), 0, 5).rows == []
    assert board.page(replace(wish, words="ALVAREZ pass"), 0, 5).rows == found_again(board, first)
    assert board.page(replace(wish, words="", category="food"), 0, 5).rows == []
    filed = office.take(first.visit_id, NeedHeard(words="Bread", categories=("food",)), (answer(),), office.dana)
    assert [owed.need.id for owed in board.page(replace(wish, words="", category="food"), 0, 5).rows] == [filed.id]


def found_again(board: Board, need: Need) -> list[Owed]:
    return [board.of_need(need.id)]


def test_nothing_waits_for_anybody_on_the_first_morning(office: FrontOffice, board: Board) -> None:
    assert board.counts(office.dana) == BoardCounts()


def test_due_today_and_overdue_count_for_their_owner_and_their_office(office: FrontOffice, board: Board) -> None:
    visit = office.arrives().visit
    tonight = end_of_today(RIVERSIDE, office.clock())
    for words, due in {"today": tonight - timedelta(minutes=1), "tomorrow": tonight}.items():
        office.needs(visit, words, PromiseTo(text="Call", due_at=due))
    office.needs(visit, "whenever")
    assert board.counts(office.dana) == BoardCounts(due_mine=1, due_office=1)
    assert board.counts(office.sam) == BoardCounts(due_mine=0, due_office=1)
    office.clock.move(days=1)
    assert board.counts(office.dana) == BoardCounts(due_mine=2, due_office=2)


def test_what_is_due_of_those_who_are_away_counts_for_everybody_who_is_here(office: FrontOffice, board: Board) -> None:
    office.needs(office.arrives().visit, "today", PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=2)))
    assert board.counts(office.sam).due_of_away == 0
    Owners(office.store, office.clock).go_away(office.dana.staff_id, None, None, office.dana)
    assert [board.counts(actor).due_of_away for actor in (office.dana, office.sam, office.lee)] == [0, 1, 1]
    assert [board.counts(actor).in_all for actor in (office.dana, office.sam)] == [1, 1]


def test_an_offer_counts_for_its_receiver_and_one_to_the_desk_for_everybody(office: FrontOffice, board: Board) -> None:
    offered_to(office, office.sam)
    assert [board.counts(actor).offered_to_me for actor in (office.dana, office.sam, office.lee)] == [0, 1, 0]
    with office.store.reading() as work:
        desk = work.staff.duty_desk(OFFICE).id
    choice = HandTo(staff_id=desk, not_done="Call")
    office.needs(office.arrives("Bo Li").visit, "Rent", choice)
    assert [board.counts(actor).offered_to_me for actor in (office.dana, office.sam)] == [1, 2]


def test_questions_count_for_those_who_supervise(office: FrontOffice, board: Board) -> None:
    asks(office, office.needs(office.arrives().visit, "Rent"))
    assert [board.counts(actor).questions_for_me for actor in (office.dana, office.lee)] == [0, 1]


def test_the_top_of_the_board_is_what_the_office_owes_next(office: FrontOffice, board: Board) -> None:
    refer = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)
    office.needs(office.arrives().visit, "Food", refer)
    office.needs(office.arrives("Bo Li").visit, "Rent")
    assert office.owed(OFFICE) == board.page(HERE, 0, 50).rows
    assert [owed.need.words for owed in office.owed(OFFICE)] == ["Food", "Rent"]
