# SPDX-License-Identifier: GPL-3.0-or-later
"""What the directory's list shows, brought in parts off the window's thread; no widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import takewhile
from uuid import UUID

from kiosk.desk.directory_ports import DirectoryWish
from kiosk.desk.find_help import FindHelp
from kiosk.desk.keep_directory import KeepDirectory, OpenedResource
from kiosk.desk.office_time import at_office, at_resource
from kiosk.desk.ports import Clock, ResourceWish
from kiosk.domain.office import Office
from kiosk.domain.opening_hours import OpenStatus, status_at
from kiosk.domain.resource import Resource, ResourceKind, ResourceStatus
from kiosk.domain.resource_care import DueCheck, WrongReport

MOST_FITTING = 40
MOST_BY_NAME = 100
PART = 50
_MOST_REPORTED = 200


class Shown(StrEnum):
    """What of the directory is listed."""

    ALL = "all"
    FAVOURITES = "favourites"
    TO_CHECK = "to-check"
    IN_HOUSE = "in-house"
    JOB_LEADS = "job-leads"
    NOT_OFFERED = "not-offered"


@dataclass(frozen=True, slots=True)
class ListWish:
    """What is to be listed: one of the lists, and the words to look for in it."""

    shown: Shown = Shown.ALL
    words: str = ""

    @property
    def is_search(self) -> bool:
        """Whether the best fits come first; every other list is by name, or by what is to be checked first."""
        return self.shown is Shown.ALL and bool(self.words.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row: the resource, whether it is open, and why it is to be checked where that is listed."""

    resource: Resource
    status: OpenStatus
    distance_km: float | None = None
    due: DueCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart:
    """Some rows from `first` on, of `total`. `fitting` of a search are its best fits; `more` were found by name."""

    wish: ListWish
    first: int
    rows: Sequence[Listed]
    total: int
    fitting: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is marked in every list: the office's favourites, what was reported, and how much is to be checked."""

    favourites: frozenset[UUID] = frozenset()
    reports: Mapping[UUID, Sequence[WrongReport]] = field(default_factory=dict)
    to_check: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Looks into the directory for one office; call it on the store's worker."""

    keep: KeepDirectory
    find_help: FindHelp
    office: Office
    clock: Clock

    def part(self, wish: ListWish, first: int = 0, count: int = PART) -> ListPart:
        """Bring a part of a list."""
        if wish.is_search:
            return self._search(wish)
        if wish.shown is Shown.TO_CHECK and not wish.words.strip():
            due = self.keep.due_checks(self.office.id, count, first)
            rows = [replace(self._listed(each.resource), due=each) for each in due]
            return ListPart(wish=wish, first=first, rows=rows, total=self.keep.due_check_count(self.office.id))
        if wish.shown is Shown.TO_CHECK:
            return self._search_due(wish)
        return self._by_name(wish, first, count)

    def marks(self) -> Marks:
        """Bring what is marked."""
        first = self.keep.due_checks(self.office.id, _MOST_REPORTED)
        reported = takewhile(lambda due: due.reports, first)
        return Marks(
            favourites=self.keep.favourites(self.office.id),
            reports={due.resource.id: due.reports for due in reported},
            to_check=self.keep.due_check_count(self.office.id),
        )

    def whole(self, resource_id: UUID) -> OpenedResource:
        """Bring everything about one resource."""
        return self.keep.open(resource_id, self.office.id)

    def status_of(self, resource: Resource) -> OpenStatus:
        """Say whether it is open now."""
        return status_at(resource.schedules, at_resource(resource, self._now))

    @property
    def _now(self) -> datetime:
        return at_office(self.office, self.clock())

    def _listed(self, resource: Resource) -> Listed:
        return Listed(resource=resource, status=self.status_of(resource))

    def _search(self, wish: ListWish) -> ListPart:
        found = self.find_help(ResourceWish(words=wish.words, moment=self.clock()), self.office, MOST_FITTING)
        fitting = [Listed(resource=h.resource, status=h.status, distance_km=h.distance_km) for h in found]
        ids = {each.resource.id for each in fitting}
        page = self.keep.page(DirectoryWish(words=wish.words), 0, MOST_BY_NAME)
        others = [self._listed(each) for each in page.rows if each.id not in ids]
        rows = fitting + others
        left = max(0, page.total - len(page.rows))
        return ListPart(wish=wish, first=0, rows=rows, total=len(rows), fitting=len(fitting), more=left)

    def _search_due(self, wish: ListWish) -> ListPart:
        """Look through what is most pressing; nobody checks more than that at once."""
        words = wish.words.casefold().split()
        due = self.keep.due_checks(self.office.id, _MOST_REPORTED)
        named = [each for each in due if all(word in _named(each.resource) for word in words)]
        rows = [replace(self._listed(each.resource), due=each) for each in named]
        return ListPart(wish=wish, first=0, rows=rows, total=len(rows))

    def _by_name(self, wish: ListWish, first: int, count: int) -> ListPart:
        rows: list[Resource] = []
        total = 0
        for each in self._wishes(wish):  # one list behind the other
            page = self.keep.page(each, max(0, first - total), max(0, count - len(rows)))
            rows += page.rows
            total += page.total
        return ListPart(wish=wish, first=first, rows=[self._listed(each) for each in rows], total=total)

    def _wishes(self, wish: ListWish) -> tuple[DirectoryWish, ...]:
        asked = DirectoryWish(words=wish.words.strip())
        match wish.shown:
            case Shown.ALL | Shown.TO_CHECK:
                return (asked,)
            case Shown.FAVOURITES:
                return (replace(asked, favourites_of=self.office.id),)
            case Shown.IN_HOUSE:
                return (replace(asked, kind=ResourceKind.IN_HOUSE),)
            case Shown.JOB_LEADS:
                return (replace(asked, kind=ResourceKind.JOB_LEAD),)
            case Shown.NOT_OFFERED:
                gone = (ResourceStatus.INACTIVE, ResourceStatus.VANISHED)
                return tuple(replace(asked, status=status) for status in gone)


def _named(resource: Resource) -> str:
    return f"{resource.name} {resource.organization}".casefold()
