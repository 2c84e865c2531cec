# SPDX-License-Identifier: GPL-3.0-or-later
"""What follows from choosing a printer: which one was found for it, its papers, and how it is driven."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from kiosk.desk.station_printers import OFFICE_DEFAULT, AtStation, is_same_printer
from kiosk.domain.printer import FoundPrinter, PrinterChoice, ReceiptModel, StationPrinters
from kiosk.domain.slip import Paper
from kiosk.ui.reception.settings.targets import kind_of, model_of, with_model

_ROLLS = (Paper.RECEIPT_80, Paper.RECEIPT_58)
_FIRST = Paper.A5


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look around brought. `done` once there was an answer; what was found stays while we look again.

    `asked` has what single targets said when they were asked how they are: a print reason, "" for ready. `asking`
    is the one that is being asked.
    """

    found: tuple[FoundPrinter, ...] = ()
    looking: bool = False
    done: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)
    asking: str = ""

    def leaves_open(self, target: str) -> bool:
        """Tell whether a look around says nothing of how a printer is: it was not seen, or does not tell unasked."""
        found, kind = self.match(target), kind_of(target)
        return kind is not None and (found is None or found.kind.is_receipt)

    def match(self, target: str) -> FoundPrinter | None:
        """Find the printer that a target means; None when it is not there."""
        if target == OFFICE_DEFAULT:
            return next((printer for printer in self.found if printer.is_default), None)
        return next((printer for printer in self.found if is_same_printer(printer.target, target)), None)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two targets mean one printer, the system's default under its own name too."""
        return is_same_printer(self._own_name(one), self._own_name(other))

    def _own_name(self, target: str) -> str:
        found = self.match(target)
        return found.target if found is not None else target


@dataclass(frozen=True, slots=True)
class StationDraft:
    """What a station would print on once it is saved."""

    at: AtStation
    printers: StationPrinters

    @classmethod
    def of(cls, at: AtStation) -> "StationDraft":
        """Begin with what is saved."""
        return cls(at, at.printers)

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.printers != self.at.printers

    @property
    def station_id(self) -> UUID:
        """Whose it is."""
        return self.at.station.id

    def saved_elsewhere(self, at: AtStation) -> "StationDraft":
        """Take in what is saved now; what was changed here stays changed."""
        return replace(self, at=at) if self.changed else StationDraft.of(at)


def choice_of(found: FoundPrinter, before: PrinterChoice | None) -> PrinterChoice:
    """Choose a printer that was found, on the paper chosen before where it takes that."""
    known = found.papers or (_ROLLS if found.kind.is_receipt else ())
    return PrinterChoice(target=found.target, paper=_paper(before, known), name=found.name)


def choice_typed(target: str, before: PrinterChoice | None) -> PrinterChoice:
    """Choose a printer by an address that somebody typed."""
    kind = kind_of(target)
    known = _ROLLS if kind is not None and kind.is_receipt else ()
    return PrinterChoice(target=target, paper=_paper(before, known))


def driven_as(choice: PrinterChoice, model: ReceiptModel) -> PrinterChoice:
    """Drive a receipt printer as a model, on that model's paper."""
    return replace(choice, target=with_model(choice.target, model.name), paper=model.paper)


def model_for(choice: PrinterChoice, models: Sequence[ReceiptModel]) -> ReceiptModel | None:
    """Tell as which model it is driven: the one that was chosen, else the first for its paper, else the first."""
    named = (model for model in models if model.name == model_of(choice.target))
    of_paper = (model for model in models if model.paper is choice.paper)
    return next((model for among in (named, of_paper, iter(models)) for model in among), None)


def papers_for(
    choice: PrinterChoice, found: FoundPrinter | None, models: Sequence[ReceiptModel]
) -> tuple[Sequence[Paper], Sequence[Paper]]:
    """List the papers it is known to take, then those it may take as well.

    A receipt printer takes rolls alone, and prints on its own where another paper is chosen.
    """
    kind = kind_of(choice.target)
    if kind is not None and kind.is_receipt:
        narrow = model_of(choice.target) and model_for(choice, models)
        return (_ROLLS[1:] if narrow and narrow.paper is Paper.RECEIPT_58 else _ROLLS), ()
    known = found.papers if found is not None else ()
    return known, tuple(paper for paper in Paper if paper not in known)


def _paper(before: PrinterChoice | None, known: Sequence[Paper]) -> Paper:
    if before is not None and (before.paper in known or not (known or before.paper in _ROLLS)):
        return before.paper
    return known[0] if known else _FIRST
