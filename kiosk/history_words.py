# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to a need, a sentence a line, for screens and the command line."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from kiosk.domain.avenue import Avenue
from kiosk.domain.call_back import CallBackReason
from kiosk.domain.hand_off import OwnerChange
from kiosk.domain.need import HistoryEvent, HistoryLine
from kiosk.domain.next_step import UnmetReason
from kiosk.domain.question import Ruling
from kiosk.domain.reference import spoken
from kiosk.domain.referral import Outcome
from kiosk.domain.slip import SlipState
from kiosk.domain.spool import SpoolReason
from kiosk.history_facts import HistoryFacts
from kiosk.messages import Translator


def told(line: HistoryLine, _: Translator, zone: ZoneInfo | None = None) -> str:
    """Tell one line of a history; who and when stand beside it.

    `zone` is the office's, for the times in it; without it they are said as they were kept, in UTC. A line from before
    a fact was kept is told without it.
    """
    return _TELLERS[line.event](HistoryFacts(line.facts, _, zone))


def _said(fact: HistoryFacts) -> str:
    return fact._("Said: “{words}”", words=fact["words"])


def _filed(fact: HistoryFacts) -> str:
    return fact._("Filed under {categories}", categories=fact["categories"])


def _answered(fact: HistoryFacts) -> str:
    return fact._("Answered here: {text}", text=fact["text"])


def _referred(fact: HistoryFacts) -> str:
    avenue, _ = fact.one_of(Avenue, "avenue"), fact._
    if avenue is None:
        return _("Referred to {resource}", resource=fact["resource"])
    if avenue is Avenue.PERSON:
        return _("Called {resource} for them", resource=fact["resource"])
    return _("Referred to {resource} ({way})", resource=fact["resource"], way=avenue_in_words(avenue, _))


def _promised(fact: HistoryFacts) -> str:
    return fact._("Promised: {text} (due {due})", text=fact["text"], due=fact.moment("due"))


def _promise_kept(fact: HistoryFacts) -> str:
    return fact._("Promise kept: {text}", text=fact["text"])


def _promise_moved(fact: HistoryFacts) -> str:
    _, due, before = fact._, fact.moment("to", "due"), fact.moment("from", "due_from")
    if fact["told_later"]:
        return _("They know now that the promise was moved to {due}: {text}", due=due, text=fact["text"])
    said = _("Promise moved to {due}: {text}", due=due, text=fact["text"])
    if before:
        said = _("Promise moved from {before} to {due}: {text}", before=before, due=due, text=fact["text"])
    return _whether_told(fact.with_note(said, "why"), fact)


def _promise_broken(fact: HistoryFacts) -> str:
    if fact["told_later"]:
        return fact._("They know now that the promise was not kept: {text}", text=fact["text"])
    said = fact._("Promise not kept: {text}", text=fact["text"])
    return _whether_told(fact.with_note(said, "why"), fact)


def _whether_told(said: str, fact: HistoryFacts) -> str:
    """Say whether the visitor knows, where anybody noted that."""
    if "told" not in fact.facts:
        return said
    _ = fact._
    knows = _("The visitor knows.") if fact["told"] == "yes" else _("The visitor does not know yet.")
    return f"{said.removesuffix('.')}. {knows}"


def _offered(fact: HistoryFacts) -> str:
    _ = fact._
    to = _("{name} ({office})", name=fact["to"], office=fact["office"]) if fact["office"] else fact["to"]
    said = [_("Offered to {to}", to=to)]
    said += [_("Done: {text}", text=fact.things("done"))] if fact["done"] else []
    said += [_("Not done yet: {text}", text=fact.things("not_done"))] if fact["not_done"] else []
    said += [_("Must not be done: {text}", text=fact.things("must_not"))] if fact["must_not"] else []
    said += [_("By {time}", time=fact.moment("by_when"))] if fact["by_when"] else []
    said += [_("Because: {reason}", reason=fact["why"])] if fact["why"] else []
    return " ".join(f"{part.removesuffix('.')}." for part in said)


