# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about somebody to call back; no widgets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.call_back import CallWanted, ToCall
from kiosk.domain.call_back import CallBackReason
from kiosk.domain.visitor import ContactPreference
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time
from kiosk.ui.words.joining import BETWEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWords:
    """Says everything about a call. `now` is wall time of the office, `staff` what each colleague is called."""

    now: datetime
    zone: ZoneInfo
    me: UUID | None
    staff: Mapping[UUID, str]
    translate: Translator

    def called(self, call: ToCall) -> str:
        """Name whom to call."""
        return call.call_back.name or self.translate("Somebody who left no name")

    def phone(self, call: ToCall) -> str:
        """Say the number, or that there is none."""
        return call.call_back.phone or self.translate("No number")

    def about(self, call: ToCall) -> str:
        """Say what it is about."""
        return call.call_back.about or self.translate("Not said what it is about")

    def why(self, call: ToCall) -> str:
        """Say why they wait for a call, since when, and who sees to it."""
        since = due_time(call.call_back.at.astimezone(self.zone), self.now.date(), self.translate)
        return BETWEEN.join((reason_in_words(call.call_back.reason, self.translate), since, self.owner(call)))

    def owner(self, call: ToCall) -> str:
        """Say who sees to it."""
        if call.call_back.owner_id == self.me:
            return self.translate("Yours")
        return call.owner or self.translate("Nobody yet")

    def state(self, call: ToCall) -> tuple[str, str]:
        """Say how often it was tried, and the role of the chip that says so."""
        if not call.tries:
            return self.translate("Call back"), "chip-due"
        count = len(call.tries)
        return self.translate.several("Tried once", "Tried {count} times", count), "chip-waiting"

    def tries(self, call: ToCall) -> str:
        """Tell every try, the latest first."""
        return "\n".join(self._try(call, at) for at in range(len(call.tries) - 1, -1, -1))

    def preference(self, call: ToCall) -> str:
        """Say how they like to be contacted, "" where they said nothing about it."""
        match call.preference:
            case ContactPreference.PHONE:
                return self.translate("Likes to be called.")
            case ContactPreference.LETTER:
                return self.translate("Prefers letters. Somebody asked for this call all the same: keep it short.")
            case ContactPreference.NONE:
                return self.translate("Asked us not to contact them.")
            case ContactPreference.ANY:
                return ""

    def whole(self, call: ToCall) -> str:
        """Say all that is in a row."""
        return BETWEEN.join(
            (self.called(call), self.phone(call), self.about(call), self.why(call), self.state(call)[0])
        )

    def _try(self, call: ToCall, at: int) -> str:
        tried, _ = call.tries[at], self.translate
        when = due_time(tried.at.astimezone(self.zone), self.now.date(), _)
        who = self.staff.get(tried.by, _("a colleague"))
        if tried.note:
            return _("{when}: {who} called, no answer. “{note}”", when=when, who=who, note=tried.note)
        return _("{when}: {who} called, no answer.", when=when, who=who)


def reason_in_words(reason: CallBackReason, _: Translator) -> str:
    """Say why somebody is on the list."""
    match reason:
        case CallBackReason.LEFT:
            return _("Left before we could help")
        case CallBackReason.MISSED_CALL:
            return _("Missed call")
        case CallBackReason.ASKED_FOR_IT:
            return _("Asked for a call")


def understood(wish: CallWanted, _: Translator) -> str:
    """Say back what was understood of a line, before it is saved; "" for no line."""
    if not wish.name and not wish.phone:
        return ""
    if not wish.phone:
        return _("{name}, no number yet", name=wish.name)
    name = wish.name or _("no name")
    if wish.about:
        return _("{name} on {phone}, about: {about}", name=name, phone=wish.phone, about=wish.about)
    return _("{name} on {phone}", name=name, phone=wish.phone)


def waiting_in_words(count: int, _: Translator) -> str:
    """Say how many wait for our call."""
    if not count:
        return _("Nobody is waiting for our call.")
    return _.several("{count} person is waiting for our call.", "{count} people are waiting for our call.", count)
