# SPDX-License-Identifier: GPL-3.0-or-later
"""A need that was said at the touch screen, and what the visitor chooses for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.office_time import at_office
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.promise import PromiseTo
from kiosk.desk.refer import ReferTo
from kiosk.desk.self_service.stay import clear_own_draft, keep_told, need_of
from kiosk.desk.take_need import StepChoice, take_next_steps
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.errors import AvenueClosed
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, Promise
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.office import Office
from kiosk.domain.referral import Referral
from kiosk.domain.resource import Resource
from kiosk.domain.staff import Act, Actor, Role, Staff
from kiosk.domain.told import Told
from kiosk.domain.visit import CallReason
from kiosk.domain.working_time import OfficeCalendar


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
        """Refer them to a resource of their own choice, once however often it is chosen.

        Raises ResourceNotFound, ResourceNotOffered, AvenueClosed when only staff can reach it, or TooManyReferrals.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = say_need(work, told, act)
            resource = work.resources.get(resource_id)
            avenue = way_to(resource)
            if avenue is None:
                raise AvenueClosed(resource=resource.name)
            chosen = {step.resource_id for step in _live_steps(work, need) if isinstance(step, Referral)}
            if resource_id not in chosen:
                _take(work, told, need, ReferTo(resource_id=resource_id, avenue=avenue), act)
            work.commit()

    def none_of_these(self, told: Told, promise: str, actor: Actor) -> Keeper:
        """Give the need to somebody who is here, who will be in touch; reception is called to the screen.

        `promise` is what the slip says that they will do.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = say_need(work, told, act)
            keeper = _promised(work, need) or _ask_keeper(work, told, need, promise, act)
            visit = work.visits.get(told.visit_id)
            work.visits.save(visit.calling(CallReason.NONE_FITS, act.at))
            work.commit()
            return keeper


def say_need(work: UnitOfWork, told: Told, act: Act) -> Need:
    """Return the need as kept, logged when it is new; the duty desk owns it. Other words later are another need."""
    visit = keep_told(work, told, act)
    need = need_of(work, told)
    if need is None:
        heard = NeedHeard(words=told.words, categories=told.categories)
        is_first = told.need_id not in {kept.id for kept in work.needs.of_visit(visit.id)}
        need = log_need(work, visit, heard, act, told.need_id if is_first else None)
        clear_own_draft(work, visit.id, act)
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


def next_answer_time(calendar: OfficeCalendar, now: datetime) -> datetime:
    """Return the end of the next working day (aware, in the office's time zone)."""
    day = calendar.working_day_from(now.astimezone(calendar.zone).date() + timedelta(days=1))
    return datetime.combine(day, calendar.closing_time(day), calendar.zone)


def _promised(work: UnitOfWork, need: Need) -> Keeper | None:
    made = next((step for step in _live_steps(work, need) if isinstance(step, Promise)), None)
    if made is None:
        return None
    return _as_keeper(work.staff.get(need.owner_id), at_office(work.offices.get(need.office_id), made.due_at))


def _ask_keeper(work: UnitOfWork, told: Told, need: Need, text: str, act: Act) -> Keeper:
    """Promise an answer in the name of whoever owns the need already, else of who is likeliest to be here."""
    office = work.offices.get(act.office_id)
    owner = keeper_of(work, office, act.at) if need.owner_id == act.by else work.staff.get(need.owner_id)
    due_at = next_answer_time(work.offices.calendar(office.id), act.at)
    work.needs.save(replace(need, owner_id=owner.id))
    _take(work, told, need, PromiseTo(text=text, due_at=due_at), replace(act, by=owner.id))
    return _as_keeper(owner, due_at)


def _as_keeper(owner: Staff, due_at: datetime) -> Keeper:
    return Keeper(called="" if owner.role is Role.DUTY_DESK else owner.called, due_at=due_at)


def _take(work: UnitOfWork, told: Told, need: Need, choice: StepChoice, act: Act) -> None:
    take_next_steps(work, told.visit_id, need.id, (choice,), act)


def _live_steps(work: UnitOfWork, need: Need) -> list[NextStep]:
    return [step for step in work.steps.of_needs([need.id]).get(need.id, ()) if leads_on(need, step)]
