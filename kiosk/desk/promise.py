# SPDX-License-Identifier: GPL-3.0-or-later
"""Promising something by a stated time (rule 5)."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.desk.office_time import must_be_ahead, today_at
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.deadline import due_in
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Promise
from kiosk.domain.staff import Act
from kiosk.domain.text import clean_text
from kiosk.domain.working_time import OfficeCalendar, Shut


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTo:
    """The choice to do something later. `due_at` is aware."""

    text: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCheck:
    """A due time as it was understood, and how it lies within the office's hours (all times aware, in its zone).

    `shut` says why the office does not work then, None when it does: such a promise is allowed all the same. `before`
    and `after` are then the working moments next to it, None where there is none ahead of now.
    """

    due_at: datetime
    shut: Shut | None = None
    before: datetime | None = None
    after: datetime | None = None


def due_check(said: str | datetime, now: datetime, calendar: OfficeCalendar) -> DueCheck | None:
    """Understand when a promise falls due, a day alone as its closing time; None when that is no time ahead of now."""
    local = now.astimezone(calendar.zone)
    due = due_in(said, local, calendar.closing_time) if isinstance(said, str) else said.astimezone(calendar.zone)
    if due is None or due <= now:
        return None
    shut = calendar.why_shut(due)
    if shut is None:
        return DueCheck(due_at=due)
    before, after = calendar.closed_last(due), calendar.opens_next(due)
    return DueCheck(
        due_at=due,
        shut=shut,
        before=before.astimezone(calendar.zone) if before and before > now else None,
        after=after.astimezone(calendar.zone) if after else None,
    )


def promise(work: UnitOfWork, need: Need, choice: PromiseTo, act: Act) -> Promise:
    """Keep the promise; raises TextMissing, DueInThePast or NeedIsSettled."""
    need.must_be_open()
    due_at = must_be_ahead(choice.due_at, act.at)
    step = Promise(id=new_id(), need_id=need.id, at=act.at, by=act.by, text=clean_text(choice.text), due_at=due_at)
    work.steps.add(step)
    work.needs.save(replace(need, review_on=today_at(work.offices.get(need.office_id), due_at)))
    facts = {"text": step.text, "due": due_at.isoformat()}
    work.needs.record(history_line(need.id, HistoryEvent.PROMISED, act, **facts))
    return step
