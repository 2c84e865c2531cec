# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a resource is suggested, beyond the words that matched, and why one that was tried is left out (rule 4)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiosk.domain.avenue import Avenue
from kiosk.domain.referral import Attempt, Outcome

MOST_DAYS_UNANSWERED = 3
"""On how many days a way may stay without an answer before it is not suggested any more."""

_BY_TELEPHONE = frozenset({Avenue.PHONE, Avenue.PERSON})


class ResourceReason(StrEnum):
    """Fixed reasons; each value is source text for translation.

    What else stands among the reasons of a match: words as the visitor said them, the names of categories
    (source text too), and names of languages.
    """

    OPEN_NOW = "open now"
    NEAR = "near"
    IN_THIS_OFFICE = "in this office"
    WORKED_OUT = "worked out for others"
    FAVOURITE = "a favourite here"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A resource that the next suggestions for a need leave out, or with `ways` only these ways to it, and why.

    `result` is what trying it came to, None while a referral to it waits for its outcome. `at` is since when (aware,
    UTC).
    """

    resource_id: UUID
    resource_name: str
    result: Outcome | None
    at: datetime
    ways: tuple[Avenue, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the attempts at one resource say against it: as a whole, or against single ways."""

    whole: Attempt | None
    ways: Mapping[Avenue, Attempt]


def verdict_on(attempts: Sequence[Attempt], day_of: Callable[[datetime], date], today: date) -> Verdict:
    """Weigh the attempts at one resource, oldest first; `day_of` says on which day of the office a moment is.

    "No capacity" or "not eligible" holds for the whole resource, whatever way it was heard; "no way to get there" only
    for its office. "No answer" holds for the telephone, whoever dials, and only for the day: a line that is busy today
    may be answered tomorrow. After `MOST_DAYS_UNANSWERED` days nobody is sent to it any more. Getting help wipes out
    what was heard before.
    """
    counted = _since_help_came(attempts)
    told = [attempt for attempt in counted if not attempt.result.is_about_the_way]
    closed = {avenue: [a for a in counted if avenue in _ways_closed_by(a)] for avenue in Avenue}
    return Verdict(
        whole=told[-1] if told else None,
        ways={avenue: tried[-1] for avenue, tried in closed.items() if _still_closed(tried, day_of, today)},
    )


def _since_help_came(attempts: Sequence[Attempt]) -> Sequence[Attempt]:
    helped = [index for index, attempt in enumerate(attempts) if attempt.result.settles]
    return attempts[helped[-1] + 1 :] if helped else attempts


def _ways_closed_by(attempt: Attempt) -> frozenset[Avenue]:
    if attempt.result is Outcome.TRANSPORT:
        return frozenset({Avenue.OFFICE})
    if attempt.result is Outcome.COULD_NOT_REACH:
        return _BY_TELEPHONE if attempt.avenue in _BY_TELEPHONE else frozenset({attempt.avenue})
    return frozenset()


def _still_closed(tried: Sequence[Attempt], day_of: Callable[[datetime], date], today: date) -> bool:
    if any(attempt.result is Outcome.TRANSPORT for attempt in tried):
        return True
    days = {day_of(attempt.at) for attempt in tried}
    return today in days or len(days) >= MOST_DAYS_UNANSWERED


def of_each(attempts: Sequence[Attempt]) -> Iterator[tuple[UUID, Sequence[Attempt]]]:
    """Sort attempts by the resource that was tried; calls to the visitor themselves are of none."""
    of_resource: dict[UUID, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.resource_id is not None:
            of_resource.setdefault(attempt.resource_id, []).append(attempt)
    yield from of_resource.items()
