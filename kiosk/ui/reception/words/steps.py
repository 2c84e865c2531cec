# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said about next steps that are taken, calls that were made, and why a need is unmet."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date

from kiosk.desk.hand_over import Receiver
from kiosk.domain.avenue import Avenue
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import HistoryLine, Need
from kiosk.domain.next_step import Answer, NextStep, Promise, PromiseState, Unmet, UnmetReason, is_live
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import Outcome, Referral
from kiosk.domain.text import shortened
from kiosk.history_words import told
from kiosk.messages import Translator
from kiosk.ui.reception.words.dates import due_time, near_day, plain_day

_MOST_CHARACTERS = 90


def step_in_words(step: NextStep, staff: Mapping[UUID, str], zone: ZoneInfo, now: datetime, _: Translator) -> str:
    """Say a next step in a few words; `now` is the office's wall time."""
    match step:
        case Answer():
            return _("Answered: {text}", text=shortened(step.text, _MOST_CHARACTERS))
        case Referral():
            return _referral(step, _)
        case Promise():
            return _promise(step, due_time(step.due_at.astimezone(zone), now.date(), _), _)
        case HandOff():
            return _hand_off(step, staff, _)
        case Unmet():
            day = near_day(step.review_on, now.date(), _)
            return _("Unmet: {reason} · we look again {day}", reason=reason_in_words(step.reason, _), day=day)
        case _never:
            assert_never(_never)


def _referral(step: Referral, _: Translator) -> str:
    outcome = outcome_in_words(step.outcome, _) if step.outcome else ""
    if step.outcome is not None and step.outcome.failed:
        return _("Tried {name}: {outcome}", name=step.resource_name, outcome=outcome)
    sent = _sent(step, _)
    return _("{step} · {outcome}", step=sent, outcome=outcome) if outcome else sent


def _sent(step: Referral, _: Translator) -> str:
    match step.avenue:
        case Avenue.OFFICE:
            return _("Referred to {name}", name=step.resource_name)
        case Avenue.PHONE:
            return _("Phone number of {name}", name=step.resource_name)
        case Avenue.WEBSITE:
            return _("Website of {name}", name=step.resource_name)
        case Avenue.PERSON:
            return _("Called {name} together", name=step.resource_name)
        case _never:
            assert_never(_never)


def _promise(step: Promise, due: str, _: Translator) -> str:
    text = shortened(step.text, _MOST_CHARACTERS).rstrip(".")
    match step.state:
        case PromiseState.OPEN:
            return _("Promise: {text} · by {due}", text=text, due=due)
        case PromiseState.KEPT:
            return _("Promise kept: {text}", text=text)
        case PromiseState.MOVED:
            return _("Promise moved to another time: {text}", text=text)
        case PromiseState.BROKEN:
            why = shortened(step.why, _MOST_CHARACTERS).rstrip(".")
            return _("Promise not kept: {text} · {why}", text=text, why=why)
        case _never:
            assert_never(_never)


def _hand_off(step: HandOff, staff: Mapping[UUID, str], _: Translator) -> str:
    name = staff.get(step.to_id, "") or _("a colleague")
    match step.state:
        case HandOffState.OFFERED:
            return _("Handed to {name}, not accepted yet", name=name)
        case HandOffState.ACCEPTED:
            return _("With {name}", name=name)
        case HandOffState.DECLINED if not step.decline_reason:
            return _("Taken back from {name}", name=name)
        case HandOffState.DECLINED:
            return _("{name} could not take it", name=name)
        case _never:
            assert_never(_never)


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


def call_result_in_words(result: Outcome, _: Translator) -> str:
    """Say what a call brought, in the words of whoever hangs up."""
    match result:
        case Outcome.NOT_YET:
            return _("They can help")
        case Outcome.GOT_HELP:
            return _("Settled on the phone")
        case Outcome.COULD_NOT_REACH:
            return _("No answer")
        case _otherwise:
            return outcome_in_words(result, _)


def receiver_in_words(receiver: Receiver, _: Translator) -> str:
    """Name whom a need can be handed to: a colleague, who may be away, our desk, or another office's."""
    name = receiver.staff.name
    if receiver.office is not None:
        return _("{name}, {office}", name=name, office=receiver.office.name)
    return _("{name} (away)", name=name) if receiver.away else name


def history_in_words(line: HistoryLine, who: Mapping[UUID, str], zone: ZoneInfo, now: datetime, _: Translator) -> str:
    """Tell one line of a need's history with its day and who did it."""
    day, name = line.at.astimezone(zone).date(), who.get(line.by, "")
    when = plain_day(day, now.date(), _)
    said = told(line, _, zone)
    return _("{when}, {name}: {what}", when=when, name=name, what=said) if name else f"{when}: {said}"


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
        case _never:
            assert_never(_never)


def deadline_in_words(deadline: date, today: date, _: Translator) -> str:
    """Say a visitor's own deadline: "By Friday", "By Mon 7 Dec"; a past one says so."""
    if deadline < today:
        return _("Was due {day}", day=_.short_day(deadline))
    if deadline == today:
        return _("By today")
    if (deadline - today).days < 7:
        return _("By {day}", day=format_date(deadline, "EEEE", locale=_.locale))
    return _("By {day}", day=_.short_day(deadline))
