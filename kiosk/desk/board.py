# SPDX-License-Identifier: GPL-3.0-or-later
"""The board: what we still owe, a stretch at a time, most urgent first (rule 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.desk.office_time import at_office
from kiosk.desk.ports import BoardWish, Clock, Store, UnitOfWork
from kiosk.domain.call_back import CallBack
from kiosk.domain.hand_off import HandOff, HandOffState
from kiosk.domain.need import Need
from kiosk.domain.next_step import NextStep, Promise, PromiseState
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.office import Office
from kiosk.domain.question import Question
from kiosk.domain.referral import Attempt, Referral
from kiosk.domain.staff import Actor
from kiosk.domain.standing import WaitsFor, standing_of, standing_offer
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import ContactPreference, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A need, whose it is, what it waits for, and when something is due.

    `visitor` is "" for somebody we do not know; `said_name` is what they typed about themselves. `office` is its
    office's name. `offered` waits for its receiver's answer; `taken_over` is how the owner came to it, when it was
    handed over. `due` is aware, UTC; None when nothing is due. `by_day` says that only its day at the office counts.
    `question` and `call_back` are those that are still open, `attempts` every avenue tried, oldest first.
    `no_contact` says that the visitor asked us not to contact them. `promise` is the latest that is open, `referral`
    the latest of which nobody knows yet whether it worked out; other steps may have come after them.
    """

    need: Need
    visitor: str
    owner: str
    due: datetime | None
    by_day: bool = False
    last_step: NextStep | None = None
    offered: HandOff | None = None
    taken_over: HandOff | None = None
    said_name: str = ""
    office: str = ""
    waits_for: WaitsFor = WaitsFor.NEXT_STEP
    question: Question | None = None
    call_back: CallBack | None = None
    attempts: Sequence[Attempt] = ()
    no_contact: bool = False
    promise: Promise | None = None
    referral: Referral | None = None

    @property
    def stalled(self) -> bool:
        """Whether the offer was not answered in time."""
        return self.offered is not None and self.offered.stalled_at is not None

    @property
    def tried(self) -> int:
        """How many avenues were tried; the same one tried twice counts once."""
        return len({(attempt.resource_id, attempt.avenue) for attempt in self.attempts})


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A stretch of the board, and how many rows the whole of it has."""

    total: int
    rows: Sequence[Owed]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCounts:
    """What waits for somebody: due today or overdue, of theirs and of their office; offers to answer; questions.

    `offered_to_me` counts what is offered to them or to their office's desk; none of it is in `due_mine`, which is
    theirs already. `due_of_away` is what is due of their colleagues who are away. `questions_for_me` are the office's
    questions without an answer, for those who supervise.
    """

    due_mine: int = 0
    due_office: int = 0
    due_of_away: int = 0
    offered_to_me: int = 0
    questions_for_me: int = 0

    @property
    def in_all(self) -> int:
        """How much it is that somebody should see without looking for it."""
        return self.due_mine + self.due_of_away + self.offered_to_me + self.questions_for_me


@dataclass(frozen=True, slots=True)
class Board:
    """Shows open needs by what is wished for, and counts what waits for somebody."""

    store: Store
    clock: Clock

    def page(self, wish: BoardWish, first: int, count: int) -> BoardPage:
        """Show at most `count` open needs that fit, from the row `first` on, what is due first at the top."""
        with self.store.reading() as work:
            needs = work.needs.board(wish, first, count)
            is_last = len(needs) < count and (needs or not first)  # then there is nothing left to count
            total = first + len(needs) if is_last else work.needs.count_on_board(wish)
            return BoardPage(total, owed_for(work, needs))

    def counts(self, actor: Actor) -> BoardCounts:
        """Count what waits for somebody; cheap enough to be asked at every change."""
        with self.store.reading() as work:
            tonight = end_of_today(work.offices.get(actor.office_id), self.clock())
            desk = work.staff.duty_desk(actor.office_id).id
            offered = BoardWish(office_id=None, offered_to=(actor.staff_id, desk))
            asked = work.questions.waiting(actor.office_id) if work.staff.get(actor.staff_id).supervises else ()
            return BoardCounts(
                due_mine=work.needs.count_due(actor.staff_id, tonight),
                due_office=work.needs.count_on_board(BoardWish(office_id=actor.office_id, due_before=tonight)),
                due_of_away=self._due_of_away(work, actor, tonight),
                offered_to_me=work.needs.count_on_board(offered),
                questions_for_me=len(asked),
            )

    def _due_of_away(self, work: UnitOfWork, actor: Actor, tonight: datetime) -> int:
        today = at_office(work.offices.get(actor.office_id), self.clock()).date()
        others = (staff for staff in work.staff.of_office(actor.office_id) if staff.id != actor.staff_id)
        away = (staff for staff in others if staff.active and staff.is_away(today))
        return sum(work.needs.count_due(staff.id, tonight) for staff in away)

    def of_need(self, need_id: UUID) -> Owed:
        """Show one need as it is now, open or settled; raises NeedNotFound."""
        with self.store.reading() as work:
            [owed] = owed_for(work, [work.needs.get(need_id)])
            return owed

    def settled_since(self, office_id: UUID, moment: datetime) -> Sequence[Owed]:
        """Show what an office has settled since a moment (aware), the latest first."""
        with self.store.reading() as work:
            return owed_for(work, work.needs.settled_since(office_id, moment))


def end_of_today(office: Office, moment: datetime) -> datetime:
    """Return the midnight that ends the office's day (aware, UTC): what is due before it is due today or overdue."""
    tomorrow = at_office(office, moment).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZoneInfo(office.timezone)).astimezone(UTC)


