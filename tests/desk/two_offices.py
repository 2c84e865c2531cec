# SPDX-License-Identifier: GPL-3.0-or-later
"""The front office with everything that passes needs on, and a second office across the river."""

from dataclasses import dataclass
from uuid import UUID

from kiosk.desk.ask_supervisor import AskSupervisor
from kiosk.desk.hand_over import HandOver, HandTo
from kiosk.desk.owners import Owners
from kiosk.desk.ownership_check import CheckOwners
from kiosk.desk.stalled_hand_offs import StalledHandOffs
from kiosk.domain.call_back import CallBack, CallBackReason
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, HistoryLine, Need
from kiosk.domain.office import Office, Station, StationKind
from kiosk.domain.staff import Actor, Role, Staff
from tests.desk.front_office import OFFICE, FrontOffice

NORTHSIDE = Office(
    id=UUID("019a0000-0000-7000-8000-000000000002"), name="Northside Job Center", timezone="America/Chicago"
)
NORTH_DESK = Staff(id=new_id(), office_id=NORTHSIDE.id, name="Desk", called="Northside desk", role=Role.DUTY_DESK)
KIM = Staff(id=new_id(), office_id=NORTHSIDE.id, name="Kim Park", called="Kim", role=Role.SUPERVISOR)
NORTH_STATION = Station(id=new_id(), office_id=NORTHSIDE.id, name="Counter", kind=StationKind.RECEPTION)
DESK = "the front desk"


@dataclass
class TwoOffices:
    """Riverside's front office, where Dana, Sam and Lee work (Lee supervises); Kim supervises Northside."""

    office: FrontOffice

    def __post_init__(self) -> None:
        self.kim = Actor(staff_id=KIM.id, office_id=NORTHSIDE.id, station_id=NORTH_STATION.id)
        store, clock = self.office.store, self.office.clock
        with store.writing() as work:
            work.offices.add(NORTHSIDE)
            work.offices.add_station(NORTH_STATION)
            for staff in (NORTH_DESK, KIM):
                work.staff.add(staff)
            work.commit()
        self.hand_over = HandOver(store, clock)
        self.stalled = StalledHandOffs(store, clock)
        self.questions = AskSupervisor(store, clock)
        self.owners = Owners(store, clock)
        self.check = CheckOwners(store, clock)
        self.desk_id = self.office.ids[DESK]

    def need(self, words: str = "Fired without notice", name: str = "Marya Alvarez", **told: object) -> Need:
        """A need of Dana's."""
        return self.office.needs(self.office.arrives(name, **told).visit, words)

    def offers(self, need: Need, to_id: UUID, not_done: str = "Appeal", **told: object) -> HandOff:
        """Dana offers it; a minute goes by."""
        choice = HandTo(staff_id=to_id, not_done=not_done, **told)  # type: ignore[arg-type]  # whatever a test wishes
        step = self.hand_over(need.id, choice, self.office.dana)
        self.office.clock.move(minutes=1)
        return step

    def calls_back(self, owner_id: UUID, need: Need | None = None) -> CallBack:
        """Somebody is on the list to be called back."""
        call_back = CallBack(
            id=new_id(),
            office_id=OFFICE,
            at=self.office.clock(),
            by=owner_id,
            owner_id=owner_id,
            reason=CallBackReason.MISSED_CALL,
            need_id=need.id if need else None,
            name="Bo",
        )
        with self.office.store.writing() as work:
            work.call_backs.add(call_back)
            work.commit()
        return call_back

    def call_back(self, call_back: CallBack) -> CallBack:
        with self.office.store.reading() as work:
            return work.call_backs.get(call_back.id)

    def staff(self, called: str) -> Staff:
        with self.office.store.reading() as work:
            return work.staff.get(self.office.ids[called])

    def hand_off(self, step: HandOff) -> HandOff:
        with self.office.store.reading() as work:
            kept = work.steps.get(step.id)
        assert isinstance(kept, HandOff)
        return kept

    def history(self, need: Need) -> list[HistoryLine]:
        with self.office.store.reading() as work:
            return list(work.needs.history(need.id))

    def told(self, need: Need, event: HistoryEvent) -> HistoryLine:
        """The latest line of this event."""
        return [line for line in self.history(need) if line.event is event][-1]
