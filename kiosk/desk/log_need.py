# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a need down, in the visitor's own words (rule 2)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiosk.desk.ports import UnitOfWork
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.staff import Act
from kiosk.domain.text import clean_words
from kiosk.domain.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedHeard:
    """What the visitor said, and how the desk filed it. `deadline` is the visitor's own."""

    words: str
    categories: tuple[str, ...] = ()
    deadline: date | None = None


def log_need(work: UnitOfWork, visit: Visit, heard: NeedHeard, act: Act, need_id: UUID | None = None) -> Need:
    """Keep a need; whoever takes it in owns it (rule 5). Raises WordsMissing, WordsTooLong, VisitAlreadyFinished.

    `need_id` is given by who may have to save it a second time.
    """
    need = Need(
        id=need_id or new_id(),
        office_id=visit.office_id,
        visit_id=visit.must_be_open().id,
        visitor_id=visit.visitor_id,
        words=clean_words(heard.words),
        categories=heard.categories,
        deadline=heard.deadline,
        owner_id=act.by,
        created_at=act.at,
    )
    work.needs.add(need)
    work.needs.bring_into(visit.id, need.id)
    work.needs.record(history_line(need.id, HistoryEvent.LOGGED, act, words=need.words))
    return need
