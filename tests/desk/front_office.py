# SPDX-License-Identifier: GPL-3.0-or-later
"""A small office on a real, encrypted database file: three people work there, and the directory has six entries."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import update

from kiosk.desk.add_visitor import KnowVisitor, VisitorDetails
from kiosk.desk.answer import AnswerHere
from kiosk.desk.board import Board, Owed
from kiosk.desk.check_in import CheckIn
from kiosk.desk.find_help import FindHelp
from kiosk.desk.finish_visit import FinishVisit
from kiosk.desk.follow_up import FollowUp
from kiosk.desk.greet import Greet
from kiosk.desk.hand_over import AnswerHandOff
from kiosk.desk.import_directory import ImportDirectory
from kiosk.desk.import_visitors import ImportVisitors
from kiosk.desk.issue_card import IssueCard
from kiosk.desk.keep_directory import KeepDirectory
from kiosk.desk.keep_promise import KeepPromise
from kiosk.desk.lobby import WatchLobby
from kiosk.desk.log_need import NeedHeard
from kiosk.desk.look_up import LookUp
from kiosk.desk.make_slip import SlipWishes
from kiosk.desk.ports import BoardWish
from kiosk.desk.print_slip import Printed, PrintOrder, PrintSlip
from kiosk.desk.reopen_need import ReopenNeed, ShowNeed
from kiosk.desk.save_draft import SaveDraft
from kiosk.desk.set_up import NewStaff, SetUp
from kiosk.desk.sign_in import SetPin, SignIn
from kiosk.desk.slip_queue import SlipQueue
from kiosk.desk.spool import Spool
from kiosk.desk.station_printers import ChoosePrinters
from kiosk.desk.take_need import StepChoice, TakeNeed
from kiosk.domain.avenue import Avenue
from kiosk.domain.greeting import Greeting
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent, Need
from kiosk.domain.next_step import NextStep
from kiosk.domain.office import Office, StationKind
from kiosk.domain.resource import Address, Contact, Phone, Resource, ResourceKind, ResourceStatus
from kiosk.domain.schedule import Schedule
from kiosk.domain.staff import Actor, Role
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import Visitor
from kiosk.store.database import Database
from kiosk.store.key import KeyFile
from kiosk.store.opening import DATABASE_FILE, make_database, open_database
from kiosk.store.records import StaffRecord
from tests.desk.fakes import BY_SETTINGS, FakeClock, FakePins, FakePrinter, FakeResourceLookUp, FakeVisitorLookUp

OFFICE = UUID("019a0000-0000-7000-8000-000000000001")
RIVERSIDE = Office(
    id=OFFICE,
    name="Riverside Job Center",
    phone="(555) 010-4400",
    timezone="America/Chicago",
    latitude=41.88,
    longitude=-87.63,
)
TODAY = date(2026, 11, 23)
PINS = {"Dana Whitfield": "246810", "Sam Ortega": "135791", "Lee Chen": "864209"}
SOURCE = "county"

_WEEKDAYS = Schedule(freq="WEEKLY", byday=("MO", "TU", "WE", "TH", "FR"), opens_at=time(9), closes_at=time(16, 30))


def resource(name: str, **facts: object) -> Resource:
    """A place with everything: somebody to ask for, a phone, a website, hours."""
    whole = Resource(
        id=uuid5(OFFICE, name),
        source=SOURCE,
        source_id=name,
        name=name,
        organization="Riverside County",
        address=Address(address_1="120 Court Street", city="Riverside", state_province="IL", postal_code="60546"),
        transportation="Bus 7",
        accessibility="No steps",
        phones=(Phone(number="(555) 010-4420"),),
        contacts=(Contact(name="Priya Nair"),),
        website="https://legalaid.example/intake",
        schedules=(_WEEKDAYS,),
        timezone="America/Chicago",
        documents=("Photo ID",),
        checked_on=date(2026, 11, 9),
    )
    return replace(whole, **facts)  # type: ignore[arg-type]  # whatever a test wishes


PANTRY = resource("Food Pantry")
LEGAL_AID = resource("Legal Aid")
HOTLINE = resource("Utility Help Line", address=None, website="", contacts=())
SHELTER = resource("Harbor House", confidential_site=True)
OLD_CLINIC = resource("Old Clinic", status=ResourceStatus.INACTIVE)
FORKLIFT_JOB = resource("Forklift driver", kind=ResourceKind.JOB_LEAD, closes_on=TODAY)
DIRECTORY = (PANTRY, LEGAL_AID, HOTLINE, SHELTER, OLD_CLINIC, FORKLIFT_JOB)


def furnish(database: Database) -> None:
    """Set the office up in an empty database."""
    set_up = SetUp(store=database, pins=FakePins())
    set_up.office(RIVERSIDE)
    set_up.station(OFFICE, "Front desk", StationKind.RECEPTION)
    for name, pin in PINS.items():
        role = Role.SUPERVISOR if name == "Lee Chen" else Role.DESK
        set_up.staff(OFFICE, NewStaff(name=name, called=name.split(maxsplit=1)[0], role=role, pin=pin))
    ImportDirectory(store=database, clock=FakeClock())(SOURCE, DIRECTORY)


@dataclass(frozen=True)
class Building:
    """An office as it was furnished, and one database file that is put back to that state for every test.

    One engine serves all tests, so that each statement is compiled once.
    """

    furnished: Path
    here: Database

    @classmethod
    def put_up(cls, folder: Path) -> "Building":
        furnished, here = folder / "furnished", folder / "here"
        made = make_database(furnished, KeyFile(furnished / "key"))
        furnish(made)
        made.close()
        shutil.copytree(furnished, here)
        return cls(furnished / DATABASE_FILE, open_database(here, KeyFile(here / "key"), busy_seconds=5))

    def fresh(self) -> Database:
        self.here.close()
        file = Path(str(self.here.engine.url.database))
        shutil.copy2(self.furnished, file)
        for left_over in file.parent.glob(f"{DATABASE_FILE}-*"):
            left_over.unlink()
        return self.here


@dataclass
class FrontOffice:
    """The office's use cases, wired to its database file and to fakes; and the words its tests speak."""

    store: Database
    clock: FakeClock = field(default_factory=FakeClock)
    printer: FakePrinter = field(default_factory=FakePrinter)
    resources: FakeResourceLookUp = field(default_factory=FakeResourceLookUp)

    def __post_init__(self) -> None:
        store, clock, pins, names = self.store, self.clock, FakePins(), FakeVisitorLookUp(self.store)
        with store.reading() as work:
            self.ids = {staff.called: staff.id for staff in work.staff.of_office(OFFICE)}
            stations = {station.name: station.id for station in work.offices.stations(OFFICE)}
        self.station = stations["Front desk"]
        self.dana, self.sam, self.lee = (self.acting(name) for name in ("Dana", "Sam", "Lee"))
        self.set_up = SetUp(store=store, pins=pins)
        self.sign_in, self.set_pin = SignIn(store=store, pins=pins), SetPin(store=store, pins=pins)
        self.look_up, self.know_visitor = LookUp(store=store, visitors=names), KnowVisitor(store=store, look_up=names)
        self.greet, self.take = Greet(store=store, clock=clock), TakeNeed(store=store, clock=clock)
        self.find_help = FindHelp(store=store, resources=self.resources, clock=clock)
        self.save_draft, self.finish = SaveDraft(store=store, clock=clock), FinishVisit(store=store, clock=clock)
        self.print_slip = PrintSlip(store=store, clock=clock, by_settings=BY_SETTINGS)
        self.spool = Spool(store=store, clock=clock, printer=self.printer, by_settings=BY_SETTINGS)
        self.queue = SlipQueue(store=store, clock=clock)
        self.printers = ChoosePrinters(store=store, clock=clock, by_settings=BY_SETTINGS)
        self.follow_up, self.board = FollowUp(store=store, clock=clock), Board(store=store, clock=clock)
        self.keep_promise = KeepPromise(store=store, clock=clock)
        self.hand_offs = AnswerHandOff(store=store, clock=clock)
        self.reopen, self.show_need = ReopenNeed(store=store, clock=clock), ShowNeed(store=store)
        self.lobby, self.issue_card = WatchLobby(store=store), IssueCard(store=store, clock=clock)
        self.check_in = CheckIn(
            store=store, clock=clock, look_up=names, print_slip=self.print_slip, spool=self.spool, finish=self.finish
        )
        self.import_visitors = ImportVisitors(store=store, clock=clock)
        self.import_directory = ImportDirectory(store=store, clock=clock)
        self.keep_directory = KeepDirectory(store=store, clock=clock)

    def acting(self, called: str) -> Actor:
        return Actor(staff_id=self.ids[called], office_id=OFFICE, station_id=self.station)

    def arrives(self, name: str = "Marya Alvarez", **told: object) -> Greeting:
        """Somebody new comes in and is greeted by Dana."""
        details = replace(VisitorDetails(name=name), **told)  # type: ignore[arg-type]  # whatever a test wishes
        return self.greet.new(details, self.dana)

    def prints(self, visit: Visit, wishes: SlipWishes | None = None, order: PrintOrder | None = None) -> Printed:
        """Dana prints the visit's slip, and it comes to its end at once."""
        ordered = self.print_slip(visit.id, wishes or SlipWishes(), order or PrintOrder(), self.dana)
        return self.spool.print_now(ordered)

    def needs(self, visit: Visit, words: str = "I need food.", *choices: StepChoice) -> Need:
        """Dana writes down what they need, with what happens about it."""
        return self.need(self.take(visit.id, NeedHeard(words=words), choices, self.dana).id)

    def owed(self, office_id: UUID) -> Sequence[Owed]:
        """What an office owes, most urgent first."""
        return self.board.page(BoardWish(office_id=office_id), 0, 500).rows

    def goes(self, called: str) -> None:
        """Somebody stops working here."""
        with self.store.engine.begin() as connection:
            connection.execute(update(StaffRecord).where(StaffRecord.called == called).values(active=False))

    def need(self, need_id: UUID) -> Need:
        with self.store.reading() as work:
            return work.needs.get(need_id)

    def visit(self, visit_id: UUID) -> Visit:
        with self.store.reading() as work:
            return work.visits.get(visit_id)

    def visitor(self, visitor_id: UUID | None) -> Visitor:
        assert visitor_id is not None
        with self.store.reading() as work:
            return work.visitors.get(visitor_id)

    def steps(self, need: Need) -> Sequence[NextStep]:
        with self.store.reading() as work:
            return work.steps.of_needs([need.id]).get(need.id, ())

    def step(self, need: Need) -> NextStep:
        (only,) = self.steps(need)
        return only

    def events(self, need: Need) -> list[HistoryEvent]:
        with self.store.reading() as work:
            return [line.event for line in work.needs.history(need.id)]

    def everybody(self) -> list[str]:
        """The names of all visitors."""
        with self.store.reading() as work:
            ids = [match.visitor_id for match in FakeVisitorLookUp(self.store).find("", 1000)]
            return sorted(visitor.name for visitor in work.visitors.several(ids).values())


def unknown() -> UUID:
    """An id that nothing has."""
    return new_id()


def answer(text: str = "We open at nine.") -> AnswerHere:
    return AnswerHere(text=text)


BY_FOOT = Avenue.OFFICE
