# SPDX-License-Identifier: GPL-3.0-or-later
"""What each station prints on: chosen at the desk, else as the machine's settings have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import OnwardError
from kiosk.domain.office import Station, StationKind
from kiosk.domain.printer import PrinterChoice, StationPrinters
from kiosk.domain.slip import Paper
from kiosk.domain.staff import Actor

OFFICE_DEFAULT = "printer"
"""The target that means: whatever this station prints on."""

_RECEIPT_PORT = ":9100"


class SamePrinterTwice(OnwardError):
    """A fallback that would fail together with the printer it stands in for."""

    message = "The printer and its fallback are the same. Choose another fallback, or none."


@dataclass(frozen=True, slots=True, kw_only=True)
class AtStation:
    """A station and what it prints on. `chosen` is false when nobody chose that at the desk."""

    station: Station
    printers: StationPrinters
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoosePrinters:
    """Says and changes what a station prints on. `by_settings` is what the machine's settings name."""

    store: Store
    clock: Clock
    by_settings: PrinterChoice

    def of(self, office_id: UUID, station_id: UUID) -> StationPrinters:
        """Return a station's printers."""
        with self.store.reading() as work:
            return printers_of(work, office_id, station_id, self.by_settings)

    def at_each(self, office_id: UUID) -> Sequence[AtStation]:
        """Return the printers of each of an office's screens, oldest first; the command line is no screen."""
        with self.store.reading() as work:
            return [
                AtStation(
                    station=station,
                    printers=printers_of(work, office_id, station.id, self.by_settings),
                    chosen=work.offices.printers(station.id) is not None,
                )
                for station in work.offices.stations(office_id)
                if station.kind is not StationKind.COMMAND_LINE
            ]

    def choose(self, printers: StationPrinters, actor: Actor) -> StationPrinters:
        """Keep what a station prints on from now; what is in the queue goes there, too. Raises SamePrinterTwice."""
        if printers.fallback is not None and is_same_printer(printers.default.target, printers.fallback.target):
            raise SamePrinterTwice
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            work.offices.set_printers(printers, act)
            work.commit()
            return printers


def is_same_printer(one: str, other: str) -> bool:
    """Tell whether two targets name one printer, whatever model or speed it is driven with."""
    return _place(one) == _place(other)


def printers_of(work: UnitOfWork, office_id: UUID, station_id: UUID, by_settings: PrinterChoice) -> StationPrinters:
    """Return what a station prints on.

    That is what was chosen for it; else the printer that the settings name; else what was chosen first for another
    station of the office, which serves the command line; else the system's default printer.
    """
    chosen = work.offices.printers(station_id)
    if chosen is not None:
        return chosen
    if by_settings.target == OFFICE_DEFAULT:
        for station in work.offices.stations(office_id):
            elsewhere = work.offices.printers(station.id)
            if elsewhere is not None:
                return StationPrinters(station_id=station_id, default=elsewhere.default, fallback=elsewhere.fallback)
    return StationPrinters(station_id=station_id, default=by_settings)


def ways_of(target: str, paper: Paper | None, printers: StationPrinters) -> tuple[PrinterChoice, ...]:
    """List the printers for a target and a wished paper in the order in which they are tried.

    One that was named has no fallback: somebody wanted just that. The paper wished for is the first printer's;
    the fallback prints on its own.
    """
    own = printers.default
    if target != OFFICE_DEFAULT:
        return (PrinterChoice(target=target, paper=paper or own.paper),)
    first = PrinterChoice(target=own.target, paper=paper or own.paper, name=own.name)
    return (first, *printers.ways[1:])


def _place(target: str) -> str:
    """Reduce a target to where the printer is; case never tells queues, hosts or devices apart."""
    kind, _colon, rest = target.strip().casefold().partition(":")
    place = rest.rpartition("?")[0] or rest if kind.startswith("escpos") else rest
    if kind == "escpos":
        place = place.strip().removesuffix(_RECEIPT_PORT)
    elif kind == "escpos-serial":
        place = place.partition("@")[0]
    return f"{kind}:{place.strip()}"
