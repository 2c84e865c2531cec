# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether somebody we owe something is here now."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.lobby import LobbyPlace


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The open visit of somebody we owe something, or who they are; neither for a guest who has gone."""

    name: str
    visit_id: UUID | None = None
    visitor_id: UUID | None = None


def whereabouts(desk: Desk, office_id: UUID, owed: Owed) -> Whereabouts:
    """Look for them in the lobby; asks the store, so call it on its worker."""
    for place in desk.watch_lobby(office_id):
        if place.visit_id == owed.need.visit_id or _is_theirs(desk, place, owed):
            return Whereabouts(owed.visitor, visit_id=place.visit_id)
    return Whereabouts(owed.visitor, visitor_id=owed.need.visitor_id)


def _is_theirs(desk: Desk, place: LobbyPlace, owed: Owed) -> bool:
    """Tell whether this is another visit of the same person, whom others may share a name with."""
    if not owed.visitor or place.name != owed.visitor:
        return False
    return desk.greet.again(place.visit_id).visit.visitor_id == owed.need.visitor_id
