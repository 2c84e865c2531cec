# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the supervisors what to do about a need; their answer lands on it, before its owner, today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.board import Owed, owed_for
from kiosk.desk.office_time import check_back_day, today_at
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.errors import QuestionStillOpen, TextMissing, YourOwnQuestion
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.question import Question, Ruling
from kiosk.domain.staff import Act, Actor
from kiosk.domain.text import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question without an answer: who asked it, and the need that it is about."""

    question: Question
    asker: str
    owed: Owed


@dataclass(frozen=True, slots=True)
class AskSupervisor:
    """Puts a question to whoever supervises; the need keeps its owner meanwhile."""

    store: Store
    clock: Clock

    def ask(self, need_id: UUID, text: str, actor: Actor) -> Question:
        """Ask, one question about a need at a time; raises TextMissing, QuestionStillOpen or NeedIsSettled."""
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            need = work.needs.get(need_id).must_be_open()
            if any(asked.is_open for asked in work.questions.of_needs([need_id]).get(need_id, ())):
                raise QuestionStillOpen
            question = Question(id=new_id(), need_id=need_id, at=act.at, by=act.by, text=clean_text(text))
            work.questions.add(question)
            today = today_at(work.offices.get(need.office_id), act.at)
            later = check_back_day(today, work.offices.calendar(need.office_id))
            work.needs.save(replace(need, review_on=need.review_on or later))
            work.needs.record(history_line(need_id, HistoryEvent.ASKED, act, text=question.text))
            work.commit()
            return question

    def answer(self, question_id: UUID, ruling: Ruling, text: str, actor: Actor) -> Question:
        """Rule on it; "try this" says what, the other rulings may do without words. The first answer counts.

        Raises ForSupervisors, YourOwnQuestion, QuestionAlreadyAnswered, TextMissing or StepNotFound.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            question = work.questions.get(question_id)
            need = work.needs.get(question.need_id)
            _may_rule(work, question, need, act)
            ruled = question.answered(ruling, _in_words(ruling, text), act)
            work.questions.save(ruled)
            if need.is_open:
                work.needs.save(replace(need, review_on=today_at(work.offices.get(need.office_id), act.at)))
            facts = {"ruling": ruling.value, "text": ruled.answer}
            work.needs.record(history_line(need.id, HistoryEvent.RULED, act, **facts))
            work.commit()
            return ruled

    def waiting(self, office_id: UUID) -> Sequence[Waiting]:
        """List an office's questions without an answer about what is still open, oldest first."""
        with self.store.reading() as work:
            questions = work.questions.waiting(office_id)
            needs = [work.needs.get(question.need_id) for question in questions]
            return [
                Waiting(question=question, asker=work.staff.get(question.by).called, owed=owed)
                for question, owed in zip(questions, owed_for(work, needs), strict=True)
                if owed.need.is_open
            ]


def _may_rule(work: UnitOfWork, question: Question, need: Need, act: Act) -> None:
    """Let a supervisor of the need's office answer; their own question only while no other one is here."""
    work.staff.get(act.by).must_supervise(need.office_id)
    if question.by != act.by:
        return
    today = today_at(work.offices.get(need.office_id), act.at)
    for other in work.staff.of_office(need.office_id):
        if other.supervises and other.id != act.by and not other.is_away(today):
            raise YourOwnQuestion(name=other.called)


def _in_words(ruling: Ruling, text: str) -> str:
    try:
        return clean_text(text)
    except TextMissing:
        if ruling is Ruling.TRY_THIS:
            raise
        return ""
