# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever people at the desk do, in whatever order: no dead end, no need without an owner, no history rewritten."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kiosk.desk.hand_over import HandTo
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.mark_unmet import MarkUnmet
from kiosk.desk.print_slip import PrintOrder
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import OnwardError
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet, UnmetReason
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Resource
from kiosk.domain.slip import SlipState
from kiosk.domain.visit import Visit, VisitState
from tests.desk.front_office import DIRECTORY, Building, FrontOffice

STAFF = st.sampled_from(["Dana", "Sam", "Lee"])
RESOURCES = st.sampled_from(DIRECTORY)
CALLS = st.sampled_from([None, *Outcome])


def leads_somewhere(step: NextStep) -> bool:
    """Rule 3 in this test's own words, so that the code cannot agree with itself."""
    match step:
        case Referral():
            return step.outcome in {None, Outcome.NOT_YET, Outcome.GOT_HELP, Outcome.NO_LONGER_NEEDED}
        case Promise():
            return step.state is PromiseState.OPEN
        case HandOff():
            return step.state in {HandOffState.OFFERED, HandOffState.ACCEPTED}
        case Unmet():
            return True
        case Answer():
            return False


class ADayAtTheDesk(RuleBasedStateMachine):
    """Greets, logs, refers, promises, hands over, follows up, reopens, prints and finishes, as chance has it."""

    visits = Bundle("visits")
    needs = Bundle("needs")

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.office = FrontOffice(building.fresh())
        self.seen: dict[UUID, Sequence[HistoryLine]] = {}
        self.words: dict[UUID, str] = {}

    def attempt(self, do: object, *arguments: object) -> object:
        """Do it or be refused with a sentence; anything else is a defect."""
        self.office.clock.move(seconds=7)
        try:
            return do(*arguments)  # type: ignore[operator]  # some use case
        except OnwardError:
            return None

    def history(self, need: Need) -> Sequence[HistoryLine]:
        with self.office.store.reading() as work:
            return work.needs.history(need.id)

    @rule(target=visits)
    def arrive(self) -> Visit:
        return self.office.arrives(f"Visitor {len(self.seen)}").visit

    @rule(target=visits, visit=visits, who=STAFF)
    def come_again(self, visit: Visit, who: str) -> Visit:
        self.office.clock.move(hours=5)
        assert visit.visitor_id is not None
        return self.office.greet.known(visit.visitor_id, self.office.acting(who)).visit

    @rule(target=needs, visit=visits)
    def ask(self, visit: Visit) -> Need:
        need = self.attempt(self.office.needs, visit, f"Need {len(self.words)}")
        if not isinstance(need, Need):
            need = self.office.needs(self.office.arrives("Somebody").visit, "Something")
        self.words[need.id] = need.words
        return need

    def take(self, need: Need, who: str, choice: StepChoice) -> None:
        self.attempt(self.office.take.further, need.id, (choice,), self.office.acting(who))

    @rule(need=needs, who=STAFF, resource=RESOURCES, avenue=st.sampled_from(Avenue), call=CALLS)
    def refer(self, need: Need, who: str, resource: Resource, avenue: Avenue, call: Outcome | None) -> None:
        self.take(need, who, ReferTo(resource_id=resource.id, avenue=avenue, call_outcome=call))

    @rule(need=needs, who=STAFF, hours=st.integers(-1, 50))
    def promise(self, need: Need, who: str, hours: int) -> None:
        self.take(need, who, PromiseTo(text="Call", due_at=self.office.clock() + timedelta(hours=hours)))

    @rule(need=needs, who=STAFF, reason=st.sampled_from(UnmetReason))
    def unmet(self, need: Need, who: str, reason: UnmetReason) -> None:
        self.take(need, who, MarkUnmet(reason=reason))

    @rule(need=needs, who=STAFF, to=STAFF)
    def hand_over(self, need: Need, who: str, to: str) -> None:
        self.take(need, who, HandTo(staff_id=self.office.ids[to], not_done="All of it"))

    @rule(need=needs, who=STAFF)
    def settle(self, need: Need, who: str) -> None:
        self.attempt(self.office.follow_up.settle, need.id, self.office.acting(who))

    @rule(need=needs, accepts=st.booleans(), which=st.integers(0, 3))
    def answer_hand_off(self, need: Need, accepts: bool, which: int) -> None:
        offers = [step for step in self.office.steps(need) if isinstance(step, HandOff)]
        for offer in offers[which : which + 1]:
            called = next(name for name, id_ in self.office.ids.items() if id_ == offer.to_id)
            if accepts:
                self.attempt(self.office.hand_offs.accept, offer.id, self.office.acting(called))
            else:
                self.attempt(self.office.hand_offs.decline, offer.id, "Away", self.office.acting(called))

    @rule(need=needs, outcome=st.sampled_from(Outcome))
    def follow_up(self, need: Need, outcome: Outcome) -> None:
        for step in self.office.steps(need):
            if isinstance(step, Referral) and step.outcome is None:
                self.attempt(self.office.follow_up.referral_went, step.id, outcome, self.office.dana)
            if isinstance(step, Promise):
                self.attempt(self.office.follow_up.promise_kept, step.id, self.office.dana)

    @rule(visit=visits, need=needs, who=STAFF)
    def reopen(self, visit: Visit, need: Need, who: str) -> None:
        self.attempt(self.office.reopen, visit.id, [need.id], self.office.acting(who))

    @rule(visit=visits, state=st.sampled_from([SlipState.CONFIRMED, SlipState.FAILED]))
    def print_it(self, visit: Visit, state: SlipState) -> None:
        self.office.printer.state = state
        self.attempt(self.office.print_slip, visit.id, SlipWishes(), PrintOrder(), self.office.dana)

    @rule(visit=visits)
    def leave(self, visit: Visit) -> None:
        self.attempt(self.office.finish.left, visit.id, self.office.dana)

    @rule(visit=visits, who=STAFF)
    def finish(self, visit: Visit, who: str) -> None:
        if self.attempt(self.office.finish, visit.id, self.office.acting(who)) is None:
            return
        so_far = self.office.finish.so_far(visit.id)
        assert so_far.visit.state is VisitState.FINISHED
        assert so_far.needs, "a visit ended in which nobody asked for anything"
        for need in (need for need in so_far.needs if need.is_open):
            lines = [line for line in self.history(need) if line.event is HistoryEvent.REOPENED]
            since = max((line.at for line in lines), default=need.created_at)
            steps = [step for step in so_far.steps.get(need.id, ()) if step.at >= since]
            assert any(map(leads_somewhere, steps)), f"{need} leads nowhere"

    @invariant()
    def nothing_is_lost(self) -> None:
        office_id = self.office.dana.office_id
        with self.office.store.reading() as work:
            staff = {each.id for each in work.staff.of_office(office_id)}
            needs = [work.needs.get(need_id) for need_id in self.words]
            history = {need.id: work.needs.history(need.id) for need in needs}
            here = {visit.id for visit in work.visits.lobby(office_id)}
            still_open = {need.id for need in work.needs.open_needs(office_id)}
        for need in needs:
            assert need.words == self.words[need.id]
            assert need.owner_id in staff
            assert need.is_open == (need.id in still_open)
            before = self.seen.get(need.id, ())
            assert list(history[need.id][: len(before)]) == list(before), "history was rewritten"
            if need.is_open and need.visit_id not in here:
                assert need.review_on is not None, f"nobody will look at {need} again"
        self.seen |= history


def test_nobody_is_lost_whatever_happens(building: Building) -> None:
    how = settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    class InThisBuilding(ADayAtTheDesk):
        def __init__(self) -> None:
            super().__init__(building)

    run_state_machine_as_test(InThisBuilding, settings=how)
