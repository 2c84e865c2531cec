# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job in one go: greet, log the need, take the next step, save; then print; then finish."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from kiosk.desk.add_visitor import VisitorDetails, new_visitor
from kiosk.desk.finish_visit import FinishVisit
from kiosk.desk.greet import greet_known, open_visit
from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.ports import Clock, Store, UnitOfWork, VisitorLookUp
from kiosk.desk.print_slip import Printed, PrintOrder, PrintSlip
from kiosk.desk.spool import Spool
from kiosk.desk.take_need import StepChoice, kind_of, take_next_steps
from kiosk.domain.errors import OnwardError
from kiosk.domain.greeting import Greeting
from kiosk.domain.need import Need
from kiosk.domain.next_step import StepKind
from kiosk.domain.spoken_words import folded
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visitor import Visitor, card_token_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who says what, and what happens about it. `choice` and `order` may be None: nothing chosen, nothing printed.

    `details` None is somebody who does not say who they are.
    """

    details: VisitorDetails | None
    card: str = ""
    heard: NeedHeard
    choice: StepChoice | None = None
    order: PrintOrder | None = None
    wishes: SlipWishes = field(default_factory=SlipWishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn:
    """What came of it. `trouble` says why there is no slip although one was wanted."""

    greeting: Greeting
    need: Need
    step: StepKind | None
    finished: bool
    printed: Printed | None
    trouble: OnwardError | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Does the main job for scripts and for whoever types it at once."""

    store: Store
    clock: Clock
    look_up: VisitorLookUp
    print_slip: PrintSlip
    spool: Spool
    finish: FinishVisit

    def __call__(self, arrival: Arrival, actor: Actor) -> CheckedIn:
        """Save everything, then print, then finish; a printer's trouble never undoes the check-in."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            greeting = self._greeted(work, arrival, act)
            need = log_need(work, greeting.visit, arrival.heard, act)
            chosen = (arrival.choice,) if arrival.choice is not None else ()
            take_next_steps(work, greeting.visit.id, need.id, chosen, act)
            work.commit()
        return self._hand_over(greeting, need, arrival, actor)

    def _greeted(self, work: UnitOfWork, arrival: Arrival, act: Act) -> Greeting:
        if arrival.details is None and not arrival.card:
            return Greeting(visit=open_visit(work, None, act), visitor=None)
        details = arrival.details or VisitorDetails(name="")
        who = self._known(details, arrival.card, act)  # inside, so that nobody else adds the same person meanwhile
        return greet_known(work, self._visitor(work, who, details, act), act)

    def _hand_over(self, greeting: Greeting, need: Need, arrival: Arrival, actor: Actor) -> CheckedIn:
        printed, trouble = None, None
        try:
            if arrival.order is not None and arrival.choice is not None:
                ordered = self.print_slip(greeting.visit.id, arrival.wishes, arrival.order, actor)
                printed = self.spool.print_now(ordered)
        except OnwardError as error:
            trouble = error  # what was saved stays saved
        finished = arrival.choice is not None and self._finished(greeting.visit.id, actor)
        return CheckedIn(
            greeting=greeting,
            need=need,
            step=kind_of(arrival.choice) if arrival.choice is not None else None,
            finished=finished,
            printed=printed,
            trouble=trouble,
        )

    def _finished(self, visit_id: UUID, actor: Actor) -> bool:
        """Finish; where that cannot be, such as for an earlier need without a next step (rule 3), the visit goes on."""
        try:
            self.finish(visit_id, actor)
        except OnwardError:
            return False
        return True

    def _known(self, details: VisitorDetails, card_text: str, act: Act) -> UUID | None:
        """Find the one visitor who is surely meant: by card, or by the same name and nothing that differs."""
        card = card_token_hash(card_text) if card_text else None
        if card is not None:
            with self.store.reading() as work:
                holder = work.visitors.of_card(card)
            if holder is not None:
                return holder.id
        wanted = new_visitor(details, act)
        matches = self.look_up.find(wanted.name, 10)
        with self.store.reading() as work:
            known = work.visitors.several(match.visitor_id for match in matches)
        same = [visitor for visitor in known.values() if is_same_person(visitor, wanted)]
        return same[0].id if len(same) == 1 else None

    def _visitor(self, work: UnitOfWork, who: UUID | None, details: VisitorDetails, act: Act) -> Visitor:
        if who is not None:
            return _known_better(work, work.visitors.get(who), details)
        visitor = new_visitor(details, act)
        work.visitors.add(visitor)
        return visitor


def _known_better(work: UnitOfWork, known: Visitor, told: VisitorDetails) -> Visitor:
    """Take down what we did not know yet; what we knew stays."""
    told = told.cleaned()
    better = replace(known, phone=known.phone or told.phone, preferred_name=known.preferred_name or told.preferred_name)
    if better != known:
        work.visitors.save(better)
    return better


def is_same_person(known: Visitor, wanted: Visitor) -> bool:
    """Tell whether two records surely mean one person.

    The same whole name, accents aside, with no phone or birth date that differs; or what they like to be called,
    with the same phone.
    """
    if known.birth_date and wanted.birth_date and known.birth_date != wanted.birth_date:
        return False
    both_have_phones = bool(known.phone and wanted.phone)
    same_phone = both_have_phones and digits_end(known.phone) == digits_end(wanted.phone)
    if folded(wanted.name) == folded(known.name):
        return same_phone or not both_have_phones
    return same_phone and folded(wanted.name) == folded(known.called)


def digits_end(phone: str) -> str:
    """Return a phone number's last seven digits, which stay the same with and without its country code."""
    return "".join(c for c in phone if c.isdigit())[-7:]
