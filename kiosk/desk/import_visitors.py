# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking over the visitors of another system; the good rows are kept, the others reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.desk.add_visitor import VisitorDetails, changed_visitor, new_visitor
from kiosk.desk.ports import Clock, Store
from kiosk.domain.errors import OnwardError
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visitor import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorLine:
    """One visitor of a file, and the line it stands on."""

    line: int
    details: VisitorDetails


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that could not be taken over, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorsImported:
    """How an import went: `read` lines, each of them added, an update of somebody known, or rejected."""

    read: int
    added: int
    updated: int
    rejected: Sequence[Rejected]


@dataclass(frozen=True, slots=True)
class ImportVisitors:
    """Adds visitors and updates those with an external id that we know; all of a file or nothing."""

    store: Store
    clock: Clock

    def __call__(self, lines: Iterable[VisitorLine | Rejected], actor: Actor) -> VisitorsImported:
        """Keep the good lines in one go."""
        act = actor.acting_at(self.clock())
        made: list[Visitor] = []
        rejected: list[Rejected] = []
        for line in lines:
            try:
                rejected.append(line) if isinstance(line, Rejected) else made.append(new_visitor(line.details, act))
            except OnwardError as error:
                rejected.append(Rejected(line.line, str(error)))
        added, updated = self._keep(made, act)
        rejected.sort(key=lambda row: row.line)
        return VisitorsImported(read=len(made) + len(rejected), added=added, updated=updated, rejected=rejected)

    def _keep(self, made: Sequence[Visitor], act: Act) -> tuple[int, int]:
        with self.store.writing() as work:
            external_ids = [visitor.external_id for visitor in made if visitor.external_id]
            known = dict(work.visitors.of_external_ids(act.office_id, external_ids))
            new: dict[object, Visitor] = {}
            changed: dict[object, Visitor] = {}
            for visitor in made:
                before = changed.get(visitor.external_id) or known.get(visitor.external_id)
                if before is not None:
                    changed[visitor.external_id] = _updated(before, visitor)
                elif visitor.external_id in new:
                    new[visitor.external_id] = _updated(new[visitor.external_id], visitor)
                else:
                    new[visitor.external_id or visitor.id] = visitor
            work.visitors.add_all(list(new.values()))
            for visitor in changed.values():
                work.visitors.save(visitor)
            work.commit()
        return len(new), len(made) - len(new)


def _updated(before: Visitor, after: Visitor) -> Visitor:
    """Take over what the file says, and keep what it is silent about."""
    silent = VisitorDetails(name="")
    said = {name: getattr(after, name) for name in VisitorDetails.__slots__}
    said = {name: value for name, value in said.items() if value != getattr(silent, name)}
    merged = VisitorDetails(**({name: getattr(before, name) for name in VisitorDetails.__slots__} | said))
    return changed_visitor(before, merged)
