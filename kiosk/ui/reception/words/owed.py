# SPDX-License-Identifier: GPL-3.0-or-later
"""What we still owe a visitor, told need by need."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.domain.greeting import Greeting, PromiseDue
from kiosk.domain.need import Need
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import plain_day
from kiosk.ui.reception.words.visitors import promise_in_words

_MOST_WORDS = 120
_MOST_BEFORE_SETTLED = 3
"""With more than that still open, there is no room for what is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedNeed:
    """One need from earlier as it is told. `promise_id` is its next promise, None for none."""

    need_id: UUID
    title: str
    line: str
    referral: Referral | None = None
    promise_id: UUID | None = None
    is_settled: bool = False


def owed_needs(greeting: Greeting, zone: ZoneInfo, now: datetime, _: Translator) -> tuple[OwedNeed, ...]:
    """List the needs from earlier: referrals to ask about first, then promises by their day, then the rest.

    What was settled last comes at the end, where there is room for it: they may have come because it was not.
    """
    sent = {referral.need_id: referral for referral in reversed(greeting.referrals)}
    promised = {due.promise.need_id: due for due in reversed(greeting.promises)}
    order = [referral.need_id for referral in greeting.referrals]
    order += [due.promise.need_id for due in greeting.promises]
    rank = {need_id: at for at, need_id in reversed(list(enumerate(order)))}
    needs = sorted(greeting.open_needs, key=lambda need: rank.get(need.id, len(order)))
    told = [_told(need, sent.get(need.id), promised.get(need.id), zone, now, _) for need in needs]
    settled = greeting.settled if len(told) <= _MOST_BEFORE_SETTLED else ()
    return (*told, *(_settled(need, zone, now, _) for need in settled))


def _told(
    need: Need, referral: Referral | None, due: PromiseDue | None, zone: ZoneInfo, now: datetime, _: Translator
) -> OwedNeed:
    words = _("“{words}”", words=shortened(need.words, _MOST_WORDS))
    promise = promise_in_words(due, due.promise.due_at.astimezone(zone), now, _) if due else ""
    promise_id = due.promise.id if due else None
    if referral is not None:
        line = " ".join(part for part in (_heard_of(referral, zone, now, _), promise) if part)
        title = _("Last time we sent them to {name}.", name=referral.resource_name)
        return OwedNeed(need_id=need.id, title=title, line=line, referral=referral, promise_id=promise_id)
    if promise:
        return OwedNeed(need_id=need.id, title=promise, line=words, promise_id=promise_id)
    asked_on = need.created_at.astimezone(zone).date()
    line = _("Asked on {day}, still open", day=plain_day(asked_on, now.date(), _))
    return OwedNeed(need_id=need.id, title=words, line=line)


def _settled(need: Need, zone: ZoneInfo, now: datetime, _: Translator) -> OwedNeed:
    settled_on = (need.settled_at or need.created_at).astimezone(zone).date()
    words = _("“{words}”", words=shortened(need.words, _MOST_WORDS))
    line = _("Settled on {day}", day=plain_day(settled_on, now.date(), _))
    return OwedNeed(need_id=need.id, title=words, line=line, is_settled=True)


def _heard_of(referral: Referral, zone: ZoneInfo, now: datetime, _: Translator) -> str:
    """Say what we know of how it went, and since when."""
    if referral.outcome is None or referral.outcome_at is None:
        return _("We don’t know yet whether it worked out.")
    asked_on = plain_day(referral.outcome_at.astimezone(zone).date(), now.date(), _)
    if referral.outcome is Outcome.NEEDS_ACTION:
        return _("When we asked on {day}, they had to do something first.", day=asked_on)
    return _("When we asked on {day}, it had not worked out yet.", day=asked_on)
