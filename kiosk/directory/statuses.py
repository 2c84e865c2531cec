# SPDX-License-Identifier: GPL-3.0-or-later
"""Which services may be referred to: those that their owner says are active, and no others."""

from collections import Counter

from kiosk.directory.cells import plain_line
from kiosk.directory.problem import Place, ProblemList
from kiosk.directory.shelf import Shelf
from kiosk.domain.resource import ResourceStatus

_ACTIVE = frozenset({
    "active", "open", "published", "live", "current", "enabled", "aktiv", "offen", "geöffnet", "veröffentlicht",
    "activo", "activa", "abierto", "abierta", "publicado", "publicada", "vigente", "actif", "ouvert", "ouverte",
    "publié", "publiée",
})  # fmt: skip
_INACTIVE = frozenset({
    "inactive", "defunct", "temporarily closed", "permanently closed", "closed", "suspended", "archived", "disabled",
    "deleted", "retired", "inaktiv", "geschlossen", "vorübergehend geschlossen", "archiviert", "gelöscht", "inactivo",
    "inactiva", "cerrado", "cerrada", "cerrado temporalmente", "suspendido", "suspendida", "inactif", "fermé", "fermée",
})  # fmt: skip

_UNKNOWN = "The status “{status}” does not say plainly that the service is active, so nobody is sent there."
_RESTING = (
    "{count} of {total} services are marked as not active by their owner. They are kept, but nobody is sent there."
)
_ALL_RESTING = (
    "Every one of the {total} services is marked as not active (“{status}”), so nobody can be sent to any of them. "
    "If they are open after all, please ask whoever owns this data to correct the status."
)
_UNSAID = "{count} of {total} services do not say whether they are active. They were taken to be."


def status_of(cell: str) -> ResourceStatus:
    """Tell whether people may be sent there: "active" or nothing said; any other word keeps them away."""
    said = plain_line(cell).casefold()
    return ResourceStatus.ACTIVE if not said or said in _ACTIVE else ResourceStatus.INACTIVE


def report_statuses(shelf: Shelf, problems: ProblemList) -> None:
    """Say what the services' statuses mean for whoever uses them, once for the whole source."""
    said: Counter[str] = Counter()
    file = ""
    for service in shelf.things("service"):
        status = plain_line(service["status"])
        said[status] += 1
        file = service.place.file
        if status and status.casefold() not in _ACTIVE | _INACTIVE:
            problems.warning(service.place, "status", _UNKNOWN, status=status)
    _sum_up(Place(file), said, problems)


def _sum_up(place: Place, said: Counter[str], problems: ProblemList) -> None:
    total = said.total()
    resting = sum(count for status, count in said.items() if status_of(status) is ResourceStatus.INACTIVE)
    if total and resting == total:
        problems.error(place, "status", _ALL_RESTING, total=total, status=said.most_common(1)[0][0])
    elif resting:
        problems.info(place, "status", _RESTING, count=resting, total=total)
    if said[""]:
        problems.info(place, "status", _UNSAID, count=said[""], total=total)
