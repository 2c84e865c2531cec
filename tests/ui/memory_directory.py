# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory in dictionaries: resources with the office's own edits, and what happened to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.next_step import NextStep
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.domain.resource_care import (
    CHECK_EVERY_DAYS,
    NEVER_CHECKED_DAYS,
    CareLine,
    KeptResource,
    Source,
    WrongReport,
)
from kiosk.domain.spoken_words import folded
from kiosk.domain.staff import Act


@dataclass
class DirectoryTables:
    """What the directory keeps. A resource that is in `held` alone is as its source says it."""

    held: dict[UUID, Resource] = field(default_factory=dict)
    kept: dict[UUID, KeptResource] = field(default_factory=dict)
    lines: list[CareLine] = field(default_factory=list)
    reports: dict[UUID, WrongReport] = field(default_factory=dict)
    favourites: set[tuple[UUID, UUID]] = field(default_factory=set)
    sources: dict[str, Source] = field(default_factory=dict)

    def of(self, resource_id: UUID) -> KeptResource:
        if resource_id not in self.held:
            raise ResourceNotFound
        kept = self.kept.get(resource_id)
        return kept if kept and kept.held == self.held[resource_id] else KeptResource(said=self.held[resource_id])


class MemoryResources:
    def __init__(self, tables: DirectoryTables) -> None:
        self._tables, self._all = tables, tables.held

    def get(self, resource_id: UUID) -> Resource:
        return self._tables.of(resource_id).held

    def several(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, Resource]:
        return {id_: self._all[id_] for id_ in resource_ids if id_ in self._all}

    def kept(self, resource_id: UUID) -> KeptResource:
        return self._tables.of(resource_id)

    def kept_of(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, KeptResource]:
        return {id_: self._tables.of(id_) for id_ in resource_ids if id_ in self._all}

    def ids_of_source(self, source: str) -> set[UUID]:
        kept = map(self._tables.of, self._all)
        return {k.id for k in kept if k.said.source == source and k.said.status is not ResourceStatus.VANISHED}

    def put_all(self, resources: Iterable[KeptResource]) -> None:
        for kept in resources:
            self._all[kept.id], self._tables.kept[kept.id] = kept.held, kept

    def page(self, wish: DirectoryWish, first: int, count: int) -> Sequence[Resource]:
        liked = {id_ for office_id, id_ in self._tables.favourites if office_id == wish.favourites_of}
        fitting = [r for r in self._all.values() if fits(r, wish) and (wish.favourites_of is None or r.id in liked)]
        return sorted(fitting, key=lambda r: (folded(r.name), r.id))[first : first + count]

    def count(self, wish: DirectoryWish) -> int:
        return len(self.page(wish, 0, len(self._all)))

    def stream(self) -> Iterator[Resource]:
        return iter([self._all[id_] for id_ in sorted(self._all)])


def fits(resource: Resource, wish: DirectoryWish) -> bool:
    names = folded(f"{resource.name} {resource.alternate_name} {resource.organization} {resource.location}")
    return (
        all(word in names for word in folded(wish.words).split())
        and wish.kind in {None, resource.kind}
        and wish.status in {None, resource.status}
        and wish.source in {None, resource.source}
    )


class MemoryResourceCare:
    def __init__(self, tables: DirectoryTables, steps: Mapping[UUID, NextStep]) -> None:
        self._tables, self._steps = tables, steps

    def record(self, lines: Iterable[CareLine]) -> None:
        self._tables.lines.extend(lines)

    def history(self, resource_id: UUID) -> Sequence[CareLine]:
        return [line for line in self._tables.lines if line.resource_id == resource_id]

    def add_report(self, report: WrongReport) -> None:
        self._tables.reports[report.id] = report

    def open_reports(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[WrongReport]]:
        still_open = [report for report in self._tables.reports.values() if report.closed_at is None]
        return {id_: [report for report in still_open if report.resource_id == id_] for id_ in resource_ids}

    def close_reports(self, resource_id: UUID, act: Act) -> None:
        for report in self.open_reports([resource_id])[resource_id]:
            self._tables.reports[report.id] = replace(report, closed_at=act.at, closed_by=act.by)

    def set_favourite(self, resource_id: UUID, act: Act, *, on: bool) -> None:
        self._tables.favourites.discard((act.office_id, resource_id))
        if on:
            self._tables.favourites.add((act.office_id, resource_id))

    def favourites(self, office_id: UUID) -> frozenset[UUID]:
        return frozenset(id_ for office, id_ in self._tables.favourites if office == office_id)

    def due(self, today: date, first: int, count: int) -> Sequence[UUID]:
        due = [(self._pressing(kept), kept) for kept in map(self._tables.of, self._tables.held)]
        listed = [(how, kept) for how, kept in due if how < 2 or _long_ago(kept.held, today)]
        times = self.referrals(self._tables.held)
        listed.sort(key=lambda d: (d[0], -_age(d[1].held, today) * (1 + times.get(d[1].id, 0)), d[1].id))
        return [kept.id for _, kept in listed[first : first + count]]

    def count_due(self, today: date) -> int:
        return len(self.due(today, 0, len(self._tables.held)))

    def referrals(self, resource_ids: Iterable[UUID]) -> Mapping[UUID, int]:
        wanted = set(resource_ids)
        sent = (step.resource_id for step in self._steps.values() if isinstance(step, Referral))
        return Counter(resource_id for resource_id in sent if resource_id in wanted)

    def outcomes(self) -> Mapping[UUID, Mapping[Outcome, int]]:
        went: dict[UUID, Counter[Outcome]] = defaultdict(Counter)
        for step in self._steps.values():
            if isinstance(step, Referral) and step.outcome is not None:
                went[step.resource_id][step.outcome] += 1
        return went

    def _pressing(self, kept: KeptResource) -> int:
        if self.open_reports([kept.id])[kept.id]:
            return 0
        return 1 if kept.to_look_at else 2


def _long_ago(resource: Resource, today: date) -> bool:
    return resource.is_offered_on(today) and _age(resource, today) >= CHECK_EVERY_DAYS


def _age(resource: Resource, today: date) -> int:
    return (today - resource.checked_on).days if resource.checked_on else NEVER_CHECKED_DAYS


class MemorySources:
    def __init__(self, tables: DirectoryTables) -> None:
        self._tables, self._all = tables, tables.sources

    def get(self, name: str) -> Source | None:
        source = self._all.get(name)
        return source and replace(source, resources=len(MemoryResources(self._tables).ids_of_source(name)))

    def put(self, source: Source) -> None:
        self._all[source.name] = source

    def all(self) -> Sequence[Source]:
        found = (self.get(name) for name in sorted(self._all))
        return [source for source in found if source is not None]
