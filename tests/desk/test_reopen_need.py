# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 6: nothing is deleted; a need comes back with its whole history, from the visitor or from an old slip."""

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import (
    NeedNotFound,
    NeedOfSomebodyElse,
    NeedWithoutNextStep,
    VisitAlreadyFinished,
    VisitNotFound,
    VisitorNotFound,
)
from kiosk.domain.matching import MatchReason
from kiosk.domain.need import HistoryEvent
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.reference import spoken
from kiosk.domain.referral import Outcome
from tests.desk.front_office import PANTRY, TODAY, FrontOffice, answer, unknown

REFER = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE)


def finished_visit(office: FrontOffice) -> tuple[UUID, UUID, str]:
    """A visit with a settled need and a slip; returns visitor, need and the slip's reference."""
    visit = office.arrives("Marya Alvarez").visit
    need = office.needs(visit, "When do you open?", answer())
    printed = office.print_slip(visit.id, SlipWishes(), PrintOrder(), office.dana)
    office.finish(visit.id, office.dana)
    office.clock.move(days=1)
    assert visit.visitor_id is not None
    return visit.visitor_id, need.id, printed.slip.reference


@pytest.mark.parametrize("written", [str, spoken, str.lower, lambda r: f" {r[:2]} {r[2:]} "])
def test_a_slips_reference_finds_visitor_and_needs(office: FrontOffice, written: object) -> None:
    visitor_id, need_id, reference = finished_visit(office)
    (found,) = office.look_up(written(reference))  # type: ignore[operator]  # each is a way to write it
    assert found.visitor == office.visitor(visitor_id)
    assert (found.need_ids, [need.id for need in found.needs]) == ((need_id,), [need_id])
    assert found.why == (MatchReason.REFERENCE,)


def test_a_settled_need_is_open_again_with_its_history_and_due_today(office: FrontOffice) -> None:
    visitor_id, need_id, _ = finished_visit(office)
    visit = office.greet.known(visitor_id, office.sam).visit
    before = office.events(office.need(need_id))
    (back,) = office.reopen(visit.id, [need_id], office.sam)
    assert back == office.need(need_id)
    assert (back.is_open, back.settled_at, back.owner_id) == (True, None, office.sam.staff_id)
    assert (back.words, back.review_on) == ("When do you open?", TODAY.replace(day=24))
    assert office.events(back) == [*before, HistoryEvent.REOPENED]
    assert [need.id for need in office.finish.so_far(visit.id).needs] == [need_id]
    assert [owed.need.id for owed in office.owed(visit.office_id)] == [need_id]


def test_steps_from_before_the_reopening_do_not_end_the_visit(office: FrontOffice) -> None:
    visitor_id, need_id, _ = finished_visit(office)
    visit = office.greet.known(visitor_id, office.dana).visit
    office.reopen(visit.id, [need_id], office.dana)
    with pytest.raises(NeedWithoutNextStep, match="When do you open"):
        office.finish(visit.id, office.dana)
    office.clock.move(minutes=1)
    office.take.further(visit.id, need_id, (REFER,), office.dana)
    assert not office.finish(visit.id, office.dana).is_open


