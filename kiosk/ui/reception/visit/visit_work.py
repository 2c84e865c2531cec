# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front desk asks of the office's procedures in one go, off the window's thread; no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.add_visitor import VisitorDetails
from kiosk.desk.desk import Desk
from kiosk.desk.finish_visit import VisitSoFar
from kiosk.desk.hand_over import Receiver
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock
from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.desk.take_need import StepChoice
from kiosk.domain.deadline import deadline_in
from kiosk.domain.greeting import Greeting
from kiosk.domain.office import Office
from kiosk.domain.referral import Outcome
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit
from kiosk.domain.working_time import ALWAYS_OPEN, OfficeCalendar
from kiosk.ui.reception.need.need_in_hand import WordsRead


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedVisit:
    """A visit as it is opened: the greeting, its needs so far, and words that were not saved as a need yet.

    `receivers` are whom its needs can be handed to, and `earlier` those of its needs that are from an earlier visit.
    """

    greeting: Greeting
    so_far: VisitSoFar
    draft: str = ""
    staff: dict[UUID, str] = field(default_factory=dict)
    receivers: tuple[Receiver, ...] = ()
    calendar: OfficeCalendar = ALWAYS_OPEN
    earlier: dict[UUID, NeedWithHistory] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedToSave:
    """A need to be saved with its steps: new words, or an earlier need (`need_id`) that gets another step."""

    heard: NeedHeard | None
    need_id: UUID | None
    steps: tuple[StepChoice, ...] = ()


def open_visit(desk: Desk, greet: Callable[[], Greeting], need_ids: Sequence[UUID], actor: Actor) -> OpenedVisit:
    """Greet, bring needs of an old slip into the visit, and gather what was said so far."""
    greeting = greet()
    if need_ids:
        desk.reopen_need(greeting.visit.id, need_ids, actor)
    return look_again(desk, greeting.visit.id)


def look_again(desk: Desk, visit_id: UUID) -> OpenedVisit:
    """Look at a visit as it is now, without touching it."""
    greeting = desk.greet.again(visit_id)
    draft, so_far = desk.save_draft.of(visit_id), desk.finish_visit.so_far(visit_id)
    receivers = tuple(desk.hand_over.receivers_in_visit(visit_id))
    return OpenedVisit(
        greeting=greeting,
        so_far=so_far,
        draft=draft.words if draft else "",
        staff={each.staff.id: each.staff.called for each in receivers},
        receivers=receivers,
        calendar=desk.office_time(greeting.visit.office_id),
        earlier={need.id: desk.show_need(str(need.id))[0] for need in so_far.needs if need.visit_id != visit_id},
    )


def bring_in(desk: Desk, visit_id: UUID, need_id: UUID, actor: Actor) -> OpenedVisit:
    """Go on with an earlier need in this visit."""
    desk.reopen_need(visit_id, [need_id], actor)
    return look_again(desk, visit_id)


def save_need(desk: Desk, visit_id: UUID, wanted: NeedToSave, actor: Actor) -> OpenedVisit:
    """Keep a need and its steps; the visit as it is afterwards."""
    if wanted.heard is not None:
        desk.take_need(visit_id, wanted.heard, wanted.steps, actor)
    elif wanted.need_id is not None:
        desk.take_need.further(visit_id, wanted.need_id, wanted.steps, actor)
    else:
        raise ValueError("neither words nor a need")
    return look_again(desk, visit_id)


def note_outcome(desk: Desk, visit_id: UUID, step_id: UUID, outcome: Outcome, actor: Actor) -> OpenedVisit:
    """Keep how the last referral went."""
    desk.follow_up.referral_went(step_id, outcome, actor)
    return look_again(desk, visit_id)


def note_promise_kept(desk: Desk, visit_id: UUID, step_id: UUID, actor: Actor) -> OpenedVisit:
    """Keep that what was promised is done."""
    desk.keep_promise.kept(step_id, actor)
    return look_again(desk, visit_id)


def note_promise_not_kept(
    desk: Desk, visit_id: UUID, step_id: UUID, why: str, due: datetime | None, actor: Actor
) -> OpenedVisit:
    """Keep why what was promised is not done, and the new time where it is promised again; the visitor is told here."""
    if due is None:
        desk.keep_promise.broken(step_id, why, visitor_told=True, actor=actor)
    else:
        desk.keep_promise.moved(step_id, due, why, visitor_told=True, actor=actor)
    return look_again(desk, visit_id)


def change_visitor(desk: Desk, visit_id: UUID, visitor_id: UUID, details: VisitorDetails) -> OpenedVisit:
    """Keep what the visitor tells us now."""
    desk.know_visitor.change(visitor_id, details)
    return look_again(desk, visit_id)


def say_who(desk: Desk, visit_id: UUID, say: Callable[[], Visit]) -> OpenedVisit:
    """Keep who it is that came by the touch screen; the visit as it is afterwards."""
    say()
    return look_again(desk, visit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsReader:
    """Reads a need while it is typed: what it is about, by when, and who can help."""

    desk: Desk
    office: Office
    clock: Clock

    def __call__(self, words: str, languages: tuple[str, ...], need_id: UUID | None) -> WordsRead:
        """Read the words as they stand; nothing for no words."""
        if not words.strip():
            return WordsRead()
        found = self.desk.find_help.suggest(words, self.office, languages=languages, need_id=need_id)
        return WordsRead(
            categories=tuple(category.id for category in self.desk.categories.suggest(words)),
            deadline=deadline_in(words, self._today()),
            help=tuple(found.help),
            left_out=tuple(found.left_out),
        )

    def _today(self) -> date:
        return today_at(self.office, self.clock())


def end_visit(desk: Desk, visit_id: UUID, words: str, actor: Actor, end: Callable[[], Visit]) -> Visit:
    """Keep words that are not a need yet, then end the visit or put it back into the lobby."""
    if words.strip():
        desk.save_draft(visit_id, words, actor)
    return end()
