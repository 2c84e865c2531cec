# SPDX-License-Identifier: GPL-3.0-or-later
"""The need that is being written down, and the visit around it, as they stand on the screen; no widgets."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from kiosk.desk.find_help import Help
from kiosk.desk.finish_visit import VisitSoFar
from kiosk.desk.log_need import NeedHeard
from kiosk.domain.errors import NeedWithoutNextStep, NothingWasAsked, OnwardError
from kiosk.domain.need import Need
from kiosk.domain.next_step import is_live
from kiosk.domain.no_dead_end import needs_without_next_step
from kiosk.domain.referral import Referral
from kiosk.domain.resource_reason import LeftOut
from kiosk.domain.text import shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRead:
    """What the words of a need say: categories by id, a deadline of the visitor's own, and who can help.

    `left_out` is who is not suggested, because it was tried for this need.
    """

    categories: tuple[str, ...] = ()
    deadline: date | None = None
    help: tuple[Help, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """How a need is filed: what its words suggest, less what the desk took away, and what it added."""

    suggested: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: frozenset[str] = field(default_factory=frozenset)
    said_deadline: date | None = None
    dropped_deadline: date | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories as they would be saved."""
        kept = (id_ for id_ in (*self.suggested, *self.added) if id_ not in self.dropped)
        return tuple(dict.fromkeys(kept))

    @property
    def deadline(self) -> date | None:
        """The visitor's own deadline, unless the desk took it away."""
        return None if self.said_deadline == self.dropped_deadline else self.said_deadline

    def with_words_read(self, read: WordsRead) -> "Filing":
        """Take what the words suggest now; what was added or taken away stays so."""
        return replace(self, suggested=read.categories, said_deadline=read.deadline)

    def with_category(self, id_: str) -> "Filing":
        """Add a category, also one that was taken away before."""
        return replace(self, added=(*self.added, id_), dropped=self.dropped - {id_})

    def without_category(self, id_: str) -> "Filing":
        """Take a category away, for as long as this need is being written."""
        return replace(self, added=tuple(a for a in self.added if a != id_), dropped=self.dropped | {id_})

    def without_deadline(self) -> "Filing":
        """Take the deadline away that the words say now; another one may still come."""
        return replace(self, dropped_deadline=self.said_deadline)

    def heard(self, words: str) -> NeedHeard:
        """Put words and filing together, ready to be saved."""
        return NeedHeard(words=words, categories=self.categories, deadline=self.deadline)


def what_is_missing(so_far: VisitSoFar | None, words: str, in_hand: UUID | None, *, ready: bool) -> OnwardError | None:
    """Say why the visit could not be finished now, in the words of rule 3; None when it could.

    `words` are those not saved yet, `in_hand` an earlier need that is being given its step, and `ready` says that a
    step is chosen for the one or the other.
    """
    needs = so_far.needs if so_far else ()
    unsaid = bool(words.strip()) and in_hand is None
    if unsaid and not ready:
        return NeedWithoutNextStep(words=shortened(words))
    if so_far is not None:
        for need in needs_without_next_step(needs, so_far.steps):
            if not (ready and need.id == in_hand):
                return NeedWithoutNextStep(words=shortened(need.words))
    return None if needs or unsaid else NothingWasAsked()


def live_referrals(so_far: VisitSoFar | None) -> int:
    """Count the referrals of this visit that would be on its slip."""
    if so_far is None:
        return 0
    taken = (step for need in so_far.needs for step in so_far.steps.get(need.id, ()))
    return sum(isinstance(s, Referral) and is_live(s) and s.at >= so_far.visit.arrived_at for s in taken)


def has_something_to_print(so_far: VisitSoFar | None) -> bool:
    """Tell whether any next step of this visit is saved already."""
    if so_far is None:
        return False
    steps = (step for need in so_far.needs for step in so_far.steps.get(need.id, ()))
    return any(is_live(step) and step.at >= so_far.visit.arrived_at for step in steps)


def lacks_step(so_far: VisitSoFar, need_id: UUID) -> bool:
    """Tell whether nothing happens yet for an open need of the visit."""
    return any(need.id == need_id for need in needs_without_next_step(so_far.needs, so_far.steps))


def need_of(so_far: VisitSoFar | None, need_id: UUID | None) -> Need | None:
    """Find a need of the visit."""
    return next((need for need in so_far.needs if need.id == need_id), None) if so_far else None
