# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a supervisor what to do about a need; the answer lands on the need."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.errors import QuestionAlreadyAnswered
from kiosk.domain.staff import Act


class Ruling(StrEnum):
    """What a supervisor says."""

    GO_AHEAD = "go_ahead"
    NO = "no"
    TRY_THIS = "try_this"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A need's question to the supervisors, whoever of them answers first. Its need keeps its owner meanwhile.

    `answer` is what the supervisor says in their own words; a TRY_THIS has words, the others may do without.
    """

    id: UUID
    need_id: UUID
    at: datetime
    by: UUID
    text: str
    ruling: Ruling | None = None
    answer: str = ""
    answered_at: datetime | None = None
    answered_by: UUID | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.ruling is None

    def answered(self, ruling: Ruling, answer: str, act: Act) -> "Question":
        """Rule on it; raises QuestionAlreadyAnswered."""
        if not self.is_open:
            raise QuestionAlreadyAnswered
        return replace(self, ruling=ruling, answer=answer, answered_at=act.at, answered_by=act.by)
