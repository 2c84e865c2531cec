# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof that everything open has its one owner, and what is done where it has not (rule 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from kiosk.desk.office_time import today_at
from kiosk.desk.owners import give_call_back, give_to
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import StaffNotFound
from kiosk.domain.hand_off import OwnerChange
from kiosk.domain.staff import Act, Actor


class OwnerFault(StrEnum):
    """What is wrong with an owner: nobody we know, of another office, or switched off."""

    UNKNOWN = "unknown"
    OTHER_OFFICE = "other_office"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownerless:
    """An open need or call-back that nobody of its office is answerable for.

    `call_back_id` is None for a need, `need_id` for a call-back about no need of ours. `owner` is how whoever has it
    still is called, "" for nobody we know.
    """

    need_id: UUID | None
    call_back_id: UUID | None = None
    office_id: UUID
    owner_id: UUID
    owner: str
    fault: OwnerFault


@dataclass(frozen=True, slots=True)
class CheckOwners:
    """Looks at every open need and call-back of every office, at start and every night.

    That there is never more than one owner, the database itself sees to: it is one column, which cannot be empty.
    """

    store: Store
    clock: Clock

    def __call__(self) -> Sequence[Ownerless]:
        """List what has no owner who may have it; empty when all is well."""
        with self.store.reading() as work:
            return _ownerless(work)

    def mend(self, actor: Actor) -> Sequence[Ownerless]:
        """Give those to their offices' duty desks, due today; returns what was found. Nothing found writes nothing."""
        act = actor.acting_at(self.clock())
        if not self():
            return ()
        with self.store.writing() as work:
            found = _ownerless(work)
            for each in found:
                _give_to_desk(work, each, act)
            work.commit()
            return found


def _ownerless(work: UnitOfWork) -> Sequence[Ownerless]:
    needs = [(need.id, None, need.office_id, need.owner_id) for need in work.needs.owned_wrongly()]
    calls = [
        (call.need_id, call.id, call.office_id, call.owner_id)
        for office in work.offices.all()
        for call in work.call_backs.waiting(office.id)
    ]
    found = []
    for need_id, call_back_id, office_id, owner_id in [*needs, *calls]:
        owner, fault = _looked_at(work, owner_id, office_id)
        if fault is not None:
            found.append(
                Ownerless(
                    need_id=need_id,
                    call_back_id=call_back_id,
                    office_id=office_id,
                    owner_id=owner_id,
                    owner=owner,
                    fault=fault,
                )
            )
    return found


def _looked_at(work: UnitOfWork, owner_id: UUID, office_id: UUID) -> tuple[str, OwnerFault | None]:
    """Say how an owner is called, and what is wrong with them, None for nothing."""
    try:
        owner = work.staff.get(owner_id)
    except StaffNotFound:
        return "", OwnerFault.UNKNOWN
    if owner.may_own_in(office_id):
        return owner.called, None
    return owner.called, OwnerFault.LEFT if owner.office_id == office_id else OwnerFault.OTHER_OFFICE


def _give_to_desk(work: UnitOfWork, found: Ownerless, act: Act) -> None:
    if found.call_back_id is not None:
        give_call_back(work, work.call_backs.get(found.call_back_id), act, OwnerChange.MENDED)
    elif found.need_id is not None:
        need = work.needs.get(found.need_id)
        today = today_at(work.offices.get(need.office_id), act.at)
        desk = work.staff.duty_desk(need.office_id)
        give_to(work, replace(need, review_on=today), desk, act, OwnerChange.MENDED)
