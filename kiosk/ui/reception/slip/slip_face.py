# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bar says of a print, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.desk.station_printers import OFFICE_DEFAULT, ways_of
from kiosk.domain.printer import StationPrinters
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SlipPrint, SpoolReason
from kiosk.messages import Translator
from kiosk.ui.spool_runner import were_all_tried


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFace:
    """Words, and which buttons stand beside them; `again` names the button to print again, "" for none."""

    words: str = ""
    asks: bool = False
    can_stop: bool = False
    again: str = ""
    offers_pdf: bool = False


NOTHING = SlipFace()
_WRITTEN_BY_US = "pdf:"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFaces:
    """Speaks of the prints of the visit on the screen; `say_problem` turns a problem word into a sentence."""

    translate: Translator
    say_problem: Callable[[str], str]

    def printing(self, target: str) -> SlipFace:
        """Say that it is on its way to a printer or into a file."""
        _ = self.translate
        return SlipFace(words=_("Saving …") if target.startswith(_WRITTEN_BY_US) else _("Printing …"))

    def of(self, order: SlipPrint, printers: StationPrinters | None, trouble: str) -> SlipFace:
        """Say how far a print has come. `trouble` is what was wrong before it went to the printer it went to."""
        match order.state:
            case SlipState.QUEUED | SlipState.SENT:
                return self._under_way(order, printers)
            case SlipState.CONFIRMED:
                return SlipFace(words=self._done(order, printers, trouble))
            case SlipState.UNCONFIRMED:
                return self._question(order)
            case SlipState.FAILED:
                return self._not_done(order)

    def _under_way(self, order: SlipPrint, printers: StationPrinters | None) -> SlipFace:
        """Wait once every printer was tried; what goes to the next printer, or has just been ordered, is printing."""
        if not order.problem:
            return self.printing(order.target)
        if not order.tries:
            return SlipFace(words=self.translate("Printing … {problem}", problem=self.say_problem(order.problem)))
        if printers is not None and not were_all_tried(order, ways_of(order.target, order.paper, printers)):
            return self.printing(order.target)
        said = self.translate(
            "Waiting for the printer. {problem} It prints by itself when that is mended.",
            problem=self.say_problem(order.problem),
        )
        return SlipFace(words=said, can_stop=True)

    def _done(self, order: SlipPrint, printers: StationPrinters | None, trouble: str) -> str:
        _ = self.translate
        instead = _fallback(order, printers)
        if order.path:
            return _("Saved as {file}", file=Path(order.path).name)
        if instead and trouble:
            return _("Printed on {printer} instead. {problem}", printer=instead, problem=self.say_problem(trouble))
        if instead:
            return _("Printed on {printer} instead.", printer=instead)
        return _("Printed, copy {number}", number=order.copy) if order.copy > 1 else _("Printed")

    def _question(self, order: SlipPrint) -> SlipFace:
        _, again = self.translate, self.translate("Print a copy")
        if not order.asks:
            return SlipFace(words=_("It did not come out."), again=again)
        if not order.problem:
            return SlipFace(words=_("Sent to the printer. Did it come out?"), asks=True, again=again)
        said = _("{problem} Did it come out?", problem=self.say_problem(order.problem))
        return SlipFace(words=said, asks=True, again=again)

    def _not_done(self, order: SlipPrint) -> SlipFace:
        _ = self.translate
        if order.problem == SpoolReason.TAKEN_OFF:
            return SlipFace(words=_("Not printed. Saved all the same."), again=_("Print again"))
        why = self.say_problem(order.problem) if order.problem else ""
        if order.target.startswith(_WRITTEN_BY_US):
            return SlipFace(words=why or _("No file was written."), offers_pdf=True)
        said = _("Not printed: {problem} Saved all the same.", problem=why) if why else ""
        said = said or _("Not printed. Saved all the same.")
        return SlipFace(words=said, again=_("Print again"), offers_pdf=True)


def _fallback(order: SlipPrint, printers: StationPrinters | None) -> str:
    """Name the printer that stepped in, "" where none did."""
    stepped_in = printers.fallback if printers is not None and order.target == OFFICE_DEFAULT else None
    if stepped_in is None or order.printed_on != stepped_in.target:
        return ""
    return stepped_in.name or stepped_in.target
