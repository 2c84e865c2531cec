# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the name, phone or birthday that was typed on a public screen may mean: for staff alone (rule 9)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kiosk.desk.add_visitor import VisitorDetails, add_visitor, better_known, changed_visitor
from kiosk.desk.join_visits import join_visits, others_open
from kiosk.desk.ports import Clock, Store, UnitOfWork, VisitorLookUp
from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor

MOST_LIKELY = 3
_MOST_LOOKED_AT = 20
_LEAST_PHONE_DIGITS = 6
_LEAST_WEIGHT = 0.7
_TOLD_TO_STAFF = ("preferred_name", "pronunciation", "birth_date", "note", "external_id")
"""What no touch screen writes into a visitor's record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A visitor who may be meant, and why. `last_visit` is when they came last before (aware, UTC).

    `is_here` tells whether another visit of theirs is open, which goes on in this one once staff say that it is them;
    `helper` is who is with them there, "" for nobody.
    """

    visitor: Visitor
    why: tuple[MatchReason, ...]
    last_visit: datetime | None = None
    is_here: bool = False
    helper: str = ""


@dataclass(frozen=True, slots=True)
class WhoItMayBe:
    """Compares what somebody said of themselves with the visitors we know, and keeps what staff make of it."""

    store: Store
    look_up: VisitorLookUp
    clock: Clock

    def __call__(self, visit_id: UUID) -> Sequence[Likely]:
        """List at most three, likeliest first; none once it is known whose visit it is. Raises VisitNotFound."""
        with self.store.reading() as work:
            visit = work.visits.get(visit_id)
            if not is_open_question(work, visit):
                return ()
        evidence = self._evidence(visit)
        with self.store.reading() as work:
            known = work.visitors.several(id_ for id_ in evidence if id_ != visit.visitor_id)
            weighed = (_weighed(visitor, evidence[id_], visit.said_birthday) for id_, visitor in known.items())
            best = sorted((each for each in weighed if each is not None), key=lambda each: -each[0])[:MOST_LIKELY]
            return [_with_visits(work, visit, likely) for _weight, likely in best]

    def identify(self, visit_id: UUID, visitor_id: UUID, actor: Actor) -> Visit:
        """Give the visit and its needs to a visitor we know; raises VisitNotFound or VisitorNotFound.

        Somebody whom the touch screen made a visitor of, for a card, was that visitor all along: the card is theirs.
        A visit that they have open already goes on in this one. Where a colleague was faster, their word stands.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(visit_id)
            if is_open_question(work, visit):
                visit = _recognised(work, visit, work.visitors.get(visitor_id), act)
            work.commit()
            return visit

    def somebody_new(self, visit_id: UUID, details: VisitorDetails, actor: Actor) -> Visit:
        """Give the visit and its needs to somebody we did not know; raises NameMissing, NameTooLong or LineTooLong."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            visit = work.visits.get(visit_id)
            if is_open_question(work, visit):
                visit = _belongs_to(work, visit, _new_or_begun(work, visit, details, act))
            work.commit()
            return visit

    def _evidence(self, visit: Visit) -> dict[UUID, list[VisitorMatch]]:
        """Look up each thing that was typed on its own, so that two that agree count twice."""
        evidence: dict[UUID, list[VisitorMatch]] = {}
        for typed in (visit.said_name, _phone_in(visit)):
            for match in self.look_up.find(typed, _MOST_LOOKED_AT) if typed else ():
                evidence.setdefault(match.visitor_id, []).append(match)
        return evidence


def is_open_question(work: UnitOfWork, visit: Visit) -> bool:
    """Tell whether somebody typed who they are and no member of staff has said yet whether we know them.

    A visitor who is no older than the visit was made by it, at the touch screen, from what was typed.
    """
    if not visit.said or visit.visitor_id is None:
        return bool(visit.said)
    return work.visitors.get(visit.visitor_id).created_at >= visit.arrived_at


