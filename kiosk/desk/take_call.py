# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who was reached by phone says what they need: it is kept like everybody's (rules 2, 3 and 8)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from kiosk.desk.call_back import must_be_willing
from kiosk.desk.greet import greet_known, open_visit
from kiosk.desk.log_need import NeedHeard, log_need
from kiosk.desk.ports import Clock, Store, UnitOfWork
from kiosk.domain.call_back import CallBack, CallBackState, CallBackTry
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, HistoryLine, history_line
from kiosk.domain.staff import Act, Actor
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor


@dataclass(frozen=True, slots=True)
class TakeCall:
    """Ends the wait for a call that was about no need yet: what is said on the phone becomes one, in a visit."""

    store: Store
    clock: Clock

    def __call__(self, call_back_id: UUID, words: str, actor: Actor) -> Visit:
        """Keep the words and take the call off the list; the need's history tells of the missed call and every try.

        The visit stays open until the need has its next step. Raises CallBackIsOver, PleaseDoNotContact, WordsMissing
        or WordsTooLong.
        """
        act = actor.acting_at(self.clock())
        with self.store.writing() as work:
            call = work.call_backs.get(call_back_id).must_be_open()
            visit = _visit_by_phone(work, call, must_be_willing(work, call.visitor_id), act)
            work.call_backs.add_try(_reached(call, act))
            need_id = new_id()
            told = list(_so_far(work, call, need_id))  # made before the words are logged, so told before them
            log_need(work, visit, NeedHeard(words=words), act, need_id)
            for line in told:
                work.needs.record(line)
            over = call.over(CallBackState.REACHED, act)
            work.call_backs.save(replace(over, need_id=need_id, visit_id=visit.id))
            work.commit()
            return visit


def _visit_by_phone(work: UnitOfWork, call: CallBack, visitor: Visitor | None, act: Act) -> Visit:
    """Open a visit; of somebody we do not know, their name and number as they were said."""
    if visitor is not None:
        return greet_known(work, visitor, act).visit
    visit = replace(open_visit(work, None, act), said_name=call.name, said_contact=call.phone)
    work.visits.save(visit)
    return visit


def _reached(call: CallBack, act: Act) -> CallBackTry:
    return CallBackTry(id=new_id(), call_back_id=call.id, at=act.at, by=act.by, station_id=act.station_id, reached=True)


def _so_far(work: UnitOfWork, call: CallBack, need_id: UUID) -> Iterator[HistoryLine]:
    """Tell the call that was wanted and every try, each with who and when it was."""
    tries = work.call_backs.tries([call.id]).get(call.id, ())
    station_id = tries[0].station_id
    wanted = Act(by=call.by, office_id=call.office_id, station_id=station_id, at=call.at)
    owner = work.staff.get(call.owner_id).called
    facts = {"call_back": str(call.id), "reason": call.reason.value, "owner": owner, "about": call.about}
    yield history_line(need_id, HistoryEvent.CALL_BACK_WANTED, wanted, **facts)
    for each in tries:
        act = Act(by=each.by, office_id=call.office_id, station_id=each.station_id, at=each.at)
        result = "reached" if each.reached else "no_answer"
        facts = {"call_back": str(call.id), "result": result, "note": each.note}
        yield history_line(need_id, HistoryEvent.CALLED_BACK, act, **facts)
