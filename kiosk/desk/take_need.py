# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking a need in and giving it its next step, in one go."""

from dataclasses import dataclass
from typing import assert_never
from uuid import UUID

from kiosk.desk.answer import AnswerHere, answer
from kiosk.desk.hand_over import HandTo, offer
from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.make_slip import must_fit_on_slip, steps_of_visit
from kiosk.desk.mark_unmet import MarkUnmet, mark_unmet
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.promise import PromiseTo, promise
from kiosk.desk.refer import ReferTo, refer
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, StepKind
from kiosk.domain.staff import Act, Actor

StepChoice = AnswerHere | ReferTo | PromiseTo | HandTo | MarkUnmet
"""What a receptionist chooses as the next step of a need."""


def take_next_step(work: UnitOfWork, need: Need, choice: StepChoice, act: Act) -> NextStep:
    """Give a need its next step, whichever of the five it is."""
    match choice:
        case AnswerHere():
            return answer(work, need, choice, act)
        case ReferTo():
            return refer(work, need, choice, act)
        case PromiseTo():
            return promise(work, need, choice, act)
        case HandTo():
            return offer(work, need, choice, act)
        case MarkUnmet():
            return mark_unmet(work, need, choice, act)
        case _:
            assert_never(choice)


def take_next_steps(work: UnitOfWork, visit_id: UUID, need_id: UUID, choices: tuple[StepChoice, ...], act: Act) -> None:
    """Give a need its next steps in a visit; raises TooManyReferrals when its slip could not hold them."""
    for choice in choices:
        take_next_step(work, work.needs.get(need_id), choice, act)
    must_fit_on_slip(steps_of_visit(work, work.visits.get(visit_id)))


def kind_of(choice: StepChoice) -> StepKind:
    """Name the kind of next step that a choice leads to."""
    match choice:
        case AnswerHere():
            return StepKind.ANSWER
        case ReferTo():
            return StepKind.REFERRAL
        case PromiseTo():
            return StepKind.PROMISE
        case HandTo():
            return StepKind.HAND_OFF
        case MarkUnmet():
            return StepKind.UNMET
        case _:
            assert_never(choice)


@dataclass(frozen=True, slots=True)
class TakeNeed:
    """Logs what was said and, when one is chosen, its next step; the draft it came from is cleared."""

    store: Store
    clock: Clock

    def __call__(self, visit_id: UUID, heard: NeedHeard, choices: tuple[StepChoice, ...], actor: Actor) -> Need:
        """Keep the need and its next steps, or nothing at all."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = log_need(work, work.visits.get(visit_id), heard, act)
            take_next_steps(work, visit_id, need.id, choices, act)
            work.drafts.clear(visit_id)
            work.commit()
            return need

    def further(self, visit_id: UUID, need_id: UUID, choices: tuple[StepChoice, ...], actor: Actor) -> None:
        """Give a need that we already have another next step, in this visit."""
        with self.store.writing() as work:
            take_next_steps(work, visit_id, need_id, choices, actor.acting_at(self.clock()))
            work.commit()
