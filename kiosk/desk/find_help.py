# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can help: resources that fit a need's words; among those that fit alike, open now and near come first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.desk.office_time import at_office, at_resource
from kiosk.desk.ports import Clock, ResourceLookUp, ResourceWish, Store, UnitOfWork
from kiosk.domain.office import Office
from kiosk.domain.opening_hours import OpenStatus, status_at
from kiosk.domain.referral import Referral
from kiosk.domain.resource import Resource, ResourceMatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A suggestion: the resource, why it is suggested, and whether it is open at the moment asked about."""

    resource: Resource
    why: tuple[str, ...]
    status: OpenStatus
    distance_km: float | None = None
    score: float = 0.0


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
        return [help_from(match, asked.moment) for match in self.resources.find(asked, limit)]

    def for_words(
        self, words: str, office: Office, *, languages: tuple[str, ...] = (), need_id: UUID | None = None
    ) -> Sequence[Help]:
        """List what fits these words now."""
        tried = self._tried(need_id) if need_id else frozenset[UUID]()
        wish = ResourceWish(words=words, moment=self.clock(), languages=languages, tried=tried)
        return self(wish, office)

    def show(self, resource_id: UUID) -> Resource:
        """Show one resource whole; raises ResourceNotFound."""
        with self.store.reading() as work:
            return work.resources.get(resource_id)

    def _tried(self, need_id: UUID) -> frozenset[UUID]:
        with self.store.reading() as work:
            return tried_for(work, need_id)


def tried_for(work: UnitOfWork, need_id: UUID) -> frozenset[UUID]:
    """Name the resources that this need has been sent to or that were called for it."""
    called = {attempt.resource_id for attempt in work.needs.attempts(need_id) if attempt.resource_id}
    steps = work.steps.of_needs([need_id]).get(need_id, ())
    return frozenset(called | {step.resource_id for step in steps if isinstance(step, Referral)})


def help_from(match: ResourceMatch, moment: datetime) -> Help:
    """Add to a match whether it is open at this moment."""
    return Help(
        resource=match.resource,
        why=match.why,
        status=status_at(match.resource.schedules, at_resource(match.resource, moment)),
        distance_km=match.distance_km,
        score=match.score,
    )


def _place_of(office: Office) -> tuple[float, float] | None:
    if office.latitude is None or office.longitude is None:
        return None
    return office.latitude, office.longitude
