# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe a visitor, told need by need."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.domain.greeting import Greeting, PromiseDue
from kiosk.domain.need import Need
from kiosk.domain.referral import Referral
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import plain_day
from kiosk.ui.reception.words.visitors import promise_in_words

_MOST_WORDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedNeed:
    """One open need from earlier as it is told. `promise_id` is its next promise, None for none."""

    need_id: UUID
    title: str
    line: str
    referral: Referral | None = None
    promise_id: UUID | None = None


def owed_needs(greeting: Greeting, zone: ZoneInfo, now: datetime, _: Translator) -> tuple[OwedNeed, ...]:
    """List the open needs from earlier: the referral to ask about first, then promises by their day, then the rest."""
    referral = greeting.last_referral
    promised = {due.promise.need_id: due for due in reversed(greeting.promises)}
    order = [*([referral.need_id] if referral else []), *(due.promise.need_id for due in greeting.promises)]
    rank = {need_id: at for at, need_id in reversed(list(enumerate(order)))}
    needs = sorted(greeting.open_needs, key=lambda need: rank.get(need.id, len(order)))
    return tuple(_told(need, greeting, promised.get(need.id), zone, now, _) for need in needs)


def _told(
    need: Need, greeting: Greeting, due: PromiseDue | None, zone: ZoneInfo, now: datetime, _: Translator
) -> OwedNeed:
    words = _("“{words}”", words=shortened(need.words, _MOST_WORDS))
    promise = promise_in_words(due, due.promise.due_at.astimezone(zone), now, _) if due else ""
    promise_id = due.promise.id if due else None
    referral = greeting.last_referral
    if referral is not None and referral.need_id == need.id:
        line = " ".join(part for part in (_("We don’t know yet whether it worked out."), promise) if part)
        title = _("Last time we sent them to {name}.", name=referral.resource_name)
        return OwedNeed(need_id=need.id, title=title, line=line, referral=referral, promise_id=promise_id)
    if promise:
        return OwedNeed(need_id=need.id, title=promise, line=words, promise_id=promise_id)
    asked_on = need.created_at.astimezone(zone).date()
    line = _("Asked on {day}, still open", day=plain_day(asked_on, now.date(), _))
    return OwedNeed(need_id=need.id, title=words, line=line)
