# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever somebody begins at the desk and at the touch screen: once staff know who it is, they are here once."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.desk.log_need import NeedHeard
from kiosk.desk.make_slip import must_fit_on_slip, steps_of_visit
from kiosk.desk.ports import UnitOfWork
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.take_need import StepChoice
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.domain.avenue import Avenue
from kiosk.domain.errors import OnwardError
from kiosk.domain.visit import CallReason, Visit
from kiosk.domain.visitor import card_token_hash
from tests.desk.fakes import FakeVisitorLookUp
from tests.desk.front_office import LEGAL_AID, OFFICE, PANTRY, SHELTER, Building, FrontOffice
from tests.desk.self_service.touch_screen import TouchScreen, saying
from tests.desk.whatever_happens import live_through

PLACES = st.sampled_from([PANTRY.id, LEGAL_AID.id, SHELTER.id])
STAFF = st.sampled_from(["Dana", "Sam"])


class MaryaTwice(RuleBasedStateMachine):
    """Marya, whom we know, goes back and forth between the desk and the touch screen."""

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.office = FrontOffice(building.fresh())
        self.screen = TouchScreen(self.office)
        self.who = WhoItMayBe(self.office.store, FakeVisitorLookUp(self.office.store), self.office.clock)
        marya = self.office.arrives("Marya Alvarez").visitor
        assert marya is not None
        self.marya, self.card = marya, ""
        self.office.clock.move(hours=1)
        self.told = self.screen.told()
        self.words = (f"Something {number}" for number in range(1000))

    def attempt(self, do: Callable[..., object], *arguments: object) -> bool:
        """Do it; returns whether it was not refused."""
        self.office.clock.move(seconds=7)
        try:
            do(*arguments)
        except OnwardError:
            return False
        return True

    def open_visits(self, work: UnitOfWork) -> Iterator[Visit]:
        return (visit for visit in work.visits.of_visitor(self.marya.id) if visit.is_open)

    def at_desk(self) -> Visit | None:
        with self.office.store.reading() as work:
            return next(self.open_visits(work), None)

    @rule(who=STAFF)
    def is_greeted_at_the_desk(self, who: str) -> None:
        self.attempt(self.office.greet.known, self.marya.id, self.office.acting(who))

    @rule(places=st.lists(PLACES, max_size=3, unique=True), promised=st.booleans())
    def says_something_there(self, places: list[UUID], *, promised: bool) -> None:
        visit, words = self.at_desk(), next(self.words)
        if visit is None:
            return
        steps: list[StepChoice] = [ReferTo(resource_id=place, avenue=Avenue.PHONE) for place in places]
        if promised:
            steps.append(PromiseTo(text="Call", due_at=self.office.clock() + timedelta(days=1)))
        self.attempt(self.office.take, visit.id, NeedHeard(words=words), tuple(steps), self.office.dana)

    @rule()
    def is_written_down_there(self) -> None:
        visit = self.at_desk()
        if visit is not None:
            self.attempt(self.office.save_draft, visit.id, next(self.words), self.office.sam)

    @rule(how=st.sampled_from(["finish", "left", "lobby"]))
    def is_let_go(self, how: str) -> None:
        visit = self.at_desk()
        if visit is None:
            return
        if how == "lobby":
            self.attempt(self.office.finish.back_to_lobby, visit.id)
        else:
            self.attempt(self.office.finish if how == "finish" else self.office.finish.left, visit.id, self.office.dana)

    @rule()
    def goes_to_the_screen(self) -> None:
        self.attempt(self.screen.stay.left, self.told, self.screen.actor)
        self.told = self.screen.told()

    @rule(calls=st.booleans())
    def types_there(self, *, calls: bool) -> None:
        self.told = saying(self.told, next(self.words))
        self.attempt(self.screen.stay.keep, self.told, self.screen.actor)
        if calls:
            self.attempt(self.screen.stay.call, self.told, CallReason.TALK, self.screen.actor)

    @rule(place=PLACES)
    def chooses_there(self, place: UUID) -> None:
        self.told = saying(self.told, self.told.words or next(self.words))
        self.attempt(self.screen.say_need, self.told, self.screen.actor)
        self.attempt(self.screen.say_need.go_to, self.told, place, self.screen.actor)

    @rule()
    def wants_a_card(self) -> None:
        def give() -> None:
            self.card = self.screen.give_card(self.told, self.screen.actor)

        self.attempt(give)

    @rule()
    def staff_say_who_she_is(self) -> None:
        with self.office.store.reading() as work:
            drafts = [work.drafts.get(visit.id) for visit in self.open_visits(work)]
            drafts.append(work.drafts.get(self.told.visit_id))
        self.attempt(self.office.greet.take_up, self.told.visit_id, self.office.dana)
        if self.attempt(self.who.identify, self.told.visit_id, self.marya.id, self.office.dana):
            assert self.kept() >= {draft.words for draft in drafts if draft is not None}
            assert self.card == "" or self.holder() == "Marya Alvarez"

    def holder(self) -> str:
        with self.office.store.reading() as work:
            visitor = work.visitors.of_card(card_token_hash(self.card) or "")
            return visitor.name if visitor else ""

    def kept(self) -> set[str]:
        """Every word of hers that is a need, or still being written in a visit that is open."""
        with self.office.store.reading() as work:
            drafts = (work.drafts.get(visit.id) for visit in work.visits.lobby(OFFICE))
            here = {draft.words for draft in drafts if draft is not None}
            hers = [visit.id for visit in work.visits.of_visitor(self.marya.id)]
            needs = work.needs.of_visits([*hers, self.told.visit_id]).values()
        return here | {need.words for of_visit in needs for need in of_visit}

    @invariant()
    def she_is_here_once(self) -> None:
        with self.office.store.reading() as work:
            assert len(list(self.open_visits(work))) <= 1

    @invariant()
    def every_open_need_is_spoken_of_or_looked_at(self) -> None:
        with self.office.store.reading() as work:
            here = work.needs.of_visits(visit.id for visit in work.visits.lobby(OFFICE))
            spoken_of = {need.id for of_visit in here.values() for need in of_visit}
            for need in work.needs.open_needs(OFFICE):
                assert need.id in spoken_of or need.review_on is not None, f"nobody will look at {need} again"

    @invariant()
    def the_slip_holds_it_all(self) -> None:
        with self.office.store.reading() as work:
            for visit in work.visits.lobby(OFFICE):
                must_fit_on_slip(steps_of_visit(work, visit))


def test_nobody_is_here_twice(building: Building) -> None:
    live_through(partial(MaryaTwice, building), days=30, steps=25)
