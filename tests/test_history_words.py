# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened to a need, as its history tells it."""

from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.need import HistoryEvent, history_line
from kiosk.domain.spool import SpoolReason
from kiosk.domain.staff import Act
from kiosk.history_words import print_problem_in_words, told
from kiosk.messages import translator
from kiosk.printing.outcome import PrintReason

ENGLISH = translator("en")
CHICAGO = ZoneInfo("America/Chicago")
FRIDAY_FIVE = "2026-11-27T23:00:00+00:00"
MONDAY_NINE = "2026-11-30T09:00:00-06:00"
ACT = Act(by=uuid4(), office_id=uuid4(), station_id=uuid4(), at=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"copy": "1", "state": "confirmed"}, "Slip K7F-3MQ: printed"),
        ({"copy": "2", "state": "confirmed", "problem": ""}, "Slip K7F-3MQ, copy 2: printed"),
        ({"copy": "1", "state": "unconfirmed"}, "Slip K7F-3MQ: may have printed"),
        (
            {"copy": "2", "state": "unconfirmed", "problem": "never_came_out"},
            "Slip K7F-3MQ, copy 2: may have printed (nobody saw it come out)",
        ),
        ({"copy": "1", "state": "failed", "problem": "out_of_paper"}, "Slip K7F-3MQ: not printed (no paper)"),
        ({"copy": "1", "state": "failed", "problem": "ValueError"}, "Slip K7F-3MQ: not printed"),
    ],
)
def test_the_history_says_what_became_of_a_slip(facts: dict[str, str], said: str) -> None:
    line = history_line(uuid4(), HistoryEvent.SLIP_PRINTED, ACT, reference="K7F3MQ", **facts)
    assert told(line, ENGLISH) == said


@pytest.mark.parametrize("reason", [*SpoolReason, *(reason for reason in PrintReason if reason)])
def test_every_reason_has_words(reason: str) -> None:
    assert print_problem_in_words(reason, ENGLISH)


@pytest.mark.parametrize("event", HistoryEvent)
def test_every_event_has_words_of_its_own_even_without_a_fact(event: HistoryEvent) -> None:
    said = told(history_line(uuid4(), event, ACT), ENGLISH)
    assert said.strip()
    assert said != event.value
    assert "{" not in said


@pytest.mark.parametrize("event", HistoryEvent)
def test_words_that_we_do_not_know_do_not_break_the_history(event: HistoryEvent) -> None:
    names = ("avenue", "result", "outcome", "reason", "ruling", "cause", "state", "due", "seconds", "by_when", "at")
    line = history_line(uuid4(), event, ACT, **dict.fromkeys(names, "from a later version"))
    assert told(line, ENGLISH, CHICAGO)


