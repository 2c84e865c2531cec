# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the owners of unmet needs when a new or changed resource may fit (rule 3)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from kiosk.desk.find_help import FindHelp, tried_for
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import BoardWish, Clock, ResourceWish, Store, UnitOfWork
from kiosk.desk.set_up import COMMAND_LINE, station_called
from kiosk.domain.need import HistoryEvent, Need, history_line
from kiosk.domain.next_step import Unmet
from kiosk.domain.no_dead_end import leads_on
from kiosk.domain.office import Office, StationKind
from kiosk.domain.resource import Resource
from kiosk.domain.staff import Act
from kiosk.domain.standing import WaitsFor

BEST_LOOKED_AT = 3
"""Only what is among the best may fit; what the directory has besides was there all along."""

ROWS_AT_ONCE = 500

_MAY_BE_UNMET = (WaitsFor.REVIEW, WaitsFor.RULING, WaitsFor.HAND_OFF, WaitsFor.CALL_BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmetWatch:
    """Looks up once for each open need that is unmet whether something new or changed in the directory may fit it."""

    store: Store
    find_help: FindHelp
    clock: Clock

    def __call__(self, changed: Collection[UUID]) -> int:
        """Put needs before their owners today for which one of these resources may fit; tells how many.

        An owner hears of a resource once for each need, and of none that was tried for it.
        """
        if not changed:
            return 0
        with self.store.reading() as work:
            wishes = list(self._wishes(work))
        if wishes:
            self.find_help.catch_up()
        looked_up = [(need_id, self._fitting(wish, office, changed)) for need_id, wish, office in wishes]
        fitting = [(need_id, fits) for need_id, fits in looked_up if fits]
        return self._tell(fitting) if fitting else 0

    def _wishes(self, work: UnitOfWork) -> Iterator[tuple[UUID, ResourceWish, Office]]:
        offices = {office.id: office for office in work.offices.all()}
        needs = list(_unmet(work))
        visitors = work.visitors.several(need.visitor_id for need in needs if need.visitor_id)
        for need in needs:
            languages = visitors[need.visitor_id].languages if need.visitor_id else ()
            tried = tried_for(work, need.id)
            wish = ResourceWish(
                words=need.words, moment=self.clock(), categories=need.categories, languages=languages, tried=tried
            )
            yield need.id, wish, offices[need.office_id]

    def _fitting(self, wish: ResourceWish, office: Office, changed: Collection[UUID]) -> Sequence[Resource]:
        best = self.find_help(wish, office, BEST_LOOKED_AT)
        return [help_.resource for help_ in best if help_.resource.id in changed]

    def _tell(self, fitting: Sequence[tuple[UUID, Sequence[Resource]]]) -> int:
        with self.store.writing() as work:
            told = sum(self._tell_owner(work, work.needs.get(need_id), fits) for need_id, fits in fitting)
            work.commit()
            return told

    def _tell_owner(self, work: UnitOfWork, need: Need, fits: Sequence[Resource]) -> bool:
        known = {
            line.facts.get("resource_id")
            for line in work.needs.history(need.id)
            if line.event is HistoryEvent.MAY_FIT_NOW
        }
        news = [resource for resource in fits if str(resource.id) not in known]
        if not news or not need.is_open:
            return False
        act = _nobodys_act(work, need.office_id, self.clock())
        today = today_at(work.offices.get(need.office_id), act.at)
        work.needs.save(replace(need, review_on=_sooner(need.review_on, today)))
        for resource in news:
            facts = {"resource": resource.name, "resource_id": str(resource.id)}
            work.needs.record(history_line(need.id, HistoryEvent.MAY_FIT_NOW, act, **facts))
        return True


def _unmet(work: UnitOfWork) -> Iterator[Need]:
    """Go through the open needs whose latest next step that still leads somewhere says that they are unmet."""
    for waits_for in _MAY_BE_UNMET:
        wish, first = BoardWish(office_id=None, waits_for=waits_for), 0
        while needs := work.needs.board(wish, first, ROWS_AT_ONCE):
            first += len(needs)
            steps = work.steps.of_needs(need.id for need in needs)
            for need in needs:
                live = [step for step in steps.get(need.id, ()) if leads_on(need, step)]
                if live and isinstance(live[-1], Unmet):
                    yield need


def _nobodys_act(work: UnitOfWork, office_id: UUID, moment: datetime) -> Act:
    """Sign what nobody did: a directory comes in by the command line, and the duty desk stands behind it."""
    station = station_called(work, office_id, COMMAND_LINE, StationKind.COMMAND_LINE)
    return Act(by=work.staff.duty_desk(office_id).id, office_id=office_id, station_id=station.id, at=moment)


def _sooner(day: date | None, today: date) -> date:
    return min(day, today) if day else today
