# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 3: what could not be met is not forgotten; its owner hears of a new or changed resource that may fit."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiosk.desk.import_directory import ImportDirectory
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.try_avenue import AvenueTried, TryAvenue
from kiosk.desk.unmet_watch import UnmetWatch
from kiosk.domain.avenue import Avenue
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.referral import Outcome
from tests.desk.front_office import DIRECTORY, LEGAL_AID, PANTRY, SOURCE, TODAY, FrontOffice, resource

UNMET = MarkUnmet(reason=UnmetReason.NO_SUCH_HELP, review_on=date(2026, 12, 20))
RIDES = resource("Volunteer Rides")


@pytest.fixture
def need(office: FrontOffice) -> Need:
    office.resources.offered = [RIDES, LEGAL_AID]
    return office.needs(office.arrives(languages=("es",)).visit, "A ride to dialysis", UNMET)


def watch(office: FrontOffice) -> UnmetWatch:
    return UnmetWatch(store=office.store, find_help=office.find_help, clock=office.clock)


def watching(office: FrontOffice, after: Callable[[Collection[UUID]], object] | None = None) -> ImportDirectory:
    return ImportDirectory(store=office.store, clock=office.clock, after=after or watch(office))


def imports(office: FrontOffice) -> None:
    watching(office)(SOURCE, [*DIRECTORY, RIDES])


def news(office: FrontOffice, need: Need) -> list[HistoryLine]:
    with office.store.reading() as work:
        return [line for line in work.needs.history(need.id) if line.event is HistoryEvent.MAY_FIT_NOW]


def test_the_owner_of_an_unmet_need_hears_of_what_is_new(office: FrontOffice, need: Need) -> None:
    imports(office)
    (line,) = news(office, need)
    assert dict(line.facts) == {"resource": "Volunteer Rides", "resource_id": str(RIDES.id)}
    with office.store.reading() as work:
        assert line.by == work.staff.duty_desk(need.office_id).id
    after = office.need(need.id)
    assert (after.review_on, after.owner_id) == (TODAY, office.dana.staff_id)


def test_it_is_looked_up_by_the_visitors_words_and_language(office: FrontOffice, need: Need) -> None:
    imports(office)
    (asked,) = office.resources.asked
    assert (asked.words, asked.languages) == ("A ride to dialysis", ("es",))


def test_what_has_changed_is_news_and_what_has_not_is_none(office: FrontOffice, need: Need) -> None:
    imports(office)
    office.clock.move(days=1)
    changed = replace(LEGAL_AID, description="Rides to court and to doctors")
    rest = [each for each in DIRECTORY if each is not LEGAL_AID]
    watching(office)(SOURCE, [*rest, changed, RIDES])
    assert [line.facts["resource"] for line in news(office, need)] == ["Volunteer Rides", "Legal Aid"]


def test_a_resource_is_told_once_for_each_need(office: FrontOffice, need: Need) -> None:
    other = office.needs(office.arrives("Sean").visit, "A ride to work", UNMET)
    assert watch(office)({RIDES.id}) == 2
    assert watch(office)({RIDES.id}) == 0
    assert [len(news(office, each)) for each in (need, other)] == [1, 1]


def test_only_the_best_three_count(office: FrontOffice, need: Need) -> None:
    office.resources.offered = [*DIRECTORY[:3], RIDES]
    assert watch(office)({RIDES.id}) == 0
    office.resources.offered = [*DIRECTORY[:2], RIDES]
    assert watch(office)({RIDES.id}) == 1


def test_what_was_tried_is_no_news(office: FrontOffice) -> None:
    visit = office.arrives().visit
    office.resources.offered = [PANTRY, LEGAL_AID]
    need = office.needs(visit, "Food", ReferTo(resource_id=PANTRY.id, avenue=Avenue.PHONE))
    what = AvenueTried(resource_id=LEGAL_AID.id, avenue=Avenue.PHONE, result=Outcome.COULD_NOT_REACH)
    TryAvenue(store=office.store, clock=office.clock).record(need.id, what, office.dana)
    office.clock.move(days=1)
    office.take.further(visit.id, need.id, (UNMET,), office.dana)
    assert watch(office)({PANTRY.id, LEGAL_AID.id}) == 0


def test_only_what_is_unmet_now_is_looked_up_and_once(office: FrontOffice, need: Need) -> None:
    visit = office.arrives("Sean").visit
    later = PromiseTo(text="Call", due_at=office.clock() + timedelta(hours=1))
    office.needs(visit, "Promised", later)
    settled = office.needs(visit, "Settled", UNMET)
    office.follow_up.settle(settled.id, office.dana)
    moved_on = office.needs(visit, "Moved on", UNMET)
    office.clock.move(seconds=1)
    office.take.further(visit.id, moved_on.id, (later,), office.dana)
    reopened = office.needs(visit, "Reopened", UNMET)
    office.follow_up.settle(reopened.id, office.dana)
    office.clock.move(seconds=1)
    office.reopen.from_board(reopened.id, office.dana)
    assert watch(office)({RIDES.id}) == 1
    assert [wish.words for wish in office.resources.asked] == ["A ride to dialysis"]


def test_a_review_that_is_overdue_stays_overdue(office: FrontOffice, need: Need) -> None:
    office.clock.move(days=40)
    watch(office)({RIDES.id})
    assert office.need(need.id).review_on == UNMET.review_on


def test_nothing_new_is_not_looked_up(office: FrontOffice, need: Need) -> None:
    imports(office)
    imports(office)
    watch(office)(set())
    assert len(office.resources.asked) == 1


def test_a_dry_run_tells_nobody(office: FrontOffice, need: Need) -> None:
    watching(office)(SOURCE, [*DIRECTORY, RIDES], dry_run=True)
    assert office.resources.asked == []


def test_an_import_is_done_whatever_comes_after(office: FrontOffice, caplog: pytest.LogCaptureFixture) -> None:
    def break_down(_changed: Collection[UUID]) -> None:
        raise RuntimeError("A ride to dialysis")

    assert watching(office, break_down)(SOURCE, [*DIRECTORY, RIDES]).added == 1
    with office.store.reading() as work:
        assert work.resources.get(RIDES.id) == RIDES
    assert "RuntimeError" in caplog.text
    assert "dialysis" not in caplog.text
