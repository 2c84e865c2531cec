# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever people do with what they owe, in whatever order, at two offices: every open need has its one owner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.desk.answer import AnswerHere
from kiosk.desk.hand_over import HandTo
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.promise import PromiseTo
from kiosk.domain.call_back import CallBack
from kiosk.domain.errors import OnwardError
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.question import Ruling
from kiosk.domain.staff import Actor, Role, Staff
from tests.desk.front_office import OFFICE, Building, FrontOffice
from tests.desk.two_offices import DESK, KIM, NORTH_DESK, NORTHSIDE, TwoOffices
from tests.desk.whatever_happens import leads_somewhere, live_through

PEOPLE = st.sampled_from(["Dana", "Sam", "Lee", "Kim"])
STAFF = st.sampled_from(["Dana", "Sam", "Lee"])
RECEIVERS = st.sampled_from(["Dana", "Sam", "Lee", DESK, NORTH_DESK.called])
HANDED_ON_TO = st.sampled_from(["Sam", "Lee", DESK])
NEEDS = st.integers(0, 2)
MOST_NEEDS = 3
TO_DO = ("Appeal", "Letter")
TICKS = st.sampled_from([TO_DO, TO_DO, TO_DO[:1], ()])
TAKES = {HistoryEvent.LOGGED, HistoryEvent.HAND_OFF_ACCEPTED, HistoryEvent.REOPENED}
"""Whoever signs one of these owns the need from then on."""


@dataclass(frozen=True)
class Kept:
    """What is kept of the needs, and who works where, read in one go."""

    staff: Mapping[UUID, Staff]
    needs: Sequence[Need]
    listed: Sequence[UUID]
    history: Mapping[UUID, Sequence[HistoryLine]]
    steps: Mapping[UUID, Sequence[NextStep]]

    def steps_of(self, need: Need) -> Sequence[NextStep]:
        return self.steps.get(need.id, ())

    def goes_on(self, need: Need) -> bool:
        """Whether anything happens about it since it was last reopened."""
        since = max((line.at for line in self.history[need.id] if line.event is HistoryEvent.REOPENED), default=None)
        return any(leads_somewhere(step) for step in self.steps_of(need) if since is None or step.at >= since)


