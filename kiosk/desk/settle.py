# SPDX-License-Identifier: GPL-3.0-or-later
"""What trying an avenue came to, closing a need when the visitor has what they came for, and taking that back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiosk.desk.office_time import today_at
from kiosk.desk.owners import owned_here
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, HistoryLine, Need, history_line
from kiosk.domain.next_step import Promise, PromiseState
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.referral import Attempt, Outcome, Referral
from kiosk.domain.staff import Act

_SETTLINGS = frozenset({HistoryEvent.SETTLED, HistoryEvent.ANSWERED})


def note_attempt(
    work: UnitOfWork, referral: Referral, result: Outcome, act: Act, *, note: str = "", **facts: str
) -> None:
    """Keep what trying a referral's avenue came to (rule 4); `facts` of the call go into the history."""
    attempt = Attempt(
        id=new_id(),
        need_id=referral.need_id,
        at=act.at,
        by=act.by,
        avenue=referral.avenue,
        resource_id=referral.resource_id,
        result=result,
        note=note,
    )
    keep_attempt(work, attempt, referral.resource_name, act, **facts)


def keep_attempt(work: UnitOfWork, attempt: Attempt, called: str, act: Act, **facts: str) -> None:
    """Keep an avenue that was tried, and the history line that tells it; `called` is "" for the visitor themselves."""
    work.needs.add_attempt(attempt)
    told = {"resource": called, "avenue": attempt.avenue.value, "result": attempt.result.value, "note": attempt.note}
    work.needs.record(history_line(attempt.need_id, HistoryEvent.TRIED, act, **told, **facts))


def call_facts(number: str, seconds: int) -> dict[str, str]:
    """Say of a call which number was dialled and how long it took; what is not known is left out."""
    facts = {"number": number, "seconds": str(seconds) if seconds > 0 else ""}
    return {name: fact for name, fact in facts.items() if fact}


def day_to_ask(work: UnitOfWork, need: Need, otherwise: date) -> date:
    """Say when the owner asks next how a referral of this need went: the earliest day of those that wait."""
    steps = work.steps.of_needs([need.id]).get(need.id, ())
    waiting = [s for s in steps if isinstance(s, Referral) and s.is_waiting and leads_on(need, s)]
    return min((referral.check_on for referral in waiting if referral.check_on), default=otherwise)


def settle(work: UnitOfWork, need: Need, act: Act, by_referral: Referral | None = None) -> Need:
    """Close a need, and keep what was promised about it; it can be put back with one undo, or reopened."""
    kept = keep_promises(work, need, act)
    settled = need.settled(act)
    work.needs.save(settled)
    facts = kept | ({"review": need.review_on.isoformat()} if need.review_on else {})
    facts |= {"referral": str(by_referral.id)} if by_referral else {}
    work.needs.record(history_line(need.id, HistoryEvent.SETTLED, act, **facts))
    return settled


def keep_promises(work: UnitOfWork, need: Need, act: Act) -> dict[str, str]:
    """End what is still promised about a need that is being settled: nothing is owed any more.

    Returns the fact from which an undo takes that back.
    """
    steps = work.steps.of_needs([need.id]).get(need.id, ())
    owed = [step for step in steps if isinstance(step, Promise) and step.state is PromiseState.OPEN]
    for promise in owed:
        work.steps.save(promise.kept(act.at))
        facts = {"text": promise.text, "due": promise.due_at.isoformat()}
        work.needs.record(history_line(need.id, HistoryEvent.PROMISE_KEPT, act, **facts))
    return {"promises": " ".join(str(promise.id) for promise in owed)} if owed else {}


def undo_settling(work: UnitOfWork, need: Need, act: Act) -> Need:
    """Put back a need that was settled by mistake: its owner, its day, its referral and promises are as they were.

    What is open already stays as it is. An answer that was none is no next step any more. Where its owner has left,
    it belongs to the duty desk.
    """
    if need.is_open:
        return need
    history = work.needs.history(need.id)
    last = next((line for line in reversed(history) if line.event in _SETTLINGS), None)
    if last is not None:
        _ask_again(work, last, history)
        _promise_again(work, last)
    review = last.facts.get("review") if last else None
    was_answered = last is not None and last.event is HistoryEvent.ANSWERED
    back = replace(
        need.reopened(need.owner_id),
        review_on=date.fromisoformat(review) if review else today_at(work.offices.get(need.office_id), act.at),
        reopened_at=act.at if was_answered else need.reopened_at,
    )
    work.needs.save(back)
    work.needs.record(history_line(need.id, HistoryEvent.SETTLING_UNDONE, act))
    return owned_here(work, back, act)


def _promise_again(work: UnitOfWork, settling: HistoryLine) -> None:
    """Owe again what ended with the settling."""
    for promise_id in settling.facts.get("promises", "").split():
        promise = work.steps.get(UUID(promise_id))
        if isinstance(promise, Promise):
            work.steps.save(replace(promise, state=PromiseState.OPEN, ended_at=None))


def _ask_again(work: UnitOfWork, settling: HistoryLine, history: Sequence[HistoryLine]) -> None:
    """Give the referral whose outcome settled the need the outcome that it had before."""
    referral_id = settling.facts.get("referral")
    if not referral_id:
        return
    referral = work.steps.get(UUID(referral_id))
    if not isinstance(referral, Referral):
        return
    told = [line for line in history if line.event is HistoryEvent.OUTCOME]
    of_this = [line for line in told if line.facts.get("referral") == referral_id]
    earlier = [line for line in of_this if not Outcome(line.facts["outcome"]).settles]
    before = earlier[-1] if earlier else None
    outcome = Outcome(before.facts["outcome"]) if before else None
    work.steps.save(replace(referral, outcome=outcome, outcome_at=before.at if before else None))
