# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the directory right at the desk: add, edit, note, check, retire; nothing is ever deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.add_resource import made_here
from kiosk.desk.care_writing import CareWriting, caring
from kiosk.desk.directory_news import After, tell
from kiosk.desk.directory_ports import DirectoryWish
from kiosk.desk.edit_resource import edited
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock, Store
from kiosk.domain.ids import new_id
from kiosk.domain.resource import Resource, ResourceStatus
from kiosk.domain.resource_care import (
    CHECKED_ON,
    EDITABLE,
    NOTE,
    STATUS,
    CareAction,
    CareLine,
    DueCheck,
    KeptResource,
    OwnEdit,
    ResourceDetails,
    Source,
    WrongReport,
)
from kiosk.domain.resource_fields import clean_lines
from kiosk.domain.resource_rules import AlreadyRetired, FieldNotEditable
from kiosk.domain.staff import Actor
from kiosk.domain.text import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedResource:
    """Everything about one resource: as everybody gets it, as its source says it, and what the office settled.

    `edits` are the office's own; `reports` the open ones, oldest first; `history` is oldest first.
    """

    resource: Resource
    said: Resource
    edits: tuple[OwnEdit, ...]
    reports: Sequence[WrongReport]
    favourite: bool
    referrals: int
    history: Sequence[CareLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPage:
    """A part of the directory's list, by name, and how many there are in all."""

    rows: Sequence[Resource]
    total: int


@dataclass(frozen=True, slots=True)
class KeepDirectory:
    """Shows and changes the directory. Every change is signed, and what the office settled outlives every import.

    `after` is told the id of what was added, edited or offered again, once that is kept.
    """

    store: Store
    clock: Clock
    after: After | None = None

    # What there is

    def page(self, wish: DirectoryWish, first: int, count: int) -> DirectoryPage:
        """List what fits, by name; also what is not offered any more."""
        with self.store.reading() as work:
            return DirectoryPage(rows=work.resources.page(wish, first, count), total=work.resources.count(wish))

    def open(self, resource_id: UUID, office_id: UUID) -> OpenedResource:
        """Show one resource whole; raises ResourceNotFound."""
        with self.store.reading() as work:
            kept, care = work.resources.kept(resource_id), work.resource_care
            return OpenedResource(
                resource=kept.held,
                said=kept.said,
                edits=kept.edits,
                reports=care.open_reports([resource_id]).get(resource_id, ()),
                favourite=resource_id in care.favourites(office_id),
                referrals=care.referrals([resource_id]).get(resource_id, 0),
                history=care.history(resource_id),
            )

    def history(self, resource_id: UUID) -> Sequence[CareLine]:
        """Say everything that happened to it, oldest first."""
        with self.store.reading() as work:
            return work.resource_care.history(resource_id)

    def sources(self) -> Sequence[Source]:
        """List where the directory came from, by name, with the latest import of each."""
        with self.store.reading() as work:
            return work.sources.all()

    # What it says

    def add(self, details: ResourceDetails, actor: Actor) -> Resource:
        """Add a resource that no source has; it counts as checked today.

        An in-house answer has the office's own place and phone unless the details name others. Raises what is wrong
        or missing as one sentence (see kiosk.domain.resource_rules).
        """
        with caring(self.store, self.clock, actor) as care:
            resource = made_here(details, care.work.offices.get(actor.office_id), care.today)
            care.work.resources.put_all([KeptResource(said=resource)])
            care.line(resource.id, CareAction.ADDED)
            care.work.commit()
        tell(self.after, [resource.id])
        return resource

    def edit(
        self, resource_id: UUID, changes: Mapping[str, object], actor: Actor, *, seen: Resource | None = None
    ) -> Resource:
        """Hold these values (field names of EDITABLE) whatever the source says; the very same value is no edit.

        A field edited back to the source's value follows the source again. `seen` is the resource as the editor showed
        it: raises ChangedMeanwhile when somebody else changed one of these fields since. Raises what is wrong as one
        sentence, and then nothing is changed.
        """
        with caring(self.store, self.clock, actor) as care:
            kept = care.work.resources.kept(resource_id)
            after = edited(care, kept, changes, seen)
            if after == kept:
                return kept.held
            resource = care.keep(after)
        tell(self.after, [resource_id])
        return resource

    def take_the_sources(self, resource_id: UUID, field_name: str, actor: Actor) -> Resource:
        """Give an own edit up, so that the field follows its source again; raises FieldNotEditable."""
        if field_name not in EDITABLE:
            raise FieldNotEditable(field_name=field_name)
        with self.store.reading() as work:
            said = work.resources.kept(resource_id).said
        return self.edit(resource_id, {field_name: getattr(said, field_name)}, actor)

    def note(self, resource_id: UUID, text: str, actor: Actor) -> Resource:
        """Keep the office's note ("side door", "ask for Sam") beside the resource; "" takes it away."""
        note = clean_lines(text)
        with caring(self.store, self.clock, actor) as care:
            kept = care.work.resources.kept(resource_id)
            before = kept.held.note
            if note == before:
                return kept.held
            care.line(resource_id, CareAction.NOTED, NOTE, (before, note))
            return care.keep(kept.settled(NOTE, note, care.act))

    # Whether it is offered

    def retire(self, resource_id: UUID, reason: str, actor: Actor) -> Resource:
        """Offer it no more, whatever its source says, and close what was reported; raises TextMissing."""
        text = clean_text(reason)
        with caring(self.store, self.clock, actor) as care:
            kept = care.work.resources.kept(resource_id)
            if kept.held.status is not ResourceStatus.ACTIVE:
                raise AlreadyRetired(resource=kept.held.name)
            return self._set_status(care, kept, ResourceStatus.INACTIVE, text)

    def restore(self, resource_id: UUID, actor: Actor) -> Resource:
        """Offer it again, also when its source has it no longer."""
        with caring(self.store, self.clock, actor) as care:
            kept = care.work.resources.kept(resource_id)
            if kept.held.status is ResourceStatus.ACTIVE:
                return kept.held
            resource = self._set_status(care, kept, ResourceStatus.ACTIVE)
        tell(self.after, [resource_id])
        return resource

    def _set_status(self, care: CareWriting, kept: KeptResource, status: ResourceStatus, reason: str = "") -> Resource:
        action = CareAction.RESTORED if status is ResourceStatus.ACTIVE else CareAction.RETIRED
        care.line(kept.id, action, STATUS, (kept.held.status, status), reason)
        care.work.resource_care.close_reports(kept.id, care.act)
        return care.keep(kept.looked_at().settled(STATUS, status, care.act))

    # Whether it is right

    def checked(self, resource_id: UUID, actor: Actor) -> Resource:
        """Say that its details were checked today; that closes what was reported and what the source changed."""
        with caring(self.store, self.clock, actor) as care:
            kept = care.work.resources.kept(resource_id)
            care.line(resource_id, CareAction.CHECKED, CHECKED_ON, (kept.held.checked_on, care.today))
            care.work.resource_care.close_reports(resource_id, care.act)
            return care.keep(kept.looked_at().settled(CHECKED_ON, care.today, care.act))

    def report_wrong(self, resource_id: UUID, text: str, actor: Actor) -> WrongReport:
        """Put it on top of the list to check; `text` may be "". The same report twice is one."""
        said = clean_lines(text)
        with caring(self.store, self.clock, actor) as care:
            care.work.resources.kept(resource_id)
            for report in care.work.resource_care.open_reports([resource_id]).get(resource_id, ()):
                if (report.by, report.text) == (actor.staff_id, said):
                    return report
            report = WrongReport(
                id=new_id(),
                resource_id=resource_id,
                at=care.act.at,
                by=care.act.by,
                by_name=care.by_name,
                office_id=care.act.office_id,
                text=said,
            )
            care.work.resource_care.add_report(report)
            care.line(resource_id, CareAction.REPORTED_WRONG, text=said)
            care.work.commit()
            return report

    def due_checks(self, office_id: UUID, limit: int, offset: int = 0) -> Sequence[DueCheck]:
        """List what is to be checked: reported first, then what its source changed under an own edit, then the rest.

        The rest is what is offered and was not checked for CHECK_EVERY_DAYS, oldest and most referred to first.
        """
        with self.store.reading() as work:
            ids = work.resource_care.due(today_at(work.offices.get(office_id), self.clock()), offset, limit)
            kept = work.resources.kept_of(ids)
            reports, referrals = work.resource_care.open_reports(ids), work.resource_care.referrals(ids)
            return [
                DueCheck(
                    resource=kept[resource_id].held,
                    reports=tuple(reports.get(resource_id, ())),
                    changed_under=kept[resource_id].to_look_at,
                    referrals=referrals.get(resource_id, 0),
                )
                for resource_id in ids
            ]

    def due_check_count(self, office_id: UUID) -> int:
        """Count what is to be checked."""
        with self.store.reading() as work:
            return work.resource_care.count_due(today_at(work.offices.get(office_id), self.clock()))

    # What the office likes to offer

    def favourite(self, resource_id: UUID, actor: Actor, *, on: bool) -> None:
        """Make it one of the office's favourites, or no longer."""
        with caring(self.store, self.clock, actor) as care:
            care.work.resources.kept(resource_id)
            if on != (resource_id in care.work.resource_care.favourites(actor.office_id)):
                care.work.resource_care.set_favourite(resource_id, care.act, on=on)
                care.work.commit()

    def favourites(self, office_id: UUID) -> frozenset[UUID]:
        """Name an office's favourites."""
        with self.store.reading() as work:
            return work.resource_care.favourites(office_id)