def owed_for(work: UnitOfWork, needs: Sequence[Need]) -> Sequence[Owed]:
    """Say what we owe for each of these needs, in their order; a look at each table, however many they are."""
    around = _gather(work, needs)
    return [around.owed(need) for need in needs]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What stands around some needs, each by the id it is asked for with."""

    steps: Mapping[UUID, Sequence[NextStep]]
    questions: Mapping[UUID, Sequence[Question]]
    call_backs: Mapping[UUID, Sequence[CallBack]]
    attempts: Mapping[UUID, Sequence[Attempt]]
    visitors: Mapping[UUID, Visitor]
    visits: Mapping[UUID, Visit]
    offices: Mapping[UUID, Office]
    called: Mapping[UUID, str]

    def owed(self, need: Need) -> Owed:
        steps, office = self.steps.get(need.id, ()), self.offices[need.office_id]
        questions, call_backs = self.questions.get(need.id, ()), self.call_backs.get(need.id, ())
        zone = ZoneInfo(office.timezone)
        stands = standing_of(need, steps, zone=zone, questions=questions, call_backs=call_backs)
        visit = self.visits.get(need.visit_id)
        visitor = self.visitors[need.visitor_id] if need.visitor_id else None
        return Owed(
            need=need,
            visitor=visitor.listed if visitor else "",
            owner=self.called.get(need.owner_id, ""),
            due=stands.due_at,
            by_day=stands.by_day,
            last_step=steps[-1] if steps else None,
            offered=standing_offer(steps) if need.is_open else None,
            taken_over=_taken_over(steps, need),
            said_name=visit.said_name if visit else "",
            office=office.name,
            waits_for=stands.waits_for,
            question=next((question for question in reversed(questions) if question.is_open), None),
            call_back=next((call_back for call_back in reversed(call_backs) if call_back.is_open), None),
            attempts=self.attempts.get(need.id, ()),
            promise=next((s for s in reversed(steps) if isinstance(s, Promise) and s.state is PromiseState.OPEN), None),
            referral=_to_ask_about(need, steps),
            no_contact=visitor is not None and visitor.contact_preference is ContactPreference.NONE,
        )


def _gather(work: UnitOfWork, needs: Sequence[Need]) -> _Around:
    ids = [need.id for need in needs]
    offices = {office.id: office for office in work.offices.all()}
    return _Around(
        steps=work.steps.of_needs(ids),
        questions=work.questions.of_needs(ids),
        call_backs=work.call_backs.of_needs(ids),
        attempts=work.needs.attempts_of(ids),
        visitors=work.visitors.several(need.visitor_id for need in needs if need.visitor_id),
        visits=work.visits.several(need.visit_id for need in needs),
        offices=offices,
        called={staff.id: staff.called for office_id in offices for staff in work.staff.of_office(office_id)},
    )


def _taken_over(steps: Sequence[NextStep], need: Need) -> HandOff | None:
    """Find the hand-off by which its owner came to a need: what it asks and forbids still holds.

    An offer to a desk was answered by somebody who owns the need since.
    """
    accepted = [s for s in steps if isinstance(s, HandOff) and s.state is HandOffState.ACCEPTED]
    return accepted[-1] if accepted and need.owner_id in {accepted[-1].to_id, accepted[-1].answered_by} else None


def _to_ask_about(need: Need, steps: Sequence[NextStep]) -> Referral | None:
    """Find the latest referral of which nobody knows how it went, from before a reopening none."""
    waiting = (s for s in reversed(steps) if isinstance(s, Referral) and s.is_waiting)
    return next((referral for referral in waiting if leads_on(need, referral)), None)
