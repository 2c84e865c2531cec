# SPDX-License-Identifier: GPL-3.0-or-later
"""Rule 5: a promise is kept, moved for a reason, or broken, and its need stays in front of its owner."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest

from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import (
    DueInThePast,
    NeedIsSettled,
    NeedWithoutNextStep,
    OnwardError,
    PromiseIsOver,
    StepNotFound,
    TextMissing,
)
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.next_step import Promise, PromiseState
from tests.desk.front_office import PANTRY, FrontOffice, answer, unknown

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
FRIDAY_NOON = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
WEDNESDAY_NOON = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
TOLD, NOT_TOLD = True, False
QUOTE = PromiseTo(text="Call with the quote", due_at=FRIDAY_NOON)


@pytest.fixture
def keep(office: FrontOffice) -> KeepPromise:
    return KeepPromise(store=office.store, clock=office.clock)


def promised(office: FrontOffice, *more: PromiseTo | ReferTo) -> Need:
    """On Monday, Dana promises a quote by Friday noon."""
    return office.needs(office.arrives().visit, "How much would it be?", QUOTE, *more)


def promises(office: FrontOffice, need: Need) -> list[Promise]:
    return [step for step in office.steps(need) if isinstance(step, Promise)]


def first(office: FrontOffice, need: Need) -> UUID:
    return promises(office, need)[0].id


def last_line(office: FrontOffice, need: Need) -> HistoryLine:
    with office.store.reading() as work:
        return work.needs.history(need.id)[-1]


def test_a_kept_promise_leaves_the_need_with_its_owner_who_looks_today(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    office.clock.move(days=1)
    after = keep.kept(first(office, need), office.sam)
    assert after == office.need(need.id)
    assert (after.is_open, after.owner_id, after.review_on) == (True, office.dana.staff_id, TUESDAY)
    (step,) = promises(office, need)
    assert (step.state, step.ended_at) == (PromiseState.KEPT, office.clock())
    line = last_line(office, need)
    assert (line.event, line.by) == (HistoryEvent.PROMISE_KEPT, office.sam.staff_id)
    assert line.facts == {"text": "Call with the quote", "due": FRIDAY_NOON.isoformat()}


def test_after_a_kept_promise_the_next_one_is_looked_at_on_its_day(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office, PromiseTo(text="Send the form", due_at=WEDNESDAY_NOON))
    assert keep.kept(first(office, need), office.dana).review_on == date(2026, 11, 25)


def test_after_a_kept_promise_a_referral_is_asked_about_on_its_day(office: FrontOffice, keep: KeepPromise) -> None:
    to_pantry = ReferTo(resource_id=PANTRY.id, avenue=Avenue.OFFICE, check_on=date(2026, 12, 1))
    need = promised(office, to_pantry)
    assert keep.kept(first(office, need), office.dana).review_on == date(2026, 12, 1)


def test_what_was_to_be_looked_at_before_today_is_looked_at_today(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office, PromiseTo(text="Send the form", due_at=WEDNESDAY_NOON))
    office.clock.move(days=4)
    assert keep.kept(first(office, need), office.dana).review_on == FRIDAY


def test_a_moved_promise_has_another_in_its_place(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    office.clock.move(days=1)
    again = keep.moved(first(office, need), WEDNESDAY_NOON, " The firm\nis shut ", TOLD, office.sam)
    old, new = promises(office, need)
    assert (old.state, old.ended_at, old.why) == (PromiseState.MOVED, office.clock(), "The firm is shut")
    assert old.visitor_told
    assert new == again
    assert (new.text, new.due_at, new.state) == (QUOTE.text, WEDNESDAY_NOON, PromiseState.OPEN)
    assert (new.instead_of, new.by, new.at) == (old.id, office.dana.staff_id, office.clock())
    assert office.need(need.id).review_on == date(2026, 11, 25)
    assert office.need(need.id).owner_id == office.dana.staff_id


@pytest.mark.parametrize(("told", "said"), [(True, "yes"), (False, "no")])
def test_the_history_says_who_moved_it_from_when_to_when_and_why(
    office: FrontOffice, keep: KeepPromise, told: bool, said: str
) -> None:
    need = promised(office)
    keep.moved(first(office, need), WEDNESDAY_NOON, "She is away", told, office.sam)
    line = last_line(office, need)
    assert (line.event, line.by) == (HistoryEvent.PROMISE_MOVED, office.sam.staff_id)
    assert line.facts == {
        "text": "Call with the quote",
        "from": FRIDAY_NOON.isoformat(),
        "to": WEDNESDAY_NOON.isoformat(),
        "why": "She is away",
        "told": said,
    }


def test_a_promise_moves_with_a_reason_to_a_time_ahead(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    with pytest.raises(TextMissing):
        keep.moved(first(office, need), WEDNESDAY_NOON, " ", TOLD, office.dana)
    with pytest.raises(DueInThePast):
        keep.moved(first(office, need), office.clock(), "Away", TOLD, office.dana)
    (step,) = promises(office, need)
    assert step.state is PromiseState.OPEN
    assert HistoryEvent.PROMISE_MOVED not in office.events(need)


def test_a_moved_promise_still_leads_on(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    keep.moved(first(office, need), WEDNESDAY_NOON, "Away", TOLD, office.dana)
    office.finish(need.visit_id, office.dana)


def test_a_broken_promise_asks_its_owner_for_a_next_step_today(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    after = keep.broken(first(office, need), "The firm gives no quotes", NOT_TOLD, office.lee)
    assert after == office.need(need.id)
    assert (after.is_open, after.owner_id, after.review_on) == (True, office.dana.staff_id, MONDAY)
    (step,) = promises(office, need)
    assert (step.state, step.why, step.visitor_told) == (PromiseState.BROKEN, "The firm gives no quotes", False)
    line = last_line(office, need)
    assert (line.event, line.by) == (HistoryEvent.PROMISE_BROKEN, office.lee.staff_id)
    assert line.facts == {
        "text": "Call with the quote",
        "due": FRIDAY_NOON.isoformat(),
        "why": "The firm gives no quotes",
        "told": "no",
    }
    with pytest.raises(NeedWithoutNextStep):
        office.finish(need.visit_id, office.dana)


def test_a_promise_breaks_for_a_reason(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    with pytest.raises(TextMissing):
        keep.broken(first(office, need), "", TOLD, office.dana)
    assert office.need(need.id) == need


@pytest.mark.parametrize("moved", [True, False])
def test_they_are_told_later_that_it_was_moved_or_broken(office: FrontOffice, keep: KeepPromise, moved: bool) -> None:
    need = promised(office)
    over = first(office, need)
    if moved:
        keep.moved(over, FRIDAY_NOON + timedelta(days=3), "Carrier shut", NOT_TOLD, office.dana)
    else:
        keep.broken(over, "Carrier shut", NOT_TOLD, office.dana)
    untold = keep.untold(need.id)
    assert untold is not None
    assert untold.id == over
    for _twice in range(2):
        assert keep.visitor_told(over, office.sam).visitor_told
    assert keep.untold(need.id) is None
    lines = [each for each in office.events(need) if each in {HistoryEvent.PROMISE_MOVED, HistoryEvent.PROMISE_BROKEN}]
    assert len(lines) == 2
    facts = last_line(office, need).facts
    assert (facts["text"], facts["told"], facts["told_later"]) == (QUOTE.text, "yes", "yes")
    assert facts.get("to") == ((FRIDAY_NOON + timedelta(days=3)).isoformat() if moved else None)


def test_what_was_told_or_kept_since_leaves_nothing_to_tell(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    assert keep.untold(need.id) is None
    again = keep.moved(first(office, need), FRIDAY_NOON + timedelta(days=3), "Shut", NOT_TOLD, office.dana)
    office.clock.move(minutes=1)
    keep.moved(again.id, FRIDAY_NOON + timedelta(days=4), "Shut", TOLD, office.dana)
    assert keep.untold(need.id) is None
    other = promised(office)
    again = keep.moved(first(office, other), FRIDAY_NOON + timedelta(days=3), "Shut", NOT_TOLD, office.dana)
    office.clock.move(minutes=1)
    keep.kept(again.id, office.dana)
    assert keep.untold(other.id) is None


def test_a_promise_is_over_once(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    step = first(office, need)
    keep.moved(step, WEDNESDAY_NOON, "Away", TOLD, office.dana)
    before = office.events(need)
    with pytest.raises(PromiseIsOver):
        keep.kept(step, office.dana)
    with pytest.raises(PromiseIsOver):
        keep.moved(step, FRIDAY_NOON, "Again", TOLD, office.dana)
    with pytest.raises(PromiseIsOver):
        keep.broken(step, "No", TOLD, office.dana)
    assert office.events(need) == before


def test_a_promise_about_a_settled_need_has_ended_with_it(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    settled = office.follow_up.settle(need.id, office.dana)
    with pytest.raises(NeedIsSettled):
        keep.moved(first(office, need), WEDNESDAY_NOON, "Away", TOLD, office.dana)
    with pytest.raises(PromiseIsOver):
        keep.kept(first(office, need), office.dana)
    assert office.need(need.id) == settled


def test_what_is_no_promise_is_not_found(office: FrontOffice, keep: KeepPromise) -> None:
    need = office.needs(office.arrives().visit, "When do you open?", answer())
    for step_id in (office.step(need).id, unknown()):
        with pytest.raises(StepNotFound):
            keep.kept(step_id, office.dana)


def test_of_two_who_end_a_promise_at_once_the_first_counts(office: FrontOffice, keep: KeepPromise) -> None:
    need = promised(office)
    step, together, refused = first(office, need), Barrier(2), list[OnwardError]()

    def say(minutes: int) -> None:
        together.wait(timeout=10)
        try:
            keep.moved(step, FRIDAY_NOON + timedelta(minutes=minutes), "Away", TOLD, office.sam)
        except OnwardError as error:
            refused.append(error)

    both = [Thread(target=say, args=(minutes,)) for minutes in (5, 10)]
    for each in both:
        each.start()
    for each in both:
        each.join(timeout=30)
    assert [type(error) for error in refused] == [PromiseIsOver]
    assert [each.state for each in promises(office, need)] == [PromiseState.MOVED, PromiseState.OPEN]
    assert office.events(need).count(HistoryEvent.PROMISE_MOVED) == 1
