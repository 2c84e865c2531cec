# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a print."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.slip import SlipState
from kiosk.messages import Translator


class PrintReason(StrEnum):
    """Why a print failed or could not be confirmed; NONE, which is falsy, when all went well."""

    NONE = ""
    OUT_OF_PAPER = "out_of_paper"
    PAPER_JAM = "paper_jam"
    COVER_OPEN = "cover_open"
    OUT_OF_INK = "out_of_ink"
    PAUSED = "paused"
    STOPPED = "stopped"
    OFFLINE = "offline"
    NOT_THERE = "not_there"
    NO_DEFAULT = "no_default"
    PRINT_SYSTEM_AWAY = "print_system_away"
    NO_ANSWER = "no_answer"
    GARBLED = "garbled"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    STILL_PRINTING = "still_printing"
    DISK_FULL = "disk_full"
    NOT_WRITABLE = "not_writable"
    BUSY = "busy"
    CUTTER_STUCK = "cutter_stuck"
    SAYS_NOTHING = "says_nothing"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How a print ended, as far as we know.

    CONFIRMED: the printer said so and had no complaint; a file is on the disk. SENT: it has the whole
    document and is still at it. UNCONFIRMED: it may have printed. FAILED: it surely did not.
    `job` is the printer's own number for it, "" when it never had one.
    """

    state: SlipState
    job: str = ""
    reason: PrintReason = PrintReason.NONE


def said(reason: PrintReason, _: Translator) -> str:
    """Say a reason as one calm sentence with what to do now; "" for NONE."""
    return _sentences(_)[reason] if reason else ""


def _sentences(_: Translator) -> dict[PrintReason, str]:
    return {
        PrintReason.OUT_OF_PAPER: _("The printer is out of paper. Fill it and print again."),
        PrintReason.PAPER_JAM: _("Paper is stuck in the printer. Clear it and print again."),
        PrintReason.COVER_OPEN: _("The printer’s cover is open. Close it and print again."),
        PrintReason.OUT_OF_INK: _("The printer is out of ink or toner. Change it and print again."),
        PrintReason.PAUSED: _("The printer is paused. Resume it and print again."),
        PrintReason.STOPPED: _("The printer has stopped. Look at its display, then print again."),
        PrintReason.OFFLINE: _("The printer is switched off or its cable is out. Check both and print again."),
        PrintReason.NOT_THERE: _("There is no such printer. Choose another one."),
        PrintReason.NO_DEFAULT: _("No printer is chosen yet. Choose one in the settings."),
        PrintReason.PRINT_SYSTEM_AWAY: _(
            "This computer’s print system does not answer. Restart it or print to a file."
        ),
        PrintReason.NO_ANSWER: _("The printer does not answer. Check that it is on and print again."),
        PrintReason.GARBLED: _("The printer gives answers we don’t understand. Choose another one."),
        PrintReason.REFUSED: _("The printer refused the slip. Choose another printer or paper."),
        PrintReason.CANCELLED: _("Somebody cancelled the print at the printer. Print again if it is needed."),
        PrintReason.STILL_PRINTING: _("The printer is still at it. Look whether the slip comes out."),
        PrintReason.DISK_FULL: _("The disk is full, so the file was not written. Make room and try again."),
        PrintReason.NOT_WRITABLE: _("The file could not be written there. Choose another folder."),
        PrintReason.BUSY: _("The printer is busy or takes no slips just now. Wait a moment and print again."),
        PrintReason.CUTTER_STUCK: _("The printer’s knife is stuck. Switch the printer off and on and print again."),
        PrintReason.SAYS_NOTHING: _("The printer did not say whether it printed. Look whether the slip came out."),
        PrintReason.NOT_ALLOWED: _("This computer keeps us from the printer. Ask the person who looks after it."),
    }
