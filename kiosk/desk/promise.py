# SPDX-License-Identifier: GPL-3.0-or-later
"""Promising something by a stated time (rule 5)."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.desk.office_time import must_be_ahead, today_at
from kiosk.desk.ports import UnitOfWork
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Promise
from kiosk.domain.staff import Act
from kiosk.domain.text import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTo:
    """The choice to do something later. `due_at` is aware."""

    text: str
    due_at: datetime


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
