# SPDX-License-Identifier: GPL-3.0-or-later
"""A station and its printers in words."""

from uuid import UUID

from kiosk.domain.office import Station
from kiosk.domain.printer import PrinterChoice
from kiosk.messages import Translator
from kiosk.ui.reception.settings.choosing import Looked, StationDraft
from kiosk.ui.reception.settings.targets import kind_of, place_of
from kiosk.ui.reception.words.printers import found_in_words, name_in_words, paper_in_words


def station_name(station: Station, here: UUID, _: Translator) -> str:
    """Name a screen; `here` is the one that somebody sits at."""
    return _("{name} (this screen)", name=station.name) if station.id == here else station.name


def station_note(draft: StationDraft, here: UUID, _: Translator) -> str:
    """Say what to know before choosing for a station, "" for nothing."""
    if draft.station_id != here:
        return _(
            "Printers are looked for from this computer. One on USB, on a serial line or in the print system must be "
            "set up in the same way at {station}.",
            station=draft.at.station.name,
        )
    return "" if draft.at.chosen else _("Nobody has chosen for this screen yet. Until then it prints as shown.")


def what_it_prints_on(draft: StationDraft, _: Translator) -> str:
    """Say on one line what is saved for a station: both printers with their paper."""
    if not draft.at.chosen:
        return _("Nothing is chosen here yet.")
    printer, fallback = _printer(draft.at.printers.default, _), draft.at.printers.fallback
    if fallback is None:
        return _("{printer}. No fallback.", printer=printer)
    return _("{printer}. If it can’t print: {fallback}.", printer=printer, fallback=_printer(fallback, _))


def looked_in_words(looked: Looked, _: Translator) -> str:
    """Say what the look around brought; that nothing was found is said where the printers would stand."""
    if looked.looking:
        return _("Looking for printers …")
    return found_in_words(len(looked.found), _) if looked.found else ""


def _printer(choice: PrinterChoice, _: Translator) -> str:
    name = name_in_words(choice, kind_of(choice.target), place_of(choice.target), _)
    return f"{name}, {paper_in_words(choice.paper, _)}"
