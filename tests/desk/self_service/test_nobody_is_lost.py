# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever visitors and reception do with a touch screen between them, every open need is somebody's, and looked at."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.desk.answer import AnswerHere
from kiosk.desk.promise import PromiseTo
from kiosk.domain.errors import OnwardError
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason, Feedback, VisitState
from tests.desk.fakes import PaperJournal
from tests.desk.front_office import OFFICE, PANTRY, SHELTER, Building, FrontOffice
from tests.desk.self_service.touch_screen import PROMISE, TouchScreen, saying
from tests.desk.whatever_happens import live_through

WORDS = st.sampled_from(["My heat is off", "food", "", "\u200d"])


def says_something(told: Told) -> bool:
    return bool(told.words.strip("\u200d "))


class ADayAtTheScreen(RuleBasedStateMachine):
    """One visitor after the other, and Dana; what they are refused with a sentence is no defect, anything else is.

    `heard` is what visitors have said for certain, `stranded` what was kept on this machine last, by visit, and
    `at_reception` the visits in which Dana wrote something down herself.
    """

    def __init__(self, building: Building) -> None:
        super().__init__()
        self.office = FrontOffice(building.fresh())
        self.journal = PaperJournal()
        self.screen = TouchScreen(self.office, self.journal)
        self.actor = self.screen.actor
        self.told = self.screen.anybody()
        self.heard: list[Told] = []
        self.stranded: dict[UUID, Told] = {}
        self.at_reception: set[UUID] = set()

    def attempt(self, do: Callable[..., object], *arguments: object) -> bool:
        """Do it; returns whether it was not refused."""
        self.office.clock.move(seconds=7)
        try:
            do(*arguments)
        except OnwardError:
            return False
        return True

    @rule(leaves=st.booleans())
    def next_visitor(self, *, leaves: bool) -> None:
        if leaves:
            self.attempt(self.screen.stay.left, self.told, self.actor)
        else:
            self.attempt(self.screen.stay.nobody_here, self.actor)
        self.told = self.screen.told()

    @rule(words=WORDS)
    def types(self, words: str) -> None:
        self.told = saying(self.told, words)
        self.attempt(self.screen.stay.keep, self.told, self.actor)

    @rule(reason=st.sampled_from(CallReason))
    def calls(self, reason: CallReason) -> None:
        self.attempt(self.screen.stay.call, self.told, reason, self.actor)

    @rule(words=WORDS)
    def says(self, words: str) -> None:
        self.told = saying(self.told, words)
        if self.attempt(self.screen.say_need, self.told, self.actor):
            self.heard.append(self.told)

    @rule(place=st.sampled_from([PANTRY.id, SHELTER.id]))
    def goes(self, place: object) -> None:
        self.attempt(self.screen.say_need.go_to, self.told, place, self.actor)

    @rule()
    def finds_nothing(self) -> None:
        self.attempt(self.screen.say_need.none_of_these, self.told, PROMISE, self.actor)

    @rule(feedback=st.sampled_from([None, *Feedback]))
    def bids_farewell(self, feedback: Feedback | None) -> None:
        self.attempt(self.screen.stay.farewell, self.told, feedback, self.actor)

    @rule()
    def wants_a_card(self) -> None:
        self.attempt(self.screen.give_card, self.told, self.actor)

    @rule()
    def strands(self) -> None:
        self.screen.strands(self.told)
        if says_something(self.told):
            self.stranded[self.told.visit_id] = self.told

    @rule(torn=st.booleans())
    def comes_in(self, *, torn: bool) -> None:
        self.journal.torn = torn
        self.attempt(self.screen.bring_in, self.actor)

    @rule()
    def dana_turns_to_them(self) -> None:
        self.attempt(self.office.greet.take_up, self.told.visit_id, self.office.dana)

    @rule(answers=st.booleans())
    def dana_writes_it_down(self, *, answers: bool) -> None:
        due = self.office.clock() + timedelta(days=1)
        choice = AnswerHere(text="Nine to five") if answers else PromiseTo(text="Call", due_at=due)
        self.attempt(self._write_down, choice)

    def _write_down(self, choice: AnswerHere | PromiseTo) -> None:
        words = self.screen.draft(self.told) or "Something else"
        self.at_reception.add(self.told.visit_id)
        need = self.screen.logged_at_reception(self.told, words)
        self.office.take.further(self.told.visit_id, need.id, (choice,), self.office.dana)

    @rule(how=st.sampled_from(["finish", "left", "lobby"]))
    def dana_lets_them_go(self, how: str) -> None:
        if how == "lobby":
            self.attempt(self.office.finish.back_to_lobby, self.told.visit_id)
        else:
            end = self.office.finish if how == "finish" else self.office.finish.left
            self.attempt(end, self.told.visit_id, self.office.dana)

    @invariant()
    def every_open_need_is_somebodys_and_looked_at(self) -> None:
        with self.office.store.reading() as work:
            staff = {each.id for each in work.staff.of_office(OFFICE)}
            for need in work.needs.open_needs(OFFICE):
                visit = work.visits.get(need.visit_id)
                assert need.owner_id in staff
                assert visit.is_open or need.review_on is not None, f"nobody will look at {need} again"

    @invariant()
    def no_words_are_lost_and_none_are_kept_twice(self) -> None:
        waiting = [each.told for each in self.journal.waiting()]
        for told in (*self.heard, *self.stranded.values()):
            kept = [need.words for need in self.screen.needs(told)]
            assert told.words in kept or told in waiting
            assert kept.count(told.words) <= 1 or told.visit_id in self.at_reception

    @invariant()
    def whoever_is_done_is_not_in_the_lobby(self) -> None:
        assert all(visit.state is not VisitState.LEFT for visit in self.screen.visits())


def test_nobody_is_lost_between_the_screen_and_reception(building: Building) -> None:
    live_through(partial(ADayAtTheScreen, building), days=40, steps=30)
