# SPDX-License-Identifier: GPL-3.0-or-later
"""The need that is looked at, who looks at it, and what else has to be known of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kiosk.desk.board import Owed
from kiosk.desk.desk import Desk
from kiosk.desk.due_follow_ups import Reach
from kiosk.desk.hand_over import Receiver
from kiosk.desk.reopen_need import NeedWithHistory
from kiosk.domain.hand_off import HandOff
from kiosk.domain.next_step import Promise
from kiosk.domain.office import Office
from kiosk.domain.question import Question
from kiosk.domain.referral import Referral
from kiosk.domain.staff import Actor, Staff
from kiosk.domain.working_time import ALWAYS_OPEN, OfficeCalendar
from kiosk.messages import Translator
from kiosk.ui.tasks import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What every act works with."""

    desk: Desk
    workers: Workers
    translate: Translator


@dataclass(frozen=True, slots=True)
class Place:
    """A resource of the directory that may have been tried."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the store says of a need beyond its row on the board; nobody takes over what is settled."""

    whole: NeedWithHistory
    receivers: Sequence[Receiver]
    places: Sequence[Place]
    calendar: OfficeCalendar
    colleagues: Sequence[Staff]
    reach: Reach
    untold: Promise | None

    def is_away(self, staff_id: UUID, now: datetime) -> bool:
        """Tell whether somebody of this office is not here today, or no longer works here."""
        here = next((each for each in self.colleagues if each.id == staff_id), None)
        return here is None or here.is_away(now.date())


def bring_known(desk: Desk, owed: Owed, office: Office) -> Known:
    """Bring it as it is now, as an office looks at it; call it on the store's worker."""
    return Known(
        whole=desk.show_need(str(owed.need.id))[0],
        receivers=desk.hand_over.receivers(owed.need.id) if owed.need.is_open else (),
        places=_places(desk, owed, office) if owed.need.is_open else (),
        calendar=desk.office_time(owed.need.office_id),
        colleagues=desk.sign_in.who_can(owed.need.office_id),
        reach=desk.due_follow_ups.reach(owed.need.id),
        untold=desk.keep_promise.untold(owed.need.id),
    )


def _places(desk: Desk, owed: Owed, office: Office) -> Sequence[Place]:
    """List where they were sent, what was tried, and what is suggested; two of one name are told apart."""
    suggested = desk.find_help.suggest(owed.need.words, office, need_id=owed.need.id)
    ids = [owed.referral.resource_id] if owed.referral else []
    ids += [each.resource_id for each in suggested.left_out]
    ids += [attempt.resource_id for attempt in owed.attempts if attempt.resource_id]
    resources = {each: desk.find_help.show(each) for each in dict.fromkeys(ids)}
    resources |= {each.resource.id: each.resource for each in suggested.help}
    names = Counter(each.name for each in resources.values())
    return [
        Place(each.id, f"{each.name} · {each.organization}" if names[each.name] > 1 else each.name)
        for each in resources.values()
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One need as it is looked at. `now` is the office's wall time; `known` is None until the store has answered."""

    owed: Owed
    actor: Actor
    staff: Staff
    now: datetime
    settled: bool = False
    known: Known | None = None

    @property
    def need_id(self) -> UUID:
        """Which need it is."""
        return self.owed.need.id

    @property
    def is_here(self) -> bool:
        """Whether it is this office's."""
        return self.owed.need.office_id == self.staff.office_id

    @property
    def calendar(self) -> OfficeCalendar:
        """When its office works."""
        return self.known.calendar if self.known else ALWAYS_OPEN

    @property
    def offered(self) -> HandOff | None:
        """What whoever looks at it is asked to take over: they themselves, or their office's desk."""
        offered = self.owed.offered
        if offered is None or self.settled:
            return None
        receivers = self.known.receivers if self.known else ()
        receiver = next((each.staff for each in receivers if each.staff.id == offered.to_id), None)
        asks_desk = receiver is not None and self.staff.answers_for(receiver)
        return offered if asks_desk or offered.to_id == self.actor.staff_id else None

    @property
    def offered_away(self) -> HandOff | None:
        """What waits for the answer of somebody else."""
        knows = self.known is not None and not self.settled and self.offered is None
        return self.owed.offered if knows else None

    @property
    def promise(self) -> Promise | None:
        """The promise that is still open."""
        return None if self.settled else self.owed.promise

    @property
    def referral(self) -> Referral | None:
        """The referral of which nobody knows yet whether it worked out."""
        return None if self.settled else self.owed.referral

    @property
    def asks_today(self) -> bool:
        """Whether this is the day to ask how a referral went, or it is past."""
        return self.referral is not None and self.referral.is_due(self.now.date())

    @property
    def number_today(self) -> str:
        """The visitor's number when they are to be called today; "" where they are not, or want no call."""
        promise = self.promise
        keeps_today = promise is not None and promise.due_at.astimezone(self.now.tzinfo).date() <= self.now.date()
        wanted = self.is_here and self.known is not None and (self.asks_today or keeps_today)
        return self.known.reach.phone if wanted and self.known else ""

    @property
    def untold(self) -> Promise | None:
        """The promise that was moved or broken without the visitor knowing."""
        return self.known.untold if self.known and not self.settled else None

    @property
    def question(self) -> Question | None:
        """The question that waits for its answer."""
        return None if self.settled else self.owed.question

    @property
    def may_rule(self) -> bool:
        """Whether whoever looks at it answers such questions."""
        return self.question is not None and self.staff.supervises and self.is_here

    @property
    def may_take_on(self) -> bool:
        """Whether whoever looks at it can make it theirs."""
        need = self.owed.need
        if self.settled or not self.is_here or need.owner_id == self.actor.staff_id or self.offered is not None:
            return False
        return self.staff.supervises or self.is_unattended

    @property
    def is_unattended(self) -> bool:
        """Whether it is the duty desk's, or its owner is away or gone."""
        return self.known is not None and self.known.is_away(self.owed.need.owner_id, self.now)

    def called(self, staff_id: UUID) -> str:
        """Name a member of staff, "" as long as nobody knows."""
        return self.known.whole.who.get(staff_id, "") if self.known else ""
