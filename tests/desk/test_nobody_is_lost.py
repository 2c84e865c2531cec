# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever people at the desk do, in whatever order: no dead end, no need without an owner, no history rewritten."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

import hypothesis.strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from kiosk.desk.answer import AnswerHere
from kiosk.desk.finish_visit import finish_visit
from kiosk.desk.hand_over import HandTo
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import NeedWithoutNextStep, NothingWasAsked, OnwardError
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.next_step import Promise, UnmetReason
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Resource
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import VisitState
from tests.desk.front_office import PANTRY, SHELTER, Building, FrontOffice
from tests.desk.whatever_happens import leads_somewhere, live_through

STAFF = st.sampled_from(["Dana", "Sam", "Lee"])
RESOURCES = st.sampled_from([PANTRY, SHELTER])
NEEDS = st.integers(0, 2)
MOST_NEEDS = 2
TAKEN_ON = {HistoryEvent.LOGGED, HistoryEvent.HAND_OFF_ACCEPTED, HistoryEvent.REOPENED}
CALLS = st.sampled_from([None, *Outcome])


class ADayAtTheDesk(RuleBasedStateMachine):
    """One visitor with a few needs, who comes as often as it takes; the desk does what chance has it do.

    `visit` is the latest one. What the desk refuses with a sentence is no defect; anything else is.
    """

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.office = FrontOffice(building.fresh())
        self.visit = self.office.arrives("Marya Alvarez").visit
        self.words: dict[UUID, str] = {}
        self.seen: dict[UUID, Sequence[HistoryLine]] = {}
        self.ask()

    def attempt(self, do: Callable[..., object], *arguments: object) -> bool:
        """Do it; returns whether it was not refused."""
        self.office.clock.move(seconds=7)
        try:
            do(*arguments)
        except OnwardError:
            return False
        return True

    def need(self, which: int) -> Need:
        return self.office.need(list(self.words)[which % len(self.words)])

    def history(self, need: Need) -> Sequence[HistoryLine]:
        with self.office.store.reading() as work:
            return work.needs.history(need.id)

    @precondition(lambda self: len(self.words) < MOST_NEEDS)
    @rule()
    def ask(self) -> None:
        def say() -> None:
            need = self.office.needs(self.visit, f"Need {len(self.words)}")
            self.words[need.id] = need.words

        self.attempt(say)

    @rule(hours=st.sampled_from([1, 100]), who=STAFF, which=NEEDS)
    def come_again(self, hours: int, who: str, which: int) -> None:
        self.office.clock.move(hours=hours)
        assert self.visit.visitor_id is not None
        self.visit = self.office.greet.known(self.visit.visitor_id, self.office.acting(who)).visit
        self.attempt(self.office.reopen, self.visit.id, [self.need(which).id], self.office.acting(who))

    def take(self, which: int, who: str, choice: StepChoice) -> None:
        self.attempt(self.office.take.further, self.visit.id, self.need(which).id, (choice,), self.office.acting(who))

    @rule(which=NEEDS, who=STAFF, resource=RESOURCES, avenue=st.sampled_from(Avenue), call=CALLS)
    def refer(self, which: int, who: str, resource: Resource, avenue: Avenue, call: Outcome | None) -> None:
        self.take(which, who, ReferTo(resource_id=resource.id, avenue=avenue, call_outcome=call))

    @rule(which=NEEDS, who=STAFF, hours=st.sampled_from([-1, 2, 50]))
    def promise(self, which: int, who: str, hours: int) -> None:
        self.take(which, who, PromiseTo(text="Call", due_at=self.office.clock() + timedelta(hours=hours)))

    @rule(which=NEEDS, who=STAFF, reason=st.sampled_from(UnmetReason))
    def unmet(self, which: int, who: str, reason: UnmetReason) -> None:
        self.take(which, who, MarkUnmet(reason=reason))

    @rule(which=NEEDS, who=STAFF, to=STAFF)
    def hand_over(self, which: int, who: str, to: str) -> None:
        self.take(which, who, HandTo(staff_id=self.office.ids[to], not_done="All of it"))

    @rule(which=NEEDS, who=STAFF)
    def answer(self, which: int, who: str) -> None:
        self.take(which, who, AnswerHere(text="Nine to five"))

    @rule(which=NEEDS, who=STAFF)
    def settle(self, which: int, who: str) -> None:
        self.attempt(self.office.follow_up.settle, self.need(which).id, self.office.acting(who))

    @rule(which=NEEDS, accepts=st.booleans())
    def answer_hand_offs(self, which: int, *, accepts: bool) -> None:
        for offer in (step for step in self.office.steps(self.need(which)) if isinstance(step, HandOff)):
            called = next(name for name, id_ in self.office.ids.items() if id_ == offer.to_id)
            if accepts:
                self.attempt(self.office.hand_offs.accept, offer.id, offer.to_do, self.office.acting(called))
            else:
                self.attempt(self.office.hand_offs.decline, offer.id, "Away", self.office.acting(called))

    @rule(which=NEEDS, outcome=st.sampled_from(Outcome))
    def follow_up(self, which: int, outcome: Outcome) -> None:
        for step in self.office.steps(self.need(which)):
            if isinstance(step, Referral) and step.outcome is None:
                self.attempt(self.office.follow_up.referral_went, step.id, outcome, self.office.dana)
            if isinstance(step, Promise):
                self.attempt(self.office.keep_promise.kept, step.id, self.office.dana)

    @rule(which=NEEDS, who=STAFF)
    def reopen(self, which: int, who: str) -> None:
        self.attempt(self.office.reopen, self.visit.id, [self.need(which).id], self.office.acting(who))

    @rule(state=st.sampled_from([SlipState.CONFIRMED, SlipState.FAILED]))
    def print_it(self, state: SlipState) -> None:
        self.office.printer.state = state
        self.attempt(self.office.print_slip, self.visit.id, SlipWishes(), PrintOrder(), self.office.dana)

    @rule()
    def leave(self) -> None:
        self.attempt(self.office.finish.left, self.visit.id, self.office.dana)

    @rule(who=STAFF)
    def finish(self, who: str) -> None:
        if not self.attempt(self.office.finish, self.visit.id, self.office.acting(who)):
            return
        assert self.office.visit(self.visit.id).state is VisitState.FINISHED
        assert all(self.office.events(need)[-1] is HistoryEvent.VISIT_FINISHED for need in self.spoken_of())

    def spoken_of(self) -> Sequence[Need]:
        return self.office.finish.so_far(self.visit.id).needs

    def is_going_somewhere(self, need: Need) -> bool:
        lines = [line for line in self.history(need) if line.event is HistoryEvent.REOPENED]
        since = max((line.at for line in lines), default=need.created_at)
        return any(leads_somewhere(step) for step in self.office.steps(need) if step.at >= since)

    def could_finish(self) -> bool:
        """Try it without committing."""
        try:
            with self.office.store.writing() as work:
                act = self.office.dana.acting_at(self.office.clock())
                finish_visit(work, work.visits.get(self.visit.id), act)
        except (NeedWithoutNextStep, NothingWasAsked):
            return False
        return True

    @invariant()
    def there_is_no_dead_end(self) -> None:
        if self.office.visit(self.visit.id).is_open:
            needs = self.spoken_of()
            may_end = bool(needs) and all(self.is_going_somewhere(need) for need in needs if need.is_open)
            assert self.could_finish() is may_end, needs

    @invariant()
    def nothing_is_lost(self) -> None:
        office_id = self.office.dana.office_id
        with self.office.store.reading() as work:
            staff = {each.id for each in work.staff.of_office(office_id)}
            needs = [work.needs.get(need_id) for need_id in self.words]
            history = {need.id: work.needs.history(need.id) for need in needs}
            spoken_of = {need.id for need in work.needs.of_visit(self.visit.id)}
            still_here = work.visits.get(self.visit.id).is_open
            still_open = {need.id for need in work.needs.open_needs(office_id)}
        for need in needs:
            assert need.words == self.words[need.id]
            assert need.owner_id in staff
            assert need.is_open == (need.id in still_open)
            before = self.seen.get(need.id, ())
            assert list(history[need.id][: len(before)]) == list(before), "history was rewritten"
            if need.is_open and not (still_here and need.id in spoken_of):
                assert need.review_on is not None, f"nobody will look at {need} again"
            owners = [line.by for line in history[need.id] if line.event in TAKEN_ON]
            assert need.owner_id == owners[-1], "owned by somebody who never took it on"
        self.seen |= history


def test_nobody_is_lost_whatever_happens(building: Building) -> None:
    live_through(partial(ADayAtTheDesk, building), days=10, steps=20)
