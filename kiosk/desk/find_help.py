# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can help: resources that fit a need's words; among those that fit alike, open now and near come first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from uuid import UUID

from kiosk.desk.office_time import at_office, at_resource, today_at
from kiosk.desk.ports import Clock, ResourceLookUp, ResourceWish, Store, UnitOfWork
from kiosk.domain.avenue import Avenue, avenues_of
from kiosk.domain.need import Need
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.office import Office
from kiosk.domain.opening_hours import OpenStatus, status_at, week_around
from kiosk.domain.referral import Attempt, Referral
from kiosk.domain.resource import Resource, ResourceMatch
from kiosk.domain.resource_reason import LeftOut, Verdict, of_each, verdict_on
from kiosk.domain.working_time import OfficeCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A suggestion: the resource, why it is suggested, and whether it is open at the moment asked about.

    `ways` are the avenues to it that are worth a try, those left out that failed for the need. `holidays` are the days
    of this week on which it may be shut, whatever its hours, because the office's country has a public holiday.
    """

    resource: Resource
    why: tuple[str, ...]
    status: OpenStatus
    distance_km: float | None = None
    score: float = 0.0
    ways: tuple[Avenue, ...] = ()
    holidays: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What may help with a need, best first, and what is not suggested, or not by every way, because it was tried."""

    help: Sequence[Help]
    left_out: Sequence[LeftOut] = ()


@dataclass(frozen=True, slots=True)
class FindHelp:
    """Suggests resources while somebody types; what was already tried for a need is left out (rule 4)."""

    store: Store
    resources: ResourceLookUp
    clock: Clock

    def __call__(self, wish: ResourceWish, office: Office, limit: int = 6) -> Sequence[Help]:
        """List what fits, best first. The wish's moment is taken at the office, its place unless one is given."""
        near = wish.near or _place_of(office)
        asked = replace(wish, moment=at_office(office, wish.moment), near=near)
        with self.store.reading() as work:
            calendar = work.offices.calendar(office.id)
        return [help_from(match, asked.moment, calendar) for match in self.resources.find(asked, limit)]

    def catch_up(self) -> None:
        """Learn all that has changed in the directory; after a large import that takes a while."""
        self.resources.catch_up()

    def for_words(
        self, words: str, office: Office, *, languages: tuple[str, ...] = (), need_id: UUID | None = None
    ) -> Sequence[Help]:
        """List what fits these words now."""
        return self.suggest(words, office, languages=languages, need_id=need_id).help

    def suggest(
        self, words: str, office: Office, *, languages: tuple[str, ...] = (), need_id: UUID | None = None
    ) -> Suggested:
        """List what fits these words now, and say what is left out for this need, and why."""
        now = self.clock()
        left_out, age = self._known_of(need_id, now) if need_id else ((), None)
        gone = frozenset(each.resource_id for each in left_out if not each.ways)
        found = self(ResourceWish(words=words, moment=now, languages=languages, tried=gone, age=age), office)
        shut = {(each.resource_id, way) for each in left_out for way in each.ways}
        return Suggested(help=[_by_open_ways(each, shut) for each in found], left_out=left_out)

    def show(self, resource_id: UUID) -> Resource:
        """Show one resource whole; raises ResourceNotFound."""
        with self.store.reading() as work:
            return work.resources.get(resource_id)

    def _known_of(self, need_id: UUID, moment: datetime) -> tuple[Sequence[LeftOut], int | None]:
        with self.store.reading() as work:
            need = work.needs.get(need_id)
            return left_out_for(work, need, moment), _age_of_visitor(work, need, moment)


