# SPDX-License-Identifier: GPL-3.0-or-later
"""Sending a visitor to a resource by one of the four avenues (rule 4)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import UnitOfWork
from kiosk.desk.settle import call_facts, day_to_ask, note_attempt, settle
from kiosk.domain.avenue import Avenue, can_go_by
from kiosk.domain.errors import AvenueClosed, ResourceNotOffered
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Resource
from kiosk.domain.staff import Act
from kiosk.domain.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferTo:
    """The choice of a resource and the avenue to it.

    For a warm call (Avenue.PERSON), `call_result` is what was said, and `call_outcome` what it came to;
    a call that failed is kept as tried and is no next step. `called_number` is the number that was dialled, and
    `call_seconds` how long it took, 0 when nobody timed it. `expected` says that they know the visitor is coming.
    `check_on` is the owner's day to ask how it went.
    """

    resource_id: UUID
    avenue: Avenue
    ask_for: str = ""
    expected: bool = False
    call_result: str = ""
    call_outcome: Outcome | None = None
    called_number: str = ""
    call_seconds: int = 0
    check_on: date | None = None

    @property
    def failed(self) -> bool:
        """Whether the call brought nothing, so that another avenue is needed."""
        return self.call_outcome is not None and self.call_outcome.failed

    @property
    def ends_at_once(self) -> bool:
        """Whether the call failed or settled the need."""
        return self.call_outcome is not None and (self.call_outcome.failed or self.call_outcome.settles)


def refer(work: UnitOfWork, need: Need, choice: ReferTo, act: Act) -> Referral:
    """Keep the referral and stay its owner; raises ResourceNotOffered, AvenueClosed or NeedIsSettled."""
    need.must_be_open()
    today = today_at(work.offices.get(need.office_id), act.at)
    resource = _offered(work.resources.get(choice.resource_id), choice.avenue, today)
    step = Referral(
        id=new_id(),
        need_id=need.id,
        at=act.at,
        by=act.by,
        resource_id=resource.id,
        resource_name=resource.name,
        avenue=choice.avenue,
        ask_for=one_line(choice.ask_for) or _who_answers(resource),
        expected=choice.expected,
        call_result=one_line(choice.call_result),
        check_on=choice.check_on or check_back_day(today, work.offices.calendar(need.office_id)),
        outcome=choice.call_outcome if choice.ends_at_once else None,
        outcome_at=act.at if choice.ends_at_once else None,
    )
    work.steps.add(step)
    work.needs.save(replace(need, review_on=today if choice.failed else day_to_ask(work, need, today)))
    work.needs.record(
        history_line(need.id, HistoryEvent.REFERRED, act, resource=resource.name, avenue=choice.avenue.value)
    )
    _keep_call(work, need, step, choice, act)
    return step


def _keep_call(work: UnitOfWork, need: Need, step: Referral, choice: ReferTo, act: Act) -> None:
    if choice.call_outcome is None:
        return
    facts = call_facts(one_line(choice.called_number), choice.call_seconds)
    note_attempt(work, step, choice.call_outcome, act, note=step.call_result, **facts)
    if choice.call_outcome.settles:
        settle(work, need, act, by_referral=step)


def _offered(resource: Resource, avenue: Avenue, today: date) -> Resource:
    if not resource.is_offered_on(today):
        raise ResourceNotOffered(resource=resource.name)
    if not can_go_by(avenue, resource):
        raise AvenueClosed(resource=resource.name)
    return resource


def _who_answers(resource: Resource) -> str:
    return resource.contacts[0].name if resource.contacts else ""