def _weighed(visitor: Visitor, matches: Sequence[VisitorMatch], birthday: str) -> tuple[float, Likely] | None:
    """Weigh what speaks for a visitor: a whole name or phone is 1, and so is a birthday that agrees.

    A birthday that does not agree puts them last, where a slip of the finger leaves them to be found. None for a
    visitor who resembles what was typed too little to be asked about.
    """
    born = f"{visitor.birth_date:%m-%d}" if visitor.birth_date else ""
    agrees, differs = bool(birthday) and birthday == born, bool(birthday and born) and birthday != born
    weight = sum(match.score for match in matches)
    if weight < _LEAST_WEIGHT and not agrees:
        return None
    why = dict.fromkeys(reason for match in matches for reason in match.why)
    if agrees:
        why[MatchReason.BIRTH_DATE] = None
    return weight + agrees - differs, Likely(visitor=visitor, why=tuple(why))


def _new_or_begun(work: UnitOfWork, visit: Visit, details: VisitorDetails, act: Act) -> Visitor:
    """Keep somebody new; whoever has a card from the touch screen is kept already, by what was typed there."""
    if visit.visitor_id is None:
        return add_visitor(work, details, act)
    visitor = changed_visitor(work.visitors.get(visit.visitor_id), details)
    work.visitors.save(visitor)
    return visitor


def _recognised(work: UnitOfWork, visit: Visit, visitor: Visitor, act: Act) -> Visit:
    """It is somebody we know, whom we knew less of, or who is here twice: from now on they are one."""
    typed = VisitorDetails(name="", phone=_phone_in(visit))
    known = _known_better(work, visitor, typed)
    before = visit.visitor_id
    visit = _belongs_to(work, visit, known)
    if before is not None and before != known.id:
        _become_one(work, work.visitors.get(before), known, act)
    return join_visits(work, visit, act)


def _belongs_to(work: UnitOfWork, visit: Visit, visitor: Visitor) -> Visit:
    """What they typed has led to them, so nobody needs to be asked again."""
    before = visit.must_be_open().visitor_id
    known = replace(visit, visitor_id=visitor.id, said_name="", said_contact="", said_birthday="")
    work.visits.save(known)
    for need in work.needs.of_visit(visit.id):
        if need.visitor_id == before:
            work.needs.save(replace(need, visitor_id=visitor.id))
    return known


def _become_one(work: UnitOfWork, made: Visitor, known: Visitor, act: Act) -> None:
    """Give everything of a visitor whom the touch screen made to who it is: the card, and what it has led to since.

    The emptied record stays, so that whatever still names it does not break; no look-up finds it. One that staff have
    written something else into is left to them.
    """
    work.visitors.revoke_cards(known.id, act.at)
    work.visitors.move_cards(made.id, known.id)
    for visit in work.visits.of_visitor(made.id):
        work.visits.save(replace(visit, visitor_id=known.id))
    for need in work.needs.of_visitor(made.id):
        work.needs.save(replace(need, visitor_id=known.id))
    better = _known_better(work, known, made)
    if all(getattr(made, fact) in {"", None, getattr(better, fact)} for fact in _TOLD_TO_STAFF):
        work.visitors.save(Visitor(id=made.id, office_id=made.office_id, name="", created_at=made.created_at))


def _known_better(work: UnitOfWork, known: Visitor, told: Visitor | VisitorDetails) -> Visitor:
    better = better_known(known, told)
    if better != known:
        work.visitors.save(better)
    return better


def _with_visits(work: UnitOfWork, visit: Visit, likely: Likely) -> Likely:
    """Add when they came last and whether they are here already, at the desk or waiting."""
    id_ = likely.visitor.id
    here = others_open(work, replace(visit, visitor_id=id_))
    helpers = (work.staff.get(other.helper_id).called for other in here if other.helper_id)
    last = work.visits.last_visits([id_]).get(id_)
    return replace(likely, last_visit=last, is_here=bool(here), helper=next(helpers, ""))


def _phone_in(visit: Visit) -> str:
    """Return the phone number that was typed, "" for none; an address or a sentence is no number."""
    has_letters = any(c.isalpha() or c == "@" for c in visit.said_contact)
    digits = sum(c.isdigit() for c in visit.said_contact)
    return "" if has_letters or digits < _LEAST_PHONE_DIGITS else visit.said_contact
