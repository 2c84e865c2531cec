# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting a visit's next steps on a slip: facts only, no layout and no language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.office_time import at_office
from kiosk.desk.place_on_paper import address_to_tell, place_on_paper
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.errors import NothingToPrint, TooManyReferrals
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.next_step import Answer, NextStep, Promise, Unmet, is_live
from kiosk.domain.office import Office
from kiosk.domain.reference import new_reference
from kiosk.domain.referral import Referral
from kiosk.domain.slip import (
    MOST_REFERRALS,
    ComeBack,
    Slip,
    SlipAnswer,
    SlipHandOff,
    SlipPromise,
    SlipReferral,
    SlipUnmet,
)
from kiosk.domain.staff import Act, Role
from kiosk.domain.text import clean_line
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor
from kiosk.domain.working_time import OfficeCalendar

MOST_PHONES = 2
NO_NAME = "-"
"""Chosen instead of a name: the slip names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWishes:
    """How the visitor wants their slip. "" and None mean: as we know them.

    `for_name` is the name to show, NO_NAME for none; `language` is BCP 47.
    """

    for_name: str = ""
    language: str = ""
    large_print: bool | None = None


def make_slip(work: UnitOfWork, visit: Visit, wishes: SlipWishes, act: Act) -> tuple[Slip, Sequence[Need]]:
    """Compose the slip of a visit's next steps; raises NothingToPrint or TooManyReferrals."""
    office = work.offices.get(visit.office_id)
    visitor = work.visitors.get(visit.visitor_id) if visit.visitor_id else None
    needs = work.needs.of_visit(visit.id)
    steps = steps_of_visit(work, visit)
    if not steps:
        raise NothingToPrint
    must_fit_on_slip(steps)
    now, calendar = at_office(office, act.at), work.offices.calendar(office.id)
    slip = Slip(
        id=new_id(),
        visit_id=visit.id,
        reference=_unused_reference(work),
        office=office.name,
        language=wishes.language or (visitor.language if visitor else "") or office.language,
        printed_at=now,
        come_back=_come_back(work, office, needs),
        for_name=_name_for(visitor, wishes.for_name),
        large_print=_large_print(visitor, wishes.large_print),
        referrals=tuple(_referral(work, step, now, calendar) for step in steps if isinstance(step, Referral)),
        promises=tuple(_promise(work, step, office) for step in steps if isinstance(step, Promise)),
        answers=tuple(SlipAnswer(text=step.text) for step in steps if isinstance(step, Answer)),
        hand_offs=tuple(SlipHandOff(to_whom=_called(work, step.to_id)) for step in steps if isinstance(step, HandOff)),
        unmet=tuple(SlipUnmet(review_on=step.review_on) for step in steps if isinstance(step, Unmet)),
    )
    return slip, needs


def steps_of_visit(work: UnitOfWork, visit: Visit) -> Sequence[NextStep]:
    """List what was decided in this visit and still leads somewhere, need by need."""
    needs = work.needs.of_visit(visit.id)
    by_need = work.steps.of_needs(need.id for need in needs)
    return [s for need in needs for s in by_need.get(need.id, ()) if s.at >= visit.arrived_at and is_live(s)]


def must_fit_on_slip(steps: Sequence[NextStep]) -> None:
    """Refuse more referrals than a slip holds; raises TooManyReferrals."""
    if sum(isinstance(step, Referral) for step in steps) > MOST_REFERRALS:
        raise TooManyReferrals(limit=MOST_REFERRALS)


def _unused_reference(work: UnitOfWork) -> str:
    reference = new_reference()
    while work.slips.reference_taken(reference):
        reference = new_reference()
    return reference


def _name_for(visitor: Visitor | None, chosen: str) -> str:
    """Show the name the visitor likes or chose, and never a full name they did not choose (rule 9)."""
    if chosen:
        return "" if chosen == NO_NAME else clean_line(chosen)
    if visitor is None:
        return ""
    return visitor.preferred_name or ("" if " " in visitor.name else visitor.name)


def _large_print(visitor: Visitor | None, wished: bool | None) -> bool:
    if wished is not None:
        return wished
    return visitor.large_print if visitor else False


def _come_back(work: UnitOfWork, office: Office, needs: Sequence[Need]) -> ComeBack:
    owners = [_called(work, need.owner_id) for need in needs if need.is_open] or [
        _called(work, need.owner_id) for need in needs
    ]
    days: list[date] = sorted(need.review_on for need in needs if need.is_open and need.review_on)
    return ComeBack(person=owners[0], phone=office.phone, check_on=days[0] if days else None)


def _promise(work: UnitOfWork, step: Promise, office: Office) -> SlipPromise:
    return SlipPromise(text=step.text, by_whom=_called(work, step.by), due_at=at_office(office, step.due_at))


def _called(work: UnitOfWork, staff_id: UUID) -> str:
    """Name whom the visitor asks for; "" for the duty desk, which the slip says in its own language."""
    staff = work.staff.get(staff_id)
    return "" if staff.role is Role.DUTY_DESK else staff.called


def _referral(work: UnitOfWork, step: Referral, now: datetime, calendar: OfficeCalendar) -> SlipReferral:
    resource = work.resources.get(step.resource_id)
    shows_place = address_to_tell(resource) is not None
    return replace(
        place_on_paper(resource, now, phones=MOST_PHONES, is_holiday=calendar.is_public_holiday),
        avenue=step.avenue,
        ask_for=step.ask_for,
        expected=step.expected,
        result=step.call_result,
        directions=resource.transportation if shows_place else "",
        accessibility=resource.accessibility if shows_place else "",
        email=resource.email,
    )
