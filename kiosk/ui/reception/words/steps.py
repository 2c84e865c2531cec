# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about next steps that are taken, calls that were made, and why a need is unmet."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date

from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import Need
from kiosk.domain.next_step import Answer, NextStep, Promise, Unmet, UnmetReason, is_live
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time, near_day

_MOST_CHARACTERS = 90


def step_in_words(step: NextStep, staff: Mapping[UUID, str], zone: ZoneInfo, now: datetime, _: Translator) -> str:
    """Say a next step in a few words; `now` is the office's wall time."""
    match step:
        case Answer():
            return _("Answered: {text}", text=shortened(step.text, _MOST_CHARACTERS))
        case Referral():
            return _referral(step, _)
        case Promise():
            due = due_time(step.due_at.astimezone(zone), now.date(), _)
            return _("Promise: {text} · by {due}", text=shortened(step.text, _MOST_CHARACTERS).rstrip("."), due=due)
        case HandOff():
            return _hand_off(step, staff, _)
        case Unmet():
            day = near_day(step.review_on, now.date(), _)
            return _("Unmet: {reason} · we look again {day}", reason=reason_in_words(step.reason, _), day=day)


def _referral(step: Referral, _: Translator) -> str:
    if step.outcome is not None and step.outcome.failed:
        outcome = outcome_in_words(step.outcome, _)
        return _("Tried {name}: {outcome}", name=step.resource_name, outcome=outcome)
    match step.avenue:
        case Avenue.OFFICE:
            return _("Referred to {name}", name=step.resource_name)
        case Avenue.PHONE:
            return _("Phone number of {name}", name=step.resource_name)
        case Avenue.WEBSITE:
            return _("Website of {name}", name=step.resource_name)
        case Avenue.PERSON:
            return _("Called {name} together", name=step.resource_name)


def _hand_off(step: HandOff, staff: Mapping[UUID, str], _: Translator) -> str:
    name = staff.get(step.to_id, "") or _("a colleague")
    match step.state:
        case HandOffState.OFFERED:
            return _("Handed to {name}, not accepted yet", name=name)
        case HandOffState.ACCEPTED:
            return _("With {name}", name=name)
        case HandOffState.DECLINED:
            return _("{name} could not take it", name=name)


def need_state(need: Need, steps: Sequence[NextStep], _: Translator) -> tuple[str, str]:
    """Say where a need of this visit stands, and the role of its chip."""
    if not need.is_open:
        return _("Settled"), "chip-settled"
    if any(leads_on(need, step) for step in steps):
        return _("Next step chosen"), "chip"
    return _("No next step yet"), "chip-due"


def latest_step(steps: Sequence[NextStep]) -> NextStep | None:
    """Choose the step to tell about: the latest that still leads somewhere, or else the latest."""
    live = [step for step in steps if is_live(step)]
    return next(reversed(live or list(steps)), None)


def outcome_in_words(outcome: Outcome, _: Translator) -> str:
    """Say how a referral or an attempt went."""
    words = {
        Outcome.GOT_HELP: _("It worked out"),
        Outcome.NOT_YET: _("Not yet"),
        Outcome.NEEDS_ACTION: _("They have to do something first"),
        Outcome.COULD_NOT_REACH: _("Could not reach them"),
        Outcome.NOT_ELIGIBLE: _("Not eligible"),
        Outcome.NO_CAPACITY: _("No capacity"),
        Outcome.COULD_NOT_GET_HELP: _("Could not get help"),
        Outcome.NO_LONGER_NEEDED: _("No longer needed"),
        Outcome.COST: _("It costs too much"),
        Outcome.TRANSPORT: _("No way to get there"),
        Outcome.REFUSED: _("They refused"),
    }
    return words[outcome]


def reason_in_words(reason: UnmetReason, _: Translator) -> str:
    """Say why we could not help yet."""
    match reason:
        case UnmetReason.NO_SUCH_HELP:
            return _("No such help here")
        case UnmetReason.COST:
            return _("It costs too much")
        case UnmetReason.CAPACITY:
            return _("They are full")
        case UnmetReason.ELIGIBILITY:
            return _("Not eligible anywhere we know")
        case UnmetReason.TRANSPORT:
            return _("No way to get there")
        case UnmetReason.HOURS:
            return _("Not open when needed")
        case UnmetReason.LANGUAGE:
            return _("Nobody who speaks the language")


def deadline_in_words(deadline: date, today: date, _: Translator) -> str:
    """Say a visitor's own deadline: "By Friday", "By Mon 7 Dec"; a past one says so."""
    if deadline < today:
        return _("Was due {day}", day=_.short_day(deadline))
    if deadline == today:
        return _("By today")
    if (deadline - today).days < 7:
        return _("By {day}", day=format_date(deadline, "EEEE", locale=_.locale))
    return _("By {day}", day=_.short_day(deadline))
