# SPDX-License-Identifier: GPL-3.0-or-later
"""An office in memory: the real use cases of a desk on a store of dictionaries, with named people in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from kiosk.desk.add_visitor import KnowVisitor
from kiosk.desk.ask_supervisor import AskSupervisor
from kiosk.desk.board import Board
from kiosk.desk.call_back import CallBacks
from kiosk.desk.check_in import CheckIn
from kiosk.desk.desk import Desk
from kiosk.desk.due_follow_ups import DueFollowUps
from kiosk.desk.every_resource import EveryResource
from kiosk.desk.find_help import FindHelp
from kiosk.desk.finish_visit import FinishVisit
from kiosk.desk.follow_up import FollowUp
from kiosk.desk.greet import Greet
from kiosk.desk.hand_over import AnswerHandOff, HandOver
from kiosk.desk.import_directory import ImportDirectory
from kiosk.desk.import_visitors import ImportVisitors
from kiosk.desk.issue_card import IssueCard
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.lobby import WatchLobby
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.look_up import LookUp
from kiosk.desk.make_report import MakeReport
from kiosk.desk.make_sheet import MakeSheet
from kiosk.desk.office_rules import SettleOfficeRules
from kiosk.desk.office_time import OfficeTime
from kiosk.desk.owners import Owners
from kiosk.desk.ownership_check import CheckOwners
from kiosk.desk.ports import ResourceWish
from kiosk.desk.print_slip import PrintSlip
from kiosk.desk.reminders import Reminders
from kiosk.desk.reopen_need import ReopenNeed, ShowNeed
from kiosk.desk.save_draft import SaveDraft
from kiosk.desk.sign_in import SetPin, SignIn
from kiosk.desk.slip_queue import SlipQueue
from kiosk.desk.spool import Spool
from kiosk.desk.stalled_hand_offs import StalledHandOffs
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.desk.take_call import TakeCall
from kiosk.desk.take_need import StepChoice, TakeNeed
from kiosk.desk.try_avenue import TryAvenue
from kiosk.desk.waits import LobbyDisplay, Waits
from kiosk.desk.who_it_may_be import WhoItMayBe
from kiosk.domain.category import Category, CategorySuggester
from kiosk.domain.ids import new_id
from kiosk.domain.matching import MatchReason, VisitorMatch
from kiosk.domain.need import Need
from kiosk.domain.office import Office, Station, StationKind
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceMatch
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Actor, PinRecord, Role, Staff
from kiosk.domain.visit import CallReason, SaidOfSelf, Visit, VisitState
from kiosk.domain.visitor import Visitor
from tests.desk.fakes import BY_SETTINGS, FakePrinter
from tests.ui.memory_store import MemoryStore

NOW = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)  # Monday 9:42 in Chicago
DANA_PIN, SAM_PIN = "246810", "135791"
CATEGORIES = (
    Category(id="benefits", name="Benefits", words=("benefits", "letter", "food stamps")),
    Category(id="legal", name="Legal help", words=("lawyer", "eviction", "court", "letter")),
    Category(id="work", name="Work", words=("job", "resume", "résumé", "forklift")),
)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class FakePins:
    """A hash that is none: the PIN backwards."""

    def hash(self, pin: str) -> str:
        return pin[::-1]

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hash(pin)


class FakeVisitorLookUp:
    """Finds visitors whose name, spoken name or phone holds what was typed."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def find(self, query: str, limit: int) -> Sequence[VisitorMatch]:
        words = query.casefold().split()
        found = [v for v in self._store.tables.visitors.values() if words and all(w in _text(v) for w in words)]
        return [VisitorMatch(visitor.id, 1.0, (MatchReason.NAME,)) for visitor in found[:limit]]

    def likely_duplicates(self, visitor: Visitor) -> Sequence[VisitorMatch]:
        return [m for m in self.find(visitor.name.split()[0], 3) if m.visitor_id != visitor.id]


def _text(visitor: Visitor) -> str:
    return f"{visitor.name} {visitor.preferred_name} {visitor.phone}".casefold()


