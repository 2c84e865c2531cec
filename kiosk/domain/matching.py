# SPDX-License-Identifier: GPL-3.0-or-later
"""What "Who's here?" answers: a visitor, how well they fit, and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class MatchReason(StrEnum):
    """Why a visitor was found; one match can have several reasons."""

    NAME = "name"
    SOUNDS_LIKE = "sounds like"
    SPELLED_LIKE = "spelled like"
    NICKNAME = "nickname"
    STARTS_WITH = "starts with"
    PHONE = "phone"
    BIRTH_DATE = "birth date"
    BIRTH_YEAR = "birth year"
    CARD = "card"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class VisitorMatch:
    """One visitor that fits what was typed.

    `score` runs from 0 to 1, where 1 is the very name that was typed; `why` is in the order of
    the words that were typed, without repeats.
    """

    visitor_id: UUID
    score: float
    why: tuple[MatchReason, ...]
