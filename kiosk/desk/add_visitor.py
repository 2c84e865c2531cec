# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting to know somebody new, or more about somebody we know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kiosk.desk.ports import Store, UnitOfWork, VisitorLookUp
from kiosk.domain.ids import new_id
from kiosk.domain.staff import Act
from kiosk.domain.text import clean_line, clean_name, one_line
from kiosk.domain.visitor import ContactPreference, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorDetails:
    """What somebody told us about themselves. Only the name is needed."""

    name: str
    preferred_name: str = ""
    pronunciation: str = ""
    languages: tuple[str, ...] = ()
    phone: str = ""
    birth_date: date | None = None
    note: str = ""
    external_id: str = ""
    confidential: bool = False
    large_print: bool = False
    contact_preference: ContactPreference = ContactPreference.ANY

    def cleaned(self) -> "VisitorDetails":
        """Put every text on one clean line; raises NameMissing, NameTooLong or LineTooLong."""
        return replace(
            self,
            name=clean_name(self.name),
            preferred_name=clean_name(self.preferred_name) if self.preferred_name.strip() else "",
            pronunciation=clean_line(self.pronunciation),
            phone=clean_line(self.phone),
            note=one_line(self.note),
            external_id=clean_line(self.external_id),
        )


def new_visitor(details: VisitorDetails, act: Act) -> Visitor:
    """Make a visitor from what they told us; raises NameMissing, NameTooLong or LineTooLong."""
    told = details.cleaned()
    return Visitor(
        id=new_id(),
        office_id=act.office_id,
        created_at=act.at,
        consented_at=act.at,
        **{name: getattr(told, name) for name in VisitorDetails.__slots__},
    )


def changed_visitor(visitor: Visitor, details: VisitorDetails) -> Visitor:
    """Put what they tell us now in place of what we knew; raises NameMissing, NameTooLong or LineTooLong."""
    told = details.cleaned()
    return replace(visitor, **{name: getattr(told, name) for name in VisitorDetails.__slots__})


def better_known(known: Visitor, told: Visitor | VisitorDetails) -> Visitor:
    """Take down what we did not know yet; what we knew stays."""
    new = {name: getattr(told, name) for name in VisitorDetails.__slots__ if not getattr(known, name)}
    return replace(known, **new)


def add_visitor(work: UnitOfWork, details: VisitorDetails, act: Act) -> Visitor:
    """Keep somebody new."""
    visitor = new_visitor(details, act)
    work.visitors.add(visitor)
    return visitor


@dataclass(frozen=True, slots=True)
class KnowVisitor:
    """Shows who a new visitor might already be, and changes what we know of somebody."""

    store: Store
    look_up: VisitorLookUp

    def likely_duplicates(self, details: VisitorDetails, act: Act) -> Sequence[Visitor]:
        """List visitors who may be this very person, likeliest first."""
        matches = self.look_up.likely_duplicates(new_visitor(details, act))
        with self.store.reading() as work:
            known = work.visitors.several(match.visitor_id for match in matches)
        return [known[match.visitor_id] for match in matches if match.visitor_id in known]

    def change(self, visitor_id: UUID, details: VisitorDetails) -> Visitor:
        """Save what they tell us now."""
        with self.store.writing() as work:
            visitor = changed_visitor(work.visitors.get(visitor_id), details)
            work.visitors.save(visitor)
            work.commit()
            return visitor
