# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a print."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
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


def said(problem: str, _: Translator) -> str:
    """Say a reason of the printers or of the spool in two sentences at most: what is wrong, and what to do about it.

    "" for no reason. Printing again is what the spool, a button or the command line is for, so only what a person
    has to decide speaks of it.
    """
    if not problem:
        return ""
    return _sentences(_).get(problem) or _("Something went wrong with the printer. Go and look at it.")


def _sentences(_: Translator) -> dict[str, str]:
    return {
        SpoolReason.FAULT: _("Something went wrong in Onward. Tell the person who looks after it."),
        SpoolReason.INTERRUPTED: _("Onward stopped while the slip was printing."),
        SpoolReason.TOO_LATE: _("The slip has waited too long to print by itself. Print it again if it is needed."),
        SpoolReason.TAKEN_OFF: _("Somebody took the slip off the queue. Print it again if it is needed."),
        SpoolReason.REPLACED: _("A newer slip of this visit has taken its place."),
        SpoolReason.NEVER_CAME_OUT: _("Nobody saw the slip come out. The next print is a copy."),
        PrintReason.OUT_OF_PAPER: _("The printer is out of paper. Fill it."),
        PrintReason.PAPER_JAM: _("Paper is stuck in the printer. Take it out."),
        PrintReason.COVER_OPEN: _("The printer’s cover is open. Close it."),
        PrintReason.OUT_OF_INK: _("The printer is out of ink or toner. Change the cartridge."),
        PrintReason.PAUSED: _("The printer is paused. Set it going again."),
        PrintReason.STOPPED: _("The printer has stopped. Look at its display or its lights."),
        PrintReason.OFFLINE: _("The printer is switched off or its cable is out. Check both."),
        PrintReason.NOT_THERE: _("There is no such printer. Choose another one."),
        PrintReason.NO_DEFAULT: _("No printer is chosen yet. Choose one in the settings."),
        PrintReason.PRINT_SYSTEM_AWAY: _(
            "This computer’s print system does not answer. Restart it or print to a file."
        ),
        PrintReason.NO_ANSWER: _("The printer does not answer. Check that it is on."),
        PrintReason.GARBLED: _("The printer gives answers we don’t understand. Choose another one."),
        PrintReason.REFUSED: _("The printer refused the slip. Choose another printer or paper."),
        PrintReason.CANCELLED: _("Somebody cancelled the slip at the printer. Print it again if it is needed."),
        PrintReason.STILL_PRINTING: _("The printer is still at it."),
        PrintReason.DISK_FULL: _("The disk is full, so the file was not written. Make room on it."),
        PrintReason.NOT_WRITABLE: _("The file could not be written there. Choose another folder."),
        PrintReason.BUSY: _("The printer is busy or takes no slips just now. Wait a moment."),
        PrintReason.CUTTER_STUCK: _("The printer’s knife is stuck. Switch the printer off and on."),
        PrintReason.SAYS_NOTHING: _("The printer did not say whether it printed."),
        PrintReason.NOT_ALLOWED: _("This computer keeps us from the printer. Ask the person who looks after it."),
    }
