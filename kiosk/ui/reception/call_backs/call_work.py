# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said to a call, and doing it; whatever asks the store here belongs on its worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from kiosk.desk.call_back import CallBacks, ToCall
from kiosk.desk.desk import Desk
from kiosk.domain.call_back import CallBack
from kiosk.domain.staff import Actor
from kiosk.domain.visit import Visit


class CallDeed(StrEnum):
    """What somebody says to a call."""

    REACHED = "reached"
    NO_ANSWER = "no-answer"
    GIVE_UP = "give-up"
    TAKE = "take"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsNow:
    """The list, oldest first, and what the staff are called."""

    calls: Sequence[ToCall] = ()
    staff: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDone:
    """What was done; `has_need` where what they asked for waits for its next step.

    `visit_id` is the visit that was opened for what they said on the phone.
    """

    deed: CallDeed
    has_need: bool
    visit_id: UUID | None = None


def bring_calls(desk: Desk, office_id: UUID) -> CallsNow:
    """Bring an office's list as it is now."""
    staff = {each.id: each.called for each in desk.sign_in.who_can(office_id)}
    return CallsNow(calls=desk.call_backs.list(office_id), staff=staff)


def do_call(desk: Desk, deed: CallDeed, call_back: CallBack, said: str, actor: Actor) -> CallDone:
    """Keep what came of a call. What somebody says who had asked for nothing yet becomes a need, in a visit.

    Raises CallBackIsOver, PleaseDoNotContact, TextMissing or WordsTooLong.
    """
    if deed is CallDeed.REACHED and call_back.need_id is None and said.strip():
        visit = desk.take_call(call_back.id, said, actor)
        return CallDone(deed=deed, has_need=True, visit_id=visit.id)
    call = _way(desk.call_backs, deed, call_back.id, said, actor)
    return CallDone(deed=deed, has_need=call.need_id is not None)


def _way(calls: CallBacks, deed: CallDeed, call_back_id: UUID, said: str, actor: Actor) -> CallBack:
    match deed:
        case CallDeed.REACHED:
            return calls.tried(call_back_id, actor, reached=True, note=said)
        case CallDeed.NO_ANSWER:
            return calls.tried(call_back_id, actor, reached=False, note=said)
        case CallDeed.GIVE_UP:
            return calls.give_up(call_back_id, said, actor)
        case CallDeed.TAKE:
            return calls.take(call_back_id, actor)


def is_to_be_called(desk: Desk, visit: Visit) -> bool:
    """Tell whether somebody who has gone is on the list, from this visit or from an earlier one."""
    waiting = [each.call_back for each in desk.call_backs.list(visit.office_id)]
    same = (each.visitor_id == visit.visitor_id for each in waiting if visit.visitor_id is not None)
    return any(each.visit_id == visit.id for each in waiting) or any(same)