def left_out_for(work: UnitOfWork, need: Need, moment: datetime) -> Sequence[LeftOut]:
    """Say which resources, or which ways to them, are not suggested for a need at a moment, oldest trial first."""
    attempts = dict(of_each(_counted(work, need)))
    steps = work.steps.of_needs([need.id]).get(need.id, ())
    waiting = {s.resource_id: s for s in steps if isinstance(s, Referral) and s.is_waiting and leads_on(need, s)}
    day_of = partial(today_at, work.offices.get(need.office_id))
    left_out: list[LeftOut] = []
    for resource_id in {**attempts, **waiting}:
        resource = work.resources.get(resource_id)
        verdict = verdict_on(attempts.get(resource_id, ()), day_of, day_of(moment))
        left_out += _left_out(resource, verdict, waiting.get(resource_id))
    return sorted(left_out, key=lambda each: each.at)


def _age_of_visitor(work: UnitOfWork, need: Need, moment: datetime) -> int | None:
    """In years at the office, None where nobody knows who it is or when they were born."""
    born = work.visitors.get(need.visitor_id).birth_date if need.visitor_id else None
    if born is None:
        return None
    today = today_at(work.offices.get(need.office_id), moment)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def open_ways(work: UnitOfWork, need: Need, resource_id: UUID, moment: datetime) -> tuple[Avenue, ...]:
    """List the ways to a resource that are worth a try for a need at a moment."""
    of_it = [each for each in left_out_for(work, need, moment) if each.resource_id == resource_id]
    if any(not each.ways for each in of_it):
        return ()
    closed = {way for each in of_it for way in each.ways}
    return tuple(way for way in avenues_of(work.resources.get(resource_id)) if way not in closed)


def _counted(work: UnitOfWork, need: Need) -> Sequence[Attempt]:
    """What was to be heard of before a reopening has had its chance; what failed then has failed."""
    since = need.reopened_at
    return [a for a in work.needs.attempts(need.id) if since is None or a.at >= since or not a.result.waits]


def _left_out(resource: Resource, verdict: Verdict, waiting: Referral | None) -> Iterator[LeftOut]:
    """Say in one entry for each reason why a resource, or a way to it, is not suggested."""
    this = partial(LeftOut, resource_id=resource.id, resource_name=resource.name)
    if verdict.whole is not None and (verdict.whole.result.failed or waiting is None):
        yield this(result=verdict.whole.result, at=verdict.whole.at)
    elif waiting is not None:
        yield this(result=waiting.outcome, at=waiting.outcome_at or waiting.at)
    elif verdict.ways:
        last = max(verdict.ways.values(), key=lambda attempt: attempt.at)
        if set(avenues_of(resource)) <= set(verdict.ways):
            yield this(result=last.result, at=last.at)
            return
        for result in dict.fromkeys(attempt.result for attempt in verdict.ways.values()):
            closed = {way: a for way, a in verdict.ways.items() if a.result is result}
            yield this(result=result, at=max(a.at for a in closed.values()), ways=tuple(closed))


def _by_open_ways(help_: Help, shut: Collection[tuple[UUID, Avenue]]) -> Help:
    return replace(help_, ways=tuple(way for way in help_.ways if (help_.resource.id, way) not in shut))


def tried_for(work: UnitOfWork, need_id: UUID) -> frozenset[UUID]:
    """Name the resources that this need has been sent to or that were called for it."""
    called = {attempt.resource_id for attempt in work.needs.attempts(need_id) if attempt.resource_id}
    steps = work.steps.of_needs([need_id]).get(need_id, ())
    return frozenset(called | {step.resource_id for step in steps if isinstance(step, Referral)})


def help_from(match: ResourceMatch, moment: datetime, calendar: OfficeCalendar) -> Help:
    """Add to a match whether it is open at this moment; on public holidays of the office's place nobody knows."""
    there = at_resource(match.resource, moment)
    return Help(
        resource=match.resource,
        why=match.why,
        status=status_at(match.resource.schedules, there, is_holiday=calendar.is_public_holiday),
        distance_km=match.distance_km,
        score=match.score,
        ways=avenues_of(match.resource),
        holidays=frozenset(filter(calendar.is_public_holiday, week_around(there.date()))),
    )


def _place_of(office: Office) -> tuple[float, float] | None:
    if office.latitude is None or office.longitude is None:
        return None
    return office.latitude, office.longitude