def _accepted(fact: HistoryFacts) -> str:
    if not fact["ticked"]:
        return fact._("Accepted")
    return fact._.several(
        "Accepted, with {count} thing to do: {things}",
        "Accepted, with {count} things to do: {things}",
        len(fact["ticked"].splitlines()),
        things=fact.things("ticked"),
    )


def _declined(fact: HistoryFacts) -> str:
    if fact["instead"] and not fact["reason"]:
        return fact._("Taken back from {to}, to ask {instead}", to=fact["to"], instead=fact["instead"])
    return fact._("Declined: {reason}", reason=fact["reason"])


def _stalled(fact: HistoryFacts) -> str:
    _ = fact._
    if not fact["answer_by"]:
        return _("No answer from {to} in time; a supervisor was told", to=fact["to"])
    by = fact.moment("answer_by")
    return _("No answer from {to} by {time}; a supervisor was told", to=fact["to"], time=by)


def _owner_changed(fact: HistoryFacts) -> str:
    _, cause = fact._, fact.one_of(OwnerChange, "cause")
    who = {"before": fact["from"], "now": fact["to"]}
    if fact["promise"]:
        said = _("The promise “{text}” went from {before} to {now}", text=fact["promise"], **who)
    elif fact["call_back"]:
        said = _("The call to {name} went from {before} to {now}", name=fact["call_back"], **who)
    elif not fact["from"]:
        said = _("{now} owns it now", now=fact["to"])
    elif cause is OwnerChange.TAKEN_ON:
        said = _("{now} took it on from {before}", **who)
    elif cause is OwnerChange.HANDED_ON:
        said = _("Handed on from {before} to {now}", **who)
    else:
        said = _("Went from {before} to {now}", **who)
    if cause is OwnerChange.MENDED:
        said = _("{what}: nobody here owned it", what=said)
    return fact.with_note(said, "why")


def _asked(fact: HistoryFacts) -> str:
    return fact._("Asked a supervisor: {text}", text=fact["text"])


def _ruled(fact: HistoryFacts) -> str:
    _ = fact._
    match fact.one_of(Ruling, "ruling"):
        case Ruling.GO_AHEAD:
            said = _("The supervisor said: go ahead")
        case Ruling.NO:
            said = _("The supervisor said no")
        case Ruling.TRY_THIS:
            return _("The supervisor said: try this: {text}", text=fact["text"])
        case _unknown:
            said = _("The supervisor answered")
    return fact.with_note(said, "text")


def _call_back_wanted(fact: HistoryFacts) -> str:
    _ = fact._
    match fact.one_of(CallBackReason, "reason"):
        case CallBackReason.LEFT:
            said = _("To be called back: left before we could help")
        case CallBackReason.MISSED_CALL:
            said = _("To be called back: we missed their call")
        case _asked_for_it:
            said = _("To be called back")
    by_whom = _("{what} ({name} calls)", what=said, name=fact["owner"]) if fact["owner"] else said
    return fact.with_note(by_whom, "about")


def _called_back(fact: HistoryFacts) -> str:
    _ = fact._
    match fact["result"]:
        case "reached":
            said = _("Called back and reached them")
        case "given_up":
            said = _("Gave up calling back")
        case _unanswered:
            said = _("Called back, no answer")
    return fact.with_note(said, "note")


def _not_met(fact: HistoryFacts) -> str:
    reason, _ = fact.one_of(UnmetReason, "reason"), fact._
    said = _("Not met yet: {reason}", reason=reason_in_words(reason, _)) if reason else _("Not met yet")
    return fact.with_note(said, "note").rstrip(" .") + "."


def _tried(fact: HistoryFacts) -> str:
    _ = fact._
    return fact.with_note(_with_result(_("Tried {where}", where=_where(fact)), fact, "result", "outcome"), "note")


