# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a need stands: what it waits for, and when its owner must turn to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.domain.call_back import CallBack
from kiosk.domain.hand_off import HandOff
from kiosk.domain.need import Need
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.question import Question
from kiosk.domain.referral import Referral


class WaitsFor(StrEnum):
    """What an open need waits for. NEXT_STEP waits for its owner to choose one; SETTLED waits for nothing."""

    NEXT_STEP = "next_step"
    PROMISE = "promise"
    OUTCOME = "outcome"
    HAND_OFF = "hand_off"
    RULING = "ruling"
    CALL_BACK = "call_back"
    REVIEW = "review"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a need stands. `due_at` is aware, UTC, None when nothing is due; with `by_day` only its day counts.

    `offered_to_id` is who is asked to take it over, None while nobody is.
    """

    waits_for: WaitsFor
    due_at: datetime | None = None
    by_day: bool = False
    offered_to_id: UUID | None = None


def standing_of(
    need: Need,
    steps: Sequence[NextStep],
    *,
    zone: ZoneInfo,
    questions: Iterable[Question] = (),
    call_backs: Iterable[CallBack] = (),
) -> Standing:
    """Say where a need stands; `steps` are all of it, oldest first, `zone` its office's."""
    if not need.is_open:
        return Standing(waits_for=WaitsFor.SETTLED)
    offer = standing_offer(steps)
    due_at, by_day = due_of(need, steps, zone)
    return Standing(
        waits_for=_waits_for(need, steps, offer, asks=_any_open(questions), calls=_any_open(call_backs)),
        due_at=due_at,
        by_day=by_day,
        offered_to_id=offer.to_id if offer else None,
    )


def due_of(need: Need, steps: Sequence[NextStep], zone: ZoneInfo) -> tuple[datetime | None, bool]:
    """Say when its owner must turn to a need, and whether only the day counts.

    That is the next open promise or the last minute of its review day, whichever comes first.
    """
    promised = min((s.due_at for s in steps if isinstance(s, Promise) and s.state is PromiseState.OPEN), default=None)
    review = end_of_day(need.review_on, zone) if need.review_on else None
    if promised is None:
        return review, review is not None
    if review is not None and review < promised:
        return review, True
    return promised, False


def standing_offer(steps: Sequence[NextStep]) -> HandOff | None:
    """Find the hand-off that waits for its receiver's answer."""
    offers = [step for step in steps if isinstance(step, HandOff)]
    waiting = [offer for offer in offers if offer.stands_beside(offers)]
    return waiting[-1] if waiting else None


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return a day's last minute in a time zone (aware, UTC)."""
    return datetime.combine(day, time(23, 59), zone).astimezone(UTC)


def _waits_for(need: Need, steps: Sequence[NextStep], offer: HandOff | None, *, asks: bool, calls: bool) -> WaitsFor:
    if asks:
        return WaitsFor.RULING
    if offer is not None:
        return WaitsFor.HAND_OFF
    if calls:
        return WaitsFor.CALL_BACK
    live = [step for step in steps if leads_on(need, step)]
    return _kind_of(live[-1]) if live else WaitsFor.NEXT_STEP


def _kind_of(step: NextStep) -> WaitsFor:
    match step:
        case Promise():
            return WaitsFor.PROMISE
        case Referral():
            return WaitsFor.OUTCOME
        case Unmet():
            return WaitsFor.REVIEW
        case Answer() | HandOff():
            return WaitsFor.NEXT_STEP


def _any_open(asked: Iterable[Question | CallBack]) -> bool:
    return any(each.is_open for each in asked)
