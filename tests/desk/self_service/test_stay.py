# SPDX-License-Identifier: GPL-3.0-or-later
"""A stay at the touch screen: kept as it is told, however often, and ended as it really ended."""

from dataclasses import replace

import pytest

from kiosk.desk.self_service.stay import Attending
from kiosk.domain.errors import NeedWithoutNextStep, NothingWasAsked, VisitAlreadyFinished, VisitNotFound
from kiosk.domain.need import HistoryEvent
from kiosk.domain.text import NAME_LIMIT, WORDS_LIMIT
from kiosk.domain.visit import CallReason, Feedback, SaidOfSelf, VisitState
from tests.desk.front_office import OFFICE, PANTRY, TODAY, answer
from tests.desk.self_service.touch_screen import MARYA, PROMISE, TouchScreen, saying


def test_keeping_twice_keeps_once(screen: TouchScreen) -> None:
    told = screen.told("my heat is off")
    screen.stay.keep(told, screen.actor)
    screen.office.clock.move(seconds=3)
    screen.stay.keep(told, screen.actor)
    [visit] = screen.visits()
    assert (visit.id, visit.state, visit.arrived_at) == (told.visit_id, VisitState.AT_SCREEN, told.arrived_at)
    assert (visit.said, visit.language, visit.visitor_id) == (MARYA, "es", None)
    assert visit.station_id == screen.actor.station_id
    assert not screen.needs(told)


def test_words_stay_a_draft_until_they_are_said(screen: TouchScreen) -> None:
    told = screen.told("my hea")
    screen.stay.keep(told, screen.actor)
    assert screen.draft(told) == "my hea"
    told = saying(told, "my heat is off")
    screen.stay.keep(told, screen.actor)
    assert (screen.draft(told), len(screen.needs(told))) == ("my heat is off", 0)
    screen.say_need(told, screen.actor)
    screen.stay.keep(told, screen.actor)
    assert (screen.draft(told), screen.need(told).words) == ("", "my heat is off")


def test_words_that_were_taken_back_are_forgotten(screen: TouchScreen) -> None:
    told = screen.told("my hea")
    screen.stay.keep(told, screen.actor)
    screen.stay.keep(saying(told, " \n"), screen.actor)
    assert screen.draft(told) == ""


def test_what_reception_is_typing_stays(screen: TouchScreen) -> None:
    told = screen.told("my heat")
    screen.stay.keep(told, screen.actor)
    screen.taken_up(told)
    screen.office.save_draft(told.visit_id, "Her heat has been off since Monday", screen.office.dana)
    screen.stay.keep(saying(told, ""), screen.actor)
    screen.stay.keep(saying(told, "my heat is off"), screen.actor)
    assert screen.draft(told) == "Her heat has been off since Monday"
    screen.say_need(saying(told, "my heat is off"), screen.actor)
    assert screen.draft(told) == "Her heat has been off since Monday"


def test_words_that_reception_wrote_down_are_not_said_again(screen: TouchScreen) -> None:
    told = screen.told("my heat is off ")
    screen.stay.keep(told, screen.actor)
    screen.taken_up(told)
    at_reception = screen.logged_at_reception(told, "my heat is off")
    screen.stay.keep(told, screen.actor)
    assert screen.draft(told) == ""
    screen.say_need(told, screen.actor)
    assert screen.need(told).id == at_reception.id


def test_whatever_is_typed_about_oneself_can_be_kept(screen: TouchScreen) -> None:
    said = SaidOfSelf(name="Mar\x00ya\n" + "x" * 1_000_000, contact="\x1b[2J555 0100", birthday="02-29")
    told = screen.told(said=said)
    screen.stay.keep(told, screen.actor)
    kept = screen.visit(told).said
    assert (kept.name[:8], len(kept.name), kept.contact) == ("Marya xx", NAME_LIMIT, "[2J555 0100")


def test_who_calls_again_has_waited_since_the_first_time(screen: TouchScreen) -> None:
    told = screen.anybody()
    first = screen.office.clock()
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.office.clock.move(minutes=4)
    screen.stay.call(told, CallReason.NO_SLIP, screen.actor)
    visit = screen.visit(told)
    assert (visit.called_at, visit.called_for, visit.state) == (first, CallReason.NO_SLIP, VisitState.AT_SCREEN)
    screen.taken_up(told)
    screen.stay.call(told, CallReason.TALK, screen.actor)
    assert screen.visit(told).called_for is CallReason.NO_SLIP


def test_the_screen_knows_who_is_with_them(screen: TouchScreen) -> None:
    told = screen.anybody()
    assert screen.stay.attending(told.visit_id) == Attending(helper="", is_over=False)
    screen.stay.call(told, CallReason.TALK, screen.actor)
    assert screen.stay.attending(told.visit_id) == Attending(helper="", is_over=False)
    screen.taken_up(told)
    assert screen.stay.attending(told.visit_id) == Attending(helper="Dana", is_over=False)
    screen.office.finish.left(told.visit_id, screen.office.dana)
    assert screen.stay.attending(told.visit_id) == Attending(helper="Dana", is_over=True)


def test_nothing_more_is_kept_in_a_visit_that_reception_has_ended(screen: TouchScreen) -> None:
    told = screen.needed()
    screen.office.finish.left(told.visit_id, screen.office.dana)
    for save in (screen.stay.keep, screen.say_need):
        with pytest.raises(VisitAlreadyFinished):
            save(told, screen.actor)
    with pytest.raises(VisitAlreadyFinished):
        screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.stay.left(saying(told, "and one more thing"), screen.actor)
    assert screen.need(told).words == "I need food."