class ThingsOwed(RuleBasedStateMachine):
    """A few needs that go from hand to hand. What is refused with a sentence is no defect; anything else is."""

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.offices = TwoOffices(FrontOffice(building.fresh()))
        self.office = self.offices.office
        self.ids = {**self.office.ids, "Kim": KIM.id, NORTH_DESK.called: NORTH_DESK.id}
        self.visit = self.office.arrives("Marya Alvarez").visit
        self.needs: list[UUID] = []
        self.call_backs: list[CallBack] = []
        self.seen: dict[UUID, Sequence[HistoryLine]] = {}
        self.gone: set[str] = set()
        self.ask_for("Dana")

    def acting(self, called: str) -> Actor:
        return self.offices.kim if called == "Kim" else self.office.acting(called)

    def attempt(self, who: str, do: Callable[..., object], *arguments: object) -> bool:
        """Let somebody who still works here do it; returns whether it was done."""
        self.office.clock.move(seconds=7)
        if not self.staff()[self.ids[who]].active:
            return False
        try:
            do(*arguments, self.acting(who))
        except OnwardError:
            return False
        return True

    def need(self, which: int) -> Need:
        return self.office.need(self.needs[which % len(self.needs)])

    def staff(self) -> dict[UUID, Staff]:
        with self.office.store.reading() as work:
            return {staff.id: staff for each in (OFFICE, NORTHSIDE.id) for staff in work.staff.of_office(each)}

    def hand_offs(self, need: Need) -> list[HandOff]:
        return [step for step in self.office.steps(need) if isinstance(step, HandOff)]

    @precondition(lambda self: len(self.needs) < MOST_NEEDS)
    @rule(who=STAFF)
    def ask_for(self, who: str) -> None:
        def take(actor: Actor) -> None:
            heard = NeedHeard(words=f"Need {len(self.needs)}")
            self.needs.append(self.office.take(self.visit.id, heard, (), actor).id)

        self.attempt(who, take)

    @rule(hours=st.sampled_from([1, 3, 30]), who=st.sampled_from(["Lee", "Kim"]))
    def time_passes(self, hours: int, who: str) -> None:
        self.office.clock.move(hours=hours)
        self.offices.stalled.mark(self.acting(who))
        for office_id in (OFFICE, NORTHSIDE.id):
            late = self.offices.stalled(office_id)
            assert all(owed.offered and owed.offered.stalled_at for owed in late)

    @rule(which=NEEDS, who=PEOPLE, to=RECEIVERS, lines=st.integers(1, 2))
    def offer(self, which: int, who: str, to: str, lines: int) -> None:
        choice = HandTo(staff_id=self.ids[to], not_done="\n".join(TO_DO[:lines]))
        self.attempt(who, self.offices.hand_over, self.need(which).id, choice)

    @rule(which=NEEDS, who=PEOPLE, latest=st.booleans(), ticked=TICKS)
    def accept(self, which: int, who: str, ticked: tuple[str, ...], *, latest: bool) -> None:
        for step in self.hand_offs(self.need(which))[-1 if latest else 0 :][:1]:
            done = self.attempt(who, self.office.hand_offs.accept, step.id, ticked)
            assert not done or set(step.to_do) <= set(ticked)

    @rule(which=NEEDS, who=PEOPLE)
    def decline(self, which: int, who: str) -> None:
        for step in self.hand_offs(self.need(which)):
            self.attempt(who, self.office.hand_offs.decline, step.id, "No time")

    @rule(which=NEEDS, who=PEOPLE)
    def ask_supervisor(self, which: int, who: str) -> None:
        self.attempt(who, self.offices.questions.ask, self.need(which).id, "May we?")

    @rule(which=NEEDS, who=PEOPLE, ruling=st.sampled_from(Ruling), text=st.sampled_from(["", "Ask Priya"]))
    def rule_on_it(self, which: int, who: str, ruling: Ruling, text: str) -> None:
        need = self.need(which)
        with self.office.store.reading() as work:
            asked = [question.id for question in work.questions.of_needs([need.id]).get(need.id, ())]
        for question_id in asked:
            self.attempt(who, self.offices.questions.answer, question_id, ruling, text)

    @rule(which=NEEDS, who=STAFF)
    def promise(self, which: int, who: str) -> None:
        choice = (PromiseTo(text="Call", due_at=self.office.clock() + timedelta(hours=5)),)
        self.attempt(who, self.office.take.further, self.visit.id, self.need(which).id, choice)

    @rule(which=NEEDS, who=STAFF)
    def answer(self, which: int, who: str) -> None:
        choice = (AnswerHere(text="Nine to five"),)
        self.attempt(who, self.office.take.further, self.visit.id, self.need(which).id, choice)

    @rule(which=NEEDS, who=PEOPLE)
    def settle(self, which: int, who: str) -> None:
        self.attempt(who, self.office.follow_up.settle, self.need(which).id)

    @rule(which=NEEDS, who=PEOPLE)
    def undo_settling(self, which: int, who: str) -> None:
        self.attempt(who, self.office.follow_up.undo_settle, self.need(which).id)

    @rule(which=NEEDS, who=PEOPLE)
    def reopen(self, which: int, who: str) -> None:
        self.attempt(who, self.office.reopen, self.visit.id, [self.need(which).id])

    @rule(who=STAFF)
    def finish_the_visit(self, who: str) -> None:
        """Whoever has gone with something open has somewhere to go; then they come again because of it."""
        if not self.attempt(who, self.office.finish, self.visit.id):
            return
        kept, spoken_of = self.kept(), self.office.finish.so_far(self.visit.id).needs
        assert all(kept.goes_on(need) for need in spoken_of if need.is_open), "a dead end"
        visitor_id = self.visit.visitor_id
        assert visitor_id is not None
        self.visit = self.office.greet.known(visitor_id, self.office.dana).visit
        self.attempt("Dana", self.office.reopen, self.visit.id, self.needs)

    @rule(which=NEEDS, who=STAFF)
    def wants_a_call(self, which: int, who: str) -> None:
        if len(self.call_backs) < MOST_NEEDS and self.staff()[self.ids[who]].active:
            self.call_backs.append(self.offices.calls_back(self.ids[who], self.need(which)))

    @rule(who=PEOPLE, by=PEOPLE, back=st.booleans())
    def be_away(self, who: str, by: str, *, back: bool) -> None:
        if back:
            self.attempt(by, self.offices.owners.come_back, self.ids[who])
        else:
            self.attempt(by, self.offices.owners.go_away, self.ids[who], None, None)

    @rule(who=PEOPLE, to=HANDED_ON_TO, by=st.sampled_from(["Lee", "Lee", "Dana"]))
    def hand_on(self, who: str, to: str, by: str) -> None:
        if self.attempt(by, self.offices.owners.hand_on_all, self.ids[who], self.ids[to], "On leave") and to == DESK:
            assert self.offices.owners.held(self.ids[who]).count == 0

    @rule(which=NEEDS, who=PEOPLE)
    def take_on(self, which: int, who: str) -> None:
        self.attempt(who, self.offices.owners.take_on, self.need(which).id)

    @rule(who=PEOPLE, by=st.sampled_from(["Lee", "Lee", "Kim"]))
    def leave(self, who: str, by: str) -> None:
        held = self.offices.owners.held(self.ids[who])
        if self.attempt(by, self.offices.owners.leave, self.ids[who]):
            assert held.count == 0
            self.gone.add(who)

    @rule(who=st.sampled_from(["Dana", "Sam"]))
    def be_switched_off_behind_our_back(self, who: str) -> None:
        self.office.goes(who)
        self.offices.check.mend(self.office.lee)

    def kept(self) -> Kept:
        staff = self.staff()
        with self.office.store.reading() as work:
            return Kept(
                staff=staff,
                needs=[work.needs.get(need_id) for need_id in self.needs],
                listed=[need.id for each in (OFFICE, NORTHSIDE.id) for need in work.needs.open_needs(each)],
                history={need_id: work.needs.history(need_id) for need_id in self.needs},
                steps=work.steps.of_needs(self.needs),
            )

    @invariant()
    def nothing_is_lost(self) -> None:
        """Everything is looked at in one reading: it is most of what a sequence costs."""
        kept = self.kept()
        self.every_open_need_has_one_owner_who_took_it_on(kept)
        self.no_line_is_lost_or_changed(kept)
        for need in kept.needs:
            self.nothing_is_accepted_unread_and_one_offer_stands_at_most(need, kept)
            self.whoever_must_look_has_a_day(need, kept)
        assert all(not self.offices.owners.held(self.ids[who]).needs for who in self.gone)
        assert self.offices.check() == []

    def every_open_need_has_one_owner_who_took_it_on(self, kept: Kept) -> None:
        open_needs = [need for need in kept.needs if need.is_open]
        assert sorted(kept.listed) == sorted(need.id for need in open_needs), "lost, or in two offices"
        for need in open_needs:
            owner = kept.staff[need.owner_id]
            assert owner.office_id == need.office_id, f"{owner.called} is of another office"
            assert owner.active or owner.role is Role.DUTY_DESK, f"{owner.called} has left"
            assert need.owner_id == who_took_it(kept.history[need.id]), "owned by somebody who never took it on"

    def no_line_is_lost_or_changed(self, kept: Kept) -> None:
        for need_id, lines in kept.history.items():
            before = self.seen.get(need_id, ())
            assert list(lines[: len(before)]) == list(before), "history was rewritten"
            self.seen[need_id] = lines

    def nothing_is_accepted_unread_and_one_offer_stands_at_most(self, need: Need, kept: Kept) -> None:
        offers = [step for step in kept.steps_of(need) if isinstance(step, HandOff)]
        assert sum(offer.stands_beside(offers) for offer in offers) <= 1
        accepted = [line for line in kept.history[need.id] if line.event is HistoryEvent.HAND_OFF_ACCEPTED]
        taken = [offer for offer in offers if offer.state is HandOffState.ACCEPTED]
        by_answer = sorted(taken, key=lambda offer: offer.answered_at or offer.at)
        assert [line.facts["ticked"].split("\n") for line in accepted] == [list(o.to_do) for o in by_answer]

    def whoever_must_look_has_a_day(self, need: Need, kept: Kept) -> None:
        steps = kept.steps_of(need)
        waits = any(isinstance(step, HandOff) and step.state is HandOffState.OFFERED for step in steps)
        owed = any(isinstance(step, Promise) and step.state is PromiseState.OPEN for step in steps)
        assert not need.is_open or not (waits or owed) or need.review_on is not None, "nobody will look at it"


def who_took_it(history: Sequence[HistoryLine]) -> UUID:
    """Read from a history alone whose the need is now."""
    owner = history[0].by
    for line in history:
        if line.event in TAKES:
            owner = line.by
        elif line.event is HistoryEvent.OWNER_CHANGED and not {"promise", "call_back"} & line.facts.keys():
            assert line.facts["from_id"] == str(owner), "it changed hands and nobody wrote it down"
            owner = UUID(line.facts["to_id"])
    return owner


def test_every_open_need_has_its_owner_whatever_happens(building: Building) -> None:
    live_through(partial(ThingsOwed, building), days=12, steps=25)