class FakeResourceLookUp:
    """Finds resources of which some word begins with one of the words said."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def find(self, wish: ResourceWish, limit: int) -> Sequence[ResourceMatch]:
        said = [word.strip(".,“”").casefold() for word in wish.words.split()]
        matches = []
        for resource in self._store.tables.resources.values():
            text = f"{resource.name} {resource.description}".casefold().split()
            why = tuple(word for word in said if len(word) > 2 and any(t.startswith(word) for t in text))
            if why and resource.id not in wish.tried:
                matches.append(ResourceMatch(resource=resource, score=len(why), why=why, distance_km=3.4))
        return sorted(matches, key=lambda match: -match.score)[:limit]

    def catch_up(self) -> None:
        """Nothing is ever behind."""


@dataclass
class FakeOffice:
    """Riverside Job Center with Dana, Sam and Lee; `desk` is what a screen is given."""

    store: MemoryStore = field(default_factory=MemoryStore)
    clock: FakeClock = field(default_factory=FakeClock)
    printer: FakePrinter = field(default_factory=FakePrinter)

    def __post_init__(self) -> None:
        self.office = Office(
            id=new_id(),
            name="Riverside Job Center",
            phone="(555) 010-4400",
            address="12 River Street",
            timezone="America/Chicago",
            sample=True,
        )
        self.station = Station(id=new_id(), office_id=self.office.id, name="Front desk", kind=StationKind.RECEPTION)
        self.duty_desk = self._staff("Front desk", Role.DUTY_DESK)
        self.dana = self._staff("Dana Whitfield", pin=DANA_PIN)
        self.sam = self._staff("Sam Ortega", pin=SAM_PIN)
        self.lee = self._staff("Lee Chen", Role.SUPERVISOR, pin="864209")
        tables = self.store.tables
        tables.offices[self.office.id] = self.office
        tables.stations[self.station.id] = self.station
        self.desk = build_desk(self.store, self.clock, self.printer, self.office)

    def _staff(self, name: str, role: Role = Role.DESK, pin: str = "") -> Staff:
        called = name if role is Role.DUTY_DESK else name.split(maxsplit=1)[0]
        staff = Staff(id=new_id(), office_id=self.office.id, name=name, called=called, role=role)
        self.store.tables.staff[staff.id] = staff
        if pin:
            self.store.tables.pins[staff.id] = PinRecord(staff_id=staff.id, pin_hash=FakePins().hash(pin))
        return staff

    def acting(self, staff: Staff) -> Actor:
        return Actor(staff_id=staff.id, office_id=self.office.id, station_id=self.station.id)

    def visitor(self, name: str, **details: object) -> Visitor:
        visitor = Visitor(id=new_id(), office_id=self.office.id, name=name, created_at=self.clock())
        visitor = replace(visitor, **details)  # type: ignore[arg-type]  # whatever a test wishes
        self.store.tables.visitors[visitor.id] = visitor
        return visitor

    def waiting(self, name: str, minutes: int = 0, said: str = "") -> Visit:
        """Somebody who came some minutes ago and waits; an empty name stays anonymous."""
        visitor = self.visitor(name) if name else None
        visit = Visit(
            id=new_id(),
            office_id=self.office.id,
            station_id=self.station.id,
            visitor_id=visitor.id if visitor else None,
            arrived_at=self.clock() - timedelta(minutes=minutes),
        )
        self.store.tables.visits[visit.id] = visit
        if said:
            self.desk.save_draft(visit.id, said, self.acting(self.dana))
        return visit

    def helped(self, name: str, by: Staff, minutes: int = 0, said: str = "") -> Visit:
        """Somebody whom a colleague is with."""
        visit = self.waiting(name, minutes, said).helped_by(by.id)
        self.store.tables.visits[visit.id] = visit
        return visit

    def at_screen(self, said: SaidOfSelf, minutes: int = 0, **facts: object) -> Visit:
        """Somebody who came to the touch screen some minutes ago, and typed this about themselves."""
        visit = Visit(
            id=new_id(),
            office_id=self.office.id,
            station_id=self.station.id,
            visitor_id=None,
            state=VisitState.AT_SCREEN,
            arrived_at=self.clock() - timedelta(minutes=minutes),
            said_name=said.name,
            said_contact=said.contact,
            said_birthday=said.birthday,
        )
        visit = replace(visit, **facts)  # type: ignore[arg-type]  # whatever a test wishes
        self.save(visit)
        return visit

    def calling(self, name: str, reason: CallReason = CallReason.TALK, minutes: int = 0) -> Visit:
        """Somebody at the touch screen who asks for a person, since some minutes."""
        visit = self.at_screen(SaidOfSelf(name=name), minutes + 2)
        visit = visit.calling(reason, self.clock() - timedelta(minutes=minutes))
        self.save(visit)
        return visit

    def save(self, visit: Visit) -> None:
        """Save a visit as another screen would, so that every window hears of it."""
        with self.store.writing() as work:
            work.visits.save(visit)
            work.commit()

    def owed(self, name: str, words: str, owner: Staff, *choices: StepChoice) -> Need:
        """A need that is still open after a visit that has ended."""
        visit = self.helped(name, owner)
        need = self.desk.take_need(visit.id, NeedHeard(words=words), choices, self.acting(owner))
        self.store.tables.visits[visit.id] = replace(visit, state=VisitState.FINISHED, finished_at=self.clock())
        return self.store.tables.needs[need.id]

    def resource(self, name: str, **details: object) -> Resource:
        """A place in the directory, open on weekdays from nine to half past four."""
        weekdays = Schedule(
            freq="WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), opens_at=time(9), closes_at=time(16, 30)
        )
        made = Resource(
            id=new_id(),
            source="sample",
            source_id=name,
            name=name,
            organization="Riverside County",
            description=name,
            address=Address(address_1="120 Court Street", city="Riverside", state_province="IL", postal_code="60546"),
            phones=(Phone(number="(555) 010-4420"),),
            contacts=(Contact(name="Priya Nair", title="Intake"),),
            website="https://legalaid.example/intake",
            schedules=(weekdays,),
            timezone="America/Chicago",
            languages=("en", "es"),
            documents=("Photo ID", "The letter you received"),
            fees="Free",
        )
        made = replace(made, **details)  # type: ignore[arg-type]  # whatever a test wishes
        self.store.tables.resources[made.id] = made
        return made

    def step_of(self, need: Need) -> UUID:
        return next(step.id for step in self.store.tables.steps.values() if step.need_id == need.id)


def build_desk(store: MemoryStore, clock: FakeClock, printer: FakePrinter, office: Office) -> Desk:
    """Wire the use cases as the composition root does, with fakes for everything outside."""
    look_up, pins = FakeVisitorLookUp(store), FakePins()
    print_slip, finish = PrintSlip(store, clock, BY_SETTINGS), FinishVisit(store, clock)
    spool = Spool(store, clock, printer, BY_SETTINGS)
    find_help = FindHelp(store, FakeResourceLookUp(store), clock)
    return Desk(
        sign_in=SignIn(store, pins),
        set_pin=SetPin(store, pins),
        look_up=LookUp(store, look_up),
        know_visitor=KnowVisitor(store, look_up),
        greet=Greet(store, clock),
        take_need=TakeNeed(store, clock),
        find_help=find_help,
        make_sheet=MakeSheet(store=store, find_help=find_help, categories=CATEGORIES, clock=clock),
        categories=CategorySuggester(CATEGORIES),
        save_draft=SaveDraft(store, clock),
        print_slip=print_slip,
        spool=spool,
        slip_queue=SlipQueue(store, clock),
        choose_printers=ChoosePrinters(store, clock, BY_SETTINGS),
        finish_visit=finish,
        follow_up=FollowUp(store, clock),
        due_follow_ups=DueFollowUps(store, clock),
        try_avenue=TryAvenue(store, clock),
        keep_promise=KeepPromise(store, clock),
        reminders=Reminders(store, clock),
        board=Board(store, clock),
        hand_over=HandOver(store, clock),
        stalled_hand_offs=StalledHandOffs(store, clock),
        ask_supervisor=AskSupervisor(store, clock),
        owners=Owners(store, clock),
        check_owners=CheckOwners(store, clock),
        call_backs=CallBacks(store, clock),
        take_call=TakeCall(store, clock),
        waits=Waits(store, clock),
        lobby_display=LobbyDisplay(store, clock),
        office_time=OfficeTime(store, clock),
        office_rules=SettleOfficeRules(store, clock),
        answer_hand_off=AnswerHandOff(store, clock),
        reopen_need=ReopenNeed(store, clock),
        show_need=ShowNeed(store),
        watch_lobby=WatchLobby(store),
        who_it_may_be=WhoItMayBe(store, look_up, clock),
        issue_card=IssueCard(store, clock),
        check_in=CheckIn(store, clock, look_up, print_slip, spool, finish),
        import_visitors=ImportVisitors(store, clock),
        import_directory=ImportDirectory(store, clock),
        keep_directory=KeepDirectory(store, clock),
        every_resource=EveryResource(store),
        make_report=MakeReport(store, clock, CATEGORIES, office),
    )
