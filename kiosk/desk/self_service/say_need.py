# SPDX-License-Identifier: GPL-3.0-or-later
"""A need that was said at the touch screen, and what the visitor chooses for it."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.office_time import at_office, working_day_from
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.self_service.stay import keep_told
from kiosk.desk.take_need import StepChoice, take_next_steps
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.need import Need
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.office import Office
from kiosk.domain.referral import Referral
from kiosk.domain.resource import Resource
from kiosk.domain.staff import Act, Actor, Role, Staff
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason

ANSWER_BY = time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """Who will be in touch, and by when (aware, in the office's time zone). `called` is "" for the front desk."""

    called: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class SayNeed:
    """Keeps the need once the visitor has said that it was read back right, then what they chose."""

    store: Store
    clock: Clock

    def __call__(self, told: Told, actor: Actor) -> None:
        """Log the need; raises WordsMissing, WordsTooLong or VisitAlreadyFinished."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            say_need(work, told, act)
            work.commit()

    def go_to(self, told: Told, resource_id: UUID, actor: Actor) -> None:
        """Refer them to a resource of their own choice; raises ResourceNotOffered or TooManyReferrals."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = say_need(work, told, act)
            avenue = way_to(work.resources.get(resource_id))
            chosen = {step.resource_id for step in _live_steps(work, need) if isinstance(step, Referral)}
            if avenue is not None and resource_id not in chosen:
                _take(work, told, need, ReferTo(resource_id=resource_id, avenue=avenue), act)
            work.commit()

    def none_of_these(self, told: Told, promise: str, actor: Actor) -> Keeper:
        """Give the need to somebody who is here, who will be in touch; reception is called to the screen.

        `promise` is what the slip says that they will do.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = say_need(work, told, act)
            office = work.offices.get(act.office_id)
            owner, due_at = keeper_of(work, office, act.at), next_answer_time(office, act.at)
            if not _live_steps(work, need):
                work.needs.save(replace(need, owner_id=owner.id))
                _take(work, told, need, PromiseTo(text=promise, due_at=due_at), replace(act, by=owner.id))
            visit = work.visits.get(told.visit_id)
            work.visits.save(visit.calling(CallReason.NONE_FITS, act.at))
            work.commit()
            return Keeper(called="" if owner.role is Role.DUTY_DESK else owner.called, due_at=due_at)


def say_need(work: UnitOfWork, told: Told, act: Act) -> Need:
    """Return the need as kept, logged when it is new; the duty desk owns it."""
    visit = keep_told(work, told, act)
    kept = {need.id: need for need in work.needs.of_visit(visit.id)}
    if told.need_id in kept:
        return kept[told.need_id]
    heard = NeedHeard(words=told.words, categories=told.categories)
    need = log_need(work, visit, heard, act, told.need_id)
    work.drafts.clear(visit.id)
    return need


def way_to(resource: Resource) -> Avenue | None:
    """Choose the avenue that a visitor can take alone, None when there is none."""
    return next((avenue for avenue in avenues_of(resource) if avenue is not Avenue.PERSON), None)


def keeper_of(work: UnitOfWork, office: Office, now: datetime) -> Staff:
    """Choose who keeps what nobody at the desk has heard yet: who helped somebody last today, else a supervisor.

    Nobody at all leaves it with the duty desk.
    """
    morning = at_office(office, now).replace(hour=0, minute=0, second=0, microsecond=0)
    here = [staff for staff in work.staff.of_office(office.id) if staff.can_sign_in]
    last = work.visits.last_helper(office.id, morning)
    supervisors = [staff for staff in here if staff.role is Role.SUPERVISOR]
    likely = [staff for staff in here if staff.id == last] + supervisors + here
    return likely[0] if likely else work.staff.duty_desk(office.id)


def next_answer_time(office: Office, now: datetime) -> datetime:
    """Return the end of the next working day (aware, in the office's time zone)."""
    day = working_day_from(at_office(office, now).date() + timedelta(days=1))
    return datetime.combine(day, ANSWER_BY, ZoneInfo(office.timezone))


def _take(work: UnitOfWork, told: Told, need: Need, choice: StepChoice, act: Act) -> None:
    take_next_steps(work, told.visit_id, need.id, (choice,), act)


def _live_steps(work: UnitOfWork, need: Need) -> list[object]:
    return [step for step in work.steps.of_needs([need.id]).get(need.id, ()) if leads_on(need, step)]
