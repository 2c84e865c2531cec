# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to the supervisors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.domain.errors import StepNotFound
from kiosk.domain.need import NeedState
from kiosk.domain.question import Question
from kiosk.store.batches import in_batches
from kiosk.store.need_records import NeedRecord, QuestionRecord
from kiosk.store.translate import overwrite, to_domain, to_record


@dataclass(frozen=True, slots=True)
class SqlQuestions:
    """Questions to the supervisors. `touched` collects the needs that they are about."""

    session: Session
    touched: set[UUID] = field(default_factory=set)

    def get(self, question_id: UUID) -> Question:
        """Return a question; raises StepNotFound."""
        return to_domain(self._record(question_id), Question)

    def add(self, question: Question) -> None:
        """Keep a new question."""
        self.touched.add(question.need_id)
        self.session.add(to_record(question, QuestionRecord))

    def save(self, question: Question) -> None:
        """Keep its answer; raises StepNotFound."""
        self.touched.add(question.need_id)
        overwrite(self._record(question.id), question)

    def of_needs(self, need_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[Question]]:
        """List what was asked about each of these needs, oldest first."""
        asked: dict[UUID, list[Question]] = defaultdict(list)
        for ids in in_batches(need_ids):
            about = select(QuestionRecord).where(QuestionRecord.need_id.in_(ids))
            for record in self.session.scalars(about.order_by(QuestionRecord.at, QuestionRecord.id)):
                asked[record.need_id].append(to_domain(record, Question))
        return asked

    def waiting(self, office_id: UUID) -> Sequence[Question]:
        """List an office's questions without an answer, oldest first; a settled need has nothing to ask."""
        still_asked = NeedRecord.state == NeedState.OPEN
        unanswered = (
            select(QuestionRecord)
            .join(NeedRecord, NeedRecord.id == QuestionRecord.need_id)
            .where(NeedRecord.office_id == office_id, still_asked, QuestionRecord.ruling.is_(None))
        )
        in_order = unanswered.order_by(QuestionRecord.at, QuestionRecord.id)
        return [to_domain(record, Question) for record in self.session.scalars(in_order)]

    def _record(self, question_id: UUID) -> QuestionRecord:
        record = self.session.get(QuestionRecord, question_id)
        if record is None:
            raise StepNotFound
        return record
