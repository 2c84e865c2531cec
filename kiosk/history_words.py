# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to a need, a sentence a line, for screens and the command line."""

from kiosk.domain.avenue import Avenue
from kiosk.domain.need import HistoryEvent, HistoryLine
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.reference import spoken
from kiosk.domain.referral import Outcome
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from kiosk.messages import Translator


def told(line: HistoryLine, _: Translator) -> str:
    """Tell one line of a history; who and when stand beside it."""
    facts = dict(line.facts)
    match line.event:
        case HistoryEvent.LOGGED:
            return _("Said: “{words}”", words=facts.get("words", ""))
        case HistoryEvent.FILED:
            return _("Filed under {categories}", categories=facts.get("categories", ""))
        case HistoryEvent.ANSWERED:
            return _("Answered here: {text}", text=facts.get("text", ""))
        case HistoryEvent.REFERRED:
            way = avenue_in_words(Avenue(facts["avenue"]), _)
            return _("Referred to {resource} ({way})", resource=facts.get("resource", ""), way=way)
        case HistoryEvent.PROMISED:
            return _("Promised: {text} (due {due})", text=facts.get("text", ""), due=facts.get("due", ""))
        case HistoryEvent.SLIP_PRINTED:
            return _slip_printed(facts, _)
        case HistoryEvent.UNMET:
            reason = reason_in_words(UnmetReason(facts["reason"]), _)
            return _("Not met yet: {reason}. {note}", reason=reason, note=facts.get("note", "")).rstrip(" .") + "."
        case HistoryEvent.TRIED | HistoryEvent.OUTCOME:
            result = outcome_in_words(Outcome(facts.get("result") or facts["outcome"]), _)
            note = facts.get("note", "")
            said = _("{resource}: {result}", resource=facts.get("resource", ""), result=result)
            return f"{said}. {note}" if note else said
        case _other:
            return _hand_off_or_state(line.event, facts, _)


def _hand_off_or_state(event: HistoryEvent, facts: dict[str, str], _: Translator) -> str:
    match event:
        case HistoryEvent.HAND_OFF_OFFERED:
            said = [_("Offered to {to}.", to=facts.get("to", ""))]
            said += [_("Done: {text}", text=facts["done"])] if facts.get("done") else []
            said += [_("Not done yet: {text}", text=facts.get("not_done", ""))]
            said += [_("Must not be done: {text}", text=facts["must_not"])] if facts.get("must_not") else []
            return " ".join(said)
        case HistoryEvent.HAND_OFF_ACCEPTED:
            return _("Accepted")
        case HistoryEvent.HAND_OFF_DECLINED:
            return _("Declined: {reason}", **facts)
        case HistoryEvent.PROMISE_KEPT:
            return _("Promise kept: {text}", **facts)
        case HistoryEvent.PROMISE_BROKEN:
            return _("Promise broken: {text}", **facts)
        case HistoryEvent.SETTLED:
            return _("Settled")
        case HistoryEvent.REOPENED:
            return _("Reopened")
        case HistoryEvent.VISIT_FINISHED:
            return _("Visit finished")
        case _other:
            return event.value


def _slip_printed(facts: dict[str, str], _: Translator) -> str:
    reference = spoken(facts["reference"])
    slip = (
        _("Slip {reference}", reference=reference)
        if facts["copy"] == "1"
        else _("Slip {reference}, copy {number}", reference=reference, number=facts["copy"])
    )
    said = _("{slip}: {state}", slip=slip, state=print_in_words(SlipState(facts["state"]), _))
    why = print_problem_in_words(facts.get("problem", ""), _)
    return _("{what} ({why})", what=said, why=why) if why else said


def print_in_words(state: SlipState, _: Translator) -> str:
    """Name how far a print has come."""
    match state:
        case SlipState.QUEUED:
            return _("waits to be printed")
        case SlipState.SENT:
            return _("sent to the printer")
        case SlipState.CONFIRMED:
            return _("printed")
        case SlipState.UNCONFIRMED:
            return _("may have printed")
        case SlipState.FAILED:
            return _("not printed")


def print_problem_in_words(problem: str, _: Translator) -> str:
    """Name what went wrong with a print, from the word that is kept with it; "" for nothing, or an unknown word."""
    words = {
        SpoolReason.INTERRUPTED: _("it was interrupted"),
        SpoolReason.TOO_LATE: _("it had waited too long"),
        SpoolReason.TAKEN_OFF: _("somebody took it off the queue"),
        SpoolReason.REPLACED: _("a newer slip took its place"),
        SpoolReason.NEVER_CAME_OUT: _("nobody saw it come out"),
        SpoolReason.FAULT: _("something went wrong in Onward"),
        "out_of_paper": _("no paper"),
        "paper_jam": _("paper was stuck"),
        "cover_open": _("the cover was open"),
        "out_of_ink": _("no ink or toner"),
        "paused": _("the printer was paused"),
        "stopped": _("the printer had stopped"),
        "offline": _("the printer was off"),
        "not_there": _("there was no such printer"),
        "no_default": _("no printer was chosen"),
        "print_system_away": _("the print system did not answer"),
        "no_answer": _("the printer did not answer"),
        "garbled": _("the printer’s answers made no sense"),
        "refused": _("the printer refused it"),
        "cancelled": _("somebody cancelled it at the printer"),
        "still_printing": _("the printer was still at it"),
        "disk_full": _("the disk was full"),
        "not_writable": _("the file could not be written"),
        "busy": _("the printer was busy"),
        "cutter_stuck": _("the knife was stuck"),
        "says_nothing": _("the printer did not say"),
        "not_allowed": _("this computer did not allow it"),
    }
    return words.get(problem, "")


def avenue_in_words(avenue: Avenue, _: Translator) -> str:
    """Name an avenue."""
    match avenue:
        case Avenue.OFFICE:
            return _("office")
        case Avenue.PHONE:
            return _("phone")
        case Avenue.WEBSITE:
            return _("website")
        case Avenue.PERSON:
            return _("we called for them")


def outcome_in_words(outcome: Outcome, _: Translator) -> str:
    """Name how a referral or an attempt went."""
    words = {
        Outcome.GOT_HELP: _("got help"),
        Outcome.NOT_YET: _("not yet"),
        Outcome.NEEDS_ACTION: _("waits for the visitor to do something"),
        Outcome.COULD_NOT_REACH: _("could not reach them"),
        Outcome.NOT_ELIGIBLE: _("not eligible"),
        Outcome.NO_CAPACITY: _("no capacity"),
        Outcome.COULD_NOT_GET_HELP: _("could not get help"),
        Outcome.NO_LONGER_NEEDED: _("no longer needed"),
        Outcome.COST: _("it costs too much"),
        Outcome.TRANSPORT: _("no way to get there"),
        Outcome.REFUSED: _("they refused"),
    }
    return words[outcome]


def reason_in_words(reason: UnmetReason, _: Translator) -> str:
    """Name why a need could not be met yet."""
    match reason:
        case UnmetReason.NO_SUCH_HELP:
            return _("no such help here")
        case UnmetReason.COST:
            return _("cost")
        case UnmetReason.CAPACITY:
            return _("no capacity")
        case UnmetReason.ELIGIBILITY:
            return _("not eligible")
        case UnmetReason.TRANSPORT:
            return _("transport")
        case UnmetReason.HOURS:
            return _("opening hours")
        case UnmetReason.LANGUAGE:
            return _("language")
