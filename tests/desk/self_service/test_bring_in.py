# SPDX-License-Identifier: GPL-3.0-or-later
"""What was told while the database was away reaches reception exactly once, whatever happened meanwhile."""

from dataclasses import replace

import pytest

from kiosk.domain.errors import NotSaved
from kiosk.domain.need import HistoryEvent
from kiosk.domain.visit import CallReason, VisitState
from tests.desk.fakes import PaperJournal
from tests.desk.front_office import OFFICE, PANTRY, TODAY, FrontOffice, answer
from tests.desk.self_service.touch_screen import MARYA, PROMISE, TouchScreen, saying

WORDS = "My heat is off"


@pytest.fixture
def journal() -> PaperJournal:
    return PaperJournal()


@pytest.fixture
def screen(office: FrontOffice, journal: PaperJournal) -> TouchScreen:
    return TouchScreen(office, journal)


def came_in_once(screen: TouchScreen) -> bool:
    """Bring in what waits; whether nothing was left for a second and a third time."""
    screen.bring_in(screen.actor)
    return screen.bring_in(screen.actor) == screen.bring_in(screen.actor) == 0


def test_what_waits_comes_in_oldest_first_each_with_its_own_words(screen: TouchScreen, office: FrontOffice) -> None:
    stays = []
    for words in ("food", WORDS, "rent"):
        stays.append(screen.strands(screen.told(words)))
        office.clock.move(minutes=5)
    assert screen.bring_in(screen.actor) == 3
    for told, words in zip(stays, ("food", WORDS, "rent"), strict=True):
        need, visit = screen.need(told), screen.visit(told)
        assert (need.words, need.review_on, need.owner_id) == (words, TODAY, screen.actor.staff_id)
        assert (visit.state, visit.arrived_at, visit.said) == (VisitState.LEFT, told.arrived_at, MARYA)
    assert came_in_once(screen)


def test_a_visit_comes_in_at_the_screen_where_it_was_told(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.strands(screen.told(WORDS))
    screen.bring_in(replace(screen.actor, station_id=office.station))
    assert screen.visit(told).station_id == screen.actor.station_id


def test_killed_between_the_save_and_the_crossing_out(screen: TouchScreen, journal: PaperJournal) -> None:
    told = screen.strands(screen.told(WORDS))
    journal.torn = True
    for _ in range(2):
        with pytest.raises(NotSaved):
            screen.bring_in(screen.actor)
    journal.torn = False
    assert screen.bring_in(screen.actor) == 1
    assert screen.need(told).words == WORDS
    assert screen.office.events(screen.need(told)) == [HistoryEvent.LOGGED, HistoryEvent.CALL_BACK_WANTED]


@pytest.mark.parametrize("late", ["keep", "say", "refer", "promise", "leave"])
def test_a_save_that_counted_as_failed_and_succeeded_late(screen: TouchScreen, late: str) -> None:
    told = screen.strands(screen.told(WORDS))
    if late == "keep":
        screen.stay.keep(told, screen.actor)
    elif late == "say":
        screen.say_need(told, screen.actor)
    elif late == "refer":
        screen.say_need.go_to(told, PANTRY.id, screen.actor)
    elif late == "promise":
        screen.say_need.none_of_these(told, PROMISE, screen.actor)
    else:
        screen.stay.left(told, screen.actor)
    assert came_in_once(screen)
    assert screen.need(told).words == WORDS
    assert screen.need(told).review_on is not None
    assert screen.visit(told).state is VisitState.LEFT
    assert len(screen.office.steps(screen.need(told))) == (1 if late in {"refer", "promise"} else 0)


def test_half_the_words_were_kept_before_the_database_went_away(screen: TouchScreen) -> None:
    told = screen.told("My he")
    screen.stay.keep(told, screen.actor)
    screen.strands(saying(told, WORDS))
    assert came_in_once(screen)
    assert screen.need(told).words == WORDS


def test_reception_finished_the_visit_with_those_words(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.told(WORDS)
    screen.stay.keep(told, screen.actor)
    screen.strands(told)
    screen.taken_up(told)
    need = screen.logged_at_reception(told, WORDS)
    office.take.further(told.visit_id, need.id, (answer(),), office.dana)
    finished = office.finish(told.visit_id, office.dana)
    before = screen.need(told)
    assert came_in_once(screen)
    assert (screen.visit(told), screen.need(told)) == (finished, before)


@pytest.mark.parametrize("left", [True, False])
def test_reception_ended_the_visit_and_never_saw_those_words(
    screen: TouchScreen,
    office: FrontOffice,
    left: bool,
) -> None:
    told = screen.told()
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.taken_up(told)
    screen.strands(saying(told, WORDS))
    need = screen.logged_at_reception(told, "food")
    office.take.further(told.visit_id, need.id, (answer(),), office.dana)
    ended = (office.finish.left if left else office.finish)(told.visit_id, office.dana)
    assert came_in_once(screen)
    assert screen.visit(told) == ended
    late = next(need for need in screen.needs(told) if need.words == WORDS)
    assert (len(screen.needs(told)), late.review_on, late.owner_id) == (2, TODAY, screen.actor.staff_id)


@pytest.mark.parametrize("left", [True, False])
def test_whoever_left_with_words_that_nobody_saw_is_called_back(
    screen: TouchScreen, office: FrontOffice, left: bool
) -> None:
    told = screen.told()
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.taken_up(told)
    screen.strands(saying(told, WORDS))
    need = screen.logged_at_reception(told, "food")
    office.take.further(told.visit_id, need.id, (answer(),), office.dana)
    (office.finish.left if left else office.finish)(told.visit_id, office.dana)
    assert came_in_once(screen)
    with office.store.reading() as work:
        waiting = work.call_backs.waiting(OFFICE)
    assert [(each.phone, each.about) for each in waiting] == ([(MARYA.contact, WORDS)] if left else [])


def test_somebody_is_with_them_when_it_comes_in(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.told()
    screen.stay.call(told, CallReason.TALK, screen.actor)
    screen.strands(saying(told, WORDS))
    screen.taken_up(told)
    office.save_draft(told.visit_id, "She says tha", office.dana)
    assert came_in_once(screen)
    assert screen.visit(told).state is VisitState.BEING_HELPED
    assert (screen.need(told).words, screen.draft(told)) == (WORDS, "She says tha")


def test_one_stay_that_says_nothing_holds_up_no_other(screen: TouchScreen) -> None:
    for words in ("\u200d", " ", "x" * 60_000, "\x00\ud800"):
        screen.strands(screen.told(words))
    told = screen.strands(screen.told(WORDS))
    assert screen.bring_in(screen.actor) == 5
    assert screen.need(told).words == WORDS


def test_nothing_is_crossed_out_while_the_database_is_away(screen: TouchScreen, office: FrontOffice) -> None:
    told = screen.strands(screen.told(WORDS))
    nowhere = replace(screen.journal.waiting()[0], station_id=told.visit_id)
    screen.journal.keep(nowhere)
    with pytest.raises(NotSaved):
        screen.bring_in(screen.actor)
    assert screen.journal.waiting() == [nowhere]
    assert screen.visits() == []
    screen.strands(told)
    assert screen.bring_in(screen.actor) == 1
