# SPDX-License-Identifier: GPL-3.0-or-later
"""Every print of a slip: its way from the queue to paper, which copy it is, and what became of it.

queued → sent → confirmed | unconfirmed | failed. What surely is not on paper goes back into the queue while that makes
sense. What may be on paper is never sent again by itself: a person is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from kiosk.domain.slip import Paper, SlipState

KEEP_TRYING = timedelta(minutes=10)
"""For how long a print is tried again by itself. Later its visitor has gone, and somebody else stands there."""

KEEP_LOOKING = timedelta(minutes=20)
"""For how long after it was ordered a print that was sent is looked at again."""

LONGEST_SILENCE = timedelta(minutes=3)
"""When a print that was sent is looked at by whoever finds it, should nothing have been heard of it.

A slow line may take longer for a slip: then somebody is asked early, and the printer's word still counts.
"""

_PAUSES = (3, 5, 10, 20, 30)  # seconds; the last one from then on
_LOOK_AGAIN = timedelta(seconds=10)


class SpoolReason(StrEnum):
    """What the queue itself has to say of a print, beside the printers' own reasons."""

    INTERRUPTED = "interrupted"
    TOO_LATE = "too_late"
    TAKEN_OFF = "taken_off"
    REPLACED = "replaced"
    NEVER_CAME_OUT = "never_came_out"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A slip's page as a printer takes it, kept before it is sent.

    `target` is the printer it is for, `form` what `content` is, as the printing room names it. `problem` says why
    there is no content.
    """

    target: str
    paper: Paper
    form: str = ""
    content: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How one try ended. CONFIRMED: the printer said so. SENT: it has the whole and is still at it.

    UNCONFIRMED: it may be on paper. FAILED: it surely is not.
    """

    state: SlipState
    job: str = ""
    path: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPrint:
    """One print of a slip. `copy` is 1 for the original; later ones say so on the paper.

    `target` is as on the command line ("printer", "printer:NAME", "pdf:PATH" …), `printed_on` the printer that was
    sent to in the end. `job` is the printer's own number for it, `path` the file written, `problem` a word for what
    went wrong. `paper` None is whatever its printer has in it; `language` and `large_print` are this print's where they
    are not the slip's. `at` is when it was
    ordered last. `tries` counts what surely did not print; `due_at` is when the spool turns to it next, None when
    that is up to a person. `cleared_at` is when it left the queue's list.
    """

    id: UUID
    slip_id: UUID
    station_id: UUID
    copy: int
    target: str
    paper: Paper | None = None
    language: str = ""
    large_print: bool | None = None
    state: SlipState = SlipState.QUEUED
    at: datetime
    by: UUID
    due_at: datetime | None = None
    tries: int = 0
    printed_on: str = ""
    job: str = ""
    path: str = ""
    problem: str = ""
    cleared_at: datetime | None = None

    @property
    def attempt(self) -> UUID:
        """An id for this try alone, by which a printer's job for it can be found again."""
        return uuid5(self.id, f"{self.at.isoformat()} {self.tries}")

    @property
    def waits(self) -> bool:
        """Whether it is in the queue and no byte of it has been sent."""
        return self.state is SlipState.QUEUED

    @property
    def was_sent(self) -> bool:
        """Whether it may be on paper without the printer having said so; it is never sent again by itself."""
        return self.state in {SlipState.SENT, SlipState.UNCONFIRMED}

    @property
    def may_be_out(self) -> bool:
        """Whether it is on paper, as far as anybody can tell."""
        return self.was_sent or self.state is SlipState.CONFIRMED

    @property
    def asks(self) -> bool:
        """Whether a person has to say if it came out."""
        return self.state is SlipState.UNCONFIRMED and self.cleared_at is None

    def sending(self, printed_on: str, now: datetime) -> "SlipPrint":
        """Mark it as sent; kept before the first byte leaves."""
        return replace(self, state=SlipState.SENT, printed_on=printed_on, job="", path="", due_at=now + LONGEST_SILENCE)

    def ended(self, delivery: Delivery, now: datetime) -> "SlipPrint":
        """Take in how a try ended, once and for all."""
        settled = delivery.state is SlipState.CONFIRMED
        return replace(
            self,
            state=delivery.state,
            due_at=None,
            job=delivery.job or self.job,
            path=delivery.path or self.path,
            problem=delivery.problem,
            cleared_at=now if settled else self.cleared_at,
        )

    def followed(self, delivery: Delivery, now: datetime) -> "SlipPrint":
        """Take in what is known so far of one that may be on paper, and look again in a while at a job with a number.

        A printer that is still at it is trusted for KEEP_LOOKING; then a person is asked. Meanwhile the printer may
        confirm what a person is asked about already.
        """
        over = now - self.at > KEEP_LOOKING
        if delivery.state is SlipState.SENT and (over or self.state is SlipState.UNCONFIRMED):
            delivery = replace(delivery, state=SlipState.UNCONFIRMED, problem=self.problem or delivery.problem)
        known = self.ended(delivery, now)
        return known if over or not known.job else replace(known, due_at=now + _LOOK_AGAIN)

    def left_behind(self, delivery: Delivery, now: datetime) -> "SlipPrint":
        """Look again in a while at a job that may be at work still, though people have said what became of the slip.

        The printer then drops what it keeps of it.
        """
        over = now - self.at > KEEP_LOOKING or delivery.state in {SlipState.CONFIRMED, SlipState.FAILED}
        return replace(self, due_at=None if over else now + _LOOK_AGAIN)

    def put_off(self, problem: str, ways: int, now: datetime) -> "SlipPrint":
        """Put what surely did not print back into the queue: on the next way at once, after all of them in a while.

        After KEEP_TRYING it has failed. `ways` is how many printers there are to try.
        """
        tries = self.tries + 1
        due = now if tries % ways else now + pause_before(tries // ways)
        if due - self.at > KEEP_TRYING:
            return replace(self, state=SlipState.FAILED, due_at=None, tries=tries, problem=problem)
        return replace(self, state=SlipState.QUEUED, due_at=due, tries=tries, problem=problem)

    def ordered_again(self, now: datetime) -> "SlipPrint":
        """Put one that surely did not print into the queue anew; it stays the copy it was."""
        return replace(
            self,
            state=SlipState.QUEUED,
            at=now,
            due_at=now,
            tries=0,
            printed_on="",
            job="",
            problem="",
            cleared_at=None,
        )

    def off_the_queue(self, reason: SpoolReason, now: datetime) -> "SlipPrint":
        """Take one that waits out of the queue; it has surely not printed."""
        return replace(self, state=SlipState.FAILED, due_at=None, problem=reason.value, cleared_at=now)

    def given_up(self, now: datetime) -> "SlipPrint":
        """Take it off the list for a copy that is printed instead; it may be on paper."""
        state = SlipState.UNCONFIRMED if self.state is SlipState.SENT else self.state
        return replace(self, state=state).cleared(now)

    def cleared(self, now: datetime) -> "SlipPrint":
        """Take it off the list; what is known of it stays, and a job under way is followed to its end."""
        return replace(self, cleared_at=self.cleared_at or now)


def pause_before(round_number: int) -> timedelta:
    """Say how long to wait before trying all printers again; `round_number` counts from 1."""
    return timedelta(seconds=_PAUSES[min(round_number, len(_PAUSES)) - 1])


def next_copy(prints: Iterable[SlipPrint]) -> int:
    """Number the next print: 1 until some print may have reached paper, then one more than the highest."""
    return max((p.copy for p in prints if p.state is not SlipState.FAILED), default=0) + 1
