# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a need down, in the visitor's own words (rule 2)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kiosk.desk.ports import UnitOfWork
from kiosk.domain.errors import WordsMissing
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.staff import Act
from kiosk.domain.text import WORDS_LIMIT, clean_words, without_controls
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
    return _note(work, visit.must_be_open(), heard, act, need_id or new_id())


def keep_last_words(work: UnitOfWork, visit: Visit, heard: NeedHeard, act: Act) -> None:
    """Keep what somebody said who is not there any more to say it shorter, even after the visit has ended.

    It becomes a need, several where one cannot hold it, none where it has no words. What a need of the visit says
    already is kept already.
    """
    said = {need.words for need in work.needs.of_visit(visit.id)}
    for words in _portions(heard.words):
        if words not in said:
            _note(work, visit, replace(heard, words=words), act, new_id())


def _portions(words: str) -> Iterator[str]:
    whole = without_controls(words).strip()
    for start in range(0, len(whole), WORDS_LIMIT):
        try:
            yield clean_words(whole[start : start + WORDS_LIMIT])
        except WordsMissing:  # nothing but joiners and spaces
            continue


def _note(work: UnitOfWork, visit: Visit, heard: NeedHeard, act: Act, need_id: UUID) -> Need:
    need = Need(
        id=need_id,
        office_id=visit.office_id,
        visit_id=visit.id,
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
