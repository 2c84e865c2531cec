# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is here now: at the touch screen, waiting, or being helped and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.desk.ports import Store
from kiosk.domain.text import shortened
from kiosk.domain.visit import CallReason, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyPlace:
    """One person in the lobby. `name` is "" for somebody we do not know, `said` "" when nothing is written down yet.

    `said_name` is what they typed about themselves on a public screen. `called_at` and `called_for` say since when
    (aware, UTC) and why they asked for a person.
    """

    visit_id: UUID
    name: str
    said: str
    state: VisitState
    since: datetime
    helper_id: UUID | None = None
    helper: str = ""
    called_at: datetime | None = None
    called_for: CallReason | None = None
    said_name: str = ""

    @property
    def shown_name(self) -> str:
        """The name we know, else the one they typed; "" for somebody anonymous."""
        return self.name or self.said_name

    @property
    def calls_for(self) -> CallReason | None:
        """Why they wait for a person right now; nobody who is being helped does."""
        return None if self.state is VisitState.BEING_HELPED else self.called_for

    @property
    def waits_since(self) -> datetime:
        """Since when they wait for a person, or are here at all."""
        return self.called_at if self.calls_for and self.called_at else self.since


@dataclass(frozen=True, slots=True)
class WatchLobby:
    """Shows the lobby, and tells cheaply whether anything has changed."""

    store: Store

    def __call__(self, office_id: UUID) -> Sequence[LobbyPlace]:
        """List who is here: those who asked for a person first, then everybody else, each longest wait first."""
        with self.store.reading() as work:
            visits = work.visits.lobby(office_id)
            ids = [visit.id for visit in visits]
            visitors = work.visitors.several(visit.visitor_id for visit in visits if visit.visitor_id)
            needs, drafts = work.needs.of_visits(ids), work.drafts.of_visits(ids)
            called = {staff.id: staff.called for staff in work.staff.of_office(office_id)}
        said = {id_: of_visit[-1].words for id_, of_visit in needs.items() if of_visit}
        said |= {id_: draft.words for id_, draft in drafts.items() if id_ not in said}
        places = [
            LobbyPlace(
                visit_id=visit.id,
                name=visitors[visit.visitor_id].listed if visit.visitor_id else "",
                said=shortened(said.get(visit.id, "")),
                state=visit.state,
                since=visit.arrived_at,
                helper_id=visit.helper_id,
                helper=called.get(visit.helper_id, "") if visit.helper_id else "",
                called_at=visit.called_at,
                called_for=visit.called_for,
                said_name=shortened(visit.said_name),
            )
            for visit in visits
        ]
        return sorted(places, key=lambda place: (place.calls_for is None, place.waits_since))

    def revision(self) -> int:
        """Count the saves of all windows so far; a number that stays the same means that nothing changed."""
        return self.store.revision()
