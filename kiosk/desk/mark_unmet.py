# SPDX-License-Identifier: GPL-3.0-or-later
"""Saying plainly that we could not help yet; it stays ours (rule 3)."""

from dataclasses import dataclass, replace
from datetime import date

from kiosk.desk.office_time import review_day, today_at
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.errors import DueInThePast
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Unmet, UnmetReason
from kiosk.domain.staff import Act
from kiosk.domain.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkUnmet:
    """The reason why there is nothing to offer, and the day to look again."""

    reason: UnmetReason
    note: str = ""
    review_on: date | None = None


def mark_unmet(work: UnitOfWork, need: Need, choice: MarkUnmet, act: Act) -> Unmet:
    """Keep the need with its owner and a review date; raises DueInThePast or NeedIsSettled."""
    need.must_be_open()
    today = today_at(work.offices.get(need.office_id), act.at)
    review_on = choice.review_on or review_day(today, work.offices.calendar(need.office_id))
    if review_on < today:
        raise DueInThePast
    step = Unmet(
        id=new_id(),
        need_id=need.id,
        at=act.at,
        by=act.by,
        reason=choice.reason,
        note=one_line(choice.note),
        review_on=review_on,
    )
    work.steps.add(step)
    work.needs.save(replace(need, review_on=review_on))
    facts = {"reason": step.reason.value, "note": step.note, "review": review_on.isoformat()}
    work.needs.record(history_line(need.id, HistoryEvent.UNMET, act, **facts))
    return step
