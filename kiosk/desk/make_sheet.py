# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting places that can help on a sheet: those somebody has listed, or those that fit a search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from kiosk.desk.find_help import FindHelp
from kiosk.desk.office_time import at_office, at_resource
from kiosk.desk.place_on_paper import place_on_paper
from kiosk.desk.ports import Clock, ResourceWish, Store
from kiosk.domain.category import Category
from kiosk.domain.errors import ResourceNotFound
from kiosk.domain.office import Office
from kiosk.domain.resource import Resource
from kiosk.domain.sheet import MOST_PLACES, UNNAMED_CATEGORIES, HelpSheet, NothingToList, SheetGroup
from kiosk.domain.working_time import OfficeCalendar

MOST_PHONES = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWishes:
    """How the sheet is wished. `language` is BCP 47, "" for the office's own."""

    language: str = ""
    large_print: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedKind:
    """Resources of one kind, the best first. `name` is the category's to show, "" for none."""

    name: str = ""
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Resources for a sheet, kind by kind where kinds were asked for; `more` says that others were found."""

    kinds: tuple[ListedKind, ...]
    more: bool = False

    @property
    def resources(self) -> tuple[Resource, ...]:
        """All of them, in the order of the sheet."""
        return tuple(resource for kind in self.kinds for resource in kind.resources)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeSheet:
    """Composes sheets; keeps nothing. What was searched for is never on the sheet: it may be a visitor's words."""

    store: Store
    find_help: FindHelp
    categories: Sequence[Category]
    clock: Clock

    def of_listed(self, resource_ids: Sequence[UUID], office: Office, wishes: SheetWishes) -> HelpSheet:
        """Compose the sheet of these resources, in this order; raises NothingToList when none is offered any more."""
        offered = tuple(self._offered(resource_ids, at_office(office, self.clock())))
        kind = ListedKind(name=self._shared(offered), resources=offered[:MOST_PLACES])
        return self.of(Listed(kinds=(kind,), more=len(offered) > MOST_PLACES), office, wishes)

    def search(self, wish: ResourceWish, office: Office, limit: int = MOST_PLACES) -> Listed:
        """Find what fits the wish, category by category where some are wished, each with its share of the limit."""
        limit = min(limit, MOST_PLACES)
        if not wish.categories:
            found = self._find(wish, office, limit + 1)
            kind = ListedKind(name=self._shared(found[:limit]), resources=found[:limit])
            return Listed(kinds=(kind,), more=len(found) > limit)
        share = max(1, limit // len(wish.categories))
        kinds: list[ListedKind] = []
        taken: set[UUID] = set()
        more = False
        for category_id in wish.categories:
            found = self._find(replace(wish, categories=(category_id,)), office, len(taken) + share + 1)
            new = tuple(resource for resource in found if resource.id not in taken)
            kinds.append(ListedKind(name=self._name(category_id), resources=new[:share]))
            taken |= {resource.id for resource in new[:share]}
            more = more or len(new) > share
        return Listed(kinds=_unnamed_last(kinds), more=more)

    def of(self, listed: Listed, office: Office, wishes: SheetWishes) -> HelpSheet:
        """Compose the sheet of what was listed; raises NothingToList when that is nothing."""
        if not listed.resources:
            raise NothingToList
        now = at_office(office, self.clock())
        on_paper = partial(place_on_paper, phones=MOST_PHONES, is_holiday=self._calendar(office).is_public_holiday)
        return HelpSheet(
            office=office.name,
            phone=office.phone,
            language=wishes.language or office.language,
            printed_at=now,
            large_print=wishes.large_print,
            groups=tuple(
                SheetGroup(
                    name=kind.name,
                    places=tuple(on_paper(resource, now) for resource in kind.resources),
                )
                for kind in listed.kinds
                if kind.resources
            ),
            more=listed.more,
        )

    def _calendar(self, office: Office) -> OfficeCalendar:
        with self.store.reading() as work:
            return work.offices.calendar(office.id)

    def _find(self, wish: ResourceWish, office: Office, limit: int) -> tuple[Resource, ...]:
        return tuple(help_.resource for help_ in self.find_help(wish, office, limit))

    def _offered(self, resource_ids: Sequence[UUID], now: datetime) -> Iterable[Resource]:
        with self.store.reading() as work:
            for resource_id in resource_ids:
                try:
                    resource = work.resources.get(resource_id)
                except ResourceNotFound:  # gone since it was listed
                    continue
                if resource.is_offered_on(at_resource(resource, now).date()):
                    yield resource

    def _shared(self, resources: Sequence[Resource]) -> str:
        """Name the kind of help that all of them are filed under, "" where there is none or it stays unnamed."""
        filed = [set(resource.categories) for resource in resources]
        shared = set.intersection(*filed) if filed else set[str]()
        return next((category.name for category in self.categories if category.id in shared - UNNAMED_CATEGORIES), "")

    def _name(self, category_id: str) -> str:
        names = {category.id: category.name for category in self.categories if category.id not in UNNAMED_CATEGORIES}
        return names.get(category_id, "")


def _unnamed_last(kinds: Sequence[ListedKind]) -> tuple[ListedKind, ...]:
    """Put kinds that show no name together behind the others."""
    unnamed = tuple(resource for kind in kinds if not kind.name for resource in kind.resources)
    return (*(kind for kind in kinds if kind.name), ListedKind(resources=unnamed))
