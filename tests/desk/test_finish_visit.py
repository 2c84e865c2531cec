# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 3: a visit cannot be finished while one of its needs has neither an answer nor a next step."""

import pytest

from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedWithoutNextStep, NothingWasAsked, VisitAlreadyFinished, VisitNotFound
from kiosk.domain.need import HistoryEvent
from kiosk.domain.text import WORDS_LIMIT
from kiosk.domain.visit import VisitState
from tests.desk.front_office import PANTRY, TODAY, FrontOffice, answer, unknown

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def test_a_visit_in_which_nothing_was_asked_is_not_over(office: FrontOffice) -> None:
    visit = office.arrives().visit
    with pytest.raises(NothingWasAsked, match="What brings them in"):
        office.finish(visit.id, office.dana)
    assert office.visit(visit.id).is_open


def test_one_need_without_a_step_is_enough_to_refuse(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.needs(visit, "Food", REFER)
    office.needs(visit, "When do you open?", answer())
    office.clock.move(minutes=1)
    open_need = office.needs(visit, "My landlord says that I have to be out by Friday and I don’t know where to go")
    with pytest.raises(NeedWithoutNextStep) as refused:
        office.finish(visit.id, office.dana)
    said = "“My landlord says that I have to be out by Friday and I…” has no next step yet."
    assert str(refused.value).startswith(said)
    assert office.visit(visit.id).is_open
    office.take.further(open_need.visit_id, open_need.id, (REFER,), office.dana)
    assert office.finish(visit.id, office.dana).state is VisitState.FINISHED


def test_a_finished_visit_says_when_and_by_whom_and_so_does_the_history(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Hours?", answer())
    office.save_draft(visit.id, "and one more th", office.dana)
    office.clock.move(minutes=7)
    finished = office.finish(visit.id, office.sam)
    assert finished == office.visit(visit.id)
    assert (finished.finished_at, finished.finished_by) == (office.clock(), office.sam.staff_id)
    assert office.events(need)[-1] is HistoryEvent.VISIT_FINISHED
    assert office.save_draft.of(visit.id) is None


def test_a_visit_ends_once(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Hours?", answer())
    office.finish(visit.id, office.dana)
    with pytest.raises(VisitAlreadyFinished):
        office.finish(visit.id, office.dana)
    with pytest.raises(VisitAlreadyFinished):
        office.finish.left(visit.id, office.dana)
    with pytest.raises(VisitNotFound):
        office.finish(unknown(), office.dana)
    assert office.events(need).count(HistoryEvent.VISIT_FINISHED) == 1


def test_whoever_leaves_early_is_owed_what_they_said(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Food")
    left = office.finish.left(visit.id, office.dana)
    assert (left.state, left.finished_at) == (VisitState.LEFT, office.clock())
    assert office.visit(visit.id) == left
    (owed,) = office.owed(visit.office_id)
    assert (owed.need.id, owed.need.review_on) == (need.id, TODAY)


def test_what_is_missing_is_shown_before_anybody_asks(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Food", REFER)
    so_far = office.finish.so_far(visit.id)
    assert (so_far.visit, so_far.needs, so_far.steps) == (visit, [need], {need.id: [office.step(need)]})


def test_a_draft_is_kept_as_typed_and_brought_back(office: FrontOffice) -> None:
    visit = office.arrives().visit
    assert office.save_draft.of(visit.id) is None
    office.save_draft(visit.id, "my hea", office.dana)
    office.clock.move(seconds=1)
    draft = office.save_draft(visit.id, "  my heat is\x07 off\n", office.sam)
    assert office.save_draft.of(visit.id) == draft
    assert (draft.words, draft.saved_at, draft.saved_by) == ("  my heat is off\n", office.clock(), office.sam.staff_id)
    office.save_draft(visit.id, " \n", office.dana)
    assert office.save_draft.of(visit.id) is None
    with pytest.raises(VisitNotFound):
        office.save_draft(unknown(), "words", office.dana)


def test_a_draft_that_became_a_need_is_gone(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.save_draft(visit.id, "Food", office.dana)
    with pytest.raises(Exception, match="write a few words"):
        office.needs(visit, "Food", answer(""))
    assert office.save_draft.of(visit.id) is not None
    office.needs(visit, "Food")
    assert office.save_draft.of(visit.id) is None


def test_the_lobby_lists_who_is_here_longest_wait_first(office: FrontOffice) -> None:
    first = office.arrives("Marya Alvarez").visit
    office.clock.move(minutes=5)
    second = office.greet.guest(office.sam).visit
    office.clock.move(minutes=5)
    third = office.arrives("Sean O’Brien").visit
    gone = office.arrives("Bo Li").visit
    office.finish.left(gone.id, office.dana)
    office.finish.back_to_lobby(first.id)
    office.save_draft(first.id, "my hea", office.dana)
    office.needs(second, "Food " * 40)
    office.needs(third, "Heat")
    office.save_draft(third.id, "and foo", office.dana)
    marya, guest, sean = office.lobby(first.office_id)
    assert [place.visit_id for place in (marya, guest, sean)] == [first.id, second.id, third.id]
    assert (marya.name, marya.said, marya.state, marya.helper) == ("Marya Alvarez", "my hea", VisitState.WAITING, "")
    assert (guest.name, guest.helper, guest.helper_id) == ("", "Sam", office.sam.staff_id)
    assert len(guest.said) <= 60
    assert guest.said.endswith("…")
    assert (sean.said, sean.since) == ("Heat", third.arrived_at)


def test_the_lobby_tells_cheaply_that_something_changed(office: FrontOffice) -> None:
    before = office.lobby.revision()
    office.lobby(office.dana.office_id)
    assert office.lobby.revision() == before
    office.arrives()
    assert office.lobby.revision() == before + 1


def test_the_words_of_whoever_left_are_kept_as_a_need_to_call_back_about(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.save_draft(visit.id, "housing form", office.dana)
    office.finish.left(visit.id, office.dana)
    [owed] = office.owed(visit.office_id)
    assert (owed.need.words, owed.need.review_on) == ("housing form", TODAY)
    assert office.save_draft.of(visit.id) is None


def test_more_words_than_a_need_can_hold_are_several_needs_to_call_back_about(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.save_draft(visit.id, "a" * WORDS_LIMIT + "and the rest", office.dana)
    office.finish.left(visit.id, office.dana)
    owed = office.owed(visit.office_id)
    assert sorted(each.need.words for each in owed) == ["a" * WORDS_LIMIT, "and the rest"]
    assert {each.need.review_on for each in owed} == {TODAY}