def test_an_open_need_comes_back_as_it_is(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Food", REFER)
    office.finish(visit.id, office.dana)
    office.clock.move(days=1)
    assert visit.visitor_id is not None
    again = office.greet.known(visit.visitor_id, office.sam)
    assert office.reopen(again.visit.id, [need.id, need.id], office.sam) == [need, need]
    assert office.need(need.id).owner_id == office.dana.staff_id
    assert HistoryEvent.REOPENED not in office.events(need)
    assert not office.finish(again.visit.id, office.sam).is_open


def test_a_need_comes_back_only_into_a_visit_that_is_open(office: FrontOffice) -> None:
    _, need_id, _ = finished_visit(office)
    with pytest.raises(VisitNotFound):
        office.reopen(unknown(), [need_id], office.dana)
    with pytest.raises(VisitAlreadyFinished):
        office.reopen(office.need(need_id).visit_id, [need_id], office.dana)
    visit = office.greet.guest(office.dana).visit
    with pytest.raises(NeedNotFound):
        office.reopen(visit.id, [need_id, unknown()], office.dana)
    assert not office.need(need_id).is_open
    assert office.finish.so_far(visit.id).needs == ()


def test_a_need_is_shown_with_its_history_by_reference_or_id(office: FrontOffice) -> None:
    _, need_id, reference = finished_visit(office)
    for asked in (reference, spoken(reference), str(need_id), f" {need_id} "):
        (shown,) = office.show_need(asked)
        assert (shown.need, shown.owner, shown.due) == (office.need(need_id), "Dana", None)
        assert {line.event for line in shown.history} >= {HistoryEvent.LOGGED, HistoryEvent.ANSWERED}
        assert {shown.who[line.by] for line in shown.history} == {"Dana"}


@pytest.mark.parametrize("asked", ["", "K7F-3MQ", "K7F3M", "hello", "00000000-0000-0000-0000-00000000000"])
def test_what_is_no_reference_is_said_so(office: FrontOffice, asked: str) -> None:
    with pytest.raises(NeedNotFound, match="no need with the reference"):
        office.show_need(asked)
    with pytest.raises(NeedNotFound):
        office.show_need(str(unknown()))


def test_an_open_need_shows_when_it_is_due(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Ride", MarkUnmet(reason=UnmetReason.COST, review_on=TODAY))
    (shown,) = office.show_need(str(need.id))
    assert shown.due is not None
    assert shown.due.astimezone(ZoneInfo("America/Chicago")).date() == TODAY


def test_one_field_finds_names_too(office: FrontOffice) -> None:
    marya, sean = office.arrives("Marya Alvarez").visitor, office.arrives("Sean O’Brien").visitor
    assert [found.visitor for found in office.look_up("marya")] == [marya]
    assert [found.visitor for found in office.look_up("a", limit=1)] == [marya]
    assert {found.visitor for found in office.look_up("")} == {marya, sean}
    assert office.look_up("marya")[0].last_visit == office.clock()


def test_an_anonymous_visitors_slip_finds_the_need_and_nobody(office: FrontOffice) -> None:
    visit = office.greet.guest(office.dana).visit
    need = office.needs(visit, "Food", REFER)
    printed = office.print_slip(visit.id, SlipWishes(), PrintOrder(), office.dana)
    (found,) = office.look_up(printed.slip.reference)
    assert (found.visitor, found.need_ids) == (None, (need.id,))


def test_a_card_greets_until_the_next_one_is_made(office: FrontOffice) -> None:
    visitor = office.arrives().visitor
    assert visitor is not None
    lost = office.issue_card(visitor.id, office.dana)
    assert len(lost) == 35
    (found,) = office.look_up(f" {lost.lower()}\n")
    assert (found.visitor, found.why, found.last_visit) == (visitor, (MatchReason.CARD,), office.clock())
    fresh = office.issue_card(visitor.id, office.dana)
    assert office.look_up(lost) == []
    assert office.look_up(fresh)[0].visitor == visitor


def test_a_card_is_made_for_somebody_we_know(office: FrontOffice) -> None:
    with pytest.raises(VisitorNotFound):
        office.issue_card(unknown(), office.dana)


def test_a_failed_referral_brought_back_wants_the_next_avenue(office: FrontOffice) -> None:
    visit = office.arrives().visit
    need = office.needs(visit, "Food", REFER)
    office.finish(visit.id, office.dana)
    office.clock.move(days=1)
    assert visit.visitor_id is not None
    again = office.greet.known(visit.visitor_id, office.dana).visit
    office.reopen(again.id, [need.id], office.dana)
    office.follow_up.referral_went(office.step(need).id, Outcome.NO_CAPACITY, office.dana)
    with pytest.raises(NeedWithoutNextStep):
        office.finish(again.id, office.dana)


def test_a_need_stays_out_of_somebody_elses_visit(office: FrontOffice) -> None:
    _, need_id, _ = finished_visit(office)
    other = office.greet.new(VisitorDetails(name="Somebody Else"), office.dana).visit
    with pytest.raises(NeedOfSomebodyElse):
        office.reopen(other.id, [need_id], office.dana)
    assert not office.finish.so_far(other.id).needs


def test_a_settled_need_is_reopened_from_the_board_while_nobody_is_here(office: FrontOffice) -> None:
    _, need_id, reference = finished_visit(office)
    (shown,) = office.show_need(reference)
    before = office.events(shown.need)
    back = office.reopen.from_board(shown.need.id, office.sam)
    assert back == office.need(need_id)
    assert (back.is_open, back.settled_at, back.owner_id) == (True, None, office.sam.staff_id)
    assert (back.review_on, back.reopened_at) == (TODAY.replace(day=24), office.clock())
    assert office.events(back) == [*before, HistoryEvent.REOPENED]


def test_an_open_need_stays_with_its_owner_when_the_board_reopens_it(office: FrontOffice) -> None:
    need = office.needs(office.arrives().visit, "Food", REFER)
    assert office.reopen.from_board(need.id, office.sam) == need
    assert HistoryEvent.REOPENED not in office.events(need)
    with pytest.raises(NeedNotFound):
        office.reopen.from_board(unknown(), office.sam)