def _how_it_went(fact: HistoryFacts) -> str:
    _, number, minutes = fact._, fact["called"], _minutes(fact["called_seconds"])
    said = _with_result(_("How it went at {where}", where=_where(fact)), fact, "outcome", "result")
    if number and minutes:
        said = _("{what}. We called {number}, {minutes}", what=said, number=number, minutes=minutes)
    elif number:
        said = _("{what}. We called {number}", what=said, number=number)
    return fact.with_note(said, "note")


def _where(fact: HistoryFacts) -> str:
    """Name where they were sent or what was tried, and in which way."""
    _, avenue = fact._, fact.one_of(Avenue, "avenue")
    who = fact["resource"] or _("the visitor")
    way = [avenue_in_words(avenue, _)] if avenue else []
    how = ", ".join([*way, *filter(None, [fact["number"], _minutes(fact["seconds"])])])
    return _("{resource} ({way})", resource=who, way=how) if how else who


def _with_result(said: str, fact: HistoryFacts, *names: str) -> str:
    result = fact.one_of(Outcome, *names)
    return fact._("{what}: {result}", what=said, result=outcome_in_words(result, fact._)) if result else said


def _minutes(seconds: str) -> str:
    """Say how long a call took: "2:05"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}" if seconds.isdecimal() else ""


def _may_fit(fact: HistoryFacts) -> str:
    return fact._("{resource} is new or has changed, and may fit now", resource=fact["resource"])


def _settled(fact: HistoryFacts) -> str:
    return fact._("Settled")


def _settling_undone(fact: HistoryFacts) -> str:
    return fact._("Settled by mistake: put back")


def _reopened(fact: HistoryFacts) -> str:
    return fact._("Reopened")


def _visit_finished(fact: HistoryFacts) -> str:
    if fact["goes_on_in"]:
        return fact._("Visit finished: what they asked goes on in their other visit")
    return fact._("Visit finished")


def _slip_printed(fact: HistoryFacts) -> str:
    _, reference, copy = fact._, spoken(fact["reference"]), fact["copy"]
    first = copy in {"", "1"}
    slip = (
        _("Slip {reference}", reference=reference)
        if first
        else _("Slip {reference}, copy {number}", reference=reference, number=copy)
    )
    state = fact.one_of(SlipState, "state")
    said = _("{slip}: {state}", slip=slip, state=print_in_words(state, _)) if state else slip
    why = print_problem_in_words(fact["problem"], _)
    return _("{what} ({why})", what=said, why=why) if why else said


_TELLERS: Mapping[HistoryEvent, Callable[[HistoryFacts], str]] = {
    HistoryEvent.LOGGED: _said,
    HistoryEvent.FILED: _filed,
    HistoryEvent.ANSWERED: _answered,
    HistoryEvent.REFERRED: _referred,
    HistoryEvent.PROMISED: _promised,
    HistoryEvent.HAND_OFF_OFFERED: _offered,
    HistoryEvent.HAND_OFF_ACCEPTED: _accepted,
    HistoryEvent.HAND_OFF_DECLINED: _declined,
    HistoryEvent.UNMET: _not_met,
    HistoryEvent.TRIED: _tried,
    HistoryEvent.OUTCOME: _how_it_went,
    HistoryEvent.PROMISE_KEPT: _promise_kept,
    HistoryEvent.PROMISE_MOVED: _promise_moved,
    HistoryEvent.PROMISE_BROKEN: _promise_broken,
    HistoryEvent.HAND_OFF_STALLED: _stalled,
    HistoryEvent.OWNER_CHANGED: _owner_changed,
    HistoryEvent.ASKED: _asked,
    HistoryEvent.RULED: _ruled,
    HistoryEvent.CALL_BACK_WANTED: _call_back_wanted,
    HistoryEvent.CALLED_BACK: _called_back,
    HistoryEvent.MAY_FIT_NOW: _may_fit,
    HistoryEvent.SETTLING_UNDONE: _settling_undone,
    HistoryEvent.SETTLED: _settled,
    HistoryEvent.REOPENED: _reopened,
    HistoryEvent.SLIP_PRINTED: _slip_printed,
    HistoryEvent.VISIT_FINISHED: _visit_finished,
}
"""Who tells which event."""


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
