# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about the prints in the queue: whose they are, where they go, and how far they have come."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.desk.slip_queue import InQueue
from kiosk.desk.station_printers import OFFICE_DEFAULT
from kiosk.domain.printer import StationPrinters
from kiosk.domain.reference import spoken
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SlipPrint
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.slips.deeds import Deed, Done, QueueNow, needs_somebody
from kiosk.ui.reception.words.dates import near_day
from kiosk.ui.reception.words.visitors import MOST_NAME_CHARACTERS
from kiosk.ui.words.joining import BETWEEN

_FILES = frozenset({"pdf", "png", "escpos-file"})
_SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class StateWords:
    """How far a print has come: the chip's words and role, and the icon that goes with them."""

    words: str
    role: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipWords:
    """Speaks of prints as they are at a moment; `say_problem` turns a print's problem into a sentence."""

    queue: QueueNow
    now: datetime
    zone: ZoneInfo
    say_problem: Callable[[str], str]
    translate: Translator

    def called(self, row: InQueue) -> str:
        """Name the visitor, whole."""
        return row.name or self.translate("Guest")

    def heading(self, row: InQueue) -> str:
        """Say whose slip it is, and which: "Maria’s slip K7F-3MQ"."""
        if not row.name:
            return self.translate("A guest’s slip {reference}", reference=self.which(row))
        return self.translate("{name}’s slip {reference}", name=row.name, reference=self.which(row))

    def which(self, row: InQueue) -> str:
        """Say the slip's reference, and which copy this is."""
        reference = spoken(row.slip.reference)
        if row.order.copy == 1:
            return reference
        return BETWEEN.join((reference, self.translate("copy {number}", number=row.order.copy)))

    def origin(self, row: InQueue) -> str:
        """Say when it was ordered, for which printer, at which station and by whom."""
        by = self.queue.staff.get(row.order.by, "")
        parts = (self.ordered(row.order), self.printer(row.order), row.station, by)
        return BETWEEN.join(part for part in parts if part)

    def printer(self, order: SlipPrint) -> str:
        """Name the printer as it was called when it was chosen, else as its target says."""
        chosen = self.queue.printers.get(order.station_id)
        target = order.printed_on or order.target
        if target == OFFICE_DEFAULT and chosen is not None:
            target = chosen.default.target
        return _name_among(chosen, target) or self._plain(target)

    def ordered(self, order: SlipPrint) -> str:
        """Say when it was ordered, on the office's clock: "9:42 am", with the day when that is another one."""
        at = order.at.astimezone(self.zone)
        if at.date() == self.now.date():
            return self.translate.clock(at)
        day = near_day(at.date(), self.now.date(), self.translate)
        return self.translate("{day}, {time}", day=day, time=self.translate.clock(at))

    def what_is_so(self, row: InQueue) -> str:
        """Say what has become of it, and why."""
        _, order = self.translate, row.order
        why = self.say_problem(order.problem) if order.problem else ""
        match order.state:
            case SlipState.QUEUED:
                return " ".join(part for part in (why, self._next_try(order)) if part)
            case SlipState.SENT:
                return _("The printer has it.")
            case SlipState.UNCONFIRMED:
                return " ".join((_("It may be on paper."), why or _("Look whether it came out.")))
            case _:
                return why or _("It did not print, and nobody knows why.")

    def whole(self, row: InQueue) -> str:
        """Say everything about a row at once, for a screen reader."""
        state = state_in_words(row.order.state, self.translate).words
        return BETWEEN.join((self.called(row), state, self.which(row), self.origin(row), self.what_is_so(row)))

    def question(self, row: InQueue) -> str:
        """Ask before a slip of some time ago comes out, whoever stands there now."""
        time = self.ordered(row.order)
        if not row.name:
            return self.translate("A guest’s slip from {time}. Is this guest here?", time=time)
        name = shortened(row.name, MOST_NAME_CHARACTERS)
        return self.translate("{name}’s slip from {time}. Is {name} here?", name=name, time=time)

    def _next_try(self, order: SlipPrint) -> str:
        if order.due_at is None or order.due_at <= self.now:
            return self.translate("Its turn comes by itself.")
        if order.due_at - self.now < _SOON:
            return self.translate("We try again in a moment.")
        return self.translate("We try again at {time}.", time=self.translate.clock(order.due_at.astimezone(self.zone)))

    def _plain(self, target: str) -> str:
        kind, _colon, rest = target.partition(":")
        if kind in _FILES:
            return Path(rest).name
        return rest.partition("?")[0] or self.translate("the office’s printer")


def state_in_words(state: SlipState, _: Translator) -> StateWords:
    """Say how far a print on the list has come."""
    words = {
        SlipState.QUEUED: StateWords(_("Waiting"), "chip-waiting", "hourglass"),
        SlipState.SENT: StateWords(_("Printing"), "chip-settled", "printer"),
        SlipState.UNCONFIRMED: StateWords(_("Did it come out?"), "chip-waiting", "circle-question-mark"),
        SlipState.FAILED: StateWords(_("Not printed"), "chip-due", "printer-x"),
    }
    return words[state]


def deed_in_words(deed: Deed, _: Translator) -> str:
    """Name a button."""
    match deed:
        case Deed.CAME_OUT:
            return _("It came out")
        case Deed.NOT_OUT:
            return _("It did not – print a copy")
        case Deed.PRINT:
            return _("Print now")
        case Deed.TAKE_OFF:
            return _("Don’t print")
        case Deed.CLEAR:
            return _("Clear")


def done_in_words(done: Done, _: Translator) -> str:
    """Say what came of a deed."""
    if not done.is_done:
        return _not_done_in_words(done.order, _)
    match done.deed:
        case Deed.CAME_OUT:
            return _("Good. It is noted as printed.")
        case Deed.NOT_OUT | Deed.PRINT if done.order.copy > 1:
            return _("Copy {number} goes to the printer.", number=done.order.copy)
        case Deed.NOT_OUT | Deed.PRINT:
            return _("It goes to the printer.")
        case Deed.TAKE_OFF:
            return _("Taken off. It does not print.")
        case Deed.CLEAR:
            return _("Cleared. The history is kept.")


def _not_done_in_words(order: SlipPrint, _: Translator) -> str:
    match order.state:
        case SlipState.SENT:
            return _("The printer has it already. Nothing was done.")
        case SlipState.CONFIRMED:
            return _("It is noted as printed already. Nothing was done.")
        case SlipState.FAILED if order.cleared_at is None:
            return _("It did not print. Nothing was done; please look again.")
        case _:
            return _("Somebody else has seen to it. Nothing was done.")


def queue_summary(orders: Iterable[SlipPrint], _: Translator) -> str:
    """Say how many need somebody, how many wait, and how many are being printed."""
    listed = list(orders)
    need = sum(needs_somebody(order) for order in listed)
    wait = sum(order.waits for order in listed)
    printing = sum(order.state is SlipState.SENT for order in listed)
    parts = (
        _.several("{count} slip needs somebody.", "{count} slips need somebody.", need) if need else "",
        _.several("{count} waits.", "{count} wait.", wait) if wait else "",
        _.several("{count} is being printed.", "{count} are being printed.", printing) if printing else "",
    )
    return " ".join(part for part in parts if part)


def _name_among(chosen: StationPrinters | None, target: str) -> str:
    ways = chosen.ways if chosen is not None else ()
    return next((way.name for way in ways if way.target == target), "")