def test_what_was_told_by_somebody_who_went_away_is_a_need_that_is_due_today(screen: TouchScreen) -> None:
    told = screen.told("my heat is off")
    screen.stay.left(told, screen.actor)
    screen.stay.left(told, screen.actor)
    need = screen.need(told)
    assert (need.words, need.review_on, need.owner_id) == ("my heat is off", TODAY, screen.actor.staff_id)
    assert screen.visit(told).state is VisitState.LEFT
    assert [owed.need.id for owed in screen.office.owed(OFFICE)] == [need.id]
    assert screen.draft(told) == ""


def test_somebody_who_said_a_name_alone_can_be_called_back(screen: TouchScreen) -> None:
    told = screen.told()
    screen.stay.left(told, screen.actor)
    assert (screen.visit(told).state, screen.visit(told).said) == (VisitState.LEFT, MARYA)
    assert not screen.needs(told)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_of_somebody_who_told_nothing_nothing_is_kept(screen: TouchScreen, words: str) -> None:
    before = screen.office.store.revision()
    told = replace(screen.anybody(), words=words)
    screen.stay.left(told, screen.actor)
    assert screen.office.store.revision() == before
    with pytest.raises(VisitNotFound):
        screen.visit(told)


def test_somebody_who_called_and_went_away_waits_in_the_lobby_although_they_told_nothing(screen: TouchScreen) -> None:
    told = screen.anybody()
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.stay.left(told, screen.actor)
    assert screen.visit(told).state is VisitState.WAITING


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("x" * (WORDS_LIMIT + 5), ["x" * WORDS_LIMIT, "x" * 5]),
        ("\u200d\u200d", []),
        ("a\x00b\ud800", ["ab"]),
    ],
)
def test_no_words_keep_a_stay_from_ending(screen: TouchScreen, words: str, kept: list[str]) -> None:
    told = screen.told(words)
    screen.stay.left(told, screen.actor)
    assert screen.visit(told).state is VisitState.LEFT
    assert sorted(need.words for need in screen.needs(told)) == sorted(kept)


def test_whoever_is_with_a_member_of_staff_has_not_left(screen: TouchScreen) -> None:
    told = screen.told("my heat is off")
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.taken_up(told)
    screen.stay.left(told, screen.actor)
    assert screen.visit(told).state is VisitState.BEING_HELPED
    assert screen.draft(told) == "my heat is off"


def test_a_farewell_finishes_the_visit_once(screen: TouchScreen) -> None:
    told = screen.needed()
    screen.say_need.go_to(told, PANTRY.id, screen.actor)
    for feedback in (Feedback.YES, None):
        screen.stay.farewell(told, feedback, screen.actor)
    visit = screen.visit(told)
    assert (visit.state, visit.feedback, visit.finished_by) == (
        VisitState.FINISHED,
        Feedback.YES,
        screen.actor.staff_id,
    )
    assert screen.office.events(screen.need(told)).count(HistoryEvent.VISIT_FINISHED) == 1
    assert screen.need(told).review_on != TODAY


def test_a_need_that_did_not_get_what_it_came_for_is_looked_at_again_today(screen: TouchScreen) -> None:
    told = screen.needed()
    screen.say_need.go_to(told, PANTRY.id, screen.actor)
    screen.stay.farewell(told, Feedback.NO, screen.actor)
    assert (screen.visit(told).feedback, screen.need(told).review_on) == (Feedback.NO, TODAY)


def test_a_farewell_does_not_finish_what_reception_has_taken_up(screen: TouchScreen) -> None:
    told = screen.needed()
    screen.say_need.none_of_these(told, PROMISE, screen.actor)
    screen.taken_up(told)
    screen.stay.farewell(told, Feedback.PARTLY, screen.actor)
    visit = screen.visit(told)
    assert (visit.state, visit.feedback) == (VisitState.BEING_HELPED, Feedback.PARTLY)
    assert screen.office.finish(told.visit_id, screen.office.dana).feedback is Feedback.PARTLY


def test_a_farewell_is_no_way_round_a_dead_end(screen: TouchScreen) -> None:
    with pytest.raises(VisitNotFound):
        screen.stay.farewell(screen.anybody(), Feedback.YES, screen.actor)
    told = screen.told()
    screen.stay.keep(told, screen.actor)
    with pytest.raises(NothingWasAsked):
        screen.stay.farewell(told, Feedback.YES, screen.actor)
    with pytest.raises(NeedWithoutNextStep):
        screen.stay.farewell(screen.needed(), Feedback.YES, screen.actor)
    assert screen.visit(told).is_open


def test_after_a_power_cut_nobody_stands_at_the_screen(screen: TouchScreen) -> None:
    cut_off, helped = screen.told("my heat is off"), screen.needed()
    screen.stay.keep(cut_off, screen.actor)
    screen.taken_up(helped)
    elsewhere = screen.told("food")
    screen.stay.keep(elsewhere, replace(screen.actor, station_id=screen.office.station))
    assert screen.stay.nobody_here(screen.actor) == 1
    assert (screen.visit(cut_off).state, screen.need(cut_off).review_on) == (VisitState.LEFT, TODAY)
    assert screen.visit(helped).state is VisitState.BEING_HELPED
    assert screen.visit(elsewhere).state is VisitState.AT_SCREEN
    assert screen.stay.nobody_here(screen.actor) == 0


def test_reception_finishes_there_what_was_begun_here(screen: TouchScreen) -> None:
    told = screen.told("When do you open?")
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.taken_up(told)
    need = screen.logged_at_reception(told, told.words)
    screen.office.take.further(told.visit_id, need.id, (answer(),), screen.office.dana)
    assert screen.office.finish(told.visit_id, screen.office.dana).state is VisitState.FINISHED
