# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose visit is on the screen, and who works on it; no widgets."""

from uuid import UUID

from kiosk.desk.finish_visit import VisitSoFar
from kiosk.domain.staff import Actor, Staff
from kiosk.domain.visitor import Visitor
from kiosk.ui.reception.visit.visit_work import OpenedVisit
from kiosk.ui.reception.words.visitors import short_name


class OnScreen:
    """One visit at a time, or none. All parts of the visit's desk read it; the desk alone turns to another one."""

    def __init__(self) -> None:
        self.opened: OpenedVisit | None = None
        self.actor: Actor | None = None
        self.staff: Staff | None = None

    def turn_to(self, opened: OpenedVisit, actor: Actor, staff: Staff) -> None:
        """Turn to a visit, for whoever is signed in."""
        self.opened, self.actor, self.staff = opened, actor, staff

    def clear(self) -> None:
        """Turn to nobody."""
        self.opened = self.actor = self.staff = None

    @property
    def visit_id(self) -> UUID | None:
        """The visit."""
        return self.opened.greeting.visit.id if self.opened else None

    @property
    def visitor(self) -> Visitor | None:
        """Whom we greet; None for a guest, or when nobody is here."""
        return self.opened.greeting.visitor if self.opened else None

    @property
    def name(self) -> str:
        """What they like to be called, in short; "" for a guest."""
        return short_name(self.visitor)

    @property
    def is_at_screen(self) -> bool:
        """Whether the visit was begun at the touch screen, where the visitor may still be writing."""
        return bool(self.chosen_languages)

    @property
    def chosen_languages(self) -> tuple[str, ...]:
        """The language that was chosen at the touch screen, none for a visit that was begun at a desk."""
        language = self.opened.greeting.visit.language if self.opened else ""
        return (language,) if language else ()

    @property
    def so_far(self) -> VisitSoFar | None:
        """What is saved of the visit."""
        return self.opened.so_far if self.opened else None
