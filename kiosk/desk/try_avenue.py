# SPDX-License-Identifier: GPL-3.0-or-later
"""Trying an avenue for a need without sending the visitor anywhere: a call, a visit, a form on a page (rule 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.call_back import must_be_willing
from kiosk.desk.find_help import open_ways
from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.desk.settle import call_facts, day_to_ask, keep_attempt, settle
from kiosk.domain.avenue import Avenue
from kiosk.domain.ids import new_id
from kiosk.domain.need import Need
from kiosk.domain.referral import Attempt, Outcome
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import clean_line, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class AvenueTried:
    """What was tried and what it came to: one of ATTEMPT_RESULTS.

    `resource_id` says where; without it `name` does, for somebody who is not in the directory; without both it was the
    visitor themselves. `called_number` is the number that was dialled, and `call_seconds` how long the call took, 0
    when nobody timed it.
    """

    avenue: Avenue
    result: Outcome
    resource_id: UUID | None = None
    name: str = ""
    note: str = ""
    called_number: str = ""
    call_seconds: int = 0

    @property
    def calls_visitor(self) -> bool:
        """Whether the visitor was called themselves."""
        return self.avenue in {Avenue.PHONE, Avenue.PERSON} and self.resource_id is None and not self.name.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterTrying:
    """The need as it is now, and which other ways to the same resource are still open, for the next try."""

    need: Need
    other_ways: Sequence[Avenue] = ()


@dataclass(frozen=True, slots=True)
class TryAvenue:
    """Keeps what trying an avenue came to, and does what follows from it."""

    store: Store
    clock: Clock

    def record(self, need_id: UUID, tried: AvenueTried, actor: Actor) -> AfterTrying:
        """Keep the attempt. What failed is before its owner today, what helped settles the need.

        Raises PleaseDoNotContact, NeedIsSettled, ResourceNotFound or LineTooLong.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = work.needs.get(need_id).must_be_open()
            if tried.calls_visitor:
                must_be_willing(work, need.visitor_id)
            _keep(work, need, tried, act)
            now = _what_follows(work, need, tried.result, act)
            failed_at = tried.resource_id if tried.result.failed else None
            ways = open_ways(work, now, failed_at, act.at) if failed_at else ()
            work.commit()
            return AfterTrying(need=now, other_ways=ways)


def _keep(work: UnitOfWork, need: Need, tried: AvenueTried, act: Act) -> None:
    resource = work.resources.get(tried.resource_id) if tried.resource_id else None
    attempt = Attempt(
        id=new_id(),
        need_id=need.id,
        at=act.at,
        by=act.by,
        avenue=tried.avenue,
        resource_id=tried.resource_id,
        result=tried.result,
        note=one_line(tried.note),
    )
    called = resource.name if resource else clean_line(tried.name)
    keep_attempt(work, attempt, called, act, **call_facts(one_line(tried.called_number), tried.call_seconds))


def _what_follows(work: UnitOfWork, need: Need, result: Outcome, act: Act) -> Need:
    if result.settles:
        return settle(work, need, act)
    today = today_at(work.offices.get(need.office_id), act.at)
    later = check_back_day(today, work.offices.calendar(need.office_id))
    waiting = replace(need, review_on=today if result.failed else min(later, day_to_ask(work, need, later)))
    work.needs.save(waiting)
    return waiting
