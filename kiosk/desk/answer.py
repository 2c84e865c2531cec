# SPDX-License-Identifier: GPL-3.0-or-later
"""Answering a need here and then."""

from dataclasses import dataclass

from kiosk.desk.ports import UnitOfWork
from kiosk.desk.settle import keep_promises
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Answer
from kiosk.domain.staff import Act
from kiosk.domain.text import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHere:
    """The choice to answer at the desk."""

    text: str


def answer(work: UnitOfWork, need: Need, choice: AnswerHere, act: Act) -> Answer:
    """Keep the answer, and what was promised, and settle the need; raises TextMissing or NeedIsSettled."""
    need.must_be_open()
    step = Answer(id=new_id(), need_id=need.id, at=act.at, by=act.by, text=clean_text(choice.text))
    work.steps.add(step)
    kept = keep_promises(work, need, act)
    work.needs.save(need.settled(act))
    work.needs.record(history_line(need.id, HistoryEvent.ANSWERED, act, text=step.text, **kept))
    return step
