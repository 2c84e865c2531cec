# SPDX-License-Identifier: GPL-3.0-or-later
"""What trying an avenue came to, and closing a need when the visitor has what they came for."""

from kiosk.desk.ports import UnitOfWork
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.referral import Attempt, Outcome, Referral
from kiosk.domain.staff import Act


def note_attempt(work: UnitOfWork, referral: Referral, result: Outcome, act: Act) -> None:
    """Keep what trying this avenue came to (rule 4)."""
    work.needs.add_attempt(
        Attempt(
            id=new_id(),
            need_id=referral.need_id,
            at=act.at,
            by=act.by,
            avenue=referral.avenue,
            resource_id=referral.resource_id,
            result=result,
            note=referral.call_result,
        )
    )
    facts = {"resource": referral.resource_name, "result": result.value, "note": referral.call_result}
    work.needs.record(history_line(referral.need_id, HistoryEvent.TRIED, act, **facts))


def settle(work: UnitOfWork, need: Need, act: Act) -> Need:
    """Close a need for good; it can be reopened with its history."""
    settled = need.settled(act)
    work.needs.save(settled)
    work.needs.record(history_line(need.id, HistoryEvent.SETTLED, act))
    return settled
