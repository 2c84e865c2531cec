# SPDX-License-Identifier: GPL-3.0-or-later
"""Printers in words: what they are, where, how they are, and what became of a test slip."""

from collections.abc import Callable
from pathlib import Path

from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.printer import FoundPrinter, PrinterChoice, PrinterKind
from kiosk.domain.slip import Paper, SlipState
from kiosk.domain.spool import Delivery
from kiosk.messages import Translator

Chip = tuple[str, str]
"""A short state and the role it is shown in."""

_DRAWN_BITS = 870_000  # a full slip on 80 mm paper, ten bits a byte


def kind_in_words(kind: PrinterKind | None, _: Translator) -> str:
    """Say how a printer is reached; None is a file."""
    match kind:
        case PrinterKind.QUEUE:
            return _("Set up on this computer")
        case PrinterKind.IPP:
            return _("Printer on the network")
        case PrinterKind.RECEIPT_NETWORK:
            return _("Receipt printer on the network")
        case PrinterKind.RECEIPT_USB:
            return _("Receipt printer, USB")
        case PrinterKind.RECEIPT_SERIAL:
            return _("Receipt printer, serial line")
        case None:
            return _("A file")


def paper_in_words(paper: Paper, _: Translator) -> str:
    """Name a paper."""
    match paper:
        case Paper.A4:
            return _("A4")
        case Paper.LETTER:
            return _("US Letter")
        case Paper.A5:
            return _("A5")
        case Paper.RECEIPT_80:
            return _("80 mm roll")
        case Paper.RECEIPT_58:
            return _("58 mm roll")


def letters_in_words(_: Translator, *, own: bool) -> str:
    """Say how a receipt printer gets its letters."""
    return _("The printer’s own (for slow lines)") if own else _("Drawn (any language, sharp)")


def slow_line_in_words(baud: int, _: Translator) -> str:
    """Say what to know before slips are drawn over a slow serial line."""
    minutes = max(1, round(_DRAWN_BITS / baud / 60))
    takes = _.several(
        "At this speed, a drawn slip takes about {count} minute.",
        "At this speed, a drawn slip takes about {count} minutes.",
        minutes,
    )
    return takes + " " + _("The printer’s own letters are much faster, in languages of Latin script.")


def name_in_words(choice: PrinterChoice, kind: PrinterKind | None, place: str, _: Translator) -> str:
    """Name a chosen printer: as people call it, else by where it is."""
    if choice.target == OFFICE_DEFAULT:
        return _("This computer’s default printer")
    return choice.name or (Path(place).name if kind is None else place)


def trouble_chip(trouble: str, _: Translator) -> Chip:
    """Say a print reason in a word or two."""
    words = {
        "out_of_paper": _("Out of paper"),
        "paper_jam": _("Paper is stuck"),
        "cover_open": _("Cover is open"),
        "out_of_ink": _("Out of ink"),
        "paused": _("Paused"),
        "stopped": _("Stopped"),
        "no_answer": _("No answer"),
        "busy": _("Busy"),
        "not_allowed": _("No access"),
    }
    return words.get(trouble, _("Needs a look")), "chip-due"


def found_chip(printer: FoundPrinter, _: Translator) -> Chip:
    """Say how a printer is that was found; receipt printers and serial lines only say that they are there."""
    if printer.trouble:
        return asked_chip(printer.trouble, _)
    if printer.kind is PrinterKind.RECEIPT_SERIAL:
        return _("Port found"), "chip"
    return (_("Found"), "chip") if printer.kind.is_receipt else (_("Ready"), "chip-settled")


def is_away(trouble: str) -> bool:
    """Tell whether a print reason means that nothing is there to print on."""
    return trouble in {"offline", "not_there", "no_default", "print_system_away"}


def asked_chip(trouble: str, _: Translator) -> Chip:
    """Say how a printer is that was asked itself; `trouble` is a print reason, "" for ready."""
    if is_away(trouble):
        return _("Not found just now"), "chip-waiting"
    return trouble_chip(trouble, _) if trouble else (_("Ready"), "chip-settled")


def found_in_words(count: int, _: Translator) -> str:
    """Say how many printers were found."""
    if not count:
        return _("No printer was found. Check that it is on and connected, then look again, or type its address.")
    return _.several("{count} printer found.", "{count} printers found.", count)


def became_of(delivery: Delivery, say_problem: Callable[[str], str], _: Translator) -> tuple[str, str]:
    """Say what became of a test slip, and what to do about it."""
    why = say_problem(delivery.problem) if delivery.problem else ""
    match delivery.state:
        case SlipState.CONFIRMED if delivery.path:
            return _("Saved as {file}.", file=Path(delivery.path).name), ""
        case SlipState.CONFIRMED:
            return _("Printed. Is it readable, and is the code sharp?"), _(
                "If not, choose another paper or model above and print another one."
            )
        case SlipState.SENT | SlipState.QUEUED:
            return _("Sent to the printer. Does it come out?"), _(
                "If it does not, look at the printer’s display, then look again here."
            )
        case SlipState.UNCONFIRMED:
            return _("It may have printed. Did it come out?"), why or _(
                "If it did not, check that the printer is on, and print another one."
            )
        case SlipState.FAILED:
            return _("Not printed."), why or _("Check that the printer is on and connected, then try again.")