@pytest.mark.parametrize(
    ("event", "facts", "said"),
    [
        ("promised", {"text": "Call", "due": FRIDAY_FIVE}, "Promised: Call (due Fri 27 Nov, 5:00 pm)"),
        ("promise_kept", {"text": "Call"}, "Promise kept: Call"),
        (
            "promise_moved",
            {"text": "Call", "from": FRIDAY_FIVE, "to": MONDAY_NINE, "why": "Quote late", "told": "yes"},
            "Promise moved from Fri 27 Nov, 5:00 pm to Mon 30 Nov, 9:00 am: Call. Quote late. The visitor knows.",
        ),
        (
            "promise_moved",
            {"text": "Call", "to": MONDAY_NINE, "told": "no"},
            "Promise moved to Mon 30 Nov, 9:00 am: Call. The visitor does not know yet.",
        ),
        (
            "promise_moved",
            {"text": "Call", "to": MONDAY_NINE, "told": "yes", "told_later": "yes"},
            "They know now that the promise was moved to Mon 30 Nov, 9:00 am: Call",
        ),
        ("promise_broken", {"text": "Call", "told": "yes", "told_later": "yes"},
         "They know now that the promise was not kept: Call"),
        ("promise_broken", {"text": "Call", "why": "We forgot"}, "Promise not kept: Call. We forgot"),
        (
            "hand_off_offered",
            {"to": "Lee", "done": "Form", "not_done": "Fee\nBus", "must_not": "Call", "by_when": FRIDAY_FIVE},
            "Offered to Lee. Done: Form. Not done yet: Fee; Bus. Must not be done: Call. By Fri 27 Nov, 5:00 pm.",
        ),
        ("hand_off_offered", {"to": "Front desk", "office": "North", "not_done": "Fee"},
         "Offered to Front desk (North). Not done yet: Fee."),
        ("hand_off_offered", {"to": "Lee", "not_done": "Fee", "why": "Ill."},
         "Offered to Lee. Not done yet: Fee. Because: Ill."),
        ("hand_off_accepted", {}, "Accepted"),
        ("hand_off_accepted", {"ticked": "Fee"}, "Accepted, with 1 thing to do: Fee"),
        ("hand_off_accepted", {"ticked": "Fee\nForm"}, "Accepted, with 2 things to do: Fee; Form"),
        ("hand_off_declined", {"reason": "Away", "to": "Lee"}, "Declined: Away"),
        ("hand_off_declined", {"reason": "", "to": "Lee", "instead": "Sam"}, "Taken back from Lee, to ask Sam"),
        ("hand_off_stalled", {"to": "Lee"}, "No answer from Lee in time; a supervisor was told"),
        ("hand_off_stalled", {"to": "Lee", "answer_by": FRIDAY_FIVE},
         "No answer from Lee by Fri 27 Nov, 5:00 pm; a supervisor was told"),
        ("owner_changed", {"from": "Dana", "to": "Sam", "cause": "handed_on", "why": "Dana leaves"},
         "Handed on from Dana to Sam. Dana leaves"),
        ("owner_changed", {"from": "Sam", "to": "Dana", "cause": "taken_on"}, "Dana took it on from Sam"),
        ("owner_changed", {"to": "Front desk", "cause": "mended"},
         "Front desk owns it now: nobody here owned it"),
        ("owner_changed", {"from": "Dana", "to": "Sam", "promise": "Call"},
         "The promise “Call” went from Dana to Sam"),
        ("owner_changed", {"from": "Dana", "to": "Sam", "call_back": "Ruth"}, "The call to Ruth went from Dana to Sam"),
        ("asked", {"text": "May we pay?"}, "Asked a supervisor: May we pay?"),
        ("ruled", {"ruling": "go_ahead", "text": ""}, "The supervisor said: go ahead"),
        ("ruled", {"ruling": "no", "text": "Too dear"}, "The supervisor said no. Too dear"),
        ("ruled", {"ruling": "try_this", "text": "Ask the county"}, "The supervisor said: try this: Ask the county"),
        ("call_back_wanted", {"reason": "left", "about": "Housing form"},
         "To be called back: left before we could help. Housing form"),
        ("call_back_wanted", {"reason": "missed_call"}, "To be called back: we missed their call"),
        ("called_back", {"result": "reached", "note": "Comes Friday"}, "Called back and reached them. Comes Friday"),
        ("called_back", {"result": "no_answer"}, "Called back, no answer"),
        ("called_back", {"result": "given_up", "note": "Wrong number"}, "Gave up calling back. Wrong number"),
        ("call_back_wanted", {"reason": "asked_for_it", "owner": "Sam"}, "To be called back (Sam calls)"),
        ("may_fit_now", {"resource": "Rides"}, "Rides is new or has changed, and may fit now"),
        ("settling_undone", {}, "Settled by mistake: put back"),
        ("unmet", {"reason": "cost", "note": "Too dear."}, "Not met yet: cost. Too dear."),
        ("referred", {"resource": "Pantry", "avenue": "phone"}, "Referred to Pantry (phone)"),
        ("referred", {"resource": "Pantry", "avenue": "person"}, "Called Pantry for them"),
        ("tried", {"resource": "Pantry", "result": "no_capacity", "note": ""}, "Tried Pantry: no capacity"),
        (
            "tried",
            {"resource": "Pantry", "avenue": "person", "number": "555", "seconds": "125", "result": "cost"},
            "Tried Pantry (we called for them, 555, 2:05): it costs too much",
        ),
        ("tried", {"resource": "", "avenue": "phone", "result": "could_not_reach"},
         "Tried the visitor (phone): could not reach them"),
        ("outcome", {"resource": "Pantry", "outcome": "needs_action", "note": "Bring the lease"},
         "How it went at Pantry: waits for the visitor to do something. Bring the lease"),
        ("outcome",
         {"resource": "Pantry", "outcome": "got_help", "called": "555", "called_seconds": "125", "note": "Fed"},
         "How it went at Pantry: got help. We called 555, 2:05. Fed"),
        ("outcome", {"resource": "Pantry", "outcome": "not_yet", "called": "555"},
         "How it went at Pantry: not yet. We called 555"),
        ("visit_finished", {}, "Visit finished"),
        ("visit_finished", {"goes_on_in": "another"}, "Visit finished: what they asked goes on in their other visit"),
    ],
)  # fmt: skip
def test_the_history_says_what_happened(event: str, facts: dict[str, str], said: str) -> None:
    assert told(history_line(uuid4(), HistoryEvent(event), ACT, **facts), ENGLISH, CHICAGO) == said


def test_without_a_zone_a_time_is_said_as_it_was_kept() -> None:
    line = history_line(uuid4(), HistoryEvent.PROMISED, ACT, text="Call", due=FRIDAY_FIVE)
    assert told(line, ENGLISH) == "Promised: Call (due Fri 27 Nov, 11:00 pm)"
